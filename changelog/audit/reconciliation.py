"""What acts and narratives say, held against what documents show, row by row.

Only documents speak for what was so: snapshots, each from its effective date, for what it states and for the complete
lists that it gives. What the index carried forward, narrated or reconstructed is used to know which unit is meant and where
to look, never as something seen.

A telling gives one row. Where documents cover the place is asked first; *cannot be seen* is the answer unless one does.

- **Covering.** A document covers a unit on a day if it states it, or if it lists in full what hangs from the unit above
  it (from the institution, where it covers all of that): then absence is seen. A list speaks against a unit only if it
  cannot hang further down, below a unit whose own list is not given (the ranks that documents nest say so). A name alone may
  bear a telling out, and never speaks against it.
- **After.** The first documents from the day on that can tell are asked. Where only the session or the publication is
  told, the change may take effect later: a document speaks against it only if it is under the same act, or of a year
  later. An undated change is confirmed by any document, and contradicted only by one after the day that bounds it.
- **Before.** The last documents before the day that can tell. If they show the outcome already, or a complete list of
  them lacks what is told to end or to leave, the change is not seen (unless something told in between explains it). If none
  covers the place, the change is seen all the same, and the row says that only the state after is.
- **What was told in between is followed.** If another telling gave the unit another name, moved it on, ended it, or
  stated the list anew without it, before any document could show this one, then the document says nothing against
  this one: it cannot be seen. If a document of before shows the state before, and the later tellings lead to just what
  the document of after shows, the change is seen through the later ones.
- **Renamed**: the name after is printed, the name before is not beside it. **Transformed**: the name or, where that
  changed again, the rank. **Reassigned**: below the unit told, at any depth (it may hang from a unit that moved with it);
  or gone from the complete lists of the unit before, where no document covers the destination. **Created,
  re-established**: there, and the list of before lacks it. **Abolished**: the list of the unit above lacks it; who that
  is must be told or known. **Merged, split, replaced**: all units after, none of those before. **Structure stated**: the
  complete list is the same, save for changes told in between. **Functions given or taken**: both documents list them and
  some came or left.
- Classes of units ("Delegaciones", where no document prints it as a unit), the institution itself, and moves told
  without places cannot be seen. A doubtful sentence may be borne out, never contradicted.

*Seen and not told*: each own change of units between two consecutive documents that cover its place, for which no
telling exists. *Told differently*: rows besides; such a change has its verdict row too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from changelog.audit.consecutive import Observed, seen_not_told
from changelog.audit.differences import told_differently
from changelog.audit.ground import Ground
from changelog.audit.judgement import judge
from changelog.audit.shown import Shown
from changelog.audit.told import Told
from changelog.domain.reconciliations import Reconciled, Verdict
from changelog.domain.registers import RegisteredAct
from changelog.domain.snapshots import Institution, Snapshot
from changelog.domain.structures import FunctionVersion, UnitVersion
from changelog.domain.tellings import Telling


@dataclass(frozen=True, slots=True)
class Statements:
    """What is held together, of one institution: its snapshots and tellings, and from the index all versions of its
    units, and those of functions ever under units that are told to gain or lose some. `register` are all acts cited.
    """

    institution: Institution
    snapshots: tuple[Snapshot, ...]
    tellings: tuple[Telling, ...]
    versions: tuple[UnitVersion, ...]
    functions: tuple[FunctionVersion, ...] = ()
    register: tuple[RegisteredAct, ...] = ()


def reconcile(statements: Statements, observed: Iterable[Observed] = ()) -> tuple[Reconciled, ...]:
    """Every row, in the order of the days, then of the acts. `observed` are the net changes between `pairs_of_days`."""
    ground = Ground(
        statements.institution,
        Shown(statements.snapshots, statements.versions),
        Told(statements.tellings),
        statements.versions,
        statements.functions,
        statements.register,
    )
    rows = [judge(telling, ground) for telling in ground.told.tellings]
    rows += told_differently(ground)
    rows += seen_not_told(ground, observed)
    return tuple(sorted(rows, key=_order))


_TURN = tuple(Verdict)


def _order(row: Reconciled) -> tuple[object, ...]:
    """By day (of what is undated, where its bounds put it; without bounds last), then by act, then as told."""
    day = row.day or row.not_after or row.not_before
    lines = row.told[0] if row.told else None
    place = (lines.document, lines.first_line) if lines else ("", 0)
    return day is None, day or date.max, row.act or "", not row.told, place, _TURN.index(row.verdict), row.unit
