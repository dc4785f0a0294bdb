"""Automatic numbering of Word documents, resolved to the mark that Word prints: "7.1.2", "b)", "IV.", "•".

Word keeps no numbers in a text: a paragraph names a list and a level, by itself or by its style; the list's definition
says how each level is printed and where it starts, and the marks follow from counting (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from changelog.reading.formats.archives import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NUMBERING, STYLES = "word/numbering.xml", "word/styles.xml"
LEVELS = 9
DEEPEST_STYLE = 20
"""Styles that are based on one another; more is a circle."""
BULLET = "•"
HIGHEST = 32_767
"""Numbers that a list may reach: Word's own limit."""
_HOLE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is printed: `%1` to `%9` in `text` stand for the numbers of the levels."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    all_decimal: bool = False


@dataclass
class Numbering:
    """The lists of a document, the numbering of its styles, and how far each list has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    own: dict[tuple[str, int], Level] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    restarted: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, archive: Archive) -> Numbering:
        found = cls()
        if archive.has(NUMBERING):
            for element in archive.elements(NUMBERING, f"{W}abstractNum", f"{W}num"):
                found._take(element)
        if archive.has(STYLES):
            for style in archive.elements(STYLES, f"{W}style"):
                found._take_style(style)
        return found

    def _take(self, element: etree._Element) -> None:
        if element.tag == f"{W}abstractNum":
            key = element.get(f"{W}abstractNumId", "")
            self.levels[key] = {number_of(level.get(f"{W}ilvl")): _level(level) for level in element.findall(f"{W}lvl")}
            return
        key = element.get(f"{W}numId", "")
        self.lists[key] = value(element.find(f"{W}abstractNumId")) or ""
        for told in element.findall(f"{W}lvlOverride"):
            at = number_of(told.get(f"{W}ilvl"))
            level = told.find(f"{W}lvl")
            start = value(told.find(f"{W}startOverride"))
            base = _level(level) if level is not None else self.levels.get(self.lists[key], {}).get(at, Level())
            if start is not None:
                base = Level(number_of(start), base.form, base.text, base.all_decimal)
                self.restarted.add((key, at))
            self.own[key, at] = base

    def _take_style(self, style: etree._Element) -> None:
        told = style.find(f"{W}pPr/{W}numPr")
        number = value(told.find(f"{W}numId")) if told is not None else None
        level = value(told.find(f"{W}ilvl")) if told is not None else None
        below = value(style.find(f"{W}basedOn"))
        self.styles[style.get(f"{W}styleId", "")] = (number, number_of(level) if level else None, below)

    def mark(self, properties: etree._Element | None) -> str | None:
        """The mark printed before a paragraph with these properties, and the list counted on; None where it has none."""
        told = properties.find(f"{W}numPr") if properties is not None else None
        style = value(properties.find(f"{W}pStyle")) if properties is not None else None
        number, level = self._of_style(style)
        if told is not None:
            number = value(told.find(f"{W}numId")) or number
            own = value(told.find(f"{W}ilvl"))
            level = number_of(own) if own is not None else level
        if number is None or number == "0" or number not in self.lists:
            return None
        return self._counted(number, min(level or 0, LEVELS - 1))

    def _of_style(self, style: str | None) -> tuple[str | None, int | None]:
        level: int | None = None
        for _ in range(DEEPEST_STYLE):
            if style is None or style not in self.styles:
                break
            number, own, style = self.styles[style]
            level = own if level is None else level
            if number is not None:
                return number, level
        return None, level

    def _counted(self, number: str, at: int) -> str | None:
        key = self.lists[number]
        counts = self.counts[key]
        level = self._level(number, at)
        if (number, at) in self.restarted:
            self.restarted.discard((number, at))
            counts.pop(at, None)
        counts[at] = min(counts[at] + 1 if at in counts else level.start, HIGHEST)
        for deeper in [one for one in counts if one > at]:
            del counts[deeper]
        if level.form == "bullet":
            return bullet(level.text)

        def shown(hole: re.Match[str]) -> str:
            which = int(hole[1]) - 1
            other = self._level(number, which)
            return numeral(counts.get(which, other.start), "decimal" if level.all_decimal else other.form)

        return _HOLE.sub(shown, level.text).strip() or None

    def _level(self, number: str, at: int) -> Level:
        return self.own.get((number, at)) or self.levels.get(self.lists[number], {}).get(at, Level())


def _level(element: etree._Element) -> Level:
    start = value(element.find(f"{W}start"))
    return Level(
        start=number_of(start) if start is not None else 0,
        form=value(element.find(f"{W}numFmt")) or "decimal",
        text=value(element.find(f"{W}lvlText")) or "",
        all_decimal=element.find(f"{W}isLgl") is not None,
    )


def value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None


def number_of(text: str | None) -> int:
    """A number as Word writes it, 0 where it is none."""
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 7 else 0


def bullet(text: str) -> str:
    """A list's sign; those of symbol fonts, which have no letter of their own, as the round bullet that they stand for."""
    sign = text.strip()
    return BULLET if not sign or "\ue000" <= sign[0] <= "\uf8ff" or sign in {"o", "§", "Ø", "·"} else sign


def numeral(number: int, form: str) -> str:
    """A number as a list prints it."""
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(number)
            return roman.upper() if form == "upperRoman" else roman
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return f"{number}º"
        case "none":
            return ""
        case _:
            return str(number)


def _roman(number: int) -> str:
    found = ""
    for amount, sign in _ROMAN:
        found += sign * (number // amount)
        number %= amount
    return found
