"""xmldiff as a library, as its documentation has it (`diff.Differ`): the edit script, and the matches it rests on.

    python xmldiff_matches.py OLD.xml NEW.xml OUT.json

Writes the pairs of matched elements, each by its place in document order, and the number of edits.
"""

import json
import sys

from lxml import etree
from xmldiff.diff import Differ


def main() -> None:
    old, new, out = sys.argv[1:]
    trees = [etree.parse(path, etree.XMLParser(remove_blank_text=True)) for path in (old, new)]
    differ = Differ()
    differ.set_trees(*(tree.getroot() for tree in trees))
    # It works on a copy of the first tree. The matches are read before the script is made, which alters that copy.
    places = [{element: place for place, element in enumerate(root.iter())} for root in (differ.left, differ.right)]
    pairs = [(places[0][left], places[1][right]) for left, right, _ in differ.match()]
    edits = sum(1 for _ in differ.diff())
    with open(out, "w", encoding="utf-8") as told:
        json.dump({"pairs": pairs, "edits": edits}, told)


if __name__ == "__main__":
    main()
