"""A seeded generator of invented institutions, of restructures with known truth, and of the scores against it.

Ranks four deep, positional codes, near-duplicate names, one name under many parents, boilerplate shared by hundreds of
units, function texts built from few words and phrases so that unrelated ones resemble each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from changelog.domain.correspondences import (
    FunctionCorrespondence,
    MatchableFunction,
    MatchableUnit,
    Relation,
    Status,
    UnitCorrespondence,
)
from changelog.domain.texts import StatedText

RANKS = ("Dirección", "Coordinación", "División", "Departamento", "Oficina")
TOPICS = (
    "Planeación Evaluación Seguimiento Operación Supervisión Análisis Difusión Capacitación Registro Control "
    "Atención Vigilancia Conservación Archivo Vinculación Fiscalización Cobranza Afiliación Tesorería Nómina "
    "Auditoría Estadística Innovación Logística Almacenes Contratos Licitaciones Inventarios Presupuesto Normatividad"
).split()
MATTERS = (
    "Administrativa Financiera Médica Jurídica Regional Metropolitana Técnica Documental Patrimonial Rural Escolar "
    "Fluvial Forestal Portuaria Energética Sanitaria Fiscal Laboral Digital Estratégica Territorial Ambiental "
    "Cultural Deportiva Hídrica Minera Agrícola Costera Urbana Vial"
).split()
SHARED = ("de Servicios Integrales y de Información", "del Programa de Bienestar", "a Órganos Desconcentrados")
REPEATED = ("Recursos Financieros", "Recursos Humanos", "Servicios Generales")
VERBS = (
    "Coordinar Supervisar Elaborar Autorizar Proponer Difundir Evaluar Integrar Verificar Establecer Dirigir Analizar "
    "Sancionar Instrumentar Vigilar Atender Promover Determinar Administrar Registrar"
).split()
OBJECTS = (
    "los programas de trabajo;los informes de avance;las políticas y criterios;los procesos de contratación;los "
    "expedientes del personal;las solicitudes de información;los convenios de colaboración;los indicadores de gestión;"
    "las visitas de inspección;los padrones de usuarios;los sistemas de registro;los manuales de procedimientos;los "
    "anteproyectos de presupuesto;los dictámenes técnicos;las bases de datos;los calendarios de mantenimiento;los "
    "estudios de factibilidad;las auditorías internas;los recursos de inconformidad;los lineamientos de operación;los "
    "mecanismos de enlace;las campañas de orientación;los contratos de arrendamiento;los reportes de incidencias"
).split(";")
LINKS = (
    "con el propósito de;a fin de;que permitan;para;en coordinación con las áreas competentes para;de conformidad con "
    "la normatividad aplicable para;con base en la información disponible para;en el ámbito de su competencia para"
).split(";")
ENDS = (
    "garantizar la continuidad de los servicios;mejorar la atención de los usuarios;cumplir las metas establecidas;"
    "asegurar el uso adecuado de los recursos;reducir los tiempos de respuesta;apoyar la toma de decisiones;fortalecer "
    "la transparencia;prevenir riesgos en la operación;contribuir al desarrollo de las regiones;conservar los bienes"
).split(";")
PLACES = [
    f"{kind} {name}"
    for kind in ("talleres", "delegaciones", "puertos", "viveros", "almacenes", "museos", "presas")
    for name in ("del norte", "del sur", "del golfo", "de la costa", "de la sierra", "del altiplano", "de la capital")
]
BOILERPLATE = tuple(
    f"{opening} {rest}"
    for opening in ("Informar periódicamente", "Atender los requerimientos", "Custodiar los archivos", "Desempeñar")
    for rest in (
        "de los asuntos de su competencia a la persona superior jerárquica",
        "que le formulen las instancias de control y fiscalización",
        "y las demás tareas que le sean encomendadas por la superioridad",
    )
)


@dataclass
class Duty:
    """A function while it is being made."""

    key: str
    text: str


@dataclass
class Area:
    """A unit while it is being made; `parent` is a key."""

    key: str
    name: str
    rank: str
    parent: str | None
    duties: list[Duty] = field(default_factory=list)


@dataclass
class Truth:
    """What happened. Keys of the two sides; functions in `functions` are the same, perhaps reworded or moved."""

    same: set[tuple[str, str]] = field(default_factory=set)
    renamed: set[tuple[str, str]] = field(default_factory=set)
    moved: set[tuple[str, str]] = field(default_factory=set)
    merged: set[tuple[frozenset[str], str]] = field(default_factory=set)
    split: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    functions: set[tuple[str, str]] = field(default_factory=set)
    modified: set[tuple[str, str]] = field(default_factory=set)
    transferred: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True)
class Workload:
    old: tuple[MatchableUnit, ...]
    new: tuple[MatchableUnit, ...]
    truth: Truth


class Generator:
    """Makes one institution of about `size` units and one restructure of it; `intensity` multiplies the changes."""

    def __init__(self, seed: int, size: int, *, intensity: float = 1.0, bulk: bool = True) -> None:
        self.chance = random.Random(seed)
        self.size = size
        self.intensity = intensity
        self.bulk = bulk
        self.serial = 0

    def workload(self) -> Workload:
        before = self.institution()
        after, truth = self.restructured(before)
        return Workload(stated(before), stated(after), truth)

    def fresh(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}{self.serial}"

    def institution(self) -> list[Area]:
        head = Area(self.fresh("u"), "Dirección General", "Dirección", None)
        areas, level = [head], [head]
        for depth in range(1, 5):
            following: list[Area] = []
            for parent in level:
                for _ in range(self.chance.randint(2, 7) if depth < 4 else self.chance.randint(1, 4)):
                    if len(areas) >= self.size:
                        break
                    following.append(self.area(parent, RANKS[min(depth, 4)]))
                    areas.append(following[-1])
            level = following
        while len(areas) < self.size:
            parent = self.chance.choice(areas)
            areas.append(self.area(parent, self.chance.choice(RANKS[2:])))
        for area in areas:
            self.fill(area)
        return areas

    def area(self, parent: Area, rank: str) -> Area:
        if rank in RANKS[3:] and self.chance.random() < 0.2:
            name = self.chance.choice(REPEATED)
        else:
            name = self.topic(parent)
        return Area(self.fresh("u"), f"{rank} de {name}", rank, parent.key)

    def topic(self, parent: Area | None = None) -> str:
        topic, matter = self.chance.choice(TOPICS), self.chance.choice(MATTERS)
        if parent is not None and self.chance.random() < 0.3:
            # Near-duplicates: the parent's own matter again.
            topic = parent.name.split(" de ", 1)[-1].split(" ")[0]
        tail = f" {self.chance.choice(SHARED)}" if self.chance.random() < 0.25 else ""
        end = f" {self.chance.choice('ABC')}" if self.chance.random() < 0.1 else ""
        return f"{topic} {matter}{tail}{end}"

    def fill(self, area: Area) -> None:
        own = (
            self.chance.randint(5, 16) if area.name.split(" de ", 1)[-1] not in REPEATED else self.chance.randint(0, 5)
        )
        area.duties = [self.duty(area) for _ in range(own)]
        area.duties += [
            Duty(self.fresh("f"), text) for text in self.chance.sample(BOILERPLATE, self.chance.randint(2, 5))
        ]

    def duty(self, area: Area) -> Duty:
        pieces = [self.chance.choice(VERBS), self.chance.choice(OBJECTS)]
        if self.chance.random() < 0.2:
            pieces.append(f"de la {area.name}")
        for _ in range(self.chance.randint(1, 3)):
            pieces += [self.chance.choice(LINKS), self.chance.choice(ENDS)]
        pieces += ["en", self.chance.choice(PLACES), "y", self.chance.choice(PLACES)]
        return Duty(self.fresh("f"), " ".join(pieces))

    def restructured(self, before: list[Area]) -> tuple[list[Area], Truth]:
        truth = Truth()
        after = {area.key: Area(area.key, area.name, area.rank, area.parent, list(area.duties)) for area in before}
        ended: set[str] = set()
        touched: set[str] = {before[0].key}
        leaves = self._leaves(before)
        self.chance.shuffle(leaves)
        self._merge(after, leaves, ended, touched, truth)
        self._split(after, leaves, ended, touched, truth)
        self._abolish_and_create(after, leaves, ended, touched)
        self._rename_and_move(before, after, ended, touched)
        self._rename_rank(after, ended)
        self._change_functions(before, after, ended, truth)
        names = {area.key: area.name for area in before}
        self._echo_names(after, names)
        for area in before:
            if area.key not in ended:
                truth.same.add((area.key, area.key))
                if after[area.key].name != area.name:
                    truth.renamed.add((area.key, area.key))
                if after[area.key].parent != area.parent:
                    truth.moved.add((area.key, area.key))
        return [area for key, area in after.items() if key not in ended], truth

    @staticmethod
    def _leaves(before: list[Area]) -> list[str]:
        parents = {area.parent for area in before}
        return [area.key for area in before if area.key not in parents]

    def _times(self, share: float) -> int:
        return max(1, round(self.size * share * self.intensity))

    def _take(self, after: dict[str, Area], leaves: list[str], touched: set[str], least: int) -> Area | None:
        for _ in range(len(leaves)):
            key = leaves.pop()
            own = [duty for duty in after[key].duties if duty.text not in BOILERPLATE]
            if key not in touched and len(own) >= least:
                touched.add(key)
                return after[key]
        return None

    def _merge(
        self, after: dict[str, Area], leaves: list[str], ended: set[str], touched: set[str], truth: Truth
    ) -> None:
        for turn in range(self._times(0.006)):
            first, second = self._take(after, leaves, touched, 4), self._take(after, leaves, touched, 4)
            if first is None or second is None:
                return
            if turn % 2:  # absorption
                target = first
            else:
                target = Area(
                    self.fresh("m"), f"{first.rank} de {self.topic()}", first.rank, first.parent, list(first.duties)
                )
                after[target.key] = target
                touched.add(target.key)
                ended.add(first.key)
            target.duties = target.duties + [duty for duty in second.duties if duty.text not in BOILERPLATE]
            ended.add(second.key)
            truth.merged.add((frozenset((first.key, second.key)), target.key))

    def _split(
        self, after: dict[str, Area], leaves: list[str], ended: set[str], touched: set[str], truth: Truth
    ) -> None:
        for turn in range(self._times(0.006)):
            whole = self._take(after, leaves, touched, 8)
            if whole is None:
                return
            half = len(whole.duties) // 2
            part = Area(
                self.fresh("s"), f"{whole.rank} de {self.topic()}", whole.rank, whole.parent, whole.duties[:half]
            )
            after[part.key] = part
            touched.add(part.key)
            if turn % 2:
                rest, name = whole, whole.name
            else:
                name = f"{whole.rank} de {self.topic()}"
                rest = Area(self.fresh("s"), name, whole.rank, whole.parent)
                after[rest.key] = rest
                ended.add(whole.key)
            touched.add(rest.key)
            rest.duties = whole.duties[half:]
            truth.split.add((whole.key, frozenset((part.key, rest.key))))

    def _abolish_and_create(
        self, after: dict[str, Area], leaves: list[str], ended: set[str], touched: set[str]
    ) -> None:
        for turn in range(self._times(0.02)):
            gone = self._take(after, leaves, touched, 0)
            if gone is None:
                return
            ended.add(gone.key)
            # Half of the created resemble an abolished one in name, under the same parent, with functions of their own.
            name = f"{gone.rank} de {self.topic()}"
            if turn % 2:
                last = gone.name.rsplit(" ", 1)
                name = f"{last[0]} {self.chance.choice([matter for matter in MATTERS if matter != last[1]])}"
            made = Area(self.fresh("c"), name, gone.rank, gone.parent)
            made.duties = [self.duty(made) for _ in range(self.chance.randint(5, 14))]
            made.duties += [Duty(self.fresh("f"), text) for text in self.chance.sample(BOILERPLATE, 3)]
            after[made.key] = made
            touched.add(made.key)

    def _rename_and_move(self, before: list[Area], after: dict[str, Area], ended: set[str], touched: set[str]) -> None:
        free = [area.key for area in before if area.key not in touched and area.key not in ended]
        self.chance.shuffle(free)
        renamed = free[: self._times(0.05)]
        for turn, key in enumerate(renamed):
            area = after[key]
            words = area.name.split(" ")
            if turn % 3 == 0:
                area.name = f"{area.rank} de {self.topic()}"
            else:
                words[-1] = self.chance.choice(MATTERS)
                area.name = " ".join(words)
        moved = self.chance.sample(free, min(len(free), self._times(0.03)))
        above = [area.key for area in before if area.rank in RANKS[:3] and area.key not in ended]
        for key in moved:
            target = self.chance.choice(above)
            if not self._is_below(after, target, key):
                after[key].parent = target

    @staticmethod
    def _is_below(after: dict[str, Area], key: str | None, top: str) -> bool:
        while key is not None:
            if key == top:
                return True
            key = after[key].parent
        return False

    def _rename_rank(self, after: dict[str, Area], ended: set[str]) -> None:
        if self.bulk:
            for area in after.values():
                if area.rank == "Oficina" and area.key not in ended:
                    area.name = area.name.replace("Oficina de", "Jefatura de Servicios de", 1)
                    area.rank = "Jefatura de Servicios"

    def _change_functions(self, before: list[Area], after: dict[str, Area], ended: set[str], truth: Truth) -> None:
        living = [area for key, area in after.items() if key not in ended]
        gained: dict[str, list[Duty]] = {area.key: [] for area in living}
        held = {duty.key: area.key for area in before for duty in area.duties}
        for area in living:
            kept: list[Duty] = []
            for duty in area.duties:
                lot = self.chance.random() / self.intensity
                if duty.text in BOILERPLATE or lot > 0.11 or duty.key not in held:
                    kept.append(duty)
                elif lot < 0.07:
                    kept.append(Duty(duty.key, self.modified(duty.text)))
                    truth.modified.add((duty.key, duty.key))
                elif lot < 0.09:
                    continue
                else:
                    other = self.chance.choice(living)
                    if other is not area:
                        reworded = self.chance.random() < 0.2
                        text = self.modified(duty.text, 3) if reworded else duty.text
                        gained[other.key].append(Duty(duty.key, text))
                        truth.transferred.add((duty.key, duty.key))
                    else:
                        kept.append(duty)
            area.duties = kept
            if self.chance.random() < 0.3:
                area.duties.insert(self.chance.randint(0, len(area.duties)), self.duty(area))
        for area in living:
            area.duties = area.duties + gained[area.key]
        living_keys = {duty.key for area in living for duty in area.duties}
        truth.functions |= {(key, key) for key in held if key in living_keys}

    @staticmethod
    def _echo_names(after: dict[str, Area], names: dict[str, str]) -> None:
        """A renamed unit's name changes inside its own texts too."""
        for key, area in after.items():
            if key in names and names[key] != area.name:
                area.duties = [Duty(duty.key, duty.text.replace(names[key], area.name)) for duty in area.duties]

    def modified(self, text: str, most: int = 8) -> str:
        words = text.split(" ")
        for _ in range(self.chance.randint(1, most)):
            at = self.chance.randrange(len(words))
            words[at] = self.chance.choice(self.chance.choice(OBJECTS + ENDS).split(" "))
        return " ".join(words)


