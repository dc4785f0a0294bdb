"""The JSON interface, its part on the ledger: records of `log`, of entries on entries, and of `verify`.

As in `interface`: fields are only ever added within a version, dates are ISO, moments are of UTC.
"""

from __future__ import annotations

import msgspec


class EntryRecord(msgspec.Struct):
    """One entry. `digest` seals it and `previous`, the seal of the entry before; `content` is the digest of what it says.
    `about` are the facts that tell it from others, `on` the entries that it is about. `withdrawn_by` is the entry by which
    it no longer counts, null where it does.
    """

    sequence: int
    kind: str
    institution: str
    recorded_at: str
    person: str | None
    program: str
    about: list[str]
    reason: str | None
    content: str
    previous: str | None
    digest: str
    on: list[int]
    withdrawn_by: int | None


class LogOutput(msgspec.Struct):
    """`log`: entries in the order recorded; `head` is the seal of the last of the whole ledger, of all institutions."""

    format: str
    version: int
    entries: list[EntryRecord]
    head: str | None


class EntriesOutput(msgspec.Struct):
    """`correct`, `annul`, `retract`: the entries made, and how many pairs wait for a person afterwards."""

    format: str
    version: int
    entries: list[EntryRecord]
    waiting: int


class FaultRecord(msgspec.Struct):
    """`kind` is of a closed list; `place` says where exactly; `values` are what the kind's sentence names."""

    kind: str
    place: str
    values: dict[str, str]


class VerifyOutput(msgspec.Struct):
    """`verify`: how much was looked at, and every fault. `head_at` is the entry that the head asked about seals."""

    format: str
    version: int
    entries: int
    head: str | None
    head_at: int | None
    institutions: int
    versions: int
    days: int
    manuals: int
    faults: list[FaultRecord]


LEDGER: dict[str, type[msgspec.Struct]] = {"log": LogOutput, "entries": EntriesOutput, "verify": VerifyOutput}
"""Outputs whose records are here, by the name that `format` carries."""
