"""A report as Markdown that reads well as text and in a browser."""

from __future__ import annotations

import re

from changelog.reports.marks import escaped, markdown, printable
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words

_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def write(report: Report, words: Words) -> str:
    """The report as Markdown with pipe tables."""
    blocks = [f"# {_said(report.title)}", *(_said(sentence) for sentence in report.sentences)]
    for section in report.sections:
        if section.heading:
            blocks.append(f"{'#' * section.level} {_said(section.heading)}")
        blocks.extend(_said(sentence) for sentence in section.sentences)
        blocks.extend(_laid_out(table, words) for table in section.tables)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _laid_out(table: Table, words: Words) -> str:
    table = table.without_empty_columns()
    if not table.rows:
        return ""
    head = [_row([_said(c) for c in table.columns]), _row(["---"] * len(table.columns))]
    rows = [_row([_hard(markdown(cell, words)) for cell in row]) for row in table.rows]
    title = f"**{_said(table.title)}**\n\n" if table.title else ""
    return title + "\n".join([*head, *rows])


def _said(sentence: str) -> str:
    """A sentence that is a paragraph whatever it begins with: no heading, list or quotation."""
    text = escaped(printable(sentence)).strip()
    return f"\\{text}" if text.startswith(("#", "+", "-", "=")) else _LIST_NUMBER.sub(r"\1\\\2", text)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _hard(text: str) -> str:
    # Markdown swallows leading blanks; the tree's indentation must survive.
    kept = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(kept)) + kept
