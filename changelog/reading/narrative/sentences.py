"""Sentences of a narrative, put together over wrapped lines and page breaks, each with the way back to its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.prose import Prose
from changelog.reading.recognise.headings import chapter_title

LONGEST_SENTENCE = 6000
"""Characters; what is longer is a table or a list that lost its stops, and is cut at a blank so that work stays bounded."""
LONGEST_TITLE = 120
_STOP = re.compile(r"[.:][”\"’*]{0,3}\s+(?=[A-ZÁÉÍÓÚÜÑ“\"*¿])|(?<=;)\s+(?=Se\s)")
# A single capital, a degree, a form of address or the mark of a number ends no sentence with its stop.
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W\d_])[A-ZÁÉÍÓÚ]|\b(?:No|Nos|N[úu]m|Dr|Dra|Drs|Lic|Lics|Ing|Arq|Mtr[oa]|Profr?|Sra?|Sta|Sto|Cd|"
    r"Col|Av|[Aa]rts?|"
    r"Secc?|Tom|Vol|Fracc?|Gral|Edo|Of|ACDO|Acdo|ACUERDO|SA\d|AS\d|HCT|Vo|Bo|p|pp|etc)|\b\d{1,2}(?:\.\d{1,3})+|"
    r"\b(?:apartado|inciso|numeral|punto|cap[íi]tulo) \d{1,2})\.$"
)
_MARK = re.compile(
    r"\W{0,4}(?:(?:(?:ART[IÍ]CULO|Art[íi]culo|Art\.)\s+)?(?:\d{1,3}|[IVXLC]{1,6})\s?[°ºo]?|(?:ART[IÍ]CULO|Art[íi]culo)\s+[^\W\d_]{4,14}"
    r"|[A-ZÁÉÍÓÚ]{5,10}[OA])\."
)
"""What opens an item of a list or an article, and is no sentence."""
_ARTICLE = re.compile(r"\W{0,4}(?:ART[IÍ]CULO|Art[íi]culo|Art\.)\s+\w{1,16}\s?[°ºª]?\s?(?:[.:][\s\-–]|[\-–]|[.:]?$)")
"""How an article of a decree begins: not a sentence that goes on with the number of one."""
_TAIL = 24
"""Characters before a stop that can hold an abbreviation."""
_UPPER_TITLE = re.compile(r"[^a-záéíóúüñ]{4,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` runs from `start` in the prose of its paragraph; `paragraph` counts from 0."""

    text: str
    prose: Prose
    start: int
    paragraph: int

    @property
    def label(self) -> str:
        """What tells a sentence from the others of its document: its first line, and where in its paragraph it begins."""
        return f"{self.prose.line_at(self.start)}:{self.start}"

    def lines(self, first: int, last: int) -> tuple[int, int]:
        """Numbers of the lines on which the text from `first` to `last` (excluded) is printed."""
        begin = self.prose.line_at(self.start + first)
        return begin, max(begin, self.prose.line_at(self.start + max(first, last - 1)))


def sentences(lines: Sequence[BodyLine], profile: Profile) -> Iterator[Sentence]:
    """The sentences of a text in the order printed; titles are none."""
    for number, prose in enumerate(_paragraphs(lines, profile)):
        for start, end in _spans(prose.text):
            yield Sentence(prose.text[start:end], prose, start, number)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _STOP.finditer(text):
        is_mark = text[found.start()] == ":" or _MARK.fullmatch(text, start, found.start() + 1) is not None
        ends = not is_mark and _ABBREVIATED.search(text[max(0, found.start() + 1 - _TAIL) : found.start() + 1]) is None
        if ends:
            yield start, found.end()
            start = found.end()
        while found.end() - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            yield start, cut
            start = cut
    while start < len(text):
        yield start, min(len(text), start + LONGEST_SENTENCE)
        start += LONGEST_SENTENCE


def _paragraphs(lines: Sequence[BodyLine], profile: Profile) -> Iterator[Prose]:
    """Paragraphs end at a full stop before an empty line, an indent or a page; titles, table rows, list entries and
    articles stand alone. A semicolon or a colon ends none: what follows belongs to the sentence."""
    held: list[BodyLine] = []
    for line in lines:
        if is_title(line, profile):
            if held:
                yield Prose.of(held)
            held = []
            continue
        begins = (
            line.blank_before or line.page_start or line.indent or "\t" in line.text or len(line.text) > LONGEST_TITLE
        )
        is_article = begins and _ARTICLE.match(line.text) is not None
        if held and begins and (is_article or held[-1].text.rstrip('*”"').endswith(".") or "\t" in held[-1].text):
            yield Prose.of(held)
            held = []
        held.append(line)
    if held:
        yield Prose.of(held)


def is_title(line: BodyLine, profile: Profile) -> bool:
    """Is a line the title of a chapter, or one in capitals?"""
    text = line.text.strip("*# ")
    if len(text) > LONGEST_TITLE or not text:
        return False
    if chapter_title(text)[1] in _titles(profile):
        return True
    return (
        _UPPER_TITLE.fullmatch(text) is not None
        and sum(map(str.isalpha, text)) > len(text) // 2
        and "." not in text[:-1]
    )


def _titles(profile: Profile) -> frozenset[str]:
    return profile.other_titles | profile.after_titles | profile.structure_titles | profile.functions_titles
