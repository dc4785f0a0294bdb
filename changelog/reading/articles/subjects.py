"""Whom an article is about: the unit in its title, in the sentence that opens it, or in the title above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from changelog.reading.articles.blocks import Article
from changelog.reading.articles.fractions import marks_of
from changelog.reading.articles.names import LONGEST_NAME, Names, fold, stem, words_of
from changelog.reading.articles.notes import is_note
from changelog.reading.articles.offices import unit_of_office, units_of_office, without_titular
from changelog.reading.recognise.headings import rank_of

_DUTIES = r"(?:funciones|atribuciones|facultades|competencias|obligaciones|responsabilidades|deberes)"
_DE = r"(?:de\s+(?:la|los|las|el)\s+|del\s+|de\s+)"
_A = r"(?:a\s+(?:la|los|las|el)\s+|al\s+|a\s+)"
_KIND = (
    r"(?:\s+(?:y\s+)?(?:generales|espec[íi]ficas|principales|b[áa]sicas|gen[ée]ricas|indelegables|no\s+delegables|"
    + _DUTIES
    + r")){0,3}"
)
_LEADS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:{_DUTIES}){_KIND}\s+{_DE}",
        rf"(?:son|ser[áa]n|constituyen)\s+(?:l[ao]s\s+)?{_DUTIES}{_KIND}\s+{_DE}",
        rf"l[ao]s\s+{_DUTIES}{_KIND}\s+{_DE}",
        rf"(?:le\s+)?(?:corresponder?[áa]?n?|compete[nr]?[áa]?n?)(?:\s+\w+mente)?\s+{_A}",
        rf"(?:al\s+frente\s+{_DE}|para\s+el\s+\w+\s+de\s+sus?\s+{_DUTIES},?\s+(?:la|el|las|los)\s+)",
        rf"el\s+[áa]mbito\s+de\s+competencia(?:\s+\w+)?\s+{_DE}",
        rf"(?:{_A})(?=[^\s])",
        r"(?:la|el|las|los)\s+",
        rf"{_DE}",
        r"",
    )
)
_UNIT_WORDS = re.compile(
    r"(?:unidad(?:es)?\s+(?:org[áa]nicas?|administrativas?|de\s+organizaci[óo]n)|[óo]rganos?|[áa]rea|dependencia)\s+"
    r"(?:denominad[oa]s?\s+|de\s+(?:la\s+|el\s+)?)(?=[A-ZÁÉÍÓÚÑ\"“])",
    re.IGNORECASE,
)
_LINK = r"(?:de|del|la|las|los|el|y|e|en|para|con|al|a|o|u)"
_PROPER = r"[A-ZÁÉÍÓÚÑ][^\W_]*(?:[-/][^\W_]+)?"
_NAME = re.compile(
    rf"{_PROPER}(?:(?:,?\s+{_LINK}(?:\s+{_LINK}){{0,2}})?\s+{_PROPER}|,\s+{_PROPER}(?=[^.:;]{{0,80}}\s[ye]\s)){{0,30}}"
)
_GENERIC = re.compile(
    r"(?:l[ao]s\s+)?(?:personas\s+)?(?:titulares\s+de\s+(?:las\s+|los\s+)?)?(?:unidades\s+administrativas|unidades|[áa]reas|[óo]rganos|"
    r"dependencias|direcciones\s+generales|direcciones(?:\s+de\s+[áa]rea)?|subdirecciones|jefaturas|departamentos|coordinaciones|"
    r"subsecretar[íi]as|directores(?:\s+generales)?|subdirectores|subsecretarios|coordinadores|jefes|titulares|"
    r"personas\s+(?:titulares|servidoras)|servidores|funcionarios|delegaciones)\b",
    re.IGNORECASE,
)
_ALSO_OTHERS = re.compile(
    r"(?:,|,?\s+y|,?\s+as[íi]\s+como)\s+(?:de\s+|a\s+)?l[ao]s\s+(?:dem[áa]s\s+)?(?:personas\s+)?(?:titulares\s+de\s+l[ao]s\s+)?"
    r"(?:unidades|titulares|direcciones|personas|[áa]reas|directores|subsecretar[íi]as|coordinaciones|departamentos|jefaturas)\b",
    re.IGNORECASE,
)
SHORTEST_SUBJECT = 12
"""Characters of a sentence before its verb that can name two units; "Son funciones de ..." begins with its own."""
LEAD_LINES = 12
"""Wrapped lines of an opening sentence."""
LONGEST_LEAD = 900
"""Characters of an article's opening sentence in which its subject is looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """`key` is the known unit meant, None where the name is not known; `name` as printed where it is not known.

    `others` tells that the sentence means further units besides ("... y las demás unidades administrativas").
    """

    key: str | None
    name: str | None
    others: bool = False


def subject_of(article: Article, names: Names, ranks: tuple[str, ...]) -> Subject | None:
    """The one unit that an article is about; None where it names none."""
    if article.title is not None and (found := in_title(article.title, names, ranks)) is not None:
        return found
    lead = opening_sentence(article)
    return in_sentence(lead, names, ranks)


def opening_sentence(article: Article) -> str:
    """The text of an article before its list: up to the line that announces one, or the first paragraph."""
    held: list[str] = []
    for place, line in enumerate(article.lines[:LEAD_LINES]):
        if place and (line.blank_before or line.begins or marks_of(line.text)):
            break
        held.append(line.text)
        if line.text.endswith(":") or len(line.text) > LONGEST_LEAD:
            break
    return " ".join(held)[:LONGEST_LEAD]


def in_title(title: str, names: Names, ranks: tuple[str, ...]) -> Subject | None:
    """The unit that a title names: "Oficina de Riego", "Funciones de la Oficina de Riego", "De la Oficina de Riego"."""
    for rest in _behind_leads(title):
        known = names.whole(rest) or _known_office(rest, names)
        if known is not None:
            return Subject(known, None)
        start = names.at_start(rest)
        if start is not None:
            return Subject(start[0], None)
    for rest in _behind_leads(title):
        if _is_unit_name(rest, ranks):
            return Subject(None, _named_until_parent(rest))
    return None


def in_sentence(text: str, names: Names, ranks: tuple[str, ...]) -> Subject | None:
    """The unit that a sentence is about: "La Oficina de Riego tiene ...", "Corresponde al Director de Riego ..."."""
    for rest in _behind_leads(text):
        start = names.at_start(rest)
        if start is not None:
            return Subject(start[0], None, _ALSO_OTHERS.match(rest, start[1]) is not None)
        known = _office_at_start(rest, names)
        if known is not None:
            return Subject(known, None)
    return next((found for rest in _behind_leads(text) if (found := _unknown(rest, names, ranks)) is not None), None)


def _unknown(text: str, names: Names, ranks: tuple[str, ...]) -> Subject | None:
    """The unit of no list that a text begins with, or that the office at its beginning heads."""
    name = _NAME.match(text[:LONGEST_NAME]) if not _GENERIC.match(text) else None
    if name is None:
        return None
    printed = _named_until_parent(name.group())
    if _is_unit_name(printed, ranks):
        if (known := names.whole(printed)) is not None:
            return Subject(known, None)
        return Subject(None, printed, _ALSO_OTHERS.match(text, name.end()) is not None)
    unit = unit_of_office(printed) if len(printed.split()) > 2 else None
    return Subject(None, unit) if unit is not None and _is_unit_name(unit, ranks) else None


def _behind_leads(text: str) -> Iterator[str]:
    """A text behind each of the ways to come to the name."""
    text = text.strip()
    seen: set[str] = set()
    for lead in _LEADS:
        found = lead.match(text)
        if found is None:
            continue
        rest = without_titular(text[found.end() :])
        words = _UNIT_WORDS.match(rest)
        for one in (rest, rest[words.end() :]) if words is not None else (rest,):
            if one and one not in seen:
                seen.add(one)
                yield one


def _known_office(name: str, names: Names) -> str | None:
    """The known unit that an office heads."""
    for unit in units_of_office(name):
        known = names.whole(unit) or (names.at_start(unit) or (None, 0))[0]
        if known is not None:
            return known
    return None


def _office_at_start(text: str, names: Names) -> str | None:
    """The known unit of the office that a text begins with."""
    name = _NAME.match(text[:LONGEST_NAME])
    return _known_office(name.group(), names) if name is not None else None


def _is_unit_name(name: str, ranks: tuple[str, ...]) -> bool:
    """A rank and what the unit is for; the rank alone is a unit only where it is one by itself ("Oficialía Mayor")."""
    rank = rank_of(name, ranks)
    if rank is None or (_GENERIC.match(name) and fold(name.split(maxsplit=1)[0]).endswith("s")):
        return False
    return len(name.split()) > len(rank.split()) or " " in rank


_OF_INSTITUTION = re.compile(
    r"\s+(?:en|de|del)\s+(?:(?:la|el)\s+)?(?:Secretar[íi]a|Instituto|Ministerio|Instituci[óo]n|Entidad|Dependencia|Organismo|Comisi[óo]n|"
    r"Fiscal[íi]a|Procuradur[íi]a|Municipalidad|Universidad)$"
)


def _named_until_parent(name: str) -> str:
    """A name without "en la Secretaría" at its end: whose it is, is no part of it."""
    return _OF_INSTITUTION.sub("", " ".join(name.strip(" .,;:").split()))


def names_as(title: str, name: str) -> bool:
    """Does a title name a unit as the list does, or the office that heads it?"""
    words = words_of(name)
    for rest in _behind_leads(title):
        if words_of(rest)[: len(words)] == words or any(words_of(unit) == words for unit in units_of_office(rest)):
            return True
    return False


def above_title(article: Article, names: Names, ranks: tuple[str, ...]) -> Subject | None:
    """The unit that the titles above an article name, the nearest first."""
    for line in reversed(article.above):
        if is_note(line.text):
            continue
        found = in_title(line.text, names, ranks)
        if found is not None:
            return found
    return None


MOST_RANK_WORDS = 3
_PLURAL_PARTS = re.compile(r"(?:,\s*(?:y\s+)?|\s+y\s+)(?=(?:de|del)\s)")
_VERB = re.compile(
    r"\s(?=(?:tiene|tendr|ejerc|cumpl|corresponde|son\b|ser[áa]n|contar|,?\s*las\s+siguientes))|:", re.IGNORECASE
)
_OF_PLURAL = re.compile(r"(?P<rank>[^\W\d_]{4,20}s)\s+de\s+las\s+(?P<rest>[A-ZÁÉÍÓÚÑ][^\W\d_]{3,20}s\s.*)", re.DOTALL)


def several(title: str, names: Names, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The units that a title in the plural names: "Subdirecciones de Riego, de Obras, y de Drenaje", and those of a rank
    below them: "Divisiones de las Subdirecciones de Riego y de Obras"."""
    for text in _behind_leads(title):
        below = _OF_PLURAL.match(text)
        if below is not None and (above := _all_of(below["rest"], names)):
            rank = stem(fold(below["rank"]))
            them = (key for words, key in names.by_words.items() if words[0] == rank and parents.get(key) in above)
            return tuple(dict.fromkeys(them))
        found = _all_of(text, names)
        if found:
            return found
    return ()


