"""`record --amends`: an amending act recorded as what it orders, of the institution whose structure it changes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from changelog.app.dates import partial_date
from changelog.app.files import read_bytes
from changelog.app.recording import Loaded, Recorder, record_loaded
from changelog.app.statements import Overrides, Stated, agreement_of, institution_of, not_too_deep
from changelog.domain.answers import RecordingAnswer
from changelog.domain.findings import Finding, Severity
from changelog.domain.snapshots import Institution
from changelog.errors import InputError

if TYPE_CHECKING:
    from changelog.reading.amending import AmendingAct
    from changelog.storage.store import Store


def record_amending(
    store: Store,
    path: str | os.PathLike[str],
    overrides: Overrides = Overrides(),
    recorder: Recorder = Recorder(),
) -> RecordingAnswer:
    """Record what an act orders. What was there already stays as it is; what could not be read or applied is in the
    findings, with its line and the reason."""
    return record_loaded(store, read_amending(store, path, overrides), recorder)


def read_amending(store: Store, path: str | os.PathLike[str], overrides: Overrides = Overrides()) -> Loaded:
    """Read an act, with the names that the store knows of the units that it changes.

    Raises `InputError` where neither the act nor the user tells the institution, or from when it is in force.
    """
    from changelog.reading.amending import read_amending_act

    data, name = read_bytes(path), Path(path).name
    with store.transaction() as work:
        known = work.institutions()
    institution = _institution(read_amending_act(data, name), known, str(path), overrides)
    act = read_amending_act(data, name, _names(store, institution))
    effective = partial_date(overrides.effective) if overrides.effective else None
    if effective is None and act.effective is None:
        raise InputError(
            "tells no day from which it is in force",
            place=str(path),
            remedy="say it with --effective, for instance --effective 2021-09-01",
        )
    told = (institution, effective, agreement_of(overrides))
    listed = act.snapshot(*told)
    stated = (listed,) if listed is not None else ()
    return Loaded((not_too_deep(Stated(str(path), stated, (*act.findings, *_empty(act)), act.narrative(*told))),))


def _names(store: Store, institution: Institution) -> list[str]:
    """All names that units of the institution bear or bore."""
    with store.transaction() as work:
        if not work.has_index(institution.key):
            return []
        versions = work.touched(institution.key, date.min, date.max, functions=False).units
    return list(dict.fromkeys(version.state.name for version in versions))


def _institution(act: AmendingAct, known: Sequence[Institution], path: str, overrides: Overrides) -> Institution:
    """The one that the user names; else the recorded one that the act's title names, or that alone stands in the act."""
    told = institution_of(overrides)
    if told is not None:
        return next((one for one in known if told.key in _called(one)), told)
    if act.titled is not None:
        found = next((one for one in known if one.key == act.titled.key), None)
        if found is not None:
            return found
    text = " ".join(act.text.casefold().split())
    named = [one for one in known if " ".join(one.name.casefold().split()) in text]
    if len(named) == 1:
        return named[0]
    about = f"amends {act.titled.name}, of which nothing is recorded" if act.titled is not None and not named else None
    several = "names several institutions: " + ", ".join(one.label for one in named) if named else None
    raise InputError(
        several or about or "names no institution of which anything is recorded",
        place=path,
        remedy="say which with --institution NAME",
    )


def _called(institution: Institution) -> frozenset[str]:
    names = (institution.name, institution.acronym) if institution.acronym else (institution.name,)
    return frozenset(Institution(name).key for name in names)


def _empty(act: AmendingAct) -> tuple[Finding, ...]:
    if act.changes or act.instructions or act.structure:
        return ()
    return (
        Finding(
            "amendment-orders-nothing",
            Severity.SERIOUS,
            "nothing that the act orders of units or functions is read; nothing is recorded of it",
            remedy="look at the lines of the act; record a document that states the outcome",
        ),
    )
