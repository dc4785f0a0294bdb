"""PDF with a text layer: pages of lines in reading order, without furniture told by its place, words put together again.

PDFium reads in a process of its own (`pdf_pages`), so that a hostile file can neither hang nor fill this one. A scanned
document has no text to read: it is refused, with what to do; single pages without text are remarks.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from changelog.errors import InputError
from changelog.reading.formats.documents import PrintedDocument, Remark
from changelog.reading.formats.hyphens import mend
from changelog.reading.formats.page_furniture import PlacedLine, find_furniture
from changelog.reading.formats.page_layout import Segment
from changelog.reading.formats.paragraphs import paragraph_starts
from changelog.reading.lines import Line

WAIT = 180
"""Seconds before the process is ended: it may use 120 of processor time, and other work may share the processor."""
ENCRYPTED, DAMAGED, TOO_MANY_PAGES = 10, 11, 12
"""Exit codes of `pdf_pages`, which this module does not import: it loads PDFium."""
MOST_PAGES = 10_000
LEAST_SIGNS = 40
"""Characters a page, on average over the pages, below which there is no text layer worth the name: a scan with a stamp or a
file name in the margin."""
LEAST_LETTERS = 0.5
"""Share of letters, figures and blanks in a text layer; less, and its fonts do not say which letters they draw."""
SOFT_HYPHEN = "\u00ad"
_SIGNS = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00ad": ""})
_HOUSE = str(Path(__file__).resolve().parents[3])
_PROGRAM = f"import sys; sys.path.insert(0, {_HOUSE!r}); from {__package__}.pdf_pages import main; sys.exit(main())"
"""Finds this package and nothing in the folder that the user stands in, which may hold anything."""
OCR = "recognise its text first, for instance with: ocrmypdf --language spa --skip-text scanned.pdf readable.pdf"


@dataclass(frozen=True, slots=True)
class _Page:
    height: float
    has_picture: bool
    lines: tuple[Segment, ...]


def read_pdf(data: bytes, name: str) -> PrintedDocument:
    """The lines of a PDF, each with its page. Raises `InputError` for what is encrypted, damaged, too long or scanned."""
    pages = list(_pages(data, name))
    _refuse_without_text(pages, name)
    placed = [[PlacedLine(line.text, line.top, at) for at, line in enumerate(page.lines)] for page in pages]
    return _printed(pages, find_furniture(placed, [page.height for page in pages]))


def _pages(data: bytes, name: str) -> Iterator[_Page]:
    """Page after page as the other process says them. Raises `InputError` for what it refuses or cannot finish."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    alarm = threading.Timer(WAIT, process.kill)
    alarm.start()
    try:
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            with contextlib.suppress(BrokenPipeError):  # it has ended: its exit code says why
                process.stdin.write(data)
                process.stdin.close()
            number = process.stdout.readline().decode().strip()
            for line in process.stdout:
                if line.endswith(b"\n"):  # not cut off by its end
                    _width, height, has_picture, lines = json.loads(line)
                    yield _Page(height, has_picture, tuple(Segment(_plain(text), *box) for text, *box in lines))
    finally:
        alarm.cancel()
    if process.returncode or not number:
        raise _refusal(process.returncode, number, name)


def _plain(text: str) -> str:
    """Without ligatures and soft hyphens, but for one that a line ends with."""
    if text.isascii():
        return text
    return f"{text[:-1]}-".translate(_SIGNS) if text[-1:] == SOFT_HYPHEN else text.translate(_SIGNS)


def _refusal(code: int, pages: str, name: str) -> InputError:
    if code == ENCRYPTED:
        return InputError(
            "the PDF is encrypted: it opens with a password only",
            place=name,
            remedy="save it without a password, for instance with: qpdf --decrypt --password=... locked.pdf open.pdf",
        )
    if code == TOO_MANY_PAGES:
        return InputError(
            f"the PDF has {int(pages):,} pages; the most that are read are {MOST_PAGES:,}",
            place=name,
            remedy="give the pages of the manual alone",
        )
    if code == DAMAGED:
        return InputError(
            "the PDF is damaged: no pages are found in it",
            place=name,
            remedy="get the file again, or mend it, for instance with: qpdf damaged.pdf mended.pdf",
        )
    return _too_much(name)


def _too_much(name: str) -> InputError:
    return InputError(
        "the PDF takes more memory or time than a manual can need, or it breaks the reader",
        place=name,
        remedy="get the file from its publisher again, or print it to a new PDF",
    )


def _refuse_without_text(pages: Sequence[_Page], name: str) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    blind = [number for number, page in enumerate(pages, 1) if page.has_picture]
    if len(text) < LEAST_SIGNS * len(pages) and (blind or not text.strip()):
        what = "is scanned: it holds pictures of pages, and no text" if blind else "holds no text"
        raise InputError(f"the PDF {what} ({len(pages)} pages)", place=name, remedy=OCR)
    plain = sum(sign.isalnum() or sign.isspace() or sign in '.,;:()-/"' for sign in text)
    if plain < LEAST_LETTERS * len(text):
        raise InputError(
            "the letters of the PDF cannot be told: its fonts do not say what they draw",
            place=name,
            remedy="recognise its text anew, for instance with: ocrmypdf --language spa --force-ocr manual.pdf readable.pdf",
        )


def _printed(pages: Sequence[_Page], furniture: dict[tuple[int, int], str]) -> PrintedDocument:
    """Pages one after the other; furniture stands where it is printed, and words are put together across it."""
    body = [(n, at) for n, page in enumerate(pages) for at in range(len(page.lines)) if (n, at) not in furniture]
    texts = dict(zip(body, mend([_composed(pages[n].lines[at].text) for n, at in body]), strict=True))
    starts = paragraph_starts([(n, at, pages[n].lines[at]) for n, at in body])
    lines: list[Line] = []
    told: dict[int, str] = {}
    remarks: list[Remark] = []
    for number, page in enumerate(pages):
        for at, line in enumerate(page.lines):
            if starts.get((number, at)):
                lines.append(Line(len(lines) + 1, "", number + 1))
            lines.append(Line(len(lines) + 1, texts.get((number, at), line.text), number + 1, (number, at) in starts))
            if (number, at) in furniture:
                told[len(lines)] = furniture[number, at]
        if not page.height:
            where = len(lines) or 1
            message = f"page {number + 1} is damaged, and nothing of it is read"
            remarks.append(Remark("page-damaged", message, where, "get the file again"))
        elif page.has_picture:
            where = len(lines) or 1
            remarks.append(Remark("page-without-text", f"page {number + 1} is a picture without text", where, OCR))
    return PrintedDocument(tuple(lines), told, tuple(remarks))


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
