"""Files in and out: read whole, written through a temporary name so that nothing is ever half written."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from changelog.errors import InputError, StoreError, UsageError
from changelog.storage.unfinished import unfinished

MOST_BYTES = 512 * 1024 * 1024
"""A manual of 500 pages is 2 MB, a register of 100,000 units about 300 MB; more than this is not one of ours."""
PIECE = 1 << 20
"""Bytes that are taken at a time of what does not say how many it has."""


def refuse_other_endings(path: str | os.PathLike[str], endings: Collection[str]) -> None:
    """`UsageError` where a file does not end as one of these does, in whatever case."""
    if Path(path).suffix.lower() not in endings:
        raise UsageError(f"{os.fspath(path)} has none of the known endings", remedy="end it in " + ", ".join(endings))


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Is there a folder of this name? A name that no system can have is none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file; `InputError` says why not."""
    target = Path(path)
    try:
        if target.is_dir():
            raise InputError("is a folder, not a file", place=str(path), remedy="name a file in it")
        if target.stat().st_size > MOST_BYTES:
            raise _too_large(path, f"has {target.stat().st_size:,} bytes")
        return _read(target)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError("there is no such file", place=str(path), remedy="check the name and the folder") from error
    except ValueError as error:  # a name with U+0000, which no system has
        raise InputError("is no name of a file", place=repr(path), remedy="check the name") from error
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", place=str(path), remedy="check its permissions"
        ) from error


def _read(target: Path) -> bytes:
    """The bytes of what says that it is small enough: a device or pipe says that it has none, and may never end."""
    if target.is_file():
        return target.read_bytes()
    content = bytearray()
    with target.open("rb") as stream:
        while piece := stream.read(PIECE):
            content += piece
            if len(content) > MOST_BYTES:
                raise _too_large(target, "does not end")
    return bytes(content)


def _too_large(path: str | os.PathLike[str], size: str) -> InputError:
    return InputError(f"{size}; the most that is read is {MOST_BYTES:,}", place=str(path), remedy="split the document")


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file all or not at all, with the user's own permissions; `StoreError` says why not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(path) as temporary:
            temporary.write_bytes(content)
            temporary.replace(path)
    except (OSError, ValueError) as error:  # ValueError: a name with U+0000, which no system has
        raise StoreError(
            f"cannot be written: {getattr(error, 'strerror', None) or error}",
            place=str(path),
            remedy="choose a folder that you may write to and that has room",
        ) from error


def remove(path: Path) -> None:
    """Take a file away, whether or not it is still there; `StoreError` says why not."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"is out of date and cannot be taken away: {error.strerror}", place=str(path), remedy="remove it yourself"
        ) from error
