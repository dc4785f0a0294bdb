"""The life of units as bars over years: what began each state, in the letter, look and colour of its kind, by agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from changelog.domain.basis import Basis
from changelog.domain.changes import NOT_OF_THE_INSTITUTION, Change, ChangeSet, UnitChange
from changelog.domain.dates import day_before
from changelog.domain.structures import UnitState, UnitVersion, code_order
from changelog.reports.charts.frames import MARGIN, bars, footing, heading, legend
from changelog.reports.charts.legend import LOOKS, PRIMARY, SIGN_OF_KIND, Look, Sign
from changelog.reports.charts.lettering import clean, fitted, width, wrapped
from changelog.reports.charts.painting import BADGE, FAINT, INK, LETTER_SIZE, badge
from changelog.reports.charts.svg_writer import Drawing, key_of, number
from changelog.reports.filed import Picture
from changelog.reports.names import shown
from changelog.reports.paper.sheets import PAPERS, room_for_picture
from changelog.reports.wording import Words

LABELS = 300.0
"""How wide the names of units are."""
LABEL_SIZE, LABEL_LEADING = 10.0, 11.4
ROW, BAR, GROUP_ROW = 27.0, 14.0, 23.0
ON_GOES = 18.0
"""Beyond the last day of the period: what is in force on it runs on so far. So a state that began on that day is seen."""
NARROWEST = 3.0
"""Of a bar, however few its days."""
ROWS_OF_PAPERS = (13, 23)
"""Rows on a sheet of each of `PAPERS`, headings of agreements included, in letters that can be read there."""
NARROWEST_TICK, NARROWEST_DAY = 38.0, 62.0
PLAIN = Look("#5f6368", "#eceff1", LOOKS[Sign.FUNCTIONS].border, "chart.unchanged", 1.0)
_PHRASES = {Sign.FUNCTIONS: "chart.functions_or_objective"}


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something of a unit changed, with the kinds of its changes and the act."""

    day: date
    signs: frozenset[Sign]
    agreement: str | None


@dataclass(frozen=True, slots=True)
class Life:
    """One unit's row: its versions in order, and the turns between the two days."""

    versions: tuple[UnitVersion, ...]
    turns: tuple[Turn, ...]

    @property
    def last(self) -> UnitState:
        return self.versions[-1].state

    @property
    def group(self) -> tuple[date, str | None] | None:
        """The day and act of its last change; None where it has none."""
        return (self.turns[-1].day, self.turns[-1].agreement) if self.turns else None


@dataclass(frozen=True, slots=True)
class _Span:
    """The days shown, both included, and where they stand on a picture so wide."""

    start: date
    end: date
    wide: float

    @property
    def left(self) -> float:
        return MARGIN + LABELS

    @property
    def right(self) -> float:
        """Where what is still in force after the last day runs to."""
        return self.wide - MARGIN

    def x(self, day: date) -> float:
        whole = max(1, (self.end - self.start).days)
        share = min(max((day - self.start).days / whole, 0.0), 1.0)
        return self.left + (self.right - ON_GOES - self.left) * share


_Row = Life | tuple[date, str | None] | None
"""A unit, or the heading of a group: its day and act, None for units without change."""


