"""Checks are asked as the settings say, and what they find is worded and in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from changelog.audit.checking import EXCERPT, Settings, refuse_unknown, run_checks
from changelog.domain.checks import Check, Flaw, Group, Options, OptionValue, Phrases
from changelog.domain.findings import Severity
from changelog.domain.sources import SourceReference
from changelog.errors import InputError, UsageError

DEFAULTS: dict[str, OptionValue] = {
    "least": 3, "share": 0.5, "strict": False, "word": "faro", "words": ("faro", "boya"),
}  # fmt: skip


def _long_words(words: tuple[str, ...], options: Options) -> Iterator[Flaw]:
    for line, word in reversed(list(enumerate(words, 1))):
        if len(word) > int(str(options["least"])):
            severity = Severity.SERIOUS if word.isupper() else None
            yield Flaw(SourceReference("d", line, line), read=word, values={"word": word}, severity=severity)


def check(identifier: str = "long-word", group: Group = Group.TEXT) -> Check[tuple[str, ...]]:
    said = Phrases("larga", "cansa", "{word} es larga", "abrevie {word}")
    told = Phrases("long", "it tires", "{word} is long", "shorten {word}")
    return Check(identifier, group, Severity.MINOR, said, told, _long_words, DEFAULTS)


LONG, NAMES = check(), check("long-name", Group.NAMES)
WORDS = ("faro", "sol", "ESCOLLERA", "boya")


def found(settings: Settings, words: tuple[str, ...] = WORDS) -> list[tuple[str, int]]:
    findings = run_checks((LONG, NAMES), words, settings, "es")
    return [(one.check, one.source.first_line) for one in findings if one.source]


def test_findings_stand_in_the_order_of_the_document_then_of_identifiers() -> None:
    assert found(Settings()) == [(name, line) for line in (1, 3, 4) for name in ("long-name", "long-word")]


@pytest.mark.parametrize(
    ("select", "ignore", "asked"),
    [
        ((), (), {"long-word", "long-name"}),
        (("long-word",), (), {"long-word"}),
        (("names",), (), {"long-name"}),
        ((), ("names",), {"long-word"}),
        ((), ("long-name",), {"long-word"}),
        (("long-name",), ("names",), {"long-name"}),
        (("names",), ("long-name",), set()),
        (("long-name",), ("long-name",), set()),
        (("names", "long-word"), ("text",), {"long-word", "long-name"}),
        (("acts",), (), set()),
    ],
)
def test_what_names_a_check_goes_before_what_names_its_group(
    select: tuple[str, ...], ignore: tuple[str, ...], asked: set[str]
) -> None:
    settings = Settings(frozenset(select), frozenset(ignore))
    assert {one.id for one in (LONG, NAMES) if settings.is_asked(one)} == asked


def test_severity_is_the_settings_then_the_cases_then_the_checks() -> None:
    own = run_checks((LONG,), WORDS, Settings(), "es")
    assert [one.severity for one in own] == [Severity.MINOR, Severity.SERIOUS, Severity.MINOR]
    told = run_checks((LONG,), WORDS, Settings(severities={"long-word": Severity.INFORMATION}), "es")
    assert {one.severity for one in told} == {Severity.INFORMATION}


def test_options_given_go_before_defaults() -> None:
    assert found(Settings(select=frozenset({"text"}), options={"long-word": {"least": 6}})) == [("long-word", 3)]


def test_both_languages_find_the_same() -> None:
    spanish, english = (run_checks((LONG,), WORDS, Settings(), language) for language in ("es", "en"))
    assert spanish[0].message == "faro es larga"
    assert (english[0].message, english[0].remedy) == ("faro is long", "shorten faro")
    assert [(one.source, one.read) for one in spanish] == [(one.source, one.read) for one in english]


def test_the_same_flaw_found_twice_is_one_finding() -> None:
    twice = run_checks((LONG, LONG), WORDS, Settings(), "es")
    assert len(twice) == 3


def test_what_was_read_is_on_one_line_and_cut() -> None:
    (one,) = run_checks((LONG,), ("a\n b" + "c" * 500,), Settings(), "es")
    assert one.read is not None
    assert one.read.startswith("a bc")
    assert len(one.read) == EXCERPT
    assert one.read.endswith("…")


def test_braces_in_what_was_read_are_not_taken_for_fields() -> None:
    (one,) = run_checks((LONG,), ("{faro.__class__}",), Settings(), "es")
    assert one.message == "{faro.__class__} es larga"


@pytest.mark.parametrize(
    ("settings", "message", "remedy"),
    [
        (Settings(select=frozenset({"long_words"})), "no check or group 'long_words'", "perhaps long-word is meant"),
        (Settings(ignore=frozenset({"qqq"})), "no check or group 'qqq'", "`org-changelog checks` lists all"),
        (Settings(options={"long": {}}), "no check 'long'", "checks"),
        (Settings(severities={"text": Severity.MINOR}), "no check 'text'", "checks"),
        (Settings(options={"long-word": {"most": 3}}), "has no option 'most'", "least, share, strict, word, words"),
    ],
)
def test_names_that_are_not_known_are_refused_with_what_is_near(settings: Settings, message: str, remedy: str) -> None:
    with pytest.raises(UsageError, match=message) as told:
        refuse_unknown(settings, (LONG, NAMES))
    assert remedy in str(told.value.remedy)
    with pytest.raises(InputError) as of_a_file:
        refuse_unknown(settings, (LONG, NAMES), place="org-changelog.toml")
    assert of_a_file.value.place == "org-changelog.toml"


def test_every_group_may_be_named_though_no_check_is_in_it() -> None:
    refuse_unknown(Settings(select=frozenset(group.value for group in Group)), (LONG,))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("least", "3"), ("least", True), ("least", 3.0), ("least", ("3",)),
        ("share", "half"), ("share", False), ("share", float("nan")), ("share", float("inf")),
        ("strict", 1), ("strict", "true"),
        ("word", 3), ("word", ("faro",)),
        ("words", "faro"), ("words", (1, 2)), ("words", ("faro", ("boya",))),
    ],
)  # fmt: skip
def test_option_of_another_type_is_refused(option: str, value: Any) -> None:
    with pytest.raises(UsageError, match=f"option {option} of check long-word is ") as told:
        refuse_unknown(Settings(options={"long-word": {option: value}}), (LONG,))
    assert "like its default" in str(told.value.remedy)


@pytest.mark.parametrize(
    ("option", "value"), [("least", 9), ("share", 1), ("strict", True), ("word", ""), ("words", ())]
)
def test_option_like_its_default_is_taken(option: str, value: OptionValue) -> None:
    refuse_unknown(Settings(options={"long-word": {option: value}}), (LONG,))
