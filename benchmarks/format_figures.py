"""What reading a PDF costs, beside the bare text extraction of the same library. Routines of `benchmarks.figures`.

The manual is one that the generator's words fill, set by typst with a running header and page numbers. The process that
reads pages holds one page at a time, so its peak memory hardly grows with their number.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.timing import Result, timed

REPEATS = 3
UNITS_A_PAGE = 2
FUNCTIONS = 8
_DUTY = (
    "Coordinar, con las unidades que correspondan, la elaboración de los programas anuales de trabajo, vigilar que se"
    " cumplan en los plazos que fije la Dirección y proponer las medidas que sean necesarias para corregir sus desviaciones."
)
_HEAD = """\
#set page(paper: "us-letter", header: [Manual de Organización], footer: context [Página #counter(page).display()])
#set text(size: 10pt, lang: "es", hyphenate: true)
#set par(justify: true, spacing: 1.1em)
"""


def make_pdf_manual(pages: str, file: str) -> Result:
    """A manual of about so many pages, in units of eight functions."""
    import typst

    said = [_set("7. Funciones", "strong"), _set("7.1 Dirección de Programas", "strong"), _set(f"1. {_DUTY}", "par")]
    for number in range(UNITS_A_PAGE * int(pages)):
        first, second = divmod(number, 25)
        said.append(_set(f"7.{first + 1}.{second + 1} Departamento de la Zona {number + 1}", "strong"))
        said += [_set(f"{at}. {_DUTY}", "par") for at in range(1, FUNCTIONS + 1)]
    Path(file).write_bytes(typst.compile((_HEAD + "\n\n".join(said)).encode()))
    return 0.0, f"{pages} pages"


def _set(text: str, way: str) -> str:
    return f"#{way}({json.dumps(text, ensure_ascii=False)})"


def extract_pdf_text(file: str) -> Result:
    """Baseline: the text of every page as PDFium gives it, without places."""
    import pypdfium2

    data = Path(file).read_bytes()

    def work() -> str:
        document: Any = pypdfium2.PdfDocument(data)
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        return f"{len(document)} pages"

    return timed(work, REPEATS)


def read_pdf_pages(file: str) -> Result:
    """Lines with their places in reading order, as the process that reads pages makes them."""
    from changelog.reading.formats.pdf_pages import count_pages, pages_of

    data = Path(file).read_bytes()
    return timed(lambda: f"{sum(1 for _ in pages_of(data, count_pages(data)))} pages", REPEATS)


def read_pdf_manual(file: str) -> Result:
    """The manual read whole: pages, furniture, paragraphs, units and functions."""
    import changelog

    read = changelog.read_manual

    def work() -> str:
        units = read(file).units
        return f"{len(units):,} units, {sum(len(unit.functions) for unit in units):,} functions"

    return timed(work, REPEATS)


ROUTINES: tuple[Callable[..., Result], ...] = (make_pdf_manual, extract_pdf_text, read_pdf_pages, read_pdf_manual)
