"""`org-changelog confirm`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.deciding import decision_options, show_decision

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("confirm", epilog='Example: org-changelog confirm 3f9a1c --reason "acuerdo 226" --source manual.txt:35')
@decision_options
def command(
    store: Store,
    pair: str | None,
    old: tuple[str, ...],
    new: tuple[str, ...],
    relation: str,
    reason: str | None,
    source: str | None,
    institution: str | None,
    person: str | None,
    format_: str,
    lang: str,
) -> None:
    """Record that two units are one (or merged, split, replaced): PAIR as `review` numbers it, or --old and --new."""
    from changelog.app.recording import Recorder
    from changelog.app.reviewing import confirm
    from changelog.domain.correspondences import Relation

    answer = confirm(
        store,
        pair,
        old=old,
        new=new,
        relation=Relation(relation),
        institution=institution,
        reason=reason,
        source=source,
        recorder=Recorder(person),
    )
    show_decision(answer, format_, lang)
