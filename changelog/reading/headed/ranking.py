"""The order of ranks, and the tree that it makes of units one after another: a lower one hangs from the last higher one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

LEAST_TREE = 3
"""Units of which order and rank can tell a tree; of two, the second may well stand beside the first."""
KNOWN_SHARE = 0.6
"""Share of units whose rank the order must name, or it says little of their tree."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The level of each rank, 0 for the highest, by the rank as compared."""

    levels: Mapping[str, int]

    @classmethod
    def of(cls, profile: Profile) -> Ranking:
        return cls(
            {plain_title(rank): level for level, ranks in enumerate(profile.rank_order) for rank in ranks.split(" / ")}
        )

    def level(self, rank: str | None) -> int | None:
        """The level of a rank; None where the order does not name it."""
        return self.levels.get(plain_title(rank)) if rank is not None else None

    def nested(self, ranks: Sequence[str | None], *, is_list: bool = False) -> list[int | None]:
        """Of each unit the place of the one that it hangs from, by rank and order alone; None where its rank is of no order.
        In a list that states the tree such a one hangs beside the one before it."""
        parents: list[int | None] = []
        stack: list[tuple[int, int]] = []
        for place, rank in enumerate(ranks):
            level = self.level(rank)
            if level is None:
                beside = parents[-1] if parents and parents[-1] is not None else (stack[0][1] if stack else None)
                parents.append(beside if is_list else None)
                continue
            while stack and stack[-1][0] >= level:
                stack.pop()
            parents.append(stack[-1][1] if stack else None)
            stack.append((level, place))
        return parents

    def has_one_head(self, ranks: Sequence[str | None]) -> bool:
        """Is the first of these units alone of the highest rank, and are the ranks of most of them in the order?"""
        levels = [self.level(rank) for rank in ranks]
        known = [level for level in levels if level is not None]
        if len(levels) < LEAST_TREE or levels[0] is None or len(known) < KNOWN_SHARE * len(levels):
            return False
        return all(level > known[0] for level in known[1:])
