"""Relations that a person settled. They come first, bind, and are never questioned by what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from changelog.domain.correspondences import Relation, Settled, Stage, Status
from changelog.errors import InvariantError
from changelog.matching.pairs import Found, Pairs

ONE_IDENTITY = (Relation.SAME, Relation.REESTABLISHED)


def settle(pairs: Pairs, settled: Sequence[Settled]) -> None:
    """Enter decisions: refusals first, then accepted relations. Raises `InvariantError` when two contradict each other."""
    for decision in settled:
        if decision.status is Status.REFUSED:
            refuse(pairs, decision)
    decided = [one for one in settled if one.stage is Stage.DECIDED and one.status is Status.ACCEPTED]
    # Identities first: the absorbing unit of a merger keeps the one that it was given.
    for decision in sorted(decided, key=lambda one: one.relation not in ONE_IDENTITY):
        if not enter(pairs, decision):
            raise InvariantError(f"two decisions give {', '.join(decision.old + decision.new)} different counterparts")


def refuse(pairs: Pairs, refusal: Settled) -> None:
    """Never pair these: no old one of them with any new one."""
    for old in indices(refusal.old, pairs.comparison.old.index):
        for new in indices(refusal.new, pairs.comparison.new.index):
            pairs.refused.add((old, new))


def enter(pairs: Pairs, settled: Settled) -> bool:
    """Enter one accepted relation; False when it contradicts what is settled or refused."""
    found = found_of(pairs, settled)
    if settled.relation not in ONE_IDENTITY:
        reserve_unless_namesakes(pairs, found)
        return True
    old, new = found.old[0], found.new[0]
    if pairs.of_old[old] == new:
        return True
    if not pairs.may_pair(old, new):
        return False
    pairs.of_old[old], pairs.of_new[new] = new, old
    pairs.told.add((old, new))
    pairs.found.append(found)
    return True


def found_of(pairs: Pairs, settled: Settled) -> Found:
    """A settled relation with indices for keys; score 1.0, for nothing was guessed."""
    return Found(
        settled.relation,
        indices(settled.old, pairs.comparison.old.index),
        indices(settled.new, pairs.comparison.new.index),
        settled.stage,
        1.0,
        settled.status,
        settled.evidence,
    )


def indices(keys: Iterable[str], index: dict[str, int]) -> tuple[int, ...]:
    """Indices of the keys, in the order of the side. Raises `InvariantError` for a key that the side does not have."""
    unknown = [key for key in keys if key not in index]
    if unknown:
        raise InvariantError(f"a settled relation names units that the side does not have: {', '.join(unknown)}")
    return tuple(sorted({index[key] for key in keys}))


def reserve_unless_namesakes(pairs: Pairs, found: Found) -> None:
    """Record a merger, split or replacement. Its units get no other counterpart, but for the one that goes on under its
    own name: the absorbing unit of a merger, the one that a part was taken from."""
    old, new = pairs.comparison.old, pairs.comparison.new
    namesakes = [
        (one, other)
        for one in found.old
        for other in found.new
        if old.names[one].key == new.names[other].key and pairs.may_pair(one, other)
    ]
    if found.relation is not Relation.REPLACED and len(namesakes) == 1:
        one, other = namesakes[0]
        pairs.settle(one, other, found.stage, 1.0, found.evidence)
    pairs.relate(found)
