"""Drawings as part of a page: what their parts are called must not be the name of anything else in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from changelog.reports.filed import Picture
from changelog.reports.marks import printable

_PROLOGUE = re.compile(r"\A\ufeff?\s*(?:<\?xml.*?\?>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*", re.DOTALL)
_NAMED = re.compile(r"""(\sid\s*=\s*["'])([^"']+)""")
_NAMES = re.compile(r"""(\s(?:aria-labelledby|aria-describedby)\s*=\s*["'])([^"']+)""")
_POINTS = re.compile(r"""(url\(\s*["']?#|href\s*=\s*["']#)([^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture laid out; `svg` is trusted: charts of this program escape what they draw."""

    anchor: str
    title: str
    description: str
    svg: Markup


def drawings(pictures: tuple[Picture, ...]) -> tuple[Drawing, ...]:
    """The pictures with the names of their parts made their own: `p1-`, `p2-` and so on before each."""
    return tuple(
        Drawing(
            f"p{number}", printable(one.title), printable(one.description), Markup(_own_names(one.svg, f"p{number}-"))
        )
        for number, one in enumerate(pictures, 1)
    )


def _own_names(svg: str, prefix: str) -> str:
    bare = _PROLOGUE.sub("", svg, count=1)
    named = _NAMED.sub(rf"\g<1>{prefix}\g<2>", bare)
    pointed = _POINTS.sub(rf"\g<1>{prefix}\g<2>", named)
    return _NAMES.sub(lambda found: found[1] + " ".join(prefix + name for name in found[2].split()), pointed)
