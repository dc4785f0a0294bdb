"""Organigrams: a structure on one date, or on two side by side in one layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from changelog.domain.charts import InstitutionChart
from changelog.reports.charts import layout as layouts
from changelog.reports.charts import pages
from changelog.reports.charts.faces import Face, Faces, Side, institution_face
from changelog.reports.charts.frames import MARGIN, footing, heading, legend
from changelog.reports.charts.layout import BOX_WIDTH, Layout, lay_out
from changelog.reports.charts.legend import LOOKS, Sign
from changelog.reports.charts.lettering import clean
from changelog.reports.charts.outlines import outlines_of
from changelog.reports.charts.painting import INK, padding, paint
from changelog.reports.charts.signed import UnitSigns, signs_of
from changelog.reports.charts.svg_writer import Drawing, key_of, number
from changelog.reports.charts.trees import Place, tree_of
from changelog.reports.filed import Picture
from changelog.reports.names import shown
from changelog.reports.wording import Words

ONE_SHEET = layouts.Sheet(1060.0, 660.0)
"""A letter sheet, landscape, in units of which one is 0.68 points there: names of size 10 are printed in 6.8 points."""
HALF_SHEET = layouts.Sheet(790.0, 880.0)
"""Half of a double letter sheet (11 by 17 inches), landscape, in the same units: two dates beside each other."""
NARROWEST = 620.0
PANEL_GAP = 34.0
PANEL_HEADING = 13.0


def organigrams(chart: InstitutionChart, words: Words) -> tuple[Picture, ...]:
    """One picture for each sheet; one that says so where nothing is documented."""
    top = tree_of(chart.before, chart.after)
    subject = _Subject(chart, words)
    if top is None:
        return (subject.nothing(),)
    signs = signs_of(chart.changes)
    sheets = pages.sheets_of(top, _wanted(chart, signs))
    numbers = pages.sheet_numbers(sheets)
    faces = Faces(words, signs, numbers, BOX_WIDTH)
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

    def picture(self, sheet: pages.Sheet, faces: Faces, number_: int, many: int) -> Picture:
        """One sheet, drawn."""
        top = sheet.top
        panels = [self._panel(top, side, faces) for side in self.sides]
        heights = {
            place.key: max((p.faces[place.key].height for p in panels if place.key in p.faces), default=30.0)
            for place in top.walk()
        }
        room = ONE_SHEET if len(panels) == 1 else HALF_SHEET
        layout = lay_out(top, heights, room)
        return self._drawn(sheet, layout, panels, number_, many)

    def nothing(self) -> Picture:
        """Said in words where no document bears on the date."""
        since = self.chart.after.first_documented_on
        said = self.words("chart.nothing_since", since=self.words.day(since)) if since else self.words("chart.nothing")
        drawing = Drawing()
        y = heading(drawing, self.title, [said], NARROWEST)
        return self._finished(drawing, _Sheet(1, 1), said, NARROWEST, y + 10)

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

    def _panel(self, top: Place, side: Side, faces: Faces) -> _Panel:
        structure = self.chart.before if side is Side.BEFORE and self.chart.before else self.chart.after
        title = self.words("chart.as_on", day=self.words.day(structure.on)) if self.chart.before else ""
        found = {place.key: faces.face(place, side) for place in top.walk() if place.state is not None}
        if top.state is None:
            found[top.key] = institution_face(self.chart.institution)
        return _Panel(title, {key: face for key, face in found.items() if face is not None})

    def _drawn(self, sheet: pages.Sheet, layout: Layout, panels: Sequence[_Panel], number_: int, many: int) -> Picture:
        drawing, inset = Drawing(), padding()
        wide = max(NARROWEST, len(panels) * (layout.width + 2 * inset + PANEL_GAP) - PANEL_GAP + 2 * MARGIN)
        y = heading(drawing, self.title, self._subtitles(sheet), wide)
        each = (wide - 2 * MARGIN - PANEL_GAP * (len(panels) - 1)) / len(panels)
        y += PANEL_HEADING + 14 if len(panels) > 1 else 4
        for place, panel in enumerate(panels):
            left = MARGIN + place * (each + PANEL_GAP)
            self._paint_panel(drawing, sheet, layout, panel, left, each, y)
            if place:
                drawing.path(
                    f"M{number(left - PANEL_GAP / 2)} {number(y - 24)}V{number(y + layout.height + 2 * inset)}",
                    stroke="#c4c7c5",
                    stroke_width=1.0,
                )
        y += layout.height + 2 * inset + 12
        shown_faces = [face for panel in panels for face in panel.faces.values()]
        y = self._legend(drawing, shown_faces, wide, y)
        name = shown(sheet.top.state.name) if sheet.top.state else ""
        return self._finished(drawing, _Sheet(number_, many, clean(name)), self._description(panels), wide, y)

    def _paint_panel(
        self, drawing: Drawing, sheet: pages.Sheet, layout: Layout, panel: _Panel, left: float, each: float, y: float
    ) -> None:
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
            paint(drawing, sheet.top, layout, panel.faces, self.ranks, self.words)

    def _subtitles(self, sheet: pages.Sheet) -> list[str]:
        """The way down to the top of the sheet, and the acts on which the structure rests."""
        path = [clean(name) for name in sheet.above]
        name = sheet.top.state.name if sheet.top.state else ""
        told = [" › ".join([*path, clean(shown(name))])] if name else []
        acts = self.chart.changes.acts if self.chart.changes else self.chart.after.acts
        named = list(dict.fromkeys(clean(act.agreement) for act in acts if act.agreement))[:MOST_ACTS]
        if named:
            key = "chart.acts_between" if self.chart.changes else "chart.rests_on"
            told.append(self.words(key, acts="; ".join(named)))
        return told

    def _legend(self, drawing: Drawing, faces: Sequence[Face], wide: float, y: float) -> float:
        signs = {sign for face in faces for sign in face.signs - {Sign.FUNCTIONS}}
        signs |= {joint.sign for face in faces for joint in face.joints}
        signs |= {Sign.FUNCTIONS} if any(face.tag for face in faces) else set()
        signs |= {Sign.UNDOCUMENTED} if any(face.is_pale for face in faces) else set()
        borne = {face.rank for face in faces}
        ranks = {rank: outline for rank, outline in self.ranks.items() if rank in borne}
        return legend(drawing, signs, ranks, self.words, wide, y)

    def _description(self, panels: Sequence[_Panel]) -> str:
        """What the picture shows, in words: how many units on each date, and how many bear each sign."""
        said = [self.words("chart.shows", units=_units(panel), day=panel.title or self.title) for panel in panels]
        kinds = Counter(sign for face in panels[-1].faces.values() for sign in face.signs)
        told = [f"{self.words(LOOKS[sign].phrase)}: {kinds[sign]}" for sign in LOOKS if kinds[sign]]
        return " ".join(said) + (" " + "; ".join(told) + "." if told else "")

    def _finished(self, drawing: Drawing, sheet: _Sheet, description: str, wide: float, y: float) -> Picture:
        told = self.words("chart.sheet", number=sheet.number, many=sheet.many) if sheet.many > 1 else ""
        y = footing(drawing, self.words("chart.made_by"), told, wide, y + 4)
        kind = "comparison" if self.chart.before else "organigram"
        key = key_of(kind, self.chart.institution, sheet.number)
        title = ": ".join(filter(None, (f"{self.title}. {told}", sheet.name))) if told else self.title
        return Picture(key, title, drawing.finished(key, title, description, wide, y), description)


MOST_ACTS = 4
"""Acts named above a picture; the tables name them all."""


def _units(panel: _Panel) -> int:
    return sum(
        not (face.is_struck or face.is_ghost or face.is_pale) for key, face in panel.faces.items() if key != "top"
    )
