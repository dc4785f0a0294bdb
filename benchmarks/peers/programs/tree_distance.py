"""APTED and zss as libraries, as their documentation has them: the cheapest mapping between two ordered trees.

    python tree_distance.py apted|zss OLD.json NEW.json OUT.json

The files hold nested `{"name", "units"}`; a relabelling costs the share of words that differ. Writes the pairs of
mapped nodes, each by its place in document order.
"""

import json
import sys


class Node:
    def __init__(self, told, places):
        self.place = len(places)
        places.append(self)
        self.words = frozenset(told["name"].split())
        self.children = [Node(child, places) for child in told["units"]]


def cost(one, other):
    return 1 - len(one.words & other.words) / max(len(one.words), len(other.words))


def read(path):
    with open(path, encoding="utf-8") as opened:
        return Node(json.load(opened), [])


def map_with_apted(old, new):
    from apted import APTED, Config

    class ByWords(Config):
        def rename(self, one, other):
            return cost(one, other)

        def children(self, node):
            return node.children

    return [
        (one.place, other.place) for one, other in APTED(old, new, ByWords()).compute_edit_mapping() if one and other
    ]


def map_with_zss(old, new):
    import zss

    _, operations = zss.distance(
        old, new, lambda node: node.children, lambda _: 1, lambda _: 1, cost, return_operations=True
    )
    return [(o.arg1.place, o.arg2.place) for o in operations if o.type in (zss.Operation.match, zss.Operation.update)]


def main():
    which, old, new, out = sys.argv[1:]
    sys.setrecursionlimit(100_000)
    pairs = {"apted": map_with_apted, "zss": map_with_zss}[which](read(old), read(new))
    with open(out, "w", encoding="utf-8") as told:
        json.dump({"pairs": pairs}, told)


if __name__ == "__main__":
    main()
