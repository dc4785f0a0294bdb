"""Verbs of change in a marked sentence: one sign for each, by verb and mood, so that a form asks for a class of verbs.

"Se suprime", "fue suprimida", "suprímese", "determinó suprimir" become the same sign; "supresión", "suprimiendo",
"suprimida" one each. A verb can be of several classes ("integrar" joins a unit to another, or states what it consists of).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from changelog.reading.narrative.conjugation import Mood, conjugated, without_accents
from changelog.reading.narrative.marking import Marked
from changelog.reading.narrative.words import plural_of

FIRST_VERB = 0xF000
_EACH_MOOD = 0x100
"""Signs for each mood: more verbs than that cannot be told apart."""
_WORD = re.compile(r"[^\W\d_]{3,24}")
_OPENS = re.compile(r"(?:^|[•*·–:;]|-|\d[.)°º]|\b[IVXL]{1,5}[.)]|\b[a-z]\)) ?$")
"""What stands before a word that begins an item or an article: its capital tells nothing."""
_BACK = 8
_FIRST_WEAK = chr(FIRST_VERB + Mood.WEAK * _EACH_MOOD)
_REFLEXIVE = ("se ", "Se ", "se le ", "se les ", "Se le ", "Se les ")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`signs` leads from a word to the sign of its verb and mood; `commanded` from an imperative with "se", without
    accents; `classes` from a class to the numbers of its verbs."""

    signs: dict[str, str]
    commanded: dict[str, str]
    classes: dict[str, tuple[int, ...]]

    def of(self, moods: Sequence[Mood], kinds: Sequence[str]) -> str:
        """The signs of the verbs of some classes in some moods, one after the other. Raises `KeyError` for no class."""
        return "".join(_sign(number, mood) for mood in moods for kind in kinds for number in self.classes[kind])

    def all_of(self, mood: Mood) -> frozenset[str]:
        """The signs of all verbs in a mood."""
        first = FIRST_VERB + mood * _EACH_MOOD
        return frozenset(map(chr, range(first, first + _EACH_MOOD)))


def _sign(number: int, mood: Mood) -> str:
    return chr(FIRST_VERB + mood * _EACH_MOOD + number)


@cache
def lexicon() -> Lexicon:
    with (resources.files("changelog.reading.narrative") / "verbs.toml").open("rb") as file:
        table = tomllib.load(file)
    never = frozenset(table["words"]["never"])
    signs: dict[str, str] = {}
    commanded: dict[str, str] = {}
    classes: dict[str, list[int]] = {}
    for number, (infinitive, entry) in enumerate(table["verbs"].items()):
        for kind in entry["is"].split():
            classes.setdefault(kind, []).append(number)
        stems = tuple(entry["stems"].split()) if "stems" in entry else None
        for form, mood in conjugated(infinitive, stems, entry.get("participle")):
            if entry.get("only", mood.name.lower()) == mood.name.lower():
                mood = Mood.WEAK if form in never else mood
                (commanded if mood is Mood.DONE else signs).setdefault(form, _sign(number, mood))
        for noun in entry.get("nouns", "").split():
            for form in {noun, plural_of(noun)} - never:
                signs.setdefault(form, _sign(number, Mood.NOUN))
    return Lexicon(signs, commanded, {kind: tuple(numbers) for kind, numbers in classes.items()})


def verb_signs(text: str) -> list[tuple[int, int, str]]:
    """The verbs of a text: where each begins and ends, and its sign."""
    words = lexicon()
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        lower = word.lower()
        sign = words.signs.get(word)
        if sign is None and word != lower and _OPENS.search(text, max(0, match.start() - _BACK), match.start()):
            sign = words.signs.get(lower)
        if sign is None and lower.endswith("se"):
            plain = without_accents(lower)
            sign = words.commanded.get(plain) if plain != lower or word != lower else None
        if sign is not None and (sign < _FIRST_WEAK or text.endswith(_REFLEXIVE, 0, match.start())):
            found.append((match.start(), match.end(), sign))
    return found


def is_told(word: str) -> bool:
    """Is a word a verb of change, told of somebody ("cambió", "pasan")?"""
    sign = lexicon().signs.get(word)
    return sign is not None and (ord(sign) - FIRST_VERB) // _EACH_MOOD == Mood.FINITE


def _signs_of(mood: Mood) -> str:
    first = FIRST_VERB + mood * _EACH_MOOD
    return f"{chr(first)}-{chr(first + _EACH_MOOD - 1)}"


_AUXILIARY = (
    r"(?:fue|fueron|es|son|será|serán|sea|sean|fuera|fueran|siendo|ha sido|han sido|había sido|habían sido|"
    r"haya sido|hayan sido|qued(?:a|an|ó|aron|ará|arán|e|en|ando)|[Ss]e (?:ha|han|había|habían|haya|hayan)|"
    r"haber(?:se|lo|la)?(?: sido)?|habi[ée]ndo(?:se)?(?: sido)?)"
)
_NOT_DENIED = "(?<!no )(?<!nunca )"


@cache
def _compounds() -> tuple[tuple[re.Pattern[str], Mood], ...]:
    """What is said in several words, as one sign of the verb that tells."""
    words = lexicon()
    decides = words.of((Mood.FINITE, Mood.DONE, Mood.PARTICIPLE), ("decide",))
    proceeds = words.of((Mood.FINITE, Mood.DONE, Mood.INFINITIVE), ("proceed",))
    passes = words.of((Mood.FINITE, Mood.INFINITIVE, Mood.DONE), ("pass",))
    infinitive, participle = map(_signs_of, (Mood.INFINITIVE, Mood.PARTICIPLE))
    finite = _signs_of(Mood.FINITE) + _signs_of(Mood.WEAK)
    shapes = (
        (rf"{_NOT_DENIED}\b[Ss]e les? (?P<verb>[{finite}])", Mood.DONE_TO),
        (rf"{_NOT_DENIED}\b[Ss]e (?P<verb>[{finite}])", Mood.DONE),
        (rf"{_NOT_DENIED}\b{_AUXILIARY} (?P<verb>[{participle}])", Mood.DONE),
        (rf"[{passes}] a (?P<verb>[{infinitive}])", Mood.DONE),
        (rf"[{decides}](?: (?:en|a|que se|que))?(?: [{proceeds}] a)? (?P<verb>[{infinitive}])", Mood.DONE),
    )
    return tuple((re.compile(shape), mood) for shape, mood in shapes)


def mark_verbs(marked: Marked) -> Marked:
    """Put signs for the verbs of a marked sentence."""
    for start, end, sign in reversed(verb_signs(marked.text)):
        marked.put(start, end, sign)
    for form, mood in _compounds():
        for match in reversed(list(form.finditer(marked.text))):
            marked.put(match.start(), match.end(), _sign((ord(match["verb"]) - FIRST_VERB) % _EACH_MOOD, mood))
    return marked
