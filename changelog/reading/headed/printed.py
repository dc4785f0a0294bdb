"""What each line of a document is by its shape: a label, a heading, a note, the title of an annex, a picture, or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from changelog.reading.articles.notes import is_note
from changelog.reading.articles.plain import plain_text
from changelog.reading.headed.labels import BlockKind, BlockLabel, block_label, labels_of
from changelog.reading.headed.names import bare, is_capital, organic_code, rank_in
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import chapter_title
from changelog.reading.recognise.list_items import MarkKind, is_infinitive, mark_of

LONGEST_HEADING = 200
"""Characters of a heading's line."""
MOST_WORDS = 25
"""Words of a heading that is not in capitals; what is longer is a sentence."""
LONGEST_TITLE = 12
"""Words of a chapter's title that goes on behind a known one: "Objetivo y funciones de las áreas"."""
LONGEST_NOTE = 15
"""Lines over which a note in brackets is set."""
_ANNEX = re.compile(
    r"(?:planillas?\s+anex[ao]s?(?:\s+al\s+(?:presente\s+)?art[íi]culo\s+\S{1,8})?|(?:anexo|ap[ée]ndice)(?:\s+[IVXLC\dl]{1,7})?(?:\s?[-–]?\s?[A-Za-z]{1,2})?)"
    r"\s*[.:]?(?:\s*\([^()]{0,80}\))?",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\[(?:IMG|IMAGEN|IMAGE|FIGURA)[^\[\]]{0,40}\]|!\[[^\[\]]{0,80}\]\([^()]{0,400}\)", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?P<level>#{1,6})\s")
_BOLD = re.compile(r"\*{2,3}[^*]{3,180}\*{2,3}")


class Kind(StrEnum):
    LABEL = "label"
    HEADING = "heading"
    NOTE = "note"
    TITLE = "title"  # of an annex or a chapter: no unit goes on over it
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line without the marks of Markdown, and what it is; `level` counts the hashes of a Markdown heading, 0 for none."""

    line: BodyLine
    kind: Kind
    label: BlockLabel | None = None
    level: int = 0

    @property
    def text(self) -> str:
        return self.line.text


def printed_lines(body: Sequence[BodyLine], profile: Profile) -> tuple[PrintedLine, ...]:
    """Every line of a body, in its order, told apart. Whether headings are in capitals, the lines above labels tell."""
    taken = tuple(_taken(body, profile))
    capital = _heads_are_capital(taken, profile)
    return tuple(_with_headings(taken, capital, profile))


def _taken(body: Sequence[BodyLine], profile: Profile) -> Iterator[PrintedLine]:
    note_ends = 0
    known = labels_of(profile)
    for place, line in enumerate(body):
        text = plain_text(line.text)
        level = line.level or _level(line.text)
        plain = replace(line, text=text) if text and text != line.text else line
        if place < note_ends or not text:
            yield PrintedLine(plain, Kind.NOTE)
            continue
        if _PICTURE.fullmatch(line.text):
            yield PrintedLine(plain, Kind.PICTURE)
            continue
        note_ends = _note_end(body, place)
        if note_ends == place and (cut := _note_behind(body, place, text)) is not None:
            text, note_ends = cut
            plain = replace(line, text=text)
            note_ends = max(note_ends, place + 1)
            yield _shaped(plain, text, level, known, profile)
            continue
        if note_ends > place or is_note(text):
            yield PrintedLine(plain, Kind.NOTE)
        else:
            yield _shaped(plain, text, level, known, profile)


def _shaped(line: BodyLine, text: str, level: int, known: Mapping[str, BlockKind], profile: Profile) -> PrintedLine:
    if _ANNEX.fullmatch(text) is not None:
        return PrintedLine(line, Kind.TITLE, level=level)
    if (label := block_label(text, known)) is not None:
        return PrintedLine(line, Kind.LABEL, label, level)
    return PrintedLine(line, Kind.TITLE if _is_chapter(text, profile) else Kind.TEXT, level=level)


def _level(text: str) -> int:
    found = _MARKDOWN.match(text)
    if found is not None:
        return len(found["level"])
    return 7 if _BOLD.fullmatch(text) is not None else 0


def _note_end(body: Sequence[BodyLine], place: int) -> int:
    """Behind the last line of a note in brackets that begins here; the place itself where none does. Only brackets that
    close at the end of a line, with an act or a day inside, are a note's."""
    text = plain_text(body[place].text)
    return _closed_at(body, place, text) if text.startswith("(") else place


