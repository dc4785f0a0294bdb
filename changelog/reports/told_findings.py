"""A finding in the reader's language: its sentence and its remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from changelog.domain.dates import PartialDate
from changelog.domain.findings import Finding
from changelog.errors import ChangelogError
from changelog.reports.wording import Words

_HOLE = re.compile(r"«\{(?P<quoted>\w+)\}»|\{(?P<plain>\w+)\}")


@dataclass(frozen=True, slots=True)
class Spanish:
    """`findings.toml`: by check its sentences as they are made, each with its Spanish; remedies; and names of lists."""

    sentences: Mapping[str, tuple[tuple[str, str], ...]]
    remedies: Mapping[str, str]
    lists: Mapping[str, str]


@cache
def spanish() -> Spanish:
    """The table, read when it is first asked for."""
    table = tomllib.loads((resources.files("changelog.reports.wording") / "findings.toml").read_text("utf-8"))
    sentences = {
        check: tuple((one["made"], one["es"]) for one in listed) for check, listed in table["sentences"].items()
    }
    return Spanish(sentences, table["remedies"], table["lists"])


def message_of(finding: Finding, words: Words) -> str:
    """What is wrong, in the language of `words` as far as it is known there, otherwise as it was made."""
    if (phrase := words.get(f"finding.{finding.check}")) is not None:
        return phrase
    return _spanish(finding, words) if words.language == "es" else finding.message


def remedy_of(finding: Finding, words: Words) -> str | None:
    """What to do, likewise; None where there is nothing."""
    if finding.remedy is None or words.language != "es":
        return finding.remedy
    return spanish().remedies.get(finding.remedy, finding.remedy)


def _spanish(finding: Finding, words: Words) -> str:
    for made, told in spanish().sentences.get(finding.check, ()):
        if (found := _pattern(made).fullmatch(finding.message)) is not None:
            return told.format(**{name: _told(name, text, words) for name, text in found.groupdict().items()})
    return finding.message


def _told(name: str, text: str, words: Words) -> str:
    """What stands in a hole, by its name: dates, lists and kinds are told in Spanish, names as they are printed."""
    if name.startswith("day"):
        return _day(text, words)
    if name == "list":
        return spanish().lists.get(text, text)
    if name == "what":
        return words.get(f"narrated.{text}") or text
    return text


def _day(text: str, words: Words) -> str:
    try:
        return words.day(PartialDate.from_iso(text))
    except ChangelogError:
        return text


@cache
def _pattern(made: str) -> re.Pattern[str]:
    """The sentence as a pattern. Quoted texts stand in marks of either kind, as Python quotes what holds an apostrophe."""
    parts: list[str] = []
    end = 0
    for hole in _HOLE.finditer(made):
        parts.append(re.escape(made[end : hole.start()]))
        name = hole["quoted"] or hole["plain"]
        parts.append(rf"(?:'|\")(?P<{name}>.*)(?:'|\")" if hole["quoted"] else rf"(?P<{name}>.*)")
        end = hole.end()
    parts.append(re.escape(made[end:]))
    return re.compile("".join(parts), re.DOTALL)
