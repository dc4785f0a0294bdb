"""The own text of an act that was kept up to date: which print of an article is the act's, and what later acts put in.

Two customs. One prints the newest text first and the earlier ones behind it ("LEGISLACIÓN ANTERIOR"): the act's own is the
last. The other prints the act's own text and behind it, in quotes after a note ("... cuyo texto es el siguiente:"), what
replaced it: the act's own is the first. What is only printed in quotes was put in later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from changelog.domain.findings import Finding, Severity
from changelog.domain.readings import LineUse
from changelog.reading.articles.blocks import Article
from changelog.reading.articles.fractions import FractionKind, marks_of
from changelog.reading.articles.notes import LATER_TEXT, is_note
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine

LATER = "furniture: text of a later act"
EARLIER = "furniture: another print of the article"
NOTE = "furniture: editor's note"
_OPENS_QUOTE = re.compile(r"(?:[-•*]\s?)?[\"“”«]\s?(?P<text>.*)", re.DOTALL)
_CLOSES_QUOTE = re.compile(r"[\"”»“][\s.;,]{0,3}(?:\(\s?\*{1,4}\s?\)[\s.;]{0,3}){0,4}$")
_NUMBERED = re.compile(r"(?:\d{1,3}|[IVXLC]{1,7}|[a-zñ])\s?[.)-]")
_LIKE_ITEM = re.compile(r"(?:[-•*]\s?)?[\"“”«]\s?(?:\d{1,3}|[IVXLC]{1,7}|[a-zñ])\s?[.)]")
LONGEST_QUOTE = 40
"""Lines within which the quote of an inserted text must close; where it does not, only its first line is one."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """The articles of an act as of its own date, the lines that are not its own, and what was left out. `starts` tells, by
    the first line of an article, where its first print stands."""

    articles: tuple[Article, ...]
    starts: Mapping[int, int]
    uses: tuple[LineUse, ...]
    findings: tuple[Finding, ...]


def own_text(articles: Sequence[Article], context: Context) -> OwnText:
    """Of each article the print that is the act's own, without what later acts put into it."""
    kept: list[Article] = []
    uses: list[LineUse] = []
    findings: list[Finding] = []
    starts: dict[int, int] = {}
    for _, prints in groupby(_rejoined(articles), key=lambda article: article.opening.key):
        together = list(prints)
        own = _own_print(together)
        if own is None:
            findings.append(_of_later_act(together[0], context))
        elif len(together) > 1:
            findings.append(_printed_often(own, together, context))
        for article in together:
            if article is own:
                continue
            use = LATER if article.is_quoted or own is None else EARLIER
            uses += [LineUse(number, use) for number in article.numbers]
            uses += _between(article)
        if own is not None:
            cleared, apart, reworded = _without_later(own)
            uses += apart
            findings += _left_out(own, apart, context)
            findings += [_as_reworded(own, line, context) for line in reworded]
            kept.append(cleared)
            starts[own.first.number] = together[0].first.number
    return OwnText(tuple(kept), starts, tuple(uses), tuple(findings))


def _between(article: Article) -> Iterator[LineUse]:
    """The titles and notes above a print that is not the act's own."""
    for line in article.above:
        yield LineUse(line.number, NOTE if is_note(line.text) else "furniture: title")


def _rejoined(articles: Sequence[Article]) -> Iterator[Article]:
    """Articles, where a quoted heading alone (its quote closes at once) gives the lines behind it back to the article."""
    held: Article | None = None
    for article in articles:
        if held is not None and article.is_closed_at_once and article.opening.key == held.opening.key:
            behind = tuple(line for line in article.lines if line.number != article.first.number)
            if behind and _NUMBERED.match(behind[0].text):
                held = replace(held, lines=(*held.lines, *article.above, article.first, *behind))
                continue
        if held is not None:
            yield held
        held = article
    if held is not None:
        yield held


def _own_print(prints: Sequence[Article]) -> Article | None:
    own = [article for article in prints if not article.is_quoted]
    if not own:
        return None
    if len(own) == 1 or any(_announces_later(line) for article in prints[1:] for line in article.above):
        return own[0]
    return own[-1]


def _announces_later(line: BodyLine) -> bool:
    return LATER_TEXT.search(line.text) is not None


