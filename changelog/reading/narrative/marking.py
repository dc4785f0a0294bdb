"""A sentence with its units marked: one sign for a unit or a list of units, so that a construction can be read as a form.

Each unit or list becomes one sign of the private use area; dates and acts become blanks, for they are read apart. What is
said of a unit beside its name is taken in on the way: where it hangs ("dependiente de"), where it hung ("hasta entonces
dependiente de"), its other name ("ahora", "antes"). Pronouns and bare rank words ("ésta", "dicha Dirección") get the sign of
the unit that they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from changelog.reading.narrative.named import Name

FIRST_SIGN = 0xE000
SIGN = "[\ue000-\uefff]"
TOLD = "[\ue000-\uf2ff]"
"""Units, and the verbs that tell (verbs.py): what a form must not leap over."""
_OWN_LETTERS = range(0xE000, 0xF900)
"""The private use area, where the bullets of some fonts stand too; those become a printable bullet."""
ARTICLES = (
    r"(?:(?:el|la|los|las|lo|un|una|unos|unas|sus?|dich[oa]s?|est[ea]s?|siguientes?|nuev[oa]s?|entonces|"
    r"antigu[oa]s?|extint[oa]s?|actual(?:es)?|"
    r"propi[oa]s?|mism[oa]s?|cuatros?|\d{1,2}(?:\.\d{1,3}){1,4}\.?|citad[oa]s?|referid[oa]s?|mencionad[oa]s?|"
    r"otrora|denominad[oa]s?|llamad[oa]s?|\d{1,3}|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"[áa]reas?|inciso \w\)|[“\"]) ?){0,4}"
)


@dataclass(slots=True)
class Mention:
    """A unit as the sentence speaks of it. `at` is where it hangs, `was_at` where it hung till then; `now`, `before`: its
    other names. `stands_for` marks a pronoun or a bare rank."""

    name: str
    rank: str
    start: int
    end: int
    stands_for: bool = False
    at: str | None = None
    was_at: str | None = None
    now: str | None = None
    replaces: tuple[str, ...] = ()
    is_parent: bool = False
    under: str | None = None
    in_brackets: bool = False
    antecedent: Mention | None = None
    is_heading: bool = False
    before: str | None = None


@dataclass(slots=True)
class Marked:
    """`text` with signs; `offsets` leads from each of its letters to the sentence; `groups` from a sign to its units.
    `together`: where the sentence says of all units before it, or of the last two, below which unit they hang."""

    text: str
    offsets: list[int]
    groups: dict[str, list[Mention]] = field(default_factory=dict)
    together: list[tuple[int, str, bool]] = field(default_factory=list)

    def units(self, sign: str) -> list[Mention]:
        return self.groups[sign]

    def mentions(self) -> list[Mention]:
        """All units of the sentence in the order printed."""
        seen = {id(unit): unit for units in self.groups.values() for unit in units}
        return sorted(seen.values(), key=lambda unit: unit.start)

    def replace(self, start: int, end: int, kept: Sequence[int]) -> None:
        """Put the letters at the places `kept` where the text from `start` to `end` was."""
        self.offsets[start:end] = [self.offsets[place] for place in kept]
        self.text = self.text[:start] + "".join(self.text[place] for place in kept) + self.text[end:]

    def put(self, start: int, end: int, sign: str) -> str:
        """Put one sign where the text from `start` to `end` was; gives the new text."""
        self.offsets[start:end] = self.offsets[start : start + 1]
        self.text = self.text[:start] + sign + self.text[end:]
        return self.text


def mark(
    text: str,
    names: Sequence[Name],
    blanks: Iterable[tuple[int, int]],
    resolve: Callable[[Name, Sequence[Mention]], Sequence[Mention]],
) -> Marked:
    """Mark the units of a sentence; `resolve` finds the units that bare rank words or a pronoun stand for."""
    spans: list[tuple[int, int, list[Mention]]] = []
    empty: list[tuple[int, int, list[Mention]]] = [(start, end, []) for start, end in blanks]
    mentions: list[Mention] = []
    for name in sorted([*names, *_pronouns(text)], key=lambda name: name.start):
        if any(start < name.end and name.start < end for start, end, _ in empty):
            continue
        if not name.name and name.rank and _DETERMINED.search(text[max(0, name.start - 24) : name.start]) is None:
            continue
        is_parent = _DEPENDED.search(text[max(0, name.start - 40) : name.start]) is not None
        found = (
            [Mention(name.name, name.rank, name.start, name.end)]
            if name.name
            else list(resolve(replace(name, is_parent=is_parent), _before(name, mentions, text)))
        )
        for one in found:
            one.is_parent = is_parent
            one.is_heading = text[name.end : name.end + 2].strip().startswith(":")
            mentions.append(one)
        if found:
            spans.append((name.start, name.end, found))
    return _built(text, [*spans, *empty])


_DETERMINED = re.compile(
    r"\b(?:la|el|del|al|las|los|(?:[Dd]ich|[Ee]st|[Cc]itad|[Rr]eferid|[Mm]encionad|propi|mism)[oae]s?|[uú]ltim[oa]) $"
)
_DEPENDED = re.compile(
    r"(?:depend\w{2,7}|adscrit[oa]s?|pertenec\w{2,7}) (?:de|a|en)(?: (?:la|el|esta|este|dicha|dicho|misma|"
    r"mismo|propia|propio|citada|citado)){0,2} $|(?:adscrito|perteneciente) al $"
)
_DEPENDS = re.compile(r"(?:depend\w{2,7}|adscrit[oa]s?|pertenec\w{2,7}|formar parte) (?:de|a) $")


def _before(name: Name, mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """The units that a pronoun can stand for: "X dependiente de ésta" is not X."""
    if not name.rank and mentions and _DEPENDS.search(text[max(0, name.start - 24) : name.start]) is not None:
        return mentions[:-1]
    return mentions


_PRONOUN = re.compile(
    r"(?<=[\s,])(?:est[ae] [uú]ltim[ao]|[eé]sta|[eé]ste|la misma|el mismo|aqu[eé]lla|(?<=\ba )ella|(?<=\bde "
    r")ella)(?=[\s,.;])"
)


def _pronouns(text: str) -> Iterable[Name]:
    for found in _PRONOUN.finditer(text):
        after = text[found.end() : found.end() + 2]
        if (
            found.group() in ("esta", "este", "la misma", "el mismo")
            and after[:1] == " "
            and text[found.end() + 1 : found.end() + 2].isalpha()
        ):
            continue
        yield Name(found.start(), found.end(), "", "")


def _built(text: str, spans: list[tuple[int, int, list[Mention]]]) -> Marked:
    letters: list[str] = []
    offsets: list[int] = []
    groups: dict[str, list[Mention]] = {}
    place = 0
    for start, end, mentions in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < place:
            continue
        _copy(text, place, start, letters, offsets)
        if mentions:
            sign = chr(FIRST_SIGN + len(groups))
            groups[sign] = mentions
            letters.append(sign)
            offsets.append(start)
        elif letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(start)
        place = end
    _copy(text, place, len(text), letters, offsets)
    marked = "".join(letters)
    return Marked(marked[:1].lower() + marked[1:], offsets, groups)  # the capital of a sentence tells nothing


_UNEVEN = re.compile(r"\s{2,}|[^\S ]|[*“”\"\ue000-\uf8ff]")


def _copy(text: str, start: int, end: int, letters: list[str], offsets: list[int]) -> None:
    """Copy letters; several blanks become one, and quotes and stars beside a name go."""
    follows_blank = bool(letters) and letters[-1] == " " and text[start : start + 1] == " "
    if not follows_blank and _UNEVEN.search(text, start, end) is None:  # nearly always
        letters.extend(text[start:end])
        offsets.extend(range(start, end))
        return
    for place in range(start, end):
        letter = " " if text[place].isspace() else text[place]
        if ord(letter) in _OWN_LETTERS:
            letter = "•"
        if letter in '*“”"':
            continue
        if letter == " " and letters and letters[-1] == " ":
            continue
        letters.append(letter)
        offsets.append(place)