def _all_of(text: str, names: Names) -> tuple[str, ...]:
    """The units of "Subdirecciones de Riego, de Obras, y de Drenaje"; none where fewer than two are known."""
    rank, _, rest = text.partition(" de")
    first = rank.partition(" ")[0]
    if (
        not fold(first).endswith("s")
        or stem(fold(first)) not in names.ranks
        or not rest
        or len(rank.split()) > MOST_RANK_WORDS
    ):
        return ()
    found = [names.at_start(f"{rank} {part}") for part in _PLURAL_PARTS.split(f"de{rest}")]
    keys = tuple(dict.fromkeys(one[0] for one in found if one is not None))
    return keys if len(keys) > 1 else ()


def several_in_sentence(text: str, names: Names, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """As `several`, of a sentence: "Las Direcciones Generales de Riego y de Obras tendrán las siguientes ..."."""
    head = text[:LONGEST_NAME]
    verb = next((found for found in _VERB.finditer(head) if found.start() > SHORTEST_SUBJECT), None)
    return several(head[: verb.start()] if verb is not None else head, names, parents)


def is_of_many(text: str) -> bool:
    """Is a sentence about units without a name: "Las unidades administrativas ...", "Corresponde a los directores ..."?"""
    return any(_GENERIC.match(rest) is not None for rest in _behind_leads(text))


HEAD_REACH = 160
"""Characters at the start of a sentence in which the head of the institution must be named for it to be about the head."""
_HEAD_OFFICE = re.compile(
    r"(?:persona\s+)?(?P<titular>titular\s+(?:de\s+(?:la|el)|del)\s+(?P<noun>[^\W\d_]+))(?=\s+(?-i:[a-zé])|,)|"
    r"(?P<office>(?:el|la|al|del)\s+(?:secretari[oa]|ministr[oa]|president[ea]|director[a]?\s+general|rector[a]?|procurador[a]?|"
    r"fiscal|comisionad[oa]|gobernador[a]?|alcalde(?:sa)?))(?:\s+(?:tiene|tendr|ejerce|le|podr)|,|:|\s+l[ao]s\s+siguientes)",
    re.IGNORECASE,
)


def head_office(text: str, owner: Sequence[str]) -> str | None:
    """Who heads the institution, where a sentence is about the head: "Titular de la Secretaría", "Secretario"; the unit of
    the office where it has one ("Dirección General")."""
    found = _HEAD_OFFICE.search(text[:HEAD_REACH])
    if found is None:
        return None
    if found["noun"] is None:
        printed = found["office"].partition(" ")[2]
        return unit_of_office(printed) or printed[:1].upper() + printed[1:]
    if stem(fold(found["noun"])) not in owner[:1]:
        return None
    printed = found["titular"]
    return printed[:1].upper() + printed[1:]
