"""What the reader of manuals remarks while it reads, worded for auditors: see `reading_remarks.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from changelog.domain.checks import Flaw, Group, Options
from changelog.domain.findings import Severity
from changelog.domain.manuals import Manual

_TABLE = "reading_remarks.toml"


@cache
def _remarks() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = tomllib.loads(
        resources.files("changelog.audit").joinpath(_TABLE).read_text("utf-8")
    )
    return found


def remarks_of(group: Group) -> Callable[[Manual, Options], Iterator[Flaw]]:
    """A check that gives the remarks of a group, but for those that its option `without` names."""

    def examine(manual: Manual, options: Options) -> Iterator[Flaw]:
        without = options["without"]
        for finding in manual.reading.findings if manual.reading is not None else ():
            remark = _remarks()[group].get(finding.check)
            if remark is not None and not (isinstance(without, tuple) and finding.check in without):
                yield Flaw(
                    finding.source or manual.place(1),
                    read=finding.read,
                    unit=finding.unit,
                    values={"remark": finding.check, **remark},
                    others=finding.others,
                    severity=Severity(remark["severity"]),
                )

    return examine
