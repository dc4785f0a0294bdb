"""A document read for an audit: what is made of it, and beside it how it is printed, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from changelog.domain.manuals import ListedUnit, Manual, Passage, Section
from changelog.domain.readings import LineUse, Reading
from changelog.errors import InputError
from changelog.reading import structure
from changelog.reading.functions import DescribedUnit, read_functions
from changelog.reading.layout import LIST, PROSE, LaidOut
from changelog.reading.lines import BodyLine
from changelog.reading.manual import FOOTNOTE, Prepared, prepare, read_prepared
from changelog.reading.profiles.loader import Profile
from changelog.reading.prose import Prose, paragraphs
from changelog.reading.recognise.headings import chapter_title
from changelog.reading.sections import LONGEST_TITLE, Sections
from changelog.reading.tables import read_table


def read_whole(data: bytes, name: str, *, profile: str | Profile | None = None, columns: str | None = None) -> Manual:
    """Read a manual, half a manual or none: what is not found is absent, not an error.

    Raises `InputError` only for a file that is no text, `UsageError` for an unknown profile.
    """
    table = read_table(data, name, columns)
    if table is not None:
        return Manual(table.document, ("",) * table.document.lines, table)
    prepared = prepare(data, name, profile)
    reading = _reading(prepared)
    family, sections = prepared.context.profile, prepared.sections
    manual = Manual(
        document=prepared.document,
        lines=tuple(line.text for line in prepared.file.lines),
        reading=reading,
        furniture=prepared.cleared.furniture,
        ranks=tuple(sorted(family.ranks, key=len, reverse=True)),
        institutions=tuple(family.institutions),
        pages=prepared.context.pages,
    )
    notes = tuple(_footnotes(prepared))
    if sections is None or reading is None:
        return replace(manual, passages=_in_order((*_prose(prepared.cleared.body, family), *notes)))
    if prepared.laid is not None:
        return _laid(manual, prepared.laid, (*_passages(sections, reading, family), *notes))
    lists = structure.read_list(sections.structure)
    index = structure.index_of_functions(sections.index, family.functions_titles)
    described = read_functions(sections.functions, structure.names_by_code(lists, index), prepared.context)
    return replace(
        manual,
        passages=_in_order((*_passages(sections, reading, family), *notes)),
        headings=tuple(_heading(unit) for unit in described.units),
        index=_listed(index),
        structure=_listed(lists),
        organigrams=_listed(structure.read_list(sections.organigrams)),
    )


def _laid(manual: Manual, laid: LaidOut, passages: Sequence[Passage]) -> Manual:
    return replace(
        manual,
        passages=_in_order(passages),
        headings=tuple(
            ListedUnit(unit.code, unit.name, unit.source.first_line, unit.source.last_line)
            for unit in laid.units
            if unit.source is not None and unit.functions_listed
        ),
        structure=_listed(laid.listed),
    )


def _reading(prepared: Prepared) -> Reading | None:
    try:
        return read_prepared(prepared, narrated=True)
    except InputError:
        return None


def _listed(units: Sequence[structure.ListedUnit]) -> tuple[ListedUnit, ...]:
    return tuple(ListedUnit(unit.code, unit.name, unit.first, unit.last) for unit in units)


def _heading(unit: DescribedUnit) -> ListedUnit:
    return ListedUnit(unit.code, unit.name, unit.source.first_line, unit.source.last_line)


def _in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: passage.numbers[0]))


def _footnotes(prepared: Prepared) -> Iterator[Passage]:
    for number, which in prepared.cleared.furniture.items():
        if which == FOOTNOTE:
            text = prepared.file.lines[number - 1].text.strip()
            yield Passage(text, (0,), (number,), Section.FOOTNOTE)


def _passages(sections: Sections, reading: Reading, profile: Profile) -> Iterator[Passage]:
    lists = (
        (Section.INDEX, sections.index),
        (Section.STRUCTURE, sections.structure),
        (Section.ORGANIGRAMS, sections.organigrams),
    )
    for section, lines in lists:
        for line in lines:
            yield Passage(line.text, (0,), (line.number,), section)
    apart = {line.number for _, lines in lists for line in lines}
    yield from _prose([line for line in sections.front if line.number not in apart], profile)
    yield from _prose(sections.after, profile, Section.AFTER)
    yield from _of_units(sections.functions, reading)


def _prose(lines: Sequence[BodyLine], profile: Profile, section: Section = Section.FRONT) -> Iterator[Passage]:
    """Paragraphs under the titles of their chapters; a title is a passage of its own."""
    titles = profile.functions_titles | profile.structure_titles | profile.index_titles
    titles |= profile.organigram_titles | profile.other_titles | profile.after_titles
    chapter: str | None = None
    held: list[BodyLine] = []
    for line in lines:
        title = chapter_title(line.text)[1] if len(line.text) <= LONGEST_TITLE else None
        if title not in titles:
            held.append(line)
            continue
        yield from (_passage(one, section, chapter) for one in paragraphs(held))
        held, chapter = [], title
        yield _passage(Prose.of([line]), section, chapter)
    yield from (_passage(one, section, chapter) for one in paragraphs(held))


def _passage(prose: Prose, section: Section, chapter: str | None) -> Passage:
    return Passage(prose.text, prose.starts, prose.numbers, section, chapter)


def _is_text(use: LineUse | None) -> bool:
    return use is not None and (use.use in _SECTIONS or not use.use.startswith("furniture"))


_SECTIONS = {
    "heading": Section.HEADING,
    "objective": Section.OBJECTIVE,
    "label": Section.LABEL,
    LIST: Section.STRUCTURE,
    PROSE: Section.FRONT,
}


def _of_units(lines: Sequence[BodyLine], reading: Reading) -> Iterator[Passage]:
    """The functions section: headings, labels, objectives, and function by function as they were read."""
    uses = {use.line: use for use in reading.line_uses}
    markers = {
        number: (unit.code, place, function.marker)
        for unit in reading.units
        for place, function in enumerate(unit.functions)
        if function.source is not None
        for number in range(function.source.first_line, function.source.last_line + 1)
    }
    keyed = groupby(
        (line for line in lines if _is_text(uses.get(line.number))),
        key=lambda line: _key(line, uses[line.number], markers),
    )
    for (section, unit, _place, marker), group in keyed:
        prose = Prose.of(list(group))
        yield Passage(prose.text, prose.starts, prose.numbers, section, None, unit, marker)


def _key(
    line: BodyLine, use: LineUse, markers: dict[int, tuple[str, int, str]]
) -> tuple[Section, str | None, int, str | None]:
    if use.use == "function" and line.number in markers:
        code, place, marker = markers[line.number]
        return Section.FUNCTION, code, place, marker
    return _SECTIONS.get(use.use, Section.FUNCTION), use.unit, -1, None
