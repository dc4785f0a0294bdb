"""The pages of `docs/checks`: each check as `org-changelog checks CHECK --format markdown` explains it, in both languages,
and the list of all. To write them anew after a check was added or changed:

python -m tests.audit.check_pages
"""

from __future__ import annotations

from pathlib import Path

from changelog.app.audit_delivering import checks_text
from changelog.app.auditing import list_checks
from changelog.domain.checks import Language
from changelog.reports.marks import escaped
from changelog.reports.wording import Words

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "checks"
LANGUAGES: tuple[Language, ...] = ("es", "en")
WIDTH = 100
HEAD = """\
# The checks

What `org-changelog audit` asks, by group; [how to audit](../audit.md). Each check has a page in Spanish and in English,
with its options, an excerpt that it flags with what it says of it, and one that it does not flag. These pages are what
`org-changelog checks CHECK --format markdown` prints.
"""


def pages() -> dict[str, str]:
    """Every page by its path below `docs/checks`."""
    made = {"README.md": _list()}
    for language in LANGUAGES:
        for card in list_checks(language).checks:
            text = checks_text(list_checks(language, card.id), "markdown", language, WIDTH)
            made[f"{language}/{card.id}.md"] = text
    return made


def _list() -> str:
    spanish, english, words = list_checks("es").checks, list_checks("en").checks, Words("en")
    lines = [HEAD]
    group = None
    for one, other in zip(spanish, english, strict=True):
        if one.group != group:
            group = one.group
            lines += [
                f"\n## {words(f'group.{group}').capitalize()} (`{group}`)\n",
                "| check | severity | español | English |",
            ]
            lines.append("| --- | --- | --- | --- |")
        lines.append(
            f"| `{one.id}` | {words(f'severity.{one.severity}')} | [{escaped(one.phrases.title)}](es/{one.id}.md) "
            f"| [{escaped(other.phrases.title)}](en/{one.id}.md) |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    made = pages()
    for old in FOLDER.rglob("*.md"):
        if old.relative_to(FOLDER).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
