"""What is said of units beside their names, taken in: where they hang or hung, their other names, the lists that they form.

A marked sentence grows shorter on the way: "la X, antes dependiente de la Y" becomes one sign, and the unit knows its former
parent; "la X, la Y y la Z" become one sign for three units.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from changelog.reading.narrative.marking import ARTICLES, SIGN, Marked
from changelog.reading.narrative.verbs import is_told

MOST_STEPS = 400
"""Foldings of one sentence; none of the sentences that we know needs a tenth."""

_HANGS = (
    r"(?:dependientes?|adscrit[oa]s?|pertenecientes?|integrad[oa]s?|subordinad[oa]s?)"
    r"(?: (?:directamente|jer[áa]rquicamente|org[áa]nicamente))?"
)
_HUNG = (
    r"(?:depend[ií]an?|pertenec[ií]an?|(?:ven[ií]an?|estaban?) (?:dependiendo|perteneciendo|formando parte)|"
    r"hab[ií]an? (?:dependido|"
    r"pertenecido|formado parte|estado adscrit[oa]s?)|formaban? parte|eran? parte|estaban? adscrit[oa]s?|se "
    r"encontraban? adscrit[oa]s?|(?:antes|"
    r"anteriormente|hasta entonces|entonces|previamente|hasta ahora|hasta esa fecha|hasta ese momento|hasta la "
    r"fecha) (?:dependientes?|"
    r"pertenecientes?|adscrit[oa]s?|comprendid[oa]s?|integrad[oa]s?|ubicad[oa]s?)"
    r"|(?:dependientes?|pertenecientes?|adscrit[oa]s?|comprendid[oa]s?|ubicad[oa]s?) (?:hasta entonces|"
    r"anteriormente|hasta esa fecha|hasta ese momento|antes)|"
    r"provien(?:e|en|iente|ientes)|proven[ií]an?|provenientes?|procedentes?)"
)
_AT = r"(?: (?:de|del|a|al|en)(?: la estructura(?: org[áa]nica)? (?:de|del))?)"
_HUNG_AT = (
    rf"(?:{_HUNG}{_AT}|se (?:reubic|traslad|transfir)(?:ó|aron|ieron|ió) (?:de|del)"
    r"(?: la estructura(?: org[áa]nica)? (?:de|del))?)"
)
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
    rf"anteriormente|otrora)(?: (?:denominad[oa]|llamad[oa]|como|es))?|denominad[oa] (?:actualmente|ahora|hoy|"
    rf"anteriormente|antes)|"
    rf"que (?:antes|anteriormente|originalmente|hasta entonces) (?:se (?:denominaba|llamaba)|era)) "
    rf"{ARTICLES}(?P<other>{SIGN})\)?"
)
_FORMER = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_WHICH}(?: anteriormente| antes| hasta entonces|"
    rf" desde su (?:origen|creaci[óo]n)| hasta ese momento| originalmente)?,? {_HUNG_AT} {ARTICLES}(?P<other>{SIGN}))"
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
_PAIR = re.compile(rf"(?P<one>{SIGN})(?P<join>{_JOIN})(?P<to> (?:al?|en))? {ARTICLES}(?P<two>{SIGN})")
_ALL_FORMER = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_TOGETHER}{_WHICH}(?: anteriormente| antes| hasta entonces|"
    rf" desde su (?:origen|creaci[óo]n)| hasta ese momento| originalmente)?,? {_HUNG_AT} {ARTICLES}(?P<other>{SIGN}))"
)
_ALL_PRESENT = re.compile(
    rf"(?P<unit>{SIGN})(?P<gone>{_TOGETHER},? {_HANGS}(?: de| del| a| al| en) {ARTICLES}(?P<other>{SIGN}))"
)


_BRACKET = re.compile(r"(?P<unit>[\ue000-\uefff])(?P<gone> \([^()\ue000-\uefff]{2,80}\))")
_ALL_OF = re.compile(
    rf",? (?P<who>[Aa]mb[ao]s|[Tt]od[ao]s)(?: ell[ao]s)?,? (?:{_HANGS} )?(?:de|del|a|al|en) "
    rf"{ARTICLES}(?P<other>{SIGN})(?=[,.;]| *$)"
)


def fold(marked: Marked, owners: frozenset[str]) -> Marked:
    """Take in what is said beside names, then join lists, then what is said of a whole list."""
    for found in _ALL_OF.finditer(marked.text):
        is_both = found["who"].lower().startswith("amb")
        marked.together.append((marked.offsets[found.start()], marked.units(found["other"])[-1].name, is_both))
    _each(marked, _BRACKET, _drop)
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


_OF_SEVERAL = re.compile(
    r",? (?:(?:que|las cuales|los cuales|mism[oa]s que) )?(?:(?:antes|anteriormente|hasta entonces) "
    r")?(?:adscrit[oa]s|subordinad[oa]s|integrad[oa]s|"
    r"dependientes|pertenecientes|depend[ií]an|pertenec[ií]an|proven[ií]an|provienen|formaban|ven[ií]an|hab[ií]an|"
    r"estaban|se encontraban)\b"
)
_IN_LIST = re.compile(rf"{SIGN}(?:,| y| e|;|,? as[íi] como) {ARTICLES}$")


def _is_of_list(marked: Marked, found: re.Match[str]) -> bool:
    """ "La A y la B, adscritas a C": a plural behind one name speaks of the whole list, which is not joined yet."""
    if len(marked.units(found["unit"])) > 1 or _OF_SEVERAL.match(found["gone"]) is None:
        return False
    return _IN_LIST.search(marked.text[: found.start()]) is not None


def _hung(marked: Marked, found: re.Match[str]) -> bool:
    if _is_of_list(marked, found):
        return False
    for unit in marked.units(found["unit"]):
        unit.was_at = unit.was_at or marked.units(found["other"])[-1].name
    return _drop(marked, found)


def _hangs(marked: Marked, found: re.Match[str]) -> bool:
    if marked.text[: found.start()].endswith(("estructura de ", "integra a ")) or _is_of_list(marked, found):
        return False
    for unit in marked.units(found["unit"]):
        unit.at = unit.at or marked.units(found["other"])[-1].name
    _drop(marked, found)
    _apposition(marked, found.start())
    return True


def _apposition(marked: Marked, place: int) -> None:
    """ "X y Y, esta última dependiente de Z": the pronoun beside Y says of it where it hangs, and is no unit more."""
    said = marked.units(marked.text[place])[-1]
    before = _BESIDE.search(marked.text[:place])
    if not said.stands_for or said.antecedent is None or before is None:
        return
    meant = marked.units(before["unit"])[-1]
    if meant.name == said.name:
        meant.at = meant.at or said.at
        marked.replace(before.start(), place + 1, [before.start("unit")])


_BESIDE = re.compile(rf"(?P<unit>{SIGN}), $")


def _replaces(marked: Marked, found: re.Match[str]) -> bool:
    for unit in marked.units(found["unit"]):
        unit.replaces = tuple(other.name for other in marked.units(found["other"]))
    return _drop(marked, found)


_ASSIGNING = re.compile(
    r"(?:cambios? de adscripci[óo]n|reubicaci[óo]n|transferencia|transfer\w+|traslado|reubica\w*|funciones|"
    r"atribuciones)[^\ue000-\uefff]{0,80}$"
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
    if re.search(r"ante[sr]|otrora|original|entonces", found["word"]) is not None:
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
    r"(?P<aside>,[^,;.\ue000-\uefff]{1,90},)?,? (?:la cual |el cual |que )?(?:también |además |a su vez )?(?:se "
    r"(?:les? )?)?(?P<verb>[^\W\d_]{2,20})"
)
_STATES = frozenset(
    "es fue ha está tendrá tendría maneja será sustituye son fueron han están tendrán serán había habían".split()
)


def _verb_next(after: str) -> str | None:
    """The verb whose subject ends here; None where none follows."""
    found = _VERB_NEXT.match(after)
    if found is None:
        return None
    verb = found["verb"]
    return verb if verb in _STATES or is_told(verb) else None


def _pair(marked: Marked, found: re.Match[str]) -> bool:
    before, after = marked.text[: found.start()], marked.text[found.end() :]
    if found["to"] and re.search(rf"\b{_SAME[found['to'].strip()]}(?: la| el| las| los)? $", before) is None:
        return False
    if found["join"] == "," and not found["to"] and _JOINED_TO.search(before) is not None:
        return False
    if _BY.search(before) is not None and _BY_NEXT.match(after) is not None and not found["to"]:
        return False
    if found["join"].startswith(";") and _AIM.search(before) is not None:
        return False
    verb = _verb_next(after)
    if verb is not None and not found["to"]:
        is_one = found["join"] == "," and len(marked.units(found["one"])) == 1
        if found["join"].startswith(";") or (not verb.endswith("n") and (is_one or _is_governed(before))):
            return False
    first, added = marked.units(found["one"]), marked.units(found["two"])
    above = first[0].name if found["join"].endswith("con") and len(first) == 1 else first[-1].under
    for unit in added if above is not None else ():
        unit.under = above
    marked.groups[found["one"]] = [*marked.units(found["one"]), *marked.units(found["two"])]
    marked.replace(found.start(), found.end(), [found.start("one")])
    return True


_SAME = {"a": "al?", "al": "al?", "en": "en"}
_PASSIVE = re.compile(r"\b(?:fue|fueron|será|serán|sido|qued(?:a|an|ó|aron))\b")
_WORDS = re.compile(r"[^\W\d_]{4,20}")


def _is_governed(before: str) -> bool:
    """Does a verb stand before a unit, behind the unit before that: is it told of, not telling?"""
    words = re.split(r"[\ue000-\uefff;]", before)[-1]
    return _PASSIVE.search(words) is not None or any(is_told(word) for word in _WORDS.findall(words))
