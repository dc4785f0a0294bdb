"""Invented institutions to store: small snapshots, and histories of any size that follow from a seed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.basis import Basis
from changelog.domain.correspondences import FunctionCorrespondence, Relation, Stage, Status, UnitCorrespondence
from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding, Severity
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import (
    Act,
    Closing,
    FunctionState,
    FunctionVersion,
    History,
    Link,
    Opening,
    Pairing,
    Sighting,
    UnitState,
    UnitVersion,
)
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, SubItem, Unit

INSTITUTE = Institution("Instituto de Faros y Senderos", "INFASE")
OTHER = Institution("Comisión Nacional de Molinos", None)
MANUAL = Document("manual_2021.txt", "ab" * 32, 400)
NOON = datetime(2024, 5, 6, 12, 30, 15, 123456, tzinfo=UTC)
TOLD: dict[str, Any] = {"recorded_at": NOON, "person": "ana", "version": "0.1.0"}
"""What `add_snapshot`, `add_narrative` and `add_decision` ask for besides."""


def lines(first: int, last: int | None = None, document: str = MANUAL.digest) -> SourceReference:
    return SourceReference(document, first, last or first)


def manual() -> Snapshot:
    """What a manual states: texts, sources, sub-items, an objective, an act cited twice."""
    return Snapshot(
        institution=INSTITUTE,
        effective_date=PartialDate(2021, 9, 1),
        agreement=Agreement(
            printed="ACDO.AS2.HCT.250821/20.P.DA",
            body="HCT",
            session=PartialDate(2021, 8, 25),
            number="20",
            promoter="DA",
            approved=PartialDate(2021, 8, 25),
            effective=PartialDate(2021, 9),
            citations=(
                Citation("ACDO.AS2.HCT.250821/20.P.DA", lines(12)),
                Citation("ACDO. AS2 HCT 250821/20", lines(90, 91)),
            ),
        ),
        document=MANUAL,
        units=(
            Unit(
                "7.1",
                "Dirección de Faros",
                "Dirección",
                None,
                objective=StatedText.of("Conducir la red de faros."),
                functions=(
                    Function(
                        "1.",
                        StatedText.of("Autorizar:\na) las obras\nb) los relevos"),
                        (SubItem("a)", "las obras"), SubItem("b)", "los relevos")),
                        lines(101, 103),
                    ),
                    Function("2.", StatedText.of("Vigilar la costa."), (), lines(104)),
                ),
                source=lines(99),
                objective_source=lines(100),
            ),
            Unit(
                "7.1.1",
                "División de Linternas",
                "División",
                "7.1",
                functions=(Function("•", StatedText.of("Vigilar la costa."), (), lines(110)),),
                source=lines(109),
            ),
            Unit("7.1.2", "Área de Óptica", None, "7.1", functions_listed=False, children_listed=False),
        ),
    )


def narrative() -> Narrative:
    """What the manual tells: changes of each certainty, what is left open, an act cited twice with the days told there."""
    act = Agreement(
        printed="ACDO.AS2.HCT.250821/20.P.DA",
        body="HCT",
        session=PartialDate(2021, 8, 25),
        number="20",
        promoter="DA",
        approved=PartialDate(2021, 8, 25),
        citations=(
            Citation("ACDO.AS2.HCT.250821/20.P.DA", lines(12), effective=PartialDate(2021, 9)),
            Citation("acuerdo 20", SourceReference(MANUAL.digest, 90, 91, 4)),
            Citation("acuerdo 20"),
        ),
    )
    return Narrative(
        institution=INSTITUTE,
        document=MANUAL,
        changes=(
            NarratedChange(
                kind=NarratedKind.RENAMED,
                unit="División de Faroles",
                result=("División de Linternas",),
                from_parent=None,
                to_parent=None,
                agreement="ACDO.AS2.HCT.250821/20.P.DA",
                approved=PartialDate(2021, 8, 25),
                published=None,
                effective=PartialDate(2021, 9),
                source=lines(14, 15),
                group="14:0",
                certainty=Certainty.STATED,
            ),
            NarratedChange(
                kind=NarratedKind.STRUCTURE_STATED,
                unit="Dirección de Faros",
                result=("División de Linternas", "Área de Óptica"),
                from_parent=None,
                to_parent="Instituto de Faros y Senderos",
                agreement="Reglamento del Instituto de Faros y Senderos {segundo}",
                approved=None,
                published=PartialDate(1998),
                effective=None,
                source=SourceReference(MANUAL.digest, 16, 19, 2),
                group="16:0",
                certainty=Certainty.IMPLIED,
            ),
        ),
        agreements=(act, Agreement("Reglamento del Instituto de Faros y Senderos {segundo}")),
    )


def facts_of(snapshot: Snapshot) -> Snapshot:
    """The same facts without a text: what a snapshot file of facts holds."""

    def bare(text: StatedText | None) -> StatedText | None:
        return StatedText(text.digest) if text else None

    return replace(
        snapshot,
        units=tuple(
            replace(
                unit,
                objective=bare(unit.objective),
                functions=tuple(
                    replace(each, text=StatedText(each.text.digest), sub_items=()) for each in unit.functions
                ),
            )
            for unit in snapshot.units
        ),
    )


def without_places(snapshot: Snapshot) -> Snapshot:
    """Facts alone, as a person would write them down: no document, no lines."""
    bare = facts_of(snapshot)
    return replace(
        bare,
        document=None,
        agreement=replace(bare.agreement, citations=()) if bare.agreement else None,
        units=tuple(
            replace(
                unit,
                source=None,
                objective_source=None,
                functions=tuple(replace(each, source=None) for each in unit.functions),
            )
            for unit in bare.units
        ),
    )


# --- histories --------------------------------------------------------------------------------------------------------

FIRST_DAY = date(2010, 1, 1)
_WORDS = ("Faros", "Senderos", "Óptica", "Cartografía", "Niñez", "Señales", "Torres", "Archivo", "Muelles", "Boyas")
_RANKS = ("Dirección", "Coordinación", "División", "Departamento")


@dataclass
class _Life:
    state: UnitState | FunctionState
    since: date
    act: Act
    opening: Opening | None = None


@dataclass
class Institute:
    """An institution that lives through `acts`, each on a day of its own; `history` is what became of it.

    Every act does as many things as `changes` says: units begin, end, move, are renamed or renumbered; functions likewise.
    """

    random: Random
    units: dict[str, _Life] = field(default_factory=dict)
    functions: dict[str, _Life] = field(default_factory=dict)
    unit_versions: list[UnitVersion] = field(default_factory=list)
    function_versions: list[FunctionVersion] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    day: date = FIRST_DAY
    counter: int = 0

    def found(self, units: int, functions_each: int = 2) -> None:
        self._act()
        for _ in range(units):
            self._new_unit(Opening.FIRST_DOCUMENTED)
        for unit_id in list(self.units):
            for _ in range(functions_each):
                self._new_function(unit_id, first_stated=True)

    def live(self, acts: int, changes: int) -> None:
        for _ in range(acts):
            self._act()
            for _ in range(changes):
                self.random.choice(
                    (self._rename, self._move, self._recode, self._create, self._end_leaf, self._reword)
                )()

    def _act(self) -> None:
        self.day += timedelta(days=self.random.randint(1, 400))
        number = len(self.acts) + 1
        agreement = f"ACDO.{number}/P.DA" if number % 3 else None
        self.acts.append(Act(self.day, agreement, f"statement-{number}", f"manual_{number}.txt"))

    def _id(self, kind: str) -> str:
        self.counter += 1
        return f"{kind}{self.counter:07d}"

    def _source(self) -> SourceReference | None:
        first = self.random.randint(1, 900)
        document = self.acts[-1].document or ""
        page = self.random.choice((None, 3))
        return self.random.choice((None, SourceReference(document, first, first + 2, page)))

    def _text(self) -> StatedText:
        text = StatedText.of(f"Vigilar {self.random.choice(_WORDS)} {self.random.randint(1, 40)}.")
        return self.random.choice((text, StatedText(text.digest)))

    def _new_unit(self, opening: Opening) -> None:
        parent = self.random.choice(list(self.units)) if self.units else None
        rank = self.random.choice(_RANKS)
        state = UnitState(
            unit_id=self._id("u"),
            code=self.random.choice((None, f"7.{self.counter}")),
            name=f"{rank} de {self.random.choice(_WORDS)} {self.counter}",
            rank=self.random.choice((None, rank)),
            parent_id=parent,
            placed=True,
            objective=self.random.choice((None, self._text())),
            functions_listed=True,
            children_listed=bool(self.random.getrandbits(1)),
            basis=self.random.choice(list(Basis)),
            source=self._source(),
            unresolved=bool(self.random.getrandbits(1)),
        )
        self.units[state.unit_id] = _Life(state, self.day, self.acts[-1], opening)

    def _new_function(self, unit_id: str, *, first_stated: bool = False) -> None:
        position = self.random.randint(1, 30)
        state = FunctionState(self._id("f"), unit_id, position, f"{position}.", self._text(), self._source())
        self.functions[state.function_id] = _Life(state, self.day, self.acts[-1])
        self.functions[state.function_id].opening = Opening.FIRST_DOCUMENTED if first_stated else None

    # --- changes ----------------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        self._change_unit(name=f"Unidad de {self.random.choice(_WORDS)} {self.random.randint(1, 999)}")

    def _recode(self) -> None:
        self._change_unit(code=f"63.{self.random.randint(1, 999)}")

    def _move(self) -> None:
        unit_id = self.random.choice(list(self.units))
        below = {unit_id}
        for life in self.units.values():  # parents come before their children
            if isinstance(life.state, UnitState) and life.state.parent_id in below:
                below.add(life.state.unit_id)
        elsewhere = [other for other in self.units if other not in below]
        if elsewhere and next(iter(self.units)) != unit_id:
            target = self.random.choice(elsewhere)
            order = list(self.units)
            if order.index(target) < order.index(unit_id):
                self._change_unit(unit_id, parent_id=target)

    def _create(self) -> None:
        self._new_unit(Opening.CREATED)
        self._new_function(next(reversed(self.units)))

    def _end_leaf(self) -> None:
        parents = {life.state.parent_id for life in self.units.values() if isinstance(life.state, UnitState)}
        leaf = next((unit_id for unit_id in reversed(self.units) if unit_id not in parents), None)
        if leaf is None or len(self.units) == 1 or self.units[leaf].since == self.day:
            return
        for function_id in [f for f, life in self.functions.items() if life.state.unit_id == leaf]:
            self._end_function(function_id, last_stated=False)
        self._end_unit(leaf, Closing.ABOLISHED)
        heir = next(iter(self.units))
        self.links.append(
            Link(Relation.REPLACED, (leaf,), (heir,), self.acts[-1], Basis.NARRATED, evidence=("así lo dice",))
        )

    def _reword(self) -> None:
        ready = [f for f, life in self.functions.items() if life.since < self.day]
        if not ready:
            return
        function_id = self.random.choice(ready)
        state = self.functions[function_id].state
        assert isinstance(state, FunctionState)
        moved = self.random.choice((state.unit_id, self.random.choice(list(self.units))))
        self._end_function(function_id, last_stated=False)
        self.functions[function_id] = _Life(
            replace(state, text=self._text(), unit_id=moved, source=self._source()), self.day, self.acts[-1]
        )

    def _change_unit(self, unit_id: str | None = None, **changes: Any) -> None:
        unit_id = unit_id or self.random.choice(list(self.units))
        life = self.units[unit_id]
        assert isinstance(life.state, UnitState)
        state = replace(life.state, **changes)
        if life.since == self.day:
            life.state = state
            return
        self._close_unit(unit_id, None)
        self.units[unit_id] = _Life(state, self.day, self.acts[-1])

    def _end_unit(self, unit_id: str, closing: Closing) -> None:
        self._close_unit(unit_id, closing)
        del self.units[unit_id]

    def _close_unit(self, unit_id: str, closing: Closing | None) -> None:
        life = self.units[unit_id]
        self.unit_versions.append(self._unit_version(life, self.day, closing))

    def _unit_version(self, life: _Life, end: date | None, closing: Closing | None = None) -> UnitVersion:
        assert isinstance(life.state, UnitState)
        ended_by = self.acts[-1] if end else None
        attested = (life.act.statement, "statement-x") if life.state.code else ()
        evidence = ("mismo nombre", f"0.9 de funciones en común: {life.state.name}") if life.opening is None else ()
        ended = ("así lo narra la introducción",) if closing is Closing.ABOLISHED else ()
        return UnitVersion(
            life.state, life.since, end, life.act, ended_by, life.opening, closing, attested, evidence, ended
        )

    def _end_function(self, function_id: str, *, last_stated: bool) -> None:
        life = self.functions.pop(function_id)
        if life.since < self.day:
            self.function_versions.append(self._function_version(life, self.day, last_stated=last_stated))

    def _function_version(self, life: _Life, end: date | None, *, last_stated: bool = False) -> FunctionVersion:
        assert isinstance(life.state, FunctionState)
        ended_by = self.acts[-1] if end else None
        first = life.opening is not None
        return FunctionVersion(
            life.state, life.since, end, life.act, ended_by, first, last_stated, ("igual texto",) * first
        )

    def history(self) -> History:
        units = [*self.unit_versions, *(self._unit_version(life, None) for life in self.units.values())]
        functions = [*self.function_versions, *(self._function_version(life, None) for life in self.functions.values())]
        seen = units[0].state
        sighting = Sighting(seen.unit_id, seen.code, seen.name, self.day, SourceReference("m.txt", 4, 5, 2))
        return History(
            unit_versions=tuple(units),
            function_versions=tuple(functions),
            links=tuple(self.links),
            pairings=tuple(_pairing(sighting, status) for status in Status),
            findings=(
                Finding(
                    "odd", Severity.SERIOUS, "algo raro", SourceReference("m.txt", 7, 8), "7.1", "leído", "corregir"
                ),
                Finding("bare", Severity.INFORMATION, "sin lugar"),
            ),
            acts=tuple(self.acts),
            function_correspondences=(
                FunctionCorrespondence(("a", "b"), ("c",), Stage.SIMILAR_NAME, 0.625, Status.PROPOSED, ("parecidas",)),
            ),
            tellings=tuple(self._telling(outcome) for outcome in Outcome),
        )

    def _telling(self, outcome: Outcome) -> Telling:
        """A telling of each outcome: dated or not, told once or by both that disagree."""
        first, second = narrative().changes
        is_dated = bool(self.random.getrandbits(1))
        disagreement = Disagreement("effective", first, second, ("2021-09", "1998-01-01"))
        return Telling(
            told=self.random.choice(((first,), (second, first))),
            agreement=self.random.choice((None, "ACDO.1/P.DA")),
            day=self.day if is_dated else None,
            day_from=self.random.choice([basis for basis in DayFrom if (basis is not DayFrom.UNDATED) is is_dated]),
            outcome=outcome,
            not_before=self.random.choice((None, FIRST_DAY)),
            not_after=self.random.choice((None, self.day)),
            unit_ids=tuple(self.random.sample(list(self.units), self.random.randint(0, 2))),
            result_ids=tuple(self.random.sample(list(self.units), self.random.randint(0, 3))),
            from_id=self.random.choice((None, *self.units)),
            to_id=self.random.choice((None, *self.units)),
            why=self.random.choice(((), ("así consta en «el acuerdo»", "y no de otro modo"))),
            disagreements=self.random.choice(((), (disagreement,), (disagreement, disagreement))),
        )


def _pairing(sighting: Sighting, status: Status) -> Pairing:
    relation = UnitCorrespondence(Relation.SAME, ("u1",), ("7.1",), Stage.SIMILAR_NAME, 0.71, status, ("se parecen",))
    return Pairing(relation, (sighting,), (replace(sighting, source=None, code=None),))


def history_of(seed: int, *, units: int = 30, acts: int = 8, changes: int = 6) -> History:
    """A history that follows from the seed alone."""
    institute = Institute(Random(seed))
    institute.found(units)
    institute.live(acts, changes)
    return institute.history()
