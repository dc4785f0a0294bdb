"""Yearly lists of units whose codes stay: which renames, moves, creations and abolitions are found without the codes.

The lists of the city of Buenos Aires (`../shared/corpus/ar-caba`) give each unit a code that it keeps. The codes are taken
away, the rows shuffled, and two years recorded: what the program then takes for one unit is held against the codes.

Truth, decided before anything was measured: a code on both lists is one unit, unless it was given to another one, which is
so where the names share no word of their own and the parents' codes differ. Renamed: its name differs as compared
(`normal_form`). Reassigned: it hangs from a unit of another code. Created and abolished: its code is on one list alone, or
was given away. Where one of the two lists says of no unit where it hangs, moves are not measured. Of a code that a list
gives to several rows, the reader's first unit counts, the others are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

from changelog import matching
from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import normal_form
from changelog.domain.units import Unit
from changelog.history import compile_history
from changelog.reading import rank_of, read_manual

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ar-caba"
CITY = Institution("Ciudad Autónoma de Buenos Aires", "CABA")
LEAST_WORD = 4
"""Letters of a word that can tell a unit; shorter ones are articles and abbreviations of ranks."""
KINDS = ("renamed", "reassigned", "created", "abolished")
Found = frozenset[tuple[str | None, str | None]]
"""Changes of one kind as pairs of codes, before and after; None where the unit is not."""


@dataclass(frozen=True, slots=True)
class List:
    """A year's units by code, in shuffled order; `is_tree` where it says where they hang."""

    year: int
    units: Mapping[str, Unit]
    is_tree: bool

    def places(self, code: str) -> bool:
        """Whether it says where a unit hangs."""
        return self.is_tree or self.units[code].parent is not None

    def snapshot(self) -> Snapshot:
        """The structure with codes that say nothing."""
        hidden = {code: f"{self.year}-{place}" for place, code in enumerate(self.units, 1)}
        units = [
            replace(unit, code=hidden[code], parent=hidden.get(unit.parent or ""), source=None)
            for code, unit in self.units.items()
        ]
        return Snapshot(CITY, PartialDate(self.year, 1, 1), tuple(units), None, None, self.is_tree, self.is_tree)


def read_list(path: Path) -> List:
    reading = read_manual(path.read_bytes(), path.name)
    units = [unit for unit in reading.units if "#" not in unit.code]
    Random(path.name).shuffle(units)
    return List(int(path.stem[-4:]), {unit.code: unit for unit in units}, reading.heads_on_top)


def truth_of(old: List, new: List) -> dict[str, Found]:
    return changes(
        old, new, {code: code for code in old.units if code in new.units and not is_given_away(code, old, new)}
    )


def is_given_away(code: str, old: List, new: List) -> bool:
    """Was a code given to another unit?"""
    before, after = old.units[code], new.units[code]
    return not words_of(before) & words_of(after) and before.parent != after.parent


def words_of(unit: Unit) -> set[str]:
    rank = normal_form(unit.rank or "")
    return {word for word in normal_form(unit.name).split() if len(word) >= LEAST_WORD and word not in rank}


def found_of(old: List, new: List) -> dict[str, Found]:
    """What the program takes for one unit, told by the codes that it did not see."""
    history = compile_history((old.snapshot(), new.snapshot()), (), matching, rank_of=rank_of)
    places: dict[str, dict[int, str]] = {}
    for version in history.unit_versions:
        code = version.state.code or ""
        places.setdefault(version.state.unit_id, {})[int(code.partition("-")[0])] = code
    return changes(old, new, dict(_pairs(places.values(), old, new)))


def _pairs(places: Iterable[Mapping[int, str]], old: List, new: List) -> Iterator[tuple[str, str]]:
    for place in places:
        if old.year in place and new.year in place:
            yield _seen(old, place[old.year]), _seen(new, place[new.year])


def _seen(one: List, hidden: str) -> str:
    return list(one.units)[int(hidden.partition("-")[2]) - 1]


def changes(old: List, new: List, same: Mapping[str, str]) -> dict[str, Found]:
    """What changed, where `same` says which unit before is which after."""
    renamed = {(a, b) for a, b in same.items() if normal_form(old.units[a].name) != normal_form(new.units[b].name)}
    reassigned = {
        (a, b)
        for a, b in same.items()
        if old.places(a) and new.places(b) and _above(old, a, same) != new.units[b].parent
    }
    abolished = {(code, None) for code in old.units if code not in same}
    after = set(same.values())
    created = {(None, code) for code in new.units if code not in after}
    found: tuple[Found, ...] = (frozenset(renamed), frozenset(reassigned), frozenset(created), frozenset(abolished))
    return dict(zip(KINDS, found, strict=True))


def _above(old: List, code: str, same: Mapping[str, str]) -> str | None:
    """The code after of the unit that a unit hung from; its own code before where that is gone."""
    parent = old.units[code].parent
    return same.get(parent, f"gone {parent}") if parent is not None else None


def table(folder: Path = FOLDER) -> str:
    """Precision and recall a year, as Markdown."""
    lists = [read_list(path) for path in sorted(folder.glob("caba_*.csv"))]
    rows = [
        "| from, to | kind | in truth | found | of them right | precision | recall |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for old, new in pairwise(lists):
        truth, found = truth_of(old, new), found_of(old, new)
        rows += [_row(f"{old.year}, {new.year}", kind, truth[kind], found[kind]) for kind in KINDS if truth[kind]]
    given = [
        f"{old.year}, {new.year}: {sum(is_given_away(code, old, new) for code in old.units if code in new.units)}"
        for old, new in pairwise(lists)
    ]
    return "\n".join(rows) + "\n\nCodes given to another unit: " + "; ".join(given) + "."


def _row(years: str, kind: str, truth: Found, found: Found) -> str:
    right = len(truth & found)
    precision = f"{right / len(found):.0%}" if found else "-"
    return f"| {years} | {kind} | {len(truth)} | {len(found)} | {right} | {precision} | {right / len(truth):.0%} |"


if __name__ == "__main__":
    print(table())
