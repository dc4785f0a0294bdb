"""What the sentences before have told: the units that a pronoun, bare rank words or "las Direcciones citadas" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.narratives import NarratedKind
from changelog.reading.narrative.marking import Mention
from changelog.reading.narrative.named import Name
from changelog.reading.narrative.tellings import Draft

LONGEST_SILENCE = 3
"""Sentences without a change of the rank over which "las Direcciones antes citadas" does not reach back."""
_NAMES_AFTER = frozenset({NarratedKind.RENAMED, NarratedKind.TRANSFORMED, NarratedKind.REPLACED, NarratedKind.MERGED})
_COUNTS = {"ambas": 2, "ambos": 2, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6}
_COUNTED = re.compile(r"\b(?P<count>[Aa]mb[ao]s|(?<=las )(?:dos|tres|cuatro|cinco|seis)) $")
_CITED_BEHIND = re.compile(
    r",? (?:antes |arriba |ya |anteriormente )?(?:citad|mencionad|referid|señalad|aludid|descrit|anterior)\w{1,3}\b"
)
MEMORY = 60
"""Units that a bare rank or a pronoun can still stand for: several paragraphs of the densest narrative that we know."""
_POINTING = re.compile(r"\b(?:[Dd]ich|[Ee]st|[Cc]itad|[Rr]eferid|[Mm]encionad)[oae]s?(?: [uú]ltim[oa])? $")
_BACK = 24
"""Characters before a name in which a pointing word stands."""


@dataclass
class References:
    """`memory` are the units told so far, the last last; `changed` those told to change, each with the number of its
    sentence; `unique` the ranks of which an institution has one ("la Rectoría")."""

    unique: frozenset[str]
    memory: list[Mention] = field(default_factory=list)
    changed: list[tuple[int, Mention]] = field(default_factory=list)
    text: str = ""
    sentence: int = 0

    def begin(self, text: str) -> None:
        """Go on to the next sentence."""
        self.text = text
        self.sentence += 1

    def resolve(self, name: Name, before: Sequence[Mention]) -> Sequence[Mention]:
        """The units that bare rank words or a pronoun stand for: the last of its rank, in the sentence first. Where the
        bare rank is a parent ("que dependía de la misma Coordinación"), a unit told as a parent comes first."""
        if name.is_plural:
            return self._several(name)
        candidates = [*reversed(before), *reversed(self.memory)]
        if name.is_parent:
            candidates = [*(one for one in reversed(before) if one.is_parent), *candidates]
        found = _antecedent(name, candidates, has_sentence=bool(before))
        if found is None:
            is_only = name.rank in self.unique  # the one of its kind: "la Rectoría"
            return [Mention(name.rank, name.rank, name.start, name.end)] if is_only else []
        return [Mention(found.name, found.rank, name.start, name.end, stands_for=True, antecedent=found)]

    def _several(self, name: Name) -> list[Mention]:
        """ "Las Direcciones antes citadas", "ambas Unidades": the units of the rank that were told to change just before."""
        before = self.text[max(0, name.start - _BACK) : name.start]
        counted = _COUNTED.search(before)
        behind = _CITED_BEHIND.match(self.text, name.end)
        if behind is None and _POINTING.search(before) is None and counted is None:
            return []
        wanted = name.rank.casefold().partition(" ")[0]
        found: list[Mention] = []
        near = self.sentence
        for place, one in reversed(self.changed):
            if near - place > LONGEST_SILENCE:
                break
            if one.rank.casefold().partition(" ")[0] == wanted:
                near = place
                if one.name not in (other.name for other in found):
                    found.append(one)
        most = _COUNTS.get(counted["count"].lower(), len(found)) if counted is not None else len(found)
        found = found[:most][::-1]
        return (
            [replace(one, start=name.start, end=name.end, stands_for=True) for one in found] if len(found) > 1 else []
        )

    def keep(self, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> None:
        """Keep in mind the units of a sentence, and those told to change under their last names."""
        self.memory = [*self.memory, *mentions][-MEMORY:]
        named = {one.name: one for one in mentions}
        for draft in drafts:
            if draft.kind is NarratedKind.ABOLISHED:
                continue
            after = draft.result if draft.kind in _NAMES_AFTER and draft.result else (draft.unit,)
            self.changed += [(self.sentence, named[name]) for name in after if name in named]
        del self.changed[:-MEMORY]


def _antecedent(name: Name, candidates: Sequence[Mention], *, has_sentence: bool) -> Mention | None:
    if name.is_generic and not name.rank:
        return None
    if name.is_generic:
        return next((one for one in candidates if not one.is_parent), None)
    if not name.rank:
        return candidates[0] if has_sentence else None
    wanted = name.rank.casefold()
    if " " in wanted:
        stems = [word[:4] for word in wanted.split()]
        kin = [one for one in candidates if [word[:4] for word in one.name.casefold().split()][: len(stems)] == stems]
        single = [one for one in kin if not one.name.casefold().startswith(wanted)]
        if single:
            return single[0]
    same = [one for one in candidates if one.rank.casefold() == wanted]
    like = [one for one in candidates if one.rank.casefold().partition(" ")[0] == wanted.partition(" ")[0]]
    return next(iter([*same, *like]), None)
