"""Words that were cut at the end of a line when a document was set, put together again; "y/" and "o", and addresses too.

A text file keeps its cuts (`cleanup.wrapping` mends those that its own words show to be one). A typesetter cuts wherever a
line ends, also words printed once; so here a cut is kept only where the hyphen belongs to the word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_BREAKS_BEHIND = ("/", ".", "=", "&", "?")
_SLASH = re.compile(r"[^\W_]/$")
_ADDRESS = re.compile(r"(?:://|www\.)[^\s]{0,200}$")
_TOKEN = re.compile(r"[^\s]+")
_REPEATED = re.compile(r"-[^\W\d_]")
_REST = re.compile(r"[^\W\d_]+")
_REST_WITH_STOP = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*[^\s\w]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEAST_REST = 2
"""Letters that typesetters take to the next line; before a single one, the dash closes an insertion."""
LEAST_PART = 4
"""Letters of a part that may be a word of a compound: "médico-" and "quirúrgico", not "des-" and "arrollo"."""


def mend(texts: Sequence[str]) -> list[str]:
    """Lines in reading order; the rest of a cut word moves up to where it began. A line that was only a rest is empty."""
    mended = list(texts)
    cuts = [place for place, text in enumerate(texts[:-1]) if text.endswith("-") and _CUT.search(text)]
    words = _whole_words(texts, cuts) if cuts else frozenset()
    for place, text in enumerate(texts[:-1]):
        if _REPEATED.match(mended[place + 1]) and _CUT.search(text):
            _move(
                mended, place, mended[place][:-1], _TOKEN
            )  # Spanish repeats the hyphen of a compound on the next line
        elif text.endswith(_BREAKS_BEHIND) and (_SLASH.search(text) or _ADDRESS.search(text)):
            _move(mended, place, mended[place], _TOKEN)
        elif text.endswith("-") and (glue := _glue(mended[place], mended[place + 1], words)) is not None:
            _move(mended, place, mended[place][:-1] + glue, _REST_WITH_STOP)
    return mended


def _move(mended: list[str], place: int, line: str, what: re.Pattern[str]) -> None:
    """The beginning of the next line joins this one."""
    moved = what.match(mended[place + 1])
    if moved is not None:
        mended[place] = line + moved.group()
        mended[place + 1] = mended[place + 1][moved.end() :].lstrip()


def _glue(line: str, after: str, words: frozenset[str]) -> str | None:
    """What stands between the parts of a word: nothing, or the hyphen that belongs to it; None where no word is cut."""
    cut, rest = _CUT.search(line), _REST.match(after)
    if cut is None or rest is None or len(rest.group()) < LEAST_REST:
        return None
    in_capitals = cut[1].isupper() and rest.group().isupper()
    if not rest.group()[0].islower() and not in_capitals:
        return None
    first, second = cut[1].casefold(), rest.group().casefold()
    if in_capitals:
        return "" if first + second in words or not (first in words or second in words) else "-"
    return "" if _is_one_word(first, second, words) else "-"


def _whole_words(texts: Sequence[str], cuts: Sequence[int]) -> frozenset[str]:
    """The words of the lines, without the parts of those that are cut."""
    whole = list(texts)
    for place in cuts:
        whole[place] = _CUT.sub("", whole[place])
        whole[place + 1] = _REST.sub("", whole[place + 1], count=1)
    return frozenset(_WORD.findall("\n".join(whole).casefold()))


def _is_one_word(cut: str, rest: str, words: frozenset[str]) -> bool:
    if f"{cut}-{rest}" in words:
        return False
    if cut + rest in words:
        return True
    last = cut.rpartition("-")[2]
    return not (len(last) >= LEAST_PART and len(rest) >= LEAST_PART and last in words and rest in words)
