"""Finding units by what people write: a code, a name, a part of a name."""

from __future__ import annotations

import unicodedata

from changelog.domain.texts import normal_form


def folded(text: str) -> str:
    """The normal form without accents: `COORDINACIÓN  Técnica` and `coordinacion tecnica` are found as one."""
    apart = unicodedata.normalize("NFKD", normal_form(text))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
