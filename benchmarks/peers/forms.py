"""The two snapshots in the shapes that peers take: flat JSON, CSV, XML, lines of text, an ontology.

Every shape is made so that the peer finds its best ground: flat and keyed for what compares by key, nested for what
compares trees, one item a line for what compares lines. `Keys` says which unit a key stands for.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.truth import Place
from changelog.domain.snapshots import Snapshot
from changelog.domain.units import Unit


class By(StrEnum):
    """What a flat form is keyed by: the printed code, or the name (with the parent's where it recurs)."""

    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of each unit by its code, and back."""

    of: dict[str, str]
    code: dict[str, str]

    @classmethod
    def make(cls, snapshot: Snapshot, by: By) -> Keys:
        of = {unit.code: unit.code for unit in snapshot.units} if by is By.CODE else _names(snapshot)
        return cls(of, {key: code for code, key in of.items()})


def _names(snapshot: Snapshot) -> dict[str, str]:
    """Names where they are unique; else with the parent's name; where that recurs too, numbered."""
    units = snapshot.by_code()
    seen = Counter(unit.name for unit in snapshot.units)
    taken: Counter[str] = Counter()
    found: dict[str, str] = {}
    for unit in snapshot.units:
        above = units[unit.parent].name if unit.parent else ""
        key = unit.name if seen[unit.name] == 1 else f"{unit.name} ({above})"
        taken[key] += 1
        found[unit.code] = key if taken[key] == 1 else f"{key} {taken[key]}"
    return found


def texts(unit: Unit) -> list[str]:
    return [function.text.body or "" for function in unit.functions]


def write_flat_json(snapshot: Snapshot, keys: Keys, file: Path) -> None:
    """An object for each unit by its key: name, rank, the parent's key, the texts of its functions in a list."""
    told = {
        keys.of[unit.code]: {
            "name": unit.name,
            "rank": unit.rank,
            "parent": keys.of[unit.parent] if unit.parent else None,
            "functions": texts(unit),
        }
        for unit in snapshot.units
    }
    _write_json(told, file)


def write_nested_json(snapshot: Snapshot, file: Path) -> None:
    """The tree: each unit with its name, its functions and the units below it."""
    below: dict[str | None, list[Unit]] = {}
    for unit in snapshot.units:
        below.setdefault(unit.parent, []).append(unit)

    def told(unit: Unit) -> dict[str, object]:
        return {
            "name": unit.name,
            "functions": texts(unit),
            "units": [told(child) for child in below.get(unit.code, [])],
        }

    _write_json(told(snapshot.heads[0]), file)


def _write_json(told: object, file: Path) -> None:
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8", newline="\n")


FIELDS = ("id", "name", "rank", "parent", "text")


def rows(snapshot: Snapshot, keys: Keys) -> Iterator[tuple[str, str, str, str, str]]:
    """A row for each unit and for each function; a function's id is its unit's with its number."""
    for unit in snapshot.units:
        key = keys.of[unit.code]
        yield key, unit.name, unit.rank or "", keys.of[unit.parent] if unit.parent else "", ""
        for position, text in enumerate(texts(unit), 1):
            yield f"{key}#{position}", "", "", "", text


def write_csv(snapshot: Snapshot, keys: Keys, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows(rows(snapshot, keys))


def write_unkeyed_csv(snapshot: Snapshot, file: Path) -> None:
    """The same rows without an id: what they hang from is told by name."""
    units = snapshot.by_code()
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(("below", "name", "rank", "text"))
        for unit in snapshot.units:
            writer.writerow((units[unit.parent].name if unit.parent else "", unit.name, unit.rank, ""))
            writer.writerows((unit.name, "", "", text) for text in texts(unit))


def place_of_id(told: str, keys: Keys) -> Place:
    """The place that a row's id stands for."""
    key, _, position = told.rpartition("#")
    return Place(keys.code[key], f"{position}.") if key else Place(keys.code[told])


def write_lines(snapshot: Snapshot, file: Path) -> None:
    """A line for each unit's name and for each function, without the codes and numbers that shift."""
    file.write_text("".join(f"{line}\n" for line in lines(snapshot)), "utf-8", newline="\n")


def lines(snapshot: Snapshot) -> Iterator[str]:
    for unit in snapshot.units:
        yield unit.name
        yield from (f"    {text}" for text in texts(unit))


def places_of_lines(snapshot: Snapshot) -> list[Place]:
    """What each line of `write_lines` stands for, in order."""
    found: list[Place] = []
    for unit in snapshot.units:
        found.append(Place(unit.code))
        found.extend(Place(unit.code, function.marker) for function in unit.functions)
    return found


def write_xml(snapshot: Snapshot, file: Path) -> None:
    """The tree as elements: units with a name, functions with their text."""
    made: dict[str, ET.Element] = {}
    for unit in snapshot.units:
        attributes = {"name": unit.name, "rank": unit.rank or "", "code": unit.code}
        above = made.get(unit.parent or "")
        element = ET.Element("unit", attributes) if above is None else ET.SubElement(above, "unit", attributes)
        for text in texts(unit):
            ET.SubElement(element, "function").text = text
        made[unit.code] = element
    tree = ET.ElementTree(made[snapshot.heads[0].code])
    tree.write(file, encoding="utf-8", xml_declaration=True)