def _note_behind(body: Sequence[BodyLine], place: int, text: str) -> tuple[str, int] | None:
    """A heading in capitals without the note that stands behind it, and the place behind that note."""
    start = text.find("(")
    if start < 4 or len(text) > LONGEST_HEADING or not is_capital(text[:start]):
        return None
    end = _closed_at(body, place, text[start:])
    return (text[:start].rstrip(" :.-–"), end) if end > place else None


def _closed_at(body: Sequence[BodyLine], place: int, opening: str) -> int:
    """The place behind the line on which a note's brackets close; the place itself where they hold no note."""
    depth, told = 0, ""
    for at in range(place, min(place + LONGEST_NOTE, len(body))):
        part = opening if at == place else plain_text(body[at].text)
        told = f"{told} {part}"
        depth += part.count("(") - part.count(")")
        if depth <= 0:
            return at + 1 if _NOTE_WORDS.search(told) is not None and part.rstrip(" .*").endswith(")") else place
    return place


_NOTE_WORDS = re.compile(
    r"\b(?:sustituid|incorporad|derogad|modificad|suprimid|reemplazad|Nota\b|NOTA\b|B\.?\s?O\.|texto\s+seg[úu]n|Ex\s?-|denominaci[óo]n)",
    re.IGNORECASE,
)


def _is_chapter(text: str, profile: Profile) -> bool:
    if len(text) > LONGEST_HEADING or text[0].islower() or text.endswith((";", ",")):
        return False
    title = chapter_title(text)[1]
    opening = title.split(" ")
    if len(opening) <= LONGEST_TITLE and any(" ".join(opening[:words]) in profile.functions_titles for words in (3, 4)):
        return True
    return (
        title in profile.functions_titles
        or title in profile.structure_titles
        or title in profile.index_titles
        or title in profile.organigram_titles
        or title in profile.other_titles
        or title in profile.after_titles
    )


def _heads_are_capital(taken: Sequence[PrintedLine], profile: Profile) -> bool:
    """Are most of the lines that stand right above a label in capitals?"""
    capital = other = 0
    before: PrintedLine | None = None
    for one in taken:
        if one.kind is Kind.LABEL and before is not None and before.kind is Kind.TEXT:
            if is_capital(before.text):
                capital += 1
            elif _is_titled(before, profile):
                other += 1
        if one.kind not in (Kind.NOTE, Kind.PICTURE):
            before = one
    return capital > other


def _with_headings(taken: Sequence[PrintedLine], capital: bool, profile: Profile) -> Iterator[PrintedLine]:
    for one in taken:
        if one.kind is Kind.TEXT and (_is_capital_heading(one) if capital else _is_any_heading(one, profile)):
            yield replace(one, kind=Kind.HEADING)
        else:
            yield one


def _is_capital_heading(one: PrintedLine) -> bool:
    text = one.text
    if len(text) > LONGEST_HEADING or text.endswith((";", ":")) or not is_capital(text):
        return False
    if text[0].isdigit():
        return organic_code(text) is not None
    mark = mark_of(text)
    return mark is None or mark.kind is MarkKind.DASH


def _is_any_heading(one: PrintedLine, profile: Profile) -> bool:
    return _is_titled(one, profile) or (_is_capital_heading(one) and rank_in(bare(one.text), profile.ranks) is not None)


def _is_titled(one: PrintedLine, profile: Profile) -> bool:
    """A name in small letters: it opens with a rank word, or a Markdown heading bears it, and it is no sentence."""
    text = one.text
    if len(text) > LONGEST_HEADING or len(text.split()) > MOST_WORDS or text.endswith((";", ":", ",")):
        return False
    name = bare(text)
    if not name or not name[0].isupper() or mark_of(text) is not None:
        return False
    if one.level:
        return not is_infinitive(name.split()[0])
    return rank_in(name, profile.ranks) is not None and not text.endswith(".")
