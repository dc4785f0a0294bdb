"""Function texts with the names of their unit and its parent masked.

After a renaming these names differ in every text of the unit and say nothing about its duties.
"""

from __future__ import annotations

from changelog.matching.sides import Side
from changelog.matching.thresholds import LONGEST_COMPARED
from changelog.matching.words import words_of

OWN_NAME = "\u00a7own"
PARENT_NAME = "\u00a7parent"
_LEAST_MASKED = 2
"""Words that a name needs to be masked: "Dirección" alone would erase the word everywhere."""


def masked_words(side: Side, unit: int, body: str) -> list[str]:
    """The words of a function's text, at most `LONGEST_COMPARED`, own and parent's name replaced by one sign each."""
    # A word has rarely over 30 letters: cut before folding, so that a text of a megabyte costs no more than a page.
    words = words_of(body[: LONGEST_COMPARED * 30])[:LONGEST_COMPARED]
    text = f" {' '.join(words)} "
    parent = side.parents[unit]
    masks = [(side.names[unit].key, OWN_NAME)]
    if parent >= 0:
        masks.append((side.names[parent].key, PARENT_NAME))
    # The longer first: a parent's name may be part of the unit's own.
    for name, sign in sorted(masks, key=lambda mask: -len(mask[0])):
        if name.count(" ") >= _LEAST_MASKED - 1:
            text = text.replace(f" {name} ", f" {sign} ")
    return text.split()
