"""What changed in an institution's structure, between any two dates, with the evidence for every line.

The verbs of the command line are a small library too; see `changelog.app` for what each takes and gives:

    import changelog

    store = changelog.open_store("org-changelog.db", create=True)
    changelog.record_manual(store, "manual.txt")
    report = changelog.diff_dates(store, "2021", "today")
    for change in report.changes.units:
        print(change.kind, [side.unit.name for side in change.new])

Names are imported when first used, so that `import changelog` and `org-changelog --help` answer at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_LIBRARY = {
    "open_store": "changelog.app.stores",
    "read_manual": "changelog.app.reading",
    "inspect_file": "changelog.app.inspecting",
    "list_profiles": "changelog.app.profiles",
    "record_manual": "changelog.app.recording",
    "record_amending": "changelog.app.amending",
    "load_snapshots": "changelog.app.recording",
    "export_snapshots": "changelog.app.exporting",
    "compare_files": "changelog.app.comparing",
    "diff_dates": "changelog.app.diffing",
    "show_structure": "changelog.app.showing",
    "history_of": "changelog.app.histories",
    "timeline_of": "changelog.app.timelines",
    "make_report": "changelog.app.filing",
    "preview_manual": "changelog.app.previewing",
    "audit_manuals": "changelog.app.auditing",
    "audit_history": "changelog.app.history_auditing",
    "list_checks": "changelog.app.auditing",
    "deliver": "changelog.app.delivering",
    "chart_of": "changelog.app.charting",
    "draw": "changelog.app.drawing",
    "agreements": "changelog.app.registers",
    "agreement_card": "changelog.app.registers",
    "reconcile_told": "changelog.app.reconciling",
    "review": "changelog.app.reviewing",
    "confirm": "changelog.app.reviewing",
    "refuse": "changelog.app.reviewing",
    "log_of": "changelog.app.ledgers",
    "correct": "changelog.app.ledgers",
    "annul": "changelog.app.ledgers",
    "retract": "changelog.app.ledgers",
    "verify": "changelog.app.verifying",
    "as_known": "changelog.app.knowing",
    "copy_store": "changelog.app.copying",
    "back_up": "changelog.app.copying",
    "restore": "changelog.app.copying",
}

__all__ = ["__version__", *sorted(_LIBRARY)]


def __getattr__(name: str) -> Any:
    if name in _LIBRARY:
        return getattr(import_module(_LIBRARY[name]), name)
    raise AttributeError(f"module 'changelog' has no attribute {name!r}")
