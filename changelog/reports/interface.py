"""The JSON interface: one record a command, versioned, with a JSON Schema made from the same records.

Fields are only ever added within a version; `format` names the record and its version. Dates are ISO; a date known only
to the month or the year keeps that precision ("2021-09"). Null means not documented or not applicable. The schemas are
published in docs/json/, and a test keeps them equal to these records.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import msgspec

from changelog.reports.profile_interface import ProfileChoiceRecord

VERSION = 1


class Lines(msgspec.Struct):
    """Where something was read: the document's name, first and last line (from 1, both included), page where known."""

    document: str
    lines: tuple[int, int]
    page: int | None = None


class SubItemRecord(msgspec.Struct):
    marker: str
    text: str


class FunctionRecord(msgspec.Struct, omit_defaults=True):
    """A function: its marker as printed, the complete text with its sub-items, the digest of its normal form."""

    marker: str
    text: str | None
    digest: str
    lines: tuple[int, int] | None = None
    sub_items: list[SubItemRecord] = []
    page: int | None = None


class CitationRecord(msgspec.Struct, omit_defaults=True):
    """A spelling of an act, and the lines where it stands; `document` where the citations of several are joined. The days
    are those that this place tells with it.
    """

    printed: str
    lines: tuple[int, int] | None
    document: str | None = None
    approved: str | None = None
    published: str | None = None
    effective: str | None = None
    page: int | None = None


class AgreementRecord(msgspec.Struct):
    """An act as the document names it, with all its dates; `citations` are the spellings with their lines."""

    printed: str
    body: str | None
    session: str | None
    number: str | None
    promoter: str | None
    approved: str | None
    published: str | None
    effective: str | None
    citations: list[CitationRecord]


class UnitRecord(msgspec.Struct, omit_defaults=True):
    """A unit as one document states it. `parent` is a code; `effective_date` that from which its text is in force."""

    code: str
    name: str
    rank: str | None
    parent: str | None
    objective: str | None
    functions: list[FunctionRecord]
    lines: tuple[int, int] | None
    functions_listed: bool
    children_listed: bool
    effective_date: str | None
    agreement: str | None
    page: int | None = None
    articles: list[str] = []


class FindingRecord(msgspec.Struct, omit_defaults=True):
    """Something that does not fit, and what to do about it."""

    check: str
    severity: str
    message: str
    unit: str | None
    lines: tuple[int, int] | None
    read: str | None
    remedy: str | None
    page: int | None = None


class DocumentRecord(msgspec.Struct):
    name: str
    sha256: str
    lines: int


class InstitutionRecord(msgspec.Struct):
    name: str
    acronym: str | None


class PartRecord(msgspec.Struct):
    """Units of a document that are in force from one date."""

    effective_date: str | None
    agreement: AgreementRecord | None
    units: int


class AccountRecord(msgspec.Struct):
    """What became of the non-blank lines of the functions section: how many lines had each use."""

    lines: int
    uses: dict[str, int]


class NarratedRecord(msgspec.Struct, omit_defaults=True):
    """A change of one unit as the document's prose tells it. What the text leaves open is null; `result` are the units
    after; changes told by one sentence share `group`; `certainty` is stated, implied or doubtful.
    """

    kind: str
    unit: str
    result: list[str]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    approved: str | None
    published: str | None
    effective_date: str | None
    lines: tuple[int, int]
    group: str
    certainty: str
    page: int | None = None


class ReadOutput(msgspec.Struct):
    """`read`: what the program makes of a document. `choice` says why it was read as `profile`; null for tables."""

    format: str
    version: int
    document: DocumentRecord
    profile: str
    institution: InstitutionRecord | None
    effective_date: str | None
    agreement: AgreementRecord | None
    heads_on_top: bool
    whole_institution: bool
    parts: list[PartRecord]
    units: list[UnitRecord]
    agreements: list[AgreementRecord]
    findings: list[FindingRecord]
    account: AccountRecord
    narrated: list[NarratedRecord] | None = None
    choice: ProfileChoiceRecord | None = None


class UnitSide(msgspec.Struct):
    """A unit on one of the two dates. `parent` is its parent's code, None on top or where `placed` is false."""

    id: str
    code: str | None
    name: str
    rank: str | None
    parent: str | None
    parent_name: str | None
    placed: bool


