"""A sentence with its units marked: one sign for a unit or a list of units, so that a construction can be read as a form.

Each unit or list becomes one sign of the private use area; dates and acts become blanks, for they are read apart. What is
said of a unit beside its name is taken in on the way: where it hangs ("dependiente de"), where it hung ("hasta entonces
dependiente de"), its other name ("ahora", "antes"). Pronouns and bare rank words ("ésta", "dicha Dirección") get the sign of
the unit that they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from changelog.reading.narrative.names import Name

FIRST_SIGN = 0xE000
SIGN = "[\ue000-\uf7ff]"
MOST_STEPS = 400
"""Foldings of one sentence; none of the sentences that we know needs a tenth."""
ARTICLES = (
    r"(?:(?:el|la|los|las|lo|un|una|unos|unas|sus?|dich[oa]s?|est[ea]s?|siguientes?|nuev[oa]s?|entonces|"
    r"antigu[oa]s?|extint[oa]s?|actual(?:es)?|"
    r"propi[oa]s?|mism[oa]s?|cuatros?|\d{1,2}(?:\.\d{1,3}){1,4}\.?|citad[oa]s?|referid[oa]s?|mencionad[oa]s?|"
    r"otrora|denominad[oa]s?|llamad[oa]s?|\d{1,3}|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"[áa]reas?|inciso \w\)|[“\"]) ?){0,4}"
)


@dataclass(slots=True)
class Mention:
    """A unit as the sentence speaks of it. `at` is where it hangs, `was_at` where it hung till then; `now`, `before`: its
    other names. `stands_for` marks a pronoun or a bare rank."""

    name: str
    rank: str
    start: int
    end: int
    stands_for: bool = False
    at: str | None = None
    was_at: str | None = None
    now: str | None = None
    replaces: tuple[str, ...] = ()
    is_parent: bool = False
    under: str | None = None
    in_brackets: bool = False
    antecedent: Mention | None = None
    is_heading: bool = False
    before: str | None = None


@dataclass(slots=True)
class Marked:
    """`text` with signs; `offsets` leads from each of its letters to the sentence; `groups` from a sign to its units."""

    text: str
    offsets: list[int]
    groups: dict[str, list[Mention]] = field(default_factory=dict)

    def units(self, sign: str) -> list[Mention]:
        return self.groups[sign]

    def mentions(self) -> list[Mention]:
        """All units of the sentence in the order printed."""
        seen = {id(unit): unit for units in self.groups.values() for unit in units}
        return sorted(seen.values(), key=lambda unit: unit.start)

    def replace(self, start: int, end: int, kept: Sequence[int]) -> None:
        """Put the letters at the places `kept` where the text from `start` to `end` was."""
        self.offsets[start:end] = [self.offsets[place] for place in kept]
        self.text = self.text[:start] + "".join(self.text[place] for place in kept) + self.text[end:]


def mark(
    text: str,
    names: Sequence[Name],
    blanks: Iterable[tuple[int, int]],
    resolve: Callable[[Name, Sequence[Mention]], Mention | None],
) -> Marked:
    """Mark the units of a sentence; `resolve` finds the unit that a bare rank or a pronoun stands for."""
    spans: list[tuple[int, int, Mention | None]] = []
    empty = [(start, end, None) for start, end in blanks]
    mentions: list[Mention] = []
    for name in sorted([*names, *_pronouns(text)], key=lambda name: name.start):
        if any(start < name.end and name.start < end for start, end, _ in empty):
            continue
        if not name.name and name.rank and _DETERMINED.search(text[max(0, name.start - 24) : name.start]) is None:
            continue
        is_parent = _DEPENDED.search(text[max(0, name.start - 40) : name.start]) is not None
        found = (
            Mention(name.name, name.rank, name.start, name.end)
            if name.name
            else resolve(replace(name, is_parent=is_parent), _before(name, mentions, text))
        )
        if found is not None:
            found.is_parent = is_parent
            found.is_heading = text[name.end : name.end + 2].strip().startswith(":")
            mentions.append(found)
            spans.append((name.start, name.end, found))
    return _built(text, [*spans, *empty])


_DETERMINED = re.compile(
    r"\b(?:la|el|del|al|las|los|(?:[Dd]ich|[Ee]st|[Cc]itad|[Rr]eferid|[Mm]encionad|propi|mism)[oae]s?|[uú]ltim[oa]) $"
)
_DEPENDED = re.compile(
    r"(?:depend\w{2,7}|adscrit[oa]s?|pertenec\w{2,7}) (?:de|a|en)(?: (?:la|el|esta|este|dicha|dicho|misma|"
    r"mismo|propia|propio|citada|citado)){0,2} $|(?:adscrito|perteneciente) al $"
)
_DEPENDS = re.compile(r"(?:dependientes?|adscrit[oa]s?|pertenecientes?) (?:de|a) $")


def _before(name: Name, mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """The units that a pronoun can stand for: "X dependiente de ésta" is not X."""
    if not name.rank and mentions and _DEPENDS.search(text[max(0, name.start - 24) : name.start]) is not None:
        return mentions[:-1]
    return mentions


_PRONOUN = re.compile(r"(?<=[\s,])(?:[eé]sta|[eé]ste|est[ae] [uú]ltim[ao]|la misma|el mismo|aqu[eé]lla)(?=[\s,.;])")


def _pronouns(text: str) -> Iterable[Name]:
    for found in _PRONOUN.finditer(text):
        after = text[found.end() : found.end() + 2]
        if (
            found.group() in ("esta", "este", "la misma", "el mismo")
            and after[:1] == " "
            and text[found.end() + 1 : found.end() + 2].isalpha()
        ):
            continue
        yield Name(found.start(), found.end(), "", "")


def _built(text: str, spans: list[tuple[int, int, Mention | None]]) -> Marked:
    letters: list[str] = []
    offsets: list[int] = []
    groups: dict[str, list[Mention]] = {}
    place = 0
    for start, end, mention in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < place:
            continue
        _copy(text, place, start, letters, offsets)
        if mention is not None:
            sign = chr(FIRST_SIGN + len(groups))
            groups[sign] = [mention]
            letters.append(sign)
            offsets.append(start)
        elif letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(start)
        place = end
    _copy(text, place, len(text), letters, offsets)
    marked = "".join(letters)
    return Marked(marked[:1].lower() + marked[1:], offsets, groups)  # the capital of a sentence tells nothing


def _copy(text: str, start: int, end: int, letters: list[str], offsets: list[int]) -> None:
    """Copy letters; several blanks become one, and quotes and stars beside a name go."""
    for place in range(start, end):
        letter = " " if text[place].isspace() else text[place]
        if letter in '*“”"':
            continue
        if letter == " " and letters and letters[-1] == " ":
            continue
        letters.append(letter)
        offsets.append(place)


_HANGS = (
    r"(?:dependientes?|adscrit[oa]s?|pertenecientes?|integrad[oa]s?|subordinad[oa]s?)"
    r"(?: (?:directamente|jer[áa]rquicamente|org[áa]nicamente))?"
)
_HUNG = (
    r"(?:depend[ií]an?|pertenec[ií]an?|estaban? adscrit[oa]s?|se encontraban? adscrit[oa]s?|(?:antes|"
    r"anteriormente|hasta entonces|entonces|previamente|hasta ahora|hasta esa fecha) (?:dependientes?|"
    r"pertenecientes?|adscrit[oa]s?|comprendid[oa]s?|integrad[oa]s?|ubicad[oa]s?)"
    r"|(?:dependientes?|pertenecientes?|adscrit[oa]s?|comprendid[oa]s?|ubicad[oa]s?) (?:hasta entonces|"
    r"anteriormente|hasta esa fecha|hasta ese momento|antes)|se (?:reubic|traslad|transfir)(?:ó|aron|ieron|ió)|"
    r"provien(?:e|en|iente|ientes)|provenientes?|procedentes?)"
)
_AT = r"(?: (?:de|del|a|al|en)(?: la estructura(?: org[áa]nica)? (?:de|del))?)"
_WHICH = r"(?:,? (?:que|la cual|el cual|las cuales|los cuales|mism[oa]s? que))?"
_TOGETHER = r"(?:,? (?:tod[oa]s|amb[oa]s)(?: ell[oa]s)?| y)?"
_CITED = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>,? (?:antes |arriba |ya |anteriormente )?(?:citad|mencionad|referid|señalad|"
    rf"aludid)[oa]s?)(?=[\s,.;])"
)
_SPAN = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>,? (?:y|con|junto con|incluyendo) (?:su|sus|el|"
    rf"todo su) (?:respectiv[oa]s? )?(?:tramos? de control|estructura|plantilla|[áa]reas (?:adscritas|"
    rf"dependientes)|personal))(?=[\s,.;])"
)
_NOW = re.compile(
    rf"(?P<unit>{SIGN}),? \(?(?P<word>(?:y )?(?:ahora|hoy(?: d[ií]a)?|actualmente|en la actualidad|antes|"
    rf"anteriormente|otrora)(?: (?:denominad[oa]|llamad[oa]|como|es))?) {ARTICLES}(?P<other>{SIGN})\)?"
)
_FORMER = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_WHICH}(?: anteriormente| antes|"
    rf" hasta entonces)?,? {_HUNG}{_AT} {ARTICLES}(?P<other>{SIGN}))"
)
_PRESENT = re.compile(rf"(?P<unit>{SIGN})(?P<gone>,? {_HANGS}(?: de| del| a| al| en) {ARTICLES}(?P<other>{SIGN}))")
_REPLACES = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>,? en (?:sustituci[óo]n|reemplazo|lugar) (?:de|del) {ARTICLES}(?P<other>{SIGN}))"
)
_GENITIVE = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone> (?:de|del|de la|en el|en la)(?: propia| citada)? {ARTICLES}(?P<other>{SIGN}))"
)
_JOIN = (
    r"(?:[,;] así como| así como|, además de|, y también|; y por|, y por último| y por último|, y|; y| y| e|,|;|,? con"
    r"|,? junto con)"
)
_PAIR = re.compile(rf"(?P<one>{SIGN})(?P<join>{_JOIN})(?P<to> al?)? {ARTICLES}(?P<two>{SIGN})")
_ALL_FORMER = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_TOGETHER}{_WHICH}(?: anteriormente| antes|"
    rf" hasta entonces)?,? {_HUNG}{_AT} {ARTICLES}(?P<other>{SIGN}))"
)
_ALL_PRESENT = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_TOGETHER},? {_HANGS}(?: de| del| a| al| en) {ARTICLES}(?P<other>{SIGN}))"
)


def fold(marked: Marked, owners: frozenset[str]) -> Marked:
    """Take in what is said beside names, then join lists, then what is said of a whole list."""
    _each(marked, _CITED, _drop)
    _each(marked, _owned(owners), _drop)
    _each(marked, _SPAN, _drop)
    _each(marked, _FORMER, _hung)
    _each(marked, _PRESENT, _hangs)
    _each(marked, _GENITIVE, lambda marked, found: _genitive(marked, found, owners))
    _each(marked, _NOW, _other_name)
    _each(marked, _REPLACES, _replaces)
    _each(marked, _FORMER, _hung)
    _each(marked, _PAIR, _pair)
    _each(marked, _ALL_FORMER, _hung)
    _each(marked, _ALL_PRESENT, _hangs)
    return marked


def _each(marked: Marked, form: re.Pattern[str], take: Callable[[Marked, re.Match[str]], bool]) -> None:
    """Apply a form until it fits no more; where it is refused, go on behind."""
    place = 0
    for _ in range(MOST_STEPS):
        found = form.search(marked.text, place)
        if found is None:
            return
        place = found.start() if take(marked, found) else found.start() + 1


@cache
def _owned(owners: frozenset[str]) -> re.Pattern[str]:
    """ "del Instituto" behind a name."""
    words = "|".join(sorted(owners))
    return re.compile(rf"(?P<unit>{SIGN})(?P<gone> (?:del|de la|en el|en la)(?: propi[oa])? (?:{words}))(?=[\s,.;])")


def _drop(marked: Marked, found: re.Match[str]) -> bool:
    marked.replace(found.start(), found.end(), [found.start("unit")])
    return True


def _hung(marked: Marked, found: re.Match[str]) -> bool:
    for unit in marked.units(found["unit"]):
        unit.was_at = unit.was_at or marked.units(found["other"])[-1].name
    return _drop(marked, found)


def _hangs(marked: Marked, found: re.Match[str]) -> bool:
    if marked.text[: found.start()].endswith(("estructura de ", "integra a ")):
        return False
    for unit in marked.units(found["unit"]):
        unit.at = unit.at or marked.units(found["other"])[-1].name
    return _drop(marked, found)


def _replaces(marked: Marked, found: re.Match[str]) -> bool:
    for unit in marked.units(found["unit"]):
        unit.replaces = tuple(other.name for other in marked.units(found["other"]))
    return _drop(marked, found)


_ASSIGNING = re.compile(
    r"(?:cambios? de adscripci[óo]n|reubicaci[óo]n|transferencia|transfer\w+|traslado|reubica\w*|funciones|"
    r"atribuciones)[^\ue000-\uf7ff]{0,80}$"
)


def _genitive(marked: Marked, found: re.Match[str], owners: frozenset[str]) -> bool:
    other = marked.units(found["other"])[-1]
    if len(marked.units(found["unit"])) > 1:
        return False
    if other.rank in owners:
        return _drop(marked, found)
    moves_on = re.match(rf",? (?:a|al|hacia|para) {ARTICLES}{SIGN}", marked.text[found.end() :])
    if moves_on is not None and _ASSIGNING.search(marked.text[: found.start()]) is not None:
        return False
    if found["gone"].startswith((" en ",)):
        return False
    for unit in marked.units(found["unit"]):
        if unit.at is None and not unit.stands_for:
            unit.at = other.name
    return _drop(marked, found)


def _other_name(marked: Marked, found: re.Match[str]) -> bool:
    one, two = marked.units(found["unit"]), marked.units(found["other"])
    if len(one) > 1 or len(two) > 1:
        return False
    if "ante" in found["word"] or "otrora" in found["word"]:
        one[0].before = two[0].name
    else:
        one[0].now = two[0].name
    one[0].in_brackets = "(" in found.group()
    one[0].end = max(one[0].end, two[0].end)
    one[0].at = one[0].at or two[0].at
    one[0].was_at = one[0].was_at or two[0].was_at
    return _drop(marked, found)


# "Se incorpora al X, la Y": X is where Y goes, not its neighbour in a list.
_JOINED_TO = re.compile(
    r"(?:[Ss]e (?:le |les )?(?:incorpor|integr|sum|adicion|adscrib|agreg|inclu)\w{1,6} (?:a|al|en|dentro de|"
    r"a nivel(?: \w+)? de)"
    r"|[Dd]ependiendo de|^\W*(?:En|A|Al|Dentro de)|: en|; en) ?(?:(?:la|el|los|las|dicha|dicho|esta|este|"
    r"última|último|estructura(?: orgánica)? de) ){0,4}$"
)
_AIM = re.compile(r"(?:funciones|atribuciones|facultades|labores|tareas|servicios) (?:de|del) (?:la |el |las |los )?$")
_BY = re.compile(r"(?:\bpor|\ba|\ben|como)(?: el de| la de| el| la)? $")
_BY_NEXT = re.compile(rf",? (?:por|a)(?: el de| la de)? {ARTICLES}{SIGN}")
_VERB_NEXT = re.compile(
    r",? (?:la cual |el cual |que )?(?:se |pas[aóe]|cambi|tendr|sustituy|es |fue |ha |maneja|est[áa] )"
)


def _pair(marked: Marked, found: re.Match[str]) -> bool:
    before, after = marked.text[: found.start()], marked.text[found.end() :]
    if found["to"] and re.search(r"\bal?(?: la| el| las| los)? $", before) is None:
        return False
    if found["join"] == "," and not found["to"] and _JOINED_TO.search(before) is not None:
        return False
    if _BY.search(before) is not None and _BY_NEXT.match(after) is not None and not found["to"]:
        return False
    if found["join"] == "," and len(marked.units(found["one"])) == 1 and _VERB_NEXT.match(after) is not None:
        return False
    if found["join"].startswith(";") and _AIM.search(before) is not None:
        return False
    first, added = marked.units(found["one"]), marked.units(found["two"])
    above = first[0].name if found["join"].endswith("con") and len(first) == 1 else first[-1].under
    for unit in added if above is not None else ():
        unit.under = above
    marked.groups[found["one"]] = [*marked.units(found["one"]), *marked.units(found["two"])]
    marked.replace(found.start(), found.end(), [found.start("one")])
    return True
