"""Where a row was read, in words."""

from __future__ import annotations

from collections.abc import Iterable

from changelog.domain.answers import Documents
from changelog.domain.sources import SourceReference

_SHORT = 12


def place(source: SourceReference | None, documents: Documents) -> str:
    """`manual.txt:14-16`, or with a page `manual.pdf:p. 3:14`; the digest's beginning where the name is not known."""
    if source is None:
        return ""
    name = documents.get(source.document, source.document[:_SHORT])
    page = f"p. {source.page}:" if source.page is not None else ""
    lines = str(source.first_line)
    if source.last_line != source.first_line:
        lines = f"{source.first_line}-{source.last_line}"
    return f"{name}:{page}{lines}"


def places(sources: Iterable[SourceReference], documents: Documents) -> str:
    return "; ".join(dict.fromkeys(place(source, documents) for source in sources))
