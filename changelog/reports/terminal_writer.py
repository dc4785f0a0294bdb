"""A report for the terminal: tables by tabulate, as wide as the terminal allows."""

from __future__ import annotations

from changelog.reports.marks import plain, printable
from changelog.reports.tables import Report, Table
from changelog.reports.wording import Words

LEAST_COLUMN = 12
"""Characters below which a column of words is not squeezed further: most Spanish words still fit whole."""


def write(report: Report, words: Words, width: int) -> str:
    """The report as text of lines at most about `width` characters."""
    blocks = [_underlined(report.title, "="), *(printable(sentence) for sentence in report.sentences)]
    for section in report.sections:
        if section.heading:
            blocks.append(_underlined(section.heading, "-"))
        blocks.extend(printable(sentence) for sentence in section.sentences)
        blocks.extend(_laid_out(table, words, width) for table in section.tables)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _underlined(title: str, sign: str) -> str:
    title = printable(title)
    return f"{title}\n{sign * min(len(title), 100)}" if title else ""


def _laid_out(table: Table, words: Words, width: int) -> str:
    from tabulate import tabulate

    table = table.without_empty_columns()
    rows = [[_indented(plain(cell, words)) for cell in row] for row in table.rows]
    if not rows:
        return ""
    widths = _column_widths([list(table.columns), *rows], width)
    title = f"{printable(table.title)}\n" if table.title else ""
    laid = tabulate(rows, headers=table.columns, tablefmt="simple", maxcolwidths=widths, disable_numparse=True)
    return title + laid.replace(_HARD_BLANK, " ")


_HARD_BLANK = "\u2007"


def _indented(text: str) -> str:
    # tabulate strips leading blanks when it wraps; the tree's indentation must survive.
    kept = text.lstrip(" ")
    return _HARD_BLANK * (len(text) - len(kept)) + kept


def _column_widths(rows: list[list[str]], width: int) -> list[int | None]:
    """Natural widths where they fit; otherwise columns of much text share what the narrow ones leave, by their length."""
    natural = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    room = width - 2 * (len(natural) - 1)
    if sum(natural) <= room:
        return [None] * len(natural)
    average = [sum(len(row[i]) for row in rows) / len(rows) for i in range(len(natural))]
    narrow = [i for i, w in enumerate(natural) if w <= LEAST_COLUMN]
    wide = [i for i in range(len(natural)) if i not in narrow]
    left = max(room - sum(natural[i] for i in narrow), LEAST_COLUMN * len(wide))
    # The square root keeps a column of paragraphs from starving one of names.
    weight = {i: max(average[i], 1.0) ** 0.5 for i in wide}
    widths: list[int | None] = [None] * len(natural)
    for i in sorted(wide, key=lambda i: natural[i] / weight[i]):
        share = int(left * weight[i] / sum(weight[j] for j in wide if j not in narrow))
        given = min(natural[i], max(LEAST_COLUMN, share))
        widths[i] = given if given < natural[i] else None
        left -= given
        narrow.append(i)
    return widths
