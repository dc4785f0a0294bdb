"""What became of every non-blank line of a document that is read as prose, and the sections that it stands in.

A line is accounted for where the reader knows what it is: part of a unit, an entry of a list, a title of a known chapter, a
line from which an act, a day or a change is read, furniture, or prose of a known part. What stands before the first known
title, what belongs to no unit among the units, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType

from changelog.domain.dates import PartialDate
from changelog.domain.inspections import LineAccount, LineKind, SectionFound, SectionKind
from changelog.domain.readings import LineUse, Reading
from changelog.domain.sources import SourceReference
from changelog.domain.texts import normal_form
from changelog.reading.cleanup.furniture import SIGNATURES
from changelog.reading.lines import BodyLine, Line
from changelog.reading.manual import Prepared
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import chapter_title
from changelog.reading.recognise.labels import LabelKind, label_of
from changelog.reading.recognise.spanish_dates import first_date
from changelog.reading.sections import LONGEST_TITLE
from changelog.reading.structure import index_of_functions, read_list

_USES = {
    "heading": LineKind.HEADING,
    "objective": LineKind.OBJECTIVE,
    "function": LineKind.FUNCTION,
    "label": LineKind.LABEL,
}
_TITLE_KINDS = {
    "sections.index": SectionKind.INDEX,
    "sections.structure": SectionKind.STRUCTURE,
    "sections.organigrams": SectionKind.ORGANIGRAMS,
}
FRONT_MATTER = "front matter of the file"
LONGEST_FRONT_MATTER = 100
"""Lines; the longest seen has twenty."""
_KEYED = re.compile(r"[\w-]{1,40}:(?:\s|$)")
_CHAPTER_HEADING = "furniture: chapter heading"
_BETWEEN: Mapping[str, LineKind] = MappingProxyType(
    {
        "title": LineKind.TITLE,
        "list of the structure": LineKind.ENTRY,
        "text on other matters": LineKind.PROSE,
        "functions of units without a name": LineKind.PROSE,
        "between units": LineKind.UNACCOUNTED,
    }
)
"""What layouts call lines among the units that are of none; what is not here is no text of the document's own."""
_KNOWN = frozenset(SectionKind) - {SectionKind.OPENING, SectionKind.UNITS}
"""Sections whose prose is known for what it is."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A body line with the section that it stands in: its kind, its title, the key of the profile that the title is under,
    and whether the line is that title."""

    line: BodyLine
    kind: SectionKind
    title: str | None = None
    key: str | None = None
    is_title: bool = False


def account_of(prepared: Prepared, reading: Reading | None) -> tuple[tuple[SectionFound, ...], tuple[LineAccount, ...]]:
    """The sections of a document in order, and every non-blank line with what became of it."""
    placed = {one.line.number: one for one in _placed(prepared, reading)}
    uses = {use.line: use for use in reading.line_uses} if reading is not None else {}
    entries, cited = _entries(prepared), _cited(prepared, reading)
    account = []
    section: SectionKind | None = None
    matter = _front_matter(prepared.file.lines)
    for line in prepared.file.lines:
        if line.number <= matter and line.text.strip():
            account.append(LineAccount(line.number, LineKind.FURNITURE, SectionKind.OPENING, furniture=FRONT_MATTER))
        elif (which := prepared.cleared.furniture.get(line.number)) is not None:
            account.append(_furniture(line.number, line.text.strip(), which, section, prepared.context.profile))
        elif (one := placed.get(line.number)) is not None:
            section = one.kind
            use = uses.get(line.number)
            made = _body(one, use, line.number in entries, line.number in cited, prepared.context.profile)
            account.append(made if reading is not None else _unread(made))
    return tuple(_sections(list(placed.values()))), tuple(account)


def _front_matter(lines: Sequence[Line]) -> int:
    """The last line of what a Markdown file says of itself, between two rows of dashes at its top; 0 where it does not."""
    rows = [line.number for line in lines[:LONGEST_FRONT_MATTER] if line.text.strip() == "---"][:2]
    if len(rows) < 2 or any(line.text.strip() for line in lines[: rows[0] - 1]):
        return 0
    inside = [line.text for line in lines[rows[0] : rows[1] - 1] if line.text.strip()]
    named = sum(_KEYED.match(text) is not None for text in inside)
    return rows[1] if inside and 2 * named >= len(inside) else 0


