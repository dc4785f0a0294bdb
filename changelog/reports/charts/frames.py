"""What stands around a picture: its heading, its legend, and the line below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from changelog.reports.charts.legend import LOOKS, Border, Sign
from changelog.reports.charts.lettering import clean, fitted, width, wrapped
from changelog.reports.charts.outlines import Outline, path_of
from changelog.reports.charts.painting import BAND, FAINT, INK, badge, joint
from changelog.reports.charts.signed import Joint
from changelog.reports.charts.svg_writer import Drawing, number
from changelog.reports.wording import Words

MARGIN = 26.0
TITLE_SIZE, SUBTITLE_SIZE, SMALL_SIZE = 16.0, 11.0, 9.0
MOST_TITLE_LINES = 3
BOLD = 0.93
"""Of the room, what bold letters may take by their estimated width: they are a little wider."""
SWATCH, SWATCH_HEIGHT = 30.0, 16.0
ENTRY_GAP, LEGEND_LINE = 20.0, 24.0


def heading(drawing: Drawing, title: str, subtitles: Sequence[str], wide: float) -> float:
    """The title and lines below it, at the upper left; how far down they reach."""
    room = wide - 2 * MARGIN
    lines = wrapped(title, TITLE_SIZE, room * BOLD, MOST_TITLE_LINES)
    y = MARGIN + TITLE_SIZE - 3
    drawing.lines(lines, MARGIN, y, TITLE_SIZE * 1.2, font_size=TITLE_SIZE, font_weight="bold", fill=INK)
    y += TITLE_SIZE * 1.2 * (len(lines) - 1)
    for subtitle in subtitles:
        y += SUBTITLE_SIZE + 5
        drawing.text(fitted(subtitle, SUBTITLE_SIZE, room), MARGIN, y, font_size=SUBTITLE_SIZE, fill=FAINT)
    return y + 11


def legend(
    drawing: Drawing,
    signs: Iterable[Sign],
    ranks: Mapping[str, Outline],
    words: Words,
    wide: float,
    y: float,
    phrases: Mapping[Sign, str] | None = None,
) -> float:
    """The signs and ranks that the picture shows, in rows; how far down they reach. `phrases` are keys of what signs mean in
    this picture, where that is not what they mean in others: those are shown by their letters alone."""
    x, top = MARGIN, y
    drawing.path(f"M{number(MARGIN)} {number(y)}H{number(wide - MARGIN)}", stroke="#c4c7c5", stroke_width=0.8)
    y += 17
    with drawing.group(font_size=SMALL_SIZE, fill=INK):
        known = set(signs)
        for sign in (one for one in LOOKS if one in known):
            lettered = (phrases or {}).get(sign)
            words_of = words(lettered or LOOKS[sign].phrase)
            x, y = _room(x, y, words_of, wide)
            _swatch(drawing, x, y, sign, border=None if lettered else LOOKS[sign].border)
            x = _labelled(drawing, x, y, words_of)
        if ranks and known:
            x, y = MARGIN, y + LEGEND_LINE
        for outline in dict.fromkeys(ranks.values()):
            borne = clean(", ".join(rank for rank, one in ranks.items() if one is outline))
            rank = fitted(borne, SMALL_SIZE, wide - 2 * MARGIN - SWATCH - 8)
            x, y = _room(x, y, rank, wide)
            drawing.path(
                path_of(outline, x, y - SWATCH_HEIGHT / 2, SWATCH, SWATCH_HEIGHT),
                fill="#ffffff",
                stroke=INK,
                stroke_width=1.0,
            )
            if outline is Outline.BANDED:
                drawing.shape("rect", x=x, y=y - SWATCH_HEIGHT / 2, width=SWATCH, height=BAND, fill=INK)
            x = _labelled(drawing, x, y, rank)
    return y + LEGEND_LINE / 2 if (known or ranks) else top


def bars(drawing: Drawing, words: Words, y: float) -> float:
    """What whole and broken bars mean; how far down it reaches."""
    x = MARGIN
    with drawing.group(font_size=SMALL_SIZE, fill=INK):
        for key, ground, dashes in (("chart.still", "#eceff1", ""), ("chart.told", "#ffffff", "4 3")):
            outline = path_of(Outline.SQUARE, x, y - 6, SWATCH, 12)
            drawing.path(outline, fill=ground, stroke=FAINT, stroke_width=0.8, stroke_dasharray=dashes)
            x = _labelled(drawing, x, y, words(key))
    return y + LEGEND_LINE / 2


def _room(x: float, y: float, words: str, wide: float) -> tuple[float, float]:
    if x > MARGIN and x + SWATCH + 7 + width(words, SMALL_SIZE) > wide - MARGIN:
        return MARGIN, y + LEGEND_LINE
    return x, y


def _labelled(drawing: Drawing, x: float, y: float, words: str) -> float:
    drawing.text(words, x + SWATCH + 7, y + 3)
    return x + SWATCH + 7 + width(words, SMALL_SIZE) + ENTRY_GAP


def _swatch(drawing: Drawing, x: float, y: float, sign: Sign, border: Border | None) -> None:
    """A small box in the look of a kind, with its letter."""
    look, top = LOOKS[sign], y - SWATCH_HEIGHT / 2
    outline = path_of(Outline.SQUARE, x, top, SWATCH, SWATCH_HEIGHT)
    drawing.path(outline, fill=look.ground, stroke=look.line, stroke_width=look.width, stroke_dasharray=look.dashes)
    with drawing.group(text_anchor="middle"):
        match border:
            case Border.ROUND_JOINT | Border.POINTED_JOINT | Border.SQUARE_JOINT:
                joint(drawing, x + SWATCH / 2, y, Joint(sign, 0))
                return
            case Border.DOUBLE:
                inner = path_of(Outline.SQUARE, x, top, SWATCH, SWATCH_HEIGHT, inset=2.6)
                drawing.path(inner, fill="none", stroke=look.line, stroke_width=0.9)
            case Border.BARS:
                for edge in (x + 2, x + SWATCH - 2):
                    drawing.path(
                        f"M{number(edge)} {number(top)}v{number(SWATCH_HEIGHT)}", stroke=look.line, stroke_width=4
                    )
            case Border.ARROW:
                drawing.path(f"M{number(x - 1)} {number(y - 5)}l8 5l-8 5Z", fill=look.line)
            case Border.CORNER:
                drawing.path(
                    f"M{number(x + 12)} {number(y + 3)}h20v10h-25v-5Z",
                    fill="#eceff1",
                    stroke=look.line,
                    stroke_width=0.8,
                )
                drawing.text("f ±~", x + 20, y + 10.6, font_size=7)
                return
            case _:
                pass
        badge(drawing, x + SWATCH / 2 - 8, y - 6.5, 16, sign)


def footing(drawing: Drawing, left: str, right: str, wide: float, y: float) -> float:
    """A line in small letters below all; how far down it reaches."""
    drawing.text(
        fitted(left, SMALL_SIZE, wide - 2 * MARGIN - width(right, SMALL_SIZE) - 20),
        MARGIN,
        y + 8,
        font_size=SMALL_SIZE,
        fill=FAINT,
    )
    if right:
        drawing.text(right, wide - MARGIN, y + 8, font_size=SMALL_SIZE, fill=FAINT, text_anchor="end")
    return y + 8 + MARGIN / 2
