"""Marks that the extraction left and the document never printed: Markdown emphasis and list dashes.

Guarantees: only asterisks and hashes that mark emphasis or headings go, and one list dash at the start; every letter,
figure and other sign stays as printed.
"""

from __future__ import annotations

import re

_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]{1,400}?)(?<=[^\s*])\1(?![\w*])")
# Emphasis that opens on one line of a heading and closes on another, before or behind the code; marks of a heading.
_EDGE = re.compile(
    r"^\s*(?:#{1,6}\s+)?\*{1,3}(?=[\w\"“(])|(?<=\d\s|\.\s)\*{1,3}(?=\w)|(?<=[\w.\"”):;,])\*{1,3}\s*$|^\s*#{1,6}\s+"
)
RESIDUE = "*#-"
"""The signs that may go missing between the lines of a document and the texts read from them."""


def without_emphasis(text: str) -> str:
    """A text without paired asterisks: "plataforma *Unix*" is "plataforma Unix"."""
    return _EMPHASIS.sub(r"\2", text) if "*" in text else text


def without_residue(text: str) -> str:
    """A heading line without list dash, hashes and asterisks: "- **7.1 Unidad de ...**" is "7.1 Unidad de ..."."""
    if text[:2] in ("- ", "* "):
        text = text[2:].lstrip()
    return _EDGE.sub("", without_emphasis(text)).strip() if "*" in text or "#" in text else text


def without_final_stop(name: str) -> str:
    """A name without the one full stop that closes its heading line; an ellipsis stays."""
    return name[:-1].rstrip() if name.endswith(".") and not name.endswith("..") else name