class FunctionSideRecord(msgspec.Struct):
    """A function on one of the two dates: the code and name of its unit, its marker and text."""

    id: str
    unit: str | None
    unit_name: str
    marker: str
    text: str | None
    digest: str


if TYPE_CHECKING:
    SideRecord: TypeAlias = UnitSide | FunctionSideRecord | None
else:  # msgspec makes no schema of a choice between records without a tag; `subject` tells which it is
    _SIDES = (UnitSide, FunctionSideRecord)
    _CHOICE = [*({"$ref": f"#/$defs/{side.__name__}"} for side in _SIDES), {"type": "null"}]
    SideRecord = Annotated[Any, msgspec.Meta(extra_json_schema={"anyOf": _CHOICE})]


class WordRunRecord(msgspec.Struct):
    """Words kept, removed or added, in order."""

    operation: str
    words: str


class DifferenceRecord(msgspec.Struct):
    """Word by word; the opening authority verbs where they differ."""

    runs: list[WordRunRecord]
    verb_before: str | None
    verb_after: str | None


class SideLines(msgspec.Struct):
    """Where one side of a change was read."""

    side: str
    document: str
    lines: tuple[int, int]
    page: int | None = None


class ChangeRecord(msgspec.Struct):
    """One row of change. `subject` is "unit" or "function"; `old` and `new` are units or functions accordingly, null on
    the side where there is none. A merger has a row for each predecessor, a split one for each successor, under one
    `group`, which all entries of one unit or operation share. `inherited` rows are consequences and in no total.
    `effective_date` and `agreement` are those of the document that first shows the state after; `not_before` is the
    last day for which a document shows the state before.
    """

    institution: str
    kind: str
    group: str
    subject: str
    old: SideRecord
    new: SideRecord
    effective_date: str | None
    agreement: str | None
    basis: str
    inherited: bool
    not_before: str | None
    evidence: list[str]
    sources: list[SideLines]
    difference: DifferenceRecord | None


class GapRecord(msgspec.Struct):
    """What no document covers: when ("before", "after"), whose, and what (nothing, unit, units_below, functions, objective,
    placement).
    """

    institution: str
    when: str
    unit: str
    what: str
    since: str | None


class ReplayRecord(msgspec.Struct):
    """Whether the changes, applied to the first structure, give the second, and undone the first."""

    held: bool
    forward: bool
    backward: bool
    units: int
    functions: int
    differences: list[str]


class ActRecord(msgspec.Struct):
    institution: str
    agreement: str | None
    effective_date: str
    document: str | None
    statement: str


class AskedRecord(msgspec.Struct):
    """A date as asked and the day that it was taken for."""

    asked: str
    day: str


class ChangesOutput(msgspec.Struct):
    """`diff`, `since` and `compare`. `view` tells which view `changes` and `replay` are: "net" or "steps".

    `totals` counts own changes by subject and kind ("unit.renamed"), of the rows shown; `replay` is of everything compared.
    """

    format: str
    version: int
    start: AskedRecord
    end: AskedRecord
    view: str
    filters: list[str]
    acts: list[ActRecord]
    changes: list[ChangeRecord]
    totals: dict[str, int]
    units_affected: int
    not_documented: list[GapRecord]
    replay: ReplayRecord
    waiting: int
    findings: list[FindingRecord]


class ShownFunction(msgspec.Struct):
    id: str
    marker: str
    text: str | None
    digest: str
    source: Lines | None


class ShownUnit(msgspec.Struct):
    """A unit in force on the date. `functions` is null where they are not documented."""

    id: str
    institution: str
    code: str | None
    name: str
    rank: str | None
    parent: str | None
    parent_id: str | None
    placed: bool
    objective: str | None
    functions: list[ShownFunction] | None
    children_listed: bool
    basis: str
    unresolved: bool
    source: Lines | None
    parent_name: str | None


class ShowOutput(msgspec.Struct):
    """`show`: the structure on a date, whole or from `unit` (an id) down. `documented` is false where nothing bears on
    it.
    """

    format: str
    version: int
    on: AskedRecord
    unit: str | None
    documented: bool
    acts: list[ActRecord]
    units: list[ShownUnit]


class SightingRecord(msgspec.Struct):
    """A unit where one document shows it: its identity, code and name, since when, and the lines."""

    id: str
    code: str | None
    name: str
    effective_date: str
    document: str | None
    lines: tuple[int, int] | None


