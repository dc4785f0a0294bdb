"""Citations joined into acts, of one document or of many.

What tells most is placed first; what could be either of two acts joins neither. See `acts` for when two are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from changelog.domain.acts import DAYS, contradict, is_like_title, is_one_act, letters_of, plain_number, titles_of
from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate


@dataclass(slots=True)
class _Group:
    """Citations found to be one act: what they tell together, and where each stood in what was given. `is_bridged`: it
    went into another group."""

    act: Agreement
    places: list[int] = field(default_factory=list)
    is_bridged: bool = False

    def take(self, act: Agreement, places: Sequence[int]) -> None:
        """Join what was found at other places; the first place of all names the act."""
        self.act = merged(self.act, act, is_first=min(places) < min(self.places))
        self.places.extend(places)


@dataclass(slots=True)
class _Groups:
    """The acts found so far, by what two citations of one have in common."""

    groups: list[_Group] = field(default_factory=list)
    by_key: dict[str, list[_Group]] = field(default_factory=dict)

    def place(self, act: Agreement, place: int) -> None:
        """Join a citation to its act; one that is of several which can be one bridges them."""
        near = {id(group): group for key in _keys(act) for group in self.by_key.get(key, ())}.values()
        found = [group for group in near if not group.is_bridged and is_one_act(group.act, act)]
        same = sorted(found, key=lambda group: min(group.places))
        if same and _are_one([group.act for group in same]):
            group, *bridged = same
            group.take(act, [place])
            for other in bridged:
                group.take(other.act, other.places)
                other.is_bridged = True
        else:
            group = _Group(act, [place])
            self.groups.append(group)
        for key in {*_keys(act), *_keys(group.act)}:
            known = self.by_key.setdefault(key, [])
            if all(group is not one for one in known):
                known.append(group)


def joined(acts: Sequence[Agreement]) -> tuple[tuple[Agreement, tuple[int, ...]], ...]:
    """Acts joined where they are one, in the order first given, each with the places in `acts` that it was joined from."""
    found = _Groups()
    for place in sorted(range(len(acts)), key=lambda place: (_vagueness(acts[place]), place)):
        found.place(acts[place], place)
    groups = (group for group in found.groups if not group.is_bridged)
    ordered = sorted(groups, key=lambda group: min(group.places))
    return tuple((group.act, tuple(sorted(group.places))) for group in ordered)


def _are_one(acts: Sequence[Agreement]) -> bool:
    """Can what one citation belongs to be one act, though nothing joined it before: the act of a day of approval, and that
    of a day of publication?"""
    return all(_agree(one, other) for place, one in enumerate(acts) for other in acts[place + 1 :])


def _agree(one: Agreement, other: Agreement) -> bool:
    if one.number or other.number:
        return is_one_act(one, other)
    mine, theirs = titles_of(one), titles_of(other)
    is_like = not mine or not theirs or any(is_like_title(first, second) for first in mine for second in theirs)
    return is_like and not contradict(one, other)


def _vagueness(act: Agreement) -> int:
    """Numbers with an exact day first, then numbers, then titles with a day, then the rest."""
    day = next((day for day in (act.session, act.approved, act.published) if day is not None and day.is_exact), None)
    if act.number:
        return 0 if day is not None else 1
    if titles_of(act):
        return 2 if day is not None else 4
    return 3 if day is not None else 5


def _keys(act: Agreement) -> set[str]:
    """What two citations of one act have in common, at least: a number, a day, a title or their letters."""
    keys = {"number " + plain_number(act.number)} if act.number else set()
    keys |= {f"day {day}" for day in (act.session, act.approved, act.published, act.effective) if day is not None}
    return keys | {"title " + title for title in titles_of(act)} | {"letters " + letters for letters in letters_of(act)}


def merged(known: Agreement, other: Agreement, *, is_first: bool = False) -> Agreement:
    """What two citations of one act tell together. What one leaves open the other fills; of two days the more precise
    counts, of two that differ the one known. With `is_first` the other was cited first, and names the act."""
    first, second = (other, known) if is_first else (known, other)
    return replace(
        known,
        printed=first.printed,
        body=known.body or other.body,
        session=_sharper(known.session, other.session),
        number=known.number or other.number,
        promoter=known.promoter or other.promoter,
        **{name: _sharper(getattr(known, name), getattr(other, name)) for name in DAYS},
        citations=_without_repeats((*first.citations, *second.citations)),
    )


def _without_repeats(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    found: dict[tuple[object, ...], Citation] = {}
    for cited in citations:
        place = (cited.printed, cited.source)
        known = found.get(place)
        found[place] = cited if known is None or not _tells(known) else known
    return tuple(found.values())


def _tells(cited: Citation) -> bool:
    return any(getattr(cited, name) is not None for name in DAYS)


def _sharper(known: PartialDate | None, other: PartialDate | None) -> PartialDate | None:
    if known is None or other is None:
        return known or other
    is_within = known.first_day <= other.first_day and other.last_day <= known.last_day
    return other if is_within and not known.is_exact else known
