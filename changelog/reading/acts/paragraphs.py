"""The paragraphs in which acts are cited: without titles, which end in no stop, and without the fields of a data sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.prose import Prose, paragraphs
from changelog.reading.recognise.headings import chapter_title

LONGEST_TITLE = 60
"""Characters of a chapter's title."""
_FIELD = re.compile(r"fecha\s+de\s[^:.]{3,100}:\s", re.IGNORECASE)
_GOES_ON = re.compile(r"[Pp]ublicad[oa]s?\s|B\.\s?O\.\s|(?:Bolet[ií]n|Peri[óo]dico|Gaceta)\s+Oficial\s")


def paragraphs_of(body: Sequence[BodyLine], profile: Profile) -> Iterator[Prose]:
    """Paragraphs; one that only goes on ("Publicada en el Diario Oficial ...") belongs to the one before it."""
    held: Prose | None = None
    for prose in chain.from_iterable(map(paragraphs, _runs(body, profile))):
        if held is not None and _GOES_ON.match(prose.text) is not None:
            offset = len(held.text) + 1
            starts = (*held.starts, *(start + offset for start in prose.starts))
            held = Prose(f"{held.text} {prose.text}", starts, (*held.numbers, *prose.numbers))
            continue
        if held is not None:
            yield held
        held = prose
    if held is not None:
        yield held


def _runs(body: Sequence[BodyLine], profile: Profile) -> Iterator[Sequence[BodyLine]]:
    """The lines between titles, which end in no stop, and between those of a data sheet, which `datasheet` reads."""
    titles = profile.other_titles | profile.after_titles | profile.structure_titles | profile.functions_titles
    start = 0
    for place, line in enumerate(body):
        if line.text[:5].casefold() == "fecha" and _FIELD.match(line.text) is not None:
            yield body[start:place]
            start = place + 1
        elif place > start and (line.blank_before or line.page_start) and _is_title(body[place - 1], line, titles):
            yield body[start:place]
            start = place
    yield body[start:]


def _is_title(line: BodyLine, following: BodyLine, titles: frozenset[str]) -> bool:
    """Is a line the heading of what follows: set in capitals, or the title of a chapter?"""
    text = line.text
    if text.isupper():
        return not following.text.isupper()
    return len(text) <= LONGEST_TITLE and text[-1] not in ".:;," and chapter_title(text)[1] in titles
