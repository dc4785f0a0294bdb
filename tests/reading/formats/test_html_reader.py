"""Web pages: blocks as lines, lists with their marks, tables, what is no text, encodings, and what is refused."""

from __future__ import annotations

import pytest

from changelog.errors import InputError
from changelog.reading import read_manual
from changelog.reading.formats.html_reader import read_html
from changelog.reading.formats.web_pages import is_html


def lines(body: str) -> list[str]:
    return [line.text for line in read_html(f"<!DOCTYPE html><html><body>{body}".encode(), "m.html").lines if line.text]


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("<p>Unidad\n   de&nbsp;Riego</p><p>Uno", ["Unidad de Riego", "Uno"]),
        ("<div>Unidad<div>de Riego</div>Uno</div>", ["Unidad", "de Riego", "Uno"]),
        ("Unidad<br>de Riego", ["Unidad", "de Riego"]),
        ("<b>7.1</b> <i>Unidad</i> de <span>Ri</span>ego", ["7.1 Unidad de Riego"]),
        ("<ol><li>uno<li>dos</ol><ol type=a start=3><li>tres</ol>", ["1. uno", "2. dos", "c. tres"]),
        ("<ul><li>uno</ul><ul style='list-style: none'><li>1. dos</ul>", ["• uno", "1. dos"]),
        ("<table><tr><th>Clave<th>Unidad<tr><td>7.1<td>Riego<td>x</table>", ["Clave\tUnidad", "7.1 Riego\tx"]),
        ("<table><tr><td><p>uno</p><p>dos</p><td>tres</table>", ["uno", "dos", "tres"]),
        ("<pre>uno\ndos</pre>", ["uno", "dos"]),
        (
            "<nav>menú</nav><p>uno<script>dos</script><p hidden>tres<p style='display:none'>cuatro<footer>cinco</footer>",
            ["uno"],
        ),
        ("<p>fuera</p><main><p>dentro</p></main><p>fuera</p>", ["dentro"]),
        ("<!-- uno --><p>dos</p></div></p></table>", ["dos"]),
        ("admi\u00adnistración", ["administración"]),
    ],
)
def test_a_page_is_read_as_a_browser_sets_it(body: str, printed: list[str]) -> None:
    assert lines(body) == printed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_every_encoding_is_found_out(encoding: str) -> None:
    page = "<html><body><p>Dirección de Señales, así como la cañada</p>"
    (line,) = read_html(page.encode(encoding), "m.html").lines
    assert line.text == "Dirección de Señales, así como la cañada"


def test_what_a_page_says_of_its_encoding_holds_unless_it_cannot() -> None:
    page = "<html><head><meta charset='{}'></head><body>Señal"
    assert read_html(page.format("iso-8859-1").encode("cp1252"), "m.html").lines[0].text == "Señal"
    assert read_html(page.format("ascii").encode("utf-16"), "m.html").lines[0].text == "Señal"


def test_a_page_is_known_by_its_beginning() -> None:
    assert is_html(b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE HTML><p>")
    assert is_html("<html>".encode("utf-16"))
    assert is_html(b"<?xml version='1.0'?><html>")
    assert not is_html(b"7.1 Unidad <html>")


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (b"<html><body>" + b"<div>" * 100_000, "nested too deep"),
        (b"<html><body><script>1</script></body>", "holds no text"),
        (b"<html><body>" + b"<p>7.1 Unidad de Riego" * 600_000, "more than 500,000 lines"),
        (b"<html><body>" + b" " * 70_000_000, "70,000,012 bytes"),
    ],
    ids=["deep", "empty", "long", "large"],
)
def test_what_cannot_be_read_is_refused_with_place_and_remedy(page: bytes, what: str) -> None:
    with pytest.raises(InputError) as caught:
        read_manual(page, "manual.html")
    assert what in caught.value.message
    assert caught.value.place == "manual.html"
    assert caught.value.remedy
