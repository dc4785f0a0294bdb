"""What a box shows on a side of a picture: its words, its signs, and whether the unit is there, was there, or has left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.basis import Basis
from changelog.domain.structures import UnitState
from changelog.reports.charts.layout import BOX_WIDTH
from changelog.reports.charts.legend import UNCHANGED, Border, Look, Sign, primary
from changelog.reports.charts.lettering import clean, wrapped
from changelog.reports.charts.signed import Joint, UnitSigns
from changelog.reports.charts.trees import Place
from changelog.reports.names import shown
from changelog.reports.wording import Words

NAME_SIZE, NOTE_SIZE = 10.0, 8.6
NAME_LEADING, NOTE_LEADING = 11.8, 10.2
PADDING = 5.0
MOST_NAME_LINES, MOST_NOTE_LINES = 7, 4
"""The longest name of the real manuals takes five lines; of a longer one the rest stands in the box's title."""

_ENDED = frozenset({Sign.ABOLISHED, Sign.MERGED, Sign.SPLIT, Sign.REPLACED})
_ONLY_AFTER = frozenset({Sign.CREATED, Sign.REESTABLISHED})


class Side(StrEnum):
    """Which of two dates a panel shows; one date alone is shown as after."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Face:
    """A box's look and words. `notes` stand below the name, smaller and slanted. `tag` counts functions that changed."""

    look: Look
    name: tuple[str, ...]
    notes: tuple[str, ...]
    full_name: str
    rank: str | None
    letters: tuple[Sign, ...] = ()
    joints: tuple[Joint, ...] = ()
    tag: str = ""
    signs: frozenset[Sign] = frozenset()
    is_struck: bool = False
    is_ghost: bool = False
    is_pale: bool = False

    @property
    def head(self) -> float:
        """Room at the upper edge for letters and joints that stand across it."""
        return 5.0 if self.letters or self.joints else 0.0

    @property
    def foot(self) -> float:
        """Room at the lower edge for the count of functions."""
        return 4.0 if self.tag else 0.0

    @property
    def lettered(self) -> float:
        """The height of the words."""
        return NAME_LEADING * len(self.name) + NOTE_LEADING * len(self.notes)

    @property
    def height(self) -> float:
        return 2 * PADDING + self.head + self.lettered + self.foot


@dataclass(frozen=True, slots=True)
class Faces:
    """What faces are made from: the signs of units, the sheets that show what is folded away (by the keys of their tops),
    and the width of a box."""

    words: Words
    signs: Mapping[str, UnitSigns]
    sheets: Mapping[str, int]
    width: float

    def face(self, place: Place, side: Side) -> Face | None:
        """What stands at a place on a side; None where nothing does."""
        if side is Side.BEFORE:
            return _face_before(place, self)
        if place.after is not None:
            return _face_after(place, place.after, self)
        return _face_left(place, self)

    def of(self, place: Place) -> UnitSigns:
        return self.signs.get(place.unit_id or "", NOTHING)


NOTHING = UnitSigns()


def _face_before(place: Place, faces: Faces) -> Face | None:
    """As it was, with the letters of what will change; a unit first documented later is dotted."""
    signs, words, width = faces.of(place), faces.words, faces.width
    if place.before is not None:
        told = frozenset(signs.signs - _ONLY_AFTER - {Sign.UNDOCUMENTED})
        look = primary(told)
        border = Look(look.line, "#ffffff", Border.THIN, look.phrase, UNCHANGED.width if not told else 1.5)
        return _face(
            place.before,
            border,
            [*_basis(place.before, words), *_folding(place, faces, Side.BEFORE)],
            width,
            told,
            signs,
        )
    if place.after is not None and Sign.UNDOCUMENTED in signs.signs:
        notes = [words("unknown"), *_folding(place, faces, Side.BEFORE)]
        return _face(place.after, primary(frozenset({Sign.UNDOCUMENTED})), notes, width, is_pale=True)
    return None


