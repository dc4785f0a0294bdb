"""Words as single characters, so that texts are compared word by word with tools made for letters.

A word of function texts is a *sign*, one character; a text is a string of signs, and a name is masked, looked up or cut
out of it like a substring. A text is looked up piece by piece, as blanks divide it: few different pieces make up all
texts, so that each is folded (case, accents, punctuation) once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from changelog.matching.thresholds import LONGEST_COMPARED
from changelog.matching.words import ARTICLES, STOP_WORDS, stem_of, words_of

OWN_NAME, PARENT_NAME = "\x01", "\x02"
"""Signs that stand for the name of the unit itself, and of the one above it."""
_FIRST_SIGN = 0x100
_FIRST_SURROGATE, _SURROGATES = 0xD800, 0x800
_MOST_SIGNS = 0x110000 - _FIRST_SIGN - _SURROGATES
_LONGEST_WORD = 30
"""Letters of the longest words: a text of a megabyte is cut before it is folded, and costs no more than a page."""


class Lexicon:
    """Signs of all words met so far, and which of them are forms of one word.

    `stems` gives for each sign the sign of its stem, nothing for words without meaning. Which character a word is given
    follows from the order in which words are met; nothing but equality may be asked of signs.
    """

    def __init__(self) -> None:
        self._signs: dict[str, str] = {}
        self._stem_signs: dict[str, str] = {}
        self.stems: dict[str, str] = {OWN_NAME: OWN_NAME, PARENT_NAME: PARENT_NAME}
        self._pieces = _Pieces(self, bool)  # every word
        self._telling_pieces = _Pieces(self, lambda word: word not in STOP_WORDS)
        self._joining_pieces = _Pieces(self, (STOP_WORDS - ARTICLES).__contains__)

    @cached_property
    def without_articles(self) -> dict[int, None]:
        """For `str.translate`: leaves out the signs of articles, "de", and what these contract to."""
        return {ord(self.sign_of(word)): None for word in sorted(ARTICLES)}

    def signs(self, text: str) -> str:
        """The words of a text, at most `LONGEST_COMPARED`, a sign each."""
        return _looked_up(text, self._pieces)

    def telling(self, text: str) -> str:
        """The same without words that carry no meaning."""
        return _looked_up(text, self._telling_pieces)

    def particles(self, text: str) -> str:
        """Its words that only join others ("y", "o", "con", "por") and are not articles."""
        return _looked_up(text, self._joining_pieces)

    def meant(self, signs: str) -> set[str]:
        """Stems of the words that carry meaning, as signs."""
        meant = set(map(self.stems.__getitem__, signs))
        meant.discard("")
        return meant

    def sign_of(self, word: str) -> str:
        known = self._signs.get(word)
        if known is None:
            known = self._signs[word] = sign_at(len(self._signs))
            stem = "" if word in STOP_WORDS else stem_of(word)
            self.stems[known] = stem and self._stem_signs.setdefault(stem, sign_at(len(self._stem_signs)))
        return known


class _Pieces(dict[str, str]):
    """Signs of a piece of text without blanks: mostly one word, with punctuation; of some words only."""

    def __init__(self, lexicon: Lexicon, is_read: Callable[[str], bool]) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._is_read = is_read

    def __missing__(self, piece: str) -> str:
        words = [word for word in words_of(piece) if self._is_read(word)]
        found = self[piece] = "".join(map(self._lexicon.sign_of, words))
        return found


def _looked_up(text: str, pieces: _Pieces) -> str:
    if len(text) > LONGEST_COMPARED:
        text = text[: LONGEST_COMPARED * _LONGEST_WORD]
    return "".join(map(pieces.__getitem__, text.split()))[:LONGEST_COMPARED]


def sign_at(number: int) -> str:
    """The sign of the word that was met after so many others."""
    # Beyond a million different words signs begin again: then, and only then, two words may pass for one.
    code = _FIRST_SIGN + number % _MOST_SIGNS
    return chr(code if code < _FIRST_SURROGATE else code + _SURROGATES)
