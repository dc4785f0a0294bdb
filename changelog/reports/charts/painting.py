"""Boxes, lines and arrows of one panel, painted from a layout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from changelog.reports.charts.faces import (
    NAME_LEADING,
    NAME_SIZE,
    NOTE_LEADING,
    NOTE_SIZE,
    PADDING,
    Face,
)
from changelog.reports.charts.layout import Box, Layout
from changelog.reports.charts.legend import LOOKS, Border, Sign
from changelog.reports.charts.lettering import width
from changelog.reports.charts.outlines import Outline, path_of
from changelog.reports.charts.signed import Joint
from changelog.reports.charts.svg_writer import Drawing, number
from changelog.reports.charts.trees import Place
from changelog.reports.wording import Words

INK, FAINT, LINE = "#202124", "#5f6368", "#5f6368"
LETTER_SIZE = 8.6
BADGE = 13.0
JOINT = 26.0
BAND = 3.6


def paint(
    drawing: Drawing, top: Place, layout: Layout, faces: Mapping[str, Face], ranks: Mapping[str, Outline], words: Words
) -> None:
    """Lines first, then the arrows of units that moved, then boxes, so that no line crosses a name."""
    _lines(drawing, top, layout, faces)
    _arrows(drawing, top, layout, faces)
    for place in top.walk():
        face = faces.get(place.key)
        if face is not None:
            _box(drawing, layout.boxes[place.key], face, ranks.get(face.rank or "", Outline.SQUARE), words)


def _lines(drawing: Drawing, top: Place, layout: Layout, faces: Mapping[str, Face]) -> None:
    """From each box to those that hang from it; broken where a unit is there no more."""
    whole: dict[str, list[Box]] = defaultdict(list)
    broken: dict[str, list[Box]] = defaultdict(list)
    for place in top.walk():
        box, face = layout.boxes[place.key], faces.get(place.key)
        if face is None or box.parent is None or box.parent not in faces:
            continue
        (broken if face.is_ghost or face.is_struck or face.is_pale else whole)[box.parent].append(box)
    for lines, dashes in ((whole, ""), (broken, "3 3")):
        with drawing.group(fill="none", stroke=LINE, stroke_width=1.0, stroke_dasharray=dashes):
            for parent, boxes in lines.items():
                drawing.path(_line(layout.boxes[parent], boxes))


def _line(parent: Box, boxes: list[Box]) -> str:
    """One path for all that hang from a box; a line that comes down past several is drawn once, to the last."""
    parts: list[str] = []
    lowest: dict[tuple[float, bool], float] = {}
    for box in boxes:
        end = box.y + box.height / 2 if box.is_hung else box.y
        key = (box.spine, box.turns)
        lowest[key] = max(end, lowest.get(key, end))
        if box.is_hung:
            parts.append(f"M{number(box.spine)} {number(end)}H{number(box.x)}")
    for (spine, turns), end in lowest.items():
        if turns:
            start = f"M{number(parent.middle)} {number(parent.bottom)}V{number(parent.bus)}H{number(spine)}"
        else:
            start = f"M{number(spine)} {number(parent.bottom)}"
        parts.append(f"{start}V{number(end)}")
    return "".join(parts)


def _arrows(drawing: Drawing, top: Place, layout: Layout, faces: Mapping[str, Face]) -> None:
    """From the ghost of a unit that moved to where it is now, where both stand in the picture."""
    now = {place.unit_id: place.key for place in top.walk() if place.after is not None}
    look = LOOKS[Sign.REASSIGNED]
    with drawing.group(fill="none", stroke=look.line, stroke_width=1.6, stroke_opacity=0.85):
        for place in top.walk():
            face = faces.get(place.key)
            if face is not None and face.is_ghost and place.unit_id in now and now[place.unit_id] in faces:
                _arrow(drawing, layout.boxes[place.key], layout.boxes[now[place.unit_id]], look.line)


def _arrow(drawing: Drawing, old: Box, new: Box, colour: str) -> None:
    """Leaves and arrives at the sides that face each other, level, so that it reads beside vertical lines."""
    rightward = new.x > old.x
    x1, x2 = (old.x + old.width, new.x) if rightward else (old.x, new.x + new.width)
    if abs(new.x - old.x) < old.width:  # one column: around its right side
        x1, x2, rightward = old.x + old.width, new.x + new.width, False
        bend1 = bend2 = max(x1, x2) + 22
    else:
        reach = min(60.0, max(14.0, abs(x2 - x1) / 2))
        bend1, bend2 = (x1 + reach, x2 - reach) if rightward else (x1 - reach, x2 + reach)
    y1, y2 = old.y + old.height / 2, new.y + 9
    tip = x2 - 5 if rightward else x2 + 5
    drawing.path(
        f"M{number(x1)} {number(y1)}C{number(bend1)} {number(y1)} {number(bend2)} {number(y2)} {number(tip)} {number(y2)}"
    )
    drawing.path(
        f"M{number(x2)} {number(y2)}L{number(tip)} {number(y2 - 4)}V{number(y2 + 4)}Z", fill=colour, stroke="none"
    )


def _box(drawing: Drawing, box: Box, face: Face, outline: Outline, words: Words) -> None:
    title = "; ".join([face.full_name, *(words(LOOKS[sign].phrase) for sign in Sign if sign in face.signs)])
    opacity = 0.92 if face.is_ghost else None
    with drawing.group(title, text_anchor="middle", opacity=opacity):
        _border(drawing, box, face, outline)
        _words(drawing, box, face)
        _badges(drawing, box, face)


def _border(drawing: Drawing, box: Box, face: Face, outline: Outline) -> None:
    look = face.look
    dashes = look.dashes
    if face.is_struck:
        dashes = LOOKS[Sign.ABOLISHED].dashes
    if face.is_ghost:
        dashes = "2.5 2.5"
    drawing.path(
        path_of(outline, box.x, box.y, box.width, box.height),
        fill="#ffffff" if face.is_ghost else look.ground,
        stroke=look.line,
        stroke_width=1.0 if face.is_ghost else look.width,
        stroke_dasharray=dashes,
    )
    if outline is Outline.BANDED and not face.is_ghost:
        drawing.shape("rect", x=box.x, y=box.y, width=box.width, height=BAND, fill=look.line)
    if face.is_ghost or face.is_struck or look.border is Border.THIN:
        return
    if Sign.RENAMED in face.signs:
        drawing.path(
            path_of(outline, box.x, box.y, box.width, box.height, inset=3.0),
            fill="none",
            stroke=LOOKS[Sign.RENAMED].line,
            stroke_width=1.0,
        )
    if Sign.TRANSFORMED in face.signs:
        for x in (box.x + 2.2, box.x + box.width - 2.2):
            drawing.path(
                f"M{number(x)} {number(box.y)}V{number(box.bottom)}",
                stroke=LOOKS[Sign.TRANSFORMED].line,
                stroke_width=4.0,
            )
    if Sign.REASSIGNED in face.signs:
        y = box.y + 9
        drawing.path(
            f"M{number(box.x - 1)} {number(y - 5)}L{number(box.x + 7)} {number(y)}L{number(box.x - 1)} {number(y + 5)}Z",
            fill=LOOKS[Sign.REASSIGNED].line,
        )


def _words(drawing: Drawing, box: Box, face: Face) -> None:
    spare = box.height - face.lettered - face.head - face.foot
    y = box.y + face.head + spare / 2 + NAME_LEADING - 3
    fill = FAINT if face.is_pale or face.is_ghost else INK
    drawing.lines(
        face.name,
        box.middle,
        y,
        NAME_LEADING,
        font_size=NAME_SIZE,
        fill=fill,
        text_decoration="line-through" if face.is_struck else None,
    )
    if face.notes:
        drawing.lines(
            face.notes,
            box.middle,
            y + NAME_LEADING * len(face.name) - 1,
            NOTE_LEADING,
            font_size=NOTE_SIZE,
            fill=FAINT,
            font_style="italic",
        )


def _badges(drawing: Drawing, box: Box, face: Face) -> None:
    """Letters and joints on the upper edge from the left, the count of functions at the right of the lower edge: so that
    those of boxes above each other do not meet."""
    x = box.x + 8
    for sign in face.letters:
        wide = max(BADGE, width(sign, LETTER_SIZE) + 6)
        badge(drawing, x, box.y - BADGE / 2, wide, sign)
        x += wide + 2
    for one in face.joints:
        joint(drawing, x + JOINT / 2, box.y, one)
        x += JOINT + 2
    if face.tag:
        tag(drawing, box.x + box.width, box.bottom, face.tag)


def badge(drawing: Drawing, x: float, y: float, wide: float, sign: Sign) -> None:
    """A letter in a small square of its colour."""
    look = LOOKS[sign]
    drawing.shape("rect", x=x, y=y, width=wide, height=BADGE, rx=2, fill="#ffffff", stroke=look.line, stroke_width=1.3)
    drawing.text(sign.value, x + wide / 2, y + BADGE - 3.6, font_size=LETTER_SIZE, font_weight="bold", fill=look.line)


def joint(drawing: Drawing, x: float, y: float, one: Joint) -> None:
    """A numbered joint: round for mergers, pointed for splits, square for replacements."""
    look, half, high = LOOKS[one.sign], JOINT / 2, 7.0
    match look.border:
        case Border.ROUND_JOINT:
            data = (
                f"M{number(x - half)} {number(y)}a{half} {high} 0 1 1 {2 * half} 0a{half} {high} 0 1 1 {-2 * half} 0Z"
            )
        case Border.POINTED_JOINT:
            left, right = number(x - half + 5), number(x + half - 5)
            data = f"M{number(x - half)} {number(y)}l5 {-high}H{right}l5 {high}l-5 {high}H{left}Z"
        case _:
            data = f"M{number(x - half)} {number(y - high)}h{2 * half}v{2 * high}h{-2 * half}Z"
    drawing.path(data, fill="#ffffff", stroke=look.line, stroke_width=1.6)
    label = f"{one.sign.value}{one.number}" if one.number else one.sign.value
    drawing.text(label, x, y + 3, font_size=LETTER_SIZE, font_weight="bold", fill=look.line)


def tag(drawing: Drawing, right: float, bottom: float, text: str) -> None:
    """The corner mark of changed functions: a grey label across the lower right corner, its own corner cut."""
    look, high = LOOKS[Sign.FUNCTIONS], 11.0
    wide = width(text, NOTE_SIZE) + 9
    x, y = right - wide + 3, bottom - high / 2
    drawing.path(
        f"M{number(x + 5)} {number(y)}H{number(x + wide)}V{number(y + high)}H{number(x)}V{number(y + 5)}Z",
        fill="#eceff1",
        stroke=look.line,
        stroke_width=0.8,
    )
    drawing.text(text, x + wide / 2 + 1, y + high - 2.8, font_size=NOTE_SIZE, fill=INK)


def padding() -> float:
    """Room around a panel for what stands across the edges of boxes."""
    return PADDING + 4
