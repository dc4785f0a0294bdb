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


def first_line(source: SourceReference) -> str:
    """The first line in a table about one document: `14`, or with a page `p. 3:14`."""
    return f"{source.first_line}" if source.page is None else f"p. {source.page}:{source.first_line}"


def places_by_document(sources: Iterable[SourceReference], documents: Documents) -> str:
    """Places of which many are in one document: `manual.txt:14-16, 40`, each document once, its lines in order."""
    found: dict[str, list[SourceReference]] = {}
    for source in dict.fromkeys(sources):
        found.setdefault(source.document, []).append(source)
    told = (sorted(listed) for listed in found.values())
    return "; ".join(
        ", ".join(
            place(source, documents) if position == 0 else place(source, {source.document: ""}).removeprefix(":")
            for position, source in enumerate(listed)
        )
        for listed in told
    )


def places(sources: Iterable[SourceReference], documents: Documents) -> str:
    return "; ".join(dict.fromkeys(place(source, documents) for source in sources))
