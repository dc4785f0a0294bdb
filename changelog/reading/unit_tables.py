"""A table of units, a row for each, as a `Reading`: codes, parents by code, by name or by path, functions, days of effect.

What the table leaves open is found where it can be and said where it cannot: a parent that is not listed, or that two units
could be, is a finding. A table without codes gets codes from the places of its units, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse, Part, Reading
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText, Texts, fold_blanks, normal_form
from changelog.domain.units import Function, Unit
from changelog.errors import InputError, InvariantError
from changelog.reading.columns import has_people, header_of, told_columns
from changelog.reading.depth import with_depth
from changelog.reading.formats.sheets import Row, Sheet
from changelog.reading.recognise.list_items import mark_of
from changelog.reading.table_drafts import (
    Draft,
    abbreviated_rank,
    abbreviations_of,
    draft_of,
    encoded_once,
    is_of_no_unit,
)
from changelog.reading.table_levels import with_names_and_paths
from changelog.reading.table_parents import Parents
from changelog.reading.terms import rank_of

PROFILE = "unit_table"
EXCERPT = 120
NAMELESS_ROW = "furniture: row without a name"
"""What became of a row that should have named a unit."""
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")


def read_unit_table(sheet: Sheet, document: Document, columns: str | None = None) -> Reading | None:
    """What a table states; None where its header is not that of units and nobody said what its columns hold.

    Raises `InputError` for a table without units, `UsageError` for columns told wrongly.
    """
    header = told_columns(sheet, columns) if columns is not None else header_of(sheet)
    if header is None:
        return None
    return _TableReader(sheet, document, *header).reading()


class _TableReader:
    """Gathers units row by row, then settles codes and parents."""

    def __init__(self, sheet: Sheet, document: Document, header: int, columns: dict[str, int]):
        sheet, self.mended = encoded_once(sheet)
        self.width = max((len(row.cells) for row in sheet.rows), default=0)
        self.sheet, self.columns = with_names_and_paths(sheet, header, columns)
        self.document, self.header = document, header
        self.called = sheet.rows[header].cells if header >= 0 else ()
        self.drafts: list[Draft] = []
        self.by_identity: dict[tuple[str, ...], Draft] = {}
        self.findings: list[Finding] = []
        self.texts = Texts()
        self.uses: list[LineUse] = []

    def reading(self) -> Reading:
        for remark in self.sheet.remarks:
            self._note(remark.check, Severity.MEDIUM, remark.message, remark.line, remedy=remark.remedy)
        if self.mended:
            message = f"letters of {len(self.mended)} rows were encoded twice, and are read as they were before"
            self._note("letters-encoded-twice", Severity.MINOR, message, self.mended[0])
        for row in self.sheet.rows[self.header + 1 :]:
            self._take(row)
        if not self.drafts:
            raise InputError(
                "the table lists no unit",
                place=self.document.name,
                remedy="say which columns hold what, for instance --columns code=CLAVE,name=DENOMINACION",
            )
        abbreviations = abbreviations_of(draft.name for draft in self.drafts)
        for draft in self.drafts:
            draft.rank = rank_of(draft.name) or abbreviated_rank(draft.name, abbreviations) or _told_rank(draft)
        parents = Parents(self.drafts, self.columns, self._note)
        parents.settle()
        self._settle_codes()
        parts = tuple(self._parts())
        return Reading(
            document=self.document,
            profile=PROFILE,
            institution=None,
            parts=parts,
            heads_on_top=parents.are_heads_on_top,
            whole_institution=parents.are_heads_on_top and len(parts) == 1,
            findings=tuple(
                sorted(self.findings, key=lambda one: (one.source.first_line if one.source else 0, one.check))
            ),
            line_uses=tuple(self.uses),
        )

    def _take(self, row: Row) -> None:
        cells = {what: row.cells[at] if at < len(row.cells) else "" for what, at in self.columns.items()}
        name, code = fold_blanks(cells["name"]), fold_blanks(cells.get("code", ""))
        if (what := is_of_no_unit(Row(row.number, row.cells[: self.width]), self.called)) is not None:
            self.uses.append(LineUse(row.number, f"furniture: {what}"))
            return
        before = self._stated_before(cells, code, name)
        if not normal_form(name) and (before is None or not cells.get("functions") or (code and code != before.code)):
            self._note("row-without-name", Severity.MEDIUM, "the row names no unit, and is left out", row.number)
            self.uses.append(LineUse(row.number, NAMELESS_ROW))
            return
        if before is None:
            before = draft_of(row, self.columns, cells)
            self.drafts.append(before)
            self.by_identity[_identity(cells, code, name)] = before
        before.last = row.number
        before.functions += self._functions(cells, row)
        self.uses.append(LineUse(row.number, "heading" if before.row is row else "function", before.code or None))

    def _stated_before(self, cells: dict[str, str], code: str, name: str) -> Draft | None:
        """The unit of which this is a further row: its next function, or another person that works in it. Without codes
        units of one name are several, unless functions or people are what their rows differ in."""
        if code and name:
            return self.by_identity.get(_identity(cells, code, name))
        last = self.drafts[-1] if self.drafts else None
        if not name:
            return last if last is not None and code in ("", last.code) else None
        is_told_often = "functions" in self.columns or "path" in self.columns or has_people(self.called)
        return self.by_identity.get(_identity(cells, code, name)) if is_told_often else None

    def _functions(self, cells: dict[str, str], row: Row) -> Iterator[Function]:
        for line in cells.get("functions", "").split("\n"):
            text = fold_blanks(line)
            if not text:
                continue
            mark = mark_of(text) if not cells.get("marker") else None
            marker = mark.marker if mark else cells.get("marker", "")
            yield Function(marker, self.texts.of(mark.rest if mark else text), (), self._place(row.number))

    def _settle_codes(self) -> None:
        if "code" not in self.columns or not any(draft.code for draft in self.drafts):
            self._make_codes()
            message = (
                "the table has no codes: they are made of the places of its units, and say nothing between two tables"
            )
            self._note("codes-made", Severity.INFORMATION, message, self.drafts[0].row.number)
        seen: dict[str, int] = defaultdict(int)
        for place, draft in enumerate(self.drafts, 1):
            code = draft.code or f"-{place}"
            seen[code] += 1
            if not draft.code:
                self._note("code-missing", Severity.MINOR, f"{draft.name} has no code", draft.row.number, unit=code)
            elif seen[code] > 1:
                message = f"the code {code} is that of a unit above; {draft.name} is kept as {code}#{seen[code]}"
                self._note("code-repeated", Severity.MEDIUM, message, draft.row.number, unit=code)
                code = f"{code}#{seen[code]}"
            draft.code = code

    def _make_codes(self) -> None:
        children: dict[int | None, int] = defaultdict(int)
        for draft in self.drafts:
            chain = [draft]
            while chain[-1].parent is not None and not chain[-1].parent.code:
                chain.append(chain[-1].parent)
            for one in reversed(chain):
                if not one.code:
                    above = one.parent
                    key = id(above) if above is not None else None
                    children[key] += 1
                    one.code = f"{above.code}.{children[key]}" if above is not None else f"{children[key]}"

    def _parts(self) -> Iterator[Part]:
        units = with_depth([self._unit(draft) for draft in self.drafts])
        dated: dict[PartialDate | None, list[Unit]] = defaultdict(list)
        days = [self._day(draft) for draft in self.drafts]
        for day, unit in zip(self._days_of_parts(days), units, strict=True):
            dated[day].append(unit)
        for day in sorted(dated, key=lambda one: (one is not None, one or PartialDate(1))):
            yield Part(tuple(dated[day]), day, None)

    def _days_of_parts(self, days: Sequence[PartialDate | None]) -> Sequence[PartialDate | None]:
        """The day of each unit; the latest for all where one hangs from a unit of another day: then they are one structure,
        and on that day all of it is in force."""
        of_code = {draft.code: day for draft, day in zip(self.drafts, days, strict=True)}
        crosses = (
            draft
            for draft, day in zip(self.drafts, days, strict=True)
            if draft.parent is not None and of_code[draft.parent.code] != day
        )
        first = next(crosses, None)
        if first is None:
            return days
        last = max(day for day in days if day is not None)
        count = len(set(days))
        message = f"the units are in force from {count} different days; the structure is taken as of the latest, {last}"
        self._note("days-of-units-differ", Severity.MEDIUM, message, first.row.number)
        return [last] * len(days)

    def _unit(self, draft: Draft) -> Unit:
        objective = fold_blanks(draft.cells.get("objective", ""))
        place = self._place(draft.row.number, draft.last)
        return Unit(
            code=draft.code,
            name=draft.name,
            rank=draft.rank,
            parent=draft.parent.code if draft.parent is not None else None,
            within=draft.within.code if draft.within is not None else None,
            objective=StatedText.of(objective) if objective else None,
            functions=tuple(draft.functions),
            functions_listed="functions" in self.columns,
            source=place,
            objective_source=self._place(draft.row.number) if objective else None,
        )

    def _day(self, draft: Draft) -> PartialDate | None:
        text = draft.cells.get("effective", "")
        if not text:
            return None
        day = day_of(text)
        if day is None:
            self._note("day-not-understood", Severity.MEDIUM, f"{text!r} is no day", draft.row.number, unit=draft.code)
        return day

    def _place(self, first: int, last: int | None = None) -> SourceReference:
        return SourceReference(self.document.digest, first, last if last is not None else first)

    def _note(
        self,
        check: str,
        severity: Severity,
        message: str,
        line: int,
        *,
        unit: str | None = None,
        read: str | None = None,
        remedy: str | None = None,
    ) -> None:
        shown = read[:EXCERPT] if read is not None else None
        self.findings.append(Finding(check, severity, message, self._place(line), unit, shown, remedy))


def _told_rank(draft: Draft) -> str | None:
    """What the column of ranks says; a number is none."""
    told = fold_blanks(draft.cells.get("rank", ""))
    return told if told and not told.isdecimal() else None


def _identity(cells: dict[str, str], code: str, name: str) -> tuple[str, ...]:
    """What rows of one unit have in common: its code and name, or where it has no code its name and what tells its place."""
    return (code, name) if code else ("", name, cells.get("parent", ""), cells.get("path", ""), cells.get("branch", ""))


def day_of(text: str) -> PartialDate | None:
    """A cell as a day: 2021-09-01, 2021-09, 2021, 1/9/2021 (the day first, as Spanish writes)."""
    try:
        if (found := _ISO.fullmatch(text)) is not None:
            year, month, day = (int(one) if one else None for one in found.groups())
            return PartialDate(year or 0, month, day)
        if (found := _DAY_FIRST.fullmatch(text)) is not None:
            return PartialDate(int(found[3]), int(found[2]), int(found[1]))
    except InvariantError:
        return None
    return None
