"""What an act cites of another: articles, their fractions, and the act that they stand in.

Two orders are in use, often in one sentence: "los artículos 10, fracciones III y V; 12, y 20, fracción II" and "la fracción
XV Bis al artículo 20", "los numerales 3 a 5 del artículo 7". Where a mark belongs, the words behind its list decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reading.articles.fractions import roman

_BIS = r"(?:\s?[-–]?\s?(?i:bis|ter|qu[áa]ter|quinquies|sexies|septies|octies)\b(?:\s\d{1,2}\b)?)?"
_TOKEN = re.compile(
    rf"(?P<article>(?i:art[íi]culos?|arts?\.))"
    rf"|(?P<inside>(?i:incisos?|sub\s?incisos?|literal(?:es)?))\b"
    rf"|(?P<part>(?i:fracci[óo]n(?:es)?|numeral(?:es)?|acci[óo]n(?:es)?|funci[óo]n(?:es)?|atribuci[óo]n(?:es)?|facultad(?:es)?|puntos?))\b"
    rf"|(?P<other>(?i:p[áa]rrafos?|apartados?|anexos?|planillas?|organigramas?|objetivos?|encabezado|ep[íi]grafe|denominaci[óo]n|t[íi]tulo|par[áa]grafos?|primer[oa]?|segund[oa]|"
    rf"tercer[oa]?|cuart[oa]|quint[oa]|[úu]ltim[oa]|proemio))\b"
    rf"|(?P<roman>[IVXLC]{{1,8}}(?![\w]){_BIS}(?:\s?[-–]\s?[A-Z](?!\w))?)"
    rf"|(?P<number>\d{{1,4}}(?:\s?[º°ª]|[oa](?!\w))?(?:\s?[-–]?\s?[A-Z](?![\w]))?{_BIS})"
    rf"|(?P<letter>[\"“'«]?(?<!\w)[a-zñ]\)|[\"“'«][a-zñ][\"”'»])"
    rf"|(?P<to>\b(?i:al|del|de\s+los|de\s+las|de\s+la|a\s+los|a\s+la|a\s+las|en\s+el|en\s+la|de\s+dicho)\b)"
    rf"|(?P<range>\b(?:a|A)\b)"
    rf"|(?P<stop>;)"
    rf"|(?P<joint>,|\b(?i:y|e|as[íi]\s+como)\b)"
    rf"|(?P<word>[^\W\d_]+|\d+)"
)
_NORM = re.compile(
    r"\b(?:del|de\s+la|al|a\s+la|en\s+el|en\s+la|de)\s+(?P<norm>(?i:(?:(?:citad[oa]|mencionad[oa]|referid[oa]|propi[oa])\s+)?(?:reglamento|decreto|estatuto|"
    r"resoluci[óo]n|acuerdo|ley|ordenanza|manual|decisi[óo]n\s+administrativa|disposici[óo]n|anexo))\b[^;:\n]{0,400}?)"
    r"(?=,?\s+(?:para\s+quedar|el\s+cual|la\s+cual|los\s+cuales|las\s+cuales|por\s+(?:el|la|los|las)\s+siguientes?|que\s+quedar|quedando|"
    r"en\s+los\s+siguientes|de\s+la\s+siguiente|as[íi]:|con\s+el\s+siguiente|el\s+siguiente|la\s+siguiente|los\s+siguientes|las\s+siguientes|"
    r"(?:un|una|el|la|los|las)\s+(?:art[íi]culo|numeral|fracci[óo]n|literal|inciso)|quedar|as[íi]\b|cuyo\s+texto|"
    r"se\s+(?:REFORMA|ADICIONA|DEROGA|reforma|adiciona|deroga)n?\b)|[;:]|\.\s*$|\.\s+[A-Z]|$)"
)
_MOVES_ON = re.compile(
    r",?\s*(?:recorri[ée]ndose|y\s+se\s+recorren?|se\s+recorren?|reenumer[áa]ndose|renumer[áa]ndose)\b[^;]*?"
    r"(?=,\s+(?:al|del|a\s+los|de\s+los)\s+art[íi]culos?\b|,?\s+(?:tod[oa]s\s+)?(?:del?|de\s+la)\s+(?:reglamento|estatuto|decreto|manual)\b|;|$)",
    re.IGNORECASE,
)
LONGEST_RANGE = 60
"""Marks that a range ("III a XX") can mean; a longer one was misread."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is cited: a function by its mark in an article or in none that is named; a whole article without a mark.

    `is_open`: functions without marks ("los siguientes numerales"), to be told by the text. `is_partial`: but a part of the
    function, or of the article's text that is no function.
    """

    article: str | None
    marker: str | None
    is_open: bool = False
    is_partial: bool = False


def moves_on(text: str) -> bool:
    """Does a clause give the marks of other functions to make room ("recorriéndose la actual XII para quedar como XIV")?"""
    return _MOVES_ON.search(text) is not None


def norm_in(text: str) -> str | None:
    """The act that a clause amends, as printed; None where it names none."""
    found = _NORM.search(text)
    return " ".join(found["norm"].split()).strip(' ,."“”') if found is not None else None


def targets_in(text: str) -> tuple[Target, ...]:
    """All that a clause cites of the act that it amends. The act's own name is left out: its numbers are no articles."""
    text = _MOVES_ON.sub("", text)
    found = _NORM.search(text)
    if found is None:
        return tuple(dict.fromkeys(_Walk(text).targets()))
    before = _Walk(text[: found.start()]).targets()
    comma = text.find(",", found.start())
    if (
        not before and comma >= 0
    ):  # the act is named first: "Sustitúyense del Anexo II del Decreto 57, las acciones ..."
        before = _Walk(text[comma:]).targets()
    return tuple(dict.fromkeys(before))


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


