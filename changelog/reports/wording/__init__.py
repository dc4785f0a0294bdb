"""One phrase per kind, column and sentence, in each language. `es` comes first; `en` must have the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from changelog.domain.dates import PartialDate
from changelog.reports.wording import en, es

Language = Literal["es", "en"]
_PHRASES: Mapping[str, Mapping[str, str]] = {"es": es.PHRASES, "en": en.PHRASES}
_MONTHS: Mapping[str, tuple[str, ...]] = {"es": es.MONTHS, "en": en.MONTHS}


class Words:
    """The phrases of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._phrases = _PHRASES[language]
        self._months = _MONTHS[language]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase of a key, with the values filled in; a missing key is a fault and raises KeyError."""
        return self._phrases[key].format(**values)

    def get(self, key: str) -> str | None:
        """The phrase of a key as it stands, None where there is none."""
        return self._phrases.get(key)

    def day(self, day: date | PartialDate | None) -> str:
        """A date as people write it, to the precision that it has: "1 de septiembre de 2021", "septiembre de 2021"."""
        if day is None:
            return self("unknown")
        exact = day if isinstance(day, PartialDate) else PartialDate.of(day)
        if exact.month is None:
            return str(exact.year)
        month = self._months[exact.month - 1]
        if exact.day is None:
            return self("date.month", month=month, year=exact.year)
        return self("date.day", day=exact.day, month=month, year=exact.year)