def _without_later(article: Article) -> tuple[Article, tuple[LineUse, ...], tuple[BodyLine, ...]]:
    """An article without notes and quoted insertions, the uses of these, and the lines that are kept though they are quoted:
    items whose own wording is printed nowhere."""
    lines: list[BodyLine] = []
    uses: list[LineUse] = []
    reworded: list[BodyLine] = []
    own = _own_numbers(article.lines)
    until = 0
    after_note = False
    for place, line in enumerate(article.lines):
        if place < until:
            uses.append(LineUse(line.number, LATER))
        elif place and is_note(line.text):
            uses.append(LineUse(line.number, NOTE))
            after_note = _announces_later(line)
            continue
        elif place and _is_inserted(line.text, after_note):
            bare = _unquoted(line.text)
            if _fills_gap(bare, place, own):
                lines.append(replace(line, text=bare))
                reworded.append(line)
            else:
                until = _end_of_quote(article.lines, place)
                uses.append(LineUse(line.number, LATER))
        else:
            lines.append(line)
        after_note = False
    return replace(article, lines=tuple(lines)), tuple(uses), tuple(reworded)


def _own_numbers(lines: Sequence[BodyLine]) -> dict[tuple[FractionKind, int], int]:
    """The last place at which an item without a quote bears a number."""
    return {(mark.kind, mark.value): place for place, line in enumerate(lines) for mark in marks_of(line.text)}


def _fills_gap(text: str, place: int, own: Mapping[tuple[FractionKind, int], int]) -> bool:
    """Is a quoted item the only one of its number, and does the next number follow it without a quote?"""
    marks = [mark for mark in marks_of(text) if mark.kind in (FractionKind.NUMBER, FractionKind.ROMAN)]
    return any(
        (mark.kind, mark.value) not in own
        and own.get((mark.kind, mark.value + 1), -1) > place
        and (mark.kind, mark.value - 1) in own
        for mark in marks
    )


def _unquoted(text: str) -> str:
    found = _OPENS_QUOTE.fullmatch(text)
    return _CLOSES_QUOTE.sub("", found["text"]) if found is not None else text


def _is_inserted(text: str, after_note: bool) -> bool:
    return _LIKE_ITEM.match(text) is not None or (
        _OPENS_QUOTE.fullmatch(text) is not None
        and (after_note or text[:1] in "-•*" or _NUMBERED.match(text[1:].strip()) is not None)
    )


def _end_of_quote(lines: Sequence[BodyLine], start: int) -> int:
    """The place behind the line on which a quote closes, that of the next line where it closes nowhere near."""
    for place in range(start, min(start + LONGEST_QUOTE, len(lines))):
        text = lines[place].text
        if place > start and _OPENS_QUOTE.match(text):
            break
        if _CLOSES_QUOTE.search(text[-24:]) and len(text) > 2:
            return place + 1
    return start + 1


def _of_later_act(article: Article, context: Context) -> Finding:
    return context.finding(
        "article-of-later-act",
        Severity.INFORMATION,
        f"article {article.label} is printed in quotes only: a later act put it in, and it is left out",
        article.first.number,
        read=article.first.text,
    )


def _printed_often(own: Article, prints: Sequence[Article], context: Context) -> Finding:
    return context.finding(
        "article-printed-often",
        Severity.INFORMATION,
        f"article {own.label} is printed {len(prints)} times, as later acts changed it; the print on line "
        f"{own.first.number} is taken as that of the document's own date",
        prints[0].first.number,
        read=own.first.text,
    )


def _as_reworded(article: Article, line: BodyLine, context: Context) -> Finding:
    return context.finding(
        "function-as-reworded",
        Severity.MEDIUM,
        f"article {article.label}: this function is printed in quotes only, as a later act worded it; that wording is taken",
        line.number,
        read=line.text,
    )


def _left_out(article: Article, apart: Sequence[LineUse], context: Context) -> Iterator[Finding]:
    later = [use.line for use in apart if use.use == LATER]
    if later:
        yield context.finding(
            "lines-of-later-act",
            Severity.INFORMATION,
            f"article {article.label}: {len(later)} lines in quotes, which later acts put in, are left out",
            later[0],
        )
