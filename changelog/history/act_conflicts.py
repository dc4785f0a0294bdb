"""Where the citations of one act do not agree: other letters of its code, other days, an effect before the approval."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from changelog.domain.agreements import Agreement
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty
from changelog.domain.registers import Conflict, ConflictKind, RegisteredAct
from changelog.domain.sources import SourceReference
from changelog.domain.texts import fold_blanks, normal_form

_CODE = re.compile(
    r"(?:(?:ACDO|ACUERDO|Acdo)[\s.-]*)?(?:(?P<letters>[A-Z]{1,3})?(?P<sitting>\d{1,2})[\s.-]+)?[A-Z]{2,5}[\s.-]+"
    r"\d{3,7}\s?[/-]\s?\d{1,4}[\s/.]*(?:P\b[\s.(]*(?P<promoter>[A-Z](?:\.?[A-Z]){0,5}))?"
)
Place = SourceReference | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A day told of an act, and where."""

    day: PartialDate
    place: Place


@dataclass(frozen=True, slots=True)
class _Code:
    """The letters of a code that do not identify its act: of the sitting (AS2), None where it is left out, and of who
    proposed it."""

    printed: str
    place: Place
    sitting: str | None
    has_lost: bool
    promoter: str | None


def conflicts_of(act: RegisteredAct) -> tuple[Conflict, ...]:
    """All conflicts of an act, each of two values once, with the first place of each."""
    found = (*_of_letters(act.agreement), *_of_days(act), *_of_order(act))
    return tuple({(one.kind, one.said): one for one in reversed(found)}.values())[::-1]


# --- letters ------------------------------------------------------------------------------------------------------------


def _of_letters(act: Agreement) -> Iterator[Conflict]:
    codes = list(_codes(act))
    yield from _differing(ConflictKind.SITTING, [(c.sitting, c) for c in codes if c.sitting and not c.has_lost])
    yield from _differing(ConflictKind.PROMOTER, [(c.promoter, c) for c in codes if c.promoter])
    whole = next((code for code in codes if code.sitting and not code.has_lost), None)
    lost = next((code for code in codes if code.has_lost), None)
    if whole is not None and lost is not None:
        yield Conflict(ConflictKind.LOST_LETTERS, (lost.printed, whole.printed), (lost.place, whole.place))


def _codes(act: Agreement) -> Iterator[_Code]:
    for cited in act.citations:
        found = _CODE.search(cited.printed)
        if found is not None:
            sitting = f"{found['letters'] or ''}{found['sitting']}" if found["sitting"] else None
            has_lost = found["sitting"] is not None and not found["letters"]
            promoter = (found["promoter"] or "").replace(".", "") or None
            yield _Code(fold_blanks(cited.printed), cited.source, sitting, has_lost, promoter)


def _differing(kind: ConflictKind, codes: Sequence[tuple[str | None, _Code]]) -> Iterator[Conflict]:
    """The first spelling against the first of each other kind."""
    for value in dict.fromkeys(value for value, _ in codes):
        other = next(code for each, code in codes if each == value)
        first = codes[0][1]
        if value != codes[0][0]:
            yield Conflict(kind, (first.printed, other.printed), (first.place, other.place))


# --- days ---------------------------------------------------------------------------------------------------------------


def _of_days(act: RegisteredAct) -> Iterator[Conflict]:
    approved = _claims(act.agreement, "approved")
    session = act.agreement.session
    if session is not None and _has_code(act.agreement):
        place = act.agreement.citations[0].source if act.agreement.citations else None
        against = [claim for claim in approved if not _may_be_one(claim.day, session)]
        yield from (_against(ConflictKind.CODE_AND_PROSE, Claim(session, place), claim) for claim in against)
        approved = [claim for claim in approved if claim not in against]
    yield from _apart(ConflictKind.APPROVED, approved)
    yield from _apart(ConflictKind.PUBLISHED, _claims(act.agreement, "published"))
    effects = _claims(act.agreement, "effective")
    yield from _apart(ConflictKind.EFFECTIVE, effects)
    yield from _of_one_unit(act)
    for structure in act.structures:
        told = [*effects, *_narrated_effects(act)]
        if told and not any(_may_be_one(claim.day, structure.effective_date) for claim in told):
            yield _against(ConflictKind.EFFECTIVE, told[0], Claim(structure.effective_date, structure.source))


def _has_code(act: Agreement) -> bool:
    """Does a code or a number tell its session, and not the prose alone?"""
    return act.number is not None and act.session is not None


def _claims(act: Agreement, name: str) -> list[Claim]:
    told = ((getattr(cited, name), cited.source) for cited in act.citations)
    return [Claim(day, place) for day, place in told if day is not None]


def _apart(kind: ConflictKind, claims: Sequence[Claim]) -> Iterator[Conflict]:
    """The first day told against each other that cannot be the same."""
    seen: set[PartialDate] = set()
    for claim in claims:
        if claim.day not in seen and not _may_be_one(claim.day, claims[0].day):
            yield _against(kind, claims[0], claim)
        seen.add(claim.day)


def _narrated_effects(act: RegisteredAct) -> list[Claim]:
    sure = (change for change in act.narrated if change.certainty is not Certainty.DOUBTFUL)
    return [Claim(change.effective, change.source) for change in sure if change.effective is not None]


def _of_one_unit(act: RegisteredAct) -> Iterator[Conflict]:
    """One change of one unit told with two days. That an act takes effect on several days for several units is none."""
    told: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = {}
    for change in act.narrated:
        if change.effective is not None and change.certainty is not Certainty.DOUBTFUL:
            key = (change.kind, normal_form(change.unit), tuple(map(normal_form, change.result)))
            told.setdefault(key, []).append(Claim(change.effective, change.source))
    for claims in told.values():
        yield from _apart(ConflictKind.EFFECTIVE, claims)


# --- the order of days --------------------------------------------------------------------------------------------------


def _of_order(act: RegisteredAct) -> Iterator[Conflict]:
    approval = _approval(act.agreement)
    if approval is None:
        return
    effects = [*_claims(act.agreement, "effective"), *_narrated_effects(act)]
    effects += [Claim(structure.effective_date, structure.source) for structure in act.structures]
    yield from _before(ConflictKind.EFFECT_BEFORE_APPROVAL, approval, effects)
    yield from _before(ConflictKind.PUBLISHED_BEFORE_APPROVAL, approval, _claims(act.agreement, "published"))


def _approval(act: Agreement) -> Claim | None:
    told = _claims(act, "approved")
    day = act.approved or act.session
    if day is None:
        return None
    place = next((claim.place for claim in told if claim.day == day), None)
    return Claim(day, place or (act.citations[0].source if act.citations else None))


def _before(kind: ConflictKind, approval: Claim, claims: Iterable[Claim]) -> Iterator[Conflict]:
    days: set[PartialDate] = set()
    for claim in claims:
        if claim.day.last_day < approval.day.first_day and claim.day not in days:
            days.add(claim.day)
            yield _against(kind, approval, claim)


def _against(kind: ConflictKind, one: Claim, other: Claim) -> Conflict:
    return Conflict(kind, (str(one.day), str(other.day)), (one.place, other.place))


def _may_be_one(one: PartialDate, other: PartialDate) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
