"""The text form of what is recorded: reading snapshot files. Writing is in `snapshot_layout`, names in `snapshot_paths`.

A file is JSON of a fixed shape (`json_schema`, published as snapshots/schema.json). What `org-changelog read --format json`
prints is read too, and so is a file made by hand with the institution, a date and units alone. Anything that the shape
does not know stops the reading: a misspelt name would otherwise be a lost fact.
"""

from __future__ import annotations

import sys
from typing import NamedTuple, TypeVar

import msgspec

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.collector import collector_paused
from changelog.domain.dates import PartialDate
from changelog.domain.depth import codes_with_children_listed
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import DIGEST_LENGTH, StatedText, Texts
from changelog.domain.units import Function, SubItem, Unit
from changelog.errors import InputError, InvariantError
from changelog.storage.fact_files import (
    FOLLOW_THE_DOCUMENT,
    AgreementPart,
    DocumentPart,
    FactFile,
    InstitutionPart,
    Page,
    Shape,
    Span,
)
from changelog.storage.snapshot_layout import FORMAT, VERSION, write_snapshot
from changelog.storage.snapshot_paths import path_for, paths_for
from changelog.storage.snapshot_places import Path, line_of
from changelog.storage.snapshot_schema import json_schema

__all__ = ["json_schema", "path_for", "paths_for", "read_snapshot", "read_snapshots", "write_snapshot"]

READ_FORMAT = "org-changelog/read"
"""What `read --format json` calls itself."""
_HEXADECIMAL = "0123456789abcdef"

_Stated = tuple[str | None, str | None]
"""From which date, and under which act, as written."""


class SubItemPart(msgspec.Struct, forbid_unknown_fields=True):
    marker: str
    text: str


class ObjectivePart(msgspec.Struct, forbid_unknown_fields=True):
    text: str | None = None
    digest: str | None = None
    lines: Span | None = None
    page: Page = None


