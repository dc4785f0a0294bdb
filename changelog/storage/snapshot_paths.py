"""Names of snapshot files: readable, the same for the same snapshot, and safe on every file system."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from changelog.domain.snapshots import Snapshot
from changelog.storage.searches import folded

SLUG_LENGTH = 64
"""Characters of a slug: three of them, a date and a folder stay below the 255 of one name and the 260 of a Windows path."""
MARK_LENGTH = 8
"""Hexadecimal characters that tell apart what a shortened or empty slug does not."""
NO_AGREEMENT = "no-agreement"
# Names that Windows keeps for devices, whatever follows the first dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})
_OTHER = re.compile(r"[^a-z0-9]+")


def path_for(snapshot: Snapshot) -> PurePosixPath:
    """`<institution>/<effective date>_<agreement>_<first head>.json`, in lower-case ASCII.

    Two snapshots of one institution, date, agreement and first head get the same path: `paths_for` tells them apart.
    """
    agreement = slug(snapshot.agreement.printed) if snapshot.agreement else NO_AGREEMENT
    name = f"{snapshot.effective_date}_{agreement}_{slug(snapshot.heads[0].name)}.json"
    return PurePosixPath(slug(snapshot.institution.label), name)


def paths_for(snapshots: Iterable[Snapshot]) -> tuple[tuple[PurePosixPath, Snapshot], ...]:
    """Each snapshot with its own path, in the order of the paths.

    Where several would share one, each bears the beginning of its digest, whichever was recorded first.
    """
    named = [(path_for(snapshot), snapshot) for snapshot in {each.digest: each for each in snapshots}.values()]
    bearers = Counter(path for path, _ in named)
    told_apart = [
        (path if bearers[path] == 1 else path.with_stem(f"{path.stem}_{snapshot.digest[:MARK_LENGTH]}"), snapshot)
        for path, snapshot in named
    ]
    return tuple(sorted(told_apart, key=lambda pair: pair[0]))


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
