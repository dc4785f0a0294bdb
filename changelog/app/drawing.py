"""A chart to files: its ending says how, and each is written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from changelog.app.files import write_bytes
from changelog.domain.charts import ChartAnswer
from changelog.errors import UsageError

if TYPE_CHECKING:
    from changelog.reports.filed import Picture

ENDINGS = (".svg", ".png", ".html")
SHARPNESS = 2.0
"""Dots of a PNG for each unit of the drawing: a letter of size 10 is 20 dots high, as at 200 dots an inch on paper."""


def refuse_unknown_ending(path: str | os.PathLike[str]) -> None:
    """`UsageError` where no picture is known by the ending of the file."""
    if Path(path).suffix.lower() not in ENDINGS:
        raise UsageError(f"{os.fspath(path)} has none of the known endings", remedy="end it in " + ", ".join(ENDINGS))


def draw(answer: ChartAnswer, path: str | os.PathLike[str], language: Literal["es", "en"]) -> tuple[Path, ...]:
    """Write a chart where it is asked for; gives the files in order. Several sheets are several files, `chart-1.svg` and
    so on, and one page as HTML.

    Folders that are missing are made. Raises `UsageError` for an unknown ending, `StoreError` where nothing can be written.
    """
    refuse_unknown_ending(path)
    from changelog.reports.charts.pictures import chart_pictures
    from changelog.reports.wording import Words

    target, words = Path(path), Words(language)
    pictures = chart_pictures(answer, words)
    if target.suffix.lower() == ".html":
        from changelog.reports.charts import page_writer

        write_bytes(target, page_writer.write(pictures, words))
        return (target,)
    places = _places(target, pictures)
    for place, picture in zip(places, pictures, strict=True):
        write_bytes(place, _bytes(picture, target.suffix.lower()))
    return places


def _places(target: Path, pictures: Sequence[Picture]) -> tuple[Path, ...]:
    if len(pictures) == 1:
        return (target,)
    return tuple(target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, len(pictures) + 1))


def _bytes(picture: Picture, ending: str) -> bytes:
    if ending == ".svg":
        return picture.svg.encode("utf-8")
    from changelog.reports.raster import png_of

    return png_of(picture.svg, SHARPNESS)
