"""Web pages: a line for each block that a browser would set as one, table rows as lines, menus and scripts left out.

The parser hands over tag by tag, so that no tree of a large page is held. What a page has around its text (navigation,
asides, forms, its footer) is no text; where a page marks its main part, nothing outside that is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from changelog.errors import InputError
from changelog.reading.formats.documents import PrintedDocument, refuse_long
from changelog.reading.formats.html_numbering import ListMarks
from changelog.reading.formats.text_reader import decoded
from changelog.reading.lines import Line

MOST_BYTES = 64 * 1024 * 1024
"""Of one page: the longest of a gazette has 5 MB."""
MOST_DEPTH = 200
"""Tags within tags: the parser gives up at 256."""
PIECE = 1 << 16
_BLOCKS = frozenset(
    (
        "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
    ).split()
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset(
    (
        "script style noscript template head nav aside footer form button select svg math iframe object canvas audio video "
        "map"
    ).split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_HEAD = 2048
"""Bytes in which a page has to say its encoding (HTML standard, 4.2.5.4, which has 1024)."""
_LEADS = re.compile(r"(?:[\d.]{1,24}|[a-zA-Z]{1,5}[).]|[IVXLC]{1,7}[.)]?|[^\w\s]{1,3})[.)-]*")
_HEADING = re.compile(r"h[1-6]")
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")


def read_html(data: bytes, name: str) -> PrintedDocument:
    """The lines of a web page. Raises `InputError` for one without text, too large, or nested without end."""
    if len(data) > MOST_BYTES:
        raise InputError(
            f"the page has {len(data):,} bytes; the most that is read is {MOST_BYTES:,}",
            place=name,
            remedy="save the part with the manual as a page of its own",
        )
    setter = _Setter()
    parser = etree.HTMLParser(target=setter, no_network=True, recover=True, huge_tree=False, remove_comments=True)
    try:
        text = _text(data, name)
        for start in range(0, len(text), PIECE):
            parser.feed(text[start : start + PIECE])
            refuse_long(len(setter.lines), name)
        parser.close()
    except (etree.XMLSyntaxError, etree.ParserError, _TooDeepError) as error:
        raise InputError(
            "the page cannot be read: its tags are nested too deep or end too soon",
            place=name,
            remedy="open it in a browser and save its text, or print it as PDF",
        ) from error
    lines = setter.main or setter.lines
    if not any(line.text for line in lines):
        raise InputError(
            "the page holds no text: it may be made by a script when a browser opens it",
            place=name,
            remedy="open it in a browser and print it as PDF, or save its text",
        )
    return PrintedDocument(
        tuple(Line(number, line.text, None, line.begins, line.level) for number, line in enumerate(lines, 1))
    )


def _text(data: bytes, name: str) -> str:
    """The page's characters: by its mark, by what it says of itself, or as a text file's are found out."""
    told = _CHARSET.search(data[:_HEAD])
    if told is not None and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            encoding = codecs.lookup(told[1].decode("ascii")).name
            return data.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding)
        except (LookupError, UnicodeDecodeError):
            pass  # it says what it is not: found out like a text without a word about it
    return decoded(data, name)


class _TooDeepError(Exception):
    """More tags within tags than a page has."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set; `level` is that of the heading it stands in, 0 for none."""

    text: str
    begins: bool = False
    level: int = 0


class _Setter:
    """Takes tags and text as they come, and sets lines."""

    def __init__(self) -> None:
        self.lines: list[_Set] = []
        self.main: list[_Set] = []
        self.open: list[str] = []
        self.unread = 0
        self.in_main = 0
        self.said: list[str] = []
        self.begins = True
        self.cells: list[str] | None = None
        self.marks = ListMarks()
        self.preserved = 0
        self.closing = ""
        """The tag that ends at present."""

    # What the parser calls.

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _VOID:
            self._void(tag)
            return
        self.open.append(tag)
        if len(self.open) > MOST_DEPTH:
            raise _TooDeepError
        if self.unread or tag in _UNREAD or _HIDDEN.search(attributes.get("style", "")) or "hidden" in attributes:
            self.unread += 1
            return
        self.in_main += tag == "main"
        self.preserved += tag == "pre"
        if tag in _CELLS:
            self._cell()
        elif tag in _BLOCKS:
            self._end_line(ends=True)
            if tag == "tr":
                self.cells = []
        mark = self.marks.start(tag, attributes)
        if mark:
            self.said.append(f"{mark} ")

    def end(self, tag: str) -> None:
        if tag in _VOID or tag not in self.open:
            return
        while self.open:
            last = self.open.pop()
            if self.unread:
                self.unread -= 1
            else:
                self._close(last)
            if last == tag:
                break

    def data(self, text: str) -> None:
        if self.unread:
            return
        if self.preserved and "\n" in text:
            first, *rest = text.split("\n")
            self.said.append(first)
            for line in rest:
                self._end_line(ends=not line.strip())
                self.said.append(line)
        else:
            self.said.append(text)

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> None:
        self._end_line(ends=True)

    # How lines are set.

    def _void(self, tag: str) -> None:
        if self.unread:
            return
        if tag == "br":
            self._end_line(ends=False)
        elif tag == "hr":
            self._end_line(ends=True)
        elif tag == "wbr":
            self.said.append("")

    def _close(self, tag: str) -> None:
        self.marks.end(tag)
        self.closing = tag
        if tag == "tr":
            self._end_row()
        elif tag in _BLOCKS and tag not in _CELLS:
            self._end_line(ends=True)
        self.in_main -= tag == "main"
        self.preserved -= tag == "pre"
        self.closing = ""

    def _cell(self) -> None:
        if self.cells is None:
            self.cells = []
        elif "".join(self.said).strip() or self.cells:
            self.cells.append(_folded(self.said))
            self.said = []

    def _end_row(self) -> None:
        """One line for a row of short cells."""
        if self.cells is None:
            return
        cells = [*self.cells, _folded(self.said)]
        self.cells, self.said = None, []
        while cells and not cells[0]:
            cells.pop(0)
        if cells:
            leads = len(cells) > 1 and _LEADS.fullmatch(cells[0]) is not None
            self._say(f"{cells[0]} " + "\t".join(cells[1:]) if leads else "\t".join(cells).strip(), begins=True)

    def _end_line(self, *, ends: bool) -> None:
        text = _folded(self.said)
        self.said = []
        if self.cells is not None and text:
            # A block in a cell: the row is no row of short cells, and is set block by block.
            for cell in [cell for cell in self.cells if cell]:
                self._say(cell, begins=True)
            self.cells = []
        if text:
            self._say(text, begins=self.begins)
            self.begins = False
        if ends:
            self.begins = True

    def _say(self, text: str, *, begins: bool) -> None:
        for lines in self._held():
            if begins and lines and lines[-1].text:
                lines.append(_Set(""))
            lines.append(_Set(text, begins, self._level()))

    def _level(self) -> int:
        last = self.closing or (self.open[-1] if self.open else "")
        return int(last[1]) if _HEADING.fullmatch(last) else 0

    def _held(self) -> Iterator[list[_Set]]:
        yield self.lines
        if self.in_main:
            yield self.main


def _folded(said: list[str]) -> str:
    return _BLANKS.sub(" ", "".join(said)).replace("\u00ad", "").strip()
