"""graphtage as a library on two flat structures: entries of one key are matched (`allow_key_edits=False`, the cheapest of
its strategies), texts in lists by edit distance.

    python graphtage_flat.py OLD.json NEW.json OUT.json
"""

import json
import sys

import graphtage
from graphtage.json import build_tree


def main():
    old, new, out = sys.argv[1:]
    sides = []
    for path in (old, new):
        with open(path, encoding="utf-8") as opened:
            sides.append(json.load(opened))
    options = graphtage.BuildOptions(allow_key_edits=False)
    found = build_tree(sides[0], options).diff(build_tree(sides[1], options))
    told = {"gone": [], "new": [key for key in sides[1] if key not in sides[0]], "functions": {}}
    for entry in found.children():
        key = entry.key.object
        if key not in sides[1]:
            told["gone"].append(key)
        elif key in sides[0]:
            told["functions"][key] = functions_of(entry.value)
    with open(out, "w", encoding="utf-8") as opened:
        json.dump(told, opened)


def functions_of(unit):
    """For each function of the first side: its text on the second, or null where it is gone."""
    texts = next(field.value for field in unit.children() if field.key.object == "functions")
    found = []
    for text in texts.children():
        edits = [edit for edit in text.edit_list if hasattr(edit, "to_node")]
        found.append(None if text.removed else edits[0].to_node.object if edits else text.object)
    return found


if __name__ == "__main__":
    main()
