"""Which unit of a table each one hangs from, by what the table says of it: a code, a name, a path, its own code.

Names are not unique ("Recursos Humanos" hangs from every Dirección): the cells that tell a branch decide. Where a list
leaves a parent blank, or names none, it may name the office or the branch: a unit somewhere above.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from changelog.domain.findings import Severity
from changelog.domain.texts import fold_blanks, normal_form
from changelog.reading.columns import plain
from changelog.reading.table_drafts import Draft

MOST_ALIKE = 3
"""Units named in a finding about a parent that several could be."""
LEAST_BEGINNING = 20
"""Letters of a name from which it is recognised by its beginning, where an export cut it."""
LEVELS = "\x1f"
"""What parts the names of a path that is made of columns."""
_TELL_PARENTS = "if a column says it, name it, for instance --columns parent=DEPENDE"
_PATH = re.compile(r"\s*(?:[/>»\\|\x1f]|->|→)\s*")
_CODE_AND_NAME = re.compile(r"(\S*\d\S*)(?:\s*[-–—:.]\s+|\s+)(\S.*)")
_JOINTS = ".-/"
_NOTHING = re.compile(r"0*")


class Note(Protocol):
    """Files a finding about a row."""

    def __call__(
        self,
        check: str,
        severity: Severity,
        message: str,
        line: int,
        *,
        unit: str | None = None,
        read: str | None = None,
        remedy: str | None = None,
    ) -> None: ...


class Parents:
    """Settles the parent of every draft."""

    def __init__(self, drafts: Sequence[Draft], columns: Mapping[str, int], note: Note):
        self.drafts, self.columns, self.note = drafts, columns, note
        self.by_code: dict[str, Draft] = {}
        self.by_name: dict[str, list[Draft]] = defaultdict(list)
        self.by_plain_name: dict[str, list[Draft]] = defaultdict(list)
        self.by_path: dict[tuple[str, ...], Draft] = {}
        self.is_by_offices = False
        self.are_heads_on_top = True
        """Whether units without a parent hang from the institution, as far as the table says."""
        for draft in drafts:
            if draft.code:
                self.by_code.setdefault(draft.code, draft)
            self.by_name[normal_form(draft.name)].append(draft)
            self.by_plain_name[plain(draft.name)].append(draft)
            self.by_path.setdefault(_steps_to(draft), draft)

    def settle(self) -> None:
        unlisted: dict[str, list[Draft]] = defaultdict(list)
        blank: list[Draft] = []
        has_parents = "parent" in self.columns or "path" in self.columns
        for draft in self.drafts:
            told = fold_blanks(draft.cells.get("parent", ""))
            if not told and "path" in self.columns:
                draft.parent = self._by_path(draft)
            elif told:
                draft.parent = self._named(draft, told)
                if draft.parent is None and normal_form(told) != normal_form(draft.name):
                    unlisted[told].append(draft)
            elif not has_parents:
                draft.parent = self._by_code(draft)
            else:
                blank.append(draft)
        for told, below in unlisted.items():
            message = f"the unit {told!r}, above {len(below)} of those listed, is not listed: they are taken as heads"
            self.note("parent-not-listed", Severity.MINOR, message, below[0].row.number, read=told)
        if not has_parents:
            self._by_numbered_ranks()
        if not has_parents and "office" in self.columns:
            self._by_offices()
        self._suppose(blank)
        self._break_circles()
        self.are_heads_on_top = self._says_places()

    def _named(self, draft: Draft, told: str) -> Draft | None:
        """By code, else by name: of several alike the one whose other cells agree most, and then the nearest above."""
        found = self.by_code.get(told)
        if found is not None:
            return found if found is not draft else None
        if normal_form(told) == normal_form(draft.name) and len(self.by_name[normal_form(told)]) == 1:
            return None
        alike = self._alike(draft, told)
        if len(alike) < 2:
            return alike[0] if alike else None
        agreeing = [(sum(a == b and a != "" for a, b in zip(draft.rest, one.rest, strict=False)), one) for one in alike]
        most = max(count for count, _ in agreeing)
        best = [one for count, one in agreeing if count == most]
        if len(best) > 1:
            places = ", ".join(str(one.row.number) for one in best[:MOST_ALIKE])
            message = f"the parent {told!r} of {draft.name} may be that of row {places}; the nearest is taken"
            self.note("parent-ambiguous", Severity.MEDIUM, message, draft.row.number, read=told)
        return _nearest(draft, best)

    def _alike(self, draft: Draft, told: str) -> list[Draft]:
        """Units of that name: as written, without accents and signs, with a code before it, or one of them cut."""
        for found in (self.by_name.get(normal_form(told)), self.by_plain_name.get(plain(told))):
            if found and (others := [one for one in found if one is not draft]):
                return others
        parts = _CODE_AND_NAME.fullmatch(told)
        if parts is not None and (coded := self.by_code.get(parts[1].rstrip("-–—:."))) is not None:
            return [coded] if coded is not draft else []
        return list(self._beginning(draft, plain(told))) if len(told) >= LEAST_BEGINNING else []

    def _beginning(self, draft: Draft, told: str) -> Iterator[Draft]:
        for name, bearers in self.by_plain_name.items():
            if len(name) >= LEAST_BEGINNING and (name.startswith(told) or told.startswith(name)):
                yield from (one for one in bearers if one is not draft)

    def _by_path(self, draft: Draft) -> Draft | None:
        """The last unit named before itself in "Dirección General / Dirección de Aguas / Unidad de Riego"."""
        above = _steps_to(draft)[:-1]
        while above:
            found = self.by_path.get(above)
            if found is not None and found is not draft:
                return found
            alike = [one for one in self.by_name.get(above[-1], ()) if one is not draft]
            if alike:
                return _nearest(draft, alike)
            above = above[:-1]
        return None

    def _by_code(self, draft: Draft) -> Draft | None:
        """7.1.2 hangs from 7.1, and 300.120 from 300.000, where the codes are such."""
        for above in _codes_above(draft.code):
            found = self.by_code.get(above)
            if found is not None and found is not draft:
                return found
        return None

    def _by_numbered_ranks(self) -> None:
        """Where ranks are numbers (1, 2, 3, 2, ...) and nothing else tells a place, each unit hangs from the nearest row
        above it whose number is less, if the rows begin on top and never step down by two."""
        told = [draft.cells.get("rank", "") for draft in self.drafts]
        if any(draft.parent is not None for draft in self.drafts) or not all(one.isdecimal() for one in told):
            return
        numbers = [int(one[:6]) for one in told]
        if numbers[0] != min(numbers) or any(after - before > 1 for before, after in pairwise(numbers)):
            return
        above: list[tuple[int, Draft]] = []
        for number, draft in zip(numbers, self.drafts, strict=True):
            while above and above[-1][0] >= number:
                above.pop()
            draft.parent = above[-1][1] if above else None
            above.append((number, draft))

    def _by_offices(self) -> None:
        """Where rows name the office that a unit belongs to and not its parent: the units of the highest rank in an office
        hang from its head. Those below them could hang from any of these, and the head itself from any of its branch: of
        them it is known what they lie within."""
        heads: dict[str, Draft] = {}
        offices: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts:
            office = _office_of(draft)
            if normal_form(draft.cells.get("office", "")) == normal_form(draft.name):
                heads.setdefault(office, draft)
            else:
                offices[office].append(draft)
        self.is_by_offices = bool(heads)
        for head in heads.values():
            head.within = self._branch_of(head)
        for office, units in offices.items():
            ranks = {unit.rank or "" for unit in units}
            highest = {rank for rank in ranks if all(rank == other or _is_sub(other, rank) for other in ranks)}
            for unit in units:
                if unit.parent is None and office in heads and unit.rank in highest:
                    unit.parent = heads[office]
                elif unit.parent is None:
                    unit.within = heads.get(office) or self._branch_of(unit)

    def _branch_of(self, draft: Draft) -> Draft | None:
        """The unit that its branch is named after; None where that is itself, or not one that is listed."""
        named = self.by_name.get(normal_form(draft.cells.get("branch", "")), [])
        return named[0] if len(named) == 1 and named[0] is not draft else None

    def _says_places(self) -> bool:
        """Whether units with nothing above them hang from the institution; files what the table does not say of places."""
        heads = [draft for draft in self.drafts if draft.parent is None and draft.within is None]
        vague = [draft for draft in self.drafts if draft.within is not None]
        if len(heads) == len(self.drafts) > 1:
            message = f"the document does not say which units its {len(self.drafts)} units hang from"
            self.note("places-not-told", Severity.MEDIUM, message, heads[0].row.number, remedy=_TELL_PARENTS)
            return False
        if vague:
            message = (
                f"the document does not say from which units {len(vague)} of its {len(self.drafts)} units hang, only what "
                "lies further above"
            )
            self.note("places-vague", Severity.MEDIUM, message, vague[0].row.number, remedy=_TELL_PARENTS)
        branches = {normal_form(draft.cells.get("branch", "")) for draft in self.drafts}
        return not self.is_by_offices or all(normal_form(draft.name) in branches for draft in heads)

    def _suppose(self, blank: Sequence[Draft]) -> None:
        """Units whose parent is left blank, in a list that gives those of others, lie within the office whose acronym they
        bear, else within the unit that their branch is named after. Others are heads."""
        heads = self._heads_of_offices(blank)
        for draft in blank:
            head = heads.get(draft.cells.get("acronym", ""))
            draft.within = head if head is not None and head is not draft else self._branch_of(draft)

    def _heads_of_offices(self, blank: Sequence[Draft]) -> dict[str, Draft]:
        """By acronym the one unit that bears it and hangs from a unit that does not."""
        left_blank = set(map(id, blank))
        found: dict[str, list[Draft]] = defaultdict(list)
        for draft in self.drafts:
            acronym = draft.cells.get("acronym", "")
            above = draft.parent.cells.get("acronym", "") if draft.parent is not None else ""
            if acronym and acronym != above and id(draft) not in left_blank:
                found[acronym].append(draft)
        return {acronym: heads[0] for acronym, heads in found.items() if len(heads) == 1}

    def _break_circles(self) -> None:
        for draft in self.drafts:
            seen = {id(draft)}
            one = draft
            while (above := one.parent or one.within) is not None:
                if id(above) in seen:
                    message = f"{one.name} hangs, by what the table says, from a unit below it: it is taken as a head"
                    self.note("parent-in-circle", Severity.SERIOUS, message, one.row.number)
                    one.parent = one.within = None
                    break
                one = above
                seen.add(id(one))


def _office_of(draft: Draft) -> str:
    return f"{draft.cells.get('acronym', '')} {normal_form(draft.cells.get('office', ''))}"


def _is_sub(rank: str, other: str) -> bool:
    """ "Subgerencia" and "Gerencia", "SGO" and "GO"."""
    return bool(other) and plain(rank) in (f"sub{plain(other)}", f"s{plain(other)}")


def _nearest(draft: Draft, others: Sequence[Draft]) -> Draft:
    return min(others, key=lambda one: abs(one.row.number - draft.row.number))


def _steps_to(draft: Draft) -> tuple[str, ...]:
    """Normal forms of the names of a path, the unit's own at its end; of the name alone where there is no path."""
    path = draft.cells.get("path", "")
    parts = path.split(LEVELS) if LEVELS in path else _PATH.split(path)
    own = normal_form(draft.name)
    names = tuple(normal_form(name) for name in parts if name.strip())
    return names if names and names[-1] == own else (*names, own)


def _codes_above(code: str) -> Iterator[str]:
    """Codes that a unit's own says it hangs from, the nearest first: of "3.1.0" and "3.1.4" that is "3.0.0", or "3"."""
    joint = next((sign for sign in code if sign in _JOINTS), None)
    if joint is None:
        return
    parts = code.strip(joint).split(joint)
    while parts and _NOTHING.fullmatch(parts[-1]):
        parts.pop()
    missing = code.strip(joint).count(joint) + 1
    for length in range(len(parts) - 1, 0, -1):
        above = parts[:length]
        yield joint.join(above)
        yield joint.join(above) + joint
        yield joint.join([*above, *("0" * len(part) for part in code.strip(joint).split(joint)[length:missing])])
