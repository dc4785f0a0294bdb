"""`read`: a document, before anything is recorded."""

from __future__ import annotations

import os
from pathlib import Path

from changelog.app.files import read_bytes
from changelog.app.profiles import profile_of
from changelog.domain.answers import ReadingAnswer
from changelog.domain.readings import Reading


def read_manual(
    path: str | os.PathLike[str], *, profile: str | None = None, narrated: bool = False, columns: str | None = None
) -> Reading:
    """What the program makes of a manual or a table of units, with `narrated` the changes that its prose tells too;
    `columns` says what a table's columns hold (`code=CLAVE,name=DENOMINACION`), `profile` names the family that it is read
    as, or a file of the user's own (`.toml`).

    Raises `InputError` for what is no manual.
    """
    from changelog.reading import read_manual as read

    return read(read_bytes(path), Path(path).name, profile=profile_of(profile), narrated=narrated, columns=columns)


def reading_answer(
    path: str | os.PathLike[str], *, profile: str | None = None, narrated: bool = False, columns: str | None = None
) -> ReadingAnswer:
    reading = read_manual(path, profile=profile, narrated=narrated, columns=columns)
    return ReadingAnswer(reading, with_narrated=narrated)
