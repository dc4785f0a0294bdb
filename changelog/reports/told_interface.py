"""The JSON interface, second part: records of what documents tell (timeline, and history with it).

As in `interface`: fields are only ever added within a version, dates are ISO in the precision known, null means not
documented or not applicable. `PUBLISHED` are the outputs of both parts.
"""

from __future__ import annotations

import msgspec

from changelog.reports.audit_interface import AUDITED
from changelog.reports.inspection_interface import INSPECTED
from changelog.reports.interface import OUTPUTS, AgreementRecord, AskedRecord, Lines, UnitSide
from changelog.reports.ledger_interface import LEDGER
from changelog.reports.report_interface import FILED


class DisagreementRecord(msgspec.Struct):
    """One change told twice, differently: the piece, and what each place says."""

    field: str
    said: tuple[str, str]
    places: tuple[Lines, Lines]


class TellingRecord(msgspec.Struct):
    """One change of one unit with every place that tells it (`told`), and what came of it.

    `day` is the first day on which the structure shows it, null where undated; `effective_date` is that day in the precision
    told; `day_from` says on what the day rests: effective, published, approved or undated. `not_before` and `not_after`
    bound a change whose day of effect is not told. `outcome` is applied, already, evidence, agrees, disagrees or not_placed;
    `why` says it in words. `unit_ids` and `result_ids` are the identities found.
    """

    kind: str
    unit: str
    result: list[str]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    day: str | None
    effective_date: str | None
    day_from: str
    not_before: str | None
    not_after: str | None
    certainty: str
    outcome: str
    why: list[str]
    told: list[Lines]
    disagreements: list[DisagreementRecord]
    unit_ids: list[str]
    result_ids: list[str]


class VersionRecord(msgspec.Struct):
    """One state of a unit and its days: `valid_to` is excluded, null while in force. `parent` is what the parent was called
    on the first of these days.
    """

    valid_from: str
    valid_to: str | None
    code: str | None
    name: str
    rank: str | None
    parent: str | None
    placed: bool
    objective: str | None
    opening: str | None
    closing: str | None
    agreement: str | None
    basis: str
    evidence: list[str]
    source: Lines | None


class LinkRecord(msgspec.Struct):
    """Units that became others, by the names of that day; `told` are the lines that tell it."""

    relation: str
    effective_date: str
    agreement: str | None
    predecessors: list[str]
    successors: list[str]
    evidence: list[str]
    basis: str
    told: list[Lines]


class FunctionVersionRecord(msgspec.Struct):
    id: str
    unit: str | None
    valid_from: str
    valid_to: str | None
    marker: str
    text: str | None
    digest: str
    agreement: str | None
    source: Lines | None


class EarlierRecord(msgspec.Struct):
    """A unit that the one asked for came from, by a link, and its versions."""

    id: str
    name: str
    link: LinkRecord
    versions: list[VersionRecord]


class HistoryOutput(msgspec.Struct):
    """`history`: one unit's life. `earlier` are the units that it came from, the nearest first; `tellings` what documents
    tell of it and of them.
    """

    format: str
    version: int
    id: str
    institution: str
    versions: list[VersionRecord]
    functions: list[FunctionVersionRecord]
    links: list[LinkRecord]
    earlier: list[EarlierRecord]
    tellings: list[TellingRecord]


class TimelineRecord(msgspec.Struct):
    """One change of one unit: told (`told` are the lines), seen (`seen_before` and `seen_after` are where structures show
    the unit before and after it), or both.

    `day` is the first day on which the structure shows it, null where undated; `effective_date` is that day in the
    precision told. `day_from` says on what the day rests: effective, published, approved (told), document (that of the
    structure which first shows it) or undated. `not_before` and `not_after` bound a change whose day is not told.
    `outcome` says what came of a telling, in words in `why`; null where nothing is told. `part` is "unit" for a change of
    the unit asked for or its lineage, "parent" for one of a unit that hangs from it before or after; null where no unit
    was asked for. `by_name` marks what names the unit, without saying which of those called so it is.
    """

    institution: str
    kind: str
    unit: str
    result: list[str]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    day: str | None
    effective_date: str | None
    day_from: str
    not_before: str | None
    not_after: str | None
    basis: list[str]
    certainty: str | None
    outcome: str | None
    why: list[str]
    told: list[Lines]
    seen_before: list[Lines]
    seen_after: list[Lines]
    disagreements: list[DisagreementRecord]
    unit_ids: list[str]
    result_ids: list[str]
    part: str | None
    by_name: bool
    inherited: bool


class LineageRecord(msgspec.Struct):
    """A unit of the lineage: `relation` is "unit" for the one asked for, "predecessor" or "successor"."""

    id: str
    name: str
    relation: str


class FirstShownRecord(msgspec.Struct):
    """How many units documents show for the first time from a day: no change of the institution."""

    institution: str
    day: str
    units: int


class TimelineOutput(msgspec.Struct):
    """`timeline`: changes told and seen, in the order of their days, undated ones where their bounds put them.

    `unit` is the identity asked for (null: none, or a unit that only prose names), `name` what it is called. `lineage` are
    the units whose changes are listed. `first_shown` counts what is documented for the first time, which is no row unless
    a unit was asked for.
    """

    format: str
    version: int
    unit: str | None
    name: str | None
    lineage: list[LineageRecord]
    start: AskedRecord | None
    end: AskedRecord | None
    changes: list[TimelineRecord]
    first_shown: list[FirstShownRecord]


