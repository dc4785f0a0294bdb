"""Boxes stand clear of each other, each unit once, in the same place whenever it is asked."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from changelog.domain.structures import Structure
from changelog.reports.charts.layout import ROW_GAP, Box, Layout, lay_out
from changelog.reports.charts.trees import tree_of
from tests.reports.charts.structures import forests, structure, unit

WIDE, HIGH = 1060, 660


def scale(layout: Layout) -> float:
    return min(WIDE / layout.width, HIGH / layout.height)


def laid_out(found: Structure, tall: int = 40) -> Layout:
    top = tree_of(None, found)
    assert top is not None
    heights = {place.key: 20.0 + (len(place.key) * 37 + index * 13) % tall for index, place in enumerate(top.walk())}
    return lay_out(top, heights, [scale])


def overlaps(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width and other.x < one.x + one.width and one.y < other.bottom and other.y < one.bottom
    )


@settings(deadline=None, max_examples=60)
@given(forests(), st.integers(1, 90))
def test_no_boxes_overlap_and_none_is_lost(found: Structure, tall: int) -> None:
    boxes = laid_out(found, tall).boxes
    assert {key for key in boxes if key != "top"} == {one.unit_id for one in found.units}
    ordered = sorted(boxes.values(), key=lambda box: box.x)
    for place, box in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.x >= box.x + box.width:
                break
            assert not overlaps(box, other)


@settings(deadline=None, max_examples=20)
@given(forests(40))
def test_all_stands_within_the_size_told_and_below_what_it_hangs_from(found: Structure) -> None:
    layout = laid_out(found)
    for box in layout.boxes.values():
        assert 0 <= box.x <= box.x + box.width <= layout.width + 0.01
        assert 0 <= box.y <= box.bottom <= layout.height + 0.01
        if box.parent is not None:
            assert box.y >= layout.boxes[box.parent].bottom + ROW_GAP - 0.01


@settings(deadline=None, max_examples=20)
@given(forests(40))
def test_same_structure_is_laid_out_the_same_in_whatever_order_it_is_told(found: Structure) -> None:
    assert laid_out(found) == laid_out(structure(tuple(reversed(found.units))))


def test_long_list_of_siblings_stands_in_columns_of_one_length() -> None:
    found = structure([unit("u"), *(unit(f"u.{number:02}", "u") for number in range(40))])
    boxes = [box for key, box in laid_out(found).boxes.items() if key != "u"]
    columns = sorted({box.x for box in boxes})
    assert 4 <= len(columns) <= 8
    lengths = {sum(box.x == x for box in boxes) for x in columns}
    assert max(lengths) - min(lengths) <= 7
    assert all(second - first >= boxes[0].width for first, second in pairwise(columns))
