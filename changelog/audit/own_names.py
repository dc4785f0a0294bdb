"""Units that speak of themselves, or of the unit that they belong to, under a name that it does not bear."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from changelog.audit.citing import RUNNING, Branches
from changelog.audit.mentions import Meaning, Mention, mentions_of, name_book
from changelog.audit.name_book import NameBook, Words, words_of_name
from changelog.domain.manuals import Manual

OFTEN = 3
"""Mentions of an unknown name in one branch from which on it is taken for a name of the branch's head."""
LONGEST_NAME = 250
"""Characters within which a name ends: the longest heading of the five real manuals has 114."""
_OWN = re.compile(r"\b(?:contratos?|bienes|asuntos|recursos|personal) a cargo de(?: la| el|l)?\s*$", re.IGNORECASE)
"""What a unit administers in its own functions is in its own charge."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """The unit `code` called otherwise in the functions of its branch: the mentions, and how near the name comes."""

    code: str
    mentions: tuple[Mention, ...]
    likeness: float


def other_names(manual: Manual) -> tuple[OtherName, ...]:
    """Every unit that is called otherwise by itself or by the units below it, in the order of the mentions."""
    return _found(mentions_of(manual), Branches(manual, name_book(manual)), name_book(manual))


def _found(mentions: tuple[Mention, ...], branches: Branches, book: NameBook) -> tuple[OtherName, ...]:
    meant = _heads(mentions, branches)
    for mention in mentions:
        code = _meant(mention, branches, book)
        if code is not None and mention.passage.unit is not None:
            meant[mention.passage.unit, mention.words] = code
    held: defaultdict[tuple[str, Words], list[Mention]] = defaultdict(list)
    for mention in mentions:
        code = meant.get((mention.passage.unit or "", mention.words))
        if code is not None and mention.passage.section in RUNNING:
            held[code, mention.words].append(mention)
    return tuple(
        OtherName(code, tuple(those), book.likeness(words, branches.words(code)))
        for (code, words), those in held.items()
    )


def _meant(mention: Mention, branches: Branches, book: NameBook) -> str | None:
    """The code of the unit that a mention means though it does not name it; None where there is none."""
    unit = mention.passage.unit
    if (
        mention.passage.section not in RUNNING
        or unit is None
        or mention.meaning is Meaning.GENERIC
        or mention.is_plural
    ):
        return None
    if mention.rank == branches.rank(unit) and unit not in mention.codes and _OWN.search(mention.before):
        return unit
    if mention.meaning is not Meaning.UNKNOWN:
        return None
    near = book.nearest(mention.words)
    is_cut_short = len(mention.subject) > 1 and branches.words(unit)[: len(mention.words)] == mention.words
    if is_cut_short and _goes_on(mention, branches.words(unit), book):
        return None
    return unit if is_cut_short or (near is not None and unit in near.codes) else None


def _goes_on(mention: Mention, name: Words, book: NameBook) -> bool:
    """Whether the text goes on with the rest of a name where the mention ends: at an abbreviation ("Dr."), which heads
    other things elsewhere."""
    text = mention.passage.text[mention.start : mention.start + LONGEST_NAME]
    return book.canonical(words_of_name(text))[: len(name)] == name


def _heads(mentions: tuple[Mention, ...], branches: Branches) -> dict[tuple[str, Words], str]:
    """For a unit and an unknown name: the unit whose branch it is that this name means: cited there
    over and over, and hardly elsewhere. It has to be of the rank said, and to share a word with the name."""
    cited = [m for m in mentions if m.meaning is Meaning.UNKNOWN and m.passage.section in RUNNING and m.passage.unit]
    everywhere = Counter(mention.words for mention in cited)
    within: Counter[tuple[str, Words]] = Counter()
    for mention in cited:
        for code in branches.upwards(mention.passage.unit):
            if branches.rank(code) == mention.rank and set(branches.subject(code)) & set(mention.subject) - {"y", "e"}:
                within[code, mention.words] += 1
    kept = {key for key, count in within.items() if count >= OFTEN and count * 2 > everywhere[key[1]]}
    meant = {words: code for code, words in kept}
    return {(m.passage.unit or "", m.words): meant[m.words] for m in cited if m.words in meant}
