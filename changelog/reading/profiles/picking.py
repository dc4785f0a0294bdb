"""Which family a document is of: the signs of every profile looked for in its lines, and weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.inspections import ProfileCard
from changelog.domain.readings import ProfileChoice, ProfileConfidence, ProfileWeight, Sign
from changelog.reading.lines import Line
from changelog.reading.profiles.loader import GENERAL, Evidence, Profile, available, named
from changelog.reading.recognise.headings import plain_title, plain_words

LEAST_EVIDENCE = 4
"""Weight of evidence below which no particular family is recognised: one chapter title of its own, or two lesser signs."""
CLEAR_LEAD = 4
"""Weight by which a family must lead the next to be clear: as much as makes a family by itself."""
LIKELY_LEAD = 2
"""Below this lead a single lesser sign more or less would have picked the other family."""
EVIDENCE_LENGTH = 120
"""Longer lines are prose and no evidence, but by how they open."""
OPENING_LENGTH = 200
"""Characters of a line that a sign which opens it is looked for in."""
LEAST_LENGTH = 4
"""Shorter lines say nothing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What of a document's lines can be evidence, as compared: the texts of its short lines and the openings of all, each
    with the numbers of the lines where it stands."""

    short: Mapping[str, Sequence[int]]
    openings: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Printed:
        short: dict[str, list[int]] = {}
        openings: dict[str, list[int]] = {}
        for line in lines:
            text = line.text.strip()
            if len(text) < LEAST_LENGTH:
                continue
            is_short = len(text) < EVIDENCE_LENGTH
            plain = plain_title(text) if is_short else plain_words(text[:OPENING_LENGTH])
            openings.setdefault(plain, []).append(line.number)
            if is_short:
                short.setdefault(plain, []).append(line.number)
        return cls(short, openings)

    def sign(self, evidence: Evidence) -> Sign:
        """Where a sign is found first, and on how many lines."""
        fits = evidence.line.match if evidence.opens else evidence.line.fullmatch
        found = [
            numbers
            for text, numbers in (self.openings if evidence.opens else self.short).items()
            if fits(text) is not None
        ]
        first = min((numbers[0] for numbers in found), default=None)
        return Sign(evidence.name, evidence.weight, first, sum(map(len, found)), evidence.times)


def pick(lines: Iterable[Line]) -> Profile:
    """The profile that most of a document's lines speak for, the general one where none does."""
    return choose(lines)[0]


def choose(lines: Iterable[Line], told: Profile | None = None) -> tuple[Profile, ProfileChoice]:
    """The profile that a document is read with, and why: the one that is told, or the one that most of its lines speak for,
    or the general one where too little speaks for any."""
    printed = Printed.of(lines)
    candidates = {profile.name: profile for profile in available() if profile.evidence}
    if told is not None and told.evidence:
        candidates[told.name] = told
    weighed = sorted((_weighed(profile, printed) for profile in candidates.values()), key=_order, reverse=True)
    best = weighed[0] if weighed else None
    if told is not None:
        profile, confidence = told, ProfileConfidence.TOLD
    elif best is None or best.weight < LEAST_EVIDENCE:
        profile, confidence = named(GENERAL), ProfileConfidence.NONE
    else:
        profile, confidence = candidates[best.name], confidence_of(weighed)
    return profile, ProfileChoice(profile.name, profile.title, confidence, tuple(weighed), profile.digest)


def _weighed(profile: Profile, printed: Printed) -> ProfileWeight:
    return ProfileWeight(profile.name, profile.title, tuple(map(printed.sign, profile.evidence)))


def _order(weighed: ProfileWeight) -> tuple[int, str]:
    return weighed.weight, weighed.name


def confidence_of(weighed: Sequence[ProfileWeight]) -> ProfileConfidence:
    """By how much the heaviest leads the next."""
    lead = weighed[0].weight - (weighed[1].weight if len(weighed) > 1 else 0)
    if lead >= CLEAR_LEAD:
        return ProfileConfidence.CLEAR
    return ProfileConfidence.LIKELY if lead >= LIKELY_LEAD else ProfileConfidence.DOUBTFUL


def is_sign(profile: str, sign: str, text: str, told: Profile | None = None) -> bool:
    """Is a line the sign of this name of that profile, one of ours or the one that the document is read with?"""
    known = told if told is not None and told.name == profile else named(profile)
    evidence = next((one for one in known.evidence if one.name == sign), None)
    return evidence is not None and Printed.of([Line(1, text)]).sign(evidence).line is not None


def card_of(profile: Profile) -> ProfileCard:
    """A profile as it is listed."""
    signs = tuple(Sign(one.name, one.weight, None, 0, one.times) for one in profile.evidence)
    return ProfileCard(profile.name, profile.title, profile.extends, profile.layout, signs, profile.digest)