def titles_by_key(profile: Profile) -> Mapping[str, frozenset[str]]:
    """The chapter titles that a profile knows, by the key that they stand under."""
    return {
        "sections.functions": profile.functions_titles,
        "sections.structure": profile.structure_titles,
        "sections.index": profile.index_titles,
        "sections.organigrams": profile.organigram_titles,
        "sections.after": profile.after_titles,
        "sections.other": profile.other_titles,
    }


def title_key(text: str, profile: Profile) -> str | None:
    """The key of the profile under which a line is a chapter's title; None where it is none."""
    if len(text) > LONGEST_TITLE or text[:1].islower() or text.endswith((";", ":", ",")):
        return None
    title = chapter_title(text)[1]
    return next((key for key, titles in titles_by_key(profile).items() if title in titles), None)


# --- sections ---------------------------------------------------------------------------------------------------------


def _placed(prepared: Prepared, reading: Reading | None) -> Iterator[Placed]:
    """Every body line with its section, in order. Where nothing is read, the whole document is front."""
    sections, profile = prepared.sections, prepared.context.profile
    if sections is None or reading is None:
        yield from _under_titles(prepared.cleared.body, {}, SectionKind.OPENING, profile)
        return
    lists = {
        line.number: kind
        for kind, lines in (
            (SectionKind.INDEX, sections.index),
            (SectionKind.STRUCTURE, sections.structure),
            (SectionKind.ORGANIGRAMS, sections.organigrams),
        )
        for line in lines
    }
    yield from _under_titles(sections.front, lists, SectionKind.OPENING, profile)
    heading = sections.heading
    title = heading.text if heading is not None else None
    key = "sections.functions" if heading is not None else None
    if heading is not None:
        yield Placed(heading, SectionKind.UNITS, title, key, is_title=True)
    for line in sections.functions:
        yield Placed(line, SectionKind.UNITS, title, key)
    yield from _under_titles(sections.after, {}, SectionKind.AFTER, profile)


def _under_titles(
    lines: Iterable[BodyLine], lists: Mapping[int, SectionKind], kind: SectionKind, profile: Profile
) -> Iterator[Placed]:
    """Lines under the titles of their chapters; `kind` is theirs before the first title, and after it behind the units."""
    first, title, key = kind, None, None
    for line in lines:
        found = title_key(line.text, profile)
        listed = lists.get(line.number)
        if listed is not None:
            if kind is not listed:
                kind, title, key = listed, None, None
            yield Placed(line, kind, title, key)
            continue
        if found is not None:
            title, key = line.text, found
            kind = SectionKind.AFTER if first is SectionKind.AFTER else _TITLE_KINDS.get(found, SectionKind.CHAPTER)
        yield Placed(line, kind, title, key, is_title=found is not None)


def _sections(placed: Sequence[Placed]) -> Iterator[SectionFound]:
    starts: list[list[Placed]] = []
    for one in placed:
        last = starts[-1][-1] if starts else None
        if last is None or (one.kind, one.title) != (last.kind, last.title) or (one.is_title and not last.is_title):
            starts.append([])
        starts[-1].append(one)
    for run in starts:
        yield SectionFound(run[0].kind, run[0].title, run[0].line.number, run[-1].line.number, run[0].key)


# --- lines ------------------------------------------------------------------------------------------------------------


def _furniture(number: int, text: str, which: str, section: SectionKind | None, profile: Profile) -> LineAccount:
    """`section` is that of the last body line before."""
    key = None
    if which in profile.furniture_names and profile.furniture_of(text) == which:
        key = f'furniture."{which}"'
    elif which == SIGNATURES:
        key = "people.titles"
    return LineAccount(number, LineKind.FURNITURE, section, furniture=which, key=key)


