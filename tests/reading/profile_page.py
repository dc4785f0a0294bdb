"""The tables of keys in `docs/profiles.md`, made from the keys themselves. To write them anew:

python -m tests.reading.profile_page
"""

from __future__ import annotations

import re
from pathlib import Path

from changelog.reading.profiles.keys import ADD, EXTENDS, KEYS, SIGN_KEYS, Holds, Key

PAGE = Path(__file__).resolve().parents[2] / "docs" / "profiles.md"
_HOLDS = {
    Holds.TEXT: "a text",
    Holds.CHOICE: "one of",
    Holds.TEXTS: "a list of texts",
    Holds.CHOICES: "a list of",
    Holds.SHAPES: "a table: what the line is = its shape",
    Holds.NAMES: "a table: name = short name",
    Holds.SIGNS: "a table: name = a sign",
}
_KINDS = {int: "a number from 1", str: "a regular expression", bool: "true or false"}


def tables() -> dict[str, str]:
    """The tables by the words of the comment that each stands below."""
    keys = [_row(key) for key in (EXTENDS, *KEYS)]
    keys.append(
        f"| `{ADD}` | a table of keys that hold lists | Lists that are joined to those of the profile extended. |"
    )
    signs = [f"| `{name}` | {_KINDS[kind]} | {meaning} |" for name, (kind, meaning) in SIGN_KEYS.items()]
    head = "| key | holds | what it says |\n| --- | --- | --- |\n"
    return {"keys": head + "\n".join(keys), "signs": head + "\n".join(signs)}


def _row(key: Key) -> str:
    values = ", ".join(f"`{value}`" for value in key.values)
    return f"| `{key.path}` | {_HOLDS[key.holds]}{f' {values}' if values else ''} | {key.meaning} |"


def main() -> None:
    text = PAGE.read_text("utf-8")
    for name, table in tables().items():
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        kept = re.sub(r"^\n(?:\|.*\n)+", "", rest, count=1)
        text = f"{before}<!-- {name} -->\n\n{table}\n{kept}"
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
