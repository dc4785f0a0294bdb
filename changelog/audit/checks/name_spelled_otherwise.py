"""A unit cited by its own name with an accent or an article lost or added."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from changelog.audit.citing import flaw_at
from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.audit.name_book import folded_word, words_of_name
from changelog.domain.checks import Check, Flaw, Group, Options, Phrases
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_AS_A_RULE = 4
"""Mentions in one spelling from which on it is no slip: the text and the heading give the unit two names."""
_WORD = re.compile(r"\w+")
_QUOTES = '"“”«»'
_ACCENTS = ("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING TILDE}", "\N{COMBINING DIAERESIS}")


def _examine(manual: Manual, _options: Options) -> Iterator[Flaw]:
    book = name_book(manual)
    spelled: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions_of(manual):
        if mention.meaning is Meaning.UNIT and not mention.is_plural:
            real = book.printed(mention.words)
            if _is_misspelled(mention.name, real) or _has_other_articles(mention.name, real):
                spelled[real, mention.name.casefold()].append(mention)
    headings = {unit.code: unit.source for unit in manual.units}
    for (real, _), mentions in spelled.items():
        code = mentions[0].codes[0]
        severity = Severity.MEDIUM if len(mentions) >= _AS_A_RULE else None
        flaw = flaw_at(manual, tuple(mentions), {"real": real, "code": code}, severity)
        heading = headings.get(code)
        yield replace(flaw, others=(*flaw.others, heading)) if heading is not None else flaw


def _is_misspelled(name: str, real: str) -> bool:
    """Whether a word differs by its accents. Words in capitals may go without: that is another check's."""
    theirs = {_bare(word): word for word in _words(real) if not word.isupper()}
    mine = (word for word in _words(name) if not word.isupper())
    return any(theirs.get(_bare(word), word).casefold() != word.casefold() for word in mine)


def _has_other_articles(name: str, real: str) -> bool:
    """Whether the same words stand there with other articles and "de" ("Riesgos del Trabajo", "Departamento de Técnico")."""
    if any(mark in real for mark in _QUOTES):
        return False  # a letter in quotes tells sisters apart, and a mention ends before it
    one, other = (tuple(map(folded_word, _words(text.partition("(")[0]))) for text in (name, real))
    return one != other and words_of_name(name) == words_of_name(real)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if letter not in _ACCENTS)


CHECK = Check(
    id="name-spelled-otherwise",
    group=Group.NAMES,
    severity=Severity.MINOR,
    spanish=Phrases(
        title="Nombre escrito con otros acentos o artículos",
        why="Con otro acento o artículo el nombre es otro al buscarlo. Los acentos de los nombres en mayúsculas no cuentan.",
        message="se escribe «{name}» y la unidad {code} se llama «{real}»",
        remedy="escriba «{real}»",
    ),
    english=Phrases(
        title="Name spelled with other accents or articles",
        why="With another accent or article it is another name to a search. Accents of names in capitals do not count.",
        message='"{name}" is written and unit {code} is called "{real}"',
        remedy='write "{real}"',
    ),
    examine=_examine,
    failing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos junto con el Departamento de Catalogo Público.

7.1.1 Departamento de Catálogo Público
1. Catalogar los acervos.
""",
    passing="""\
FUNCIONES
7.1 Dirección de Archivos
1. Dirigir los archivos junto con el Departamento de Catálogo Público y el DEPARTAMENTO DE CATALOGO PUBLICO.

7.1.1 Departamento de Catálogo Público
1. Catalogar los acervos.
""",
)
