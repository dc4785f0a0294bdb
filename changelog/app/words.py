"""Words that a person gives to be kept: they must be text that both databases and every report can hold."""

from __future__ import annotations

from changelog.domain.texts import is_storable
from changelog.errors import UsageError


def refuse_unstorable(**given: str | None) -> None:
    """`UsageError` for words with characters that cannot be written, by what they are given as (`reason=...`)."""
    for what, words in given.items():
        if words is not None and not is_storable(words):
            raise UsageError(
                f"the {what} {words!r} has characters that cannot be written",
                remedy=f"give it in plain letters with --{what}",
            )
