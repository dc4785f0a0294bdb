"""Families of manuals as data: rank words, titles of chapters, labels, shapes of furniture.

Each `*.toml` beside this module is a profile. One may extend another: its tables are merged key by key, everything else
replaces what it extends, but for lists below `add`, which are joined to it. A profile never names an institution; which one
fits, a document's own lines decide (`choose`). `from_file` reads one of the user's own.
"""

from __future__ import annotations

from changelog.reading.profiles.keys import schema_text
from changelog.reading.profiles.loader import Profile, available, named, text_of
from changelog.reading.profiles.own import from_file
from changelog.reading.profiles.picking import card_of, choose, pick

__all__ = ["Profile", "available", "card_of", "choose", "from_file", "named", "pick", "schema_text", "text_of"]
