"""Names of the files of a record: readable, the same for the same content, and safe on every file system."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from changelog.domain.narratives import Narrative
from changelog.domain.snapshots import Institution, Snapshot
from changelog.storage.searches import folded

Stated = TypeVar("Stated")

SLUG_LENGTH = 64
"""Characters of a slug: three of them, a date and a folder stay below the 255 of one name and the 260 of a Windows path."""
MARK_LENGTH = 8
"""Hexadecimal characters that tell apart what a shortened or empty slug does not."""
NO_AGREEMENT = "no-agreement"
# Names that Windows keeps for devices, whatever follows the first dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})
_OTHER = re.compile(r"[^a-z0-9]+")


def folder_of(institution: Institution) -> PurePosixPath:
    """Where an institution's files stand: a folder called as people call it."""
    return PurePosixPath(slug(institution.label))


def path_for(snapshot: Snapshot) -> PurePosixPath:
    """`<institution>/<effective date>_<agreement>_<first head>.json`, in lower-case ASCII.

    Two snapshots of one institution, date, agreement and first head get the same path: `paths_for` tells them apart.
    """
    agreement = slug(snapshot.agreement.printed) if snapshot.agreement else NO_AGREEMENT
    return folder_of(snapshot.institution) / (
        f"{snapshot.effective_date}_{agreement}_{slug(snapshot.heads[0].name)}.json"
    )


def paths_for(snapshots: Iterable[Snapshot]) -> tuple[tuple[PurePosixPath, Snapshot], ...]:
    """Each snapshot with its own path, in the order of the paths.

    Where several would share one, each bears the beginning of its digest, whichever was recorded first.
    """
    different = {each.digest: each for each in snapshots}.values()
    return _told_apart([(path_for(each), each, each.digest[:MARK_LENGTH]) for each in different])


def narrative_path(narrative: Narrative) -> PurePosixPath:
    """`<institution>/narrative_<document>_<beginning of its SHA-256>.json`, in lower-case ASCII."""
    document = narrative.document
    stem = PurePosixPath(document.name).stem
    return folder_of(narrative.institution) / f"narrative_{slug(stem)}_{document.digest[:MARK_LENGTH]}.json"


def narrative_paths(narratives: Iterable[Narrative]) -> tuple[tuple[PurePosixPath, Narrative], ...]:
    """Each narrative (one a document) with its own path, in the order of the paths."""
    return _told_apart([(narrative_path(each), each, each.document.digest) for each in narratives])


def _told_apart(named: Collection[tuple[PurePosixPath, Stated, str]]) -> tuple[tuple[PurePosixPath, Stated], ...]:
    """From path, what is to stand there, and a mark that is added to the paths which several would share."""
    bearers = Counter(path for path, _, _ in named)
    apart = [
        (path if bearers[path] == 1 else path.with_stem(f"{path.stem}_{mark}"), stated) for path, stated, mark in named
    ]
    return tuple(sorted(apart, key=lambda pair: pair[0]))


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by `-`. What is cut, or not of these, is told by a mark of the whole."""
    plain = _OTHER.sub("-", folded(text)).strip("-")
    if len(plain) > SLUG_LENGTH:
        return f"{plain[:SLUG_LENGTH].rstrip('-')}-{_mark(text)}"
    if not plain or plain in _DEVICES:
        return f"{plain}-{_mark(text)}".lstrip("-")
    return plain


def _mark(text: str) -> str:
    return hashlib.sha256(folded(text).encode("utf-8", "surrogatepass")).hexdigest()[:MARK_LENGTH]
