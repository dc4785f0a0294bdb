"""A text manual from its bytes to a `Reading`: the whole way on one screen.

    bytes -> lines -> body and furniture -> sections -> units -> rank, parent, depth -> dates, agreements, parts

Each stage returns a new value and its findings; none alters what it was given, and nothing that is printed is dropped: a
line is read, or named as furniture, or a finding says where it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from changelog.domain.agreements import Agreement
from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse, Part, ProfileChoice, ProfileConfidence, Reading
from changelog.domain.snapshots import Institution
from changelog.domain.sources import Document
from changelog.domain.units import Unit
from changelog.errors import InputError
from changelog.reading import profiles
from changelog.reading.acts import read_cited_acts, with_narrated
from changelog.reading.agreements import Register, read_register
from changelog.reading.amendments import read_amendments
from changelog.reading.cleanup.furniture import ClearedText, clear
from changelog.reading.cleanup.wrapping import Words
from changelog.reading.context import Context
from changelog.reading.datasheet import read_datasheet
from changelog.reading.depth import is_whole_institution, with_depth
from changelog.reading.effect import OWN_ACT, find_effect
from changelog.reading.formats.documents import PrintedDocument
from changelog.reading.formats.opening import open_document
from changelog.reading.functions import FunctionsRead, read_functions
from changelog.reading.institution import find_institution
from changelog.reading.layout import LaidOut
from changelog.reading.layouts import lay_out, lay_out_uncoded
from changelog.reading.lines import BodyLine, Line
from changelog.reading.parts import divide, sheet_agreement
from changelog.reading.prose import Prose
from changelog.reading.sections import Sections, find_sections
from changelog.reading.structure import (
    INDEX,
    STRUCTURE_LIST,
    compare,
    index_of_functions,
    names_by_code,
    place_units,
    read_list,
    unknown_in_organigrams,
)
from changelog.reading.tables import read_table

if TYPE_CHECKING:
    from changelog.reading.narrative import Narrative

AFTER = "furniture: after the last unit"
FOOTNOTE = "footnote"
"""What the profiles call furniture that is a footnote."""
HEADERS = 60
"""Furniture lines among which the institution's name is looked for besides the text before the functions."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before its units are read: its lines, those that are text, its sections (None where no unit with functions
    is found), and what every stage needs to know. `laid` is what its layout made of it, None where that is chapters."""

    document: Document
    file: PrintedDocument
    cleared: ClearedText
    sections: Sections | None
    context: Context
    laid: LaidOut | None = None
    choice: ProfileChoice | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """The units of a document, whatever its layout: with rank, parent and depth, and every name of a unit that it prints.

    `is_whole` is None where the layout does not tell whether they are the whole institution.
    """

    units: tuple[Unit, ...]
    names: tuple[str, ...]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
    is_whole: bool | None = None
    heads_on_top: bool = False


def read_manual(
    data: bytes,
    name: str,
    *,
    profile: str | profiles.Profile | None = None,
    narrated: bool = False,
    columns: str | None = None,
) -> Reading:
    """Read the bytes of an organisation manual, or of a table of units, in any format that is read.

    `name` is the file's name without folders; `profile` forces the family that it is read as (one of ours by name, or the
    user's own), which is otherwise found by evidence; with `narrated` the changes that its prose tells are read too. Of a
    table, `columns` says what its columns hold (`code=CLAVE,name=DENOMINACION`).

    Raises `InputError` for a file that is empty, binary, of unknown encoding or no organisation manual, `UsageError` for
    an unknown profile.
    """
    table = read_table(data, name, columns)
    return table if table is not None else read_prepared(prepare(data, name, profile), narrated=narrated)


def prepare(data: bytes, name: str, profile: str | profiles.Profile | None = None) -> Prepared:
    """Lines, furniture and sections. Raises `InputError` for a file that is no text, `UsageError` for an unknown profile."""
    file = open_document(data, name)
    family, choice = profiles.choose(file.lines, profiles.named(profile) if isinstance(profile, str) else profile)
    cleared = clear(file.lines, family, file.furniture)
    document = Document(name, hashlib.sha256(data).hexdigest(), len(file.lines), choice.label)
    context = Context(document.digest, family, Words([line.text for line in cleared.body]), file.pages())
    laid = lay_out(cleared.body, context)
    sections = laid.sections(cleared.body) if laid is not None else find_sections(cleared.body, family)
    if laid is None and (laid := lay_out_uncoded(cleared.body, sections, context)) is not None:
        sections = laid.sections(cleared.body)
    return Prepared(document, file, cleared, sections, context, laid, choice)


def read_prepared(prepared: Prepared, *, narrated: bool = False) -> Reading:
    """As `read_manual`, from what was prepared."""
    document, file, cleared, context = prepared.document, prepared.file, prepared.cleared, prepared.context
    sections, family = prepared.sections, prepared.context.profile
    if sections is None:
        raise _no_manual(document.name)
    stated = _laid(prepared.laid) if prepared.laid is not None else _by_chapters(sections, document.name, context)
    units = stated.units
    institution = find_institution(
        (*sections.front, *_headers(file, cleared)), family, is_act=prepared.laid is not None
    )
    register = read_register(Prose.of(cleared.body), context)
    footnotes = [(line.number, line.text.strip()) for line in file.lines if _is_footnote(line, cleared)]
    parts, rests, dating = _in_force(units, sections, footnotes, register, context)
    owner = institution.name if institution is not None else None
    agreements = read_cited_acts(cleared.body, footnotes, register.agreements, rests, owner, context)
    # The recitals of an act tell what other acts did to other states of the structure; its own annexes state this one.
    is_act = OWN_ACT in family.effect_order
    whole = stated.is_whole
    if whole is None:
        whole = is_whole_institution(units, file.lines, institution, family)
    told = _narrative(sections, file, cleared, stated.names, context) if narrated and not is_act else None
    findings = (
        *(context.finding(r.check, Severity.MEDIUM, r.message, r.line, remedy=r.remedy) for r in file.remarks),
        *_remarks(sections, institution, context),
        *_doubtful(prepared.choice, context),
        *stated.findings,
        *register.findings,
        *dating,
        *(told.findings if told else ()),
    )
    return Reading(
        document=document,
        profile=family.name,
        institution=institution,
        parts=parts,
        heads_on_top=whole or stated.heads_on_top,
        whole_institution=whole,
        agreements=with_narrated(agreements, told.changes, owner) if told else agreements,
        findings=tuple(sorted(findings, key=_by_line)),
        line_uses=tuple(_line_uses(sections, cleared, stated.uses)),
        narrated=told.changes if told else (),
        choice=prepared.choice,
    )


def _laid(laid: LaidOut) -> Stated:
    names = (*(entry.name for entry in laid.listed), *(unit.name for unit in laid.units))
    units = laid.units if laid.is_exhaustive else with_depth(laid.units)
    return Stated(units, names, laid.uses, laid.findings, laid.is_whole, laid.heads_on_top)


def _by_chapters(sections: Sections, name: str, context: Context) -> Stated:
    """Units with coded headings in a chapter of functions. Raises `InputError` where there is none."""
    structure = read_list(sections.structure)
    index = index_of_functions(sections.index, context.profile.functions_titles)
    described = read_functions(sections.functions, names_by_code(structure, index), context)
    if not described.units or _is_doubtful(sections, described):
        raise _no_manual(name)
    placed = place_units(described.units, structure, context)
    findings = (
        *_heading_missing(sections, context),
        *compare(described.units, {STRUCTURE_LIST: structure, INDEX: index}, context),
        *unknown_in_organigrams(sections.organigrams, described.units, context),
        *described.findings,
        *placed.findings,
    )
    names = (*(entry.name for entry in (*structure, *index)), *(unit.name for unit in described.units))
    return Stated(with_depth(placed.units), names, described.uses, findings)


def _is_doubtful(sections: Sections, described: FunctionsRead) -> bool:
    """Without the heading of a functions chapter or a label, coded names in some other document could look like units:
    then there must be two of them, and half must have functions."""
    if sections.heading is not None or any(use.use == "label" for use in described.uses):
        return False
    with_functions = sum(bool(unit.functions) for unit in described.units)
    return len(described.units) < 2 or 2 * with_functions < len(described.units)


def _narrative(
    sections: Sections, file: PrintedDocument, cleared: ClearedText, names: Sequence[str], context: Context
) -> Narrative:
    from changelog.reading import narrative  # most readings do not ask for it

    lines = (*narrative.narrative_lines(sections, cleared.body), *narrative.footnotes(file.lines, cleared.furniture))
    return narrative.read_narrative(lines, names, context)


def _no_manual(name: str) -> InputError:
    return InputError(
        "this is not an organisation manual: no unit with code, name and functions is found",
        place=name,
        remedy="give a manual whose functions section heads each unit with its code (7.1.2 Coordinación de ...)",
    )


def _is_footnote(line: Line, cleared: ClearedText) -> bool:
    return cleared.furniture.get(line.number) == FOOTNOTE


def _in_force(
    units: tuple[Unit, ...],
    sections: Sections,
    footnotes: Sequence[tuple[int, str]],
    register: Register,
    context: Context,
) -> tuple[tuple[Part, ...], tuple[Agreement, ...], tuple[Finding, ...]]:
    """Parts, the acts that they rest on or that a data sheet lists, and findings about dates and acts."""
    sheet = read_datasheet(sections.front) if "datasheet" in context.profile.effect_order else ()
    amendments = read_amendments(sections.front, footnotes, sheet)
    if sheet or any(act.touches for act in amendments):
        gazette = _gazette(sections, context)
        divided = divide(units, sheet, amendments, gazette, context)
        acts = [sheet_agreement(act, gazette, context) for act in sheet]
        acts += [part.agreement for part in divided.parts if part.agreement]
        return divided.parts, tuple({act.key: act for act in acts}.values()), divided.findings
    effect = find_effect(sections, register, context)
    rests = (effect.agreement,) if effect.agreement else ()
    return (Part(units, effect.date, effect.agreement),), rests, effect.findings


def _headers(file: PrintedDocument, cleared: ClearedText) -> Iterator[BodyLine]:
    """The first running headers and footers: they often name the institution."""
    for number in islice(cleared.furniture, HEADERS):
        if cleared.furniture[number].startswith(("running header", "header", "page number")):
            line = file.lines[number - 1]
            yield BodyLine(number, line.text.strip(), 0, blank_before=True, page_start=True, page=line.page)


def _gazette(sections: Sections, context: Context) -> str:
    """The short name of the gazette that the document cites most."""
    text = Prose.of(sections.front).text
    return max(context.profile.gazettes, key=lambda gazette: text.count(gazette[0]))[1]


def _heading_missing(sections: Sections, context: Context) -> Iterator[Finding]:
    if sections.heading is None:
        first = sections.functions[0]
        yield context.finding(
            "chapter-heading-missing",
            Severity.MEDIUM,
            "the functions chapter has no heading in the body; it is taken to begin with the first unit that is described",
            first.number,
            read=first.text,
        )


def _remarks(sections: Sections, institution: Institution | None, context: Context) -> Iterator[Finding]:
    if institution is None:
        yield context.finding(
            "institution-not-found",
            Severity.SERIOUS,
            "the name of the institution is not found",
            sections.functions[0].number,
            remedy="give it with --institution",
        )


def _doubtful(choice: ProfileChoice | None, context: Context) -> Iterator[Finding]:
    """Says that another family has about as many signs as the one that the document is read as."""
    other = choice.runner_up if choice is not None else None
    if choice is not None and other is not None and choice.confidence is ProfileConfidence.DOUBTFUL:
        yield context.finding(
            "profile-doubtful",
            Severity.MEDIUM,
            f"read as {choice.name}, of weight {choice.weight}; {other.name} has signs of weight {other.weight}",
            remedy="look with inspect which is right, and say it with --profile",
        )


def _line_uses(sections: Sections, cleared: ClearedText, read: Sequence[LineUse]) -> list[LineUse]:
    """What became of every non-blank line from the heading of the functions chapter, or the first unit, to the end."""
    first = sections.heading.number if sections.heading is not None else sections.functions[0].number
    uses = list(read)
    if sections.heading is not None:
        uses.append(LineUse(sections.heading.number, "furniture: chapter heading"))
    uses += [LineUse(number, f"furniture: {which}") for number, which in cleared.furniture.items() if number >= first]
    uses += [LineUse(line.number, AFTER) for line in sections.after]
    return sorted(uses, key=lambda use: use.line)


def _by_line(finding: Finding) -> tuple[int, str]:
    return finding.source.first_line if finding.source is not None else 0, finding.check
