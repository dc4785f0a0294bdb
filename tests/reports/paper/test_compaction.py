"""A PDF in less room is the same document: words, outline, tags and looks."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst

from changelog.reports.paper.compaction import compacted

_ROWS = "".join(f"[Unidad {n}], [Revisar los planos de la senda {n}.]," for n in range(400))
SOURCE = f"""#set document(title: "Sendas", date: none)
= Primera
#table(columns: 2, table.header([Unidad], [Función]), {_ROWS})
= Segunda
"""


@pytest.fixture(scope="module")
def written() -> bytes:
    made = typst.compile(SOURCE.encode(), format="pdf", ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def tags_of(page: pypdfium2.PdfPage) -> int:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        return sum(_tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n)) for n in range(_children(tree)))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _children(tree: object) -> int:
    return int(pdfium.FPDF_StructTree_CountChildren(tree))


def _tags(element: object) -> int:
    many = pdfium.FPDF_StructElement_CountChildren(element)
    below = [pdfium.FPDF_StructElement_GetChildAtIndex(element, n) for n in range(max(0, many))]
    return 1 + sum(_tags(one) for one in below if one)


def test_the_document_is_the_same_in_half_the_room(written: bytes) -> None:
    packed = compacted(written)
    assert len(packed) < len(written) / 2
    with closing(pypdfium2.PdfDocument(written)) as old, closing(pypdfium2.PdfDocument(packed)) as new:
        assert len(new) == len(old) > 1
        assert [one.get_title() for one in new.get_toc()] == [one.get_title() for one in old.get_toc()]
        assert new.get_metadata_dict() == old.get_metadata_dict()
        for before, after in zip(old, new, strict=True):
            assert after.get_textpage().get_text_range() == before.get_textpage().get_text_range()
            assert tags_of(after) == tags_of(before) > 10
            assert after.render().buffer[:] == before.render().buffer[:]


def test_the_same_bytes_each_time(written: bytes) -> None:
    assert compacted(written) == compacted(written)


@pytest.mark.parametrize("end", [b"", b"\n", b"%%EOF"])
def test_what_is_laid_out_in_another_way_stays_as_it_is(written: bytes, end: bytes) -> None:
    for other in (
        b"" + end,
        b"%PDF-1.7\n" + end,
        written[:-10] + end,
        written.replace(b" 0 obj", b" 1 obj"),
        compacted(written),
    ):
        assert compacted(other) == other
