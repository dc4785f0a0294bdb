"""The marks that a browser prints before the items of a list: "1.", "b.", "IV.", "•" (HTML standard, 4.4.5 and 4.4.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from changelog.reading.formats.docx_numbering import BULLET, number_of, numeral

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-latin": "a",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


@dataclass
class _List:
    form: str | None
    number: int
    is_marked: bool = True


class ListMarks:
    """Follows the lists of a page and gives each item its mark."""

    def __init__(self) -> None:
        self.lists: list[_List] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> str | None:
        """The mark that is printed at the beginning of this tag, if it is an item of a list."""
        style = attributes.get("style", "").replace(" ", "").lower()
        marked = "list-style:none" not in style and "list-style-type:none" not in style
        if tag == "ol":
            told = next((form for name, form in _STYLES.items() if name in style), attributes.get("type", "1"))
            start = number_of(attributes.get("start", "1"))
            self.lists.append(_List(_FORMS.get(told, "decimal"), start - 1, marked))
        elif tag in ("ul", "menu", "dir"):
            self.lists.append(_List(None, 0, marked))
        elif tag == "li" and self.lists and self.lists[-1].is_marked and marked:
            return self._item(self.lists[-1], attributes.get("value"))
        return None

    def _item(self, held: _List, value: str | None) -> str:
        if held.form is None:
            return BULLET
        held.number = number_of(value) if value else held.number + 1
        return f"{numeral(held.number, held.form)}."

    def end(self, tag: str) -> None:
        if tag in ("ol", "ul", "menu", "dir") and self.lists:
            self.lists.pop()
