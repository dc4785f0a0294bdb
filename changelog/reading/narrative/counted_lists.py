"""Units counted in running text before they are named: "dos jefaturas de departamento: la de Aforos y la de Pozos"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from changelog.reading.narrative.named import Name
from changelog.reading.narrative.ranks import Ranks
from changelog.reading.narrative.words import spelled

_COUNTED = re.compile(
    r"\b(?P<count>dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|"
    r"\d{1,2}) (?P<rank>[a-záéíóú]{5,16})[,:] (?P<list>(?P<word>[A-ZÁÉÍÓÚ][\wáéíóúñ]+) [^.]{3,400})"
)
_COUNTED_OF = re.compile(
    r"\b(?P<count>dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|\d{1,2}) (?P<rank>[A-Za-záéíóú]{5,16}(?: "
    r"[A-Za-záéíóú]{2,16}){0,2})[,:] "
    r"(?P<list>(?:la|el) (?:de )?[A-ZÁÉÍÓÚ][^.;:()]{2,300})"
)
_MEMBER = re.compile(
    r"\b(?:la|el) (?P<words>(?:de(?: la| los| las|l)? )?[A-ZÁÉÍÓÚ][^,.;]{1,80}?)(?=,? y (?:la|el) (?:de )?[A-ZÁÉÍÓÚ]|"
    r", (?:la|el) (?:de )?[A-ZÁÉÍÓÚ]|[,.;]|$)"
)
NUMBERS = ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")


def counted_lists(text: str, ranks: Ranks) -> Iterator[Name]:
    """ "Tres áreas, Gestión de A, Gestión de B y Gestión de C": as many names as are counted, each with the same first word,
    under the rank counted."""
    for found in _COUNTED.finditer(text):
        rank = next((rank for form, rank in ranks.by_first.get(spelled(found["rank"]), ()) if len(form) == 1), None)
        if rank is None or not rank.is_plural:
            continue
        word = re.escape(found["word"])
        pieces = list(re.finditer(rf"{word}\b.*?(?=(?:,|;|,? y|; y) {word}\b|$)", found["list"]))
        count = int(found["count"]) if found["count"].isdigit() else NUMBERS.index(found["count"]) + 2
        if len(pieces) == count:
            for piece in pieces:
                start = found.start("list") + piece.start()
                name = " ".join(piece.group().split()).rstrip(" .,;")
                yield Name(start, start + len(piece.group()), f"{rank.singular} {name}", rank.singular)


def counted_members(text: str, ranks: Ranks) -> Iterator[Name]:
    """ "Dos jefaturas de departamento: la de Aforos y la de Pozos": as many members as are counted, each with "la de"."""
    for found in _COUNTED_OF.finditer(text):
        words = found["rank"].split()
        rank = next(
            (
                rank
                for form, rank in ranks.by_first.get(spelled(words[0]), ())
                if list(form) == list(map(spelled, words))
            ),
            None,
        )
        members = list(_MEMBER.finditer(text, found.start("list"), found.end("list")))
        count = int(found["count"]) if found["count"].isdigit() else NUMBERS.index(found["count"]) + 2
        if rank is None or not rank.is_plural or len(members) < count:
            continue
        for member in members[:count]:
            words_of = " ".join(member["words"].split())
            yield Name(member.start(), member.end(), f"{rank.singular} {words_of}", rank.singular)