def _body(one: Placed, use: LineUse | None, is_entry: bool, is_cited: bool, profile: Profile) -> LineAccount:
    number, text = one.line.number, one.line.text
    if one.is_title or (use is not None and use.use == _CHAPTER_HEADING):
        return LineAccount(number, LineKind.TITLE, one.kind, key=one.key)
    if use is not None and one.kind is SectionKind.UNITS:
        return _of_units(one, use, is_entry, is_cited, profile)
    if is_entry:
        return LineAccount(number, LineKind.ENTRY, one.kind)
    if one.kind is SectionKind.INDEX and (key := title_key(text, profile)) is not None:
        return LineAccount(number, LineKind.TITLE, one.kind, key=key)
    if is_cited:
        return LineAccount(number, LineKind.CITED, one.kind)
    return LineAccount(number, LineKind.PROSE if one.kind in _KNOWN else LineKind.UNACCOUNTED, one.kind)


def _unread(line: LineAccount) -> LineAccount:
    """A line of a document in which no unit is found: nobody can say that its prose is not what the units are told in."""
    return replace(line, kind=LineKind.UNACCOUNTED) if line.kind is LineKind.PROSE else line


def _of_units(one: Placed, use: LineUse, is_entry: bool, is_cited: bool, profile: Profile) -> LineAccount:
    """A line among the units. What belongs to no unit, and is neither listed nor cited, is not accounted for."""
    number = one.line.number
    if use.use.startswith("furniture"):
        which = use.use.partition(": ")[2]
        between = _BETWEEN.get(which)
        if between is LineKind.UNACCOUNTED and is_cited:
            between = LineKind.CITED
        if between is not None:
            return LineAccount(number, between, one.kind, use.unit)
        return LineAccount(number, LineKind.FURNITURE, one.kind, use.unit, furniture=which)
    if is_entry and use.unit is None:
        return LineAccount(number, LineKind.ENTRY, one.kind)
    kind = _USES.get(use.use)
    if use.unit is None or kind is None:
        return LineAccount(number, LineKind.CITED if is_cited else LineKind.UNACCOUNTED, one.kind)
    return LineAccount(number, kind, one.kind, use.unit, key=_key_of(kind, one.line.text, profile))


def _key_of(kind: LineKind, text: str, profile: Profile) -> str | None:
    if kind is LineKind.HEADING:
        return "ranks"
    label = label_of(text, profile)
    if label is None or (kind is not LineKind.LABEL and not label.rest):
        return None
    return "labels.objective" if label.kind is LabelKind.OBJECTIVE else "labels.functions"


def _entries(prepared: Prepared) -> frozenset[int]:
    """The lines that name a unit in a list."""
    sections = prepared.sections
    if sections is None:
        return frozenset()
    lists = [read_list(sections.structure), read_list(sections.organigrams)]
    lists += [index_of_functions(sections.index, prepared.context.profile.functions_titles)]
    lists += [prepared.laid.listed] if prepared.laid is not None else []
    return frozenset(number for units in lists for unit in units for number in range(unit.first, unit.last + 1))


def _cited(prepared: Prepared, reading: Reading | None) -> frozenset[int]:
    """The lines from which an act, a day, a narrated change or the institution's name is read."""
    if reading is None:
        return frozenset()
    sources: list[SourceReference | None] = [change.source for change in reading.narrated]
    acts = [*reading.agreements, *(part.agreement for part in reading.parts if part.agreement is not None)]
    sources += [citation.source for act in acts for citation in act.citations]
    found = {
        number for source in sources if source is not None for number in range(source.first_line, source.last_line + 1)
    }
    if reading.institution is not None:
        name = normal_form(reading.institution.name)
        found |= {line.number for line in prepared.cleared.body if name in normal_form(line.text)}
    days = {part.effective_date for part in reading.parts if part.effective_date is not None}
    years = tuple({str(day.year) for day in days})
    for line in prepared.sections.front if prepared.sections is not None else ():
        if any(year in line.text for year in years) and is_day_of_effect(line.text, days):
            found.add(line.number)
    return frozenset(found)


def is_day_of_effect(text: str, days: AbstractSet[PartialDate]) -> bool:
    """Does a line print one of these days first?"""
    printed = first_date(text[:LONGEST_TITLE])
    return printed is not None and printed.value in days
