"""What a script does to functions: one routine an operation, each on a function that no other has touched."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks import vocabulary
from benchmarks.drafts import DraftInstitution
from benchmarks.standing import Standing

MOST_WORDS_MODIFIED = 8
LEAST_KEPT = 2 / 3
"""Share of a short text's words that a modification leaves, so that it is the same duty still."""
SHARE_OF_REWORDED_TRANSFERS = 0.2
"""On the harder levels, of the functions that go to another unit: those that are modified by 1 to 3 words besides."""
MOST_WORDS_OF_A_TRANSFER = 3
SHARE_OF_VERBS = 0.2
"""Of the modifications: those where the opening verb is among the words replaced."""
NEW_WORDS = tuple(
    word.lower() for word in (*vocabulary.SPARE_WORDS, *vocabulary.OBJECTS, *vocabulary.QUALIFIERS)
)  # fmt: skip


@dataclass(slots=True, eq=False)
class FunctionOperations:
    institution: DraftInstitution
    standing: Standing
    is_hard: bool

    def modify(self) -> None:
        for function, _ in self.standing.take_function():
            function.text = reworded(self.institution.random, function.text, MOST_WORDS_MODIFIED)

    def add(self) -> None:
        unit = self.standing.any_unit()
        function = self.institution.new_function(unit)
        self.standing.touched.add(function.number)
        unit.functions.insert(self.institution.random.randint(0, len(unit.functions)), function)

    def remove(self) -> None:
        for function, unit in self.standing.take_function():
            unit.functions.remove(function)

    def transfer(self) -> None:
        """A function that no other unit has goes to another unit, word for word or, on the harder levels, reworded."""
        random = self.institution.random
        for function, unit in self.standing.take_function(shared=False):
            target = self.standing.any_unit()
            if target is unit or "{" in function.text:
                return
            unit.functions.remove(function)
            target.functions.insert(random.randint(0, len(target.functions)), function)
            if self.is_hard and random.random() < SHARE_OF_REWORDED_TRANSFERS:
                function.text = reworded(random, function.text, MOST_WORDS_OF_A_TRANSFER)

    def reorder(self) -> None:
        for function, unit in self.standing.take_function():
            place = unit.functions.index(function)
            unit.functions.remove(function)
            others = [other for other in range(len(unit.functions) + 1) if other != place]
            unit.functions.insert(self.institution.random.choice(others), function)


def reworded(random: Random, text: str, most: int) -> str:
    """The text with 1 to `most` words replaced, inserted or left out; a short one keeps two thirds of its words."""
    words = text.split(" ")
    places = [place for place in range(1, len(words)) if "{" not in words[place]]
    edits = random.randint(1, max(1, min(most, int(len(words) * (1 - LEAST_KEPT)))))
    is_verb_changed = random.random() < SHARE_OF_VERBS
    for place in sorted(random.sample(places, edits - is_verb_changed), reverse=True):
        lot = random.random()
        new = random.choice([word for word in NEW_WORDS if word != words[place].rstrip(",.")])
        if lot < 0.5:
            words[place] = new + words[place][len(words[place].rstrip(",.")) :]
        elif lot < 0.8:
            words.insert(place, new)
        else:
            del words[place]
    if is_verb_changed:
        words[0] = random.choice([verb for verb in vocabulary.VERBS if verb != words[0]])
    return " ".join(words)
