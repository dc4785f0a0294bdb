"""The verbs with which an act reforms, adds and derogates, and where it announces the text that it gives.

Told forms only ("Se reforman", "Modifícase", "Adiciónese", "Derogar"): a participle ("adicionado por el Decreto ...") speaks
of another act.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from changelog.domain.instructions import InstructionKind
from changelog.reading.articles.blocks import opening_of

_COMMAND = "(?:ase|anse|ese|ense|yese|yense|yase|yanse)"
_PRESENT = "(?:a|an|e|en|ye|yen)"
_INFINITIVE = "(?:ar|ir|er)"
_STEMS = {
    InstructionKind.REFORMED: "reform|modific|modifiqu|sustitu|substitu|reemplaz|reemplac|subrog|subrogu|enmiend|enmend",
    InstructionKind.ADDED: "adicion|incorpor|agreg|agregu|anad|inclu|insert",
    InstructionKind.DEROGATED: "derog|derogu|suprim|elimin|abrog|abrogu|exclu",
}
_STEMS_OF_UNITS = (
    "cre|suprim|elimin|disuelv|disolv|extingu|liquid|transfier|transfer|traslad|traspas|reubic|adscrib|incorpor|integr|"
    "fusion|absorb|escind|divid|transform|conviert|convert|denomin|renombr|cambi|sustitu|reemplaz|modific|modifiqu|"
    "reestructur|restablec|restablezc|reorganiz|reorganic"
)


def _told(stems: str, name: str = "") -> str:
    """A verb that orders: "se reforma", "refórmase", "reformar" at the beginning of its sentence, "queda reformado"."""
    told = (
        rf"se (?:{stems}){_PRESENT}|(?:{stems}){_COMMAND}|(?:^|(?<=[.:;] )|(?<=- ))(?:{stems}){_INFINITIVE}|"
        rf"quedan? (?:{stems})(?:ad|id)[oa]s?"
    )
    return rf"(?P<{name}>{told})" if name else rf"(?:{told})"


_VERB = re.compile(rf"(?<!\w)(?:{'|'.join(_told(stems, kind) for kind, stems in _STEMS.items())})(?!\w)")
_OF_UNITS = re.compile(
    rf"(?<!\w)(?:{_told(_STEMS_OF_UNITS)}|depender[aá]n?|pasar[aá]n? a|se denominar[aá]n?|estar[aá]n? adscrit[oa]s?)(?!\w)"
)
_BECOMES = re.compile(
    r"(?<!\w)quedara?n? (?:redactad[oa]s? )?(?:asi|como sigue|de la siguiente|en los siguientes)(?!\w)"
)
_ANNOUNCES = re.compile(
    r"(?:como\s+sigue|(?<!\w)as[íi]|siguientes?(?:\s+[^\s:;]+){0,16}|de\s+la\s+siguiente\s+(?:manera|forma)|"
    r"redactad[oa]s?[^:;]{0,80}|(?:texto|tenor)(?:\s+es\s+el)?\s+siguiente|a\s+saber|se\s+indica(?:n)?|a\s+continuaci[óo]n)"
    r"\s*:\s*",
    re.IGNORECASE,
)
_CLAUSES_OF_FORCE = re.compile(
    r"disposiciones\s+que\s+(?:se\s+)?(?:le\s+)?(?:opon|sean?\s+contrari|contraveng)|disposiciones\s+(?:legales\s+)?contrarias|"
    r"dem[áa]s\s+disposiciones|que\s+(?:se\s+)?(?:le\s+)?(?:opongan|contravengan|sean?\s+contrari)",
    re.IGNORECASE,
)
OPENING = 70
"""Characters of an article in which its first verb stands."""
SENTENCE = 400
"""Characters in which an article says what it orders, grounds before it included."""


@dataclass(frozen=True, slots=True)
class Order:
    """A verb and what it governs, up to the next: `start` and `end` are places in the text."""

    kind: InstructionKind
    start: int
    end: int


def plain(text: str) -> str:
    """A text without accents and case, letter for letter, so that places in it are places in the text."""
    return "".join(_plain_letter(letter) for letter in text)


_MARKED = dict(zip("áéíóúüÁÉÍÓÚÜàèìòù", "aeiouuaeiouuaeiou", strict=True))


def _plain_letter(letter: str) -> str:
    lower = _MARKED.get(letter) or letter.lower()
    return lower if len(lower) == 1 else letter


def orders_in(text: str) -> tuple[Order, ...]:
    """The amending verbs of a text, each with what it governs; "el numeral 7 del artículo 1 quedará así" orders too."""
    told = [(found.start(), found.end(), _kind_of(found)) for found in _VERB.finditer(plain(text))]
    becomes = _BECOMES.search(plain(text)) if not told else None
    if becomes is not None:
        opening = opening_of(text)  # the act's own number is none of those cited
        start = len(text) - len(opening.rest) if opening is not None else 0
        return (Order(InstructionKind.REFORMED, start, becomes.start()),)
    ends = [*(start for start, _, _ in told), len(text)][1:]
    return tuple(Order(kind, end, until) for (_, end, kind), until in zip(told, ends, strict=True))


def _kind_of(found: re.Match[str]) -> InstructionKind:
    return InstructionKind(found.lastgroup or "")


def begins_with_order(text: str, reach: int = OPENING) -> bool:
    """Does a text begin by changing something: a function, an article, a unit?"""
    opening = plain(text[:reach].lstrip(' .-–—"“'))
    return any(form.search(opening) is not None for form in (_VERB, _OF_UNITS, _BECOMES))


def is_clause_of_force(text: str) -> bool:
    """Does a text only do away with whatever is against the act?"""
    return _CLAUSES_OF_FORCE.search(text) is not None


def announced(text: str) -> int | None:
    """Where the text that an article gives begins, behind "para quedar como sigue:"; None where none is announced."""
    found = next(iter(_ANNOUNCES.finditer(text)), None)
    return found.end() if found is not None else None
