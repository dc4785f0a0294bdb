"""The life of units as bars over years: what began each state, in the letter, look and colour of its kind, by agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from changelog.domain.basis import Basis
from changelog.domain.dates import day_before
from changelog.domain.structures import UnitState, UnitVersion, code_order
from changelog.domain.texts import normal_form
from changelog.reports.charts.frames import MARGIN, bars, footing, heading, legend
from changelog.reports.charts.legend import LOOKS, PRIMARY, SIGN_OF_CLOSING, SIGN_OF_OPENING, Look, Sign
from changelog.reports.charts.lettering import clean, fitted, width, wrapped
from changelog.reports.charts.painting import BADGE, FAINT, INK, LETTER_SIZE, badge
from changelog.reports.charts.svg_writer import Drawing, key_of, number
from changelog.reports.filed import Picture
from changelog.reports.names import shown
from changelog.reports.wording import Words

LABELS, YEARS = 250.0, 800.0
"""How wide the names of units are, and the years beside them."""
ROW, BAR, GROUP_ROW = 24.0, 13.0, 22.0
ROWS = 27
"""Rows on a sheet, headings of agreements included: a letter sheet, landscape."""
NARROWEST_TICK, NARROWEST_DAY = 38.0, 58.0
PLAIN = Look("#5f6368", "#eceff1", LOOKS[Sign.FUNCTIONS].border, "chart.unchanged", 1.0)


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which a unit's state began or its life ended, with the kinds of change and the act."""

    day: date
    signs: frozenset[Sign]
    agreement: str | None

    @property
    def look(self) -> Look:
        return next((LOOKS[sign] for sign in PRIMARY if sign in self.signs), PLAIN)

    @property
    def is_change(self) -> bool:
        """What is merely first or no longer documented is no change of the institution."""
        return bool(self.signs - {Sign.UNDOCUMENTED})


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
        changes = [turn for turn in self.turns if turn.is_change]
        return (changes[-1].day, changes[-1].agreement) if changes else None


@dataclass(frozen=True, slots=True)
class _Span:
    """The days shown, both included, and where they stand."""

    start: date
    end: date

    def x(self, day: date) -> float:
        whole = max(1, (self.end - self.start).days)
        return MARGIN + LABELS + YEARS * min(max((day - self.start).days / whole, 0.0), 1.0)


_Row = Life | tuple[date, str | None] | None
"""A unit, or the heading of a group: its day and act, None for units without change."""


def lifelines(
    institution: str, versions: Sequence[UnitVersion], words: Words, start: date | None, end: date
) -> tuple[Picture, ...]:
    """One picture for each sheet; `start` None begins with the first day that any version tells."""
    if not versions:
        return (_nothing(institution, words),)
    first = start or min(version.valid_from for version in versions)
    span = _Span(first, max(end, first + timedelta(days=1)))
    lives = _lives(versions, span, is_whole=start is None)
    sheets = list(_sheets(_grouped(lives)))
    title = _title(institution, words, start, end)
    changes = sum(turn.is_change for life in lives for turn in life.turns)
    description = words("chart.lives_shown", units=len(lives), marks=changes)
    return tuple(
        _picture(institution, rows, span, words, title, description, number_, len(sheets))
        for number_, rows in enumerate(sheets, 1)
    )


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


def _lives(versions: Sequence[UnitVersion], span: _Span, *, is_whole: bool) -> list[Life]:
    by_unit: dict[str, list[UnitVersion]] = defaultdict(list)
    for version in versions:
        by_unit[version.state.unit_id].append(version)
    lives = []
    for own in by_unit.values():
        own.sort(key=lambda version: version.valid_from)
        turns = [turn for turn in _turns(own) if (is_whole or turn.day > span.start) and turn.day <= span.end]
        lives.append(Life(tuple(own), tuple(turns)))
    return sorted(lives, key=lambda life: code_order(life.last))


def _turns(own: Sequence[UnitVersion]) -> Iterator[Turn]:
    before: UnitVersion | None = None
    for version in own:
        signs = _signs(before, version)
        if signs:
            yield Turn(version.valid_from, signs, version.begun_by.agreement)
        if version.closing is not None and version.valid_to is not None:
            ended = version.ended_by.agreement if version.ended_by else None
            yield Turn(version.valid_to, frozenset({SIGN_OF_CLOSING[version.closing]}), ended)
        before = version


def _signs(before: UnitVersion | None, version: UnitVersion) -> frozenset[Sign]:
    """What began a version: the opening of a life, or what differs from the state before."""
    if version.opening is not None:
        return frozenset({SIGN_OF_OPENING[version.opening]})
    if before is None:
        return frozenset()
    old, new = before.state, version.state
    signs = set()
    if normal_form(old.rank or "") != normal_form(new.rank or ""):
        signs.add(Sign.TRANSFORMED)
    if _bare_name(old) != _bare_name(new):
        signs.add(Sign.RENAMED)
    if old.placed and new.placed and old.parent_id != new.parent_id:
        signs.add(Sign.REASSIGNED)
    return frozenset(signs)


def _bare_name(state: UnitState) -> str:
    """The name without the rank that it begins with, as names are compared."""
    return normal_form(shown(state.name)).removeprefix(normal_form(state.rank or "")).strip()


