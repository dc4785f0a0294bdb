"""Body lines without the marks of Markdown that an extraction put into a law: emphasis, escapes, links, footnote stars.

Guarantees: one line in, one line out, or its number among those that held nothing but marks; every letter and figure stays
as printed, and so do bullets, quotes and dashes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from changelog.reading.articles.blocks import opening_of
from changelog.reading.articles.fractions import marks_of
from changelog.reading.cleanup.wrapping import Words, join
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.list_items import is_closed

_HEADING = re.compile(r"#{1,6}\s+")
_LINK = re.compile(r"\[([^\[\]]{1,400})\]\([^()\s]{1,400}\)")
# A star that stands as a bullet, or between brackets as a footnote's sign, is no emphasis; nor is an escaped one.
_BULLET = re.compile(r"\*\s")
_STARS = re.compile(r"(?<!\\)(?<!\\\*)\*{1,8}(?!\))")
_UNDERSCORES = re.compile(r"(?<![^\W_])_{1,4}(?=\S)|(?<=\S)_{1,4}(?![^\W_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>|-])")
_FOOTNOTE_SIGN = re.compile(r"(?:\s?\(\s?\*{1,4}\s?\)){1,4}\s*$")
_CODED = re.compile(r"(?:\d{1,3}\.){1,6}\d{1,3}\.?\s+[A-ZÁÉÍÓÚÑ]")
_MARKS = "*_\\#[(~"


@dataclass(frozen=True, slots=True)
class PlainLines:
    """Lines as they read, and the numbers of those that were marks only."""

    lines: tuple[BodyLine, ...]
    marks: tuple[int, ...]


def plain_lines(body: Sequence[BodyLine]) -> PlainLines:
    lines: list[BodyLine] = []
    marks: list[int] = []
    blank = False
    for line in body:
        text = plain_text(line.text)
        if not text:
            marks.append(line.number)
            blank = blank or line.blank_before
            continue
        changed = text != line.text or blank
        lines.append(replace(line, text=text, blank_before=line.blank_before or blank) if changed else line)
        blank = False
    return PlainLines(tuple(lines), tuple(marks))


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Lines put together to the paragraphs that they were, each under the number of its first line; `ends` tells the number
    of the last, `parts` the numbers of all, where there are several."""

    lines: tuple[BodyLine, ...]
    ends: Mapping[int, int]
    parts: Mapping[int, tuple[int, ...]]


def paragraphs_of(lines: Sequence[BodyLine], words: Words) -> Paragraphs:
    """Paragraphs of a document whose format knows where they begin (a PDF, a Word file); else its lines as they are."""
    if not any(line.begins for line in lines):
        return Paragraphs(tuple(lines), {}, {})
    groups: list[list[BodyLine]] = []
    for line in lines:
        if line.begins or not groups or _begins_anew(line, groups[-1][-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    several = [group for group in groups if len(group) > 1]
    return Paragraphs(
        tuple(
            replace(group[0], text=join([line.text for line in group], words)) if len(group) > 1 else group[0]
            for group in groups
        ),
        {group[0].number: group[-1].number for group in several},
        {group[0].number: tuple(line.number for line in group) for group in several},
    )


def _begins_anew(line: BodyLine, before: BodyLine) -> bool:
    """Does an entry with a code begin, or an article or an item behind a line that fills its column to the end of a
    sentence?"""
    if _CODED.match(line.text) is not None:
        return True
    if not is_closed(before.text):
        return False
    return opening_of(line.text) is not None or any(mark.value > 0 and not mark.is_bare for mark in marks_of(line.text))


def plain_text(text: str) -> str:
    """A line without the marks; empty where it held nothing else."""
    if not text.strip("*_ "):
        return ""
    if not any(mark in text for mark in _MARKS):
        return text
    text = _HEADING.sub("", text, count=1) if text.startswith("#") else text
    text = _LINK.sub(r"\1", text) if "](" in text else text
    bullet = text[:2] if _BULLET.match(text) and text.count("*") == 1 else ""
    text = _STARS.sub("", text[len(bullet) :])
    text = _UNDERSCORES.sub("", text) if "_" in text else text
    text = _ESCAPE.sub(r"\1", text) if "\\" in text else text
    if text.startswith("("):
        return f"{bullet}{text}".strip()
    return f"{bullet}{_FOOTNOTE_SIGN.sub('', text)}".strip()
