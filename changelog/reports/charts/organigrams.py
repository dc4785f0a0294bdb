"""Organigrams: a structure on one date, or on two side by side in one layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from changelog.domain.charts import InstitutionChart
from changelog.reports.charts import pages
from changelog.reports.charts.faces import Face, Faces, Side, institution_face
from changelog.reports.charts.frames import MARGIN, footing, heading, legend
from changelog.reports.charts.layout import BOX_WIDTH, COLUMN_GAP, ROW_GAP, Layout, lay_out
from changelog.reports.charts.legend import LOOKS, Sign
from changelog.reports.charts.lettering import clean
from changelog.reports.charts.outlines import outlines_of
from changelog.reports.charts.painting import INK, padding, paint
from changelog.reports.charts.signed import UnitSigns, signs_of
from changelog.reports.charts.svg_writer import Drawing, key_of, number
from changelog.reports.charts.trees import Place, tree_of
from changelog.reports.filed import Picture
from changelog.reports.names import shown
from changelog.reports.paper.sheets import PAPERS, room_for_picture
from changelog.reports.wording import Words

ROOMS = tuple(map(room_for_picture, PAPERS))
"""The largest pictures that can be read on each paper, the smallest paper first: width and height in units of the
drawing."""
NARROWEST = 620.0
PANEL_GAP = 26.0
PANEL_HEADING = 13.0


def organigrams(chart: InstitutionChart, words: Words) -> tuple[Picture, ...]:
    """One picture for each sheet; one that says so where nothing is documented."""
    top = tree_of(chart.before, chart.after)
    subject = _Subject(chart, words)
    if top is None:
        return (subject.nothing(),)
    signs = signs_of(chart.changes)
    # While sheets are divided their numbers are not known yet: two digits take as much room as any.
    numbered_later = dict.fromkeys((place.key for place in top.walk()), 88)
    fits = partial(subject.is_readable, faces=Faces(words, signs, numbered_later, BOX_WIDTH))
    sheets = pages.sheets_of(top, _wanted(chart, signs), fits)
    faces = Faces(words, signs, pages.sheet_numbers(sheets), BOX_WIDTH)
    return tuple(subject.picture(sheet, faces, number_, len(sheets)) for number_, sheet in enumerate(sheets, 1))


def _wanted(chart: InstitutionChart, signs: Mapping[str, UnitSigns]) -> pages.IsWanted:
    """Of two dates only branches in which something changed get a sheet of their own."""
    if chart.before is None:
        return pages.every_branch
    changed = {unit_id for unit_id, found in signs.items() if found.is_changed}
    return lambda place: any(one.unit_id in changed for one in place.walk())


@dataclass(frozen=True, slots=True)
class _Panel:
    """A side of a picture: its heading, and the faces that are there, by the key of their places."""

    title: str
    faces: Mapping[str, Face]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Which of how many sheets a picture is, and the unit at its top."""

    number: int
    many: int
    name: str = ""


