"""Drawings as SVG text: every word escaped, every number short, nothing that a picture would have to fetch or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

from changelog.reports.charts.lettering import FAMILIES, clean

Attribute = str | float | None


def number(value: float) -> str:
    """To a tenth, without what says nothing: "12", "12.5"."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


class Drawing:
    """Shapes and words in the order in which they are painted."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def shape(self, name: str, **attributes: Attribute) -> None:
        """An element without content; `stroke_width` is written stroke-width."""
        self._parts.append(f"<{name}{_written(attributes)}/>")

    def path(self, data: str, **attributes: Attribute) -> None:
        self.shape("path", d=data, **attributes)

    def text(self, words: str, x: float, y: float, **attributes: Attribute) -> None:
        """One line; `y` is where its letters stand."""
        self._parts.append(f"<text{_written({'x': x, 'y': y, **attributes})}>{_safe(words)}</text>")

    def lines(self, lines: tuple[str, ...], x: float, y: float, leading: float, **attributes: Attribute) -> None:
        """Several lines, the first standing at `y`."""
        if len(lines) <= 1:
            for line in lines:
                self.text(line, x, y, **attributes)
            return
        spans = "".join(
            f'<tspan x="{number(x)}" dy="{number(leading if place else 0)}">{_safe(line)}</tspan>'
            for place, line in enumerate(lines)
        )
        self._parts.append(f"<text{_written({'y': y, **attributes})}>{spans}</text>")

    @contextmanager
    def group(self, title: str = "", **attributes: Attribute) -> Iterator[None]:
        """What is drawn inside shares the attributes; a title is shown where a pointer rests."""
        self._parts.append(f"<g{_written(attributes)}>" + (f"<title>{_safe(title)}</title>" if title else ""))
        yield
        self._parts.append("</g>")

    def finished(self, key: str, title: str, description: str, width: float, height: float) -> str:
        """The picture: white ground, title and description for those who cannot see it. Ids begin with its key, so that
        several pictures may stand in one page."""
        size = f'width="{number(width)}" height="{number(height)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" {size} role="img" '
            f'aria-labelledby="{key}-title {key}-description" font-family={quoteattr(FAMILIES)}>'
            f'<title id="{key}-title">{_safe(title)}</title>'
            f'<desc id="{key}-description">{_safe(description)}</desc>'
            f'<rect {size} fill="#ffffff"/>' + "".join(self._parts) + "</svg>\n"
        )


def _written(attributes: dict[str, Attribute]) -> str:
    return "".join(
        f" {name.replace('_', '-')}={quoteattr(value) if isinstance(value, str) else chr(34) + number(value) + chr(34)}"
        for name, value in attributes.items()
        if value is not None and value != ""
    )


def _safe(words: str) -> str:
    return escape(clean(words))


def key_of(*parts: object) -> str:
    """A key that may stand in an id and in a file's name: letters, digits and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(map(str, parts)).lower()).strip("-") or "picture"
