"""What does not fit between the list of an act and its articles, and what was made of what is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from changelog.domain.findings import Finding, Severity
from changelog.reading.articles.described import ArticleRead, Described
from changelog.reading.articles.drafts import Draft
from changelog.reading.articles.fractions import Fractions
from changelog.reading.articles.listing import Listing
from changelog.reading.articles.subjects import names_as, opening_sentence
from changelog.reading.articles.tree import Entry
from changelog.reading.context import Context
from changelog.reading.structure import STRUCTURE_LIST


@dataclass(frozen=True, slots=True)
class Remarks:
    """What findings are made from: the units with their parents, the list's entries (all of them, groups too), articles."""

    drafts: Mapping[str, Draft]
    parents: Mapping[str, str | None]
    entries: Mapping[str, Entry]
    described: Described
    structure: Listing | None
    context: Context

    def all(self) -> Iterator[Finding]:
        """Those about codes, groups, and unit by unit."""
        yield from self._on_codes()
        yield from self._on_groups()
        if self.structure is None:
            yield self.context.finding(
                "structure-not-listed",
                Severity.MEDIUM,
                "no article lists the structure; units hang where their own articles say so",
            )
        for draft in self.drafts.values():
            yield from self._on_unlisted(draft) if draft.entry is None else self._on_listed(draft, draft.entry)

    def _on_codes(self) -> Iterator[Finding]:
        if self.structure is None:
            yield self.context.finding(
                "codes-not-printed",
                Severity.INFORMATION,
                "codes are not printed: the numbers of the articles stand for them",
            )
        elif not any(entry.is_code_printed for entry in self.entries.values()):
            yield self.context.finding(
                "codes-not-printed",
                Severity.INFORMATION,
                f"codes are not printed: places in the list of article {self.structure.article.label} stand for them",
                self.structure.article.first.number,
            )

    def _on_groups(self) -> Iterator[Finding]:
        for entry in self.entries.values():
            if entry.office is None and entry.code not in self.drafts:
                yield self.context.finding(
                    "group-of-units",
                    Severity.INFORMATION,
                    f"{entry.name!r} groups units in the structure list and is none itself",
                    entry.first,
                    read=entry.name,
                )

    def _on_unlisted(self, draft: Draft) -> Iterator[Finding]:
        """A unit that only articles tell of."""
        if draft.key == self.described.head:
            yield self.context.finding(
                "functions-of-the-head",
                Severity.INFORMATION,
                f"{draft.name!r} heads the institution and is no unit of the list; it is read as one, for its functions",
                draft.first,
                unit=draft.key,
            )
            return
        if self.structure is not None:
            yield self.context.finding(
                "described-not-listed",
                Severity.MEDIUM,
                f"{draft.key} {draft.name} is described and does not stand in the {STRUCTURE_LIST}",
                draft.first,
                unit=draft.key,
            )
        if self.parents[draft.key] is None:
            yield self.context.finding(
                "no-place-told",
                Severity.MEDIUM,
                f"{draft.name}: the document does not say which unit it hangs from",
                draft.first,
                unit=draft.key,
            )

    def _on_listed(self, draft: Draft, entry: Entry) -> Iterator[Finding]:
        yield from self._parents_differ(draft, entry)
        if draft.first is None:
            yield self.context.finding(
                "listed-not-described",
                Severity.MEDIUM,
                f"{entry.code} {entry.name} stands in the {STRUCTURE_LIST} and is not described",
                entry.first,
                unit=entry.code,
            )
        if entry.office is not None:
            yield self.context.finding(
                "unit-told-by-office",
                Severity.INFORMATION,
                f"the list names the office {entry.office!r}; it is read as its unit, {entry.name!r}",
                entry.first,
                unit=entry.code,
                read=entry.office,
            )
        for told, line in draft.told[:1]:
            if not names_as(told, entry.name):
                yield self.context.finding(
                    "names-differ",
                    Severity.MEDIUM,
                    f"{entry.code} is {entry.name!r} in the {STRUCTURE_LIST} and {told!r} in its heading (line {line})",
                    entry.first,
                    unit=entry.code,
                    read=entry.name,
                )

    def _parents_differ(self, draft: Draft, entry: Entry) -> Iterator[Finding]:
        """The list and the unit's own article tell of different units above it."""
        listed, told = self.parents[draft.key], draft.above
        if told is None or listed is None or told not in self.drafts:
            return
        if listed not in self.described.names.namesakes.get(told, (told,)):
            yield self.context.finding(
                "parents-differ",
                Severity.MEDIUM,
                f"{draft.key} {draft.name} stands below {self.drafts[listed].name!r} in the structure list and hangs from "
                f"{self.drafts[told].name!r} in its article (line {draft.above_line})",
                entry.first,
                unit=draft.key,
                read=draft.name,
            )


def of_no_unit(one: ArticleRead, context: Context) -> Finding:
    """An article that gives functions to units that it does not name."""
    count = len(one.fractions.items) if one.fractions is not None else 0
    return context.finding(
        "functions-of-many",
        Severity.INFORMATION,
        f"article {one.article.label} gives {count} functions to units that it does not name one by one; they are "
        "written to none",
        one.article.first.number,
        read=opening_sentence(one.article),
    )


def on_duties(one: ArticleRead, fractions: Fractions, context: Context) -> Iterator[Finding]:
    """What is odd in a list of functions: several units that have them, numbers out of count, text behind the last."""
    unit = one.keys[0]
    if len(one.keys) > 1:
        yield context.finding(
            "functions-in-common",
            Severity.INFORMATION,
            f"article {one.article.label} gives its functions to {len(one.keys)} units at once; each of them has them",
            one.article.first.number,
            unit=unit,
            read=one.article.title,
        )
    for odd in fractions.miscounted:
        check, message = _miscounted(odd.before, odd.value)
        yield context.finding(check, Severity.MEDIUM, message, odd.line, unit=unit, read=odd.marker)
    for odd in fractions.shared:
        message = f"function {odd.marker} stands on the line of the one before"
        yield context.finding(
            "two-functions-on-a-line", Severity.INFORMATION, message, odd.line, unit=unit, read=odd.marker
        )
    if fractions.behind:
        yield context.finding(
            "paragraph-behind-functions",
            Severity.INFORMATION,
            "a paragraph behind the last function is no function",
            fractions.behind[0].number,
            unit=unit,
            read=fractions.behind[0].text,
        )


def _miscounted(before: int, value: int) -> tuple[str, str]:
    if value == before:
        return "number-repeated", f"the number {value} is printed twice"
    if value == 1:
        return "numbering-restarts", f"the numbering begins again after {before}"
    if value < before:
        return "number-out-of-order", f"number {value} follows {before}"
    missing = f"{before + 1}" if value == before + 2 else f"{before + 1} to {value - 1}"
    return "number-missing", f"number {value} follows {before}: {missing} missing"
