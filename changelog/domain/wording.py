"""How one text became another, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from changelog.domain.texts import StatedText, normal_form

_WORD = re.compile(r"\S+")
_INFINITIVE = re.compile(r"[^\W\d_]+(?:ar|er|ir|ír)(?:se|los?|las?|les?)?", re.IGNORECASE)
MOST_WORDS = 4_000
"""Texts longer than this are compared by their common beginning and end only: aligning words costs the product of both
lengths, and no function of the manuals at hand has more than 700."""


class WordOperation(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that both texts have, or only one."""

    operation: WordOperation
    words: str


@dataclass(frozen=True, slots=True)
class WordDifference:
    """How one text became another, word by word; None of it where a body is not at hand.

    `verb_before` and `verb_after` are the opening authority verbs where they differ ("Sancionar", "Autorizar"): small
    in words, large in law.
    """

    runs: tuple[WordRun, ...]
    verb_before: str | None = None
    verb_after: str | None = None

    @property
    def is_verb_changed(self) -> bool:
        return self.verb_before is not None


def word_difference(before: StatedText | None, after: StatedText | None) -> WordDifference | None:
    """Runs of words kept, taken out and put in; None where either body is not at hand or nothing differs.

    What is not a change (case, quotes, a final stop) counts as kept, in the later spelling.
    """
    if before is None or after is None or before.body is None or after.body is None or before.digest == after.digest:
        return None
    old, new = _WORD.findall(before.body), _WORD.findall(after.body)
    verb_before, verb_after = opening_verb(before.body), opening_verb(after.body)
    changed = verb_before is not None and verb_after is not None and normal_form(verb_before) != normal_form(verb_after)
    return WordDifference(
        runs=tuple(_runs(old, new)),
        verb_before=verb_before if changed else None,
        verb_after=verb_after if changed else None,
    )


def opening_verb(text: str) -> str | None:
    """The authority verb that opens a function ("Autorizar y difundir ..." -> "Autorizar"); None where none does."""
    first = _WORD.search(text)
    word = first.group().strip(".,;:()") if first else ""
    return word if _INFINITIVE.fullmatch(word) else None


def _runs(old: list[str], new: list[str]) -> list[WordRun]:
    runs: list[WordRun] = []
    for tag, i, j, k, m in _operations([normal_form(w) for w in old], [normal_form(w) for w in new]):
        if tag == "equal":
            runs.append(WordRun(WordOperation.KEPT, " ".join(new[k:m])))
            continue
        if j > i:
            runs.append(WordRun(WordOperation.REMOVED, " ".join(old[i:j])))
        if m > k:
            runs.append(WordRun(WordOperation.ADDED, " ".join(new[k:m])))
    return runs


def _operations(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    if max(len(old), len(new)) <= MOST_WORDS:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = ("replace", start, len(old) - tail, start, len(new) - tail)
    end = ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [("equal", 0, start, 0, start), middle, end]
