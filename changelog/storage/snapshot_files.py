"""The text form of what is recorded: reading snapshot files. Writing is in `snapshot_layout`, names in `snapshot_paths`.

A file is JSON of a fixed shape (`json_schema`, published as snapshots/schema.json). What `org-changelog read --format json`
prints is read too, and so is a file made by hand with the institution, a date and units alone. Anything that the shape
does not know stops the reading: a misspelt name would otherwise be a lost fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.depth import codes_with_children_listed
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import DIGEST_LENGTH, StatedText
from changelog.domain.units import Function, SubItem, Unit
from changelog.errors import InputError, InvariantError
from changelog.storage.collector import collector_paused
from changelog.storage.snapshot_layout import FORMAT, VERSION, write_snapshot
from changelog.storage.snapshot_paths import path_for, paths_for
from changelog.storage.snapshot_places import Path, first_duplicate, has_duplicates, line_at, line_of, path_in_words
from changelog.storage.snapshot_schema import json_schema

__all__ = ["json_schema", "path_for", "paths_for", "read_snapshot", "read_snapshots", "write_snapshot"]

READ_FORMAT = "org-changelog/read"
"""What `read --format json` calls itself."""
_HEXADECIMAL = "0123456789abcdef"
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_AT_BYTE = re.compile(r"\(byte (\d+)\)")
_AT_PATH = re.compile(r" - at `(?:key in )?(\$[^`]*)`")
_UNKNOWN_FIELD = re.compile(r"unknown field `([^`]*)`")

_FOLLOW_THE_DOCUMENT = "correct it after the document"

Span = tuple[int, int]
Built = TypeVar("Built")
_Stated = tuple[str | None, str | None]
"""From which date, and under which act, as written."""


class InstitutionPart(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    acronym: str | None = None


class CitationPart(msgspec.Struct, forbid_unknown_fields=True):
    printed: str
    lines: Span | None = None


class AgreementPart(msgspec.Struct, forbid_unknown_fields=True):
    printed: str
    body: str | None = None
    session: str | None = None
    number: str | None = None
    promoter: str | None = None
    approved: str | None = None
    published: str | None = None
    effective: str | None = None
    citations: list[CitationPart] = []


class DocumentPart(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    sha256: str
    lines: int


class SubItemPart(msgspec.Struct, forbid_unknown_fields=True):
    marker: str
    text: str


class ObjectivePart(msgspec.Struct, forbid_unknown_fields=True):
    text: str | None = None
    digest: str | None = None
    lines: Span | None = None


class FunctionPart(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    marker: str
    text: str | None = None
    digest: str | None = None
    lines: Span | None = None
    sub_items: list[SubItemPart] = []


class UnitPart(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    name: str
    rank: str | None = None
    parent: str | None = None
    objective: ObjectivePart | str | None = None
    functions: list[FunctionPart] = []
    functions_listed: bool | None = None
    children_listed: bool | None = None
    lines: Span | None = None
    number_of_functions: int | None = None
    # Only in what `read` prints: a document may have parts in force from different dates, under different acts.
    effective_date: str | None = None
    agreement: str | None = None


class PartPart(msgspec.Struct):
    effective_date: str | None = None
    agreement: AgreementPart | None = None


class SnapshotPart(msgspec.Struct, forbid_unknown_fields=True):
    institution: InstitutionPart | str | None
    units: list[UnitPart]
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


_DECODER = msgspec.json.Decoder(SnapshotPart)


def read_snapshot(data: bytes, name: str, *, undated_as: PartialDate | None = None) -> Snapshot:
    """The one snapshot of a file called `name`; `undated_as` stands for a date of effect that it does not give.

    Raises `InputError` with the line and what to do for whatever is not of the shape: see the module.
    """
    found = read_snapshots(data, name, undated_as=undated_as)
    if len(found) > 1:
        dates = ", ".join(str(snapshot.effective_date) for snapshot in found)
        raise InputError(
            f"its units are in force from different dates: {dates}",
            place=name,
            remedy="record the document itself, or make one file for each date",
        )
    return found[0]


def read_snapshots(data: bytes, name: str, *, undated_as: PartialDate | None = None) -> tuple[Snapshot, ...]:
    """As `read_snapshot`, one snapshot for each date (and act) from which units of the file are in force."""
    with collector_paused():
        return _File(data, name).snapshots(undated_as)


class _File:
    """A snapshot file being read: its text, and how to tell where in it something is wrong."""

    def __init__(self, data: bytes, name: str):
        self.name = name
        self.text = self._decoded(data)
        self.content = self._parsed()
        # A file that gives no function of any unit says nothing of functions, rather than that there are none.
        # What it leaves out of its depth and scope is read as a manual's is: never more than it shows.
        self.listing = codes_with_children_listed((u.code, u.rank, u.parent) for u in self.content.units)
        has_heads = sum(1 for unit in self.content.units if unit.parent is None) > 1
        self.heads_on_top = has_heads if self.content.heads_on_top is None else self.content.heads_on_top
        self.lists_functions = any(unit.functions for unit in self.content.units)

    # --- as text, as JSON, as the shape -------------------------------------------------------------------------

    def _decoded(self, data: bytes) -> str:
        if not data.strip():
            raise InputError("the file is empty", place=self.name, remedy="name a snapshot file or a manual")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            encoding = "UTF-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "another encoding"
            line = data.count(b"\n", 0, error.start) + 1
            message = f"not UTF-8: it seems to be in {encoding}"
            raise InputError(message, place=f"{self.name}:{line}", remedy="save it as UTF-8") from error

    def _parsed(self) -> SnapshotPart:
        try:
            content = _DECODER.decode(self.text)
            duplicates = has_duplicates(self.text)
        except msgspec.ValidationError as error:
            raise self._unfit(str(error)) from error
        except (msgspec.DecodeError, ValueError) as error:
            raise self._malformed(str(error)) from error
        except RecursionError as error:
            raise InputError("nested too deeply", place=self.name, remedy="this is not a snapshot file") from error
        nul = _NUL.search(self.text) if "\\u0000" in self.text else None
        if nul:
            message = "a text holds the character U+0000, which no document prints"
            raise self._error(line_at(self.text, nul.end()), message, "take it out, or export the file again")
        duplicate = first_duplicate(self.text) if duplicates else None
        if duplicate:
            field, line = duplicate
            raise self._error(line, f"{field!r} is given twice in one object", "leave one of them out")
        return content

    def _malformed(self, message: str) -> InputError:
        at = _AT_BYTE.search(message)
        offset = len(self.text.encode()[: int(at.group(1))].decode("utf-8", "ignore")) if at else len(self.text) - 1
        line = line_at(self.text, max(offset, 0))
        return self._error(
            line, f"not well-formed JSON: {_AT_BYTE.sub('', message).strip()}", "mend it, or export it again"
        )

    def _unfit(self, message: str) -> InputError:
        at = _AT_PATH.search(message)
        path = path_in_words(at.group(1)) if at else ()
        unknown = _UNKNOWN_FIELD.search(message)
        if unknown:
            path = (*path, unknown.group(1))
        said = _AT_PATH.sub("", message)
        remedy = "snapshots/schema.json tells the fields of a snapshot file and what each holds"
        return self._error(line_of(self.text, path), said, remedy)

    def _error(self, line: int, message: str, remedy: str | None) -> InputError:
        return InputError(message, place=f"{self.name}:{line}", remedy=remedy)

    def _wrong(self, path: Path, message: str, remedy: str | None) -> InputError:
        return self._error(line_of(self.text, path), message, remedy)

    # --- as snapshots -------------------------------------------------------------------------------------------

    def snapshots(self, undated_as: PartialDate | None) -> tuple[Snapshot, ...]:
        """The units grouped by date and act, as the file tells them of each or of all."""
        self._check_head()
        self._check_tree()
        groups: dict[_Stated, list[Unit]] = {}
        for position, part in enumerate(self.content.units):
            unit = self._built(self._unit, part, position, at=("units", position))
            groups.setdefault(self._stated(part), []).append(unit)
        if not groups:
            raise self._wrong(("units",), "there are no units", "a snapshot holds one unit at least")
        return tuple(
            self._snapshot(on, act, units, undated_as, is_whole=len(groups) == 1) for (on, act), units in groups.items()
        )

    def _check_head(self) -> None:
        content = self.content
        if content.format not in {FORMAT, READ_FORMAT}:
            message = f"this is {content.format!r}, not a snapshot"
            raise self._wrong(("format",), message, f"name a file whose format is {FORMAT!r}")
        if content.version != VERSION:
            message = f"version {content.version} of the format is not known"
            raise self._wrong(("version",), message, "install the org-changelog that wrote it, or export it again")
        if content.institution is None:
            raise self._wrong(
                ("institution",), "no institution is named", 'write "institution": {"name": ..., "acronym": ...}'
            )
        if content.whole_institution and not self.heads_on_top:
            message = "it cannot cover the whole institution when its heads do not hang from the institution"
            raise self._wrong(("whole_institution",), message, "correct heads_on_top or whole_institution")

    def _check_tree(self) -> None:
        places: dict[str, int] = {}
        for position, unit in enumerate(self.content.units):
            if unit.code in places:
                first = line_of(self.text, ("units", places[unit.code]))
                message = f"code {unit.code} is borne by two units, the first on line {first}"
                raise self._wrong(("units", position, "code"), message, "each unit of a snapshot has its own code")
            places[unit.code] = position
        for position, unit in enumerate(self.content.units):
            if unit.parent is not None and unit.parent not in places:
                message = f"unit {unit.code} hangs from {unit.parent}, which is not in the file"
                remedy = 'correct the code, or write "parent": null for a unit that heads the scope'
                raise self._wrong(("units", position, "parent"), message, remedy)
        self._refuse_cycles({unit.code: unit.parent for unit in self.content.units}, places)

    def _refuse_cycles(self, parents: dict[str, str | None], places: dict[str, int]) -> None:
        settled: set[str] = set()
        for start in parents:
            path: dict[str, None] = {}
            code: str | None = start
            while code is not None and code not in settled:
                if code in path:
                    circle = " > ".join([*path, code])
                    message = f"units hang from one another in a circle: {circle}"
                    raise self._wrong(
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
            position = next(place for place, part in enumerate(content.units) if part.code == lost.code)
            message = f"unit {lost.code} is in force from {on}, and its parent {lost.parent} from another date"
            raise self._wrong(
                ("units", position), message, "record the document itself, or make one file for each date"
            )
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
            return self._built(Institution, stated.name, stated.acronym, at=("institution",))
        return self._built(Institution, stated or "", at=("institution",))

    def _effective_date(self, on: str | None, undated_as: PartialDate | None) -> PartialDate:
        if on is not None:
            return self._built(PartialDate.from_iso, on, at=("effective_date",))
        if undated_as is None:
            remedy = 'write "effective_date": "2021-09-01", or record the file with --effective'
            raise self._wrong(("effective_date",), "no date of effect is given", remedy)
        return undated_as

    def _document(self) -> Document | None:
        stated = self.content.document
        return Document(stated.name, stated.sha256, stated.lines) if stated else None

    def _agreement(self, on: str | None, act: str | None) -> Agreement | None:
        """The act in full where the file tells it, otherwise by its letters alone."""
        if act is None:
            return None
        told = (self.content.agreement, *(part.agreement for part in self.content.parts if part.effective_date == on))
        full = next((each for each in told if isinstance(each, AgreementPart) and each.printed == act), None)
        return self._full_agreement(full) if full else Agreement(act, citations=(Citation(act),))

    def _full_agreement(self, stated: AgreementPart) -> Agreement:
        dates = (stated.session, stated.approved, stated.published, stated.effective)
        session, approved, published, effective = (
            self._built(PartialDate.from_iso, date, at=("agreement", name)) if date else None
            for date, name in zip(dates, ("session", "approved", "published", "effective"), strict=True)
        )
        return Agreement(
            printed=stated.printed,
            body=stated.body,
            session=session,
            number=stated.number,
            promoter=stated.promoter,
            approved=approved,
            published=published,
            effective=effective,
            citations=tuple(
                Citation(each.printed, self._built(self._source, each.lines, at=("agreement", "citations", position)))
                for position, each in enumerate(stated.citations)
            ),
        )

    # --- units --------------------------------------------------------------------------------------------------

    def _unit(self, part: UnitPart, position: int) -> Unit:
        count = part.number_of_functions
        if count is not None and count != len(part.functions):
            message = f"unit {part.code} says that it has {count} functions and lists {len(part.functions)}"
            raise self._wrong(("units", position, "number_of_functions"), message, "correct the number or the list")
        objective, objective_lines = self._objective(part.objective, ("units", position, "objective"))
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
            source=self._source(part.lines),
            objective_source=self._source(objective_lines),
        )

    def _objective(self, stated: ObjectivePart | str | None, path: Path) -> tuple[StatedText | None, Span | None]:
        if stated is None:
            return None, None
        if isinstance(stated, str):
            return self._text(stated, None, path), None
        return self._text(stated.text, stated.digest, path), stated.lines

    def _function(self, part: FunctionPart, unit: int, position: int) -> Function:
        path = ("units", unit, "functions", position)
        try:
            return Function(
                part.marker,
                self._text(part.text, part.digest, path),
                tuple(SubItem(item.marker, item.text) for item in part.sub_items) if part.sub_items else (),
                self._source(part.lines),
            )
        except InvariantError as error:
            raise self._wrong(path, error.message, _FOLLOW_THE_DOCUMENT) from error

    def _text(self, text: str | None, digest: str | None, path: Path) -> StatedText:
        if text is not None:
            stated = StatedText.of(text)
            if digest is not None and digest != stated.digest:
                raise self._wrong((*path, "digest"), "the digest is not that of the text", "leave the digest out")
            return stated
        if digest is None:
            raise self._wrong(path, "neither a text nor a digest is given", "give one of them")
        if len(digest) != DIGEST_LENGTH or digest.strip(_HEXADECIMAL):
            message = f"a digest has {DIGEST_LENGTH} hexadecimal digits, not {digest!r}"
            raise self._wrong((*path, "digest"), message, "export the file again, or give the text")
        return StatedText(digest)

    def _source(self, lines: Span | None) -> SourceReference | None:
        """Lines of the document named; of the file itself where none is."""
        if lines is None:
            return None
        document = self.content.document
        return SourceReference(document.sha256 if document else self.name, lines[0], lines[1])

    def _built(self, make: Callable[..., Built], *given: Any, at: Path) -> Built:
        """What `make` gives; a rule of the domain that it breaks is told with the place in the file."""
        try:
            return make(*given)
        except InvariantError as error:
            raise self._wrong(at, error.message, _FOLLOW_THE_DOCUMENT) from error


def _printed(agreement: AgreementPart | str | None) -> str | None:
    return agreement.printed if isinstance(agreement, AgreementPart) else agreement or None
