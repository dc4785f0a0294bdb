"""What the page itself says, in one language: to the template, and to its script."""

from __future__ import annotations

from types import SimpleNamespace

from changelog.reports.wording import Words

_OF_TEMPLATE = (
    "page.skip",
    "page.contents",
    "page.search",
    "page.search_hint",
    "page.filters",
    "page.any",
    "page.no_inherited",
    "page.clear",
    "page.expand",
    "page.collapse",
    "page.theme",
    "page.print",
    "page.rows",
    "page.pictures",
    "page.structure",
    "page.structure_how",
    "page.institution",
    "page.day",
    "page.pick_day",
    "page.earlier_day",
    "page.later_day",
    "page.only_changed",
    "page.signatures",
    "page.signature_line",
)
_OF_SCRIPT = (
    "page.shown",
    "page.shown_all",
    "page.shown_none",
    "page.of",
    "page.rows",
    "page.unit_history",
    "page.close",
    "page.units_on",
    "page.changed_on",
    "page.unchanged_on",
    "page.first_day",
    "page.consequences",
    "page.outside",
    "page.unplaced",
    "page.below",
    "page.not_in_report",
    "page.rows_of_unit",
    "page.only_unit",
    "page.sort",
    "page.in_force",
    "page.top",
    "page.differently",
    "unknown",
    "column.from",
    "column.to",
    "column.code",
    "column.name",
    "column.rank",
    "column.parent",
    "column.agreement",
    "column.event",
)
_READ_OUT = {
    "removed": "page.removed_begins",
    "removed-end": "page.removed_ends",
    "added": "page.added_begins",
    "added-end": "page.added_ends",
}


def of_template(words: Words) -> SimpleNamespace:
    """Phrases as attributes, called as the last part of their key."""
    return SimpleNamespace(**{key.removeprefix("page."): words(key) for key in _OF_TEMPLATE})


def of_script(words: Words) -> dict[str, str]:
    """Phrases by their key without `page.`; blanks to be filled in are left as they stand: {count}."""
    return {key.removeprefix("page."): words.get(key) or "" for key in _OF_SCRIPT}


def read_out(words: Words) -> dict[str, str]:
    """What a screen reader says before and after words that were taken out or put in."""
    return {name: words(key) for name, key in _READ_OUT.items()}
