"""The structure as one article lists it: entries with their place in the list.

Lists are coded ("3.3.1 Subdirección ..."), counted by fractions with letters below them ("I. Subsecretaría ..., a la cual
se adscriben: a) ..."), bulleted below numbered groups ("1. Alta Dirección", "* Secretaría General"), or plain. An entry's
code is the one printed, or else its place: "I.a", "7.5.1".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from changelog.reading.articles.fractions import FractionKind, Mark, marks_of
from changelog.reading.articles.offices import unit_of_office, without_titular
from changelog.reading.lines import BodyLine
from changelog.reading.recognise.headings import rank_of
from changelog.reading.structure import parent_of

LONGEST_NAME = 200
"""Characters of an entry's name; what is longer is prose."""
INDENT_STEP = 3
"""Blanks by which an item must hang in to stand below the one above; less is a typist's slip."""
_CODE = re.compile(
    r"(?:[-•*]\s+)?(?P<code>(?:\d{1,3}|[IVXLC]{1,7}|[A-Z])(?:\s?\.\s?\d{1,3}){1,9})(?P<stop>\s?[.)]?\s?[-–]?)\s*(?P<name>[^\W\d_].*)"
)
_TWO_ON_A_LINE = re.compile(r"(?<=[.;])\s+(?=\d{1,3}(?:\.\d{1,3}){1,6}\.?\s+[A-ZÁÉÍÓÚÑ])")
"""Between two coded entries on one line."""
_ENDS = re.compile(r"(?:[;.:]|[;,]\s+[yeo])\s*$")
"""What ends an entry: its stop, or the "y" before the last one."""
_ARTICLE = re.compile(r"\A(?:el|la|los|las)\s+(?=[A-ZÁÉÍÓÚÑ])", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+(?:a\s+l[ao]s?\s+(?:cual|que)|al\s+(?:cual|que)|de\s+l[ao]s?\s+(?:cual|que)|l[ao]s?\s+cual(?:es)?|el\s+cual|la\s+que|"
    r"mism[oa]s?\s+que|que|quien|con\s+l[ao]s?\s+siguientes?|integrad[oa]s?\s+(?:por|con)|conformad[oa]s?\s+por|adscrit[oa]s?\s|"
    r"compuest[oa]s?\s+(?:por|de)|con\s+las\s+unidades|tendrá|tiene)\b.*|\s*[;:.,]+\s*(?:y|e|o)?\s*$|,?\s+[ye]\s*$|\s*\|\s*$)",
    re.DOTALL,
)
_ABOVE = re.compile(
    r"\b(?:adscrit[oa]s?|depend\w{1,8})\s+(?:directamente\s+)?(?:a|de)\s+(?:la\s+|el\s+|l\s*)?(?P<above>.{3,160})"
)
_GROUP = re.compile(
    r"(?:l[ao]s\s+|[óo]rganos\s|alta\s+direcci[óo]n|unidades\s|unidad(?:es)?\s+administrativas?\b|servidor|personas\s|nivel\s|"
    r"[áa]reas\s|comit[ée]s\s|dependencias\s|entidades\s|otr[ao]s\s|organismos\s|coordinaciones\s|"
    r"l[ao]s\s|la\s|el\s|direcciones\s|subdirecciones\s|[óo]rgano\s+(?:de|consultivo)\s)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\A(?:se|para|l[ao]s?\s+presentes?|el\s+presente)\s", re.IGNORECASE)
_VERBS = re.compile(
    r"\b(?:es|son|será|serán|podrán?|deberán?|habrá|contará|ejercerán?|tendrán|estarán?|auxiliarse|se)\b"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the list: code or place, name as printed without what follows it, the code of the entry above, its
    lines.

    `is_group` says that it only heads others ("Órganos de línea"); `above` are the words that tell whom it is ascribed to;
    `office` is the office by which its unit is told.
    """

    code: str
    name: str
    parent: str | None
    first: int
    last: int
    is_group: bool = False
    above: str | None = None
    office: str | None = None
    is_code_printed: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list taken apart: its mark, code or neither, and its text."""

    line: BodyLine
    kind: str
    code: str | None
    mark: str | None
    text: str
    readings: tuple[Mark, ...] = ()


def read_entries(lines: Sequence[BodyLine], ranks: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of a list, from the lines behind its lead."""
    single = [replace(line, text=part) for line in lines for part in _TWO_ON_A_LINE.split(line.text)]
    taken = _joined([_take_apart(line) for line in single])
    if any(one.code is not None for one in taken):
        return _coded(taken, ranks)
    return _counted(taken, ranks)


def _take_apart(line: BodyLine) -> _Line:
    text = line.text
    coded = _CODE.fullmatch(text)
    if coded is not None:
        return _Line(line, "code", re.sub(r"\s", "", coded["code"]), None, coded["name"])
    readings = tuple(mark for mark in marks_of(text) if not mark.is_bare)
    if not readings:
        return _Line(line, "plain", None, None, text)
    return replace(_as(readings[0], line), readings=readings)


def _as(mark: Mark, line: BodyLine) -> _Line:
    """A line with its mark read in one way."""
    return _Line(line, _kind(mark, line), None, mark.marker.strip(" .()-–—*•") or None, mark.rest, (mark,))


def _in_count(one: _Line, last: Mapping[str, int]) -> _Line:
    """A line with its mark read as the count goes on ("C." behind "B." is no hundred), else as one that begins, else as the
    first way."""
    for mark in one.readings:
        if mark.value == last.get(_kind(mark, one.line), 0) + 1 and _kind(mark, one.line) in last:
            return _as(mark, one.line)
    for mark in one.readings:
        if mark.value == 1:
            return _as(mark, one.line)
    return one


def _kind(mark: Mark, line: BodyLine) -> str:
    if mark.kind is FractionKind.BULLET:
        return f"bullet {line.indent // INDENT_STEP}"
    return mark.kind.value


def _joined(taken: Sequence[_Line]) -> list[_Line]:
    """Lines of the list, a wrapped name on one; the paragraph that follows the list ends it."""
    is_marked = sum(one.kind != "plain" for one in taken) * 2 > len(taken)
    found: list[_Line] = []
    for one in taken:
        if found and one.kind == "plain" and is_marked:
            before = found[-1]
            if one.text[:1].islower() or (_ENDS.search(before.text[-8:]) is None and not one.line.blank_before):
                found[-1] = replace(before, text=f"{before.text} {one.text}")
                continue
            if not one.text.endswith(":") and (len(one.text) > LONGEST_NAME or _VERBS.search(one.text)):
                break
        found.append(one)
    return found


def _coded(taken: Sequence[_Line], ranks: tuple[str, ...]) -> tuple[Entry, ...]:
    """A list with codes: a number alone ("3.", "III.") is one of the first level. Below groups in letters ("B. Las unidades
    siguientes:") codes begin anew, and bear the letter."""
    found: list[Entry] = []
    codes: set[str] = set()
    last: dict[str, int] = {}
    group = ""
    for one in taken:
        one = _in_count(one, last)
        last |= {one.kind: one.readings[0].value} if one.readings else {}
        code = one.code or (one.mark if one.kind in ("number", "roman", "capital letter") else None)
        heads = one.kind == "capital letter" and (one.text.endswith(":") or is_group(one.text, ranks))
        if code is None:
            continue
        if heads:
            group = code
            last.pop("roman", None)
        elif group:
            code = f"{group}.{code}"
        entry = _entry(one, code, None, ranks) if code not in codes else None
        if entry is not None:
            codes.add(code)
            found.append(replace(entry, is_code_printed=True, is_group=entry.is_group or heads))
    return tuple(replace(entry, parent=parent_of(entry.code, codes)) for entry in found)


def _counted(taken: Sequence[_Line], ranks: tuple[str, ...]) -> tuple[Entry, ...]:
    """A list whose levels are told by the kinds of its marks, the first seen outermost, and by how far bullets hang in."""
    found: list[Entry] = []
    stack: list[tuple[str, str]] = []
    counts: dict[str, int] = {}
    codes: set[str] = set()
    last: dict[str, int] = {}
    for one in taken:
        one = _in_count(one, last)
        for kind in {kind for kind in last if kind not in {open_kind for open_kind, _ in stack}}:
            del last[kind]
        if one.readings:
            last[one.kind] = one.readings[0].value
        while stack and (_is_open(one.kind, stack) and stack[-1][0] != one.kind):
            stack.pop()
        if stack and stack[-1][0] == one.kind:
            stack.pop()
        while stack and _hangs_less(one.kind, stack[-1][0]):
            stack.pop()
        above = stack[-1][1] if stack else ""
        counts[above] = counts.get(above, 0) + 1
        sign = one.mark if one.mark is not None and one.mark.isalnum() else str(counts[above])
        code = f"{above}.{sign}" if above else sign
        while code in codes:
            counts[above] += 1
            code = f"{above}.{counts[above]}" if above else str(counts[above])
        entry = _entry(one, code, above or None, ranks)
        if entry is None:
            continue
        codes.add(code)
        found.append(entry)
        stack.append((one.kind, code))
    return tuple(found)


def _is_open(kind: str, stack: Sequence[tuple[str, str]]) -> bool:
    return any(open_kind == kind for open_kind, _ in stack)


def _hangs_less(kind: str, open_kind: str) -> bool:
    """Does a bullet hang in less than the one that is open?"""
    if not (kind.startswith("bullet ") and open_kind.startswith("bullet ")):
        return False
    return int(kind.partition(" ")[2]) <= int(open_kind.partition(" ")[2])


def _entry(one: _Line, code: str, parent: str | None, ranks: tuple[str, ...]) -> Entry | None:
    printed = one.text.strip()
    if one.kind == "plain" and (_SENTENCE.match(printed) or (printed.endswith(":") and is_group(printed, ranks))):
        return None  # among entries without marks a line that heads others, or says something, is none
    tail = _TAIL.search(printed)
    name = printed[: tail.start()] if tail is not None else printed
    name = " ".join(name.strip(' .;:,|"“”').split())
    if not is_group(name, ranks) and rank_of(_ARTICLE.sub("", name, count=1), ranks) is not None:
        name = _ARTICLE.sub("", name, count=1)
    name = without_titular(name)
    if not name or len(name) > LONGEST_NAME or not (name[0].isupper() or name[0].isdigit()) or _VERBS.search(name):
        if not printed.endswith(":"):
            return None
        name = name or printed
    office = None if rank_of(name, ranks) is not None else unit_of_office(name)
    told = _ABOVE.search(printed[len(name) :])
    return Entry(
        code,
        office if office is not None and not is_group(name, ranks) else name,
        parent,
        one.line.number,
        one.line.number,
        is_group(name, ranks),
        told["above"].strip(" .;,") if told is not None else None,
        name if office is not None else None,
    )


def is_group(name: str, ranks: tuple[str, ...]) -> bool:
    """Does an entry only group others: "Órganos de línea", "Las unidades administrativas siguientes"?"""
    if _ARTICLE.match(name) is not None and "siguiente" not in name:
        return rank_of(_ARTICLE.sub("", name, count=1), ranks) is None
    return _GROUP.match(name) is not None
