"""An act by articles, from its body to its units.

    lines -> articles -> the act's own text -> the structure it lists -> what each article is about -> units with parents

Each article goes to the unit that it is about; what is about none is named as such, and what looks like a unit's and is not
told to be one's is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from changelog.domain.readings import LineUse
from changelog.reading.articles.blocks import LONGEST_HEADING, Article, articles_of, is_title
from changelog.reading.articles.building import Built, build_units
from changelog.reading.articles.described import ArticleRead, Matter, read_described
from changelog.reading.articles.listing import Listing, find_structure
from changelog.reading.articles.names import words_of
from changelog.reading.articles.notes import is_note
from changelog.reading.articles.plain import Paragraphs, paragraphs_of, plain_lines
from changelog.reading.articles.prints import NOTE, OwnText, own_text
from changelog.reading.articles.tree import Entry
from changelog.reading.context import Context
from changelog.reading.institution import find_institution
from changelog.reading.layout import LIST, PROSE, LaidOut
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.list_items import is_closed

LEAST_UNITS = 2
"""Units whose duties an act must give; one alone is a law that sets up a body."""
LEAST_SPAN = 0.4
"""Share of a document's lines between its first and its last article: 0.94 at least of the six acts at hand, a tenth of a
manual that quotes its regulation."""
TITLE = "furniture: title"
MARKS = "furniture: marks of the extraction"
GENERIC = "furniture: functions of units without a name"
_TRANSITORY = re.compile(
    r"(?:art[íi]culos\s+)?(?:transitori[oa]s?|t\s?r\s?a\s?n\s?s\s?i\s?t\s?o\s?r\s?i\s?o\s?s?)\.?:?|"
    r"(?:primera\s+|[úu]nica\s+)?disposici(?:[óo]n|ones)\s+(?:complementarias?|transitorias?|finales|final|derogatorias?|adicionales).{0,80}",
    re.IGNORECASE,
)


def read_articles(body: Sequence[BodyLine], context: Context) -> LaidOut | None:
    """Read the units of an act by articles; None where no two articles give a unit its duties."""
    plain = plain_lines(body)
    whole = paragraphs_of(plain.lines, context.words)
    articles = articles_of(_before_transitory(whole.lines))
    if len(articles) < LEAST_UNITS or not _runs_through(articles, whole.lines):
        return None
    own = own_text(articles, context)
    structure = find_structure(own.articles, context.profile.ranks)
    entries = structure.entries if structure is not None else ()
    owner = find_institution(
        plain.lines[: _first_place(plain.lines, articles[0])] or plain.lines[:60], context.profile, is_act=True
    )
    units = _units(entries)
    described = read_described(
        own.articles,
        [(entry.code, entry.name) for entry in units],
        {entry.code: entry.parent for entry in entries},
        structure.article if structure is not None else None,
        context.profile.ranks,
        owner.name if owner is not None else None,
        context.profile.institutions,
    )
    built = build_units(units, entries, described, structure, whole.ends, context)
    if sum(unit.functions_listed and bool(unit.functions) for unit in built.units) < LEAST_UNITS:
        return None
    return _laid_out(plain.lines, whole, body, described.read, structure, built, own)


def _units(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that are units. Where most of a list's outermost entries are kinds of organs ("Órganos de línea"), these
    group what stands below them; where it is one among units, it is listed as they are. An office is told once, as the unit
    that the list names too.
    """
    outermost = [entry for entry in entries if entry.parent is None]
    grouped = [entry for entry in outermost if entry.is_group]
    groups = {entry.code for entry in grouped} if 2 * len(grouped) > len(outermost) else set()
    groups |= {entry.code for entry in entries if entry.name.lower().startswith(("las ", "los ", "la ", "el "))}
    listed = {words_of(entry.name) for entry in entries if entry.office is None}
    return [
        entry
        for entry in entries
        if (entry.code not in groups or not _has_below(entry, entries))
        and not (entry.office is not None and words_of(entry.name) in listed)
    ]


def _has_below(entry: Entry, entries: Sequence[Entry]) -> bool:
    return any(other.parent == entry.code for other in entries)


def _before_transitory(lines: Sequence[BodyLine]) -> Sequence[BodyLine]:
    """The lines before the transitory articles: the first title of such behind the first article and before no other."""
    for place, line in enumerate(lines):
        text = line.text.strip(" .:-")
        if len(text) >= LONGEST_HEADING or not _TRANSITORY.fullmatch(text) or place <= len(lines) // 4:
            continue
        if text[:1].isupper() and (is_title(text) or is_closed(lines[place - 1].text)):
            return lines[:place]
    return lines


def _runs_through(articles: Sequence[Article], lines: Sequence[BodyLine]) -> bool:
    """Does a document consist of articles? One that quotes some, in a chapter on its attributions, does not."""
    places = {line.number: place for place, line in enumerate(lines)}
    span = places[articles[-1].first.number] - places[articles[0].first.number]
    return span >= LEAST_SPAN * len(lines)


def _first_place(lines: Sequence[BodyLine], article: Article) -> int:
    return next((place for place, line in enumerate(lines) if line.number == article.first.number), 0)


def _laid_out(
    lines: Sequence[BodyLine],
    whole: Paragraphs,
    body: Sequence[BodyLine],
    read: Sequence[ArticleRead],
    structure: Listing | None,
    built: Built,
    own: OwnText,
) -> LaidOut:
    uses = {use.line: use for use in (*own.uses, *built.uses)}
    ours = [one.article for one in read if one.matter is not Matter.OTHER or one.article is _article_of(structure)]
    first = min(own.starts[article.first.number] for article in ours)
    last = max(number for article in ours for number in article.numbers)
    for one in read:
        if first <= one.article.first.number <= last:
            for use in _uses_of(one, structure):
                uses.setdefault(use.line, use)
    last = whole.ends.get(last, last)
    for number, parts in whole.parts.items():
        if number in uses:
            uses |= {part: replace(uses[number], line=part) for part in parts}
    plain = {line.number: line for line in lines}
    for line in body:
        if first <= line.number <= last and line.number not in uses:
            uses[line.number] = LineUse(line.number, _use_between(plain.get(line.number)))
    front = tuple(plain.get(line.number, line) for line in body if line.number < first)
    after = tuple(plain.get(line.number, line) for line in body if line.number > last)
    return LaidOut(
        built.units,
        front,
        after,
        built.listed,
        tuple(use for number, use in sorted(uses.items()) if first <= number <= last),
        (*own.findings, *built.findings),
        structure is not None,
        structure is not None and structure.is_exhaustive,
    )


def _article_of(structure: Listing | None) -> Article | None:
    return structure.article if structure is not None else None


def _uses_of(one: ArticleRead, structure: Listing | None) -> Iterator[LineUse]:
    for line in one.article.above:
        yield LineUse(line.number, NOTE if is_note(line.text) else TITLE)
    use = GENERIC if one.matter is Matter.GENERIC else PROSE
    if one.article is _article_of(structure):
        use = LIST
    for number in one.article.numbers:
        yield LineUse(number, use, one.keys[0] if one.keys else None)


def _use_between(line: BodyLine | None) -> str:
    if line is None:
        return MARKS
    return NOTE if is_note(line.text) else TITLE
