"""The pages of a PDF, one at a time, as lines with their places: what runs in the process of its own that reads a PDF.

PDFium is fast and written in C++: a file made to harm it can hang it, fill the memory or end it. So it runs apart, within
limits: the file's bytes in, one JSON value a line out, first the number of
pages, then a page each, `[width, height, has_picture, [[text, left, right, top, bottom], ...]]` in points from the upper
left corner, in the order in which they are to be read. `pdf_reader` starts it and makes a document of what it says.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double

import pypdfium2
from pypdfium2 import raw

from changelog.reading.formats.page_layout import Box, Segment, arrange

MOST_PAGES = 10_000
"""Five times the longest manual that we know of; at a thousand pages in two seconds, 20 seconds."""
MOST_SIGNS = 200_000
"""Characters of one page; a page of small print has 10,000."""
AT_ONCE = 200
"""Pages after which a document is opened anew: they leave some megabytes unpacked, and opening takes as long as a few do."""
MOST_TEXT = 40_000_000
"""Characters of a document; the longest manual that we know of has 1.7 million."""
MEMORY = 2 * 1024**3
"""Bytes of address space for the process; a manual of 500 pages takes 150 MB."""
SECONDS = 120
"""Of processor time: a thousand pages take two."""
HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line, and the line end with it."""
ENCRYPTED, DAMAGED, TOO_MANY_PAGES, TOO_MUCH_TEXT = 10, 11, 12, 13
"""Exit codes: what `pdf_reader` has to say."""


def main() -> int:
    """Read a PDF from standard input; exit code 0, or one of those above."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        pages = count_pages(data)
    except pypdfium2.PdfiumError:
        return ENCRYPTED if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD else DAMAGED
    _say(pages)
    if not 0 < pages <= MOST_PAGES:
        return TOO_MANY_PAGES if pages else DAMAGED
    signs = 0
    for page in pages_of(data, pages):
        signs += sum(len(line[0]) for line in page[3])
        if signs > MOST_TEXT:
            return TOO_MUCH_TEXT
        _say(page)
    return 0


def count_pages(data: bytes) -> int:
    """The pages that a PDF says it has. Raises `PdfiumError` where it cannot be opened."""
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def _limit() -> None:
    """Less memory and time than the machine has, where the system can hold a process to it (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.write("\n")


Page = tuple[float, float, bool, list[tuple[str, float, float, float, float]]]


def pages_of(data: bytes, pages: int) -> Iterator[Page]:
    """Page by page; a page that is damaged has no lines. No more than one page is held at a time.

    PDFium keeps what it has unpacked of a document until that is closed: it is opened anew now and then.
    """
    for first in range(0, pages, AT_ONCE):
        with pypdfium2.PdfDocument(data) as document:
            for number in range(first, min(first + AT_ONCE, pages)):
                yield _page(document, number)


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, False, []
    width, height = page.get_size()
    lines = [(s.text, s.left, s.right, s.top, s.bottom) for s in arrange(_segments(page, width, height))]
    picture = not lines and _has_picture(page)
    page.close()
    return width, height, picture, lines


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)), None) is not None


def _segments(page: pypdfium2.PdfPage, width: float, height: float) -> list[Segment]:
    """The lines that PDFium finds, cut where a gap is wider than blanks are, in the order of the file."""
    textpage = page.get_textpage()
    text = textpage.get_text_range(count=min(textpage.count_chars(), MOST_SIGNS))
    place = _Place(textpage, len(text) == textpage.count_chars(), width, height)
    found: list[Segment] = []
    start = 0
    for end in _ends(text):
        found += place.cut(text, start, end)
        start = end + 1
    textpage.close()
    return found


def _ends(text: str) -> Iterator[int]:
    """Where the lines of a page end: at a line feed, or at the sign that stands for a hyphen."""
    at = 0
    while at < len(text):
        feed, hyphen = text.find("\n", at), text.find(HYPHEN, at)
        end = min((place for place in (feed, hyphen) if place >= 0), default=len(text))
        yield end
        at = end + 1


