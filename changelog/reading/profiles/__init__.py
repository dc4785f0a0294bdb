"""Families of manuals as data: rank words, titles of chapters, labels, shapes of furniture.

Each `*.toml` beside this module is a profile. One may extend another: its tables are merged key by key, everything else
replaces what it extends. A profile never names an institution; which one fits, a document's own lines decide (`pick`).
"""

from __future__ import annotations

from changelog.reading.profiles.loader import Profile, available, named, pick

__all__ = ["Profile", "available", "named", "pick"]