class _Walk:
    """Walks through the words of a clause."""

    def __init__(self, text: str) -> None:
        self.tokens = [_Token(found.lastgroup or "", found.group()) for found in _TOKEN.finditer(text)]
        self.at = 0
        self.article: str | None = None
        self.has_part = False
        self.is_partial = False
        self.is_other = False
        self.found: list[Target] = []

    def targets(self) -> list[Target]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "article":
                self._take_articles()
            elif token.kind in ("part", "inside"):
                self._take_parts(is_inside=token.kind == "inside")
            elif token.kind == "number" and self.article is not None and self._continues_articles():
                self._open(_label(token.text))
            elif token.kind == "other":
                self.is_partial = self.is_partial or self.article is not None
                self.is_other = self.article is None
        self._close()
        return self.found

    def _continues_articles(self) -> bool:
        """Is a number behind a joint, and so another article of the list?"""
        return self.tokens[self.at - 2].kind in ("joint", "stop")

    def _take_articles(self) -> None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "number":
            self._open(_label(self.tokens[self.at].text))
            self.at += 1

    def _open(self, label: str) -> None:
        self._close()
        self.article, self.has_part, self.is_partial = label, False, self.is_other
        self.is_other = False

    def _close(self) -> None:
        if self.article is not None and not self.has_part:
            self.found.append(Target(self.article, None, is_partial=self.is_partial))
        self.article = None

    def _take_parts(self, *, is_inside: bool) -> None:
        """Functions by their marks: of the article told behind them, else of the one told before."""
        markers = self._markers()
        if is_inside and self._is_within_fraction():
            last = self.found.pop()
            self.found.append(Target(last.article, last.marker, is_partial=True))
            return
        is_partial = False
        if is_inside and self._skip("to", "part"):  # "el inciso b) de la fracción III del artículo 10"
            markers, is_partial = self._markers(), True
        elif not is_inside and (self._skip("joint", "inside") or self._skip("inside")):  # "la fracción III, inciso b)"
            self._markers()
            is_partial = True
        behind = self._article_behind()
        if behind is not None:
            self._close()
            self._emit(behind, markers, is_partial)
        elif self.article is not None:
            self.has_part = True
            self._emit(self.article, markers, is_partial)
        elif markers:
            self._emit(None, markers, is_partial)

    def _skip(self, *kinds: str) -> bool:
        """Go over words of these kinds; stay where others stand."""
        if [token.kind for token in self.tokens[self.at : self.at + len(kinds)]] != list(kinds):
            return False
        self.at += len(kinds)
        return True

    def _emit(self, article: str | None, markers: Sequence[str], is_partial: bool) -> None:
        if not markers:
            self.found.append(Target(article, None, is_open=True))
        self.found += (Target(article, marker, is_partial=is_partial) for marker in markers)

    def _is_within_fraction(self) -> bool:
        """ "Fracción III, incisos a) y b)": a part of the function told just before, in the same article."""
        last = self.found[-1] if self.found else None
        return self.has_part and last is not None and last.article == self.article and last.marker is not None

    def _markers(self) -> list[str]:
        """The list of marks that follows: "III, V y XV Bis", "3 a 7"."""
        found: list[str] = []
        kind: str | None = None
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.kind in ("roman", "number", "letter") and (kind is None or token.kind == kind):
                found.append(_bare(token.text))
                kind = token.kind
                self.at += 1
            elif token.kind == "range" and found and self._next_is(kind):
                self.at += 1
                found += _between(found[-1], _bare(self.tokens[self.at].text))
                self.at += 1
            elif token.kind == "joint" and self._next_is(kind) and found:
                self.at += 1
            elif token.kind == "joint" and found and self._next_is("joint") and self._next_is(kind, 2):
                self.at += 2
            elif (
                token.kind == "to" and token.text.lower() == "al" and found and self._next_is(kind) and kind != "number"
            ):
                self.at += 1
                found += _between(found[-1], _bare(self.tokens[self.at].text))
                self.at += 1
            else:
                break
        return found

    def _next_is(self, kind: str | None, ahead: int = 1) -> bool:
        place = self.at + ahead
        return kind is not None and place < len(self.tokens) and self.tokens[place].kind == kind

    def _article_behind(self) -> str | None:
        """The article told right behind a list of marks: "... del artículo 14"."""
        at = self.at
        while at < len(self.tokens) and self.tokens[at].kind in ("word", "joint") and at < self.at + 3:
            at += 1
        kinds = [token.kind for token in self.tokens[at : at + 3]]
        if kinds == ["to", "article", "number"]:
            label = _label(self.tokens[at + 2].text)
            self.at = at + 3
            return label
        return None


