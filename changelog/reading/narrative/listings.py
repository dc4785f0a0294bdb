"""Lists and tables of a narrative: a structure listed line by line behind a colon, a table of names before and after.

Lines of a list are no sentences: they are taken out of the text, and the sentence that introduces them tells them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from changelog.domain.narratives import NarratedKind
from changelog.reading.lines import BodyLine
from changelog.reading.narrative.conjugation import Mood
from changelog.reading.narrative.ranks import Ranks
from changelog.reading.narrative.sentences import is_title
from changelog.reading.narrative.verbs import lexicon, verb_signs
from changelog.reading.narrative.words import tokens_of
from changelog.reading.profiles.loader import Profile

LEAST_ITEMS = 2
LONGEST_ITEM = 16
"""Words; the longest name of the five manuals that we know has 19, and stands in no list."""
RANKED_SHARE = 0.5
"""Share of the items that must open with rank words: in a list of units some bear a name of their own."""
_INTRODUCES = re.compile(
    r"\b(?:unidades|[áa]reas|[óo]rganos|estructura|direcciones|subdirecciones|coordinaciones|departamentos|gerencias|"
    r"dependencias)\b"
    r"[^.]{0,140}:$",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:cont(?:ará|aba|ar)|cuenta|integr|conform|comp(?:on|uest)|constitu|qued|ser[áa]|tendr|establec|comprend|"
    r"auxili|"
    r"organiz|contempl|consider|siguiente)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?P<mark>(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})\s?(?:\.-|[.)°-])?|[IVXLC]{1,6}\s?(?:\.-|[.)-])|[a-z]\)|"
    r"[-•*·–\ue000-\uf8ff])\s+(?P<name>\S.*)"
)
_GOES_ON = re.compile(
    r",\s+(?:a\s+l[ao]s?\s+cual|l[ao]s?\s+cual|el\s+cual|que|integrad|conformad|con\s+l[ao]s\s+siguientes)|:\s*$"
)
_ENDS = re.compile(r"(?:[.;,:]|[,;]?\s+y|;\s*y)\s*$")
_REACH = 240
"""Characters before the colon in which the words that introduce a list stand."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Units listed behind a colon: their names, and the lines on which the list begins and ends. `within` are the lists of
    its items ("II. Unidad de Obras, a la cual se adscriben: a) ..."), by the item's name."""

    names: tuple[str, ...]
    first: int
    last: int
    within: tuple[tuple[str, Listing], ...] = ()


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table of changes: what it says of one unit."""

    kind: NarratedKind
    unit: str
    result: tuple[str, ...] = ()
    from_parent: str | None = None
    to_parent: str | None = None


def take_listings(lines: Sequence[BodyLine], profile: Profile) -> tuple[list[BodyLine], dict[int, Listing]]:
    """The lines without those of lists of units, and the lists by the number of the line that introduces them."""
    kept: list[BodyLine] = []
    found: dict[int, Listing] = {}
    place = 0
    while place < len(lines):
        line = lines[place]
        kept.append(line)
        place += 1
        if line.text.endswith(":") and _is_introduced(kept):
            listing, end = _listing(lines, place, profile)
            if listing is not None:
                found[line.number] = listing
                kept[-1] = replace(line, text=f"{line.text[:-1]}.")
                place = end
    return kept, found


def _is_introduced(kept: Sequence[BodyLine]) -> bool:
    text = ""
    for line in reversed(kept):
        text = f"{line.text} {text}".strip()
        if len(text) >= _REACH:
            break
    told = text[-_REACH:].rpartition(". ")[2]
    return _INTRODUCES.search(told) is not None and _STATES.search(told) is not None


def _listing(lines: Sequence[BodyLine], start: int, profile: Profile) -> tuple[Listing | None, int]:
    """The list that begins at a place, and the place behind it."""
    names: list[str] = []
    within: list[tuple[str, Listing]] = []
    place, mark = start, ""
    while place < len(lines):
        item = _MARK.fullmatch(lines[place].text)
        kind = _kind_of_mark(item)
        name = _name_of(item["name"] if item is not None else lines[place].text)
        if not _is_item(name) or is_title(lines[place], profile):
            break
        if item is None:  # "Unidades Administrativas Centrales": the heading of a part of the list
            if _kind_of_mark(_marked(lines, place + 1)) != (mark or _kind_of_mark(_marked(lines, place + 1)) or "none"):
                break
            place += 1
            continue
        mark = mark or kind
        if kind != mark:
            break
        place += 1
        if "." in (item["number"] or ""):
            continue
        names.append(name)
        if lines[place - 1].text.endswith(":"):
            below, place = _listing(lines, place, profile)
            within += [(name, below)] if below is not None else []
    ranked = sum(Ranks.of(profile).at(tokens_of(name), 0) is not None for name in names)
    if len(names) < LEAST_ITEMS or ranked < RANKED_SHARE * len(names):
        return None, start
    return Listing(tuple(dict.fromkeys(names)), lines[start].number, lines[place - 1].number, tuple(within)), place


def _marked(lines: Sequence[BodyLine], place: int) -> re.Match[str] | None:
    return _MARK.fullmatch(lines[place].text) if place < len(lines) else None


def _kind_of_mark(item: re.Match[str] | None) -> str:
    """Which marks belong to one list: figures, capital numerals, letters, bullets."""
    if item is None:
        return ""
    mark = item["mark"]
    return (
        "figure" if item["number"] else "numeral" if mark[0] in "IVXLC" else "letter" if mark[0].isalpha() else "bullet"
    )


def _name_of(text: str) -> str:
    """A name without what the item goes on to say of it, its stop and its markup."""
    name = _ENDS.sub("", _GOES_ON.split(text.strip(" *_\\"), maxsplit=1)[0]).strip(" *_\\")
    return name.strip('"') if name.startswith('"') or name.count('"') % 2 else name


def _is_item(name: str) -> bool:
    if not name or not name[0].isupper() or len(name.split()) > LONGEST_ITEM or "\t" in name or ":" in name:
        return False
    finite = lexicon().all_of(Mood.FINITE)
    return not any(sign in finite for _, _, sign in verb_signs(name)) and re.search(r"\b[Ss]e\b", name) is None


_OLD, _NEW = (
    re.compile(r"anterior|antes|^dice$|vigente|hasta", re.IGNORECASE),
    re.compile(r"actual|nuev|propuest|debe decir|queda", re.IGNORECASE),
)
_PARENT = re.compile(r"adscripci|depende", re.IGNORECASE)
_MOVEMENT = re.compile(r"movimiento|tipo de cambio|modificaci", re.IGNORECASE)
_UNIT = re.compile(r"unidad|[áa]rea|denominaci|nombre|estructura|dice|decir", re.IGNORECASE)
_KINDS = (
    (re.compile(r"adscripci|reubicaci|traslado|transferencia", re.IGNORECASE), NarratedKind.REASSIGNED),
    (re.compile(r"denominaci|nombre", re.IGNORECASE), NarratedKind.RENAMED),
    (re.compile(r"creaci|nueva", re.IGNORECASE), NarratedKind.CREATED),
    (re.compile(r"supresi|cancelaci|eliminaci|baja|extinci|desaparici", re.IGNORECASE), NarratedKind.ABOLISHED),
    (re.compile(r"transformaci|conversi|nivel", re.IGNORECASE), NarratedKind.TRANSFORMED),
)


def table_rows(lines: Sequence[BodyLine], ranks: Ranks) -> dict[int, TableRow]:
    """What tables of changes say, by the line of each row: "Denominación anterior", "Denominación actual" and the like."""
    rows: dict[int, TableRow] = {}
    columns: dict[str, int] = {}
    for line in lines:
        cells = [cell.strip(" .*") for cell in line.text.split("\t")]
        if len(cells) < 2:
            columns = {}
        elif (headed := _columns(cells)) is not None:
            columns = headed
        elif columns and (row := _row(cells, columns, ranks)) is not None:
            rows[line.number] = row
    return rows


def _columns(cells: Sequence[str]) -> dict[str, int] | None:
    """Which column says what; None for a row that is no heading of such a table."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        side = "old" if _OLD.search(cell) else "new" if _NEW.search(cell) else ""
        if _PARENT.search(cell) and side:
            columns[f"{side} parent"] = place
        elif _MOVEMENT.search(cell):
            columns["movement"] = place
        elif _UNIT.search(cell) and len(cell.split()) <= LONGEST_ITEM // 4:
            columns.setdefault(f"{side} name".strip(), place)
    if "new name" in columns and "old name" not in columns and "name" in columns:
        columns["old name"] = columns.pop("name")
    is_table = {"old name", "new name"} <= set(columns) or ({"name", "old name"} & set(columns) and len(columns) > 1)
    return columns if is_table else None


def _row(cells: Sequence[str], columns: dict[str, int], ranks: Ranks) -> TableRow | None:
    def cell(name: str) -> str | None:
        place = columns.get(name)
        return cells[place] or None if place is not None and place < len(cells) else None

    unit, new = cell("old name") or cell("name"), cell("new name")
    if unit is None or ranks.at(tokens_of(unit), 0) is None or unit == new:
        return None
    kind = next((kind for form, kind in _KINDS if form.search(cell("movement") or "")), None)
    if kind is None:
        kind = NarratedKind.RENAMED if new is not None else NarratedKind.REASSIGNED if cell("new parent") else None
    if kind is None or (kind is NarratedKind.RENAMED and new is None):
        return None
    is_named = new is not None and kind in (NarratedKind.RENAMED, NarratedKind.TRANSFORMED)
    return TableRow(kind, unit, (new,) if is_named and new else (), cell("old parent"), cell("new parent"))