def stated(areas: Sequence[Area]) -> tuple[MatchableUnit, ...]:
    """Units as matching sees them, with positional codes."""
    children: dict[str | None, list[Area]] = {}
    for area in areas:
        children.setdefault(area.parent, []).append(area)
    living = {area.key for area in areas}
    found: list[MatchableUnit] = []
    waiting = [(area, str(at)) for at, area in enumerate(areas, 1) if area.parent not in living]
    while waiting:
        area, code = waiting.pop()
        parent = area.parent if area.parent in living else None
        duties = tuple(
            MatchableFunction(f"{area.key}/{duty.key}", f"{at}.", StatedText.of(duty.text))
            for at, duty in enumerate(area.duties, 1)
        )
        found.append(MatchableUnit(area.key, code, area.name, area.rank, parent, None, duties, children_listed=True))
        waiting += [(child, f"{code}.{at}") for at, child in enumerate(children.get(area.key, ()), 1)]
    return tuple(found)


@dataclass(frozen=True)
class Score:
    """Precision and recall, and how many of which they are shares."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f} ({self.right}/{self.found}/{self.true})"


def score_of(found: Iterable[object], true: Iterable[object]) -> Score:
    ours, theirs = set(found), set(true)
    return Score(len(ours & theirs), len(ours), len(theirs))


def unit_scores(workload: Workload, units: Sequence[UnitCorrespondence]) -> dict[str, Score]:
    """Scores of accepted relations by kind. Created and abolished follow from what has no relation."""
    old = {unit.key: unit for unit in workload.old}
    new = {unit.key: unit for unit in workload.new}
    accepted = [one for one in units if one.status is Status.ACCEPTED]
    same = {(one.old[0], one.new[0]) for one in accepted if one.relation is Relation.SAME}
    merged = {(frozenset(one.old), one.new[0]) for one in accepted if one.relation is Relation.MERGED}
    split = {(one.old[0], frozenset(one.new)) for one in accepted if one.relation is Relation.SPLIT}
    truth = workload.truth
    counterpart = dict(same)
    true_old = {key for key, _ in truth.same} | {k for ks, _ in truth.merged for k in ks} | {k for k, _ in truth.split}
    true_new = {key for _, key in truth.same} | {k for _, k in truth.merged} | {k for _, ks in truth.split for k in ks}
    seen_old = {key for one in accepted for key in one.old}
    seen_new = {key for one in accepted for key in one.new}
    return {
        "same": score_of(same, truth.same),
        "renamed": score_of({(o, n) for o, n in same if old[o].name != new[n].name}, truth.renamed),
        "reassigned": score_of(
            {(o, n) for o, n in same if old[o].parent and counterpart.get(old[o].parent or "") != new[n].parent},
            truth.moved,
        ),
        "created": score_of(new.keys() - seen_new, new.keys() - true_new),
        "abolished": score_of(old.keys() - seen_old, old.keys() - true_old),
        "merged": score_of(merged, truth.merged),
        "split": score_of(split, truth.split),
    }


def function_scores(
    workload: Workload, units: Sequence[UnitCorrespondence], functions: Sequence[FunctionCorrespondence]
) -> dict[str, Score]:
    """Scores of accepted relations of functions by kind. A function's true key is what follows the slash."""
    same_text = {
        label: {f.key: f.text.digest for unit in side for f in unit.functions}
        for label, side in (("old", workload.old), ("new", workload.new))
    }
    pairs = {(old, new) for one in functions if one.status is Status.ACCEPTED for old in one.old for new in one.new}
    related = {(old, new) for one in units if one.status is Status.ACCEPTED for old in one.old for new in one.new}
    old_keys = {f.key.split("/")[1]: f.key for unit in workload.old for f in unit.functions}
    new_keys = {f.key.split("/")[1]: f.key for unit in workload.new for f in unit.functions}
    true = {(old_keys[key], new_keys[key]) for key, _ in workload.truth.functions if key in new_keys}
    moved = workload.truth.transferred
    changed_true = {
        pair
        for pair in true
        if same_text["old"][pair[0]] != same_text["new"][pair[1]] and (pair[0].split("/")[1],) * 2 not in moved
    }
    matched_old, matched_new = {old for old, _ in pairs}, {new for _, new in pairs}
    true_old, true_new = {old for old, _ in true}, {new for _, new in true}
    return {
        "modified": score_of(
            {
                (old, new)
                for old, new in pairs
                if same_text["old"][old] != same_text["new"][new] and (old.split("/")[0], new.split("/")[0]) in related
            },
            changed_true,
        ),
        "added": score_of(same_text["new"].keys() - matched_new, same_text["new"].keys() - true_new),
        "removed": score_of(same_text["old"].keys() - matched_old, same_text["old"].keys() - true_old),
        "transferred": score_of(
            {(old, new) for old, new in pairs if (old.split("/")[0], new.split("/")[0]) not in related},
            {pair for pair in true if (pair[0].split("/")[1],) * 2 in moved},
        ),
    }
