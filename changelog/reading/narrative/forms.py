"""The constructions of `forms.toml`, made ready to be looked for in marked sentences."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from changelog.domain.narratives import NarratedKind
from changelog.reading.narrative.marking import ARTICLES, SIGN

_MACROS = {
    "of": r"(?:de|del)",
    "by": r"(?: por| a| como)(?: el de| la de| los de| las de)?",
    "which": r"(?:,? (?:la cual|el cual|las cuales|los cuales|que|mism[oa]s? que))?",
    "few": r"(?: [^\ue000-\uf7ff.;]{0,60}?)?",
    "gap": r" ?[^\ue000-\uf7ff.;]{0,90}?",
    "alone": rf"(?! {ARTICLES}{SIGN})",
    "long": r" ?[^\ue000-\uf7ff]{0,400}?",
}
_ROLES = ("unit", "result", "from", "to", "more", "also")


@dataclass(frozen=True, slots=True)
class Form:
    """One construction: the kind of change that it tells, its shape, and how it may go on.

    `result` "sentence": the results of the unit's rank are told later in the sentence; "list": all units told later.
    `members`: the least units that `result` must have. `second`: the kind that the form tells of {from}, or of {unit} too.
    `near`: the unit told just before the form is the parent.
    """

    name: str
    kind: NarratedKind
    shape: re.Pattern[str]
    joined: re.Pattern[str] | None
    result: str | None
    members: int
    certainty: str | None
    second: NarratedKind | None
    near: bool


@cache
def forms() -> tuple[Form, ...]:
    """All constructions, in the order in which they are tried."""
    with (resources.files("changelog.reading.narrative") / "forms.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        Form(
            entry["name"],
            NarratedKind(entry["kind"]),
            _compiled(entry["form"]),
            _compiled(entry["joined"]) if "joined" in entry else None,
            entry.get("result"),
            entry.get("members", 1),
            entry.get("certainty"),
            NarratedKind(entry["second"]) if "second" in entry else None,
            entry.get("near", False),
        )
        for entry in table["form"]
    )


def _compiled(shape: str) -> re.Pattern[str]:
    for name, words in _MACROS.items():
        shape = shape.replace(f"{{{name}}}", words)
    for role in _ROLES:
        if shape.startswith(f"{{{role}}}"):  # the articles before a form that opens with a unit add nothing but work
            shape = rf"(?P<{role}>{SIGN})" + shape.removeprefix(f"{{{role}}}")
        within = r"(?:la estructura(?: org[áa]nica)?(?: b[áa]sica)? (?:de|del) )?" if role == "to" else ""
        shape = shape.replace(f"{{{role}}}", rf"{within}{ARTICLES}(?P<{role}>{SIGN})")
    return re.compile(shape)
