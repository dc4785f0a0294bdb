"""DeepDiff on two flat structures, with the settings that its documentation has for "do not collapse".

    python deepdiff_flat.py OLD.json NEW.json OUT.json

Writes keys that are only on one side, and for each key whose functions differ: changed pairs, gone and new places.
"""

import json
import sys
from collections import defaultdict

from deepdiff import DeepDiff


def main():
    old, new, out = sys.argv[1:]
    sides = []
    for path in (old, new):
        with open(path, encoding="utf-8") as opened:
            sides.append(json.load(opened))
    found = DeepDiff(*sides, threshold_to_diff_deeper=0, verbose_level=2, view="tree")
    told = {"gone": [], "new": [], "functions": defaultdict(lambda: {"changed": [], "gone": [], "come": []})}
    for kind, levels in found.items():
        for level in levels:
            before, after = level.path(output_format="list"), level.path(output_format="list", use_t2=True)
            if kind == "dictionary_item_removed":
                told["gone"].append(before[0])
            elif kind == "dictionary_item_added":
                told["new"].append(before[0])
            elif len(before) == 3 and before[1] == "functions":
                one = told["functions"][before[0]]
                if kind == "iterable_item_removed":
                    one["gone"].append(before[2])
                elif kind == "iterable_item_added":
                    one["come"].append(after[2])
                else:
                    one["changed"].append([before[2], after[2]])
    with open(out, "w", encoding="utf-8") as opened:
        json.dump(told, opened)


if __name__ == "__main__":
    main()
