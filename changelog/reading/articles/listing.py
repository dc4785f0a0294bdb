"""Which article lists the structure, and which list the units below one unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reading.articles.blocks import Article
from changelog.reading.articles.names import fold
from changelog.reading.articles.subjects import opening_sentence
from changelog.reading.articles.tree import Entry, read_entries
from changelog.reading.recognise.headings import plain_title, rank_of

_STRUCTURE_TITLE = re.compile(
    r"\b(?:estructura|organizacion interna|organos y unidades|unidades administrativas|organizacion)\b"
)
_ANNOUNCES = re.compile(
    r"\b(?:(?:estructura|organizacion)\b.{0,200}\b(?:siguiente|sera|es|conformad|integrad|compuest|comprende|quedara|asi)|"
    r"(?:auxiliara|auxiliaran|auxilia|apoyara|contara|cuenta|dispondra|tendra|tiene|integra|integrara|integrad[oa]|conforma|"
    r"conformad[oa]|compone|compuest[oa]|comprende|organiza|constituid[oa]|adscribe[n]?|adscrit[oa]s)\b.{0,300}\b(?:unidades|"
    r"areas|dependencias|organos|servidores publicos|personas servidoras|direcciones|estructura|oficinas|siguientes?|"
    r"por:|con:|de:)|"
    r"(?:unidades|organos|areas|dependencias)\b.{0,80}\bsiguientes)"
)
_STATES = re.compile(
    r"\b(?:estructura|organizacion)\b.{0,160}\b(?:es|sera|tendra|conformad[oa]|integrad[oa]|compuest[oa]|siguiente|comprende|"
    r"quedara)\b"
)
_BELOW_UNIT = re.compile(
    r"\b(?:tienen? a su cargo|tendran? a su cargo|tendran? adscrit[oa]s|estaran? adscrit[oa]s|estan adscrit[oa]s|"
    r"auxiliaran?|"
    r"cuentan? con l[ao]s siguientes|contaran? con l[ao]s siguientes|"
    r"tienen? l[ao]s siguientes (?:unidades|areas|organos|oficinas)|estaran? integrad[oa] por l[ao]s siguientes|dependen de|"
    r"unidades organicas siguientes|siguientes (?:organos y )?unidades organicas|siguiente unidad organica|"
    r"se integra(?:ra)? por l[ao]s siguientes (?:unidades|areas|oficinas)|se adscriben)\b"
)
_OF_SECTOR = re.compile(
    r"\b(?:sector administrativo|entidades adscritas|entidades vinculadas|adscritas y vinculadas|sectorizad)"
)
LEAST_ENTRIES = 3
"""Entries of a list that can be a structure."""
LEAST_RANKED = 0.34
"""Share of the entries that must open with a rank: groups ("Órganos de línea") and offices named by their matter
("Logística") open with none; two lists of Peru's have 16 of 29 and 17 of 36."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An article that lists units, and its entries."""

    article: Article
    entries: tuple[Entry, ...]

    @property
    def is_exhaustive(self) -> bool:
        """Does it state the structure itself ("la estructura será la siguiente"), and not only whose help is had?"""
        lead = plain_title(" ".join(line.text for line in self.article.lines[:2])[:600])
        return _STATES.search(lead) is not None


def are_ordinal(articles: Sequence[Article]) -> bool:
    """Does an act count its articles in words ("Artículo Primero")? Where others are counted in figures, those in words are
    of the decree that approves what follows."""
    return 2 * sum(article.opening.is_ordinal for article in articles) > len(articles)


def find_structure(articles: Sequence[Article], ranks: tuple[str, ...]) -> Listing | None:
    """The article that lists the whole structure: the longest list of names that one announces; None where none does."""
    best: tuple[int, Listing] | None = None
    ordinal = are_ordinal(articles)
    for article in articles:
        if article.opening.is_ordinal is not ordinal or len(article.lines) <= LEAST_ENTRIES or not _announces(article):
            continue
        listing = read_listing(article, ranks)
        ranked = sum(rank_of(entry.name, ranks) is not None for entry in listing.entries)
        if ranked < LEAST_ENTRIES - 1 or ranked < LEAST_RANKED * len(listing.entries) or _is_prose(article, listing):
            continue
        if best is None or ranked > best[0]:
            best = ranked, listing
    return best[1] if best is not None else None


def read_listing(article: Article, ranks: tuple[str, ...]) -> Listing:
    """The entries of an article's list: behind its lead, the lines up to the first that announces it."""
    start = next(
        (place for place, line in enumerate(article.lines[:6]) if line.text.rstrip().endswith(":")),
        0 if article.lines else -1,
    )
    return Listing(article, read_entries(article.lines[start + 1 :], ranks))


def _is_prose(article: Article, listing: Listing) -> bool:
    """Are most lines of the article no entries?"""
    return 2 * len(listing.entries) < len(article.lines) - 1


def _announces(article: Article) -> bool:
    title = plain_title(article.title) if article.title is not None else ""
    lead = plain_title(" ".join(line.text for line in article.lines[:4])[:900])
    if _OF_SECTOR.search(title) or _OF_SECTOR.search(lead[:240]):
        return False
    return _STRUCTURE_TITLE.search(title) is not None or _ANNOUNCES.search(lead) is not None


def lists_below(article: Article) -> bool:
    """Does an article say which units hang from the one that it is about?"""
    if len(article.lines) < 2:
        return False
    lead = opening_sentence(article)
    return lead.endswith(":") and _BELOW_UNIT.search(" ".join(fold(word) for word in lead.split())) is not None