def lifelines(
    institution: str,
    versions: Sequence[UnitVersion],
    steps: ChangeSet | None,
    words: Words,
    start: date | None,
    end: date,
    *,
    only_changed: bool = False,
) -> tuple[Picture, ...]:
    """One picture for each sheet; `start` None begins with the first day that any version tells. With `only_changed` units
    without a change are counted and not drawn; where none changed there is no picture.

    `steps` are the changes of the period act by act, the same that tables count: those that are the institution's and no
    mere consequence are lettered.
    """
    if not versions:
        return (_nothing(institution, words),)
    drawn = {version.state.unit_id for version in versions}
    own = [change for change in (steps.changes if steps else ()) if _is_told(change) and _units_of(change) & drawn]
    lives = _lives(versions, _turns(own, end))
    shown_lives = [life for life in lives if life.turns] if only_changed else lives
    if not shown_lives:
        return ()
    rows = _grouped(shown_lives)
    most, room = _paper(sum(1 + len(lives) for _, lives in rows))
    first = start or min(version.valid_from for version in versions)
    span = _Span(first, max(end, first + timedelta(days=1)), room[0])
    sheets = list(_sheets(rows, most))
    title = _title(institution, words, start, end)
    of_units = sum(isinstance(change, UnitChange) for change in own)
    description = words("chart.lives_shown", units=len(drawn), changes=of_units, functions=len(own) - of_units)
    if len(shown_lives) < len(lives):
        description = f"{description} {words('chart.lives_not_drawn', units=len(lives) - len(shown_lives))}"
    return tuple(
        _picture(institution, rows, span, words, title, description, number_, len(sheets))
        for number_, rows in enumerate(sheets, 1)
    )


def _paper(rows: int) -> tuple[int, tuple[float, float]]:
    """How many rows a sheet has, and its room: of the smallest paper on which all rows stand, else of the largest."""
    choices = [(most, room_for_picture(paper)) for most, paper in zip(ROWS_OF_PAPERS, PAPERS, strict=True)]
    return next((choice for choice in choices if rows <= choice[0]), choices[-1])


def _title(institution: str, words: Words, start: date | None, end: date) -> str:
    if start is None:
        return words("chart.title_lives", institution=clean(institution))
    days = {"start": words.day(start), "end": words.day(end)}
    return words("chart.title_lives_between", institution=clean(institution), **days)


def _nothing(institution: str, words: Words) -> Picture:
    drawing, wide = Drawing(), 620.0
    title, said = words("chart.title_lives", institution=clean(institution)), words("chart.nothing")
    y = heading(drawing, title, [said], wide)
    key = key_of("lives", institution, 1)
    return Picture(key, title, drawing.finished(key, title, said, wide, y + MARGIN), said)


def _lives(versions: Sequence[UnitVersion], turns: Mapping[str, tuple[Turn, ...]]) -> list[Life]:
    by_unit: dict[str, list[UnitVersion]] = defaultdict(list)
    for version in versions:
        by_unit[version.state.unit_id].append(version)
    lives = [
        Life(tuple(sorted(own, key=lambda version: version.valid_from)), turns.get(unit_id, ()))
        for unit_id, own in by_unit.items()
    ]
    return sorted(lives, key=lambda life: code_order(life.last))


# --- what changed ----------------------------------------------------------------------------------------------------------


def _is_told(change: Change) -> bool:
    return not change.inherited and change.kind not in NOT_OF_THE_INSTITUTION


def _units_of(change: Change) -> set[str]:
    if isinstance(change, UnitChange):
        return {side.unit.unit_id for side in (*change.old, *change.new)}
    return {side.function.unit_id for side in (*change.old, *change.new)}


def _turns(changes: Sequence[Change], end: date) -> Mapping[str, tuple[Turn, ...]]:
    """By unit, in the order of days; what changed on one day under one act is one turn."""
    signs: dict[tuple[str, date, str | None], set[Sign]] = defaultdict(set)
    for change in changes:
        day, agreement = (change.act.effective_date, change.act.agreement) if change.act else (end, None)
        sign = SIGN_OF_KIND[change.kind] if isinstance(change, UnitChange) else Sign.FUNCTIONS
        for unit_id in _units_of(change):
            signs[unit_id, day, agreement].add(sign)
    found: dict[str, list[Turn]] = defaultdict(list)
    for (unit_id, day, agreement), kinds in signs.items():
        found[unit_id].append(Turn(day, frozenset(kinds), agreement))
    return {
        unit_id: tuple(sorted(turns, key=lambda turn: (turn.day, turn.agreement or "")))
        for unit_id, turns in found.items()
    }


