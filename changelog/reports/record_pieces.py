"""Pieces that the records of several JSON outputs share: the head, dates, places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from changelog.domain.answers import AskedDate, Documents
from changelog.domain.dates import PartialDate
from changelog.domain.sources import SourceReference
from changelog.reports import interface as out


def head(name: str) -> tuple[str, int]:
    """What each output begins with: its name and version."""
    return f"org-changelog/{name}", out.VERSION


def iso(day: date | PartialDate | None) -> str | None:
    """A date in ISO form, in the precision that it has."""
    return str(day) if day is not None else None


def span_of(source: SourceReference | None) -> tuple[int, int] | None:
    """First and last line."""
    return (source.first_line, source.last_line) if source else None


def page_of(source: SourceReference | None) -> int | None:
    """The page of its first line, where known."""
    return source.page if source is not None else None


def lines_of(source: SourceReference | None, documents: Documents) -> out.Lines | None:
    """Document and lines; the document's digest where its name is not known."""
    return place_of(source, documents) if source is not None else None


def places_of(sources: Iterable[SourceReference], documents: Documents) -> list[out.Lines]:
    """As `lines_of`, each place once, in the order given."""
    return [place_of(source, documents) for source in dict.fromkeys(sources)]


def place_of(source: SourceReference, documents: Documents) -> out.Lines:
    """As `lines_of`, of what was read somewhere."""
    name = documents.get(source.document, source.document)
    return out.Lines(name, (source.first_line, source.last_line), source.page)


def asked_record(asked: AskedDate) -> out.AskedRecord:
    """A date as asked, with its day."""
    return out.AskedRecord(asked.asked, asked.day.isoformat())