def _label(number: str) -> str:
    """An article's number as A's readers label it: "21 bis", "13A"."""
    found = re.match(r"(\d+)\s?(?:[º°ª]|[oa](?!\w))?\s?[-–]?\s?(.*)", number.strip())
    if found is None:
        return number.strip()
    suffix = " ".join(found[2].split())
    if not suffix:
        return found[1]
    return f"{found[1]}{suffix.upper()}" if len(suffix) == 1 else f"{found[1]} {suffix.lower()}"


def _bare(marker: str) -> str:
    return " ".join(marker.strip("\"“”'«») ").split())


def _between(first: str, last: str) -> list[str]:
    """The marks behind the first up to the last; the last alone where they cannot be counted."""
    if first.isdecimal() and last.isdecimal():
        return [str(value) for value in range(int(first) + 1, int(last) + 1)][:LONGEST_RANGE] or [last]
    low, high = roman(first) if _is_roman(first) else None, roman(last) if _is_roman(last) else None
    if low is not None and high is not None and low < high <= low + LONGEST_RANGE:
        return [written_roman(value) for value in range(low + 1, high + 1)]
    if len(first) == len(last) == 1 and first < last:
        return [chr(code) for code in range(ord(first) + 1, ord(last) + 1)]
    return [last]


def _is_roman(text: str) -> bool:
    return bool(text) and set(text) <= set("IVXLC")


def written_roman(value: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in signs:
        written += sign * (value // worth)
        value %= worth
    return written