class FunctionPart(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    marker: str
    text: str | None = None
    digest: str | None = None
    lines: Span | None = None
    page: Page = None
    sub_items: list[SubItemPart] = []


class UnitHeadPart(msgspec.Struct, gc=False):
    """What must be known of all units before the first is read in full."""

    code: str
    rank: str | None = None
    parent: str | None = None
    functions: list[msgspec.Raw] = []


class UnitPart(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    code: str
    name: str
    rank: str | None = None
    parent: str | None = None
    objective: ObjectivePart | str | None = None
    functions: list[FunctionPart] = []
    functions_listed: bool | None = None
    children_listed: bool | None = None
    lines: Span | None = None
    page: Page = None
    number_of_functions: int | None = None
    articles: list[str] = []
    within: str | None = None
    # Only in what `read` prints: a document may have parts in force from different dates, under different acts.
    effective_date: str | None = None
    agreement: str | None = None


class PartPart(msgspec.Struct):
    effective_date: str | None = None
    agreement: AgreementPart | None = None


class SnapshotPart(msgspec.Struct, forbid_unknown_fields=True):
    institution: InstitutionPart | str | None
    units: list[msgspec.Raw]
    format: str = FORMAT
    version: int = VERSION
    effective_date: str | None = None
    agreement: AgreementPart | str | None = None
    document: DocumentPart | None = None
    heads_on_top: bool | None = None
    whole_institution: bool | None = None
    # Only in what `read` prints.
    parts: list[PartPart] = []
    profile: str | None = None
    agreements: msgspec.Raw = msgspec.Raw()
    findings: msgspec.Raw = msgspec.Raw()
    account: msgspec.Raw = msgspec.Raw()
    narrated: msgspec.Raw = msgspec.Raw()
    choice: msgspec.Raw = msgspec.Raw()


_SHAPE = Shape((FORMAT, READ_FORMAT), VERSION, "snapshot", "snapshots/schema.json", msgspec.json.Decoder(SnapshotPart))


_UNIT_HEADS, _UNITS = msgspec.json.Decoder(UnitHeadPart), msgspec.json.Decoder(UnitPart)
Decoded = TypeVar("Decoded")


def read_snapshot(
    data: bytes, name: str, *, undated_as: PartialDate | None = None, texts: Texts | None = None
) -> Snapshot:
    """The one snapshot of a file called `name`; `undated_as` stands for a date of effect that it does not give. `texts`
    are those of other files, of which it may have some too.

    Raises `InputError` with the line and what to do for whatever is not of the shape: see the module.
    """
    found = read_snapshots(data, name, undated_as=undated_as, texts=texts)
    if len(found) > 1:
        dates = ", ".join(str(snapshot.effective_date) for snapshot in found)
        raise InputError(
            f"its units are in force from different dates: {dates}",
            place=name,
            remedy="record the document itself, or make one file for each date",
        )
    return found[0]


def read_snapshots(
    data: bytes, name: str, *, undated_as: PartialDate | None = None, texts: Texts | None = None
) -> tuple[Snapshot, ...]:
    """As `read_snapshot`, one snapshot for each date (and act) from which units of the file are in force."""
    with collector_paused():
        return _File(data, name, texts or Texts()).snapshots(undated_as)


class _Place(NamedTuple):
    """Where a unit of the file hangs."""

    code: str
    rank: str | None
    parent: str | None


class _File(FactFile[SnapshotPart]):
    """A snapshot file being read: first where its units hang, then one unit after the other in full, so that little
    stands in memory besides what is made of it."""

    def __init__(self, data: bytes, name: str, texts: Texts):
        super().__init__(data, name, _SHAPE)
        self.texts = texts
        # A file that gives no function of any unit says nothing of functions, rather than that there are none.
        # What it leaves out of its depth and scope is read as a manual's is: never more than it shows.
        self.lists_functions = False
        self.units = [self._placed(raw, position) for position, raw in enumerate(self.content.units)]
        self.listing = codes_with_children_listed(self.units)
        has_heads = sum(1 for unit in self.units if unit.parent is None) > 1
        self.heads_on_top = has_heads if self.content.heads_on_top is None else self.content.heads_on_top

    def _placed(self, raw: msgspec.Raw, position: int) -> _Place:
        unit = self._decoded(_UNIT_HEADS, raw, position)
        self.lists_functions = self.lists_functions or bool(unit.functions)
        return _Place(unit.code, unit.rank, unit.parent)

    def _decoded(self, decoder: msgspec.json.Decoder[Decoded], raw: msgspec.Raw, position: int) -> Decoded:
        try:
            return decoder.decode(raw)
        except msgspec.ValidationError as error:
            raise self.unfit(str(error), ("units", position)) from error

    # --- as snapshots -------------------------------------------------------------------------------------------

    def snapshots(self, undated_as: PartialDate | None) -> tuple[Snapshot, ...]:
        """The units grouped by date and act, as the file tells them of each or of all."""
        self._check_scope()
        self._check_tree()
        groups: dict[_Stated, list[Unit]] = {}
        for position, raw in enumerate(self.content.units):
            part = self._decoded(_UNITS, raw, position)
            unit = self.built(self._unit, part, position, at=("units", position))
            groups.setdefault(self._stated(part), []).append(unit)
        if not groups:
            raise self.wrong(("units",), "there are no units", "a snapshot holds one unit at least")
        return tuple(
            self._snapshot(on, act, units, undated_as, is_whole=len(groups) == 1) for (on, act), units in groups.items()
        )

    def _check_scope(self) -> None:
        content = self.content
        if content.institution is None:
            raise self.wrong(
                ("institution",), "no institution is named", 'write "institution": {"name": ..., "acronym": ...}'
            )
        if content.whole_institution and not self.heads_on_top:
            message = "it cannot cover the whole institution when its heads do not hang from the institution"
            raise self.wrong(("whole_institution",), message, "correct heads_on_top or whole_institution")

    def _check_tree(self) -> None:
        places: dict[str, int] = {}
        for position, unit in enumerate(self.units):
            if unit.code in places:
                first = line_of(self.text, ("units", places[unit.code]))
                message = f"code {unit.code} is borne by two units, the first on line {first}"
                raise self.wrong(("units", position, "code"), message, "each unit of a snapshot has its own code")
            places[unit.code] = position
        for position, unit in enumerate(self.units):
            if unit.parent is not None and unit.parent not in places:
                message = f"unit {unit.code} hangs from {unit.parent}, which is not in the file"
                remedy = 'correct the code, or write "parent": null for a unit that heads the scope'
                raise self.wrong(("units", position, "parent"), message, remedy)
        self._refuse_cycles({unit.code: unit.parent for unit in self.units}, places)

    def _refuse_cycles(self, parents: dict[str, str | None], places: dict[str, int]) -> None:
        settled: set[str] = set()
        for start in parents:
            path: dict[str, None] = {}
            code: str | None = start
            while code is not None and code not in settled:
                if code in path:
                    circle = " > ".join([*path, code])
                    message = f"units hang from one another in a circle: {circle}"
                    raise self.wrong(
                        ("units", places[code], "parent"), message, "one of them must hang from another unit"
                    )
                path[code] = None
                code = parents[code]
            settled.update(path)

    def _stated(self, part: UnitPart) -> _Stated:
        """From which date, and under which act (as printed), a unit is in force."""
        on = part.effective_date or self.content.effective_date
        act = part.agreement
        if act is None and on == self.content.effective_date:
            act = _printed(self.content.agreement)
        return on, act

    def _snapshot(
        self, on: str | None, act: str | None, units: list[Unit], undated_as: PartialDate | None, *, is_whole: bool
    ) -> Snapshot:
        content = self.content
        whole = self.heads_on_top if content.whole_institution is None else content.whole_institution
        present = {unit.code for unit in units}
        lost = next((unit for unit in units if unit.parent is not None and unit.parent not in present), None)
        if lost is not None:
            position = next(place for place, part in enumerate(self.units) if part.code == lost.code)
            message = f"unit {lost.code} is in force from {on}, and its parent {lost.parent} from another date"
            raise self.wrong(("units", position), message, "record the document itself, or make one file for each date")
        return Snapshot(
            institution=self._institution(),
            effective_date=self._effective_date(on, undated_as),
            units=tuple(units),
            agreement=self._agreement(on, act),
            document=self._document(),
            heads_on_top=self.heads_on_top,
            whole_institution=whole and is_whole,
        )

    def _institution(self) -> Institution:
        stated = self.content.institution
        if isinstance(stated, InstitutionPart):
            return self.built(Institution, stated.name, stated.acronym, at=("institution",))
        return self.built(Institution, stated or "", at=("institution",))

    def _effective_date(self, on: str | None, undated_as: PartialDate | None) -> PartialDate:
        if on is not None:
            return self.built(PartialDate.from_iso, on, at=("effective_date",))
        if undated_as is None:
            remedy = 'write "effective_date": "2021-09-01", or record the file with --effective'
            raise self.wrong(("effective_date",), "no date of effect is given", remedy)
        return undated_as

    def _document(self) -> Document | None:
        stated = self.content.document
        return stated.document() if stated else None

    def _agreement(self, on: str | None, act: str | None) -> Agreement | None:
        """The act in full where the file tells it, otherwise by its letters alone."""
        if act is None:
            return None
        told = (self.content.agreement, *(part.agreement for part in self.content.parts if part.effective_date == on))
        full = next((each for each in told if isinstance(each, AgreementPart) and each.printed == act), None)
        if full is None:
            return Agreement(act, citations=(Citation(act),))
        return self.agreement(full, self._place, ("agreement",))

    # --- units --------------------------------------------------------------------------------------------------

    def _unit(self, part: UnitPart, position: int) -> Unit:
        count = part.number_of_functions
        if count is not None and count != len(part.functions):
            message = f"unit {part.code} says that it has {count} functions and lists {len(part.functions)}"
            raise self.wrong(("units", position, "number_of_functions"), message, "correct the number or the list")
        objective, objective_source = self._objective(part.objective, ("units", position, "objective"))
        return Unit(
            code=part.code,
            name=part.name,
            rank=part.rank or None,
            parent=part.parent,
            objective=objective,
            functions=tuple(
                self._function(function, position, number) for number, function in enumerate(part.functions)
            ),
            functions_listed=self.lists_functions if part.functions_listed is None else part.functions_listed,
            children_listed=part.code in self.listing if part.children_listed is None else part.children_listed,
            source=self._source(part.lines, part.page),
            objective_source=objective_source,
            articles=tuple(part.articles),
            within=part.within,
        )

    def _objective(
        self, stated: ObjectivePart | str | None, path: Path
    ) -> tuple[StatedText | None, SourceReference | None]:
        if stated is None:
            return None, None
        if isinstance(stated, str):
            return self._text(stated, None, path), None
        return self._text(stated.text, stated.digest, path), self._source(stated.lines, stated.page)

    def _function(self, part: FunctionPart, unit: int, position: int) -> Function:
        path = ("units", unit, "functions", position)
        try:
            return Function(
                sys.intern(part.marker),  # "1." stands in every unit, and is held once
                self._text(part.text, part.digest, path),
                tuple(SubItem(item.marker, item.text) for item in part.sub_items) if part.sub_items else (),
                self._source(part.lines, part.page),
            )
        except InvariantError as error:
            raise self.wrong(path, error.message, FOLLOW_THE_DOCUMENT) from error

    def _text(self, text: str | None, digest: str | None, path: Path) -> StatedText:
        if text is not None:
            stated = self.texts.of(text)
            if digest is not None and digest != stated.digest:
                raise self.wrong((*path, "digest"), "the digest is not that of the text", "leave the digest out")
            return stated
        if digest is None:
            raise self.wrong(path, "neither a text nor a digest is given", "give one of them")
        if len(digest) != DIGEST_LENGTH or digest.strip(_HEXADECIMAL):
            message = f"a digest has {DIGEST_LENGTH} hexadecimal digits, not {digest!r}"
            raise self.wrong((*path, "digest"), message, "export the file again, or give the text")
        return StatedText(digest)

    def _source(self, lines: Span | None, page: int | None) -> SourceReference | None:
        return self._place(lines, page) if lines else None

    def _place(self, lines: Span, page: int | None) -> SourceReference:
        """Lines of the document named; of the file itself where none is."""
        document = self.content.document
        return SourceReference(document.sha256 if document else self.name, lines[0], lines[1], page)


def _printed(agreement: AgreementPart | str | None) -> str | None:
    return agreement.printed if isinstance(agreement, AgreementPart) else agreement or None
