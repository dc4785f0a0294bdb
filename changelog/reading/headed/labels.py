"""Labels below a unit's name: "RESPONSABILIDAD PRIMARIA", "ACCIONES:", "Nombre de la unidad: ...", "Depende de: ..."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from changelog.reading.profiles.loader import Profile
from changelog.reading.recognise.headings import plain_title

LONGEST_LABEL = 60
"""Characters of a label, colon included."""
LEAST_MISSPELT = 12
"""Letters from which on a label is known by its likeness too: in short ones a slip makes another word."""
ALIKE = 0.92
"""Likeness of a misspelt label: one letter of some fifteen is lost ("RESPONSALIDAD PRIMARIA") or is another."""


_IN_INDEX = re.compile(r"[.…]{3}|(?:\t|\s{3})\d{1,4}$")
"""Dots or a gap before a page number: the label stands in an index."""


class BlockKind(StrEnum):
    """What stands below a label."""

    OBJECTIVE = "objective"
    FUNCTIONS = "functions"
    UNIT = "unit"  # the unit's name
    PARENT = "parent"  # the unit that it hangs from
    OTHER = "other"  # what a card says besides


@dataclass(frozen=True, slots=True)
class BlockLabel:
    """`plain` is the label as compared, `rest` the text behind it on its line; `is_marked`: a colon closes it."""

    kind: BlockKind
    plain: str
    rest: str = ""
    is_marked: bool = False


def block_label(text: str, kinds: Mapping[str, BlockKind]) -> BlockLabel | None:
    """The label that a line consists of, or that it begins with and closes by a colon; `kinds` are those that are known."""
    if _IN_INDEX.search(text, 0, LONGEST_LABEL * 2) is not None:
        return None
    colon = text.find(":", 0, LONGEST_LABEL)
    if colon > 0:
        plain = plain_title(text[:colon])
        kind = kinds.get(plain) or _misspelt(plain, kinds)
        return BlockLabel(kind, plain, text[colon + 1 :].strip(" *\t"), is_marked=True) if kind is not None else None
    if len(text) > LONGEST_LABEL:
        return None
    if "\t" in text:
        head, _, rest = text.partition("\t")
        kind = kinds.get(plain_title(head))
        return BlockLabel(kind, plain_title(head), rest.strip(), is_marked=True) if kind is not None else None
    plain = plain_title(text)
    kind = kinds.get(plain) or _misspelt(plain, kinds)
    if kind not in (BlockKind.OBJECTIVE, BlockKind.FUNCTIONS):
        return None
    return BlockLabel(kind, plain)


def labels_of(profile: Profile) -> Mapping[str, BlockKind]:
    """The labels that a profile knows, as compared, and what stands below each."""
    return {
        **dict.fromkeys(profile.other_labels, BlockKind.OTHER),
        **dict.fromkeys(profile.parent_labels, BlockKind.PARENT),
        **dict.fromkeys(profile.unit_labels, BlockKind.UNIT),
        **dict.fromkeys(profile.objective_labels, BlockKind.OBJECTIVE),
        **dict.fromkeys(profile.function_labels, BlockKind.FUNCTIONS),
    }


def _misspelt(plain: str, kinds: Mapping[str, BlockKind]) -> BlockKind | None:
    if len(plain) < LEAST_MISSPELT:
        return None
    for known, kind in kinds.items():
        near = len(known) >= LEAST_MISSPELT and abs(len(known) - len(plain)) <= 2 and known[0] == plain[0]
        if not near:
            continue
        matcher = SequenceMatcher(None, known, plain, autojunk=False)
        if matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
            return kind
    return None