# --- rows and sheets -------------------------------------------------------------------------------------------------------


def _grouped(lives: Sequence[Life]) -> list[tuple[_Row, list[Life]]]:
    """Units by the day and act of their last change, in the order of days; those without any last."""
    groups: dict[tuple[date, str | None] | None, list[Life]] = defaultdict(list)
    for life in lives:
        groups[life.group].append(life)
    order = sorted(groups, key=lambda group: (group is None, group[0] if group else date.max, str(group)))
    return [(group, groups[group]) for group in order]


def _sheets(groups: Sequence[tuple[_Row, list[Life]]], most: int) -> Iterator[list[_Row]]:
    """At most so many rows on one sheet after another; a group that goes on has its heading again."""
    rows: list[_Row] = []
    for group, lives in groups:
        if rows and len(rows) + 2 > most:
            yield rows
            rows = []
        rows.append(group)
        for life in lives:
            if len(rows) == most:
                yield rows
                rows = [group]
            rows.append(life)
    if rows:
        yield rows


def _picture(
    institution: str,
    rows: Sequence[_Row],
    span: _Span,
    words: Words,
    title: str,
    description: str,
    number_: int,
    many: int,
) -> Picture:
    drawing, wide = Drawing(), span.wide
    top = heading(drawing, title, [description], wide) + 30
    high = sum(ROW if isinstance(row, Life) else GROUP_ROW for row in rows)
    turns = [turn for row in rows if isinstance(row, Life) for turn in row.turns]
    _years(drawing, span, top, high)
    _days(drawing, span, top, high, turns)
    y = top
    for row in rows:
        if isinstance(row, Life):
            _row(drawing, row, span, words, y)
            y += ROW
        else:
            _heading(drawing, row, span, words, y)
            y += GROUP_ROW
    y = legend(drawing, {sign for turn in turns for sign in turn.signs}, {}, words, wide, y + 14, _PHRASES)
    y = bars(drawing, words, y + 14)
    sheet = words("chart.sheet", number=number_, many=many) if many > 1 else ""
    y = footing(drawing, words("chart.made_by"), sheet, wide, y + 4)
    key = key_of("lives", institution, number_)
    full = f"{title}. {sheet}" if sheet else title
    return Picture(key, full, drawing.finished(key, full, description, wide, y), description)


def _years(drawing: Drawing, span: _Span, top: float, high: float) -> None:
    """A line for each year, or for every second, fifth, tenth, as room allows; and one where the period ends."""
    years = span.end.year - span.start.year + 1
    fits = ceil(years * NARROWEST_TICK / (span.right - span.left))
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if step >= fits), 500)
    with drawing.group(stroke="#e3e5e8", stroke_width=1.0, font_size=9.0):
        for year in range(span.start.year, span.end.year + 1):
            day = max(date(year, 1, 1), span.start)
            if year % step and year != span.start.year:
                continue
            x = span.x(day)
            drawing.path(f"M{number(x)} {number(top - 12)}V{number(top + high)}")
            if (span.x(date(year, 12, 31)) - x > 22 or year % step == 0) and x < span.x(span.end) - 8:
                drawing.text(str(year), x + 3, top - 14, stroke="none", fill=FAINT)
        drawing.path(f"M{number(span.x(span.end))} {number(top - 2)}V{number(top + high)}", stroke="#9aa0a6")


def _days(drawing: Drawing, span: _Span, top: float, high: float, turns: Sequence[Turn]) -> None:
    """The days on which something changed, across all rows, dated where there is room."""
    last = float("-inf")
    with drawing.group(stroke="#9aa0a6", stroke_width=0.8, stroke_dasharray="2 3", font_size=LETTER_SIZE):
        for day in sorted({turn.day for turn in turns}):
            x = span.x(day)
            drawing.path(f"M{number(x)} {number(top - 2)}V{number(top + high)}")
            if x - last >= NARROWEST_DAY:
                anchor = "end" if x > span.right - 30 else "middle"
                at = span.right if anchor == "end" else x
                drawing.text(day.isoformat(), at, top - 3, stroke="none", fill=INK, text_anchor=anchor)
                last = x