class SeenRecord(msgspec.Struct):
    """A place in a document that bears on a row, and from which day the document is in force. `shows` tells what is there:
    unit (the unit itself), list (the list of the units below `unit`), not_in_list (that list, complete, which does not
    have the unit), functions (those of the unit). `above` is the unit from which it hangs there.
    """

    shows: str
    unit: str
    code: str | None
    above: str | None
    effective_date: str
    document: str | None
    lines: tuple[int, int] | None
    page: int | None


class WhyRecord(msgspec.Struct):
    """A reason or remark: `why` names the phrase (docs/reconcile.md), the rest fills it."""

    why: str
    unit: str | None
    day: str | None
    document: str | None
    count: int | None


class ReconciledRecord(msgspec.Struct):
    """One change held against the documents, or a difference between two places that tell it.

    `verdict` is told_and_seen, told_not_seen, seen_not_told, told_differently or cannot_be_seen. `sight` says how much is
    seen of what is told and seen: whole, after (no document covers the place before), left (only that it left), or
    through_later (together with later changes). `day` is the day told, and `day_from` on what it rests; "document" where
    only documents show the change, after `not_before` and by `day`. `field` and `said` are of rows told differently, `said`
    in the order of `told`. `act` is one for all spellings of an agreement.
    """

    institution: str
    verdict: str
    sight: str | None
    kind: str | None
    unit: str
    result: list[str]
    from_parent: str | None
    to_parent: str | None
    agreement: str | None
    act: str | None
    day: str | None
    day_from: str
    not_before: str | None
    not_after: str | None
    certainty: str | None
    told: list[Lines]
    seen_before: list[SeenRecord]
    seen_after: list[SeenRecord]
    field: str | None
    said: list[str]
    why: list[WhyRecord]


class ActTallyRecord(msgspec.Struct):
    """How many rows of each verdict one act has; `agreement` is null for what no act is told of."""

    institution: str
    agreement: str | None
    days: list[str]
    counts: dict[str, int]


class ReconcileOutput(msgspec.Struct):
    """`reconcile`: what is told beside what is seen. `totals` counts rows by verdict, `sights` those told and seen by how
    much is seen.
    """

    format: str
    version: int
    start: AskedRecord | None
    end: AskedRecord | None
    totals: dict[str, int]
    sights: dict[str, int]
    acts: list[ActTallyRecord]
    rows: list[ReconciledRecord]


class EffectRecord(msgspec.Struct):
    """A day of effect of an act, and the first place that tells it."""

    day: str
    place: Lines | None


class ConflictRecord(msgspec.Struct):
    """What two places tell differently of one act: sitting, promoter, lost_letters (of its code); approved, published,
    effective (two days); code_and_prose; effect_before_approval, published_before_approval.
    """

    kind: str
    said: tuple[str, str]
    places: tuple[Lines | None, Lines | None]


class DoubtRecord(msgspec.Struct):
    """What is not sure: number_cut, number_missing, date_impossible, lost_digit, other_body. `other` is the act that it
    could be; the two are kept apart.
    """

    kind: str
    said: str
    place: Lines | None
    other: str | None
    other_place: Lines | None


class StructureRecord(msgspec.Struct):
    """A snapshot under the act: the heads of its scope, its day, its document."""

    effective_date: str
    heads: list[str]
    document: str | None
    digest: str


class ObservedRecord(msgspec.Struct):
    """A change of a unit that structures show under the act; `inherited` ones are consequences of another."""

    kind: str
    group: str
    old: list[UnitSide]
    new: list[UnitSide]
    basis: str
    inherited: bool
    not_before: str | None
    evidence: list[str]
    sources: list[Lines]


class ObservedDayRecord(msgspec.Struct):
    """What structures show on one day under the act. `functions` counts own changes of functions by kind;
    `first_documented` are units and functions shown for the first time, which is no change.
    """

    day: str
    changes: list[ObservedRecord]
    functions: dict[str, int]
    first_documented: tuple[int, int]


class AgreementOutput(msgspec.Struct):
    """`agreements ACT`: the card of one act. `agreement` joins all citations, each with its document and lines; `missing`
    names the pieces that no document tells; `same_session` are the other acts of its session. `told` are the narrated
    changes that rest on it, `observed` what structures show under it; `annulled_by` is the entry of the ledger by which it
    is without effect.
    """

    format: str
    version: int
    institution: str
    kind: str
    key: str
    agreement: AgreementRecord
    missing: list[str]
    effects: list[EffectRecord]
    conflicts: list[ConflictRecord]
    doubts: list[DoubtRecord]
    same_session: list[str]
    snapshots: list[StructureRecord]
    told: list[TellingRecord]
    observed: list[ObservedDayRecord]
    annulled_by: int | None = None


TOLD: dict[str, type[msgspec.Struct]] = {
    "history": HistoryOutput,
    "timeline": TimelineOutput,
    "reconcile": ReconcileOutput,
    "agreement": AgreementOutput,
}
"""Outputs whose records are here, by the name that `format` carries."""

PUBLISHED: dict[str, type[msgspec.Struct]] = {**OUTPUTS, **TOLD, **FILED, **AUDITED, **LEDGER, **INSPECTED}
"""Every output."""
