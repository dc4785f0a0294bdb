"""`read`: a document, before anything is recorded."""

from __future__ import annotations

import os
from pathlib import Path

from changelog.app.files import read_bytes
from changelog.domain.answers import ReadingAnswer
from changelog.domain.readings import Reading


def read_manual(path: str | os.PathLike[str], *, profile: str | None = None, narrated: bool = False) -> Reading:
    """What the program makes of a manual, with `narrated` the changes that its prose tells too.

    Raises `InputError` for what is no manual.
    """
    from changelog.reading import read_manual as read

    return read(read_bytes(path), Path(path).name, profile=profile, narrated=narrated)


def reading_answer(
    path: str | os.PathLike[str], *, profile: str | None = None, narrated: bool = False
) -> ReadingAnswer:
    return ReadingAnswer(read_manual(path, profile=profile, narrated=narrated), with_narrated=narrated)
