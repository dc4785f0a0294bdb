"""What a cell can show of a text with words marked that is too long for it: the words around each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from changelog.domain.wording import WordDifference, WordOperation
from changelog.reports.marks import legible
from changelog.reports.xlsx.names import cut_to, utf16_length

Run = tuple[WordOperation, str]
LEFT_OUT = "[…]"
_AROUND = (4_000, 1_000, 250, 60, 15)
"""Letters kept on either side of a difference, as many as the cell can hold."""


def spaced(difference: WordDifference) -> list[Run]:
    """The runs with unmarked blanks between them, none empty, neighbours of a kind as one."""
    return _joined(_with_blanks((run.operation, legible(run.words)) for run in difference.runs))


def length(runs: Sequence[Run]) -> int:
    """In letters as Excel counts them."""
    return sum(utf16_length(text) for _, text in runs)


def excerpt(difference: WordDifference, most: int) -> list[Run]:
    """At most so many letters: of what differs all that fits, of what was kept the words next to it, `[…]` for the rest.
    Where even that is too long the end is missing."""
    runs = [(run.operation, legible(run.words)) for run in difference.runs]
    for around in _AROUND:
        shown = _joined(_with_blanks(_shortened(runs, around)))
        if length(shown) <= most:
            return shown
    return _cut(shown, most)


def _shortened(runs: Sequence[Run], around: int) -> Iterator[Run]:
    """The ends of long runs, where they meet others; what was taken out or put in keeps both of its own."""
    for place, (kind, text) in enumerate(runs):
        is_kept = kind is WordOperation.KEPT
        before = 0 if is_kept and place == 0 else around
        after = 0 if is_kept and place == len(runs) - 1 else around
        if len(text) <= before + after + len(LEFT_OUT) + 2:
            yield kind, text
            continue
        pieces = (_beginning(text, before), LEFT_OUT, _end(text, after))
        yield kind, " ".join(piece for piece in pieces if piece)


def _beginning(text: str, most: int) -> str:
    """Whole words, unless one word is all there is."""
    return text[:most].rpartition(" ")[0] or text[:most]


def _end(text: str, most: int) -> str:
    kept = text[len(text) - most :]
    return kept.partition(" ")[2] or kept


def _cut(runs: Sequence[Run], most: int) -> list[Run]:
    room, kept = most - len(LEFT_OUT) - 1, list[Run]()
    for kind, text in runs:
        shown = cut_to(text, room)
        room -= utf16_length(shown)
        kept += [(kind, shown)] if shown else []
    return _joined([*kept, (WordOperation.KEPT, f" {LEFT_OUT}")])


def _with_blanks(runs: Iterator[Run]) -> Iterator[Run]:
    for place, (kind, text) in enumerate(runs):
        if place:
            yield WordOperation.KEPT, " "
        if text:
            yield kind, text


def _joined(runs: Iterator[Run] | Sequence[Run]) -> list[Run]:
    return [(kind, "".join(text for _, text in same)) for kind, same in groupby(runs, key=lambda run: run[0])]
