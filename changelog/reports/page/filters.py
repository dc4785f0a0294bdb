"""By what rows can be filtered: the kinds, ranks, branches and agreements that they bear, each with how many rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from changelog.domain.structures import code_order
from changelog.reports.marks import printable
from changelog.reports.names import shown
from changelog.reports.page.roster import Roster
from changelog.reports.tables import Mark
from changelog.reports.wording import Words

_INDENT = "\N{NO-BREAK SPACE}" * 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `value` is its number in the roster."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices under a heading; none where `label` is empty."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """A list to choose from; `key` is "kind", "rank", "branch" or "agreement"."""

    key: str
    label: str
    groups: tuple[ChoiceGroup, ...]


def filters_of(marks: Sequence[Mark], roster: Roster, words: Words) -> tuple[Filter, ...]:
    """Those by which some rows can be told from others; a filter with nothing to choose is left out."""
    kinds = Counter(mark.kind for mark in marks if mark.kind)
    ranks = Counter(mark.rank for mark in marks if mark.rank)
    agreements = Counter(mark.agreement for mark in marks if mark.agreement)
    found = (
        Filter("kind", words("page.kind"), _kinds(kinds, roster, words)),
        Filter("rank", words("column.rank"), _plain((roster.ranks.number(r), r, n) for r, n in ranks.items())),
        Filter("branch", words("page.branch"), _branches(marks, roster)),
        Filter(
            "agreement",
            words("column.agreement"),
            _plain((roster.agreements.number(a), a, n) for a, n in sorted(agreements.items())),
        ),
    )
    return tuple(one for one in found if one.groups)


def kind_called(kind: str, words: Words) -> str:
    """A kind of change in the reader's language; as it stands where the wording has no phrase for it."""
    return words.get(kind) or kind


def _kinds(kinds: Counter[str], roster: Roster, words: Words) -> tuple[ChoiceGroup, ...]:
    families = {"unit": words("column.units"), "function": words("column.functions")}
    ordered = sorted(kinds, key=lambda kind: list(families).index(_family(kind)) if _family(kind) in families else 2)
    return tuple(
        ChoiceGroup(
            families.get(family, ""),
            tuple(_choice(roster.kinds.number(kind), kind_called(kind, words), kinds[kind]) for kind in members),
        )
        for family, members in groupby(ordered, key=_family)
    )


def _family(kind: str) -> str:
    return kind.partition(".")[0]


def _plain(counted: Iterable[tuple[int, str, int]]) -> tuple[ChoiceGroup, ...]:
    choices = tuple(_choice(number, name, rows) for number, name, rows in counted)
    return (ChoiceGroup("", choices),) if choices else ()


def _branches(marks: Sequence[Mark], roster: Roster) -> tuple[ChoiceGroup, ...]:
    """Units that others hang from, each under the one it hangs from itself, as their last known state shows them."""
    heads: Counter[str] = Counter()
    for mark in marks:
        heads.update({*mark.branch, mark.unit_id} - {None})  # type: ignore[arg-type]
    above = {unit_id for mark in marks for unit_id in mark.branch}
    known = sorted((roster.latest[unit_id] for unit_id in above if unit_id in roster.latest), key=code_order)
    return _plain(
        (
            roster.units.number(state.unit_id),
            f"{_INDENT * _depth(state.unit_id, roster)}{' '.join(filter(None, (state.code, shown(state.name))))}",
            heads[state.unit_id],
        )
        for state in known
    )


def _depth(unit_id: str, roster: Roster) -> int:
    depth, seen, parent = 0, {unit_id}, roster.latest[unit_id].parent_id
    while parent in roster.latest and parent not in seen:
        seen.add(parent)
        depth, parent = depth + 1, roster.latest[parent].parent_id
    return depth


def _choice(number: int, name: str, rows: int) -> Choice:
    return Choice(number, f"{printable(name)} ({rows})")
