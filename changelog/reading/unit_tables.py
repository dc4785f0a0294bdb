"""A table of units, a row for each, as a `Reading`: codes, parents by code, by name or by path, functions, days of effect.

What the table leaves open is found where it can be and said where it cannot: a parent that is not listed, or that two units
could be, is a finding. A table without codes gets codes from the places of its units, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse, Part, Reading
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText, Texts, fold_blanks, normal_form
from changelog.domain.units import Function, Unit
from changelog.errors import InputError, InvariantError
from changelog.reading.columns import header_of, told_columns
from changelog.reading.depth import with_depth
from changelog.reading.formats.sheets import Row, Sheet
from changelog.reading.recognise.list_items import mark_of
from changelog.reading.terms import rank_of

PROFILE = "unit_table"
EXCERPT = 120
MOST_ALIKE = 3
"""Units named in a finding about a parent that several could be."""
_PATH = re.compile(r"\s*(?:[/>»\\|]|->|→)\s*")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?")


@dataclass
class _Draft:
    """A unit while its rows are gathered."""

    row: Row
    code: str
    name: str
    cells: dict[str, str]
    rest: tuple[str, ...]
    functions: list[Function] = field(default_factory=list)
    parent: _Draft | None = None
    last: int = 0


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
        self.sheet, self.document, self.header, self.columns = sheet, document, header, columns
        self.drafts: list[_Draft] = []
        self.by_code_and_name: dict[tuple[str, str], _Draft] = {}
        self.findings: list[Finding] = []
        self.texts = Texts()
        self.uses: list[LineUse] = []

    def reading(self) -> Reading:
        for remark in self.sheet.remarks:
            self._note(remark.check, Severity.MEDIUM, remark.message, remark.line, remedy=remark.remedy)
        for row in self.sheet.rows[self.header + 1 :]:
            self._take(row)
        if not self.drafts:
            raise InputError(
                "the table lists no unit",
                place=self.document.name,
                remedy="say which columns hold what, for instance --columns code=CLAVE,name=DENOMINACION",
            )
        _Parents(self).settle()
        self._settle_codes()
        parts = tuple(self._parts())
        return Reading(
            document=self.document,
            profile=PROFILE,
            institution=None,
            parts=parts,
            heads_on_top=True,
            whole_institution=len(parts) == 1,
            findings=tuple(
                sorted(self.findings, key=lambda one: (one.source.first_line if one.source else 0, one.check))
            ),
            line_uses=tuple(self.uses),
        )

    def _take(self, row: Row) -> None:
        cells = {what: row.cells[at] if at < len(row.cells) else "" for what, at in self.columns.items()}
        name, code = fold_blanks(cells["name"]), fold_blanks(cells.get("code", ""))
        before = self.by_code_and_name.get((code, name)) if code and name else self.drafts[-1] if self.drafts else None
        if not normal_form(name) and (before is None or not cells.get("functions") or (code and code != before.code)):
            self._note("row-without-name", Severity.MEDIUM, "the row names no unit, and is left out", row.number)
            self.uses.append(LineUse(row.number, "furniture: row without a name"))
            return
        if before is None or not self._is_same(before, code, name):
            taken = set(self.columns.values())
            rest = tuple(cell for at, cell in enumerate(row.cells) if at not in taken)
            before = _Draft(row, code, name, cells, rest)
            self.drafts.append(before)
            self.by_code_and_name[code, name] = before
        before.last = row.number
        before.functions += self._functions(cells, row)
        self.uses.append(LineUse(row.number, "heading" if before.row is row else "function", before.code or None))

    def _is_same(self, before: _Draft, code: str, name: str) -> bool:
        """A further row of the unit before: its next function, or another person that works in it."""
        return (not name or name == before.name) and (not code or code == before.code) and bool(code or not name)

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
        for draft, unit in zip(self.drafts, units, strict=True):
            dated[self._day(draft)].append(unit)
        for day in sorted(dated, key=lambda one: (one is not None, one or PartialDate(1))):
            yield Part(tuple(dated[day]), day, None)

    def _unit(self, draft: _Draft) -> Unit:
        objective = fold_blanks(draft.cells.get("objective", ""))
        place = self._place(draft.row.number, draft.last)
        return Unit(
            code=draft.code,
            name=draft.name,
            rank=rank_of(draft.name) or fold_blanks(draft.cells.get("rank", "")) or None,
            parent=draft.parent.code if draft.parent is not None else None,
            objective=StatedText.of(objective) if objective else None,
            functions=tuple(draft.functions),
            functions_listed="functions" in self.columns,
            source=place,
            objective_source=self._place(draft.row.number) if objective else None,
        )

    def _day(self, draft: _Draft) -> PartialDate | None:
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


class _Parents:
    """Which unit each one hangs from, by what the table says of it."""

    def __init__(self, reader: _TableReader):
        self.reader = reader
        self.drafts = reader.drafts
        self.by_code: dict[str, _Draft] = {}
        self.by_name: dict[str, list[_Draft]] = defaultdict(list)
        for draft in self.drafts:
            if draft.code:
                self.by_code.setdefault(draft.code, draft)
            self.by_name[normal_form(draft.name)].append(draft)

    def settle(self) -> None:
        has_parents = "parent" in self.reader.columns or "path" in self.reader.columns
        unlisted: dict[str, list[_Draft]] = defaultdict(list)
        for draft in self.drafts:
            told = fold_blanks(draft.cells.get("parent", ""))
            if not told and "path" in self.reader.columns:
                draft.parent = self._by_path(draft)
            elif told:
                draft.parent = self._named(draft, told)
                if draft.parent is None and normal_form(told) != normal_form(draft.name):
                    unlisted[told].append(draft)
            elif not has_parents:
                draft.parent = self._by_code(draft)
        for told, below in unlisted.items():
            message = f"the unit {told!r}, above {len(below)} of those listed, is not listed: they are taken as heads"
            self.reader._note("parent-not-listed", Severity.MINOR, message, below[0].row.number, read=told)
        self._break_circles()

    def _named(self, draft: _Draft, told: str) -> _Draft | None:
        """By code, else by name: of several alike the one whose other cells agree most, and then the nearest above."""
        found = self.by_code.get(told)
        if found is not None:
            return found if found is not draft else None
        alike = [one for one in self.by_name.get(normal_form(told), ()) if one is not draft]
        if len(alike) < 2:
            return alike[0] if alike else None
        agreeing = [(sum(a == b and a != "" for a, b in zip(draft.rest, one.rest, strict=False)), one) for one in alike]
        most = max(count for count, _ in agreeing)
        best = [one for count, one in agreeing if count == most]
        if len(best) > 1:
            places = ", ".join(str(one.row.number) for one in best[:MOST_ALIKE])
            message = f"the parent {told!r} of {draft.name} may be that of row {places}; the nearest is taken"
            self.reader._note("parent-ambiguous", Severity.MEDIUM, message, draft.row.number, read=told)
        return min(best, key=lambda one: abs(one.row.number - draft.row.number))

    def _by_path(self, draft: _Draft) -> _Draft | None:
        """The last unit named before itself in "Dirección General / Dirección de Aguas / Unidad de Riego"."""
        names = [normal_form(name) for name in _PATH.split(draft.cells.get("path", "")) if name.strip()]
        if names and names[-1] == normal_form(draft.name):
            names.pop()
        for name in reversed(names):
            alike = [one for one in self.by_name.get(name, ()) if one is not draft]
            if alike:
                return min(alike, key=lambda one: abs(one.row.number - draft.row.number))
        return None

    def _by_code(self, draft: _Draft) -> _Draft | None:
        """7.1.2 hangs from 7.1, where the codes are such."""
        above = draft.code
        while "." in above:
            above = above.rpartition(".")[0]
            if above in self.by_code:
                return self.by_code[above]
        return None

    def _break_circles(self) -> None:
        for draft in self.drafts:
            seen = {id(draft)}
            one = draft
            while one.parent is not None:
                if id(one.parent) in seen:
                    message = f"{one.name} hangs, by what the table says, from a unit below it: it is taken as a head"
                    self.reader._note("parent-in-circle", Severity.SERIOUS, message, one.row.number)
                    one.parent = None
                    break
                one = one.parent
                seen.add(id(one))


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
