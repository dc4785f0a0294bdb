"""An invented institute whose history is told and seen: values as the compiler makes them, put into a store.

Two structures are documented (2018 and 2022, one manual each), and the second manual's introduction tells what came before
and between. What is told once is seen too, what is seen need not be told, and some of what is told has no place at all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from changelog.domain.agreements import Agreement, Citation
from changelog.domain.basis import Basis
from changelog.domain.correspondences import Relation
from changelog.domain.dates import PartialDate
from changelog.domain.narratives import Certainty, NarratedChange, NarratedKind, Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.structures import Act, Closing, History, Link, Opening, UnitState, UnitVersion
from changelog.domain.tellings import DayFrom, Disagreement, Outcome, Telling
from changelog.domain.units import Unit
from changelog.storage.store import Store

INSTITUTE = Institution("Instituto de Anclas y Bahías", "IAB")
OLD = Document("anclas_2018.txt", "a" * 64, 400)
NEW = Document("anclas_2022.txt", "b" * 64, 900)
SPELLINGS = ("ACDO.AS2.HCA.280421/99.P.DA", "ACDO. AS2 HCA 280421/99")
ACT_2021 = Agreement(
    SPELLINGS[0], "HCA", PartialDate(2021, 4, 28), "99", "DA", citations=tuple(map(Citation, SPELLINGS))
)


def at(document: Document, first: int, last: int | None = None) -> SourceReference:
    return SourceReference(document.digest, first, last or first)


def told(
    kind: NarratedKind,
    unit: str,
    lines: tuple[int, int],
    *results: str,
    parents: tuple[str | None, str | None] = (None, None),
    agreement: str | None = None,
    effective: PartialDate | None = None,
    approved: PartialDate | None = None,
    certainty: Certainty = Certainty.STATED,
) -> NarratedChange:
    return NarratedChange(
        kind, unit, results, *parents, agreement, approved, None, effective, at(NEW, *lines), str(lines[0]), certainty
    )


MAY = PartialDate(2021, 5, 3)
WHARVES, HARBOURS, BAYS = "Unidad de Muelles", "Dirección de Puertos", "Dirección de Puertos y Bahías"
REPLACED = told(NarratedKind.REPLACED, WHARVES, (20, 21), HARBOURS, effective=PartialDate(2014))
NAMED = told(NarratedKind.RENAMED, HARBOURS, (30, 31), BAYS, agreement=SPELLINGS[0], effective=MAY)
NAMED_AGAIN = told(NarratedKind.RENAMED, HARBOURS, (80, 80), BAYS, agreement=SPELLINGS[1], effective=MAY)
BUOYS = told(
    NarratedKind.CREATED,
    "División de Boyas",
    (32, 33),
    parents=(None, BAYS),
    agreement=SPELLINGS[1],
    effective=MAY,
    certainty=Certainty.IMPLIED,
)
LIGHTS = told(NarratedKind.RENAMED, "División de Faros", (40, 40), "División de Luces")
DUTIES = told(NarratedKind.FUNCTIONS_GIVEN, HARBOURS, (44, 45), approved=PartialDate(2016, 2, 3))
FISHING = told(NarratedKind.CREATED, "Comisión de Pesca", (50, 50), certainty=Certainty.DOUBTFUL)
FISHERIES = told(NarratedKind.RENAMED, "Comisión de Pesca", (52, 52), "Comisión de Pesquerías")
NARRATIVE = Narrative(
    INSTITUTE,
    NEW,
    (REPLACED, NAMED, BUOYS, LIGHTS, DUTIES, FISHING, FISHERIES, NAMED_AGAIN),
    (ACT_2021,),
)

FIRST = Act(date(2018, 3, 1), "ACDO.AS2.HCA.010218/5.P.DA", "snapshot-2018", OLD.name)
SECOND = Act(date(2022, 10, 1), "ACDO.AS2.HCA.270922/264.P.DA", "snapshot-2022", NEW.name)
IN_2014 = Act(date(2014, 1, 1), None, NARRATIVE.digest, NEW.name)
IN_2021 = Act(date(2021, 5, 3), SPELLINGS[0], NARRATIVE.digest, NEW.name)

WHARF, HARBOUR, BUOY, BEACON, LIGHT, TOP = (f"{n:016x}" for n in range(1, 7))


def _state(unit_id: str, name: str, code: str | None, parent: str | None, source: SourceReference) -> UnitState:
    basis = Basis.DOCUMENTED if code else Basis.NARRATED
    placed = parent is not None or unit_id == TOP
    return UnitState(
        unit_id,
        code,
        name,
        name.split(maxsplit=1)[0],
        parent,
        placed,
        None,
        code is not None,
        code is not None,
        basis,
        source,
    )


def history() -> History:
    """What the compiler makes of it."""
    wharf = _state(WHARF, WHARVES, None, None, at(NEW, 20, 21))
    top = _state(TOP, "Dirección General", "1", None, at(OLD, 100))
    bays_2018 = _state(HARBOUR, HARBOURS, "1.1", TOP, at(OLD, 110))
    bays_told = replace(bays_2018, name=BAYS, basis=Basis.NARRATED, source=at(NEW, 30, 31))
    beacon = _state(BEACON, "División de Balizas", "1.2", TOP, at(OLD, 120))
    lights = _state(LIGHT, "División de Faros", "1.3", TOP, at(OLD, 130))
    buoys = _state(BUOY, "División de Boyas", None, HARBOUR, at(NEW, 32, 33))
    first, again, second = date(2018, 3, 1), date(2021, 5, 3), date(2022, 10, 1)
    known, made = Opening.FIRST_DOCUMENTED, Opening.CREATED
    versions = (
        UnitVersion(wharf, date(2013, 12, 31), date(2014, 1, 1), IN_2014, IN_2014, known, Closing.REPLACED),
        UnitVersion(
            replace(bays_2018, code=None, basis=Basis.NARRATED, source=at(NEW, 20, 21), functions_listed=False),
            *(date(2014, 1, 1), first, IN_2014, FIRST, Opening.REPLACED),
        ),
        UnitVersion(top, first, None, FIRST, None, known),
        UnitVersion(bays_2018, first, again, FIRST, IN_2021),
        UnitVersion(bays_told, again, second, IN_2021, SECOND),
        UnitVersion(replace(bays_told, basis=Basis.DOCUMENTED, code="2.1", source=at(NEW, 210)), second, None, SECOND),
        UnitVersion(beacon, first, second, FIRST, SECOND, known),
        UnitVersion(replace(beacon, parent_id=HARBOUR, source=at(NEW, 220)), second, None, SECOND),
        UnitVersion(lights, first, second, FIRST, SECOND, known),
        UnitVersion(replace(lights, name="División de Luces", source=at(NEW, 230)), second, None, SECOND),
        UnitVersion(buoys, again, second, IN_2021, SECOND, made),
        UnitVersion(_state(BUOY, "División de Boyas", "2.1.1", HARBOUR, at(NEW, 240)), second, None, SECOND),
    )
    return History(
        unit_versions=tuple(_attested(version) for version in versions),
        function_versions=(),
        links=(Link(Relation.REPLACED, (WHARF,), (HARBOUR,), IN_2014, Basis.NARRATED, evidence=("así se narra",)),),
        pairings=(),
        findings=(),
        acts=(FIRST, SECOND, IN_2014, IN_2021),
        tellings=tellings(),
    )


def _attested(version: UnitVersion) -> UnitVersion:
    return replace(version, attested_by=(version.begun_by.statement,))


def tellings() -> tuple[Telling, ...]:
    """In the order of their days; undated ones where their bounds put them."""
    applied, effective = Outcome.APPLIED, DayFrom.EFFECTIVE
    return (
        Telling((REPLACED,), None, date(2014, 1, 1), effective, applied, unit_ids=(WHARF,), result_ids=(HARBOUR,)),
        Telling(
            (DUTIES,),
            None,
            date(2016, 2, 3),
            DayFrom.APPROVED,
            Outcome.NOT_PLACED,
            unit_ids=(HARBOUR,),
            why=("son funciones",),
        ),
        Telling(
            (LIGHTS,),
            *(None, None, DayFrom.UNDATED, Outcome.EVIDENCE, date(2018, 3, 1), date(2022, 10, 1)),
            unit_ids=(LIGHT,),
            result_ids=(LIGHT,),
        ),
        Telling(
            (NAMED, NAMED_AGAIN),
            *(SPELLINGS[0], date(2021, 5, 3), effective, applied),
            unit_ids=(HARBOUR,),
            result_ids=(HARBOUR,),
            disagreements=(Disagreement("agreement", NAMED, NAMED_AGAIN, SPELLINGS),),
        ),
        Telling(
            (BUOYS,),
            SPELLINGS[1],
            date(2021, 5, 3),
            effective,
            applied,
            unit_ids=(BUOY,),
            result_ids=(BUOY,),
            to_id=HARBOUR,
        ),
        Telling(
            (FISHING,), None, None, DayFrom.UNDATED, Outcome.NOT_PLACED, why=("la frase puede leerse de otro modo",)
        ),
        Telling((FISHERIES,), None, None, DayFrom.UNDATED, Outcome.NOT_PLACED),
    )


def put_into(store: Store) -> None:
    """Record the narrative and what makes the institute known, and write the history into the index."""
    recorded: dict[str, Any] = {"recorded_at": datetime(2024, 1, 1, tzinfo=UTC), "person": "ana", "version": "0.1.0"}
    for document, day in ((OLD, FIRST.effective_date), (NEW, SECOND.effective_date)):
        unit = Unit("1", "Dirección General", "Dirección", None, source=at(document, 100))
        made = Snapshot(INSTITUTE, PartialDate.of(day), (unit,), document=document)
        with store.transaction() as work:
            work.add_snapshot(made, **recorded)
    with store.transaction() as work:
        work.add_narrative(NARRATIVE, **recorded)
        work.replace_index(INSTITUTE.key, history())
