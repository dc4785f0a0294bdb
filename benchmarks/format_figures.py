"""What reading a PDF costs: pages a second against the bare text extraction of the same library, and memory.

The manual is one that the generator makes, set by typst. Processor time, the best of three; memory is the highest that the
process which reads pages held, so that what matters is the largest page and not the number of pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

PAGES = (50, 500)
REPEATS = 3
_TEXT = (
    "Coordinar, con las unidades que correspondan, la elaboración de los programas anuales de trabajo, vigilar que se cumplan en"
    " los plazos que fije la Dirección y proponer las medidas que sean necesarias para corregir sus desviaciones."
)
_HEAD = """\
#set page(paper: "us-letter", header: [Manual de Organización], footer: context [Página #counter(page).display()])
#set text(size: 10pt, lang: "es", hyphenate: true)
#set par(justify: true, spacing: 1.1em)
"""
_PEAK = """\
import sys
from changelog.reading.formats.pdf_pages import main
code = main()
sys.stderr.write(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
sys.exit(code)
"""
_BARE = """\
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
for page in document:
    text = page.get_textpage()
    text.get_text_range()
    text.close()
    page.close()
sys.stderr.write(open("/proc/self/status").read().split("VmHWM:")[1].split()[0])
"""


@dataclass(frozen=True)
class PdfCost:
    """One manual: its pages; seconds for its text alone, for its lines with their places, and for the reading whole;
    megabytes that the bare extraction and the process with the pages held at most."""

    pages: int
    bare: float
    placed: float
    whole: float
    bare_megabytes: float
    megabytes: float

    @property
    def share(self) -> float:
        """Speed of reading lines with their places, of the speed of the bare extraction."""
        return self.bare / self.placed


def typeset(pages: int) -> bytes:
    """A manual of about so many pages, in units of eight functions."""
    import typst

    units = []
    for number in range(1, 2 * pages + 1):
        first, second = divmod(number - 1, 25)
        units.append(_set(f"7.{first + 1}.{second + 1} Departamento de Programas de la Zona {number}", "strong"))
        units += [_set(f"{at}. {_TEXT}", "par") for at in range(1, 9)]
    front = [_set("7. Funciones", "strong"), _set("7.1 Dirección de Programas", "strong"), _set(f"1. {_TEXT}", "par")]
    return typst.compile((_HEAD + "\n\n".join([*front, *units])).encode())


def _set(text: str, way: str) -> str:
    return f"#{way}({json.dumps(text, ensure_ascii=False)})"


def measured(pages: int) -> PdfCost:
    import pypdfium2

    from changelog.reading import read_manual
    from changelog.reading.formats.pdf_pages import count_pages, pages_of

    data = typeset(pages)

    def bare() -> None:
        for page in pypdfium2.PdfDocument(data):
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()

    def placed() -> None:
        for _ in pages_of(data, count_pages(data)):
            pass

    return PdfCost(
        pages=count_pages(data),
        bare=_best(bare, time.process_time),
        placed=_best(placed, time.process_time),
        whole=_best(lambda: read_manual(data, "manual.pdf"), time.perf_counter),
        bare_megabytes=_peak(_BARE, data),
        megabytes=_peak(_PEAK, data),
    )


def _best(routine: Callable[[], object], clock: Callable[[], float]) -> float:
    taken = []
    for _ in range(REPEATS):
        start = clock()
        routine()
        taken.append(clock() - start)
    return min(taken)


def _peak(program: str, data: bytes) -> float:
    done = subprocess.run([sys.executable, "-c", program], input=data, capture_output=True, check=True)
    return int(done.stderr) / 1024


def table(costs: Sequence[PdfCost]) -> str:
    rows = [
        "| pages | bare text, pages/s | lines with places, pages/s | share | reading whole, s | bare, MB | pages, MB |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    rows += [
        f"| {cost.pages} | {cost.pages / cost.bare:,.0f} | {cost.pages / cost.placed:,.0f} | {cost.share:.0%} | {cost.whole:.2f} "
        f"| {cost.bare_megabytes:.0f} | {cost.megabytes:.0f} |"
        for cost in costs
    ]
    return "\n".join(rows)


def main() -> None:
    costs = [measured(pages) for pages in PAGES]
    print(table(costs))
    print(json.dumps([cost.share for cost in costs]))


if __name__ == "__main__":
    main()
