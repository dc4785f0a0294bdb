"""Profiles by name, or from a file of the user's own; `profiles` lists and prints them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from changelog.app.files import read_bytes
from changelog.domain.inspections import ProfilesAnswer

if TYPE_CHECKING:
    from changelog.reading.profiles import Profile

ENDING = ".toml"


def profile_of(told: str | None) -> Profile | None:
    """The profile that the user names: one that comes with the program, or a file (its name ends in `.toml`); None for None.

    Raises `UsageError` for a name that there is not, `InputError` for a file that cannot be read or is at fault, with its
    line and column.
    """
    from changelog.reading import profiles

    if told is None:
        return None
    if not told.lower().endswith(ENDING):
        return profiles.named(told)
    return profiles.from_file(read_bytes(told), Path(told).name)


def list_profiles() -> ProfilesAnswer:
    """The profiles that come with the program."""
    from changelog.reading import profiles

    return ProfilesAnswer(tuple(map(profiles.card_of, profiles.available())))


def check_profile(path: str) -> ProfilesAnswer:
    """A profile of the user's own, whatever its file is called. Raises `InputError` with the place of a fault."""
    from changelog.reading import profiles

    return ProfilesAnswer((profiles.card_of(profiles.from_file(read_bytes(path), Path(path).name)),))


def profile_text(name: str) -> str:
    """A profile that comes with the program, as its file. Raises `UsageError` for a name that there is not."""
    from changelog.reading import profiles

    return profiles.text_of(name)


def profile_schema() -> str:
    """The JSON Schema of profiles."""
    from changelog.reading import profiles

    return profiles.schema_text()
