"""Writes a filed report as one file of HTML that works without a network, from a mail attachment, with scripts off."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from changelog.reports.filed import FiledReport
from changelog.reports.marks import printable
from changelog.reports.page import labels
from changelog.reports.page.columns import css_string
from changelog.reports.page.filters import filters_of
from changelog.reports.page.lifelines import lifelines, signs
from changelog.reports.page.pictures import drawings
from changelog.reports.page.roster import Roster
from changelog.reports.page.sheets import Part, SheetWriter
from changelog.reports.wording import Words

_SCRIPTS = ("page", "rows", "filters", "sorting", "theme", "lives", "structure", "unit")
"""In the order in which they are joined: each may use what those before it define."""
_OF_THE_PAGE = "changelog.reports.page"
_UNSAFE_IN_ISLAND = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write(filed: FiledReport, words: Words) -> bytes:
    """The page as UTF-8; the same bytes from the same report. `words` are those of the report's language."""
    sections = filed.report.sections
    roster = Roster((table for section in sections for table in section.tables), filed.lives)
    sheets = SheetWriter(roster, words)
    parts = [sheets.part(section) for section in sections]
    style, script = _style(parts, words), _script()
    marks = [mark for section in sections for table in section.tables for mark in table.marks]
    page = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            language=filed.language,
            title=printable(filed.report.title),
            sentences=[printable(sentence) for sentence in filed.report.sentences if sentence],
            parts=parts,
            opening=_opening(parts),
            filters=filters_of(marks, roster, words),
            drawings=drawings(filed.pictures),
            institutions=[printable(label) for label, versions in filed.lives.items() if versions],
            signatures=[printable(role) for role in filed.signatures],
            label=labels.of_template(words),
            style=Markup(style),
            style_hash=_digest(style),
            script=Markup(script),
            script_hash=_digest(script),
            island=Markup(_island(filed, parts, roster, sheets, words)),
        )
    )
    return page.encode("utf-8")


def _opening(parts: list[Part]) -> int:
    """How many parts stand before the pictures: up to the first that has a table, the summary."""
    return next((position for position, part in enumerate(parts, 1) if part.sheets), 0)


def _style(parts: list[Part], words: Words) -> str:
    spoken = "".join(f"--said-{name}:{css_string(said)};" for name, said in labels.read_out(words).items())
    sheets = [sheet.rules for part in parts for sheet in part.sheets]
    heights = [
        f"#{part.anchor}>.body{{contain-intrinsic-height:auto {part.height}px}}" for part in parts if part.sheets
    ]
    return "\n".join((f":root{{{spoken}}}", _resource("page.css"), *sheets, *heights))


def _island(filed: FiledReport, parts: list[Part], roster: Roster, sheets: SheetWriter, words: Words) -> str:
    """What the script needs, as JSON that cannot end the element in which it stands."""
    lives = lifelines(filed, roster, words)
    content = {
        "language": filed.language,
        "say": labels.of_script(words),
        "days": sheets.days,
        "tables": {sheet.anchor: sheet.about for part in parts for sheet in part.sheets if sheet.about},
        "ranks": [printable(rank) for rank in roster.ranks],
        "agreements": [printable(agreement) for agreement in roster.agreements],
        "branches": [[roster.units.number(unit_id) for unit_id in branch] for branch in roster.branches],
        "lives": lives,
        "signs": signs(words),
        "units": [roster.anchor(unit_id) for unit_id in roster.units],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE_IN_ISLAND)


def _digest(text: str) -> str:
    """As a Content-Security-Policy names what it allows."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@lru_cache(1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(_OF_THE_PAGE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(1)
def _script() -> str:
    """All scripts as one, in a scope of their own."""
    joined = "\n".join(_resource(f"script/{name}.js") for name in _SCRIPTS)
    return f'(()=>{{"use strict";\n{joined}\n}})();'


def _resource(path: str) -> str:
    return files(_OF_THE_PAGE).joinpath(path).read_text("utf-8")
