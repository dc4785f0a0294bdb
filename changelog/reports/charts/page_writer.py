"""All sheets of a chart as one page that needs nothing else: a list of them, then each, one to a printed page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from changelog.reports.charts.lettering import clean
from changelog.reports.charts.svg_writer import number
from changelog.reports.filed import Picture
from changelog.reports.raster import size_of
from changelog.reports.wording import Words

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 120rem; padding: 1rem; font-family: "Liberation Sans", Arial, Helvetica, sans-serif;
  color: #202124; background: #fff; }
h1 { font-size: 1.4rem; }
nav a { color: #1a56b0; }
nav a:focus-visible { outline: 3px solid #1a56b0; outline-offset: 2px; }
figure { margin: 1.5rem 0; overflow-x: auto; border: 1px solid #dadce0; }
figure:target { border-color: #1a56b0; }
figure:focus-visible { outline: 3px solid #1a56b0; outline-offset: 2px; }
figure svg { display: block; width: clamp(calc(var(--wide) * 1.2), 100%, calc(var(--wide) * 1.6)); height: auto; }
@page { size: landscape; margin: 10mm; }
@media print {
  nav, h1 { display: none; }
  figure { break-after: page; border: 0; margin: 0; }
  figure svg { width: 100%; max-height: 95vh; }
}
""".strip()


def write(pictures: Sequence[Picture], words: Words) -> bytes:
    """HTML with the pictures in it. Titles are text: none of it is read as markup."""
    title = pictures[0].title.partition(". ")[0] if pictures else words("chart.contents")
    parts = [
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{_text(title)}</h1>",
    ]
    if len(pictures) > 1:
        parts += [_contents(pictures, words)]
    parts += [_figure(picture) for picture in pictures]
    parts += ["</main>\n</body>\n</html>\n"]
    return "\n".join(parts).encode("utf-8", "replace")


def _figure(picture: Picture) -> str:
    """A picture that is never smaller than it is drawn: where it is wider than the window it is scrolled, also by keys."""
    wide, _ = size_of(picture.svg)
    return (
        f'<figure id="{picture.key}" tabindex="0" role="region" aria-label="{_text(picture.title)}" '
        f'style="--wide:{number(wide)}px">\n{picture.svg}</figure>'
    )


def _contents(pictures: Sequence[Picture], words: Words) -> str:
    entries = "\n".join(f'<li><a href="#{picture.key}">{_text(picture.title)}</a></li>' for picture in pictures)
    return f'<nav aria-label="{_text(words("chart.contents"))}">\n<ol>\n{entries}\n</ol>\n</nav>'


def _text(words: str) -> str:
    return escape(clean(words))
