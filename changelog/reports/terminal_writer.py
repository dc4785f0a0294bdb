"""A report for the terminal: tables by tabulate, within the width of the terminal; where a table cannot be read at that
width, each row is told below the other, fact by fact.
"""

from __future__ import annotations

from changelog.reports.columns import HARD_BLANK, column_widths, wrapped
from changelog.reports.marks import plain, printable
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words


def write(report: Report, words: Words, width: int) -> str:
    """The report as text of lines of at most `width` characters."""
    blocks = [_underlined(report.title, "=", width), *(_sentence(said, width) for said in report.sentences)]
    for section in report.sections:
        if section.heading:
            blocks.append(_underlined(section.heading, "-", width))
        blocks.extend(_sentence(said, width) for said in section.sentences)
        blocks.extend(_laid_out(table, words, width) for table in section.tables)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _underlined(title: str, sign: str, width: int) -> str:
    lines = wrapped(printable(title), width)
    return "\n".join([*lines, sign * max(map(len, lines))]) if title else ""


def _sentence(said: str, width: int) -> str:
    return "\n".join(wrapped(printable(said), width))


def _laid_out(table: Table, words: Words, width: int) -> str:
    table = table.without_empty_columns()
    rows = [[_indented(plain(cell, words)) for cell in row] for row in table.rows]
    if not rows:
        return ""
    widths = column_widths(table.columns, rows, width)
    laid = _listed(table.columns, rows, width) if widths is None else _tabulated(table.columns, rows, widths)
    title = _sentence(table.title, width) + "\n\n" if table.title else ""
    return title + laid.replace(HARD_BLANK, " ")


def _tabulated(columns: tuple[str, ...], rows: list[list[str]], widths: list[int]) -> str:
    from tabulate import tabulate

    def fitted(cells: list[str], room: list[int]) -> list[str]:
        return ["\n".join(wrapped(cell, most)) for cell, most in zip(cells, room, strict=True)]

    # tabulate makes a column two characters wider than its heading.
    headings = fitted(list(columns), [max(most - 2, 1) for most in widths])
    laid = tabulate([fitted(row, widths) for row in rows], headings, tablefmt="simple", disable_numparse=True)
    return "\n".join(line.rstrip() for line in laid.splitlines())


def _listed(columns: tuple[str, ...], rows: list[list[str]], width: int) -> str:
    """Each row as lines of "heading: fact", the first one flush left; what is empty is left out."""
    return "\n\n".join("\n".join(_facts(columns, row, width)) for row in rows)


def _facts(columns: tuple[str, ...], row: list[str], width: int) -> list[str]:
    facts = [f"{column}: {cell.strip(HARD_BLANK)}" for column, cell in zip(columns, row, strict=True) if cell]
    first = [line for fact in facts[:1] for line in wrapped(fact, width)]
    return [*first, *(line for fact in facts[1:] for line in wrapped(HARD_BLANK * 2 + fact, width))]


def _indented(text: str) -> str:
    kept = text.lstrip(" ")
    return HARD_BLANK * (len(text) - len(kept)) + kept
