"""An institution whose every change is known, told truly, and shown in part by true documents.

Then nothing may be *told and not seen*: whatever scope and depth the documents have, what they do not show they do not
cover, or what was told since explains. This is the law that the table stands on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from changelog.audit import pairs_of_days
from changelog.domain.reconciliations import Verdict
from changelog.domain.snapshots import Snapshot
from changelog.domain.tellings import DayFrom, Telling
from tests.audit.ground import change, rows, telling, versions
from tests.notation import snapshot

RANKS = (("Dirección",), ("Coordinación", "Unidad"), ("División", "Jefatura"))
WORDS = "Faros Boyas Luces Muelles Sendas Puentes Cartas Redes Archivos Nóminas Compras Obras Lentes Radios Botes Anclas".split()


@dataclass
class Unit:
    """A unit as it truly is, with all names that it ever bore."""

    name: str
    level: int
    parent: Unit | None
    names: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names.append(self.name)


class Institution:
    """What is so, and what is told of how it came to be so."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.units: list[Unit] = []
        self.gone: list[Unit] = []
        self.days: dict[tuple[str, str], set[str]] = {}
        self.told: list[list[tuple[str, tuple[str, ...], dict[str, object]]]] = []
        for _ in range(2):
            top = self.begin(0, None)
            for _ in range(draw(st.integers(1, 2))):
                middle = self.begin(1, top)
                for _ in range(draw(st.integers(0, 2))):
                    self.begin(2, middle)
            self.begin(2, top)

    # --- what is so --------------------------------------------------------------------------------------------------

    def begin(self, level: int, parent: Unit | None) -> Unit:
        unit = Unit(self._name(level), level, parent)
        self.units.append(unit)
        return unit

    def end(self, unit: Unit) -> None:
        self.units.remove(unit)
        self.gone.append(unit)

    def name(self, unit: Unit, name: str) -> None:
        unit.name = name
        unit.names.append(name)

    def _name(self, level: int) -> str:
        self.count += 1
        words = WORDS[self.count % len(WORDS)], WORDS[self.count // len(WORDS)]
        return f"{RANKS[level][0]} de {words[0]} y {words[1]}"

    def below(self, unit: Unit | None) -> list[Unit]:
        return [one for one in self.units if one.parent is unit]

    def one_of(self, units: list[Unit]) -> Unit | None:
        return self.draw(st.sampled_from(units)) if units else None

    def leaf(self) -> Unit | None:
        return self.one_of([one for one in self.units if one.level and not self.below(one)])

    @property
    def same(self) -> list[tuple[str, ...]]:
        return [tuple(dict.fromkeys(unit.names)) for unit in (*self.units, *self.gone)]

    # --- what happens, and is told -----------------------------------------------------------------------------------

    def change(self, day: str) -> None:
        """Something that happens on a day."""
        getattr(self, self.draw(st.sampled_from(CHANGES)))(day)

    def happens(self, day: str, what: str, *units: Unit | None) -> bool:
        """Whether this can happen to units that day: each is named, moved, begun or ended once, and what begins or ends
        does nothing else."""
        known = [self.days.setdefault((day, unit.names[0]), set()) for unit in units if unit is not None]
        if len(known) < len(units) or any(one & {what, LIFE} or (one and what == LIFE) for one in known):
            return False
        for one in known:
            one.add(what)
        return True

    def rename(self, day: str) -> None:
        unit = self.draw(st.sampled_from(self.units))
        if self.happens(day, NAME, unit):
            before = unit.name
            self.name(unit, self._name(unit.level))
            self.tell("renamed", before, unit.name, day=day)

    def transform(self, day: str) -> None:
        unit = self.one_of([one for one in self.units if one.level])
        if unit is not None and self.happens(day, NAME, unit):
            before, (rank, _, rest) = unit.name, unit.name.partition(" ")
            others = [one for one in RANKS[unit.level] if one != rank]
            self.name(unit, f"{others[0]} {rest}")
            self.tell("transformed", before, unit.name, day=day)

    def reassign(self, day: str) -> None:
        unit = self.one_of([one for one in self.units if one.level])
        to = self.one_of([one for one in self.units if unit and one.level < unit.level and one is not unit.parent])
        if unit is not None and to is not None and unit.parent is not None and self.happens(day, PLACE, unit):
            before, unit.parent = unit.parent, to
            self.tell("reassigned", unit.name, day=day, from_=before.name, to=to.name)

    def create(self, day: str) -> None:
        parent = self.draw(st.sampled_from([one for one in self.units if one.level < 2]))
        unit = self.begin(self.draw(st.integers(parent.level + 1, 2)), parent)
        self.happens(day, LIFE, unit)
        self.tell("created", unit.name, day=day, to=parent.name)

    def abolish(self, day: str) -> None:
        unit = self.leaf()
        if unit is not None and unit.parent is not None and self.happens(day, LIFE, unit):
            self.end(unit)
            self.tell("abolished", unit.name, day=day, from_=unit.parent.name)

    def reestablish(self, day: str) -> None:
        unit = self.one_of([one for one in self.gone if one.level])
        if unit is not None and self.happens(day, LIFE, unit):
            self.gone.remove(unit)
            unit.parent = self.draw(st.sampled_from([one for one in self.units if one.level < unit.level]))
            self.units.append(unit)
            self.tell("reestablished", unit.name, day=day, to=unit.parent.name)

    def merge(self, day: str) -> None:
        one = self.leaf()
        other = self.one_of([u for u in self.below(one.parent) if u is not one and not self.below(u)]) if one else None
        if one is not None and other is not None and one.level == other.level and self.happens(day, LIFE, one, other):
            self.end(one)
            self.end(other)
            new = self.begin(one.level, one.parent)
            self.happens(day, LIFE, new)
            self.told.append([self._said("merged", unit.name, new.name, day=day) for unit in (one, other)])

    def split(self, day: str) -> None:
        unit = self.leaf()
        if unit is not None and self.happens(day, LIFE, unit):
            self.end(unit)
            parts = [self.begin(unit.level, unit.parent) for _ in range(2)]
            self.happens(day, LIFE, *parts)
            self.tell("split", unit.name, *(part.name for part in parts), day=day)

    def replace(self, day: str) -> None:
        unit = self.leaf()
        if unit is not None and self.happens(day, LIFE, unit):
            self.end(unit)
            new = self.begin(unit.level, unit.parent)
            self.happens(day, LIFE, new)
            self.tell("replaced", unit.name, new.name, day=day)

    def state(self, day: str) -> None:
        unit = self.draw(st.sampled_from(self.units))
        self.tell("structure_stated", unit.name, *(one.name for one in self.below(unit)), day=day)

    def tell(self, kind: str, *names: str, day: str, from_: str | None = None, to: str | None = None) -> None:
        self.told.append([self._said(kind, *names, day=day, from_=from_, to=to)])

    def _said(
        self, kind: str, *names: str, day: str, from_: str | None = None, to: str | None = None
    ) -> tuple[str, tuple[str, ...], dict[str, object]]:
        return kind, names, {"day": day, "from_": self._perhaps(from_), "to": self._perhaps(to)}

    def _perhaps(self, parent: str | None) -> str | None:
        """Prose often leaves a parent open."""
        return parent if parent is None or self.draw(st.integers(0, 3)) else None

    # --- what is shown -----------------------------------------------------------------------------------------------

    def document(self, day: str) -> Snapshot:
        """What a true document of some scope and depth shows."""
        scope = self.draw(st.sampled_from([None, *self.below(None)]))
        deepest = self.draw(st.integers(0, 2))
        lines: list[str] = []

        def write(unit: Unit, code: str) -> None:
            is_listed = unit.level < deepest
            lines.append(f"{code} {unit.name}" + ("" if is_listed or (not self.below(unit) and deepest == 2) else " *"))
            if is_listed:
                for at, one in enumerate(self.below(unit), 1):
                    write(one, f"{code}.{at}")

        for at, unit in enumerate([scope] if scope else self.below(None), 1):
            write(unit, f"{at}")
        return snapshot(day, "\n".join(lines), whole=scope is None)


NAME, PLACE, LIFE = "name", "place", "life"
CHANGES = (
    "rename",
    "transform",
    "reassign",
    "create",
    "abolish",
    "reestablish",
    "merge",
    "split",
    "replace",
)


@st.composite
def _records(draw: st.DrawFn) -> tuple[list[Snapshot], list[Telling], list[tuple[str, ...]]]:
    institution = Institution(draw)
    documents = []
    for year in range(2010, 2010 + draw(st.integers(1, 9))):
        for _ in range(draw(st.integers(0, 2))):
            institution.change(f"{year}-06-01")
        if draw(st.booleans()):
            institution.state(f"{year}-06-01")  # the outcome of that day
        if draw(st.booleans()):
            documents.append(institution.document(draw(st.sampled_from([f"{year}-06-01", f"{year}-09-01"]))))
    same = institution.same
    how = st.sampled_from([DayFrom.EFFECTIVE, DayFrom.EFFECTIVE, DayFrom.PUBLISHED])
    tellings = []
    for line, places in enumerate(institution.told, 1):
        day_from = draw(how)
        said = [
            change(kind, *names, line=line, act=f"ACTO {line}", day_from=day_from, **pieces)  # type: ignore[arg-type]
            for kind, names, pieces in places
        ]
        tellings.append(telling(*said, same=same, known=draw(st.booleans())))
    return documents, tellings, same


@given(_records())
def test_what_is_true_is_never_told_and_not_seen(record) -> None:
    documents, tellings, same = record
    found = rows(documents, *tellings, same=same)
    assert [row for row in found if row.verdict is Verdict.TOLD_NOT_SEEN] == []


@given(_records())
def test_days_between_which_changes_can_be_seen_are_days_of_documents(record) -> None:
    documents, _, same = record
    days = {document.effective_date.first_day for document in documents}
    for start, end in pairs_of_days(documents, versions(documents, same)):
        assert start < end
        assert {start, end} <= days