class _Place:
    """Where the characters of one page stand; seen so that its text is upright, whichever way the page is turned."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, aligned: bool, width: float, height: float):
        self.raw = textpage.raw
        self.aligned = aligned
        self.width, self.height = width, height
        self.turn = self._turn()
        self.rect = raw.FS_RECTF()
        self.runs = list(self._runs())
        self.run = 0

    def _turn(self) -> int:
        """How far the page is to be turned, clockwise, for most of its text to run from left to right."""
        count = raw.FPDFText_CountChars(self.raw)
        angles: Counter[int] = Counter()
        for at in range(0, count, max(1, count // ANGLES)):
            if not raw.FPDFText_IsGenerated(self.raw, at):
                angles[round(math.degrees(raw.FPDFText_GetCharAngle(self.raw, at)) / 90) % 4 * 90] += 1
        return angles.most_common(1)[0][0] if angles else 0

    def box(self, at: int) -> Box | None:
        """The box of one character by its place in the text: as high as its font, so that a line has one height."""
        if not self.aligned:
            at = raw.FPDFText_GetCharIndexFromTextIndex(self.raw, at)
        rect = self.rect
        if not raw.FPDFText_GetLooseCharBox(self.raw, at, byref(rect)):
            return None
        return self._shown(rect.left, rect.right, rect.bottom, rect.top)

    def _shown(self, left: float, right: float, bottom: float, top: float) -> Box:
        if self.turn == 0:
            return left, right, self.height - top, self.height - bottom
        if self.turn == 270:
            return bottom, top, left, right
        if self.turn == 180:
            return self.width - right, self.width - left, bottom, top
        return self.width - top, self.width - bottom, self.height - right, self.height - left

    def _runs(self) -> Iterator[Box]:
        """The stretches of text that the file sets at once, in its order: what stands between them may be a wide gap."""
        left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
        refs = byref(left), byref(top), byref(right), byref(bottom)
        for number in range(raw.FPDFText_CountRects(self.raw, 0, -1)):
            if raw.FPDFText_GetRect(self.raw, number, *refs):
                yield self._shown(left.value, right.value, bottom.value, top.value)

    def cut(self, text: str, start: int, end: int) -> list[Segment]:
        """The line from `start` to `end`, as one segment or as several with wide gaps between them."""
        printed = text[start:end]
        stripped = printed.strip()
        if not stripped:
            return []
        first = start + printed.index(stripped[0])
        last = first + len(stripped) - 1
        begin, close = self.box(first), self.box(last)
        if begin is None or close is None:
            return []
        if text[end : end + 1] == HYPHEN:
            stripped += "-"
        line = Segment(stripped, begin[0], max(close[1], begin[1]), min(begin[2], close[2]), max(begin[3], close[3]))
        gaps = self._gaps(line)
        return self._pieces(line, first, gaps) if gaps else [line]

    def _gaps(self, line: Segment) -> list[float]:
        """Where wide gaps end, by the stretches of text that the line is made of."""
        found: list[float] = []
        end: float | None = None
        wide = line.wide_gap
        runs, at = self.runs, self.run
        while at < len(runs):
            left, right, top, bottom = runs[at]
            middle = (top + bottom) / 2
            if not (line.top - 1 <= middle <= line.bottom + 1 and line.left - 2 <= left and right <= line.right + 4):
                if end is not None or at - self.run > LOST_RUNS:
                    break
                at += 1
                continue
            if end is not None and left - end > wide:
                found.append(left)
            end = max(end or right, right)
            at += 1
        if end is not None:
            self.run = at
        return found

    def _pieces(self, line: Segment, first: int, gaps: list[float]) -> list[Segment]:
        """The line cut at the blanks before the given places."""
        pieces: list[Segment] = []
        begin, left, right = 0, line.left, line.left
        waiting = gaps[:]
        for at, sign in enumerate(line.text):
            if not waiting or not sign.isspace() or at + 1 >= len(line.text) or line.text[at + 1].isspace():
                continue
            after = self.box(first + at + 1)
            if after is None or after[0] < waiting[0] - 2:
                continue
            before = self.box(first + begin + len(line.text[begin:at].rstrip()) - 1)
            right = before[1] if before else after[0]
            pieces.append(Segment(line.text[begin:at].rstrip(), left, right, line.top, line.bottom))
            begin, left = at + 1, after[0]
            waiting.pop(0)
        pieces.append(Segment(line.text[begin:], left, line.right, line.top, line.bottom))
        return pieces


ANGLES = 25
"""Characters of a page that are asked which way they stand."""
LOST_RUNS = 6
"""Stretches of text passed over to find those of a line: marks and blanks that are no part of it."""
