"""`org-changelog export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from changelog.cli.options import database_option, institution_option, reading
from changelog.cli.shown import tell

if TYPE_CHECKING:
    from changelog.app.stores import Store


@click.command("export", epilog="Example: org-changelog export snapshots/ --institution IMSS")
@click.argument("folder", type=click.Path())
@click.option("--with-texts", is_flag=True, help="Write the texts of functions too, not only their digests.")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", hidden=True)
@institution_option
@database_option
@reading
def command(store: Store, folder: str, with_texts: bool, lang: str, institution: str | None) -> None:
    """Write the record below FOLDER, a file for each snapshot and for what each document tells: facts, with digests for
    texts."""
    from changelog.app.exporting import export_snapshots

    written = export_snapshots(store, folder, institution=institution, with_texts=with_texts)
    for path in written:
        click.echo(str(path))
    tell(lang, "export.done", beside=True, count=len(written), folder=folder)
