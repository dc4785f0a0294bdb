"""A document inspected: what the reader makes of it, whether it is a manual or not, and of every line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from changelog.domain.findings import Severity
from changelog.domain.inspections import (
    Inspection,
    LineAccount,
    LineExplained,
    LineKind,
    SectionFound,
    SectionKind,
    ShapeSeen,
    Trial,
)
from changelog.domain.readings import ProfileConfidence, Reading
from changelog.domain.sources import Document
from changelog.errors import InputError
from changelog.reading.accounting import account_of
from changelog.reading.agreements import read_register
from changelog.reading.articles.blocks import opening_of
from changelog.reading.columns import header_of, told_columns
from changelog.reading.explaining import explain
from changelog.reading.formats.opening import open_tables
from changelog.reading.formats.sheets import Sheet
from changelog.reading.institution import find_institution
from changelog.reading.lines import BodyLine
from changelog.reading.manual import Prepared, prepare, read_prepared
from changelog.reading.profiles.loader import Profile, available
from changelog.reading.prose import Prose
from changelog.reading.recognise.headings import coded_name, rank_of
from changelog.reading.recognise.labels import LabelKind, label_of
from changelog.reading.recognise.list_items import mark_of
from changelog.reading.structure import index_of_functions, names_by_code, read_list
from changelog.reading.tables import read_table
from changelog.reading.unit_headings import NoHeading, find_headings
from changelog.reading.unit_tables import NAMELESS_ROW, read_unit_table

LONGEST_NAME = 160
"""Characters of a line that a rank word opens, above which it is a sentence."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A document inspected, and the profile that it was read with (None for tables): what can explain its lines."""

    inspection: Inspection
    profile: Profile | None = None

    def explained(self, first: int, last: int) -> tuple[LineExplained, ...]:
        """What the reader made of these lines, both included, and why."""
        return explain(self.inspection, self.profile, first, last)


def inspect_document(
    data: bytes, name: str, *, profile: str | Profile | None = None, columns: str | None = None
) -> Inspected:
    """Inspect a document of any format: a manual, half a manual, or none.

    Raises `InputError` for a file that cannot be read at all, `UsageError` for an unknown profile or columns told wrongly.
    """
    table = read_table(data, name, columns)
    if table is not None:
        return Inspected(_of_table(table, _sheet(data, name, columns), columns))
    prepared = prepare(data, name, profile)
    found = _of_text(prepared)
    if found.reading is None or (found.choice is not None and found.choice.confidence is ProfileConfidence.DOUBTFUL):
        found = replace(found, tried=_tried(data, name, prepared.context.profile.name))
    return Inspected(found, prepared.context.profile)


def _tried(data: bytes, name: str, taken: str) -> tuple[Trial, ...]:
    """What the other profiles of the program make of a document."""
    trials = []
    for profile in available():
        if profile.name == taken:
            continue
        try:
            units = read_prepared(prepare(data, name, profile)).units
        except InputError:
            continue
        trials.append(Trial(profile.name, len(units), sum(len(unit.functions) for unit in units)))
    return tuple(sorted(trials, key=lambda trial: (trial.functions, trial.units), reverse=True))


# --- tables -----------------------------------------------------------------------------------------------------------


def _sheet(data: bytes, name: str, columns: str | None) -> Sheet:
    """The sheet that `read_table` took: the first that states units."""
    digest = hashlib.sha256(data).hexdigest()
    first: Sheet | None = None
    for sheet in open_tables(data, name):
        first = first or sheet
        try:
            if read_unit_table(sheet, Document(name, digest, sheet.lines), columns) is not None:
                return sheet
        except InputError:
            continue
    assert first is not None  # a table was read from one of them
    return first


def _of_table(reading: Reading, sheet: Sheet, told: str | None) -> Inspection:
    header = told_columns(sheet, told) if told is not None else header_of(sheet)
    assert header is not None  # as for the reading
    place, columns = header
    uses = {use.line: use for use in reading.line_uses}
    account = []
    for at, row in enumerate(sheet.rows):
        use = uses.get(row.number)
        kind = LineKind.HEADER if at == place else LineKind.UNACCOUNTED
        if use is not None and not use.use.startswith("furniture"):
            kind = LineKind.HEADING if use.use == "heading" else LineKind.FUNCTION
        elif use is not None and use.use != NAMELESS_ROW:
            kind = LineKind.FURNITURE
        account.append(LineAccount(row.number, kind, SectionKind.ROWS, use.unit if use is not None else None))
    lines = [""] * max(sheet.lines, 1)
    for row in sheet.rows:
        lines[row.number - 1] = "\t".join(cell for cell in row.cells if cell)
    names = sheet.rows[place].cells if place >= 0 else ()
    return Inspection(
        document=reading.document,
        lines=tuple(lines),
        reading=reading,
        choice=None,
        sections=(SectionFound(SectionKind.ROWS, sheet.name, sheet.rows[0].number, sheet.rows[-1].number),),
        account=tuple(account),
        findings=reading.findings,
        missing=tuple(_missing(reading)),
        columns=tuple((field, names[at] if at < len(names) else str(at + 1)) for field, at in columns.items()),
    )