def _face_after(place: Place, state: UnitState, faces: Faces) -> Face:
    signs, words, width = faces.of(place), faces.words, faces.width
    told = frozenset(signs.signs - {Sign.UNDOCUMENTED})
    notes = [words("chart.before", name=shown(signs.old_name))] if signs.old_name else []
    notes += [words("chart.came", parent=shown(signs.from_parent))] if signs.from_parent else []
    notes += [*_basis(state, words), *_folding(place, faces, Side.AFTER)]
    return _face(state, primary(told), notes, width, told, signs, tag=_tag(signs, words))


def _face_left(place: Place, faces: Faces) -> Face | None:
    """Where a unit was: struck through when it ended, a ghost when it moved, dotted when no document shows it any more."""
    state, signs, words, width = place.before, faces.of(place), faces.words, faces.width
    if state is None:
        return None
    told = frozenset(signs.signs)
    if Sign.REASSIGNED in told and not told & {Sign.ABOLISHED}:
        notes = [words("chart.moved", parent=shown(signs.to_parent))] if signs.to_parent else []
        ghost = frozenset({Sign.REASSIGNED})
        return _face(state, primary(ghost), notes, width, ghost, is_ghost=True)
    if told & _ENDED:
        return _face(state, primary(told), _folding(place, faces, Side.AFTER), width, told, signs, is_struck=True)
    if Sign.UNDOCUMENTED in told:
        notes = [words("unknown"), *_folding(place, faces, Side.AFTER)]
        return _face(state, primary(frozenset({Sign.UNDOCUMENTED})), notes, width, is_pale=True)
    return None


def _face(
    state: UnitState,
    look: Look,
    notes: list[str],
    width: float,
    told: frozenset[Sign] = frozenset(),
    signs: UnitSigns | None = None,
    *,
    tag: str = "",
    is_struck: bool = False,
    is_ghost: bool = False,
    is_pale: bool = False,
) -> Face:
    room = width - 2 * PADDING
    name = clean(shown(state.name))
    joints = tuple(signs.joints) if signs else ()
    joined = {joint.sign for joint in joints}
    return Face(
        look=look,
        name=wrapped(f"{state.code or ''} {name}", NAME_SIZE, room, MOST_NAME_LINES),
        notes=tuple(line for note in notes for line in wrapped(note, NOTE_SIZE, room, MOST_NOTE_LINES)),
        full_name=f"{state.code or ''} {name}".strip(),
        rank=state.rank,
        letters=tuple(sign for sign in Sign if sign in told and sign not in joined),
        joints=joints,
        tag=tag,
        signs=told,
        is_struck=is_struck,
        is_ghost=is_ghost,
        is_pale=is_pale,
    )


def _basis(state: UnitState, words: Words) -> list[str]:
    """Said where no document's structure states the unit."""
    if state.basis in (Basis.NARRATED, Basis.RECONSTRUCTED):
        return [words(f"basis.{state.basis}")]
    return []


def _folding(place: Place, faces: Faces, side: Side) -> list[str]:
    """How many units stand below on this side, and on which sheet."""
    many = place.folded[0 if side is Side.BEFORE else 1]
    if not many:
        return []
    if not place.has_page:
        return [faces.words("chart.folded", units=many)]
    return [faces.words("chart.on_another", units=many, sheet=faces.sheets.get(place.key, 0))]


def _tag(signs: UnitSigns, words: Words) -> str:
    counts = ((signs.added, "+"), (signs.removed, "−"), (signs.modified, "~"))
    parts = [f"{mark}{many}" for many, mark in counts if many]
    parts += [words("chart.objective")] if signs.is_objective_modified else []
    return " ".join(["f", *parts]) if parts else ""


def institution_face(label: str) -> Face:
    """The institution itself, from which several units hang: no unit, so without code, rank or sign."""
    name = wrapped(label, NAME_SIZE, BOX_WIDTH - 2 * PADDING, MOST_NAME_LINES)
    return Face(UNCHANGED, name, (), clean(label), None)
