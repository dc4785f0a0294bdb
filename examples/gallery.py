"""The pictures of docs/gallery: charts and reports of the invented institute, made as one would make them.

    python examples/gallery.py FOLDER

Every date is given, so that what is drawn is the same on every day. Pages of the workbook and of the letter are shown as
LibreOffice opens them, the page of HTML as Chromium does; where one of these is missing its picture stays as it was.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
BEFORE, AFTER = "2021-07-01", "2023-03-01"
CHARTS = {
    "organigram.svg": ("--on", AFTER),
    "comparison.svg": ("--from", BEFORE, "--to", AFTER),
    "comparison.png": ("Dirección de Administración", "--from", BEFORE, "--to", AFTER),
    "lives.svg": ("Dirección de Senderos", "--from", "2014-01-01", "--to", "2024-01-01", "--lives"),
    "lives.png": ("Dirección de Senderos", "--from", "2014-01-01", "--to", "2024-01-01", "--lives"),
}
"""Each picture with what is asked for it."""
PAGES = {".pdf": 12, ".xlsx": 4, ".docx": 9}
"""The page of a report that is shown of each format."""
SHARPNESS = 110.0
"""Dots an inch."""


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery").resolve()
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        store = str(place / "store.db")
        _run(store, "load", str(EXAMPLES / "inafs_2018.json"))
        _run(store, "record", *(str(EXAMPLES / f"manual_{year}.txt") for year in ("2021", "2023")))
        for name, asked in CHARTS.items():
            _run(store, "chart", *asked, "--lang", "es", "--output", str(folder / name))
            print(folder / name)
        period = ("--from", BEFORE, "--to", AFTER, "--made-at", "2026-11-23T09:30-06:00", "--person", "Ana")
        outputs = [part for ending in (*PAGES, ".html") for part in ("--output", str(place / f"report{ending}"))]
        _run(store, "report", *period, "--lang", "es", *outputs)
        for ending in PAGES:
            _show_page(place, ending, folder / f"report{ending.replace('.', '_')}.png")
        _show_html(place / "report.html", folder / "report_html.png")


def _run(store: str, *arguments: str) -> None:
    command = [sys.executable, "-c", "from changelog.cli.main import main; main()", *arguments]
    environment = {**os.environ, "ORG_CHANGELOG_DATABASE": store, "PYTHONUTF8": "1"}
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def _show_page(place: Path, ending: str, picture: Path) -> None:
    import typst

    printed = place / "report.pdf" if ending == ".pdf" else _printed(place, f"report{ending}")
    if printed is None:
        print(f"{picture}: left as it was, there is no LibreOffice here")
        return
    sheet = place / "sheet.typ"
    sheet.write_text(
        f"#set page(width: auto, height: auto, margin: 0pt)\n"
        f'#image("{printed.relative_to(place).as_posix()}", page: {PAGES[ending]})\n',
        "utf-8",
    )
    made = typst.compile(str(sheet), root=str(place), format="png", ppi=SHARPNESS, ignore_system_fonts=True)
    picture.write_bytes(made)
    print(picture)


def _printed(place: Path, name: str) -> Path | None:
    """The document as LibreOffice prints it."""
    program = shutil.which("soffice")
    if program is None:
        return None
    target = place / name.replace(".", "_")
    command = [program, "--headless", f"-env:UserInstallation={(place / 'office').as_uri()}", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(target), str(place / name)], check=True, stdout=subprocess.DEVNULL)
    return target / "report.pdf"


def _show_html(page: Path, picture: Path) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print(f"{picture}: left as it was, there is no Chromium here")
        return
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars",
        f"--user-data-dir={page.parent / 'browser'}", "--window-size=1280,900", f"--screenshot={picture}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    print(picture)


if __name__ == "__main__":
    main()
