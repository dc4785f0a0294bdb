"""Files while they are being written: in a hidden folder beside their name, so that each is there whole or not at all.

A process that is killed cannot take its folder away. Each holds a lock on its own for as long as it lives, which the system
lets go with the process: whoever writes into the same place next takes away the folders that nobody holds.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree

if sys.platform != "win32":
    import fcntl

BEGINNING, ENDING = ".org-changelog.", ".unfinished"
"""The folder is named after the program, not after the file: any file's name, however long, may be written by it."""
INSIDE = "file"
"""Without an ending, so that nobody who goes through folders takes it for a manual or a file of facts."""
MOST_TRIES = 20
"""Others who tidy up take a folder away only in the moment between its making and its locking."""


@contextmanager
def unfinished(wanted: Path) -> Iterator[Path]:
    """A name to write under, in the same file system as the one wanted; gone afterwards with what stands beside it.

    Nothing is there under it yet. Raises `OSError` where the folder of `wanted` cannot be written.
    """
    _take_away_left(wanted.parent)
    folder, lock = _folder_of_ones_own(wanted.parent)
    try:
        yield folder / INSIDE
    finally:
        rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _folder_of_ones_own(place: Path) -> tuple[Path, int | None]:
    """A new folder and the lock on it (None: the system, or this file system, has none of the kind)."""
    for _ in range(MOST_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=BEGINNING, suffix=ENDING, dir=place))
        try:
            lock = _locked(folder)
        except (BlockingIOError, FileNotFoundError):  # somebody is just taking it away
            continue
        if folder.exists():
            return folder, lock
        if lock is not None:
            os.close(lock)
    raise OSError(None, "other programs take its temporary files away", str(place))


def _locked(folder: Path) -> int | None:
    """A lock on a folder, held until it is closed. Raises `BlockingIOError` where another process holds it."""
    if sys.platform == "win32":
        return None
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise
    except OSError:
        os.close(lock)
        return None
    return lock


def _take_away_left(place: Path) -> None:
    """Take away what killed processes left in a place; what cannot be locked or taken away stays, and does no harm."""
    for folder in sorted(place.glob(f"{BEGINNING}*{ENDING}")):
        with suppress(OSError):
            lock = _locked(folder)
            if lock is not None:
                rmtree(folder, ignore_errors=True)
                os.close(lock)
