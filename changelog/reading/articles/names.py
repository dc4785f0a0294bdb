"""Names of units as an act prints them: in its list, in the title of an article, in the sentence that gives it its duties.

The three differ in small words, accents, plurals and case ("de la Regulación" for "de Regulación"), and a sentence goes on
behind the name; what is compared are the words that carry meaning.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from changelog.reading.recognise.headings import plain_title

_WORD = re.compile(r"[^\W_]+")
SMALL = frozenset("de del la las los el lo y e o u en para a al con por su sus".split())
ALIKE = 0.8
"""Share of two names' words in common from which they can be one name, the rank being the same: one word of five may
differ, as where a list shortens "Planeación, Presupuesto y Sistemas". Guarded by tests/reading/articles/test_names.py."""
LONGEST_NAME = 400
"""Characters in which a name at the start of a text must end."""
MOST_ALIKE = 200
"""Names that are compared word by word with one that is not known as it stands."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word that carries meaning: its stem, and where it ends in the text."""

    word: str
    end: int


@lru_cache(1 << 14)
def fold(word: str) -> str:
    """A word without accents and case."""
    return plain_title(word)


def stem(word: str) -> str:
    """What singular and plural of a folded word have in common: "bases" and "base", "direcciones" and "direccion"."""
    if len(word) <= 3:
        return word
    return word.removesuffix("s").removesuffix("e")


def tokens(text: str, most: int = 60) -> tuple[Token, ...]:
    """The first words of a text, small ones left out."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if word and word not in SMALL:
            found.append(Token(stem(word), match.end()))
            if len(found) == most:
                break
    return tuple(found)


def words_of(name: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(name))


# What stands behind a name where the name goes on: "... y Finanzas", "... de Riego", ", Obras".
_GOES_ON = re.compile(
    r"(?:,?\s+(?:y|e|o|u)\s+(?:de\s+|en\s+)?(?:la\s+|los\s+|las\s+|el\s+)?|\s+(?:de|del|en|para|con)\s+(?:la\s+|los\s+|las\s+|el\s+)?|\s+)(?P<next>[A-ZÁÉÍÓÚÑ][^\W\d_]*)"
)


@dataclass(frozen=True, slots=True)
class Names:
    """Known names by their key, to be found at the start of a text or as a whole.

    `by_words` holds the key of each name by its words (of namesakes the first), `namesakes` all that bear a key's name,
    `bearers` the names in which a word stands. `ranks` are rank words
    and nouns of institutions, folded: behind a name, "de la Dirección ..." tells its parent, "de la Secretaría" whose it is;
    `owner` are the words of the institution's name, which behind a name is no part of it ("Despacho del Ministro de Minas").
    """

    by_words: Mapping[tuple[str, ...], str]
    namesakes: Mapping[str, tuple[str, ...]]
    bearers: Mapping[str, tuple[tuple[str, ...], ...]]
    ranks: frozenset[str]
    owner: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], ranks: Iterable[str], owner: tuple[str, ...] = ()) -> Names:
        """From keys and names."""
        by_words: dict[tuple[str, ...], str] = {}
        namesakes: dict[str, list[str]] = {}
        bearers: dict[str, list[tuple[str, ...]]] = {}
        for key, name in names:
            words = words_of(name)
            if words in by_words:
                if by_words[words] != key:
                    namesakes.setdefault(by_words[words], [by_words[words]]).append(key)
            elif words:
                by_words[words] = key
                for word in set(words):
                    bearers.setdefault(word, []).append(words)
        nouns = frozenset(stem(fold(rank.split()[0])) for rank in ranks if rank.split())
        return cls(
            by_words,
            {key: tuple(them) for key, them in namesakes.items()},
            {word: tuple(them) for word, them in bearers.items()},
            nouns,
            owner,
        )

    def at_start(self, text: str) -> tuple[str, int] | None:
        """The longest known name that a text begins with, and where it ends; None where another name is meant, one that
        goes on."""
        printed = tokens(text[:LONGEST_NAME])
        words = tuple(token.word for token in printed)
        for length in range(len(words), 0, -1):
            key = self.by_words.get(words[:length])
            if key is not None:
                end = printed[length - 1].end
                return None if self._is_other(text, end) else (key, end)
        return None

    def _is_other(self, text: str, end: int) -> bool:
        found = _GOES_ON.match(text, end)
        if found is None or stem(fold(found["next"])) in self.ranks or found["next"].isupper():
            return False
        behind = tuple(token.word for token in tokens(text[end : end + LONGEST_NAME], len(self.owner)))
        return not (self.owner and (behind == self.owner or behind[: len(self.owner) - 1] == self.owner[1:] != ()))

    def whole(self, name: str) -> str | None:
        """The key of a name, small words aside."""
        return self.by_words.get(words_of(name))

    def nearest(self, name: str, among: Container[str]) -> str | None:
        """The one key of those given whose name is like a name that is not known, the first word being the same."""
        words = words_of(name)
        rare = sorted(
            {word for word in words if word in self.bearers}, key=lambda word: (len(self.bearers[word]), word)
        )
        near = dict.fromkeys(known for word in rare[:3] for known in self.bearers[word][:MOST_ALIKE])
        scored = [
            (likeness(words, known), known) for known in near if known[0] == words[0] and self.by_words[known] in among
        ]
        scored.sort(reverse=True)
        if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            return None
        return self.by_words[scored[0][1]]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words of two names that they have in common, in their order (0.0 to 1.0)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
