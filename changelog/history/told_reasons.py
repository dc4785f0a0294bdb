"""Why a telling changes no unit of the structure, in words: functions, classes of units, doubtful readings, nonsense."""

from __future__ import annotations

from changelog.domain.narratives import NarratedKind
from changelog.domain.snapshots import Institution
from changelog.history.callings import folded
from changelog.history.reconstruction import RankOf
from changelog.history.told import WITH_RESULT, Told

NO_UNIT = "no es un cambio de una unidad de la estructura: asigna o retira funciones"
A_CLASS = "nombra una clase de unidades, no una unidad"
ITSELF = "es la institución misma"
DOUBTFUL = "la frase puede leerse de otro modo: se muestra y no se aplica"
TAKEN_AS_REPLACED = "se toma como sustitución: otro texto dice que la unidad anterior terminó, o la lectura es dudosa"
NO_RESULT = "no dice qué unidad resulta"
NO_PLACES = "no dice de dónde ni a dónde"


def why_not_placed(told: Told, institution: Institution, rank_of: RankOf) -> str | None:
    """Why a telling changes no unit of the structure; None where it does."""
    if told.kind in (NarratedKind.FUNCTIONS_GIVEN, NarratedKind.FUNCTIONS_TAKEN):
        return NO_UNIT
    if told.is_doubtful:
        return DOUBTFUL
    named = (*told.units, *(told.results if told.kind is not NarratedKind.STRUCTURE_STATED else ()))
    if any(is_institution(name, institution) for name in named) and told.kind is not NarratedKind.STRUCTURE_STATED:
        return ITSELF
    if any(is_class(name, rank_of) for name in named):
        return A_CLASS
    if told.kind is NarratedKind.REASSIGNED and told.from_parent is None and told.to_parent is None:
        return NO_PLACES
    if told.kind in WITH_RESULT and not told.results:
        return NO_RESULT
    return None


def hangs_from_itself(told: Told) -> bool:
    """Whether the words put a unit under itself."""
    named = {folded(name) for name in (*told.units, *told.results)}
    if told.kind is NarratedKind.STRUCTURE_STATED:
        return folded(told.units[0]) in {folded(name) for name in told.results}
    return any(parent is not None and folded(parent) in named for parent in (told.from_parent, told.to_parent))


def is_class(name: str, rank_of: RankOf) -> bool:
    """Whether a name opens with a plural ("Direcciones Regionales"): several units at once, none by name."""
    first = folded(name).split(" ")[0]
    return rank_of(name) is None and len(first) > len("unos") and first.endswith("s")


def is_institution(name: str, institution: Institution) -> bool:
    """Whether a name is the institution's own, with or without its acronym behind it."""
    plain = folded(name.partition("(")[0])
    return plain == folded(institution.name) or (
        institution.acronym is not None and plain == folded(institution.acronym)
    )
