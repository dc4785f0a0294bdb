"""The constructions of `forms.toml`, made ready to be looked for in marked sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import count
from typing import Any

from changelog.domain.narratives import NarratedKind
from changelog.reading.narrative.conjugation import Mood
from changelog.reading.narrative.marking import ARTICLES, SIGN, TOLD
from changelog.reading.narrative.verbs import lexicon

_BETWEEN = rf"[^{TOLD[1:-1]}.;]"
"""Any letter but a unit, a verb that tells, and the end of a clause."""
_GOVERNS = (
    "de del en a al con por para sobre entre según que como sin y o su sus cuyo cuya cuyos cuyas contra desde hacia ante "
    "la el los las"
)
_NO_PREPOSITION = "".join(rf"(?<! {word})" for word in _GOVERNS.split())
_MACROS = {
    "of": r"(?:de|del)",
    "told": r"(?: (?:de|del)|:)",
    "by": r"(?: por| a| al| como)(?: el de| la de| los de| las de)?",
    "which": r"(?:,? (?:la cual|el cual|las cuales|los cuales|que|la que|el que|mism[oa]s? que))?",
    "object": rf"(?:,? {_BETWEEN}{{0,60}}?{_NO_PREPOSITION})?",
    "gap": rf" ?(?:(?!\b(?:cuy|person|funcion|atribuc|recurs|bienes|plaza|puest|titular|que\b|cual)){_BETWEEN}){{0,90}}?",
    "near": rf"(?: {_BETWEEN}{{0,60}}?)?",
    "alone": rf"(?! {ARTICLES}{SIGN})",
    "long": r" ?[^\ue000-\uefff]{0,400}?",
    "name": r"(?:denominaci[óo]n(?:es)?|nombres?|nomenclatura)",
    "duties": r"(?:funciones|atribuciones|facultades|competencias|responsabilidades)",
    "under": r"(?:bajo|en|a|al|dentro de)? ?(?:la |el |su )?(?:autoridad|dependencia|adscripci[óo]n|coordinaci[óo]n|"
    r"mando|cargo|estructura|plantilla|línea)(?: (?:directa|orgánica|jerárquica|inmediata))?",
    "orbit": r"(?:(?:la |el )?(?:órbita|ámbito|jurisdicción) (?:de|del) )?",
    "into": r"(?:(?:para|a fin de|a efecto de|con objeto de|con el fin de|y)(?: así)? (?:<inf state create join constitute "
    r"name>(?: en| como)?|formar|quedar como|dar (?:origen|lugar|paso|vida) al?)|y (?:así )?(?:se )?(?:<tell create "
    r"constitute born>|forman|integran|conforman|constituyen|dan (?:origen|lugar|paso) al?|quedan como)|,? "
    r"?(?:dando (?:origen|lugar|"
    r"paso|vida) al?|quedando(?: como)?|<ger born create constitute state>(?: así| como)?|formando|para ser))",
    "these": r"(?:(?:las|los|l[ao]s) siguientes (?:[áa]reas|unidades|[óo]rganos|puestos|denominaciones)(?: "
    r"administrativ[ao]s)?: ?)?",
    "left": rf"(?:,? (?:dejando|y dej(?:a|ó|ando)) de (?:pertenecer|depender|formar parte) (?:a|al|de|del) "
    rf"{ARTICLES}(?P<from9>{SIGN}))?",
    "cease": r"dej(?:a|an|ó|aron|ara|aran|ará|arán|e|en|ando)",
    "rank": r"(?P<rank>[A-ZÁÉÍÓÚ]\w{3,16}(?: (?:General(?:es)?|Técnic[ao]s?|Ejecutivas?|Adjuntas?|Normativas?|de Área|"
    r"de División|de Departamento|de Servicios?|de Oficina))?|[\ue000-\uefff])",
    "result_rank": r"[\ue000-\uefff]",
}
_ROLES = ("unit", "result", "from", "to", "more", "also")
_MOODS = {
    "done": (Mood.DONE, Mood.DONE_TO),
    "dative": (Mood.DONE_TO,),
    "tell": (Mood.DONE, Mood.DONE_TO, Mood.FINITE),
    "fin": (Mood.FINITE,),
    "inf": (Mood.INFINITIVE,),
    "ger": (Mood.GERUND,),
    "part": (Mood.PARTICIPLE,),
    "noun": (Mood.NOUN,),
}
_VERBS = re.compile(r"<(?P<asked>[a-z]+(?: [a-z]+)+(?:, [a-z]+(?: [a-z]+)+)*)>")


@dataclass(frozen=True, slots=True)
class Form:
    """One construction: the kind of change that it tells, its shape, and how it may go on.

    `verbs` and `words`: signs and words of which one at least stands in every sentence that it fits. `result`
    "sentence": the results of the unit's rank are told later in the sentence; "list": all units told later. `members`: the
    least units that `result` must have. `second`: the kind that the form tells of {from}, or of {unit} too. `near`: the unit
    told just before the form is the parent. `by_rank`: the kind where unit and result differ in rank. `raised`: the result
    is the unit with the rank that the form tells. `is_mutual`: {unit} and {also} become the result. `shares`: its verb can
    tell something else too. `subject` "first": the unit left out is the first of the sentence.
    `agrees`: the participle is of the unit's gender. `is_nearest`: told of the name that stands last before the form.
    `is_of_subject`: the form opens with the unit, as the subject of its verb.
    """

    name: str
    kind: NarratedKind
    shape: re.Pattern[str]
    joined: re.Pattern[str] | None
    verbs: frozenset[str]
    words: tuple[str, ...]
    result: str | None
    members: int
    certainty: str | None
    second: NarratedKind | None
    near: bool
    by_rank: NarratedKind | None
    raised: bool
    is_mutual: bool
    shares: bool
    subject: str | None
    agrees: bool
    is_nearest: bool
    is_of_subject: bool


@cache
def forms() -> tuple[Form, ...]:
    """All constructions, in the order in which they are tried."""
    with (resources.files("changelog.reading.narrative") / "forms.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(_form(entry) for entry in table["form"])


def forms_for(text: str) -> list[Form]:
    """The constructions that can stand in a marked sentence, in their order. Quick, and never wrong by leaving one out."""
    by_verb, by_word, anywhere = _index()
    places = set(anywhere)
    for sign in set(text):
        places.update(by_verb.get(sign, ()))
    places.update(place for word, found in by_word.items() if word in text for place in found)
    return [forms()[place] for place in sorted(places)]


@cache
def _index() -> tuple[dict[str, list[int]], dict[str, list[int]], list[int]]:
    """The places of forms by the verbs and the words that they ask for, and of those that ask for none."""
    by_verb: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    for place, form in enumerate(forms()):
        for sign in form.verbs:
            by_verb.setdefault(sign, []).append(place)
        for word in form.words:
            by_word.setdefault(word, []).append(place)
    return by_verb, by_word, [place for place, form in enumerate(forms()) if not form.verbs and not form.words]


def _form(entry: Mapping[str, Any]) -> Form:
    shape = entry["form"]
    return Form(
        entry["name"],
        NarratedKind(entry["kind"]),
        shaped(shape),
        shaped(entry["joined"]) if "joined" in entry else None,
        frozenset("".join(map(_signs, _VERBS.finditer(shape)))),
        tuple(entry.get("words", "").split(",")) if "words" in entry else (),
        entry.get("result"),
        entry.get("members", 1),
        entry.get("certainty"),
        NarratedKind(entry["second"]) if "second" in entry else None,
        entry.get("near", False),
        NarratedKind(entry["by_rank"]) if "by_rank" in entry else None,
        entry.get("raised", False),
        entry.get("mutual", False),
        entry.get("shares", False),
        entry.get("subject"),
        entry.get("agrees", False),
        entry.get("nearest", False),
        shape.startswith("{unit}"),
    )


def _signs(asked: re.Match[str]) -> str:
    wanted = [one.split() for one in asked["asked"].split(", ")]
    return "".join(lexicon().of(_MOODS[mood], kinds) for mood, *kinds in wanted)


def shaped(shape: str) -> re.Pattern[str]:
    """A shape with the verbs, roles and words that it asks for written out."""
    for name, words in _MACROS.items():
        shape = shape.replace(f"{{{name}}}", words)
    numbers = count()
    shape = _VERBS.sub(lambda asked: f"(?P<verb_{next(numbers)}>[{_signs(asked)}])", shape)
    for role in _ROLES:
        if shape.startswith(f"{{{role}}}"):  # the articles before a form that opens with a unit add nothing but work
            shape = rf"(?P<{role}>{SIGN})" + shape.removeprefix(f"{{{role}}}")
        within = r"(?:la estructura(?: org[áa]nica)?(?: b[áa]sica)? (?:de|del) )?" if role == "to" else ""
        for number in range(shape.count(f"{{{role}}}")):  # a role can stand in two branches of a form
            shape = shape.replace(f"{{{role}}}", rf"{within}{ARTICLES}(?P<{role}{number + 2}>{SIGN})", 1)
    return re.compile(shape)


def roles_of(match: re.Match[str]) -> dict[str, str]:
    """The signs that stand in each role of a form, whichever branch of it they stand in."""
    found = ((name.rstrip("0123456789"), sign) for name, sign in match.groupdict().items())
    return {name: sign for name, sign in found if sign is not None and name in _ROLES}


def verbs_of(match: re.Match[str]) -> frozenset[int]:
    """The places of the verbs by which a match tells."""
    return frozenset(match.start(name) for name, sign in match.groupdict().items() if sign and name.startswith("verb"))
