"""The JSON interface, its part on inspections: records of `inspect` and `profiles`.

As in `interface`: fields are only ever added within a version, dates are ISO, null means not documented or not applicable.
"""

from __future__ import annotations

import msgspec

from changelog.reports.interface import DocumentRecord, FindingRecord, InstitutionRecord, PartRecord
from changelog.reports.profile_interface import ProfileChoiceRecord, SignRecord


class SectionRecord(msgspec.Struct):
    """A part of the document. `kind` is opening, index, structure, organigrams, chapter, units, after or rows; `key` is the
    key of the profile that its title stands under."""

    kind: str
    title: str | None
    lines: tuple[int, int]
    page: int | None
    key: str | None


class InspectedUnitRecord(msgspec.Struct):
    """A unit as it was read; `functions` is how many it has."""

    code: str
    name: str
    rank: str | None
    parent: str | None
    level: int
    functions: int
    lines: tuple[int, int] | None
    page: int | None


class GapRecord(msgspec.Struct):
    """Lines that are not accounted for: the first and the last, how many, and the text of the first."""

    lines: tuple[int, int]
    page: int | None
    count: int
    text: str


class LinesRecord(msgspec.Struct):
    """What became of the non-blank lines of the document: `accounted` of `total` are known for what they are, `share` is
    that share. `kinds` counts them: heading, objective, function, label, entry, title, cited, header, furniture, prose (of a
    known part, nothing is read from it) and unaccounted.
    """

    total: int
    accounted: int
    share: float
    kinds: dict[str, int]
    gaps: list[GapRecord]


class ShapeRecord(msgspec.Struct):
    """How many lines have a shape that units are told by, and the first of them."""

    shape: str
    lines: int
    first_line: int | None


class ReasonRecord(msgspec.Struct):
    """Why: the key of a sentence and what it names, and the sentence in English."""

    key: str
    values: dict[str, str | int]
    text: str


class TrialRecord(msgspec.Struct):
    """What another profile would make of the document."""

    profile: str
    units: int
    functions: int


class LineRecord(msgspec.Struct):
    """A line that was asked about. `kind` is one of those of `lines.kinds`, or blank; `key` the key of the profile that made
    it so."""

    line: int
    page: int | None
    text: str
    kind: str
    section: str | None
    section_title: str | None
    unit: str | None
    unit_name: str | None
    marker: str | None
    furniture: str | None
    key: str | None
    reasons: list[ReasonRecord]
    findings: list[FindingRecord]


class InspectOutput(msgspec.Struct):
    """`inspect`: what a document is read as and why, and what became of its lines.

    `is_manual` is false where no unit with functions is found: `refused` then says so, and `shapes` counts what there is of
    what units are told by. `missing` names what a manual has and this lacks. `profile` is null for tables, whose columns are
    in `columns`. `tried` are the other profiles that find units, where none is found or the profile is in doubt. `explained`
    are the lines asked for with --explain, null without it.
    """

    format: str
    version: int
    document: DocumentRecord
    is_manual: bool
    refused: str | None
    profile: ProfileChoiceRecord | None
    layout: str | None
    columns: dict[str, str]
    institution: InstitutionRecord | None
    parts: list[PartRecord]
    acts_cited: int
    changes_told: int
    sections: list[SectionRecord]
    units: list[InspectedUnitRecord]
    levels: int
    functions: int
    lines: LinesRecord
    missing: list[str]
    shapes: list[ShapeRecord]
    findings: list[FindingRecord]
    explained: list[LineRecord] | None
    tried: list[TrialRecord] = []


class ProfileRecord(msgspec.Struct):
    """A profile: its title, what it extends, how its units stand (chapters, articles, headed), the signs that it is told by.
    `digest` is the SHA-256 of a profile of the user's own."""

    name: str
    title: str
    extends: str | None
    layout: str
    signs: list[SignRecord]
    digest: str | None


class ProfilesOutput(msgspec.Struct):
    """`profiles`: the families of documents that are known."""

    format: str
    version: int
    profiles: list[ProfileRecord]


INSPECTED: dict[str, type[msgspec.Struct]] = {"inspect": InspectOutput, "profiles": ProfilesOutput}
"""The outputs of this part by their names."""
