"""The narrative of a document from its lines to narrated changes.

    lines -> sentences -> units, acts and dates of each -> marked sentence -> forms -> drafts -> acts and days settled

Each entry can be explained by its sentence: the form that it fits, the names that stand in it, the act and the day that the
sentence or its neighbours give.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.findings import Finding
from changelog.domain.narratives import NarratedChange
from changelog.errors import InputError
from changelog.reading import profiles
from changelog.reading.cleanup.furniture import clear
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.context import Context
from changelog.reading.formats.opening import open_document
from changelog.reading.functions import read_functions
from changelog.reading.institution import find_institution
from changelog.reading.lines import BodyLine, Line
from changelog.reading.narrative.consistency import contradictions
from changelog.reading.narrative.enacting import HEAD, instrument_of
from changelog.reading.narrative.listings import table_rows, take_listings
from changelog.reading.narrative.naming import Naming
from changelog.reading.narrative.ranks import KnownNames, Ranks
from changelog.reading.narrative.sentences import sentences
from changelog.reading.narrative.settling import settle
from changelog.reading.narrative.teller import Teller
from changelog.reading.narrative.tellings import Draft, Settled, Telling
from changelog.reading.sections import Sections, find_sections
from changelog.reading.structure import index_of_functions, names_by_code, read_list


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a document tells: changes in the order printed, and what does not fit."""

    changes: tuple[NarratedChange, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_narrative(lines: Sequence[BodyLine], names: Iterable[str], context: Context) -> Narrative:
    """Read the changes told in the prose of a document.

    `lines` are those of `narrative_lines`; `names` the units of the document's own structure, as evidence of where a name
    ends.
    """
    ranks = Ranks.of(context.profile)
    prose, listings = take_listings(lines, context.profile)
    institution = find_institution(lines[:HEAD], context.profile)
    owner, short = (institution.name, institution.acronym) if institution is not None else (None, None)
    naming = Naming(context.profile, KnownNames.of(names), short)
    teller = Teller(naming, owner, listings, table_rows(lines, ranks))
    told = list(sentences(prose, context.profile))
    tellings = [teller.telling(sentence) for sentence in told]
    settled_rows = settle(tellings, instrument_of(lines, told))
    changes = tuple(_change(telling, draft, settled, context) for telling, draft, settled in settled_rows)
    return Narrative(changes, tuple(contradictions(changes, context)))


def _change(telling: Telling, draft: Draft, settled: Settled, context: Context) -> NarratedChange:
    first, last = telling.sentence.lines(draft.first, draft.last)
    last = max(last, draft.last_line or 0)
    return NarratedChange(
        draft.kind,
        draft.unit,
        draft.result,
        draft.from_parent,
        draft.to_parent,
        settled.agreement,
        settled.approved,
        settled.published,
        settled.effective,
        context.place(first, last),
        telling.sentence.label,
        draft.certainty,
    )


def narrative_lines(sections: Sections | None, body: Sequence[BodyLine]) -> tuple[BodyLine, ...]:
    """The lines in which a narrative can stand: all before the functions but index, structure list and organigrams, and what
    follows the last unit."""
    if sections is None:
        return tuple(body)
    apart = {line.number for part in (sections.index, sections.structure, sections.organigrams) for line in part}
    return tuple(line for line in (*sections.front, *sections.after) if line.number not in apart)


def footnotes(lines: Sequence[Line], furniture: Mapping[int, str]) -> tuple[BodyLine, ...]:
    """Footnotes, which are furniture to the other readers, each as a paragraph of its own."""
    return tuple(
        BodyLine(line.number, line.text.strip(), 0, blank_before=True, page_start=True, page=line.page)
        for line in lines
        if furniture.get(line.number) == "footnote"
    )


def narrated_changes(data: bytes, name: str) -> Narrative:
    """Read the narrative of a document from its bytes. A text without described units is read as prose from end to end.

    Raises `InputError` for bytes that are no text.
    """
    file = open_document(data, name)
    family = profiles.pick(file.lines)
    cleared = clear(file.lines, family, file.furniture)
    if not cleared.body:
        raise InputError("the document holds no text", place=name)
    sections = find_sections(cleared.body, family)
    words = Words([line.text for line in cleared.body])
    context = Context(hashlib.sha256(data).hexdigest(), family, words, file.pages())
    names: list[str] = []
    if sections is not None:
        listed, index = read_list(sections.structure), index_of_functions(sections.index, family.functions_titles)
        names = [unit.name for unit in (*listed, *index)]
        names += [unit.name for unit in read_functions(sections.functions, names_by_code(listed, index), context).units]
    lines = (*narrative_lines(sections, cleared.body), *footnotes(file.lines, cleared.furniture))
    return read_narrative(lines, names, context)
