"""The JSON interface, its part on profiles: which one a document is read with, and why."""

from __future__ import annotations

import msgspec


class SignRecord(msgspec.Struct):
    """A sign of a profile. `line` is the first line where it stands and `lines` on how many it does; it counts (`found`)
    where these are at least `times`."""

    name: str
    weight: int
    times: int
    found: bool
    line: int | None
    lines: int


class ProfileWeightRecord(msgspec.Struct):
    """What speaks for one profile: `weight` is the sum of its signs that are found."""

    name: str
    title: str
    weight: int
    signs: list[SignRecord]


class ProfileChoiceRecord(msgspec.Struct):
    """The profile that a document is read with. `confidence` is told (the user says which), clear, likely, doubtful or none
    (too few signs of any); `share` is its weight as a share of that and the runner-up's: 1.0 where nothing speaks for
    another, 0.5 where as much does. `digest` is the SHA-256 of a profile of the user's own.
    """

    name: str
    title: str
    confidence: str
    weight: int
    share: float | None
    runner_up: str | None
    digest: str | None
    weighed: list[ProfileWeightRecord]