# --- texts ------------------------------------------------------------------------------------------------------------


def _of_text(prepared: Prepared) -> Inspection:
    try:
        reading: Reading | None = read_prepared(prepared, narrated=True)
        refused = None
    except InputError as error:
        reading, refused = None, error.message
    sections, account = account_of(prepared, reading)
    inspection = Inspection(
        document=prepared.document,
        lines=tuple(line.text for line in prepared.file.lines),
        reading=reading,
        choice=prepared.choice,
        sections=sections,
        account=account,
        refused=refused,
        layout=prepared.context.profile.layout,
        shapes=tuple(_shapes(prepared.cleared.body, prepared.context.profile)),
        not_headings=_not_headings(prepared),
        pages=prepared.context.pages,
    )
    if reading is None:
        return _without_units(inspection, prepared)
    return replace(
        inspection,
        institution=reading.institution,
        agreements=reading.agreements,
        findings=reading.findings,
        missing=tuple(_missing(reading, prepared)),
    )


def _without_units(inspection: Inspection, prepared: Prepared) -> Inspection:
    """What is found in a document that is no manual."""
    context, body = prepared.context, prepared.cleared.body
    register = read_register(Prose.of(body), context)
    remarks = tuple(
        context.finding(one.check, Severity.MEDIUM, one.message, one.line, remedy=one.remedy)
        for one in prepared.file.remarks
    )
    institution = find_institution(body, context.profile) if body else None
    missing = ("units", *(("institution",) if institution is None else ()))
    return replace(
        inspection,
        institution=institution,
        agreements=register.agreements,
        findings=remarks + register.findings,
        missing=missing,
    )


def _missing(reading: Reading, prepared: Prepared | None = None) -> Iterator[str]:
    """What a reading lacks of what a manual has."""
    if reading.institution is None:
        yield "institution"
    if any(part.effective_date is None for part in reading.parts):
        yield "effective"
    if any(part.agreement is None for part in reading.parts):
        yield "agreement"
    if not any(unit.functions for unit in reading.units):
        yield "functions"
    if prepared is not None and prepared.laid is None and prepared.sections is not None:
        if prepared.sections.heading is None:
            yield "functions_title"
        if not prepared.sections.structure:
            yield "structure"


def _shapes(body: Sequence[BodyLine], profile: Profile) -> Iterator[ShapeSeen]:
    """How many lines have each shape that units are told by."""
    found: dict[str, list[int]] = {shape: [] for shape in _SHAPES}
    for line in body:
        for shape in _shapes_of(line.text, profile):
            found[shape].append(line.number)
    for shape, numbers in found.items():
        yield ShapeSeen(shape, len(numbers), numbers[0] if numbers else None)


_SHAPES = ("coded_rank", "rank", "article", "objective_label", "functions_label", "mark")


def _shapes_of(text: str, profile: Profile) -> Iterator[str]:
    coded = coded_name(text)
    is_ranked = coded is not None and rank_of(coded.name, profile.ranks) is not None
    if is_ranked:
        yield "coded_rank"
    elif coded is None and len(text) <= LONGEST_NAME and rank_of(text.lstrip("#* "), profile.ranks) is not None:
        yield "rank"
    if opening_of(text.lstrip("#* ")) is not None:
        yield "article"
    label = label_of(text, profile)
    if label is not None:
        yield "objective_label" if label.kind is LabelKind.OBJECTIVE else "functions_label"
    if not is_ranked and mark_of(text) is not None:
        yield "mark"


def _not_headings(prepared: Prepared) -> dict[int, str]:
    """Lines among the units that begin with a code and head none, and why."""
    sections = prepared.sections
    if sections is None or prepared.laid is not None:
        return {}
    index = index_of_functions(sections.index, prepared.context.profile.functions_titles)
    refused: dict[int, NoHeading] = {}
    find_headings(sections.functions, names_by_code(read_list(sections.structure), index), prepared.context, refused)
    return {number: str(why) for number, why in refused.items()}
