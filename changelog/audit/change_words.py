"""Changes in the words of both languages, short enough for a finding's sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.changes import UnitChange, UnitChangeKind
from changelog.domain.narratives import NarratedKind

MOST_LISTED = 5
"""Units that a sentence names; it says how many more there are, and the finding's places show them all."""

_NOUNS: dict[str, tuple[str, str]] = {
    UnitChangeKind.CREATED: ("creación", "creation"),
    UnitChangeKind.ABOLISHED: ("supresión", "abolition"),
    UnitChangeKind.RENAMED: ("cambio de denominación", "change of name"),
    UnitChangeKind.REASSIGNED: ("cambio de adscripción", "change of parent"),
    UnitChangeKind.TRANSFORMED: ("cambio de nivel", "change of rank"),
    UnitChangeKind.RECODED: ("cambio de clave", "change of code"),
    UnitChangeKind.MERGED: ("fusión", "merger"),
    UnitChangeKind.SPLIT: ("escisión", "split"),
    UnitChangeKind.REPLACED: ("sustitución", "replacement"),
    UnitChangeKind.REESTABLISHED: ("restablecimiento", "re-establishment"),
    UnitChangeKind.FIRST_DOCUMENTED: ("primera documentación", "first documentation"),
    UnitChangeKind.NO_LONGER_DOCUMENTED: ("sin documentación", "no longer documented"),
    UnitChangeKind.OBJECTIVE_MODIFIED: ("modificación del objetivo", "modified objective"),
    NarratedKind.FUNCTIONS_GIVEN: ("asignación de funciones", "functions given"),
    NarratedKind.FUNCTIONS_TAKEN: ("retiro de funciones", "functions taken"),
    NarratedKind.STRUCTURE_STATED: ("estructura enunciada", "structure stated"),
}
"""By the value of a kind, which is the same of a change seen and of one told."""


def kind_words(*kinds: UnitChangeKind | NarratedKind | str | None) -> tuple[str, str]:
    """Kinds as nouns, joined by commas: Spanish, English. What is no kind stays as it is."""
    nouns = [_NOUNS.get(str(kind), (str(kind), str(kind))) for kind in dict.fromkeys(kinds) if kind]
    return ", ".join(spanish for spanish, _ in nouns), ", ".join(english for _, english in nouns)


def listed(names: Sequence[str], most: int = MOST_LISTED) -> str:
    """Names in one line, the first ones and how many more."""
    shown = "; ".join(names[:most])
    return f"{shown}; … (+{len(names) - most})" if len(names) > most else shown


def in_words(changes: Iterable[UnitChange]) -> dict[str, str]:
    """Changes as `changes_es` and `changes_en`, unit by unit: "A → B (change of name, change of rank)"."""
    units: dict[tuple[str, ...], list[UnitChange]] = {}
    for change in changes:
        of = tuple(side.unit.unit_id for side in (*change.old, *change.new))
        units.setdefault(tuple(dict.fromkeys(of)), []).append(change)
    spanish, english = [], []
    for told in units.values():
        words = kind_words(*(change.kind for change in told))
        spanish.append(f"{_names(told[0])} ({words[0]})")
        english.append(f"{_names(told[0])} ({words[1]})")
    return {"changes_es": listed(spanish), "changes_en": listed(english)}


def _names(change: UnitChange) -> str:
    old, new = (", ".join(dict.fromkeys(side.unit.name for side in sides)) for sides in (change.old, change.new))
    return f"{old} → {new}" if old and new and old != new else old or new