class _Subject:
    """What all sheets of an institution's chart have in common."""

    def __init__(self, chart: InstitutionChart, words: Words):
        self.chart = chart
        self.words = words
        before = (chart.before,) if chart.before else ()
        self.ranks = outlines_of((*before, chart.after))
        self.sides = (Side.BEFORE, Side.AFTER) if chart.before else (Side.AFTER,)

    def is_readable(self, top: Place, faces: Faces) -> bool:
        """Whether a place with all below it can be read on one sheet of the largest paper."""
        drawn = _Drawn(self, pages.Sheet(top), faces)
        return drawn.is_small(ROOMS[-1]) and drawn.scale(ROOMS[-1], drawn.laid_out(ROOMS[-1:])) >= 1.0

    def picture(self, sheet: pages.Sheet, faces: Faces, number_: int, many: int) -> Picture:
        """One sheet, drawn."""
        return _Drawn(self, sheet, faces).picture(number_, many)

    def nothing(self) -> Picture:
        """Said in words where no document bears on the date."""
        since = self.chart.after.first_documented_on
        said = self.words("chart.nothing_since", since=self.words.day(since)) if since else self.words("chart.nothing")
        drawing = Drawing()
        y = heading(drawing, self.title, [said], NARROWEST)
        return self.finished(drawing, _Sheet(1, 1), said, NARROWEST, y + 10)

    @property
    def title(self) -> str:
        institution = clean(self.chart.institution)
        if self.chart.before is None:
            return self.words("chart.title", institution=institution, day=self.words.day(self.chart.after.on))
        return self.words(
            "chart.title_two",
            institution=institution,
            start=self.words.day(self.chart.before.on),
            end=self.words.day(self.chart.after.on),
        )

    def description(self, panels: Sequence[_Panel]) -> str:
        """What the picture shows, in words: how many units on each date, and how many bear each sign."""
        said = [self.words("chart.shows", units=_units(panel), day=panel.title or self.title) for panel in panels]
        kinds = Counter(sign for face in panels[-1].faces.values() for sign in face.signs)
        told = [f"{self.words(LOOKS[sign].phrase)}: {kinds[sign]}" for sign in LOOKS if kinds[sign]]
        return " ".join(said) + (" " + "; ".join(told) + "." if told else "")

    def finished(self, drawing: Drawing, sheet: _Sheet, description: str, wide: float, y: float) -> Picture:
        told = self.words("chart.sheet", number=sheet.number, many=sheet.many) if sheet.many > 1 else ""
        y = footing(drawing, self.words("chart.made_by"), told, wide, y + 4)
        kind = "comparison" if self.chart.before else "organigram"
        key = key_of(kind, self.chart.institution, sheet.number)
        title = ": ".join(filter(None, (f"{self.title}. {told}", sheet.name))) if told else self.title
        return Picture(key, title, drawing.finished(key, title, description, wide, y), description)


