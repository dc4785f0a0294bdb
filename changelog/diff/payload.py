"""DeepDiff, where it serves: the fields of one matched pair, and an independent proof of the replay law.

Never whole structures: nested trees turn a move into a removal and an addition, and lists report two units that swapped
codes as two renames (measured on 9.1, see `house.md`). `threshold_to_diff_deeper` is 0 because its default collapses a
large change into one.
"""

from __future__ import annotations

from collections.abc import Mapping

_PLAIN = (str, int, float, type(None))


def fields_that_differ(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    """Names of the fields whose values differ between two records of the same identity.

    A plain value differs or does not; DeepDiff is asked about what has parts. It takes a fifth of a millisecond, and after
    a large restructure there are a hundred thousand records.
    """
    names = before.keys() | after.keys()
    unequal = [name for name in names if name not in before or name not in after or before[name] != after[name]]
    if all(isinstance(record.get(name), _PLAIN) for name in unequal for record in (before, after)):
        return frozenset(unequal)
    from deepdiff import DeepDiff

    found = DeepDiff(dict(before), dict(after), view="tree", threshold_to_diff_deeper=0, ignore_order=False)
    return frozenset(str(level.path(output_format="list")[0]) for levels in found.values() for level in levels)


def differences_in_words(
    expected: Mapping[str, object], found: Mapping[str, object], most: int = 20
) -> tuple[str, ...]:
    """Where two keyed sets of records differ, one sentence each, at most `most`; empty when they are equal."""
    from deepdiff import DeepDiff

    tree = DeepDiff(dict(expected), dict(found), view="tree", threshold_to_diff_deeper=0, ignore_order=False)
    sentences = [
        f"{'/'.join(map(str, level.path(output_format='list')))}: {level.t1!r} -> {level.t2!r}"
        for levels in tree.values()
        for level in levels
    ]
    return tuple(sorted(sentences)[:most])
