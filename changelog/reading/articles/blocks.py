"""The articles of an act: where each opens, its number, its title, its lines, and whether it is quoted from another act.

Openings are printed in many ways ("Artículo 7º. Oficina X. Son funciones ...", "ARTÍCULO 12 BIS.-", "Art. 3o —", "Artículo
13A", "Artículo Primero"); what they have in common is the word with a capital, a number, and a text that does not go on as
a citation does ("... del Artículo 5 de la Ley"). Lines are given without Markdown's marks (`plain_lines`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from changelog.reading.articles.notes import is_note
from changelog.reading.lines import BodyLine

_WORD = re.compile(r"(?P<quote>[\"“”«'‘\s]{0,6})(?:Art[ií]culo|ART[IÍ]CULO|Art\.|ART\.)\s{0,4}(?=[\dA-ZÁÉÍÓÚÚ])")
_NUMBER = re.compile(
    r"(?P<number>\d{1,4})"
    r"(?P<letter>\s?[-–]?\s?[A-Z](?=[\sº°.:;,\"”–—-]|$)(?!\s?[a-záéíóúñ]))?"
    r"(?P<ordinal>\.?\s?[º°]|\.?[oa](?=[.\s:–—-])|r[oa](?=[.\s])|er(?=[.\s]))?"
    r"(?P<bis>\s{0,2}[-–]?\s?(?i:bis|ter|qu[áa]ter|quinquies|sexies|septies|octies)\b(?:\s\d{1,2}(?=[.\s-]))?"
    r"(?:\s?[-–]\s?[A-Z]\b)?)?"
)
_ORDINALS = (
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo "
    "decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno vigésimo"
).split()
_ORDINAL_VALUES = {
    **{word: value for value, word in enumerate(_ORDINALS, 1)},
    **{word[:-1] + "a": value for value, word in enumerate(_ORDINALS, 1)},
    "sétimo": 7, "septimo": 7, "decimo": 10, "undecimo": 11, "duodecimo": 12, "vigesimo": 20, "trigésimo": 30,
    "único": 1, "unico": 1, "única": 1,
}  # fmt: skip
_ORDINAL = re.compile(
    r"(?P<tens>(?:d[ée]cimo|vig[ée]simo|trig[ée]simo)\s)?(?P<word>[^\W\d_]{5,16})(?=\s?[.:–—-]|\s*$)", re.IGNORECASE
)
_JOINT = re.compile(r"[\s.:;º°*_–—-]{0,12}")
# What follows the number where an article is cited and not opened.
_CITED = re.compile(
    r"\s?(?:,|;|\)|(?:de|del|y|e|a|al|o|u|en|que|se|fracci[óo]n|p[áa]rrafo|inciso|numeral|literal|constitucional)\b)"
)
_OPEN_END = re.compile(
    r"(?:,|\b(?:del?|el|los?|las?|y|o|en|por|con|al?|seg[úu]n|conforme|presente|citado|referido|dicho|este)) ?$"
)
_TITLE = re.compile(r"(?P<title>[^.:;]{2,240}?)\s?(?:\.\s?[-–—]|[.:]|\s[-–—])\s+(?P<rest>[^\s.:;].*)", re.DOTALL)
# A sentence is no title: it has one of the verbs with which an article says what a unit does.
_SENTENCE = re.compile(
    r"\b(?:tiene|tienen|tendr[áa]n?|ejerce|ejercer[áa]n?|es|son|ser[áa]n?|est[áa]n?|estar[áa]n?|habr[áa]n?|corresponden?|"
    r"corresponder[áa]n?|compete|depende|dependen|cuenta|contar[áa]n?|cumple|cumplen|cumplir[áa]n?|se|podr[áa]n?|deber[áa]n?|"
    r"integran?|rige|encargad[ao]s?|tendrán?)\b"
)
LONGEST_TITLE = 240
"""Characters of a title; the longest seen names three units and has 190."""
LEAST_OWN = 0.5
"""Share of the articles that must be without a quote for a quote to mean "of another act": a decree that approves a
regulation may print all of it between quotes."""
_CLOSING = re.compile(r"[\"”»][\s.;]{0,3}$")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line of an article: its number, what joins "bis" or a letter to it, and where its text begins.

    `is_ordinal` tells "Artículo Primero" from "Artículo 1": a decree's own articles from those of what it approves.
    """

    number: int
    suffix: str
    is_ordinal: bool
    is_quoted: bool
    rest: str

    @property
    def key(self) -> tuple[bool, int, str]:
        """What two prints of one article have in common."""
        return self.is_ordinal, self.number, self.suffix

    @property
    def label(self) -> str:
        """As it is cited: "13A", "12 bis", "1"."""
        return f"{self.number} {self.suffix}" if len(self.suffix) > 1 else f"{self.number}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Article:
    """One printing of an article.

    `first` is its opening line as it stands there, `title` what stands between number and text, None where there is none;
    `lines` its text, the rest of the opening line first (under that line's number). `above` are the lines printed between
    the article before and this one: titles of chapters and of units.
    """

    opening: Opening
    first: BodyLine
    title: str | None
    lines: tuple[BodyLine, ...]
    above: tuple[BodyLine, ...] = ()

    @property
    def label(self) -> str:
        return self.opening.label

    @property
    def is_quoted(self) -> bool:
        """Does it stand between quotes, as the text of another act?"""
        return self.opening.is_quoted

    @property
    def is_closed_at_once(self) -> bool:
        """Does its quote close on its opening line? Then only its heading is quoted."""
        return self.is_quoted and _CLOSING.search(self.first.text[-6:]) is not None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines, opening line first."""
        return (self.first.number, *(line.number for line in self.lines if line.number != self.first.number))


def opening_of(text: str) -> Opening | None:
    """The opening of an article that a line begins with."""
    word = _WORD.match(text)
    if word is None:
        return None
    found = _NUMBER.match(text, word.end())
    if found is not None:
        number, suffix, is_ordinal, end = int(found["number"]), _suffix(found), False, found.end()
    else:
        ordinal = _ORDINAL.match(text, word.end())
        value = _ordinal_value(ordinal) if ordinal is not None else None
        if ordinal is None or value is None:
            return None
        number, suffix, is_ordinal, end = value, "", True, ordinal.end()
    if _CITED.match(text, end):
        return None
    joint = _JOINT.match(text, end)
    rest = text[joint.end() :] if joint is not None else text[end:]
    if rest[:1].islower() and not (joint and set(joint.group()) & set(".:-–—")):
        return None
    return Opening(number, suffix, is_ordinal, word["quote"].strip() != "", rest)


def _suffix(found: re.Match[str]) -> str:
    letter = (found["letter"] or "").strip(" -–")
    bis = " ".join((found["bis"] or "").replace("–", "-").strip(" -").lower().split())
    return " ".join(part for part in (letter.upper(), bis) if part)


def _ordinal_value(found: re.Match[str]) -> int | None:
    value = _ORDINAL_VALUES.get(found["word"].lower())
    if value is None or found["tens"] is None:
        return value
    return value + {"d": 10, "v": 20, "t": 30}[found["tens"][0].lower()]


def articles_of(lines: Sequence[BodyLine]) -> tuple[Article, ...]:
    """The articles of a text in the order printed, each printing of each, quoted ones too. Lines before the first belong to
    none; those behind an article up to the next are its own, but for the titles that stand right above the next."""
    starts = list(_starts(lines))
    if not starts:
        return ()
    own = sum(not opening.is_quoted for _, opening in starts)
    if own < LEAST_OWN * len(starts):
        starts = [(place, replace(opening, is_quoted=False)) for place, opening in starts]
    ends = [*(place for place, _ in starts[1:]), len(lines)]
    width = _width(lines)
    found: list[Article] = []
    above: tuple[BodyLine, ...] = ()
    for (place, opening), end in zip(starts, ends, strict=True):
        block = lines[place:end]
        kept = _end_of_text(block) if end < len(lines) else len(block)
        title, rest = _titled(opening, block[:kept], width)
        found.append(Article(opening, block[0], title, rest, above))
        above = tuple(block[kept:])
    return tuple(found)


def _starts(lines: Sequence[BodyLine]) -> Iterator[tuple[int, Opening]]:
    for place, line in enumerate(lines):
        if "rt" not in line.text[:12].lower():
            continue
        opening = opening_of(line.text)
        if opening is None:
            continue
        before = lines[place - 1].text if place else ""
        if not line.blank_before and not line.page_start and _OPEN_END.search(before[-14:].lower()):
            continue
        yield place, opening


def _end_of_text(block: Sequence[BodyLine]) -> int:
    """Where the text of an article ends: titles behind it belong to what follows."""
    end = len(block)
    while end > 1 and _stands_between(block[end - 1].text):
        end -= 1
    return end


_QUOTED_TITLE = re.compile(r"[\"“«][^\"”»]{3,160}[\"”»](?:\s?\(\*{1,4}\))?")


def _stands_between(text: str) -> bool:
    return is_title(text) or is_note(text) or _QUOTED_TITLE.fullmatch(text) is not None


_HEADING = re.compile(
    r"(?:t[íi]tulo|cap[íi]tulo|subcap[íi]tulo|secci[óo]n|subsecci[óo]n|apartado|libro|parte)\s+"
    r"(?:[ivxlc\d]{1,6}|[úu]nic[oa]|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[ée]?p?tim[oa]|octav[oa]|"
    r"noven[oa]|d[ée]cim[oa])\b.{0,200}",
    re.IGNORECASE,
)
LONGEST_HEADING = 160
"""Characters of a title that stands between articles."""


def is_title(text: str) -> bool:
    """Is a line the title of a chapter or of a unit, and no text: "CAPÍTULO II", "OFICINA DE RIEGO", "Del Comité"?"""
    if len(text) > LONGEST_HEADING or text.endswith((";", ",", ":")):
        return False
    if _HEADING.fullmatch(text.strip(" .")):
        return True
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) > 3 and all(not sign.islower() for sign in letters):
        return not text[0].isdigit() and not text.startswith(("-", "•", "*"))
    return text.startswith(("De la ", "Del ", "De las ", "De los ", "De ")) and not text.endswith(".")


def _titled(opening: Opening, block: Sequence[BodyLine], width: int) -> tuple[str | None, tuple[BodyLine, ...]]:
    """The title of an article and its text."""
    first, rest = block[0], opening.rest
    behind = tuple(block[1:])
    if not rest:
        if behind and len(behind) > 1 and _is_title_line(behind[0], behind[0].text, behind[1].text, width):
            return _bare(behind[0].text), behind[1:]
        return None, behind
    found = _TITLE.match(rest)
    if found is not None and not _SENTENCE.search(found["title"].lower()):
        return _bare(found["title"]), (replace(first, text=found["rest"]), *behind)
    if behind and _is_title_line(first, rest, behind[0].text, width):
        return _bare(rest), behind
    return None, (replace(first, text=rest), *behind)


_NO_TITLE = re.compile(
    r"(?:son|ser[áa]n|las?\s+(?:funciones|atribuciones|facultades)|corresponden?|compete|al?|para|sin|en|se)\s",
    re.IGNORECASE,
)
_OPEN_NAME = re.compile(r"\b(?:de|del|la|las|los|el|y|e|en|para|con|por|a)$", re.IGNORECASE)


def _is_title_line(line: BodyLine, text: str, after: str, width: int) -> bool:
    """Is a line, or what stands on it behind the number, the title of an article whose text begins on the next? A line that
    has no room for the next word wraps."""
    if len(text) > LONGEST_TITLE or text.endswith((":", ";", ",")) or after[:1].islower():
        return False
    if _NO_TITLE.match(text) or _OPEN_NAME.search(text) or len(line.text) + 1 + len(after.partition(" ")[0]) > width:
        return False
    return not _SENTENCE.search(text.lower())


def _width(lines: Sequence[BodyLine]) -> int:
    """The width to which a text is wrapped: the longest of the lines that go on in lower case on the next. A text that wraps
    none has room for all."""
    wrapped = [
        len(line.text)
        for line, after in pairwise(lines)
        if after.text[:1].islower() and not after.blank_before and len(line.text) <= LONGEST_TITLE
    ]
    return max(wrapped) if wrapped else sys.maxsize


def _bare(title: str) -> str:
    return " ".join(title.strip(' .:-–—"“”').split())
