"""Errors: what stops the program. Findings about a manual are values (`changelog.domain.findings`), never errors.

Every error says where, what was read, what is wrong in the trade's words, and what to do. Each class carries the exit
code that the command line ends with:

    0   done
    1   done, with findings or differences where the command was asked to fail on them
    2   used wrongly
    3   an input could not be read
    4   the store is missing, behind its migrations, or refuses
    70  a fault of ours
"""

from __future__ import annotations

from typing import ClassVar


class ChangelogError(Exception):
    """Base of all errors that a user may see.

    `place` is where (`manual.txt:14`), `message` what is wrong, `remedy` what to do; `excerpt` is what was read, when
    showing it helps.
    """

    exit_code: ClassVar[int] = 70

    def __init__(
        self, message: str, *, place: str | None = None, remedy: str | None = None, excerpt: str | None = None
    ):
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy
        self.excerpt = excerpt

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class UsageError(ChangelogError):
    """The command was asked for something that cannot be (dates reversed, an ambiguous unit)."""

    exit_code = 2


class InputError(ChangelogError):
    """A file could not be read as what it was given as."""

    exit_code = 3


class StoreError(ChangelogError):
    """The store is missing, behind its migrations, not ours, or refuses."""

    exit_code = 4


class InvariantError(ChangelogError):
    """A value of the domain was built against its own rules. From a file this becomes an `InputError` with its place."""

    exit_code = 70
