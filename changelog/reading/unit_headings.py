"""Which lines of the functions section head a unit, and where their wrapped names end.

The shape alone ("7.1.2 ...") does not tell: a legal citation, a numbered duty and a wrapped reference look the same. A
heading must also bear a rank word, or be listed, or carry on the numbering, and must not stand in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from changelog.domain.texts import normal_form
from changelog.reading.cleanup.residue import without_residue
from changelog.reading.cleanup.wrapping import join
from changelog.reading.context import Context
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import CodedName, coded_name, rank_of
from changelog.reading.recognise.labels import label_of
from changelog.reading.recognise.list_items import (
    MarkKind,
    has_lower_start,
    is_closed,
    is_infinitive,
    is_lone_mark,
    mark_of,
)

LONGEST_WRAP = 4
"""Most lines of one heading."""
LONGEST_NAME = 30
"""Most words of a name; a longer one is a sentence."""
# Words after which a number at the start of the next line belongs to the sentence.
_WANTS_NUMBER = re.compile(
    r"\b(?:art[ií]culos?|numeral(?:es)?|fracci[oó]n(?:es)?|incisos?|apartados?|puntos?|cap[ií]tulos?|n[uú]meros?|"
    r"secci[oó]n|cl[aá]usulas?|p[aá]rrafos?|anexos?|de|del|el|los|las|la|al|a|en|y|o|e|u|con|por|hasta|entre)$",
    re.IGNORECASE,
)
_HANGING = re.compile(r"(?:\b(?:de|del|la|las|los|el|y|e|o|u|en|para|por|con|al|a|su|sus)|,|-|/)$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|\s)[A-ZÁÉÍÓÚÑ]\.$")


class NoHeading(StrEnum):
    """Why a line that begins with a code heads no unit."""

    DUTY = "duty"  # no rank word, not listed, and it goes on in lower case or with an infinitive
    CITED_NUMBER = "cited number"  # the line before ends in a word that a number goes with
    LONE_NUMBER = "lone number"  # a number without a dot needs a rank word, or the list, and a label below
    UNKNOWN_OUT_OF_ORDER = "unknown out of order"  # no rank word, not listed, and not the next code
    SENTENCE_OPEN = "sentence open"  # no rank word, not listed, and the sentence before is not closed
    SENTENCE = "sentence"  # no rank word, not listed, and too long for a name, or it ends as a sentence's part
    CODE_SEEN = "code seen"  # the code was borne before, and no list begins below
    OUT_OF_ORDER = "out of order"  # a rank word, but not the next code, not listed, and the sentence before is open


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """A unit's heading: `first` and `end` are places in the section (end excluded), `name` exactly as printed, a
    final full stop included, but without Markdown residue."""

    first: int
    end: int
    code: str
    name: str


@dataclass(slots=True)
class _Progress:
    """What has been seen so far while walking through the section."""

    last: tuple[int, ...] | None = None
    seen: frozenset[str] = frozenset()

    def is_next(self, parts: tuple[int, ...]) -> bool:
        """Does a code carry on the numbering: a child of the last unit, or a later sibling of it or of its ancestors?"""
        if self.last is None or parts[: len(self.last)] == self.last:
            return True
        return parts > self.last and len(parts) <= len(self.last) + 1 and parts[:-1] == self.last[: len(parts) - 1]


def find_headings(
    section: Sequence[BodyLine],
    listed: Mapping[str, str],
    context: Context,
    refused: dict[int, NoHeading] | None = None,
) -> tuple[UnitHeading, ...]:
    """The headings of a section, in the order printed. `listed` gives the names of the structure list by code; `refused`
    takes the numbers of lines that have a code and head no unit, with why.
    """
    found: list[UnitHeading] = []
    progress = _Progress()
    place = 0
    while place < len(section):
        coded = coded_name(without_residue(section[place].text))
        why = _refusal(section, place, coded, progress, listed, context) if coded is not None else None
        if coded is not None and why is None:
            heading = _whole(section, place, coded, context)
            found.append(heading)
            progress = _Progress(coded.parts, progress.seen | {coded.code})
            place = heading.end
            continue
        if why is not None and refused is not None:
            refused[section[place].number] = why
        place += 1
    return tuple(found) if found else _by_listed_names(section, listed, context)


def _refusal(
    section: Sequence[BodyLine],
    place: int,
    coded: CodedName,
    progress: _Progress,
    listed: Mapping[str, str],
    context: Context,
) -> NoHeading | None:
    """Why a line with a code heads no unit; None where it does."""
    is_listed = coded.code in listed and _same_opening(coded.name, listed[coded.code])
    ranked = rank_of(coded.name, context.profile.ranks) is not None
    if not is_listed and not ranked and (has_lower_start(coded.name) or is_infinitive(coded.name.split()[0])):
        return NoHeading.DUTY
    before = section[place - 1].text if place else ""
    if before and not is_closed(before) and wants_number(before):
        return NoHeading.CITED_NUMBER
    if len(coded.parts) == 1:
        is_one = (is_listed or ranked) and _label_follows(section, place, context)
        return None if is_one else NoHeading.LONE_NUMBER
    if not ranked and not is_listed:
        return _unknown_name(section[place], before, coded, progress)
    if _label_follows(section, place, context):
        return None
    if coded.code in progress.seen:
        return None if is_closed(before) and _list_follows(section, place) else NoHeading.CODE_SEEN
    return None if is_listed or progress.is_next(coded.parts) or is_closed(before) else NoHeading.OUT_OF_ORDER


def _unknown_name(line: BodyLine, before: str, coded: CodedName, progress: _Progress) -> NoHeading | None:
    """As `_refusal`, for a name without rank words that no list has."""
    if not progress.is_next(coded.parts):
        return NoHeading.UNKNOWN_OUT_OF_ORDER
    if before and not is_closed(before) and not line.page_start:
        return NoHeading.SENTENCE_OPEN
    if len(coded.name.split()) > LONGEST_NAME or coded.name.endswith((";", ",")):
        return NoHeading.SENTENCE
    return None


def wants_number(text: str) -> bool:
    """Does a line end in a word that a number goes with (artículo, numeral, del)?"""
    return _WANTS_NUMBER.search(text[-24:]) is not None


def _same_opening(printed: str, listed: str) -> bool:
    """Is a name that may go on over the next line the listed one, or its beginning, or a near spelling of it?"""
    one, other = normal_form(printed), normal_form(listed)
    return other.startswith(one) or one.startswith(other) or one.split()[:3] == other.split()[:3]


def _label_follows(section: Sequence[BodyLine], place: int, context: Context) -> bool:
    ahead = section[place + 1 : place + 1 + LONGEST_WRAP]
    for line in ahead:
        if label_of(line.text, context.profile) is not None:
            return True
        if mark_of(line.text) is not None or is_closed(line.text):
            return False
    return False


def _list_follows(section: Sequence[BodyLine], place: int) -> bool:
    """Does the line below a heading begin a list? Asked where the code has been borne before."""
    mark = mark_of(section[place + 1].text) if place + 1 < len(section) else None
    return mark is not None and (mark.number == 1 or mark.kind in (MarkKind.BULLET, MarkKind.DASH))


def _whole(section: Sequence[BodyLine], place: int, coded: CodedName, context: Context) -> UnitHeading:
    parts = [coded.name]
    end = place + 1
    while end < len(section) and len(parts) < LONGEST_WRAP and _goes_on(section, end, parts[-1], context):
        parts.append(without_residue(section[end].text))
        end += 1
    return UnitHeading(place, end, coded.code, _name(parts, context))


def _name(parts: Sequence[str], context: Context) -> str:
    name = join(parts, context.words)
    return name.strip("* ")


def _goes_on(section: Sequence[BodyLine], place: int, before: str, context: Context) -> bool:
    """Is a line the rest of the heading before it?"""
    line = section[place]
    mark = mark_of(line.text)
    if label_of(line.text, context.profile) is not None or coded_name(line.text) is not None:
        return False
    if is_lone_mark(line.text):
        return False
    if mark is not None and (mark.kind is not MarkKind.BARE or mark.number == 1):
        return False
    if before.endswith((".", ";", ":")) and not _is_abbreviated(before, context):
        return False
    if has_lower_start(line.text):
        return not line.text.endswith((";", ":"))
    if is_infinitive(line.text.split()[0]):
        return False
    return bool(_HANGING.search(before)) or _is_short_rest(section, place, context)


def _is_abbreviated(text: str, context: Context) -> bool:
    return text.endswith(context.profile.people_titles) or _INITIAL.search(text) is not None


def _is_short_rest(section: Sequence[BodyLine], place: int, context: Context) -> bool:
    """Is what stands between a line of a heading and the first mark or label short enough for a name?"""
    words = 0
    for line in section[place : place + LONGEST_WRAP]:
        is_end = label_of(line.text, context.profile) or mark_of(line.text) or is_lone_mark(line.text)
        if is_end or coded_name(line.text) or is_infinitive(line.text.split()[0]):
            return True
        words += len(line.text.split())
        if words > LONGEST_NAME // 2 or line.text.endswith((";", ":", ",")):
            return False
    return False


def _by_listed_names(
    section: Sequence[BodyLine], listed: Mapping[str, str], context: Context
) -> tuple[UnitHeading, ...]:
    """Headings without codes, where the structure list gives their codes. Names borne twice are taken in list order."""
    codes: dict[str, list[str]] = {}
    for code, name in listed.items():
        codes.setdefault(normal_form(name), []).append(code)
    found = []
    for place, line in enumerate(section):
        waiting = (
            codes.get(normal_form(without_residue(line.text)))
            if line.text[:1].isupper() or line.text[0] in "*#-"
            else None
        )
        if waiting and (line.blank_before or line.page_start):
            found.append(UnitHeading(place, place + 1, waiting.pop(0), _name([without_residue(line.text)], context)))
    return tuple(found)
