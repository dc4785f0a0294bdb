"""Writes a filed report as PDF, by typst: tagged, with an outline, and with nothing but the fonts that typst carries."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from changelog.domain.wording import WordDifference
from changelog.reports.filed import FiledReport, Picture
from changelog.reports.marks import legible
from changelog.reports.paper import sheets
from changelog.reports.paper.columns import AIR, Fit, fitted
from changelog.reports.paper.compaction import compacted
from changelog.reports.paper.text import said
from changelog.reports.tables import Cell, Section, Table
from changelog.reports.wording import Words

_BREADTH = 0.94
"""How wide the letters of Libertinus Serif are at most, those of Helvetica being 1."""
_LONGEST_WORD = 14  # letters: typst divides longer ones by syllables, and columns may be narrower for it
_LONG_WORD = re.compile(r"\S{10,}")
_AFTER = re.compile(r"(?<=[/\\\-_.:;,@&=+)])(?=\S)")  # where a code may be broken
_MOST_LETTERS = 40  # of a word: longer ones are no words, and are broken as codes are; as many fit a line of the title
_PAGE_MARK = re.compile(r"\{pages?\}")


def write(filed: FiledReport, words: Words) -> bytes:
    """The document; the same bytes from the same report. What is written is handed over as data: nothing of it can be
    taken for an instruction of the template's language."""
    import typst

    content = json.dumps(_content(filed, words), ensure_ascii=False)
    made = typst.compile(_template(), format="pdf", sys_inputs={"report": content}, ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return compacted(made)


@lru_cache(1)
def _template() -> bytes:
    return files("changelog.reports.paper").joinpath("report.typ").read_bytes()


def _content(filed: FiledReport, words: Words) -> dict[str, Any]:
    """The report in the terms of the template; every text in it is legible."""
    report = filed.report
    before, after = sheets.around_pictures(report.sections)
    fit = partial(_fitted, words)
    paper = sheets.paper_of((table for section in report.sections for table in _shown(section)), fit)
    return {
        "title": legible(report.title).strip(),
        "title_shown": _sentence(report.title),
        "language": filed.language,
        "region": "MX" if filed.language == "es" else "US",
        "author": legible(filed.person or ""),
        "made_at": filed.made_at.astimezone(UTC).timetuple()[:6] if filed.made_at else None,
        "page": _PAGE_MARK.split(words.get("paper.page") or ""),
        "sheet": {**asdict(paper), "side": sheets.SIDE, "top": sheets.TOP, "bottom": sheets.BOTTOM},
        "air": AIR,
        "contents": words("page.contents"),
        "sentences": [_sentence(sentence) for sentence in report.sentences if sentence.strip()],
        "before": [_section(section, paper, words) for section in before],
        "pictures": {"heading": words("page.pictures"), "listed": [_picture(one, paper) for one in filed.pictures]},
        "after": [_section(section, paper, words) for section in after],
        "signatures": {
            "heading": words("page.signatures"),
            "line": words("page.signature_line"),
            "roles": [_sentence(role) for role in filed.signatures],
        },
    }


def _fitted(words: Words, table: Table, room: float) -> Fit:
    return fitted(table, words, room, _BREADTH, _LONGEST_WORD)


def _shown(section: Section) -> list[Table]:
    return [table.without_empty_columns() for table in section.tables if table.rows]


def _section(section: Section, paper: sheets.Paper, words: Words) -> dict[str, Any]:
    return {
        "heading": _sentence(section.heading),
        "level": max(1, section.level - 1),
        "sentences": [_sentence(sentence) for sentence in section.sentences if sentence.strip()],
        "tables": [_table(table, paper, words) for table in _shown(section)],
    }


def _table(table: Table, paper: sheets.Paper, words: Words) -> dict[str, Any]:
    own, fit = sheets.wide_enough(table, paper, partial(_fitted, words))
    return {
        "sheet": asdict(own) if own != paper else None,
        "title": _sentence(table.title or ""),
        "size": fit.size,
        "widths": fit.widths,
        "counts": sorted(fit.counts),
        "columns": [_broken(legible(name), fit, place) for place, name in enumerate(table.columns)],
        "rows": [_row(row, fit, words) for row in table.rows],
    }


def _row(row: Sequence[Cell], fit: Fit, words: Words) -> dict[str, Any]:
    is_short = fit.is_short([said(cell, words) for cell in row])
    return {"short": is_short, "cells": [_cell(cell, fit, place, words) for place, cell in enumerate(row)]}


def _cell(cell: Cell, fit: Fit, place: int, words: Words) -> str | list[tuple[str, str]]:
    """Words marked as runs, all else as text."""
    if isinstance(cell, WordDifference):
        return [(run.operation.value, _broken(legible(run.words), fit, place)) for run in cell.runs]
    return _broken(said(cell, words), fit, place)


def _broken(text: str, fit: Fit, place: int) -> str:
    """The text with places to break in what is too long for a line of its column. Typst breaks words of a language only,
    and lets a long code run over the edge."""
    most = int((fit.widths[place] - 2 * AIR) / (0.6 * fit.size))
    return _LONG_WORD.sub(partial(_with_breaks, most=max(4, most)), text) if len(text) > most else text


def _sentence(text: str) -> str:
    """What stands on lines as wide as the page."""
    return _LONG_WORD.sub(partial(_with_breaks, most=_MOST_LETTERS), legible(text).strip())


def _with_breaks(found: re.Match[str], most: int) -> str:
    word = found[0]
    if len(word) <= most or (len(word) <= _MOST_LETTERS and word.strip(".,;:()«»\"'").isalpha()):
        return word
    return "\N{ZERO WIDTH SPACE}".join(_pieces(word, most))


def _pieces(word: str, most: int) -> Iterator[str]:
    for part in _AFTER.split(word):
        yield from (part[start : start + most] for start in range(0, len(part), most))


def _picture(picture: Picture, paper: sheets.Paper) -> dict[str, Any]:
    placing = sheets.placed(picture, paper)
    return {
        "title": _sentence(picture.title),
        "description": _sentence(picture.description),
        "svg": picture.svg,
        "width": placing.width,
        "height": placing.height,
        "sheet": asdict(placing.paper),
    }
