"""How deep a document goes: whose children it lists in full, and whether it documents the whole institution.

What is not listed is not documented, not absent (`domain.md`, "What a document does and does not say").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from changelog.domain.depth import codes_with_children_listed
from changelog.domain.snapshots import Institution
from changelog.domain.units import Unit
from changelog.reading.lines import Line
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

_TITLE = re.compile(
    r"manual (?:general )?de organizacion(?: y funciones)?(?: general)?(?: y funciones)? "
    r"(?:de la|de los|del|de) (?P<whose>.+)"
)
TITLE_LINES = 4
"""Most lines over which a manual's title is set."""


def with_depth(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Say of each unit whether its children are listed, by the rule of `domain.depth`."""
    listing = codes_with_children_listed((unit.code, unit.rank, unit.parent) for unit in units)
    return tuple(
        unit
        if unit.children_listed == (unit.code in listing)
        else replace(unit, children_listed=not unit.children_listed)
        for unit in units
    )


def is_whole_institution(
    units: Sequence[Unit], lines: Sequence[Line], institution: Institution | None, profile: Profile
) -> bool:
    """Is this the manual of the whole institution? Its head is of a top rank, or its title names the institution."""
    heads = [unit for unit in units if unit.parent is None]
    if any(unit.rank in profile.top_ranks for unit in heads):
        return True
    return institution is not None and _title_names(institution, lines)


def _title_names(institution: Institution, lines: Sequence[Line]) -> bool:
    names = {plain_title(institution.name), plain_title(institution.acronym or institution.name)}
    printed = [line.text.strip(" *#\t") for line in lines if line.text.strip()]
    for place, text in enumerate(printed):
        if text[:6].casefold() != "manual":
            continue
        for length in range(1, TITLE_LINES + 1):
            found = _TITLE.fullmatch(plain_title(" ".join(printed[place : place + length]).replace("*", "")))
            if found is not None and found["whose"] in names:
                return True
    return False
