"""Yearly lists of units whose codes stay: which renames, moves, creations and abolitions are found without the codes.

    python -m benchmarks.lists [FOLDER]

The lists of the city of Buenos Aires (`../shared/corpus/ar-caba`, 2018 to 2021) give each unit a code that it keeps. They
are read without options; the codes are taken away, the rows shuffled (seeded by the file's name), and two years recorded:
what the program then takes for one unit is held against the codes. What remains to be recognised by are names, ranks and
places. Nothing else of a row is handed on; made codes follow the shuffled rows and decide only between twins that nothing
tells apart.

Truth, decided before anything was measured: a code on both lists is one unit, unless it was given to another one, which is
so where the names share no word of their own and the parents' codes differ. Renamed: its name differs as compared
(`normal_form`). Reassigned: it hangs from a unit of another code. Created and abolished: its code is on one list alone, or
was given away. Where a list does not say where a unit hangs, its move is not measured. Of a code that a list gives to
several rows, the reader's first unit counts, the others are left out. Codes are compared without the zeros before them.

Rules for lists were made and their numbers set on 2018 to 2019. The later pairs are not blind: their figures were looked at,
and so were some wrong pairs; two rules came of it (name and rank that change together are asked about; what only lies within
a unit is no common parent), no number. "No word kept" are renamed units whose names before and after share none.

"All codes" counts codes that were given away as one unit too. A pair that waits for a person counts as not found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

from changelog import matching
from changelog.domain.correspondences import Status
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
        return self.units[code].parent is not None or (self.is_tree and self.units[code].within is None)

    def snapshot(self) -> Snapshot:
        """The structure with codes that say nothing."""
        hidden = {code: f"{self.year}-{place}" for place, code in enumerate(self.units, 1)}
        units = [
            replace(
                unit,
                code=hidden[code],
                parent=hidden.get(unit.parent or ""),
                within=hidden.get(unit.within or ""),
                source=None,
            )
            for code, unit in self.units.items()
        ]
        return Snapshot(CITY, PartialDate(self.year, 1, 1), tuple(units), None, None, self.is_tree, self.is_tree)


def read_list(path: Path) -> List:
    reading = read_manual(path.read_bytes(), path.name)
    units = [_with_plain_codes(unit) for unit in reading.units if "#" not in unit.code]
    Random(path.name).shuffle(units)
    return List(int(path.stem[-4:]), {unit.code: unit for unit in units}, reading.heads_on_top)


def _with_plain_codes(unit: Unit) -> Unit:
    above = (code.lstrip("0") if code else None for code in (unit.parent, unit.within))
    return replace(unit, code=unit.code.lstrip("0"), parent=next(above), within=next(above))


def truth_of(old: List, new: List, *, is_every_code_one: bool = False) -> dict[str, Found]:
    """What changed by the codes."""
    same = (code for code in old.units if code in new.units)
    return changes(old, new, {code: code for code in same if is_every_code_one or not is_given_away(code, old, new)})


def is_given_away(code: str, old: List, new: List) -> bool:
    """Was a code given to another unit?"""
    before, after = old.units[code], new.units[code]
    return not words_of(before) & words_of(after) and before.parent != after.parent


def words_of(unit: Unit) -> set[str]:
    rank = normal_form(unit.rank or "")
    return {word for word in normal_form(unit.name).split() if len(word) >= LEAST_WORD and word not in rank}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program takes for one unit, and what it asks about, told by the codes that it did not see."""

    found: dict[str, Found]
    same: Mapping[str, str]
    asked: frozenset[tuple[str, str]]


def answer_of(old: List, new: List) -> Answer:
    history = compile_history((old.snapshot(), new.snapshot()), (), matching, rank_of=rank_of)
    places: dict[str, dict[int, str]] = {}
    for version in history.unit_versions:
        code = version.state.code or ""
        places.setdefault(version.state.unit_id, {})[int(code.partition("-")[0])] = code
    same = {
        _seen(old, place[old.year]): _seen(new, place[new.year])
        for place in places.values()
        if old.year in place and new.year in place
    }
    asked = {
        (_seen(old, places[before][old.year]), _seen(new, after))
        for pairing in history.pairings
        if pairing.correspondence.status is Status.PROPOSED
        for before in pairing.correspondence.old
        for after in pairing.correspondence.new
    }
    return Answer(changes(old, new, same), same, frozenset(asked))


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
    """Precision and recall by pair of years, as Markdown, and what stands behind the figures."""
    lists = [read_list(path) for path in sorted(folder.glob("caba_*.csv"))]
    rows = [
        "| from, to | kind | in truth | found | right | precision | recall | precision, all codes | recall, all codes |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    behind = [
        "| from, to | units | on both | given away | taken for one | of these right | asked | right | no word kept |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for old, new in pairwise(lists):
        truth, all_codes, answer = truth_of(old, new), truth_of(old, new, is_every_code_one=True), answer_of(old, new)
        years = f"{old.year}, {new.year}"
        rows += [_row(years, kind, truth[kind], all_codes[kind], answer.found[kind]) for kind in KINDS if truth[kind]]
        behind.append(_behind(years, old, new, truth, answer))
    return "\n".join([*rows, "", *behind]) + "\n"


def given_away(old: List, new: List) -> Iterator[str]:
    """Codes of both lists that the rule takes for given to another unit, with both names."""
    for code, unit in old.units.items():
        if code in new.units and is_given_away(code, old, new):
            yield f"{code} «{unit.name}» -> «{new.units[code].name}»"


def _behind(years: str, old: List, new: List, truth: Mapping[str, Found], answer: Answer) -> str:
    both = [code for code in old.units if code in new.units]
    away = sum(is_given_away(code, old, new) for code in both)
    wordless = sum(not words_of(old.units[a or ""]) & words_of(new.units[b or ""]) for a, b in truth["renamed"])
    cells = (
        years, f"{len(old.units):,} to {len(new.units):,}", f"{len(both) - away:,}", away, f"{len(answer.same):,}",
        f"{sum(a == b and not is_given_away(a, old, new) for a, b in answer.same.items()):,}", len(answer.asked),
        sum(a == b for a, b in answer.asked), f"{wordless} of {len(truth['renamed'])}",
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


def _row(years: str, kind: str, truth: Found, all_codes: Found, found: Found) -> str:
    right = len(truth & found)
    shares = (
        _share(right, len(found)),
        _share(right, len(truth)),
        _share(len(all_codes & found), len(found)),
        _share(len(all_codes & found), len(all_codes)),
    )
    return f"| {years} | {kind} | {len(truth)} | {len(found)} | {right} | {' | '.join(shares)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


if __name__ == "__main__":
    print(table(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
