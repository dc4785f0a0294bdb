"""Relations that an act or a narrative tells. Second to a person's word, before anything that is recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from changelog.domain.correspondences import Settled, Stage, Status
from changelog.matching.pairs import Pairs
from changelog.matching.stages.decided import ONE_IDENTITY, enter, found_of


def settle(pairs: Pairs, settled: Sequence[Settled]) -> None:
    """Enter what documents declare, where no decision says otherwise.

    Two declarations that give one unit different counterparts are both left out: documents that contradict each other
    prove nothing, and what else is known decides.
    """
    declared = [one for one in settled if one.stage is not Stage.DECIDED and one.status is Status.ACCEPTED]
    identities = [one for one in declared if one.relation in ONE_IDENTITY]
    told: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for one in identities:
        told["old", one.old[0]].add(one.new)
        told["new", one.new[0]].add(one.old)
    for one in identities:
        if len(told["old", one.old[0]]) == len(told["new", one.new[0]]) == 1:
            enter(pairs, one)
    for one in declared:
        if one.relation not in ONE_IDENTITY:
            enter(pairs, one)


def propose(pairs: Pairs, settled: Sequence[Settled]) -> None:
    """Pass on what was settled as proposed only, where nothing better was found for its units."""
    for one in settled:
        if one.status is Status.PROPOSED:
            found = found_of(pairs, one)
            if one.relation not in ONE_IDENTITY:
                pairs.found.append(found)
            elif pairs.may_pair(found.old[0], found.new[0]):
                pairs.found.append(found)
                pairs.reserved_old.update(found.old)
                pairs.reserved_new.update(found.new)
