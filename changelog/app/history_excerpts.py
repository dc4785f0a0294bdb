"""Excerpts of histories: manuals in one text, recorded one after the other in a store that is thrown away.

=== 2021 ===
INSTITUTO DE FAROS
Vigente a partir del 1 de marzo de 2021
FUNCIONES
7.1 Dirección de Faros
1. Dirigir los faros.
=== 2022 ===
...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from changelog.app.history_auditing import history_between
from changelog.app.recording import Recorder, record_manual
from changelog.app.stores import open_store
from changelog.domain.records import RecordedHistory

_HEADING = re.compile(r"=== (.{1,80}) ===")
_RECORDER = Recorder("excerpt", datetime(2000, 1, 1, tzinfo=UTC))


def history_of_excerpt(text: str) -> RecordedHistory:
    """The history that the manuals of an excerpt come to. Lines are numbered as in the excerpt, not in each manual."""
    with TemporaryDirectory() as folder, open_store(Path(folder) / "excerpt.db", create=True) as store:
        for name, manual in _manuals(text):
            path = Path(folder) / f"{name}.txt"
            path.write_text(manual, "utf-8")
            record_manual(store, path, recorder=_RECORDER)
        with store.transaction() as work:
            (owner,) = work.institutions()
            return history_between(work, owner)


def _manuals(text: str) -> Iterator[tuple[str, str]]:
    """Each manual with its name, below as many empty lines as stand above it in the excerpt."""
    name, lines = "", list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            lines.append(line)
            continue
        if name:
            yield name, "\n".join(lines)
        name, lines = heading[1], [""] * number
    if name:
        yield name, "\n".join(lines)
