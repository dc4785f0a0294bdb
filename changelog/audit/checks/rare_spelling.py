"""A word that is printed once, with a letter less, doubled or displaced than a word that is printed often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from changelog.audit.spots import RUNNING, WORD, Spot, found, plain
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual, Section

_SHORTEST = 8
"""Letters: among shorter words many true ones differ in one letter."""


def _examine(manual: Manual, options: Options) -> Iterator[Flaw]:
    often = options["often"]
    if not isinstance(often, int):
        return
    places: dict[str, list[Spot]] = defaultdict(list)
    for spot in found(WORD, manual.in_section(*RUNNING, Section.HEADING)):
        if len(spot.text) >= _SHORTEST - 1:
            places[spot.text.lower()].append(spot)
    frequent = {word for word, spots in places.items() if len(spots) >= often}
    near = _by_gaps(frequent)
    for word, spots in sorted(places.items()):
        if len(spots) != 1 or len(word) < _SHORTEST or not spots[0].text[1:].islower():
            continue
        meant = {one for gap in _gaps(word) for one in near.get(gap, ()) if _is_slip(word, one)}
        if len(meant) == 1:
            spot = spots[0]
            values = {"word": spot.text, "meant": meant.pop()}
            yield Flaw(spot.place(manual), read=spot.shown, unit=spot.passage.unit, values=values)


def _gaps(word: str) -> Iterator[str]:
    """The word, and the word with each of its letters left out: two words at a distance of one have one in common."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _by_gaps(words: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for gap in _gaps(word):
            found[gap].append(word)
    return found


def _is_slip(rare: str, usual: str) -> bool:
    """Whether a letter was left out, doubled, or changed places with the next: what a hand does that writes fast. Another
    letter instead, or one more, mostly makes another word."""
    if plain(rare) == plain(usual):
        return False
    pairs = enumerate(zip(rare, usual, strict=False))
    start = next((at for at, (one, other) in pairs if one != other), min(len(rare), len(usual)))
    if start < 3 or start >= len(usual) - 2:
        return False
    if len(rare) == len(usual):
        return rare[start : start + 2] == usual[start : start + 2][::-1] and rare[start + 2 :] == usual[start + 2 :]
    if len(rare) < len(usual):
        return rare[start:] == usual[start + 1 :]
    return rare[start + 1 :] == usual[start:] and rare[start] == rare[start - 1]


CHECK = Check(
    id="rare-spelling",
    group=Group.TEXT,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Palabra que se escribe una sola vez así",
        why="Difiere en una letra de una que el manual escribe muchas veces: suele ser un error. Puede omitirse si es "
        "otra palabra.",
        message="«{word}» está una vez; el manual escribe «{meant}»",
        remedy="corrija la palabra si es la misma",
    ),
    english=Phrases(
        title="Word spelled so only once",
        why="It differs in one letter from one that the manual prints often: mostly a slip. Right to ignore where it is "
        "another word.",
        message='"{word}" stands once; the manual writes "{meant}"',
        remedy="mend the word if it is the same",
    ),
    options={"often": 8},
    examine=_examine,
    failing="FUNCIONES\n\n7.1 Dirección de Archivos\n1. Dirigir los archivos y la adminstración de todos ellos.\n"
    + "".join(f"{n}. Dirigir la administración del archivo de la zona que sigue en orden.\n" for n in range(2, 11)),
    passing="FUNCIONES\n\n7.1 Dirección de Archivos\n1. Dirigir los archivos y la administradora de todos ellos.\n"
    + "".join(f"{n}. Dirigir la administración del archivo de la zona que sigue en orden.\n" for n in range(2, 11)),
)