class PairRecord(msgspec.Struct):
    """A pair and the number that `confirm` and `refuse` take."""

    pair: str
    institution: str
    relation: str
    status: str
    stage: str
    score: float
    evidence: list[str]
    old: list[SightingRecord]
    new: list[SightingRecord]


class ReviewOutput(msgspec.Struct):
    """`review`: pairs that wait for a person, or those settled."""

    format: str
    version: int
    pairs: list[PairRecord]


class RecordedRecord(msgspec.Struct):
    """One snapshot taken in."""

    institution: str
    effective_date: str
    agreement: str | None
    digest: str
    heads: list[str]
    units: int
    functions: int
    is_new: bool
    texts_added: int
    source: str
    differences: list[str]


class RecordedNarrativeRecord(msgspec.Struct):
    """What one document tells in prose, as it was taken in: how many narrated changes, how many acts cited, of an amending
    act how many instructions about functions.
    """

    institution: str
    document: DocumentRecord
    changes: int
    acts: int
    is_new: bool
    source: str
    instructions: int = 0


class RecordOutput(msgspec.Struct):
    """`record`, `load`: what was taken in and what was already there."""

    format: str
    version: int
    snapshots: list[RecordedRecord]
    decisions: int
    waiting: int
    findings: list[FindingRecord]
    narratives: list[RecordedNarrativeRecord]


class InstitutionLine(msgspec.Struct):
    name: str
    acronym: str | None
    snapshots: int
    first: str | None
    last: str | None
    units: int


class AgreementLine(msgspec.Struct):
    """An act of the register. `effective_date` is the first day of effect told, `effects` are all; `snapshots` the heads of
    the snapshots under it; `kind` is null for snapshots that name no act. `key` is what identifies the act, `missing` names
    the pieces that an act of its kind has and no document tells. `narrated`, `citations`, `conflicts` and `doubts` count.
    `annulled_by` is the entry of the ledger by which it is without effect.
    """

    institution: str
    effective_date: str | None
    agreement: AgreementRecord | None
    snapshots: list[str]
    kind: str | None = None
    key: str | None = None
    effects: list[str] = []
    missing: list[str] = []
    narrated: int = 0
    citations: int = 0
    conflicts: int = 0
    doubts: int = 0
    annulled_by: int | None = None


class SnapshotLine(msgspec.Struct):
    institution: str
    effective_date: str
    agreement: str | None
    digest: str
    heads: list[str]
    units: int
    functions: int
    texts: int
    with_texts: int
    document: str | None


class ListOutput(msgspec.Struct):
    """`institutions`, `agreements`, `snapshots`: one of the lists is filled."""

    format: str
    version: int
    institutions: list[InstitutionLine]
    agreements: list[AgreementLine]
    snapshots: list[SnapshotLine]


class FactsOutput(msgspec.Struct):
    """`database info`: named facts."""

    format: str
    version: int
    facts: dict[str, str]


OUTPUTS: dict[str, type[msgspec.Struct]] = {
    "read": ReadOutput,
    "changes": ChangesOutput,
    "show": ShowOutput,
    "review": ReviewOutput,
    "record": RecordOutput,
    "list": ListOutput,
    "facts": FactsOutput,
}
"""By the name that `format` carries after "org-changelog/". `diff`, `since` and `compare` give "changes"; `record`,
`load`, `confirm` and `refuse` give "record"; the three lists give "list"."""


def schema_of(name: str, outputs: Mapping[str, type[msgspec.Struct]] = OUTPUTS) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one output."""
    output = outputs[name]
    sides = (UnitSide, FunctionSideRecord) if output is ChangesOutput else ()
    (schema, *_), records = msgspec.json.schema_components((output, *sides), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"org-changelog/{name}",
        **schema,
        "$defs": records,
    }


def encode(output: msgspec.Struct) -> str:
    """The record as indented JSON with a final line end. What UTF-8 cannot say (in a file's name) is a question mark."""
    try:
        packed = msgspec.json.encode(output)
    except UnicodeEncodeError:
        packed = json.dumps(msgspec.to_builtins(output), ensure_ascii=False).encode("utf-8", "replace")
    return msgspec.json.format(packed, indent=2).decode() + "\n"
