"""Where the chapters of a manual begin and end: index, structure list, functions, and what follows the last unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reading.cleanup.residue import without_residue
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import chapter_title, coded_name, rank_of
from changelog.reading.recognise.labels import label_of
from changelog.reading.recognise.list_items import MarkKind, is_infinitive, mark_of

LONGEST_TITLE = 120
"""Characters; a chapter title is shorter."""
LOOK_AHEAD = 12
"""Body lines after a title within which a unit with an item or a label must come, or the title is an index entry."""


@dataclass(frozen=True, slots=True)
class Title:
    """A chapter title: the place of its line in the body, its number as printed, the title as compared."""

    place: int
    number: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Sections:
    """The parts of a body.

    `front` is all before the functions, index and structure list included; `heading` the title line of the functions
    chapter, None where the body lacks it; `number` the chapter's number; `after` what follows the last unit.
    """

    front: tuple[BodyLine, ...]
    index: tuple[BodyLine, ...]
    structure: tuple[BodyLine, ...]
    organigrams: tuple[BodyLine, ...]
    heading: BodyLine | None
    number: str | None
    functions: tuple[BodyLine, ...]
    after: tuple[BodyLine, ...]


def find_sections(body: Sequence[BodyLine], profile: Profile) -> Sections | None:
    """Divide a body; None where no unit with functions is found."""
    titles = _titles(body, profile)
    index = _index(titles, profile)
    heading = _functions_title(body, titles, profile)
    start = heading.place + 1 if heading is not None else _first_described(body, profile)
    if start is None:
        return None
    end = _end(body, start, titles, profile)
    front = heading.place if heading is not None else start
    return Sections(
        tuple(body[:front]),
        tuple(body[index[0] : min(index[1], front)]),
        _chapter(body, titles, profile.structure_titles, index, front),
        _chapter(body, titles, profile.organigram_titles, index, front),
        body[heading.place] if heading is not None else None,
        heading.number if heading is not None else None,
        tuple(body[start:end]),
        tuple(body[end:]),
    )


def _titles(body: Sequence[BodyLine], profile: Profile) -> list[Title]:
    known = (
        profile.functions_titles
        | profile.structure_titles
        | profile.index_titles
        | profile.organigram_titles
        | profile.other_titles
        | profile.after_titles
    )
    found = []
    for place, line in enumerate(body):
        text = line.text
        if len(text) <= LONGEST_TITLE and not text[0].islower() and not text.endswith((";", ":", ",")):
            number, title = chapter_title(text)
            if title in known:
                found.append(Title(place, number, title))
    return found


def _index(titles: Sequence[Title], profile: Profile) -> tuple[int, int]:
    """First and last place (excluded) of the index: from its title to the second printing of a title that it lists."""
    start = next((title.place for title in titles if title.title in profile.index_titles), None)
    if start is None:
        return 0, 0
    seen: set[tuple[str | None, str]] = set()
    for title in titles:
        if title.place > start:
            if (title.number, title.title) in seen:
                return start + 1, title.place
            seen.add((title.number, title.title))
    return start + 1, start + 1


def _functions_title(body: Sequence[BodyLine], titles: Sequence[Title], profile: Profile) -> Title | None:
    for title in titles:
        if title.title in profile.functions_titles and _unit_follows(body, title.place + 1, profile):
            return title
    return None


def _unit_follows(body: Sequence[BodyLine], start: int, profile: Profile) -> bool:
    """Does the first unit after a place have an item, a label or a paragraph of its own? In an index it has none."""
    ahead = body[start : start + LOOK_AHEAD]
    if not ahead or not _is_heading_shape(ahead[0], profile):
        return False
    for line in ahead[1:]:
        mark = mark_of(line.text)
        if label_of(line.text, profile) is not None or (mark is not None and not _is_heading_shape(line, profile)):
            return True
        if is_infinitive(line.text.split()[0]):
            return True
    return False


def _is_heading_shape(line: BodyLine, profile: Profile) -> bool:
    coded = coded_name(without_residue(line.text))
    if coded is None:
        return rank_of(line.text, profile.ranks) is not None and len(line.text) <= LONGEST_TITLE
    return "." in coded.code or rank_of(coded.name, profile.ranks) is not None


def _first_described(body: Sequence[BodyLine], profile: Profile) -> int | None:
    """The first heading that the label of an objective or of functions follows; without labels, the first with an item."""
    headings = [place for place, line in enumerate(body) if _is_ranked_heading(line, profile)]
    for place in headings:
        if place + 1 < len(body) and label_of(body[place + 1].text, profile) is not None:
            return place
    return next((place for place in headings if _unit_follows(body, place, profile)), None)


def _is_ranked_heading(line: BodyLine, profile: Profile) -> bool:
    if not line.text[0].isdigit() and line.text[0] not in "-*#":
        return False
    coded = coded_name(without_residue(line.text))
    return coded is not None and rank_of(coded.name, profile.ranks) is not None


def _end(body: Sequence[BodyLine], start: int, titles: Sequence[Title], profile: Profile) -> int:
    """The first title after the functions that closes them."""
    for title in titles:
        if title.place > start and title.title in profile.after_titles and _stands_alone(body, title.place):
            return title.place
    for place in range(start + 1, len(body)):
        text = body[place].text
        is_title = text[:12].isupper() and chapter_title(text)[1].split(" ")[0] in profile.after_titles
        if is_title and _stands_alone(body, place):
            return place
    return len(body)


def _stands_alone(body: Sequence[BodyLine], place: int) -> bool:
    line = body[place]
    mark = mark_of(line.text)
    return (line.blank_before or line.page_start) and (mark is None or mark.kind in (MarkKind.NUMBER, MarkKind.BARE))


def _chapter(
    body: Sequence[BodyLine], titles: Sequence[Title], wanted: frozenset[str], index: tuple[int, int], front: int
) -> tuple[BodyLine, ...]:
    """The last chapter before the functions that bears one of the wanted titles and does not stand in the index."""
    starts = [title for title in titles if title.title in wanted and not index[0] <= title.place < index[1]]
    starts = [title for title in starts if title.place < front]
    if not starts:
        return ()
    start = starts[-1].place
    end = next((title.place for title in titles if title.place > start), front)
    return tuple(body[start + 1 : min(end, front)])
