"""The layouts that a profile can name, and their readers. Chapters with coded headings are `manual`'s own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from changelog.reading.articles.reader import read_articles
from changelog.reading.cleanup.residue import without_residue
from changelog.reading.context import Context
from changelog.reading.headed.reader import read_headed, read_uncoded
from changelog.reading.layout import LaidOut, Layout
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import coded_name, rank_of
from changelog.reading.sections import Sections
from changelog.reading.structure import index_of_functions, names_by_code, read_list
from changelog.reading.unit_headings import find_headings

LAYOUTS: Mapping[str, Layout] = MappingProxyType({"articles": read_articles, "headed": read_headed})
"""By the name that a profile's `layout` gives."""


def lay_out(body: Sequence[BodyLine], context: Context) -> LaidOut | None:
    """Read a body by the layout that its profile names; None where that is chapters, or where no unit is found."""
    layout = LAYOUTS.get(context.profile.layout)
    return layout(body, context) if layout is not None else None


MOST_CODED = 3
"""Lines with the code and the name of a unit from which on a document is one of coded headings."""


def lay_out_uncoded(body: Sequence[BodyLine], sections: Sections | None, context: Context) -> LaidOut | None:
    """Read a document of chapters in which no unit's heading bears a code, by the labels below the names; None where
    headings bear codes, or a list gives them, or no such units are found."""
    if context.profile.layout != "chapters" or (sections is not None and _has_coded_units(sections, context)):
        return None
    return read_uncoded(body, context)


def _has_coded_units(sections: Sections, context: Context) -> bool:
    coded = (coded_name(without_residue(line.text)) for line in sections.functions)
    names = (one for one in coded if one is not None and "." in one.code and rank_of(one.name, context.profile.ranks))
    if sum(1 for _ in islice(names, MOST_CODED)) == MOST_CODED:
        return True
    listed = names_by_code(
        read_list(sections.structure), index_of_functions(sections.index, context.profile.functions_titles)
    )
    return len(find_headings(sections.functions, listed, context)) > 0