def _grouped(lives: Sequence[Life]) -> list[tuple[_Row, list[Life]]]:
    """Units by the day and act of their last change, in the order of days; those without any last."""
    groups: dict[tuple[date, str | None] | None, list[Life]] = defaultdict(list)
    for life in lives:
        groups[life.group].append(life)
    order = sorted(groups, key=lambda group: (group is None, group[0] if group else date.max, str(group)))
    return [(group, groups[group]) for group in order]


def _sheets(groups: Sequence[tuple[_Row, list[Life]]]) -> Iterator[list[_Row]]:
    """Rows of one sheet after another; a group that goes on has its heading again."""
    rows: list[_Row] = []
    for group, lives in groups:
        if rows and len(rows) + 2 > ROWS:
            yield rows
            rows = []
        rows.append(group)
        for life in lives:
            if len(rows) == ROWS:
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
    drawing, wide = Drawing(), LABELS + YEARS + 2 * MARGIN
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
            _heading(drawing, row, words, y)
            y += GROUP_ROW
    signs = {sign for turn in turns for sign in turn.signs if turn.is_change}
    y = legend(drawing, signs, {}, words, wide, y + 14)
    y = bars(drawing, words, y + 14)
    sheet = words("chart.sheet", number=number_, many=many) if many > 1 else ""
    y = footing(drawing, words("chart.made_by"), sheet, wide, y + 4)
    key = key_of("lives", institution, number_)
    full = f"{title}. {sheet}" if sheet else title
    return Picture(key, full, drawing.finished(key, full, description, wide, y), description)


def _years(drawing: Drawing, span: _Span, top: float, high: float) -> None:
    """A line for each year, or for every second, fifth, tenth, as room allows."""
    years = span.end.year - span.start.year + 1
    fits = ceil(years * NARROWEST_TICK / YEARS)
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


def _days(drawing: Drawing, span: _Span, top: float, high: float, turns: Sequence[Turn]) -> None:
    """The days on which something changed, across all rows, dated where there is room."""
    last = float("-inf")
    with drawing.group(stroke="#9aa0a6", stroke_width=0.8, stroke_dasharray="2 3", font_size=8.0):
        for day in sorted({turn.day for turn in turns if turn.is_change}):
            x = span.x(day)
            drawing.path(f"M{number(x)} {number(top - 2)}V{number(top + high)}")
            if x - last >= NARROWEST_DAY:
                anchor = "end" if x > span.x(span.end) - 30 else "middle"
                drawing.text(day.isoformat(), x, top - 3, stroke="none", fill=INK, text_anchor=anchor)
                last = x


def _heading(drawing: Drawing, group: tuple[date, str | None] | None, words: Words, y: float) -> None:
    if group is None:
        said = words("chart.no_change")
    else:
        said = f"{clean(group[1] or words('chart.no_act'))} · {words.day(group[0])}"
    drawing.shape("rect", x=MARGIN, y=y + 2, width=LABELS + YEARS, height=GROUP_ROW - 4, fill="#f1f3f4")
    said = fitted(said, 10.0, (LABELS + YEARS) * 0.94)
    drawing.text(said, MARGIN + 6, y + 14.6, font_size=10.0, font_weight="bold", fill=INK)


def _row(drawing: Drawing, life: Life, span: _Span, words: Words, y: float) -> None:
    label = wrapped(f"{life.last.code or ''} {shown(life.last.name)}", 8.5, LABELS - 14, 2)
    with drawing.group("; ".join(_told(version, words) for version in life.versions)):
        first = y + (ROW - 9.4 * len(label)) / 2 + 7.4
        drawing.lines(label, MARGIN + 2, first, 9.4, font_size=8.5, fill=INK)
        by_day = {turn.day: turn for turn in life.turns}
        for version in life.versions:
            _bar(drawing, version, by_day.get(version.valid_from), span, y)
        _letters(drawing, life, span, y)


def _told(version: UnitVersion, words: Words) -> str:
    key = "chart.bar" if version.valid_to else "chart.bar_open"
    name = f"{version.state.code or ''} {clean(shown(version.state.name))}".strip()
    end = words.day(day_before(version.valid_to)) if version.valid_to else ""
    return words(key, name=name, start=words.day(version.valid_from), end=end)


def _bar(drawing: Drawing, version: UnitVersion, turn: Turn | None, span: _Span, y: float) -> None:
    """From its first day to its last, broken where the state is only told or reconstructed."""
    look = turn.look if turn and turn.is_change else PLAIN
    x1, x2 = span.x(version.valid_from), span.x(version.valid_to or span.end)
    is_stated = version.state.basis not in (Basis.NARRATED, Basis.RECONSTRUCTED)
    drawing.shape(
        "rect",
        x=x1,
        y=y + (ROW - BAR) / 2,
        width=max(1.5, x2 - x1),
        height=BAR,
        fill=look.ground if is_stated else "#ffffff",
        stroke=look.line,
        stroke_width=1.2 if turn and turn.is_change else 0.8,
        stroke_dasharray="" if is_stated else "4 3",
    )


def _letters(drawing: Drawing, life: Life, span: _Span, y: float) -> None:
    """On the day of each change; moved on where they would cover each other."""
    free = float("-inf")
    with drawing.group(text_anchor="middle"):
        for turn in life.turns:
            for sign in (one for one in Sign if one in turn.signs and turn.is_change):
                wide = max(BADGE, width(sign, LETTER_SIZE) + 6)
                x = max(span.x(turn.day) - wide / 2, free)
                badge(drawing, x, y + (ROW - BADGE) / 2, wide, sign)
                free = x + wide + 1
