"""The lists of units that state the tree: of an annex ("Planilla anexa al artículo 1º") or of a chapter on the structure.

Entries are told apart by a dash, an indent or their printed code, and their levels by code, by indent, or by rank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from changelog.reading.headed.names import Key, bare, is_capital, key_of, organic_code, rank_in
from changelog.reading.headed.printed import Kind, PrintedLine
from changelog.reading.headed.ranking import Ranking
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import chapter_title, coded_name
from changelog.reading.structure import parent_of

LEAST_ENTRIES = 3
"""Names one below the other that are a list; two can be the heading of a unit."""
LONGEST_ENTRY = 200
"""Characters of an entry."""
_DASHES = "-–—−•*·¦|"


@dataclass(frozen=True, slots=True)
class ListedName:
    """An entry: its name, the place of the entry above it in the list (None for the highest), its code where one is printed,
    its lines."""

    name: str
    parent: int | None
    code: str | None
    first: int
    last: int

    @property
    def key(self) -> Key:
        return key_of(self.name)


@dataclass(frozen=True, slots=True)
class NameList:
    """A list of units, and the places of its lines in the body."""

    entries: tuple[ListedName, ...]
    places: tuple[int, ...]


@dataclass(slots=True)
class _Entry:
    name: str
    indent: int
    code: str | None
    first: BodyLine
    last: BodyLine


def find_lists(printed: Sequence[PrintedLine], taken: frozenset[int], profile: Profile) -> tuple[NameList, ...]:
    """The lists that stand below the title of an annex or of a chapter on the structure, and belong to no unit."""
    ranking = Ranking.of(profile)
    nouns = (*profile.ranks, *profile.institutions)
    found: list[NameList] = []
    place = 0
    while place < len(printed):
        if printed[place].kind is not Kind.TITLE or not _may_list(printed[place], profile):
            place += 1
            continue
        end, entries, places = _run(printed, place + 1, taken, nouns)
        least = LEAST_ENTRIES - (chapter_title(printed[place].text)[1] in profile.structure_titles)
        if len(entries) >= least:
            found.append(NameList(_nested(entries, ranking, nouns), tuple(places)))
        place = max(end, place + 1)
    return tuple(found)


def _may_list(title: PrintedLine, profile: Profile) -> bool:
    plain = chapter_title(title.text)[1]
    return (
        plain in profile.structure_titles
        or plain in profile.organigram_titles
        or plain.startswith(("anexo", "planilla", "apendice"))
    )


def _run(
    printed: Sequence[PrintedLine], start: int, taken: frozenset[int], nouns: tuple[str, ...]
) -> tuple[int, list[_Entry], list[int]]:
    """The entries that follow one another from a place on, and where they end."""
    entries: list[_Entry] = []
    places: list[int] = []
    place = start
    while place < len(printed) and place not in taken:
        one = printed[place]
        if one.kind in (Kind.NOTE, Kind.PICTURE):
            place += 1
            continue
        entry = _entry(one, nouns) if one.kind in (Kind.HEADING, Kind.TEXT) else None
        if entry is not None:
            entries.append(entry)
        elif entries and one.kind in (Kind.HEADING, Kind.TEXT) and _carries_on(one, entries[-1]):
            entries[-1].name = f"{entries[-1].name} {bare(one.text)}"
            entries[-1].last = one.line
        else:
            break
        places.append(place)
        place += 1
    return place, entries, places


def _entry(one: PrintedLine, nouns: tuple[str, ...]) -> _Entry | None:
    text = one.text
    if len(text) > LONGEST_ENTRY or text.endswith(","):
        return None
    coded = coded_name(text)
    name = bare(coded.name if coded is not None else text)
    if not name or not name[0].isupper() or rank_in(name, nouns) is None:
        return None
    code = coded.code if coded is not None else organic_code(text)
    return _Entry(name, one.line.indent, code, one.line, one.line)


def _carries_on(one: PrintedLine, last: _Entry) -> bool:
    text = one.text
    return (
        len(last.name) + len(text) <= LONGEST_ENTRY
        and text[0] not in _DASHES
        and not text[0].isdigit()
        and not text.endswith((".", ";", ":"))
        and is_capital(text) == is_capital(last.name)
        and (one.kind is Kind.HEADING or not one.line.blank_before)
    )


def _nested(entries: Sequence[_Entry], ranking: Ranking, nouns: tuple[str, ...]) -> tuple[ListedName, ...]:
    parents = _by_code(entries) or _by_indent(entries) or _by_rank(entries, ranking, nouns)
    return tuple(
        ListedName(entry.name, parents[at], entry.code, entry.first.number, entry.last.number)
        for at, entry in enumerate(entries)
    )


def _by_code(entries: Sequence[_Entry]) -> list[int | None] | None:
    codes = {code: at for at, code in reversed(list(enumerate(_codes_of(entries))))}
    if len(codes) < len(entries) or not any("." in code for code in codes):
        return None
    above = [parent_of(code, set(codes)) for code in _codes_of(entries)]
    return [codes[code] if code is not None else None for code in above]


def _codes_of(entries: Sequence[_Entry]) -> tuple[str, ...]:
    return tuple(entry.code for entry in entries if entry.code is not None)


def _by_indent(entries: Sequence[_Entry]) -> list[int | None] | None:
    indents = {entry.indent for entry in entries}
    if len(indents) < 2 or entries[0].indent != min(indents):
        return None
    stack: list[int] = []
    parents: list[int | None] = []
    for at, entry in enumerate(entries):
        while stack and entries[stack[-1]].indent >= entry.indent:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(at)
    return parents


def _by_rank(entries: Sequence[_Entry], ranking: Ranking, nouns: tuple[str, ...]) -> list[int | None]:
    return ranking.nested([rank_in(entry.name, nouns) for entry in entries], is_list=True)
