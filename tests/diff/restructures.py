"""Generated institutions and what happens to them: sequences of snapshots, each made from the one before by a few acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from changelog.domain.dates import PartialDate
from changelog.domain.snapshots import Snapshot
from changelog.domain.sources import Document, SourceReference
from changelog.domain.texts import StatedText
from changelog.domain.units import Function, Unit
from changelog.reading import rank_of
from tests.notation import INSTITUTE

RANKS = ("Dirección", "Coordinación", "División", "Departamento")
THINGS = ("Faros", "Boyas", "Sendas", "Puertos", "Mareas", "Linternas", "Archivo", "Rescate", "Cartas y Planos")
DUTIES = (
    "Encender las linternas de los faros al ocaso y apagarlas al alba.",
    "Llevar la bitácora de apagones y comunicarla a la capitanía de puerto.",
    "Reponer las lentes rayadas con cargo al fondo de conservación.",
    "Trazar los senderos de la sierra con la pendiente permitida a caminantes.",
    "Señalar los cruces de arroyos con postes pintados.",
    "Conciliar las cuentas bancarias con los estados que remite el banco.",
    "Botar y carenar las lanchas de servicio según el calendario de mareas.",
    "Sancionar los planes de trabajo que le propongan las áreas adscritas.",
    "Autorizar los planes de trabajo que le propongan las áreas adscritas.",
    "Las demás que le encomiende su superior jerárquico.",
)
FIRST_DAY = date(2015, 1, 1)


@dataclass
class Branch:
    """A unit while a structure is being made: mutable, without a code, which follows from its place."""

    rank: str
    thing: str
    duties: list[str]
    below: list[Branch] = field(default_factory=list)

    def all(self) -> list[Branch]:
        return [self, *(one for branch in self.below for one in branch.all())]

    def copy(self) -> Branch:
        return Branch(self.rank, self.thing, list(self.duties), [branch.copy() for branch in self.below])


ranks = st.sampled_from(RANKS)
things = st.sampled_from(THINGS)
duties = st.lists(st.sampled_from(DUTIES), max_size=4)


@st.composite
def branches(draw: st.DrawFn, depth: int = 3) -> Branch:
    below = draw(st.lists(branches(depth - 1), max_size=3)) if depth > 1 else []
    return Branch(draw(ranks), draw(things), draw(duties), below)


@st.composite
def histories(draw: st.DrawFn, least: int = 2, most: int = 4) -> tuple[Snapshot, ...]:
    """Snapshots of a whole institute in the order of their dates, each some acts after the one before."""
    top = Branch("Dirección General", "", draw(duties), draw(st.lists(branches(), min_size=1, max_size=3)))
    listed = [_snapshot(top, FIRST_DAY)]
    for number in range(1, draw(st.integers(least, most))):
        top = top.copy()
        for _ in range(draw(st.integers(0, 4))):
            draw(st.sampled_from(ACTS))(draw, top)
        listed.append(_snapshot(top, FIRST_DAY + timedelta(days=365 * number)))
    return tuple(listed)


def _rename(draw: st.DrawFn, top: Branch) -> None:
    draw(st.sampled_from(top.all())).thing = draw(things)


def _transform(draw: st.DrawFn, top: Branch) -> None:
    unit = draw(st.sampled_from(top.all()))
    if unit is not top:
        unit.rank = draw(ranks)


def _create(draw: st.DrawFn, top: Branch) -> None:
    above = draw(st.sampled_from(top.all()))
    above.below.insert(draw(st.integers(0, len(above.below))), draw(branches(2)))


def _abolish(draw: st.DrawFn, top: Branch) -> None:
    above = draw(st.sampled_from(top.all()))
    if above.below:
        above.below.pop(draw(st.integers(0, len(above.below) - 1)))


def _move(draw: st.DrawFn, top: Branch) -> None:
    above = draw(st.sampled_from(top.all()))
    if above.below:
        moved = above.below.pop(draw(st.integers(0, len(above.below) - 1)))
        draw(st.sampled_from(top.all())).below.append(moved)


def _swap(draw: st.DrawFn, top: Branch) -> None:
    draw(st.sampled_from(top.all())).below.reverse()


def _merge(draw: st.DrawFn, top: Branch) -> None:
    above = draw(st.sampled_from(top.all()))
    if len(above.below) > 1:
        gone = above.below.pop()
        above.below[0].duties += gone.duties
        above.below[0].below += gone.below


def _reword(draw: st.DrawFn, top: Branch) -> None:
    unit = draw(st.sampled_from(top.all()))
    if unit.duties:
        place = draw(st.integers(0, len(unit.duties) - 1))
        unit.duties[place] = unit.duties[place].replace("los", "todos los").replace("las ", "todas las ")


def _rewrite(draw: st.DrawFn, top: Branch) -> None:
    draw(st.sampled_from(top.all())).duties = draw(duties)


def _transfer(draw: st.DrawFn, top: Branch) -> None:
    unit = draw(st.sampled_from(top.all()))
    if unit.duties:
        draw(st.sampled_from(top.all())).duties.append(unit.duties.pop())


ACTS: tuple[Callable[[st.DrawFn, Branch], None], ...] = (
    _rename,
    _transform,
    _create,
    _abolish,
    _move,
    _swap,
    _merge,
    _reword,
    _rewrite,
    _transfer,
)


def _snapshot(top: Branch, day: date) -> Snapshot:
    document = Document(f"manual_{day}.txt", f"digest-{day}", 10_000)
    units: list[Unit] = []

    def print_unit(branch: Branch, code: str, parent: str | None) -> None:
        name = f"{branch.rank} de {branch.thing}" if branch.thing else branch.rank
        line = len(units) + 1
        source = SourceReference(document.digest, line, line)
        functions = tuple(
            Function(f"{number}.", StatedText.of(duty), source=source) for number, duty in enumerate(branch.duties, 1)
        )
        units.append(Unit(code, name, rank_of(name), parent, functions=functions, source=source))
        for number, below in enumerate(branch.below, 1):
            print_unit(below, f"{code}.{number}", code)

    print_unit(top, "1", None)
    return Snapshot(
        institution=INSTITUTE,
        effective_date=PartialDate.of(day),
        units=tuple(units),
        document=document,
        heads_on_top=True,
        whole_institution=True,
    )


@st.composite
def parts_of(draw: st.DrawFn, snapshot: Snapshot) -> Snapshot:
    """What the manual of one branch would state: its head, whose place it does not tell, and what hangs from it."""
    head = draw(st.sampled_from(snapshot.units))
    inside = [unit for unit in snapshot.units if unit.code == head.code or unit.code.startswith(f"{head.code}.")]
    depth = draw(st.integers(0, 3))
    kept = tuple(
        replace(
            unit,
            parent=None if unit is head else unit.parent,
            children_listed=unit.code.count(".") < head.code.count(".") + depth,
        )
        for unit in inside
        if unit.code.count(".") <= head.code.count(".") + depth
    )
    return replace(snapshot, units=kept, heads_on_top=False, whole_institution=False)


NOISE: tuple[Callable[[str], str], ...] = (
    str.upper,
    lambda text: text.replace(" ", "  "),
    lambda text: text.rstrip("."),
    lambda text: text + "." if not text.endswith(".") else text,
    lambda text: text.replace("ó", "o\u0301").replace("á", "a\u0301"),
    lambda text: text.replace("a", "a\u00ad"),
    lambda text: f" {text} ",
)
"""What typesetting and extraction do to a text and no act does (`domain.md`, "Not a change")."""


@st.composite
def noisy(draw: st.DrawFn, snapshot: Snapshot, day: date) -> Snapshot:
    """The same structure printed again, later, with other typography."""

    def said(text: str) -> str:
        return draw(st.sampled_from(NOISE))(text)

    units = tuple(
        replace(
            unit,
            name=said(unit.name),
            rank=rank_of(unit.name),
            functions=tuple(
                replace(function, text=StatedText.of(said(function.text.body or ""))) for function in unit.functions
            ),
        )
        for unit in snapshot.units
    )
    document = Document(f"manual_{day}.txt", f"digest-{day}", 10_000)
    return replace(snapshot, units=units, effective_date=PartialDate.of(day), document=document)
