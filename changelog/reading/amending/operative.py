"""What an amending act orders, told apart from its grounds, from the text that it gives, and from its transitory articles.

    front (title, grounds) | articles that order, each with the text that it gives | transitory articles

An article of the amended act, printed anew, opens like one of the act's own; what tells them apart is that the act's own
begin with an order ("Se reforman", "Suprímese", "Créase") or go on with its count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from changelog.reading.amending.citing import targets_in
from changelog.reading.amending.orders import announced, begins_with_order, orders_in
from changelog.reading.amending.texts import is_gone
from changelog.reading.articles.blocks import Article, Opening, articles_of, opening_of
from changelog.reading.lines import BodyLine

_TRANSITORY = re.compile(
    r"\W*(?:art[íi]culos?\s+|disposici(?:ones|[óo]n)\s+)?(?:t\s?r\s?a\s?n\s?s\s?i\s?t\s?o\s?r\s?i\s?[oa]\s?s?|finales|complementarias?)\W*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\W{0,4}(?P<word>PRIMER[OA]|SEGUND[OA]|TERCER[OA]|CUART[OA]|QUINT[OA]|SEXT[OA]|S[ÉE]PTIM[OA]|OCTAV[OA]|NOVEN[OA]|D[ÉE]CIM[OA]|[ÚU]NIC[OA]|"
    r"Primer[oa]|Segund[oa]|Tercer[oa]|Cuart[oa]|Quint[oa]|Sext[oa]|S[ée]ptim[oa]|Octav[oa]|Noven[oa]|D[ée]cim[oa]|[ÚU]nic[oa])"
    r"\s?(?:\.\s?[-–—]*|[-–—:]+)\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_ANNEX = re.compile(
    r"\W*(?:planillas?\s+anexas?(?:\s+al?\s+(?:presente\s+)?art[íi]culo.{0,20})?|anexos?(?:\s+[IVXLC\d]{1,6}[a-z]?)?(?:\s.{0,40})?)\W*",
    re.IGNORECASE,
)
LONGEST_ORDER = 30_000
"""Characters of an order that are read; one that cites three hundred fractions has some 6,000."""
LONGEST_HEADER = 40
"""Lines of an article's order before the text that it gives; a long list of articles fills a page."""


@dataclass(frozen=True, slots=True)
class Given:
    """A text that an article gives: an article of the amended act printed anew, or lines of functions alone (None)."""

    article: Article | None
    lines: tuple[BodyLine, ...]


@dataclass(frozen=True, slots=True)
class OwnArticle:
    """An article of the act itself: `header` are the lines of its order, `given` the texts that it gives."""

    header: tuple[BodyLine, ...]
    given: tuple[Given, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.header)[:LONGEST_ORDER]

    @property
    def is_cut(self) -> bool:
        return sum(len(line.text) + 1 for line in self.header) > LONGEST_ORDER + 1

    @property
    def lines(self) -> tuple[BodyLine, ...]:
        return (*self.header, *(line for one in self.given for line in one.lines))


@dataclass(frozen=True, slots=True)
class Divided:
    """An act in its three parts; `front` is what stands before its first order, `after` its transitory articles."""

    front: tuple[BodyLine, ...]
    articles: tuple[OwnArticle, ...]
    after: tuple[BodyLine, ...]


def divide_act(lines: Sequence[BodyLine]) -> Divided:
    """Divide the lines of an act. Without an article that orders, all of it is front."""
    starts = [(place, opening) for place, line in enumerate(lines) if (opening := _opening(line.text)) is not None]
    first = next((place for place, opening in starts if begins_with_order(_rest(lines, place, opening))), None)
    if first is None:
        return Divided(tuple(lines), (), ())
    end = next((p for p, line in enumerate(lines) if p > first and _ends_orders(line.text)), len(lines))
    own = list(_own(lines, [(place, opening) for place, opening in starts if first <= place < end]))
    bounds = [*own[1:], end]
    articles = tuple(_article(lines[start:stop]) for start, stop in zip(own, bounds, strict=True))
    return Divided(tuple(lines[:first]), articles, tuple(lines[end:]))


def _ends_orders(text: str) -> bool:
    return _TRANSITORY.fullmatch(text) is not None or _ANNEX.fullmatch(text) is not None


def _opening(text: str) -> Opening | None:
    """The opening of an article, of the act's own or of one printed anew; "PRIMERO.-" opens an article too."""
    found = opening_of(text)
    if found is not None:
        return found
    ordinal = _ORDINAL.match(text)
    if ordinal is None:
        return None
    return opening_of(f"Artículo {ordinal['word'].capitalize()}.- {ordinal['rest']}")


def _rest(lines: Sequence[BodyLine], place: int, opening: Opening) -> str:
    """The text behind an opening; of one that stands alone on its line, the next."""
    following = lines[place + 1].text if place + 1 < len(lines) else ""
    return opening.rest if len(opening.rest) > len("Modificación.") else f"{opening.rest} {following}"


def _own(lines: Sequence[BodyLine], starts: Sequence[tuple[int, Opening]]) -> Iterator[int]:
    """The places at which the act's own articles begin."""
    last: Opening | None = None
    cited: frozenset[str] = frozenset()
    is_giving = False
    for number, (place, opening) in enumerate(starts):
        rest = _rest(lines, place, opening)
        follows = last is None or (opening.is_ordinal == last.is_ordinal and opening.number == last.number + 1)
        orders = begins_with_order(rest) and not (is_giving and is_gone(opening.rest))
        is_own = orders or (follows and not (is_giving and opening.label in cited))
        if not is_own and is_giving:
            continue
        if not is_own and opening.is_quoted:
            continue
        yield place
        last = opening
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(lines)
        text = " ".join(line.text for line in lines[place : min(stop, place + LONGEST_HEADER)])[:LONGEST_ORDER]
        is_giving = announced(text) is not None or stop == place + 1
        cited = frozenset(
            target.article
            for order in orders_in(text)
            for target in targets_in(text[order.start : order.end])
            if target.article
        )


def _article(block: Sequence[BodyLine]) -> OwnArticle:
    """An article of the act: its order up to the colon that announces a text, and that text."""
    held: list[BodyLine] = []
    for place, line in enumerate(block[:LONGEST_HEADER]):
        if place and opening_of(line.text) is not None:
            return OwnArticle(tuple(held), tuple(_given(block[place:])))
        before = len(" ".join(one.text for one in held)) + (1 if held else 0)
        text = " ".join([*(one.text for one in held), line.text])
        at = announced(text)
        if at is None or at < before:
            held.append(line)
            continue
        cut = at - before
        held.append(replace(line, text=line.text[:cut]))
        rest = line.text[cut:].strip()
        behind = [replace(line, text=rest)] if rest else []
        return OwnArticle(tuple(held), tuple(_given([*behind, *block[place + 1 :]])))
    return OwnArticle(tuple(block), ())


def _given(lines: Sequence[BodyLine]) -> Iterator[Given]:
    """The articles printed anew; lines before the first, or without any, are functions alone."""
    places = [place for place, line in enumerate(lines) if opening_of(line.text) is not None]
    first = places[0] if places else len(lines)
    if first:
        yield Given(None, tuple(lines[:first]))
    for start, stop in zip(places, [*places, len(lines)][1:], strict=True):
        block = tuple(lines[start:stop])
        found = articles_of(block)
        yield Given(found[0] if found else None, block)
