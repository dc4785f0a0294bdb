"""Page furniture told from text: running headers, page numbers, signature rows, footnotes.

Guarantees: every non-blank line of the file is either body or furniture, never both; no line is altered but for the blanks
at its ends; furniture is recognised by shape and by its place on the page, never by a person's or an institution's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from changelog.reading.lines import BodyLine, Line
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import coded_name, plain_title
from changelog.reading.recognise.list_items import mark_of

RUNNING_HEADER = "running header"
PAGE_NUMBER = "page number"
SIGNATURES = "signatures: names and posts"
LONGEST_FURNITURE = 400
"""Characters; longer lines are paragraphs."""
LEAST_REPEATS = 3
"""A line beside page numbers is furniture from its third occurrence on."""
LEAST_BARE_NUMBERS = 2
"""Numbers alone on their line that must count upwards to be page numbers."""
LONGEST_PAGE_NUMBER = 4
FRAME_SHARE = 0.6
"""Share of the page numbers that a line must stand beside to be the running header: left and right pages may differ, text
that happens to stand there does not repeat so often."""
FRAME_REACH = 3
"""Non-blank lines between a page number and the farthest line of its running header."""
SIGNATURE_WORDS = 14
"""Most words of a name or a post in a signature that stands on a line of its own."""
_ENDS_TEXT = (".", ";", ":", ",")
_LOWER = re.compile(r"[^\W\d_A-ZÁÉÍÓÚÜÑ]")
_NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ClearedText:
    """The body of a document and its furniture by line number, both in the order printed."""

    body: tuple[BodyLine, ...]
    furniture: dict[int, str]


def clear(lines: Sequence[Line], profile: Profile, told: Mapping[int, str] = _NONE) -> ClearedText:
    """Tell a document's body from its furniture; `told` is what its layout already shows to be furniture."""
    printed = [(line.number, line.text.strip()) for line in lines if not line.text.isspace() and line.text]
    furniture = _by_shape(printed, profile) | dict(told)
    furniture |= _signatures(printed, furniture, profile)
    furniture |= _running_headers(printed, furniture)
    furniture |= _bare_page_numbers(printed, furniture)
    return ClearedText(tuple(_body(lines, furniture)), dict(sorted(furniture.items())))


def _by_shape(printed: Sequence[tuple[int, str]], profile: Profile) -> dict[int, str]:
    found: dict[int, str] = {}
    for number, text in printed:
        if len(text) <= LONGEST_FURNITURE and (which := profile.furniture_of(text)) is not None:
            found[number] = which
    return found


def _signatures(printed: Sequence[tuple[int, str]], furniture: dict[int, str], profile: Profile) -> dict[int, str]:
    """Rows of names and posts: cells beside the labels of a signature row, or lines that open with a degree there."""
    found: dict[int, str] = {}
    titles = tuple(profile.people_titles)
    rows = {number for number, which in furniture.items() if which.startswith(("signatures", "row of dashes"))}
    if not rows:
        return found
    for place, (number, text) in enumerate(printed):
        if number in furniture:
            continue
        near = {at for at, _ in printed[max(0, place - 1) : place + 2]} | {number - 1}
        beside = any(at in rows or at in found for at in near)
        cells = [cell for cell in text.split("\t") if cell.strip()] if "\t" in text else []
        if (len(cells) > 1 and (beside or sum(cell.startswith(titles) for cell in cells) * 2 >= len(cells))) or (
            beside and _is_loose_signature(number, text, found, titles)
        ):
            found[number] = SIGNATURES
    return found


def _is_signature_row(text: str, beside: bool, titles: tuple[str, ...]) -> bool:
    cells = [cell for cell in text.split("\t") if cell.strip()] if "\t" in text else []
    return len(cells) > 1 and (beside or 2 * sum(cell.startswith(titles) for cell in cells) >= len(cells))


def _is_loose_signature(number: int, text: str, found: dict[int, str], titles: tuple[str, ...]) -> bool:
    if len(text.split()) > SIGNATURE_WORDS or text.endswith((".", ";", ":")) or mark_of(text) or coded_name(text):
        return False
    return text.startswith(titles) or number - 1 in found


def _running_headers(printed: Sequence[tuple[int, str]], furniture: dict[int, str]) -> dict[int, str]:
    """Lines that stand beside page numbers and repeat, and the further lines of a header set in capitals."""
    pages = [place for place, (number, _) in enumerate(printed) if furniture.get(number) == PAGE_NUMBER]
    beside: Counter[str] = Counter()
    for place in pages:
        near = {text for number, text in _around(printed, place) if number not in furniture}
        beside.update(text for text in near if not text.endswith(_ENDS_TEXT) and not _is_text(text))
    least = max(LEAST_REPEATS, FRAME_SHARE * len(pages))
    found: dict[int, str] = {}
    for place in pages:
        for number, text in _around(printed, place):
            if number not in furniture and (beside[text] >= least or (beside[text] > 1 and _is_capitals(text))):
                found[number] = RUNNING_HEADER
    headers = {*found, *(number for number, which in furniture.items() if which == RUNNING_HEADER)}
    for number, text in printed:
        if number - 1 in headers and number not in furniture and _is_capitals(text) and coded_name(text) is None:
            headers.add(number)
            found[number] = RUNNING_HEADER
    return found | _repeated_titles(printed, furniture)


def _around(printed: Sequence[tuple[int, str]], place: int) -> Iterable[tuple[int, str]]:
    return printed[max(0, place - FRAME_REACH) : place + FRAME_REACH + 1]


def _is_text(text: str) -> bool:
    return text[:1].islower() or mark_of(text) is not None or coded_name(text) is not None


def _is_capitals(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) > 3 and _LOWER.search(text) is None


def _repeated_titles(printed: Sequence[tuple[int, str]], furniture: dict[int, str]) -> dict[int, str]:
    """The manual's own title as a header whose page numbers are lost."""
    titles = [
        (number, plain_title(text))
        for number, text in printed
        if text[:6].casefold() == "manual" and number not in furniture and not text.endswith(_ENDS_TEXT)
    ]
    counted = Counter(title for _, title in titles)
    return {number: RUNNING_HEADER for number, title in titles if counted[title] >= LEAST_REPEATS}


def _bare_page_numbers(printed: Sequence[tuple[int, str]], furniture: dict[int, str]) -> dict[int, str]:
    """Numbers alone on their line, empty lines around them, that count upwards through the document."""
    numbers = [number for number, _ in printed]
    rising: list[tuple[int, int]] = []
    for place, (number, text) in enumerate(printed):
        if not text.isdecimal() or len(text) > LONGEST_PAGE_NUMBER or number in furniture:
            continue
        if number - 1 in numbers[max(0, place - 1) : place] or number + 1 in numbers[place + 1 : place + 2]:
            continue
        if rising and int(text) <= rising[-1][1]:
            return {}
        rising.append((number, int(text)))
    return {number: PAGE_NUMBER for number, _ in rising} if len(rising) >= LEAST_BARE_NUMBERS else {}


def _body(lines: Sequence[Line], furniture: dict[int, str]) -> Iterable[BodyLine]:
    blank = page_start = False
    page: int | None = None
    for line in lines:
        text = line.text.strip()
        if line.page != page:
            page, page_start = line.page, True
        if not text:
            blank = True
        elif line.number in furniture:
            page_start = True
        else:
            indent = len(line.text) - len(line.text.lstrip())
            yield BodyLine(line.number, text, indent, blank, page_start, line.page, line.begins, line.level)
            blank = page_start = False
