"""Documents and snapshot files as statements, with what the user adds or corrects."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path

from changelog.app.dates import partial_date
from changelog.app.files import read_bytes
from changelog.app.reading import read_manual
from changelog.app.words import refuse_unstorable
from changelog.domain.agreements import Agreement, Citation
from changelog.domain.dates import PartialDate
from changelog.domain.depth import MOST_LEVELS, levels
from changelog.domain.findings import Finding
from changelog.domain.narratives import Narrative
from changelog.domain.readings import Reading
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.texts import Texts
from changelog.errors import InputError, UsageError

SNAPSHOT_SUFFIXES = frozenset({".json"})


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the user says over what a document prints; None leaves it. `acronym` goes with `institution`, `columns` with
    tables of units. Raises `UsageError` for words that no database can hold."""

    institution: str | None = None
    acronym: str | None = None
    effective: str | None = None
    agreement: str | None = None
    columns: str | None = None
    profile: str | None = None

    def __post_init__(self) -> None:
        refuse_unstorable(institution=self.institution, acronym=self.acronym, agreement=self.agreement)


@dataclass(frozen=True, slots=True)
class Stated:
    """The snapshots of one file, what was odd in it, and what it tells in prose (None: not asked, or it has no prose)."""

    path: str
    snapshots: tuple[Snapshot, ...]
    findings: tuple[Finding, ...] = ()
    narrative: Narrative | None = None

    @property
    def documents(self) -> dict[str, str]:
        """Names of the documents that the file speaks of, by their SHA-256."""
        named = (snapshot.document for snapshot in self.snapshots)
        told = (self.narrative.document,) if self.narrative else ()
        return {document.digest: document.name for document in (*told, *named) if document}


def is_snapshot_file(path: str | os.PathLike[str]) -> bool:
    return Path(path).suffix.lower() in SNAPSHOT_SUFFIXES


def state(
    path: str | os.PathLike[str],
    overrides: Overrides = Overrides(),
    *,
    undated_as: PartialDate | None = None,
    narrated: bool = False,
    texts: Texts | None = None,
) -> Stated:
    """What a manual or a snapshot file states; with `narrated`, what a manual tells in prose too.

    `undated_as` stands for a date of effect that is not printed; `texts` are those of other files, of which a snapshot file
    may have some too. Raises `InputError` where the date or the institution is
    missing and nobody said it.
    """
    if is_snapshot_file(path):
        return _of_file(path, overrides, undated_as, texts)
    read = read_manual(path, narrated=narrated, columns=overrides.columns, profile=overrides.profile)
    reading = _of_institution(read, str(path), overrides)
    stated = _of_reading(str(path), reading, overrides, undated_as)
    return replace(stated, narrative=reading.narrative()) if narrated else stated


def not_too_deep(stated: Stated) -> Stated:
    """What is to be recorded, and so drawn. Raises `InputError` for units that hang one below the other further than in any
    institution."""
    for snapshot in stated.snapshots:
        deep = levels({unit.code: unit.parent for unit in snapshot.units})
        if deep > MOST_LEVELS:
            raise InputError(
                f"has {deep:,} levels of units below one another; the most that are taken are {MOST_LEVELS}",
                place=stated.path,
                remedy="look at how units hang from one another: codes or parents were read or written wrongly",
            )
    return stated


def _of_file(
    path: str | os.PathLike[str], overrides: Overrides, undated_as: PartialDate | None, texts: Texts | None
) -> Stated:
    from changelog.storage.snapshot_files import read_snapshots

    told = partial_date(overrides.effective) if overrides.effective else undated_as
    read = read_snapshots(read_bytes(path), Path(path).name, undated_as=told, texts=texts)
    return Stated(str(path), tuple(_overridden(_completed(snapshot), overrides) for snapshot in read))


def _completed(snapshot: Snapshot) -> Snapshot:
    """What a file made by hand leaves to be read as in a manual: ranks from names, and an act from its code."""
    from changelog.reading import parse_agreement, rank_of

    if any(unit.rank is None for unit in snapshot.units):
        units = tuple(unit if unit.rank else replace(unit, rank=rank_of(unit.name)) for unit in snapshot.units)
        snapshot = replace(snapshot, units=units)
    act = snapshot.agreement
    if act is None or act.number is not None or act.session is not None:
        return snapshot
    read = parse_agreement(act.printed)
    if read is None:
        return snapshot
    return replace(snapshot, agreement=replace(act, body=read.body, session=read.session, number=read.number))


def _of_institution(reading: Reading, path: str, overrides: Overrides) -> Reading:
    institution = institution_of(overrides) or reading.institution
    if institution is None:
        raise InputError(
            "names no institution that could be found", place=path, remedy="say which with --institution NAME"
        )
    return replace(reading, institution=institution)


def _of_reading(path: str, reading: Reading, overrides: Overrides, undated_as: PartialDate | None) -> Stated:
    undated = [part for part in reading.parts if part.effective_date is None]
    if undated and overrides.effective is None and undated_as is None:
        raise InputError(
            "prints no date of effect that could be found",
            place=path,
            remedy="say it with --effective, for instance --effective 2021-09-01",
        )
    if overrides.effective and len(reading.parts) > 1:
        raise UsageError(
            f"{path} has {len(reading.parts)} parts in force from different dates; one date cannot stand for all",
            remedy="leave --effective out",
        )
    parts = tuple(
        replace(
            part,
            effective_date=partial_date(overrides.effective) if overrides.effective else (
                part.effective_date or undated_as
            ),
            agreement=agreement_of(overrides) or part.agreement,
        )
        for part in reading.parts
    )  # fmt: skip
    return Stated(path, replace(reading, parts=parts).snapshots(), reading.findings)


def _overridden(snapshot: Snapshot, overrides: Overrides) -> Snapshot:
    return replace(
        snapshot,
        institution=institution_of(overrides) or snapshot.institution,
        effective_date=partial_date(overrides.effective) if overrides.effective else snapshot.effective_date,
        agreement=agreement_of(overrides) or snapshot.agreement,
    )


def institution_of(overrides: Overrides) -> Institution | None:
    """The institution that the user names; None where nobody is named."""
    if overrides.acronym and not overrides.institution:
        raise UsageError("--acronym is given without --institution", remedy="give the institution's whole name too")
    return Institution(overrides.institution, overrides.acronym) if overrides.institution else None


def agreement_of(overrides: Overrides) -> Agreement | None:
    if not overrides.agreement:
        return None
    from changelog.reading import parse_agreement

    return parse_agreement(overrides.agreement) or Agreement(
        overrides.agreement, citations=(Citation(overrides.agreement),)
    )
