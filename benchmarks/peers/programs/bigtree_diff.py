"""bigtree's comparison of two trees (`get_tree_diff`, with details), units and functions as nodes.

    python bigtree_diff.py OLD.json NEW.json OUT.json

Writes every node that differs: the names of its path and what is said of it ("added", "removed", "moved from", "moved
to").
"""

import json
import re
import sys

from bigtree import Node, get_tree_diff, preorder_iter

SUFFIX = re.compile(r" \((added|removed|moved from|moved to)\)$")


def build(told, parent=None):
    node = Node(told["name"], parent=parent, sep="|")
    for text in told["functions"]:
        Node(text, parent=node)
    for below in told["units"]:
        build(below, node)
    return node


def main():
    old, new, out = sys.argv[1:]
    trees = []
    for path in (old, new):
        with open(path, encoding="utf-8") as opened:
            trees.append(build(json.load(opened)))
    found = get_tree_diff(*trees, only_diff=True, detail=True)
    told = []
    for node in preorder_iter(found) if found else ():
        said = SUFFIX.search(node.node_name)
        if said:
            path = [SUFFIX.sub("", above.node_name) for above in (*reversed(list(node.ancestors)), node)]
            told.append([path, said[1]])
    with open(out, "w", encoding="utf-8") as opened:
        json.dump(told, opened, ensure_ascii=False)


if __name__ == "__main__":
    main()
