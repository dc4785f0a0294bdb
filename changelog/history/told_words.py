"""A told change as evidence: a sentence for the reader, with the places that tell it."""

from __future__ import annotations

from collections.abc import Callable

from changelog.domain.tellings import DayFrom
from changelog.history.told import Told

_KINDS = {
    "created": "creación",
    "abolished": "supresión",
    "renamed": "cambio de denominación",
    "reassigned": "cambio de adscripción",
    "transformed": "transformación",
    "merged": "fusión",
    "split": "escisión",
    "replaced": "sustitución",
    "reestablished": "restablecimiento",
    "functions_given": "asignación de funciones",
    "functions_taken": "retiro de funciones",
    "structure_stated": "estructura que se enuncia",
}
_FIELDS = {
    "kind": "el tipo de cambio",
    "unit": "la unidad anterior",
    "result": "la estructura",
    "from_parent": "la adscripción anterior",
    "to_parent": "la adscripción nueva",
    "effective": "la vigencia",
    "approved": "la sesión",
    "published": "la publicación",
    "agreement": "el acuerdo",
}
_BOUNDS = {
    DayFrom.PUBLISHED: "no consta la vigencia: se toma el día de la publicación, antes del cual no rige",
    DayFrom.APPROVED: "no consta la vigencia: se toma el día de la aprobación, antes del cual no rige",
}


def in_words(told: Told, names_of: Callable[[str], str]) -> tuple[str, ...]:
    """What is told and where, what its day rests on, and what the tellings disagree on."""
    kind = _KINDS[str(told.kind)]
    sentences = [f"{kind}: narrado en {'; '.join(places(told, names_of))}"]
    if told.day_from in _BOUNDS:
        sentences.append(_BOUNDS[told.day_from])
    if told.day is not None and told.last_day != told.day:
        sentences.append(f"la vigencia sólo consta entre {told.day} y {told.last_day}")
    for one in told.disagreements:
        said = " / ".join(_KINDS.get(word, word) for word in one.said)
        sentences.append(f"los documentos no coinciden en {_FIELDS[one.field]}: {said}")
    return tuple(dict.fromkeys(sentences))


def places(told: Told, names_of: Callable[[str], str]) -> tuple[str, ...]:
    """Document and lines of each telling, the one followed first."""
    found = []
    for change in told.told:
        source = change.source
        lines = (
            f"{source.first_line}"
            if source.first_line == source.last_line
            else f"{source.first_line}-{source.last_line}"
        )
        page = f"p. {source.page}:" if source.page is not None else ""
        found.append(f"{names_of(source.document)}:{page}{lines}")
    return tuple(dict.fromkeys(found))
