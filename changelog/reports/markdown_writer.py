"""A report as Markdown that reads well as text and in a browser."""

from __future__ import annotations

from changelog.reports.marks import markdown, printable
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words


def write(report: Report, words: Words) -> str:
    """The report as Markdown with pipe tables."""
    blocks = [f"# {printable(report.title)}", *(printable(sentence) for sentence in report.sentences)]
    for section in report.sections:
        if section.heading:
            blocks.append(f"{'#' * section.level} {printable(section.heading)}")
        blocks.extend(printable(sentence) for sentence in section.sentences)
        blocks.extend(_laid_out(table, words) for table in section.tables)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _laid_out(table: Table, words: Words) -> str:
    table = table.without_empty_columns()
    if not table.rows:
        return ""
    head = [_row([printable(c) for c in table.columns]), _row(["---"] * len(table.columns))]
    rows = [_row([_hard(markdown(cell, words)) for cell in row]) for row in table.rows]
    title = f"**{printable(table.title)}**\n\n" if table.title else ""
    return title + "\n".join([*head, *rows])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _hard(text: str) -> str:
    # Markdown swallows leading blanks; the tree's indentation must survive.
    kept = text.lstrip(" ")
    return "&nbsp;" * (len(text) - len(kept)) + kept