def _heading(drawing: Drawing, group: tuple[date, str | None] | None, span: _Span, words: Words, y: float) -> None:
    if group is None:
        said = words("chart.no_change")
    else:
        said = f"{clean(group[1] or words('chart.no_act'))} · {words.day(group[0])}"
    room = span.right - MARGIN
    drawing.shape("rect", x=MARGIN, y=y + 2, width=room, height=GROUP_ROW - 4, fill="#f1f3f4")
    said = fitted(said, LABEL_SIZE, room * 0.94)
    drawing.text(said, MARGIN + 6, y + 15.2, font_size=LABEL_SIZE, font_weight="bold", fill=INK)


def _row(drawing: Drawing, life: Life, span: _Span, words: Words, y: float) -> None:
    label = wrapped(f"{life.last.code or ''} {shown(life.last.name)}", LABEL_SIZE, LABELS - 14, 2)
    with drawing.group("; ".join(_told(version, words) for version in life.versions)):
        first = y + (ROW - LABEL_LEADING * len(label)) / 2 + 8.8
        drawing.lines(label, MARGIN + 2, first, LABEL_LEADING, font_size=LABEL_SIZE, fill=INK)
        by_day: dict[date, frozenset[Sign]] = {}
        for turn in life.turns:
            by_day[turn.day] = by_day.get(turn.day, frozenset()) | turn.signs
        for version in life.versions:
            _bar(drawing, version, by_day.get(version.valid_from, frozenset()), span, y)
        _letters(drawing, life, span, y)


def _told(version: UnitVersion, words: Words) -> str:
    key = "chart.bar" if version.valid_to else "chart.bar_open"
    name = f"{version.state.code or ''} {clean(shown(version.state.name))}".strip()
    end = words.day(day_before(version.valid_to)) if version.valid_to else ""
    return words(key, name=name, start=words.day(version.valid_from), end=end)


def _bar(drawing: Drawing, version: UnitVersion, signs: frozenset[Sign], span: _Span, y: float) -> None:
    """From its first day to its last in the look of what began it, broken where the state is only told or reconstructed."""
    look = next((LOOKS[sign] for sign in PRIMARY if sign in signs), PLAIN)
    end = version.valid_to
    x1, x2 = span.x(version.valid_from), span.right if end is None or end > span.end else span.x(end)
    is_stated = version.state.basis not in (Basis.NARRATED, Basis.RECONSTRUCTED)
    drawing.shape(
        "rect",
        x=x1,
        y=y + (ROW - BAR) / 2,
        width=max(NARROWEST, x2 - x1),
        height=BAR,
        fill=look.ground if is_stated else "#ffffff",
        stroke=look.line,
        stroke_width=1.2 if signs else 0.8,
        stroke_dasharray="" if is_stated else "4 3",
    )


def _letters(drawing: Drawing, life: Life, span: _Span, y: float) -> None:
    """On the day of each change; moved on where they would cover each other, and back where they would leave the sheet."""
    signs = [(turn.day, sign) for turn in life.turns for sign in Sign if sign in turn.signs]
    wides = [max(BADGE, width(sign, LETTER_SIZE) + 6) for _, sign in signs]
    free, places = float("-inf"), list[float]()
    for (day, _), wide in zip(signs, wides, strict=True):
        places.append(max(span.x(day) - wide / 2, free))
        free = places[-1] + wide + 1
    limit = span.right + BADGE / 2
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], limit - wides[at])
        limit = places[at] - 1
    with drawing.group(text_anchor="middle"):
        for x, wide, (_, sign) in zip(places, wides, signs, strict=True):
            badge(drawing, x, y + (ROW - BADGE) / 2, wide, sign)
