"""What acts and narratives say beside what documents show, row by row: the auditor's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from changelog.domain.changes import UnitChangeKind
from changelog.domain.narratives import Certainty, NarratedKind
from changelog.domain.sources import SourceReference
from changelog.domain.tellings import DayFrom
from changelog.errors import InvariantError


class Verdict(StrEnum):
    """What became of a change when it was looked for. *Cannot be seen* is never *not seen*: nothing speaks against it."""

    TOLD_AND_SEEN = "told_and_seen"
    TOLD_NOT_SEEN = "told_not_seen"  # a document that covers the place and the day shows otherwise
    SEEN_NOT_TOLD = "seen_not_told"  # two documents show it, and no telling was found
    TOLD_DIFFERENTLY = "told_differently"  # told in two places that do not agree
    CANNOT_BE_SEEN = "cannot_be_seen"  # no document covers the place on a day that could show it


class Sight(StrEnum):
    """How much of a change documents show, from all of it to its traces."""

    WHOLE = "whole"  # the state before it and the state after it; of a structure stated, the list
    AFTER = "after"  # the state after it; no document covers the place before
    LEFT = "left"  # that it is no longer where it was; where it went no document covers
    THROUGH_LATER = "through_later"  # the state before it, and the state that later changes, told too, made of it


class Shows(StrEnum):
    """What a place in a document shows."""

    UNIT = "unit"  # the unit itself
    LIST = "list"  # the list of the units below this one, which has what is told
    NOT_IN_LIST = "not_in_list"  # that list, complete, which does not have the unit
    NOWHERE = "nowhere"  # all units of the institution, which do not have it either
    FUNCTIONS = "functions"  # the functions of the unit


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """A place in a document that bears on a row: the unit as printed there, and from which day the document is in force.

    `unit` is the unit itself, or the one whose list it is; of a list of all that hangs from the institution, its name.
    `above` is the unit from which it hangs there, None on top or where the document does not say. `document` is the
    document's name and `source` its lines, None where it is not known.
    """

    shows: Shows
    unit: str
    code: str | None
    day: date
    document: str | None
    source: SourceReference | None
    above: str | None = None


class Why(StrEnum):
    """Why a row has its verdict, and what else is odd: fixed phrases, filled from a `Remark`."""

    # seen, with a limit
    ONLY_AFTER = "only_after"  # no document covers the place before
    ONLY_LEFT = "only_left"  # seen that it left; no document covers `unit`, where it went
    THROUGH_LATER = "through_later"  # a change told for `day` came before any document could show this one by itself
    CALLED_LATER = "called_later"  # shown as `unit`, the name that a later change, told too, gave it
    CALLED_OTHERWISE = "called_otherwise"  # shown as `unit`, and nothing tells of that name
    SPELLED_OTHERWISE = "spelled_otherwise"  # shown as `unit`: another spelling
    PLACED_OTHERWISE = "placed_otherwise"  # shown under `unit`, not where told
    NOT_PLACED = "not_placed"  # the document does not say from what it hangs
    CHANGED_SINCE = "changed_since"  # what a document of before shows was changed since, as is told for `day`
    NOT_IN_BETWEEN = "not_in_between"  # the list of `unit` in a document of `day`, after the day told, does not have it
    BEFORE_CALLED = "before_called"  # before, a document shows it as `unit`, not under the name told
    BEFORE_UNDER = "before_under"  # before, a document shows it under `unit`, not where told
    NOT_SEEN_ELSEWHERE = "not_seen_elsewhere"  # nothing shows whether `unit` is gone
    SOME_NOT_COVERED = "some_not_covered"  # no document covers `unit`, which is told too
    BY_NAME = "by_name"  # recognised by its name alone
    DAY_NOT_TOLD = "day_not_told"  # the day of effect is not told; `day` is that of the session or the publication
    EXPLAINED = "explained"  # the list differs by `unit`, as a change told for `day` says
    FUNCTIONS_GAINED = "functions_gained"  # `count` functions came to the unit between the two documents
    FUNCTIONS_LOST = "functions_lost"  # `count` functions left it
    # not seen
    NOT_LISTED = "not_listed"  # the complete list of `unit` does not have it
    NOWHERE = "nowhere"  # a document of `day` lists all units of the institution (`unit`), and does not have it
    STILL_CALLED = "still_called"  # the document still prints `unit`
    SHOWN_AS = "shown_as"  # the document prints `unit`: neither the name before nor the one told
    STILL_UNDER = "still_under"  # it still hangs from `unit`
    SHOWN_UNDER = "shown_under"  # it hangs from `unit`
    STILL_THERE = "still_there"  # the document still has `unit`
    ALREADY_SO = "already_so"  # a document of before that day shows it so already
    NOT_THERE_BEFORE = "not_there_before"  # a document of before that day lists the place and does not have it
    SEEN_LATER = "seen_later"  # a document of `day` shows it, later than told
    LIST_LACKS = "list_lacks"  # stated, and the list does not have `unit`
    LIST_HAS_BESIDES = "list_has_besides"  # the list has `unit`, which is not stated
    SIMILAR_IN_LIST = "similar_in_list"  # the list has `unit`, of a similar name: perhaps the same
    NO_FUNCTION_CAME = "no_function_came"  # both documents list its functions, and none came
    NO_FUNCTION_LEFT = "no_function_left"
    # cannot be seen
    OUTSIDE = "outside"  # no document covers the place
    NOT_ALL_COVERED = "not_all_covered"  # of the institution itself: no document covers all of it
    ONLY_BEFORE = "only_before"  # documents cover the place (`unit`) only before, the last from `day`
    DEPTH = "depth"  # a document of `day` shows `unit` and does not list what hangs below it
    DEPTH_BELOW = (
        "depth_below"  # `unit` does not list it directly, and below it not all is listed (a document of `day`)
    )
    PLACE_NOT_TOLD = "place_not_told"  # nothing says from what it hangs: no list could show that it is not there
    CHANGED_AGAIN = "changed_again"  # a change told for `day` made it otherwise before a document could show it
    PERHAPS_NOT_YET = "perhaps_not_yet"  # the day of effect is not told, and may lie after the document of `day`
    PERHAPS_WITHIN = "perhaps_within"  # a document of `day` shows `unit` further down in the branch it is told to leave
    UNDATED = "undated"
    DOUBTFUL = "doubtful"  # the sentence can be read otherwise
    CLASS_OF_UNITS = "class_of_units"  # units named as a class, none by its name
    INSTITUTION = "institution"  # the institution itself, which is no unit of its structure
    NO_PLACES = "no_places"  # it is not told from where it moved, nor to where
    FUNCTIONS_NOT_COVERED = "functions_not_covered"  # its functions are not documented both before and after
    # seen and not told
    NO_TELLING = "no_telling"  # no document tells it
    # told twice, differently
    SAID = "said"  # the two places say `said` of one piece (the row's `field`)
    MOVED_OR_FUNCTIONS = (
        "moved_or_functions"  # a change of adscription in one place, a transfer of functions in the other
    )
    ACT_SAID = "act_said"  # of one act, the two places say `said` of one of its days (the row's `field`)


@dataclass(frozen=True, slots=True)
class Remark:
    """A fixed phrase and what fills it; which of the pieces it has is said at each `Why`."""

    why: Why
    unit: str | None = None
    day: date | None = None
    document: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One row: a change told, a change seen and not told, or a difference between two tellings.

    `agreement` is the act as printed and `act` what identifies it however it is spelled. `day` is the day told (`day_from`
    says on what it rests) or, of what is only seen, that of the document that first shows it (`day_from` None);
    `not_before` and `not_after` bound it where the day is not told, or only seen. `unit` and `from_parent` are before,
    `result` and `to_parent` after, as told or, where only seen, as documents print them. `told` are the lines that tell
    it, the fullest first. `sight` only with TOLD_AND_SEEN; `field` and `said` only with TOLD_DIFFERENTLY, `said` in the
    order of `told`. `kind` is None where the row is of an act as a whole.
    """

    verdict: Verdict
    kind: NarratedKind | UnitChangeKind | None
    unit: str
    result: tuple[str, ...] = ()
    from_parent: str | None = None
    to_parent: str | None = None
    agreement: str | None = None
    act: str | None = None
    day: date | None = None
    day_from: DayFrom | None = None
    not_before: date | None = None
    not_after: date | None = None
    certainty: Certainty | None = None
    told: tuple[SourceReference, ...] = ()
    seen_before: tuple[SeenPlace, ...] = ()
    seen_after: tuple[SeenPlace, ...] = ()
    sight: Sight | None = None
    why: tuple[Remark, ...] = ()
    field: str | None = None
    said: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.sight is None) is (self.verdict is Verdict.TOLD_AND_SEEN):
            raise InvariantError("just the rows told and seen say how much is seen")
        if not self.told and self.verdict is not Verdict.SEEN_NOT_TOLD:
            raise InvariantError(f"{self.verdict} says nowhere what is told of {self.unit}")


@dataclass(frozen=True, slots=True)
class ActTally:
    """How many rows of each verdict one act has; `agreement` None for what no act is told of."""

    agreement: str | None
    act: str | None
    days: tuple[date, ...]
    counts: tuple[tuple[Verdict, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def tally(rows: Iterable[Reconciled]) -> dict[Verdict, int]:
    """How many rows of each verdict, every verdict named."""
    counted = Counter(row.verdict for row in rows)
    return {verdict: counted[verdict] for verdict in Verdict}


def tallies(rows: Iterable[Reconciled]) -> tuple[ActTally, ...]:
    """The rows counted act by act, in the order in which the acts first appear."""
    groups: dict[str | None, list[Reconciled]] = {}
    for row in rows:
        groups.setdefault(row.act, []).append(row)
    return tuple(
        ActTally(
            agreement=next((row.agreement for row in group if row.agreement), None),
            act=act,
            days=tuple(sorted({row.day for row in group if row.day is not None})),
            counts=tuple(tally(group).items()),
        )
        for act, group in groups.items()
    )
