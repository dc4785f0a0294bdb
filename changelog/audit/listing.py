"""Structures that a sentence states whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from changelog.audit.looks import Aspect, Fit, Look
from changelog.audit.names import is_similar
from changelog.audit.shown import Stated
from changelog.audit.told import Party
from changelog.domain.narratives import NarratedKind
from changelog.domain.reconciliations import Remark, Shows, Why
from changelog.domain.tellings import Telling


@dataclass(slots=True)
class Stating(Aspect):
    """The document's complete list has just the units stated, save for what is told to have changed in between."""

    @property
    def _whole(self) -> Party:
        return self.ground.units(self.telling)[0]

    def after(self, day: date) -> Look | None:
        listing = self.listing(day, self._whole)
        if listing is None:
            self.note_depth(day, Party(("",)), [self._whole])
            return None
        left = {stated.unit_id: stated for stated in listing.below}
        missing: list[Party] = []
        for member in self.ground.results(self.telling):
            same = self._same(member, left)
            if same is None:
                missing.append(member)
            else:
                del left[same.unit_id]
        explained = [remark for member in missing if (remark := self._explained(member, day))]
        explained += [remark for one in left.values() if (remark := self._explained(_party_of(one), day))]
        lacks = [Remark(Why.LIST_LACKS, unit=one.name) for one in missing if not self._explained(one, day)]
        besides = [one.unit.name for one in left.values() if not self._explained(_party_of(one), day)]
        if not lacks and not besides:
            return Look(Fit.YES, (listing.place(Shows.LIST),), tuple(explained))
        why = (*lacks, *(Remark(Why.LIST_HAS_BESIDES, unit=name) for name in besides), *_similar(missing, besides))
        return Look(Fit.NO, (listing.place(Shows.LIST),), (*why, *explained))

    def _same(self, member: Party, left: dict[str, Stated]) -> Stated | None:
        """The listed unit that is the one stated: by identity, else by name."""
        known = next((left[unit_id] for unit_id in member.ids if unit_id in left), None)
        if known is not None:
            return known
        called = [s for s in left.values() if self.ground.is_called(s.unit.name, member.names, s.unit.rank)]
        return called[0] if len(called) == 1 else None

    def _explained(self, party: Party, until: date) -> Remark | None:
        """The change told, after the statement and by the document's day, that makes the list differ by a unit."""
        since = self.telling.day or self.telling.not_before or date.min
        for one in self.ground.told.between(party, since, until, but=self.telling):
            if one.change.kind is not NarratedKind.STRUCTURE_STATED:
                return Remark(Why.EXPLAINED, unit=party.name, day=one.day)
        return None

    def before(self, day: date) -> Look | None:  # noqa: ARG002  what is stated is a state, not a change
        return None

    def subjects(self) -> tuple[Party, ...]:
        return (self._whole,)

    def is_remade_by(self, later: Telling, _subjects: Sequence[Party]) -> bool:
        """Whether the same list is stated anew."""
        if later.change.kind is not NarratedKind.STRUCTURE_STATED:
            return False
        (other,) = self.ground.units(later)
        whole = self._whole
        return bool(set(other.ids) & set(whole.ids) or other.keys & whole.keys)


def _party_of(stated: Stated) -> Party:
    return Party((stated.unit.name,), (stated.unit_id,))


def _similar(missing: list[Party], besides: list[str]) -> tuple[Remark, ...]:
    return tuple(
        Remark(Why.SIMILAR_IN_LIST, unit=name)
        for name in besides
        if any(is_similar(told, name) for party in missing for told in party.names)
    )
