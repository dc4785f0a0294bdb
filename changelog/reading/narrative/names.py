"""Names of units in running text: where one begins, where it ends, how rank distributes over a list.

A name opens with rank words of the profile and goes on over "de", "y", "e", "con", "para" and commas inside names as long
as a capital follows. Its end is a matter of grammar: a lower-case word, an article before another rank word ("de la
Dirección"), words that head something else ("Reglamento", "Artículo"). Names of the document's own structure are evidence
that a name goes on ("Enlace con las Áreas de ...") and where a list divides ("de A y Administrativa").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reading.narrative.counted_lists import NUMBERS, counted_lists, counted_members
from changelog.reading.narrative.named import Name
from changelog.reading.narrative.ranks import KnownNames, Rank, Ranks
from changelog.reading.narrative.words import Token, plain, singular_of, spelled, tokens_of

_ARTICLES = frozenset("la las los el del al".split())
_RELATIONS = (
    "enlac",
    "vincul",
    "relaci",
    "coordinac",
    "concert",
    "cooper",
    "colabor",
    "operaci",
    "comunic",
    "gesti",
    "conveni",
    "seguim",
    "atenci",
    "interac",
    "conciliac",
)
LONGEST_LINK = 6
"""Words and signs between two words of a name: ", así como la de"."""
_ASIDE = re.compile(
    r" ?(?P<aside>\((?!(?:ahora|antes|hoy|actual|en la actual|anterior|en adelante|en lo sucesivo|hasta|otrora|"
    r"denominad|el |la |los |las ))[^()]{2,40}\))"
)
# "Coordinación de Subrogación de medicamentos": a last word without its capital, where the name ends at a sign.
_GOES_ON = re.compile(
    r"(?P<words>\s(?:de|para)\s(?!misma|mismo|mismas|mismos|referencia|nueva|reciente|manera|forma|acuerdo|"
    r"conformidad|car[áa]cter|fecha|dicha|"
    r"dicho|dichas|dichos|esta|este|estas|estos|aquella|apoyo|inmediato|inmediata|conjunta|cuenta|ella|ellas|ellos|"
    r"nuestra|nuestro|trabajo)"
    r"[a-záéíóúñ]{5,20})(?=[,;.)])"
)
# An adjective behind a plural rank makes the name of a class; participles that point back ("citadas") make none.
_CLASS = re.compile(
    r"(?!citad|mencionad|referid|señalad|descrit|aludid)[a-záéíóúñ]{3,14}(?:ad|al|iv|ic|ar)(?:os|as|es)"
)


def names_in(text: str, ranks: Ranks, known: KnownNames) -> list[Name]:
    """The units named in a text, in the order printed; a list under one plural rank gives one name for each member."""
    tokens = tokens_of(text)
    found: list[Name] = [*counted_lists(text, ranks), *counted_members(text, ranks)]
    place = 0
    while place < len(tokens):
        rank = ranks.at(tokens, place)
        if rank is None or _is_of_owner(tokens, place, rank):
            place += 1
            continue
        names, end = _Walk(text, tokens, ranks, known, rank, place).names()
        found += names
        place = max(end, place + 1)
    return found


def _is_of_owner(tokens: Sequence[Token], place: int, rank: Rank) -> bool:
    """ "Sus áreas del INAFS": a common noun in the plural and whose units they are, no name."""
    after = place + rank.words
    return (
        rank.is_plural
        and tokens[place].bare[0].islower()
        and after + 1 < len(tokens)
        and tokens[after].text == "del"
        and len(tokens[after + 1].bare) > 3
        and tokens[after + 1].bare.isupper()
    )


@dataclass
class _Walk:
    """One pass over the tokens from rank words on: `items` are the members of a list, each from its first token to the
    token after its last."""

    text: str
    tokens: Sequence[Token]
    ranks: Ranks
    known: KnownNames
    rank: Rank
    start: int

    def names(self) -> tuple[list[Name], int]:
        first = self.start + self.rank.words
        items = self._items(first)
        rank = self._printed_rank()
        if not items:
            return [self._bare(first, rank)], first + self._class_words(first)
        if self.rank.is_plural and (len(items) == 1 or len(items) < self._counted()):
            items = [*self._divided(items[0]), *items[1:]]
        linked = self.tokens[items[0][0]].is_link
        names = []
        for number, (begin, end) in enumerate(items):
            opening = self.tokens[self.start if number == 0 else begin]
            closing = self.tokens[end - 1]
            words = self._words(begin, end)
            if number and linked and not self.tokens[begin].is_link and not self._is_adjective(begin, end):
                words = f"{self._noun(items[0], begin, end)}{words}"
            if number and words.startswith(("la de ", "el de ")):
                words = words[3:]
            printed = f"{rank} {words}" if self.rank.is_plural or number else self._words(self.start, end)
            stop = closing.start + len(closing.bare)
            if self.rank.is_plural and len(items) == 1:
                printed = self._words(self.start, end)
            goes_on = _GOES_ON.match(self.text, stop) if not closing.ends and end - begin > 1 else None
            if goes_on is not None:
                printed, stop = f"{printed} {' '.join(goes_on['words'].split())}", goes_on.end("words")
            aside = _ASIDE.match(self.text, stop)
            if aside is not None and not closing.ends:
                printed, stop = f"{printed} {' '.join(aside['aside'].split())}", aside.end()
            names.append(Name(opening.start, stop, printed, rank, self.rank.is_plural and len(items) == 1))
        return names, items[-1][1]

    def _bare(self, first: int, rank: str) -> Name:
        """Rank words alone: a name where they are one, a class ("los Órganos desconcentrados", "las 35 Delegaciones"), or
        the sign of a unit told before."""
        last = first + self._class_words(first) - 1
        start, stop = self.tokens[self.start].start, self.tokens[last].start + len(self.tokens[last].bare)
        if self.rank.is_plural:
            counted = self.start > 0 and self.tokens[self.start - 1].text.isdigit()
            name = self._words(self.start, last + 1) if counted or last >= first else ""
        else:
            name = self._words(self.start, first) if self.rank.is_name else ""
        return Name(start, stop, name, rank, self.rank.is_plural)

    def _class_words(self, first: int) -> int:
        if not self.rank.is_plural or first >= len(self.tokens) or self.tokens[first - 1].ends:
            return 0
        return int(_CLASS.fullmatch(self.tokens[first].bare) is not None)

    def _noun(self, first: tuple[int, int], begin: int, end: int) -> str:
        """What the first member lends to one that lacks it: "de", and its noun where the other is but an adjective
        ("Subdirecciones de Prestaciones Médicas, Sociales y Económicas")."""
        adjective = re.fullmatch(r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:al|iv|ic|ar|os)[aeo]?s", self.tokens[begin].bare)
        opening = self.tokens[first[0] + 1] if first[1] - first[0] > 2 else None
        if end - begin == 1 and adjective is not None and opening is not None and opening.bare.endswith("s"):
            return f"de {opening.bare} "
        return "de "

    def _counted(self) -> int:
        """How many members the text announces before the rank words ("cuatro Subdirecciones"); 0 where it does not."""
        word = self.tokens[self.start - 1].text if self.start else ""
        return NUMBERS.index(word) + 2 if word in NUMBERS else 0

    def _printed_rank(self) -> str:
        printed = self._words(self.start, self.start + self.rank.words)
        if not self.rank.is_plural:
            return printed
        words, known = printed.split(), self.rank.singular.split()
        singular = [
            one if one.endswith("s") and two == one else singular_of(one)
            for one, two in zip(words, known, strict=False)
        ]
        # As printed, where it is but a misprint of the rank ("Subcordinaciones"); else as the profile spells it.
        is_rank = words[0][0].isupper() and [spelled(word) for word in singular] == [spelled(word) for word in known]
        return " ".join(singular) if is_rank else self.rank.singular

    def _words(self, begin: int, end: int) -> str:
        last = self.tokens[end - 1]
        return " ".join(self.text[self.tokens[begin].start : last.start + len(last.bare)].split())

    def _items(self, first: int) -> list[tuple[int, int]]:
        items: list[tuple[int, int]] = []
        begin, end, place = first, first, first
        if first < len(self.tokens) and self.tokens[first].text == ":":
            begin = first + 1
        sure = self.start + self.known.length(self.tokens, self.start)
        while end == first or not self.tokens[end - 1].ends or end < sure:
            if end < sure and end >= first:
                end = place = max(sure, first)
                continue
            step = self._links(place)
            if step >= len(self.tokens) or not self._is_word(step):
                break
            links = [token.text for token in self.tokens[place:step]]
            if self.tokens[place - 1].ends and place > first:
                break
            divides = self._divides(links, step, end)
            if divides:
                items.append((begin, end))
                begin = step - self._kept(links)
            elif not self._goes_on(links, step, place == first):
                break
            end = place = step + 1
            if self.tokens[step].text in '“"':
                end = place = self._quote_end(step)
        return [*items, (begin, end)] if end > first else items

    def _quote_end(self, step: int) -> int:
        for place in range(step + 1, min(step + 16, len(self.tokens))):
            if self.tokens[place].text in '”"':
                return place + 1
        return step + 1

    def _is_word(self, step: int) -> bool:
        token = self.tokens[step]
        return token.is_name or token.text in ("“", '"') or (token.bare.isdigit() and self.tokens[step - 1].is_name)

    def _links(self, place: int) -> int:
        step = place
        while step < len(self.tokens) and step - place < LONGEST_LINK and self._is_linking(step):
            step += 1
        return step

    def _is_linking(self, step: int) -> bool:
        token = self.tokens[step]
        if token.is_link or token.text in ",;":
            return True
        if token.text == ":" and self.rank.is_plural and step == self.start + self.rank.words:
            return step + 1 < len(self.tokens) and self.tokens[step + 1].is_link
        words = [one.text for one in self.tokens[step - 1 : step + 4]]
        return words[1:] in (["así", "como", "la", "de"], ["así", "como", "el", "de"]) or words[:4] in (
            ["así", "como", "la", "de"],
            ["así", "como", "el", "de"],
        )

    @staticmethod
    def _kept(links: list[str]) -> int:
        """How many of the links before a member of a list belong to its name ("de", "de la", "la de")."""
        kept = 0
        for link in reversed(links):
            if link in ("y", "e", ",", ";", ":", "como"):
                break
            kept += 1
        return kept

    def _divides(self, links: list[str], step: int, end: int) -> bool:
        """Is this the place between two members of a list?"""
        if not links or links[0] not in (",", ";", "y", "e", "así") or self.ranks.at(self.tokens, step) is not None:
            return False
        tail = [link for link in links if link not in (",", ";", "y", "e")]
        if tail[-2:] in (["la", "de"], ["el", "de"]):
            return True
        if not self.rank.is_plural:
            return False
        if end == self.start + self.rank.words:
            return False
        if ";" in links:
            return True
        if self._semicolons(end):
            return False
        if tail and tail[0] in ("de", "del"):
            return True
        return not tail and (self._is_known_item(step) or self._closes_list(links, step, end))

    def _closes_list(self, links: list[str], step: int, end: int) -> bool:
        """The last member is an adjective alone: "de Obras, de Riego y Administrativa"."""
        members = [token for token in self.tokens[self.start + self.rank.words : end] if token.text in ("de", "del")]
        is_last = step + 1 >= len(self.tokens) or not (self.tokens[step + 1].is_name or self.tokens[step + 1].is_link)
        goes_on = step + 1 < len(self.tokens) and self.tokens[step + 1].text in (",", "y", "e")
        closes = links[-1:] in (["y"], ["e"]) and len(members) > 1 and is_last
        return (closes or (links == [","] and goes_on)) and self._is_adjective(step, step + 1)

    def _semicolons(self, place: int) -> bool:
        """Does a semicolon divide the members of this list? Then commas are inside names."""
        for step, token in enumerate(self.tokens[place : place + 24], place):
            if token.text == ";":
                after = (
                    step + 2 if step + 1 < len(self.tokens) and self.tokens[step + 1].text in ("y", "e") else step + 1
                )
                return after < len(self.tokens) and (self.tokens[after].is_name or self.tokens[after].text == "de")
            if not (token.is_name or token.is_link or token.text == ","):
                return False
        return False

    def _is_known_item(self, step: int) -> bool:
        words: list[str] = []
        for token in self.tokens[step : step + 14]:
            if not (token.is_name or token.is_link):
                break
            words.append(token.plain)
            if " ".join(words) in self.known.tails and (self.rank.words and self._ranked_known(words)):
                return True
            if token.ends:
                break
        return False

    def _ranked_known(self, words: list[str]) -> bool:
        """Does the structure hold a unit of these very words under this rank ("Coordinación Administrativa")?"""
        first = plain(self.rank.singular.split()[0])[:4]
        openings = {opening for opening in self.known.by_opening if opening[0][:4] == first}
        joined = " ".join(words)
        return any(
            " ".join(name).endswith(joined) and len(name) - len(words) <= len(self.rank.singular.split())
            for opening in openings
            for _, names in self.known.by_opening[opening]
            for name in names
        )

    def _goes_on(self, links: list[str], step: int, is_first: bool) -> bool:
        """Does the name go on over these links to the word at `step`?"""
        word = self.tokens[step]
        if word.bare in self.ranks.ends:
            return False
        if is_first:
            links = links[1:] if links[:1] == [":"] else links
            return links[:1] in ([], ["de"], ["del"], ["para"], ["en"], ["con"], ["a"]) and self._opens(links, step)
        rank = self.ranks.at(self.tokens, step)
        has_article = any(link in _ARTICLES for link in links)
        if rank is not None:
            return self._takes_rank(links, rank, step)
        if has_article and word.bare in self.ranks.owners:
            return False
        if "," in links or ";" in links:
            return links == [","] and self._comma_inside(step)
        if links[:1] in (["y"], ["e"]):
            return not (len(links) > 1 and links[1] in ("la", "el", "las", "los", "a", "al"))
        return word.text not in '“"' or not links

    def _opens(self, links: list[str], step: int) -> bool:
        rank = self.ranks.at(self.tokens, step)
        if rank is None:
            return self.tokens[step].bare not in self.ranks.owners or not any(link in _ARTICLES for link in links)
        return links in (["de"], [])

    def _takes_rank(self, links: list[str], rank: Rank, step: int) -> bool:
        """A rank word inside a name: "Subdirección de Coordinación de Proyectos", "Enlace con las Áreas de Atención"."""
        if rank.singular.split()[0] in self.ranks.collegiate:
            return links in (["de"], ["del"], ["de", "la"], ["al"], ["a", "la"])
        if rank.is_plural and links in (["y"], ["e"]):  # "con la Sociedad Civil y Organismos Autónomos"
            after = step + rank.words
            return after < len(self.tokens) and self.tokens[after].is_name
        if not links or links == ["de"]:
            return not rank.is_plural or links == ["de"]
        if links[0] == "con" and not self._is_relation(step - len(links)):
            return False
        return rank.is_plural and links[0] in ("con", "a") and links[-1] in ("las", "los")

    def _is_relation(self, place: int) -> bool:
        """Is the word before "con las Áreas ..." one that goes on so ("Enlace con", "Vinculación con")? Else what follows
        "con" are units that the named one has."""
        words = [plain(token.bare) for token in self.tokens[max(self.start, place - 2) : place]]
        return any(word.startswith(_RELATIONS) for word in words)

    def _comma_inside(self, step: int) -> bool:
        """After ", Capital": is it the middle of an enumeration that "y" or "e" closes inside the name?"""
        place = step
        while place < min(step + 16, len(self.tokens)):
            token = self.tokens[place]
            if token.text in ("y", "e"):
                after = place + 1
                return (
                    after < len(self.tokens)
                    and self.tokens[after].is_name
                    and self.ranks.at(self.tokens, after) is None
                )
            if not (token.is_name or token.is_link or token.text == ","):
                return False
            if token.text in ("la", "el", "las", "los") and self.tokens[place - 1].text == ",":
                return False
            if (
                token.is_name
                and self.ranks.at(self.tokens, place) is not None
                and place > step
                and self.tokens[place - 1].text != "de"
            ):
                return False
            if token.ends:
                return False
            place += 1
        return False

    def _divided(self, item: tuple[int, int]) -> list[tuple[int, int]]:
        """A plural has two members at least: "de Infraestructura y Administrativa" divides at its "y", where what follows is
        an adjective or known."""
        begin, end = item
        commas = [place for place in range(begin, end) if self.tokens[place].text == ","]
        places = [place for place in range(begin, end) if self.tokens[place].text in ("y", "e")]
        if commas and places and places[-1] > commas[-1]:
            cuts = [*commas, places[-1]]
            starts = [begin, *(cut + 1 for cut in cuts)]
            return [(start, stop) for start, stop in zip(starts, [*cuts, end], strict=True) if stop > start]
        for place in reversed(places):
            after = place + 1
            if after < end and (self._is_known_item(after) or self._is_adjective(after, end)):
                return [(begin, place), (after, end)]
        if places and self.tokens[begin].is_link and not self.tokens[places[-1] + 1].bare.endswith("s"):
            return [(begin, places[-1]), (places[-1] + 1, end)]
        return [item]

    def _is_adjective(self, begin: int, end: int) -> bool:
        word = self.tokens[begin].bare
        return end - begin == 1 and re.search(r"(?:iv[ao]|ic[ao]|al|aria|orio|era)$", word) is not None
