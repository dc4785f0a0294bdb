"""What surrounds a form in its sentence: the unit that it leaves out, the one that a bare rank or "la cual" means, the rank
that a unit is raised to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from changelog.reading.narrative.forms import verbs_of
from changelog.reading.narrative.marking import Marked, Mention
from changelog.reading.narrative.words import plain, singular_of

_OF_UNIT = re.compile(
    r"(?<!caso )(?<!relativo a )(?<!trata )\bdel? (?:(?:la|los|las|dich[oa]s?|est[ea]s?|citad[oa]s?|nuev[oa]s?|"
    r"propi[oa]s?|entonces|extint[oa]s?) ){0,2}$"
)
_RELATIVE = re.compile(r",? (?:que|la cual|el cual|las cuales|los cuales|l[ao]s? que|el que|mism[oa]s? que|,)|,")
_PARTICIPLE = re.compile(r"[^\W\d_]{3,20}(?P<gender>[ao])s?\b")
_FEMININE = ("a", "ion", "dad", "ones", "ades", "as")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A marked sentence and its text; `memory` are the units told before it, the last first, `changed` those of them that
    were told to change."""

    text: str
    marked: Marked
    memory: Sequence[Mention]
    changed: Sequence[Mention]

    def members(self, sign: str | None) -> list[Mention]:
        """The units that a sign stands for; none for None."""
        return list(self.marked.units(sign)) if sign else []

    def told_before(self, match: re.Match[str]) -> list[Mention]:
        """The units told in the sentence before a match, the nearest first."""
        signs = [sign for sign in self.marked.text[: match.start()] if sign in self.marked.groups]
        return [unit for sign in reversed(signs) for unit in reversed(self.marked.units(sign))]

    def told_after(self, match: re.Match[str]) -> list[Mention]:
        """The units told in the sentence behind a match, but those that head a list."""
        signs = [sign for sign in self.marked.text[match.end() :] if sign in self.marked.groups]
        return [one for sign in signs for one in self.marked.units(sign) if not one.is_heading]

    def is_complement(self, match: re.Match[str]) -> bool:
        """Is the unit before a verb not its subject: "la Administración del Hospital pasó a ..."?"""
        before = _OF_UNIT.search(self.marked.text[: match.start()])
        return before is not None and _RELATIVE.match(self.marked.text, match.start() + 1) is None

    def agrees(self, unit: Mention, match: re.Match[str]) -> bool:
        """Is a participle of the gender of the unit beside it? "La Oficina del Censo, creado en 1960" is the census."""
        place = self.marked.offsets[min(verbs_of(match))]
        word = _PARTICIPLE.match(self.text, place)
        is_feminine = plain(unit.rank.partition(" ")[0]).endswith(_FEMININE)
        return word is None or (word["gender"] == "a") is is_feminine

    def raised(self, unit: Mention, rank: str) -> Mention:
        """A unit with another rank: "la Oficina de Pozos se elevó al rango de Departamento"."""
        known = self.marked.groups.get(rank)
        if known is not None and known[-1].rank not in (known[-1].name, _singular(known[-1].name)):
            return known[-1]
        words = _singular(known[-1].name if known else rank)
        return replace(unit, name=f"{words}{unit.name[len(unit.rank) :]}", rank=words)

    def meant(self, unit: Mention, result: Mention, match: re.Match[str]) -> Mention:
        """ "La Dirección General cambió su denominación a Dirección General de Obras": a rank that is a name by itself
        stands for the last unit of that rank where it is told to take another name within it."""
        if unit.name != unit.rank or not result.name.startswith(f"{unit.name} "):
            return unit
        told = [*self.told_before(match), *self.changed, *self.memory]
        found = next((one for one in told if one.name.startswith(f"{unit.name} ") and one.name != result.name), None)
        return replace(found, start=unit.start, end=unit.end, stands_for=True) if found is not None else unit

    def last_of_rank(self, result: Mention, match: re.Match[str], changed: set[str]) -> list[Mention]:
        """The unit whose name a form leaves out: of the rank of its new name, one told to change in the sentence first."""
        before = self.told_before(match)
        candidates = [*(one for one in before if one.name in changed), *before, *self.memory]
        rank = rank_word(result)
        return [one for one in candidates if rank_word(one) == rank and one.name != result.name][:1]


def nearest(unit: Mention) -> Mention:
    """What "la cual" stands for: the unit told last before it, be it the parent told beside the unit."""
    parent = unit.was_at or unit.at
    return replace(unit, name=parent, rank=parent.partition(" ")[0], at=None, was_at=None) if parent else unit


def rank_word(mention: Mention) -> str:
    """The first word of a unit's rank, as compared."""
    return mention.rank.casefold().partition(" ")[0]


def _singular(rank: str) -> str:
    """A rank told for several units: "se elevan a Subjefaturas de División las Áreas ..."."""
    first, *others = rank.split()
    return " ".join([singular_of(first) if first.endswith("s") else first, *others])
