"""A list of the structure that an act puts in the place of another: its units and how they hang, without their functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from changelog.domain.units import Unit
from changelog.reading.articles.blocks import Article
from changelog.reading.articles.listing import find_structure
from changelog.reading.articles.tree import Entry
from changelog.reading.context import Context
from changelog.reading.depth import with_depth
from changelog.reading.recognise.headings import plain_title, rank_of

LEAST_KNOWN = 0.5
"""Share of the listed units that must bear a name known of the institution: an act that amends leaves most as they are, and
a list misread would put an end to all the others."""


def restated_units(article: Article, names: Iterable[str], context: Context) -> tuple[Unit, ...]:
    """The units of the list; none where the article states no whole structure, or mostly units that nobody knows."""
    listing = find_structure([article], context.profile.ranks)
    if listing is None or not listing.is_exhaustive:
        return ()
    entries = {entry.code: entry for entry in listing.entries}
    if len(entries) < len(listing.entries):
        return ()  # a code is borne twice: the list is not understood
    units = [_unit(entry, entries, context) for entry in listing.entries if not _is_empty_group(entry, listing.entries)]
    known = {plain_title(name) for name in names}
    bearing = sum(plain_title(unit.name) in known for unit in units)
    return with_depth(units) if bearing >= LEAST_KNOWN * len(units) else ()


def _unit(entry: Entry, entries: Mapping[str, Entry], context: Context) -> Unit:
    above = entry.parent
    while above is not None and (above not in entries or entries[above].is_group):
        above = entries[above].parent if above in entries else None
    return Unit(
        code=entry.code,
        name=entry.name,
        rank=rank_of(entry.name, context.profile.ranks),
        parent=above,
        functions_listed=False,
        source=context.place(entry.first, entry.last),
    )


def _is_empty_group(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Is an entry but the name of a kind of organs, above others?"""
    return entry.is_group and any(other.parent == entry.code for other in entries)
