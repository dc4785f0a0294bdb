"""What acts and narratives say, held against what documents show: told and seen, told and not seen, seen and not told.

`reconcile` takes values and gives rows; how each verdict comes about is said in `audit.reconciliation`. Nothing here is
matched, recorded or looked up: identity was settled when the statements were recorded. `movement_findings` says what an
office that registers movements looks at twice.
"""

from changelog.audit.consecutive import Observed, pairs_of_days
from changelog.audit.movements import movement_findings
from changelog.audit.reconciliation import Statements, reconcile

__all__ = ["Observed", "Statements", "movement_findings", "pairs_of_days", "reconcile"]
