"""The units of a document as it prints them one after another: the names above each, its labelled blocks, their lines.

A unit begins with the heading above its first label, or with a card's label of its name. A heading can name the units above
it first, the highest at the top:

    SECRETARIA DE OBRAS RURALES
    SUBSECRETARIA DE RIEGO
    DIRECCION NACIONAL DE CANALES
    RESPONSABILIDAD PRIMARIA
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from changelog.reading.headed.labels import BlockKind, BlockLabel
from changelog.reading.headed.names import Key, bare, is_capital, key_of, organic_code, rank_in
from changelog.reading.headed.offices import unit_of_office
from changelog.reading.headed.printed import Kind, PrintedLine
from changelog.reading.lines import BodyLine
from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import chapter_title
from changelog.reading.recognise.list_items import MarkKind, is_closed, is_infinitive, mark_of

MOST_LINES = 16
"""Lines of the headings above one label. The deepest path that we know of has five names, two of them set on two lines."""
MOST_NAMES = 8
"""Names in one heading; more are a list, and only the last of them is the unit's."""
_HANGING = re.compile(r"(?:\b(?:de|del|la|las|los|el|y|e|o|u|en|para|por|con|al|a|su|sus)|,|-|/)$", re.IGNORECASE)
_SMALL_START = re.compile(r"(?:de|del|la|las|los|el|y|e|o|u|en|para|por|con|al|a|su|sus)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(
    r"^(?:directamente\s+)?(?:(?:con|de|a)\s+(?:el|la|los|las)\s+|del\s+|al\s+|(?:el|la)\s+)", re.IGNORECASE
)
_BEHIND_NAME = re.compile(
    r"[,;]?\s*[(\[]?\s*(?:dependiente|depende|en\s+dependencia|con\s+dependencia|bajo\s+dependencia)\s+(?:directa(?:mente)?\s+)?"
    r"(?:de\s+l[ao]s?|del|de)\s+(?P<above>[^()\[\]]{4,200}?)[)\]]?\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a heading, as printed, its lines, and the key printed before it."""

    text: str
    lines: tuple[BodyLine, ...]
    code: str | None = None

    @property
    def key(self) -> Key:
        return key_of(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A label and the lines below it; what stands behind the label on its own line is the first of them."""

    label: BlockLabel
    line: BodyLine
    lines: tuple[BodyLine, ...]


@dataclass(slots=True)
class Stated:
    """A unit as one place of the document states it.

    `above` are the names that its heading prints above its own, the highest first; `told_above` is what the document says
    that it hangs from ("Depende de: ..."), with the line; `level` counts the hashes of its Markdown heading; `region`
    counts the annexes and chapters before it; `others` are lines of it that are no text of a block. `is_unlabelled` says
    that no label announces what follows its name, `is_card` that a label announces the name too.
    """

    name: Name
    above: tuple[Name, ...]
    level: int
    region: int
    blocks: list[Block] = field(default_factory=list)
    told_above: tuple[str, int] | None = None
    others: list[BodyLine] = field(default_factory=list)
    is_unlabelled: bool = False
    is_card: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """The units stated, in the order printed, and the places of the lines (in the body) that belong to them."""

    units: tuple[Stated, ...]
    places: frozenset[int]


def gather(printed: Sequence[PrintedLine], profile: Profile) -> Gathered:
    """The units of a document: a heading or a card's name, and what stands below it."""
    return _Gatherer(printed, profile).gathered()


class _Gatherer:
    def __init__(self, printed: Sequence[PrintedLine], profile: Profile) -> None:
        self.printed = printed
        self.profile = profile
        self.nouns = (*profile.ranks, *profile.institutions)
        self.repeated = _repeated(printed)
        self.units: list[Stated] = []
        self.places: set[int] = set()
        self.current: Stated | None = None
        self.label: tuple[BlockLabel, BodyLine] | None = None
        self.held: list[BodyLine] = []
        self.region = 0
        self.standing: BlockLabel | None = None
        """A label that is printed once for all units of a part."""

    def gathered(self) -> Gathered:
        starts = dict(self._starts())
        unlabelled = dict(self._unlabelled(starts))
        place = 0
        while place < len(self.printed):
            if place in starts:
                place = self._begin(place, *starts[place])
            elif place in unlabelled:
                place = self._begin_unlabelled(place, unlabelled[place])
            else:
                self._take(place)
                place += 1
        self._close_block()
        return Gathered(tuple(self.units), frozenset(self.places))

    # Where units begin.

    def _starts(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """The place where the heading of each unit begins, and those of its first label and behind its heading."""
        behind = 0
        for place, one in enumerate(self.printed):
            if one.kind is not Kind.LABEL or one.label is None:
                continue
            if one.label.kind is BlockKind.UNIT:
                yield place, (place, place)
            elif one.label.kind is not BlockKind.OTHER:
                if (first := self._heading_start(place, behind)) is not None:
                    yield first, (place, place)
                elif (apart := self._heading_apart(place, behind)) is not None:
                    yield apart[0], (place, apart[1])
            behind = place + 1

    def _heading_apart(self, label: int, behind: int) -> tuple[int, int] | None:
        """The heading of a unit between which and its first label its own structure or chart is printed: the last one right
        above such a title that is no entry of a list; and the place behind it."""
        found: tuple[int, int] | None = None
        above: Kind | None = None
        place = behind
        while place < label:
            one = self.printed[place]
            if one.kind is Kind.HEADING:
                end = self._heading_end(place)
                opens = self._opens_name(bare(one.text)) and end - place <= MOST_LINES
                if opens and above is not Kind.TITLE and end < label and self._shows_structure(end):
                    found = place, end
                above, place = Kind.HEADING, end
                continue
            above = one.kind if one.kind is not Kind.NOTE else above
            place += 1
        return found

    def _shows_structure(self, place: int) -> bool:
        """Is a line the title of a structure or of a chart?"""
        one = self.printed[place]
        titles = self.profile.structure_titles | self.profile.organigram_titles
        return one.kind is Kind.TITLE and chapter_title(one.text)[1] in titles

    def _heading_start(self, label: int, behind: int) -> int | None:
        """The first line of the heading that stands right above a label; None where text does."""
        first: int | None = None
        lines = 0
        for place in range(label - 1, behind - 1, -1):
            kind = self.printed[place].kind
            if kind in (Kind.NOTE, Kind.PICTURE):
                continue
            if kind is not Kind.HEADING or lines == MOST_LINES:
                break
            first, lines = place, lines + 1
        return self._behind_open_text(first, label, behind) if first is not None else None

    def _behind_open_text(self, first: int, label: int, behind: int) -> int | None:
        """The first line that is no end of the sentence above: one that opens with a rank word, or stands behind a stop."""
        before = next((p for p in range(first - 1, behind - 1, -1) if self.printed[p].kind is not Kind.NOTE), None)
        if before is None or self.printed[before].kind is not Kind.TEXT or is_closed(self.printed[before].text):
            return first
        headings = [place for place in range(first, label) if self.printed[place].kind is Kind.HEADING]
        if _HANGING.search(self.printed[before].text) is None and self._opens_name(bare(self.printed[first].text)):
            return first
        ends = next((n for n, place in enumerate(headings) if self.printed[place].text.endswith(".")), None)
        rest = headings[(ends if ends is not None else 0) + 1 :]
        named = next((place for place in rest if self._opens_name(bare(self.printed[place].text))), None)
        return named if named is not None or ends is not None else first

    def _unlabelled(self, starts: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Headings in capitals that no label follows but duties do, behind the first label of the document: where they
        begin, and the place behind them. Under a label that is printed once for all units ("OBJETIVOS" above the first
        name) no unit has one of its own."""
        labelled = {place for first, (label, _) in starts.items() for place in range(first, label + 1)}
        place, before, has_label = 0, None, False
        while place < len(self.printed):
            one = self.printed[place]
            if one.kind is not Kind.HEADING or place in labelled:
                has_label = has_label or one.kind is Kind.LABEL
                before = place if one.kind not in (Kind.NOTE, Kind.PICTURE) else before
                place += 1
                continue
            end = self._heading_end(place)
            if has_label and end - place <= MOST_LINES and self._is_unlabelled(before, place, end):
                yield place, end
            before, place = end - 1, end

    def _heading_end(self, place: int) -> int:
        while place < len(self.printed) and self.printed[place].kind in (Kind.HEADING, Kind.NOTE):
            place += 1
        return place

    def _is_unlabelled(self, before: int | None, place: int, end: int) -> bool:
        """Does a heading stand behind a full stop, a label or a title, and a first duty behind it?"""
        if end == len(self.printed) or self.printed[end].kind is not Kind.TEXT:
            return False
        above = self.printed[before] if before is not None else None
        if above is None or (above.kind is Kind.TEXT and not above.text.endswith(".")):
            return False
        text = self.printed[end].text
        mark = mark_of(text)
        opens = (
            (mark.number == 1 and mark.kind is MarkKind.NUMBER) if mark is not None else is_infinitive(text.split()[0])
        )
        name = bare(self.printed[place].text)
        return opens and is_capital(name) and self._opens_name(name)

    def _opens_name(self, text: str) -> bool:
        return rank_in(text, self.nouns) is not None or unit_of_office(text) is not None

    # A unit's parts.

    def _begin(self, first: int, label: int, end: int) -> int:
        """Take the heading of a unit and its first label, which may stand apart; the place behind them."""
        self._close_block()
        one = self.printed[label]
        if one.label is not None and one.label.kind is BlockKind.UNIT:
            return self._begin_card(label)
        headings = [self.printed[place] for place in range(first, end) if self.printed[place].kind is Kind.HEADING]
        names = self._names([heading.line for heading in headings])
        level = max((heading.level for heading in headings[-1:]), default=0)
        above = names[:-1] if len(names) <= MOST_NAMES else ()
        self.current = Stated(names[-1], tuple(above), level, self.region)
        self._take_told_name()
        self.units.append(self.current)
        self.places.update((*range(first, end), label))
        self.current.others += [
            self.printed[place].line for place in range(first, end) if self.printed[place].kind is not Kind.HEADING
        ]
        self._open_block(label)
        return label + 1

    def _begin_unlabelled(self, first: int, end: int) -> int:
        """Take the heading of a unit whose duties follow without a label, or under one that is printed once for all."""
        standing = self.label[0] if self.label is not None and not self.held else self.standing
        self._close_block()
        headings = [one.line for one in self.printed[first:end] if one.kind is Kind.HEADING]
        names = self._names(headings)
        self.current = Stated(names[-1], tuple(names[:-1]) if len(names) <= MOST_NAMES else (), 0, self.region)
        self.current.is_unlabelled = standing is None
        self.current.others += [one.line for one in self.printed[first:end] if one.kind is not Kind.HEADING]
        self.units.append(self.current)
        self.places.update(range(first, end))
        self.standing = standing
        self.label = (standing or BlockLabel(BlockKind.FUNCTIONS, ""), headings[-1])
        self.held = []
        return end

    def _begin_card(self, label: int) -> int:
        one = self.printed[label]
        lines = [replace(one.line, text=one.label.rest)] if one.label is not None and one.label.rest else []
        end = label + 1
        while not lines and end < len(self.printed) and self.printed[end].kind in (Kind.TEXT, Kind.HEADING):
            lines.append(self.printed[end].line)
            end += 1
        if not lines or not key_of(lines[0].text):
            self.places.add(label)
            return label + 1
        name = Name(bare(lines[0].text), (one.line, *lines) if end > label + 1 else (one.line,))
        self.current = Stated(name, (), 0, self.region, is_card=True)
        self.units.append(self.current)
        self.places.update(range(label, end))
        return end

    def _take_told_name(self) -> None:
        """Of "DIRECCION DE X (dependiente de la SECRETARIA DE Y)" the name, and what it hangs from."""
        if self.current is None:
            return
        name = self.current.name
        found = _BEHIND_NAME.search(name.text)
        if found is not None and found.start() > 3:
            self.current.told_above = (found["above"].strip(" .,"), name.lines[0].number)
            self.current.name = replace(name, text=name.text[: found.start()].rstrip(" ,.-–"))

    def _take(self, place: int) -> None:
        one = self.printed[place]
        if (
            one.kind is Kind.TITLE
            and self.current is not None
            and self.current.is_card
            and self._shows_structure(place)
        ):
            self._close_block()
            self.current.others.append(one.line)
            self.places.add(place)
        elif one.kind is Kind.TITLE:
            self.region += 1
            self.standing = None
            self._close_block()
            self.current = None
        elif self.current is None:
            self.standing = one.label if one.kind is Kind.LABEL and self._stands_alone(place) else self.standing
        elif one.kind is Kind.LABEL and one.label is not None:
            self._close_block()
            self._open_block(place)
            self.places.add(place)
        elif one.kind in (Kind.NOTE, Kind.PICTURE):
            self.current.others.append(one.line)
            self.places.add(place)
        else:
            self.held.append(one.line)
            self.places.add(place)

    def _stands_alone(self, place: int) -> bool:
        """Does a name follow a label, and no text?"""
        following = next(
            (one for one in self.printed[place + 1 : place + MOST_LINES] if one.kind is not Kind.NOTE), None
        )
        label = self.printed[place].label
        return following is not None and following.kind is Kind.HEADING and label is not None and not label.rest

    def _open_block(self, place: int) -> None:
        one = self.printed[place]
        if one.label is None or self.current is None:
            return
        self.label = (one.label, one.line)
        self.held = [replace(one.line, text=one.label.rest)] if one.label.rest else []

    def _close_block(self) -> None:
        if self.current is not None:
            if self.label is not None:
                self.current.blocks.append(Block(self.label[0], self.label[1], tuple(self.held)))
                self._take_told_parent()
            else:
                self.current.others += self.held
        self.label, self.held = None, []

    def _take_told_parent(self) -> None:
        block = self.current.blocks[-1] if self.current is not None else None
        if self.current is not None and block is not None and block.label.kind is BlockKind.PARENT and block.lines:
            told = _BEFORE_NAME.sub("", " ".join(line.text for line in block.lines[:2]), count=1)
            self.current.told_above = (told.strip(" ."), block.lines[0].number)

    # Names of a heading.

    def _names(self, lines: Sequence[BodyLine]) -> list[Name]:
        """The names that the lines of a heading hold: one begins with a rank word or an office, or behind a name that is
        known to be whole; what begins otherwise carries on the name above."""
        names: list[Name] = []
        for line in lines:
            text = bare(line.text)
            if names and not self._begins_name(names[-1], text):
                last = names[-1]
                names[-1] = Name(f"{last.text} {text}", (*last.lines, line), last.code)
            elif text:
                names.append(Name(text, (line,), organic_code(line.text)))
        return names or [Name(lines[0].text, tuple(lines))]

    def _begins_name(self, before: Name, text: str) -> bool:
        if not text or _HANGING.search(before.text) is not None or _SMALL_START.match(text) is not None:
            return False
        return self._opens_name(text) or before.key in self.repeated


def _repeated(printed: Sequence[PrintedLine]) -> frozenset[Key]:
    """Headings that stand whole on one line at the top of several headings: a name that others carry on would not recur."""
    counted: Counter[Key] = Counter()
    before: Kind | None = None
    for one in printed:
        if one.kind is Kind.HEADING and before is not Kind.HEADING:
            counted[key_of(bare(one.text))] += 1
        if one.kind is not Kind.NOTE:
            before = one.kind
    return frozenset(key for key, count in counted.items() if count > 1)


def lines_of(unit: Stated) -> Iterator[BodyLine]:
    """The lines of a unit's heading, the names above its own included."""
    yield from chain.from_iterable(name.lines for name in (*unit.above, unit.name))
