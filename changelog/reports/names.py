"""Names of units as tables show them. What is printed stays in the record and in JSON."""

from __future__ import annotations


def shown(name: str) -> str:
    """A name without the one full stop that closes its heading in the document; an ellipsis stays."""
    return name[:-1].rstrip() if name.endswith(".") and not name.endswith("..") else name