class _Drawn:
    """One sheet: what stands on each of its sides, and how much room all of it takes."""

    def __init__(self, subject: _Subject, sheet: pages.Sheet, faces: Faces):
        self.subject = subject
        self.sheet = sheet
        self.panels = [self._panel(side, faces) for side in subject.sides]
        self.heights = {
            place.key: max((p.faces[place.key].height for p in self.panels if place.key in p.faces), default=30.0)
            for place in sheet.top.walk()
        }
        self._around: dict[float, float] = {}

    def _panel(self, side: Side, faces: Faces) -> _Panel:
        chart, words, top = self.subject.chart, self.subject.words, self.sheet.top
        structure = chart.before if side is Side.BEFORE and chart.before else chart.after
        title = words("chart.as_on", day=words.day(structure.on)) if chart.before else ""
        found = {place.key: faces.face(place, side) for place in top.walk() if place.state is not None}
        if top.state is None:
            found[top.key] = institution_face(chart.institution)
        return _Panel(title, {key: face for key, face in found.items() if face is not None})

    # --- room --------------------------------------------------------------------------------------------------------------

    def is_small(self, room: tuple[float, float]) -> bool:
        """Whether the boxes alone take less than the room: where they do not, no layout need be tried."""
        boxes = sum((BOX_WIDTH + COLUMN_GAP) * (height + ROW_GAP) for height in self.heights.values())
        return boxes * len(self.panels) <= room[0] * room[1]

    def laid_out(self, rooms: Sequence[tuple[float, float]]) -> Layout:
        small = [room for room in rooms if self.is_small(room)] or rooms[-1:]
        return lay_out(self.sheet.top, self.heights, [partial(self.scale, room) for room in small])

    def scale(self, room: tuple[float, float], layout: Layout) -> float:
        """How many times as large as drawn the whole picture may be in a room."""
        wide = self._wide(layout)
        return min(room[0] / wide, room[1] / (self._height_around(wide) + layout.height))

    def _wide(self, layout: Layout) -> float:
        many = len(self.panels)
        return max(NARROWEST, many * (layout.width + 2 * padding() + PANEL_GAP) - PANEL_GAP + 2 * MARGIN)

    def _height_around(self, wide: float) -> float:
        """What a picture so wide has above and below its boxes."""
        if wide not in self._around:
            nowhere = Drawing()
            y = self._legend(nowhere, wide, self._headed(nowhere, wide) + 2 * padding() + BELOW_BOXES)
            self._around[wide] = footing(nowhere, "", "", wide, y + 4)
        return self._around[wide]

    # --- drawing -----------------------------------------------------------------------------------------------------------

    def picture(self, number_: int, many: int) -> Picture:
        """The sheet, on the smallest paper on which it can be read."""
        drawing, layout = Drawing(), self.laid_out(ROOMS)
        wide = self._wide(layout)
        y = self._headed(drawing, wide)
        each = (wide - 2 * MARGIN - PANEL_GAP * (len(self.panels) - 1)) / len(self.panels)
        for place, panel in enumerate(self.panels):
            left = MARGIN + place * (each + PANEL_GAP)
            self._paint_panel(drawing, layout, panel, left, each, y)
            if place:
                drawing.path(
                    f"M{number(left - PANEL_GAP / 2)} {number(y - 24)}V{number(y + layout.height + 2 * padding())}",
                    stroke="#c4c7c5",
                    stroke_width=1.0,
                )
        y = self._legend(drawing, wide, y + layout.height + 2 * padding() + BELOW_BOXES)
        top = self.sheet.top.state
        named = _Sheet(number_, many, clean(shown(top.name)) if top else "")
        return self.subject.finished(drawing, named, self.subject.description(self.panels), wide, y)

    def _headed(self, drawing: Drawing, wide: float) -> float:
        """The heading; where the boxes of the panels begin."""
        y = heading(drawing, self.subject.title, self._subtitles(), wide)
        return y + (PANEL_HEADING + 11 if len(self.panels) > 1 else 4)

    def _paint_panel(self, drawing: Drawing, layout: Layout, panel: _Panel, left: float, each: float, y: float) -> None:
        if panel.title:
            middle = left + each / 2
            drawing.text(
                panel.title,
                middle,
                y - 9,
                font_size=PANEL_HEADING,
                font_weight="bold",
                fill=INK,
                text_anchor="middle",
            )
        right = left + (each - layout.width) / 2
        with drawing.group(transform=f"translate({number(right)} {number(y + padding())})"):
            paint(drawing, self.sheet.top, layout, panel.faces, self.subject.ranks, self.subject.words)

    def _subtitles(self) -> list[str]:
        """The way down to the top of the sheet, and the acts on which the structure rests."""
        words, chart = self.subject.words, self.subject.chart
        path = [clean(name) for name in self.sheet.above]
        name = self.sheet.top.state.name if self.sheet.top.state else ""
        told = [" › ".join([*path, clean(shown(name))])] if name else []
        if self.sheet.continues:
            told = [" ".join([*told, words("chart.continues")])]
        acts = chart.changes.acts if chart.changes else chart.after.acts
        named = list(dict.fromkeys(clean(act.agreement) for act in acts if act.agreement))[:MOST_ACTS]
        if named:
            told.append(words("chart.acts_between" if chart.changes else "chart.rests_on", acts="; ".join(named)))
        return told

    def _legend(self, drawing: Drawing, wide: float, y: float) -> float:
        faces = [face for panel in self.panels for face in panel.faces.values()]
        signs = {sign for face in faces for sign in face.signs - {Sign.FUNCTIONS}}
        signs |= {joint.sign for face in faces for joint in face.joints}
        signs |= {Sign.FUNCTIONS} if any(face.tag for face in faces) else set()
        signs |= {Sign.UNDOCUMENTED} if any(face.is_pale for face in faces) else set()
        borne = {face.rank for face in faces}
        ranks = {rank: outline for rank, outline in self.subject.ranks.items() if rank in borne}
        return legend(drawing, signs, ranks, self.subject.words, wide, y)


BELOW_BOXES = 6.0
"""Between the boxes and the legend."""
MOST_ACTS = 4
"""Acts named above a picture; the tables name them all."""


def _units(panel: _Panel) -> int:
    return sum(
        not (face.is_struck or face.is_ghost or face.is_pale) for key, face in panel.faces.items() if key != "top"
    )
