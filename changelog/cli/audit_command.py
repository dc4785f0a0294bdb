"""`org-changelog audit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from changelog.cli.options import account_name, database_option, language_option, profile_option
from changelog.cli.shown import tell, terminal_width
from changelog.domain.findings import Severity

if TYPE_CHECKING:
    from changelog.app.auditing import Asked
    from changelog.domain.audits import AuditAnswer

FORMATS = ("table", "markdown", "json", "csv", "sarif")
SEVERITIES = ("serious", "medium", "minor", "information")


@click.command("audit", epilog="Example: org-changelog audit manual.txt --ignore text --fail-on serious")
@click.argument("manuals", nargs=-1, type=click.Path())
@click.option("--institution", metavar="NAME", help="Its recorded history instead: acronym, name or part of it.")
@click.option("--from", "start", metavar="DATE", help="Of a history, leave out what took effect before this day.")
@click.option("--to", "end", metavar="DATE", help="Of a history, leave out what took effect after this day.")
@database_option
@profile_option
@click.option("--select", multiple=True, metavar="CHECK", help="Only this check or group. May be repeated.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Not this check or group. May be repeated.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit code 1 when something this grave is found.")
@click.option("--config", type=click.Path(), metavar="FILE", help="Settings; by default org-changelog.toml, if there.")
@click.option(
    "--accepted", type=click.Path(), metavar="FILE", help="Findings that somebody accepted: not reported again."
)
@click.option(
    "--accept",
    type=click.Path(),
    metavar="FILE",
    help="Accept what is found, for --reason, in this file; what it holds already stays.",
)
@click.option("--reason", default="", help="Why the findings are accepted.")
@click.option("--person", default=account_name, help="Who accepts; by default the name of the account.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print."
)
@click.option(
    "--output", type=click.Path(), metavar="FILE",
    help="Write to a file instead; its ending says how: .txt, .md, .json, .csv, .sarif or .xlsx.",
)  # fmt: skip
@language_option
def command(
    manuals: tuple[str, ...],
    institution: str | None,
    start: str | None,
    end: str | None,
    database: str,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    config: str | None,
    accepted: str | None,
    accept: str | None,
    reason: str,
    person: str | None,
    format_: str,
    output: str | None,
    lang: str,
) -> None:
    """Check MANUALS for what an auditor would flag, without recording them; or, with --institution, what is recorded."""
    from changelog.app.audit_delivering import refuse_unknown_ending
    from changelog.app.audit_settings import read_configuration
    from changelog.app.auditing import asked_of, audit_manuals, refuse_no_reason

    _refuse_unclear(manuals, institution, start or end)
    if accept is not None:
        refuse_no_reason(reason)
    if accept is not None and output is not None:
        raise click.UsageError("--accept writes what is accepted, --output what is found: one at a time.")
    if output is not None:
        refuse_unknown_ending(output)
    configuration = read_configuration(config)
    language: Any = lang
    asked = asked_of(
        configuration,
        select=select,
        ignore=ignore,
        accepted=accepted,
        kept_in=accept,
        language=language,
        profile=profile,
    )
    if institution is not None:
        answer = _audit_history(database, institution, start, end, asked)
    else:
        answer = audit_manuals(manuals, asked)
    if accept is not None:
        _accept(answer, asked, accept, reason, person)
    else:
        _deliver(answer, format_, output, language)
    _refuse_unread(answer)
    threshold = Severity(fail_on) if fail_on is not None else configuration.fail_on
    if accept is None and threshold is not None and answer.has_from(threshold):
        raise SystemExit(1)


def _refuse_unclear(manuals: tuple[str, ...], institution: str | None, day: str | None) -> None:
    if institution is not None and manuals:
        raise click.UsageError("MANUALS are audited as they are, --institution as recorded: one at a time.")
    if institution is None and day is not None:
        raise click.UsageError("--from and --to are of a recorded history: say which with --institution.")


def _audit_history(database: str, institution: str, start: str | None, end: str | None, asked: Asked) -> AuditAnswer:
    from changelog.app.history_auditing import audit_history
    from changelog.app.stores import open_store

    with open_store(database, read_only=True) as store:
        return audit_history(store, institution=institution, start=start, end=end, asked=asked)


def _accept(answer: AuditAnswer, asked: Asked, file: str, reason: str, person: str | None) -> None:
    from datetime import datetime

    from changelog.app.audit_settings import write_accepted
    from changelog.app.auditing import acceptances

    today = datetime.now().astimezone().date()
    taken, new = acceptances(answer, asked, reason=reason, person=person, day=today)
    write_accepted(file, taken)
    tell(asked.language, "audit.written", count=len(taken), new=new, dropped=len(answer.unused), file=file)


def _deliver(answer: AuditAnswer, form: Any, output: str | None, language: Any) -> None:
    from changelog.app.audit_delivering import audit_text, deliver_audit

    if output is not None:
        click.echo(deliver_audit(answer, output, language))
    else:
        click.echo(audit_text(answer, form, language, terminal_width()), nl=False)


def _refuse_unread(answer: AuditAnswer) -> None:
    """After the others: what could not be read ends the command as it would have done alone."""
    from changelog.errors import InputError

    if not answer.unread:
        return
    first, *more = answer.unread
    told = "".join(f"\n  and {one.path}: {one.message}" for one in more)
    raise InputError(f"{first.message}{told}", place=first.path, remedy=first.remedy)
