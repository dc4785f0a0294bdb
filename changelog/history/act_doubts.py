"""What is not sure of an act: a cut number, a date in its code that is none, another act that it would be but for a digit.

Such acts stay two. A person who looks at both places knows; the program only says where to look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from changelog.domain.acts import ActKind, is_one_body, is_one_session, plain_number
from changelog.domain.registers import Doubt, DoubtKind, RegisteredAct
from changelog.domain.sources import SourceReference
from changelog.domain.texts import fold_blanks

_CUT = re.compile(r"\d{3,7}\s?[/-]\s?\d{1,4}\s?/(?=[\s.,;]|$)")
_DIGITS = re.compile(r"(?P<digits>\d{3,7})\s?[/-]\s?\d{1,4}")
_WITH_NUMBERS = frozenset({ActKind.AGREEMENT, ActKind.SESSION, ActKind.OFICIO, ActKind.DECREE, ActKind.LAW})
LEAST_DIGITS = 2
"""Digits that a number must keep to be another's that lost some: any number of three holds some number of one."""


def doubts_of(act: RegisteredAct) -> tuple[Doubt, ...]:
    """What is doubtful of an act by itself."""
    found: list[Doubt] = []
    for cited in act.agreement.citations:
        if _CUT.search(cited.printed) is not None:
            found.append(Doubt(DoubtKind.NUMBER_CUT, fold_blanks(cited.printed), cited.source))
        elif _has_unread_date(act) and _DIGITS.search(cited.printed) is not None:
            found.append(Doubt(DoubtKind.DATE_IMPOSSIBLE, fold_blanks(cited.printed), cited.source))
    return tuple(found)


def _has_unread_date(act: RegisteredAct) -> bool:
    return act.kind is ActKind.AGREEMENT and act.agreement.number is not None and act.agreement.session is None


def doubts_between(acts: Sequence[RegisteredAct]) -> dict[int, tuple[Doubt, ...]]:
    """By place in `acts`: the other acts that each would be but for a digit, its body's letters or a missing number."""
    near: defaultdict[str, list[int]] = defaultdict(list)
    for number, act in enumerate(acts):
        for key in _keys(act):
            near[key].append(number)
    pairs = {(one, other) for numbers in near.values() for one in numbers for other in numbers if one != other}
    found: defaultdict[int, list[Doubt]] = defaultdict(list)
    for one, other in sorted(pairs):
        kind = _doubt(acts[one], acts[other])
        if kind is not None:
            said, place = _shown(acts[one])
            named, other_place = _shown(acts[other])
            found[one].append(Doubt(kind, said, place, named, other_place))
    return {number: tuple(doubts) for number, doubts in found.items()}


def _keys(act: RegisteredAct) -> Iterator[str]:
    """What two acts that might be one have in common: a session day, or a number."""
    agreement = act.agreement
    if agreement.number and act.kind in _WITH_NUMBERS:
        yield f"{act.kind} number {plain_number(agreement.number)}"
    if agreement.session is not None and agreement.session.is_exact:
        yield f"session {agreement.session}"


def _doubt(one: RegisteredAct, other: RegisteredAct) -> DoubtKind | None:
    """Of two acts that were not joined. Sessions and agreements are numbered apart."""
    mine, theirs = one.agreement, other.agreement
    is_same_session = is_one_session(mine.session, theirs.session)
    if ActKind.AGREEMENT not in (one.kind, other.kind) or one.kind is not other.kind:
        return None
    if is_same_session and is_one_body(mine.body, theirs.body) and not (mine.number and theirs.number):
        return DoubtKind.NUMBER_MISSING if bool(mine.number) is not bool(theirs.number) else None
    if not mine.number or not theirs.number:
        return None
    first, second = plain_number(mine.number), plain_number(theirs.number)
    if is_same_session and is_one_body(mine.body, theirs.body):
        return DoubtKind.LOST_DIGIT if _has_lost(first, second) else None
    if is_same_session and first == second:
        return DoubtKind.OTHER_BODY
    if first == second and is_one_body(mine.body, theirs.body) and _is_digit_apart(_digits(one), _digits(other)):
        return DoubtKind.LOST_DIGIT
    return None


def _has_lost(one: str, other: str) -> bool:
    """Is one number the other without some of its digits?"""
    short, long = sorted((one, other), key=len)
    if len(short) < LEAST_DIGITS or len(short) == len(long):
        return False
    rest = iter(long)
    return all(digit in rest for digit in short)


def _digits(act: RegisteredAct) -> set[str]:
    found = (_DIGITS.search(cited.printed) for cited in act.agreement.citations)
    return {one["digits"] for one in found if one is not None}


def _is_digit_apart(some: set[str], others: set[str]) -> bool:
    """Do the session dates of two codes differ by one digit, changed or lost?"""
    return any(_differs_by_one(one, other) for one in some for other in others)


def _differs_by_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(first != second for first, second in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _shown(act: RegisteredAct) -> tuple[str, SourceReference | None]:
    cited = next(iter(act.agreement.citations), None)
    return act.agreement.printed, cited.source if cited is not None else None
