"""`org-changelog record`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import columns_option, database_option, output_options, person_option, profile_option
from changelog.cli.shown import progress, show

if TYPE_CHECKING:
    from changelog.app.statements import Overrides
    from changelog.domain.answers import RecordingAnswer


@click.command("record", epilog="Example: org-changelog record manual.txt --effective 2021-09-01")
@click.argument("manuals", metavar="MANUAL...", nargs=-1, required=True, type=click.Path())
@click.option("--institution", metavar="NAME", help="The institution's name, over what is printed.")
@click.option("--acronym", help="What it is called for short; goes with --institution.")
@click.option("--effective", metavar="DATE", help="The date of effect, over what is printed.")
@click.option("--agreement", metavar="CODE", help="The agreement, over what is printed.")
@profile_option
@click.option(
    "--amends",
    is_flag=True,
    help="Each MANUAL is an act that changes a structure without restating it: a decree that suppresses, creates, reforms.",
)
@columns_option
@person_option
@database_option
@output_options
def command(
    database: str,
    manuals: tuple[str, ...],
    institution: str | None,
    acronym: str | None,
    effective: str | None,
    agreement: str | None,
    profile: str | None,
    amends: bool,
    columns: str | None,
    person: str | None,
    format_: str,
    lang: str,
) -> None:
    """Record each MANUAL as dated snapshots under its agreement, with the changes that it tells in prose.

    What the document prints is found; options override it. Recording the same document again changes nothing. Each
    manual is recorded whole or not at all. Of a folder, every document in it and below is read on all cores and recorded
    in the order of effect; those that cannot be read are listed, and the exit code is then 1.

    With --amends what an act orders is recorded under it and applied to the structure in force on its day; what cannot be
    applied is listed.
    """
    from changelog.app.files import is_folder
    from changelog.app.folders import documents_of, read_all, with_refused
    from changelog.app.recording import Recorder, joined, read_document, record_loaded
    from changelog.app.statements import Overrides
    from changelog.app.stores import open_store

    overrides = Overrides(institution, acronym, effective, agreement, columns, profile)
    told = progress()
    answers: list[RecordingAnswer] = []
    if amends:
        if profile is not None:
            raise click.UsageError(
                "--profile is of documents that state a structure; --amends is of acts that change one."
            )
        _record_amending(database, manuals, overrides, person, answers)
        show(joined(answers), format_, lang)
        return
    if any(is_folder(manual) for manual in manuals):
        read = read_all(documents_of(manuals), overrides, told)
        with open_store(database, create=True) as store:
            answers += [record_loaded(store, loaded, Recorder(person)) for loaded in read.loaded]
        show(with_refused(joined(answers), read.refused), format_, lang)
        raise SystemExit(1 if read.refused else 0)
    try:
        for number, manual in enumerate(manuals):
            if told:
                told(manual, number, len(manuals))
            loaded = read_document(manual, overrides)  # read before a store is made for it
            with open_store(database, create=True) as store:
                answers.append(record_loaded(store, loaded, Recorder(person)))
    finally:
        if answers:
            show(joined(answers), format_, lang)


def _record_amending(
    database: str, acts: tuple[str, ...], overrides: Overrides, person: str | None, answers: list[RecordingAnswer]
) -> None:
    from changelog.app.amending import record_amending
    from changelog.app.recording import Recorder
    from changelog.app.stores import open_store

    with open_store(database) as store:  # an act amends what is recorded: no store is made for it
        answers += [record_amending(store, act, overrides, Recorder(person)) for act in acts]
