"""Names as narrative files write them: the institution's own name, which acts and units repeat, as `{institution}`.

It shortens most lines, and keeps the titles of acts below the length from which a run of words counts as a quotation of
the document (16 words). A brace that is printed is written twice.
"""

from __future__ import annotations

import re

INSTITUTION = "{institution}"
_WRITTEN = re.compile(r"\{\{|\}\}|\{institution\}|[{}]")


def written_name(name: str, institution: str) -> str:
    """A name as written in a file of this institution; `spelled_out` gives it back exactly."""
    parts = re.split(rf"(?<!\w){re.escape(institution)}(?!\w)", name)
    return INSTITUTION.join(part.replace("{", "{{").replace("}", "}}") for part in parts)


def spelled_out(written: str, institution: str) -> str:
    """The name that was written so. Raises `ValueError` for a brace that stands alone."""

    def printed(found: re.Match[str]) -> str:
        if found[0] == INSTITUTION:
            return institution
        if len(found[0]) == 1:
            raise ValueError(f"{found[0]!r} stands alone in {written!r}")
        return found[0][0]

    return _WRITTEN.sub(printed, written)
