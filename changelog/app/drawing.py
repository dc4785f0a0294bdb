"""A chart to files: its ending says how, and each is written whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from changelog.app.files import refuse_other_endings, remove, write_bytes
from changelog.domain.charts import ChartAnswer

if TYPE_CHECKING:
    from changelog.reports.filed import Picture

ENDINGS = (".svg", ".png", ".html")
_MARK = "org-changelog chart, sheet"
_MARKED = re.compile(_MARK.encode() + rb" (\d{1,6})/(\d{1,6})")
_MARK_WITHIN = 256  # bytes from the beginning of a PNG or the end of an SVG
SHARPNESS = 2.0
"""Dots of a PNG for each unit of the drawing: a letter of size 10 is 20 dots high, as at 200 dots an inch on paper."""


def refuse_unknown_ending(path: str | os.PathLike[str]) -> None:
    """`UsageError` where no picture is known by the ending of the file."""
    refuse_other_endings(path, ENDINGS)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of a chart, in order, and those of an earlier, longer one of the same name that were taken away."""

    files: tuple[Path, ...]
    removed: tuple[Path, ...] = ()


def draw(answer: ChartAnswer, path: str | os.PathLike[str], language: Literal["es", "en"]) -> Drawn:
    """Write a chart where it is asked for. Several sheets are several files, `chart-1.svg` and so on, and one page as HTML.

    Folders that are missing are made. Sheets that an earlier chart of the same name had more than this one are taken away
    after all is written: only files that say themselves that they are that sheet of a chart of this program. Raises
    `UsageError` for an unknown ending, `StoreError` where nothing can be written.
    """
    refuse_unknown_ending(path)
    from changelog.reports.charts.pictures import chart_pictures
    from changelog.reports.wording import Words

    target, words = Path(path), Words(language)
    pictures = chart_pictures(answer, words)
    if target.suffix.lower() == ".html":
        from changelog.reports.charts import page_writer

        write_bytes(target, page_writer.write(pictures, words))
        return Drawn((target,))
    places = _places(target, pictures)
    for number, (place, picture) in enumerate(zip(places, pictures, strict=True), 1):
        write_bytes(place, _bytes(picture, target.suffix.lower(), f"{number}/{len(places)}"))
    stale = tuple(_stale(target, places))
    for place in stale:
        remove(place)
    return Drawn(places, stale)


def _places(target: Path, pictures: Sequence[Picture]) -> tuple[Path, ...]:
    if len(pictures) == 1:
        return (target,)
    return tuple(target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, len(pictures) + 1))


def _bytes(picture: Picture, ending: str, sheet: str) -> bytes:
    """The picture, with a mark that says which sheet of how many it is."""
    if ending == ".svg":
        return f"{picture.svg.rstrip()}\n<!-- {_MARK} {sheet} -->\n".encode()
    from changelog.reports.raster import png_of, told_in

    return told_in(png_of(picture.svg, SHARPNESS), f"{_MARK} {sheet}")


# --- sheets of an earlier chart --------------------------------------------------------------------------------------------


def _stale(target: Path, places: Sequence[Path]) -> Iterator[Path]:
    """Files named as sheets of this chart that it did not write, and that bear the mark of just that sheet."""
    named = re.compile(rf"{re.escape(target.stem)}(?:-([1-9]\d*))?{re.escape(target.suffix)}")
    for place in sorted(target.parent.iterdir()):
        found = named.fullmatch(place.name)
        if found and place not in places and place.is_file() and not place.is_symlink():
            sheet = _sheet_of(place)
            if sheet is not None and (sheet[0] == int(found[1]) and sheet[1] > 1 if found[1] else sheet == (1, 1)):
                yield place


def _sheet_of(place: Path) -> tuple[int, int] | None:
    """Which sheet of how many a file says that it is; None for a file that is not ours or cannot be read."""
    try:
        with place.open("rb") as file:
            first = file.read(_MARK_WITHIN)
            file.seek(max(0, place.stat().st_size - _MARK_WITHIN))
            found = _MARKED.search(first + b" " + file.read())
    except OSError:
        return None
    return (int(found[1]), int(found[2])) if found else None
