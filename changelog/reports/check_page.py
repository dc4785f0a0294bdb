"""One check explained: what it is about, its options, an excerpt that it flags with what it says, one that it does not.

As Markdown this is the check's page in `docs/checks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from changelog.domain.audits import CheckCard
from changelog.domain.checks import OptionValue
from changelog.reports import printed_lines
from changelog.reports.columns import wrapped
from changelog.reports.marks import escaped, printable
from changelog.reports.wording import Words

_INDENT = "    "


def text(check: CheckCard, words: Words, width: int) -> str:
    """The explanation for a terminal, in lines of at most `width` characters."""
    title = wrapped(f"{check.id}: {check.phrases.title}", width)
    blocks = ["\n".join([*title, "=" * max(map(len, title))])]
    blocks += ["\n".join(wrapped(said, width)) for said in (_kind(check, words), check.phrases.why)]
    for heading, lines in _parts(check, words, width):
        blocks.append("\n".join([heading, "-" * len(heading)]))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def markdown(check: CheckCard, words: Words) -> str:
    """The explanation as a page of Markdown."""
    blocks = [f"# {check.id}: {escaped(check.phrases.title)}", _kind(check, words), escaped(check.phrases.why)]
    for heading, lines in _parts(check, words, _PAGE_WIDTH):
        blocks += [f"## {heading}", "\n".join(_INDENT + line if line else "" for line in lines)]
    return "\n\n".join(blocks) + "\n"


_PAGE_WIDTH = 110


def _kind(check: CheckCard, words: Words) -> str:
    return words("checks.kind", group=words(f"group.{check.group}"), severity=words(f"severity.{check.severity}"))


def _parts(check: CheckCard, words: Words, width: int) -> Iterator[tuple[str, list[str]]]:
    """What stands in lines of its own: headings with printed lines."""
    options = [f"{name} = {_toml(value)}" for name, value in check.options.items()]
    settings = [line for option in options for line in _hanging(option, width)]
    severity = f'severity = "{check.severity}"'
    is_of_history = check.of == "history"
    yield words("checks.options"), [f"[audit.checks.{check.id}]", severity, *settings]
    if check.failing:
        yield (
            words("checks.failing_history" if is_of_history else "checks.failing"),
            list(_numbered(check.failing, width)),
        )
        yield words("checks.says"), [line for finding in _said(check, words, width) for line in (*finding, "")][:-1]
    if check.passing:
        yield (
            words("checks.passing_history" if is_of_history else "checks.passing"),
            list(_numbered(check.passing, width)),
        )


def _hanging(line: str, width: int) -> list[str]:
    first, *rest = wrapped(line, width - len(_INDENT))
    return [first, *(_INDENT + more for more in rest)]


def _numbered(excerpt: str, width: int) -> Iterator[str]:
    """An excerpt with the numbers of its lines; a long one goes on below, without a number."""
    for number, line in enumerate(excerpt.splitlines(), 1):
        pieces = wrapped(printable(line), width - printed_lines.MARGIN - 2)
        yield f"{number:>{printed_lines.MARGIN - 1}} | {pieces[0]}".rstrip()
        yield from (f"{'':>{printed_lines.MARGIN - 1}} | {piece}" for piece in pieces[1:])


def _said(check: CheckCard, words: Words, width: int) -> Iterator[list[str]]:
    lines = dict(enumerate(check.failing.splitlines(), 1))
    for finding in check.example:
        said = wrapped(f"{words(f'severity.{finding.severity}').upper()} {finding.check}: {finding.message}", width)
        if finding.source is not None:
            numbers = range(finding.source.first_line, finding.source.last_line + 1)
            said += printed_lines.shown({n: lines[n] for n in numbers if n in lines}, finding.read, width)
        if finding.remedy:
            told = wrapped(words("audit.remedy", remedy=finding.remedy), width - printed_lines.MARGIN - 2)
            said += [" " * (printed_lines.MARGIN + 2) + line for line in told]
        yield said


def _toml(value: OptionValue) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return str(value)


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
