"""Every number that matching decides by, and where it comes from.

"The trial" is the first trial told in the project's issues; "the workload" is the seeded generator of
`tests/matching/workload.py`, run on the seeds of `tests/matching/test_workload.py`; "the real manuals" are the pairs of
`tests/matching/test_real_manuals.py`.
"""

from __future__ import annotations

RARE_UNITS = 3
"""Units a side that may hold a text for it to count as rare. The trial: texts found word for word in at most three units
a side paired units with precision 0.99; above that a text is boilerplate and says nothing."""

ACCEPT_ODDS = 2.2
"""Natural-logarithm odds at or above which a pair of units is accepted, where none rivals it: 9 to 1 as weighed, before
that is known. On the benchmarks' workload (1,000 units, all levels, seeds 0 to 4) none of 13,400 accepted pairs was wrong
but for parts of mergers and splits that were taken for the whole (docs/matching.md)."""

PROPOSE_ODDS = 0.0
"""At or above, a pair waits for a person; below it is none: more likely wrong than right, as weighed."""

CLEAR_MARGIN = 0.5
"""Natural-logarithm odds by which an accepted pair beats every other possible pair of either unit: 1.6 to 1. Set by
judgement; near-duplicates with equal evidence stay proposed (test_units)."""

FIRST_MARGIN = 3.0
"""The same, while functions are compared word for word only: 20 to 1. On the benchmarks' workload (extreme) it keeps a
part that was split off from being taken for the unit before parents and reworded functions are known."""

NEARLY_IDENTICAL_NAME = 0.90
"""Name likeness from which a pair whose functions share nothing may still be proposed (never accepted). Set by
judgement; the two abolished and two created of `domain.md` lie below (test_units)."""

LEAST_SHARED = 0.12
"""Share of functions below which two units are said to share nothing: one formula of fifteen."""

MUCH_SHARED = 0.50
"""Share of their own functions in common from which a unit is taken for its namesake in the same place, whatever else
has the same text: half. With less, it is asked where the rest went. By judgement."""

SAME_DUTY_NAME = 0.80
"""Name likeness from which a unit that receives another's functions is taken for the continuation of its own namesake
(absorption) rather than for a new unit (fusion): no more than its rank or one ordinary word was replaced. By judgement."""

MOSTLY_GONE = 0.50
"""Share of a unit's functions (by how rare they are) that go word for word to one other unit, for the two to be related
by a proposed merger or split: more than half."""

CLEARLY_GONE = 0.60
"""The same, for an accepted one. By judgement; on the benchmarks' workload at 1,000 units (seeds 0 to 4, all levels) one
of 640 accepted mergers and splits was wrong, for a predecessor that was left out."""

LEAST_GONE = 2
"""Functions that must go word for word for a merger or split to be proposed: one is a transfer. For an accepted one there
must be more, unless the whole unit went."""

LEAST_CLEARLY_GONE = 2
"""Rare functions among them, for an accepted one, again unless the whole unit went."""

LEAST_CONTRIBUTION = 0.15
"""Share of the successor's functions that a predecessor of a fusion brings, where it is not clear by itself: less is a
transfer on the way."""

MOST_CONTRIBUTION = 0.80
"""Share from which one predecessor alone makes up the successor: it was renamed, and absorbed the others."""

BULK_RANK = 3
"""Pairs with equal names but for the rank, from which one rank word for another is a renaming of the rank itself."""

BULK_NAMES = 3
"""Settled pairs in which one name (without its rank) became one other, from which that is a renaming of what the units
deal with, under every parent at once."""

BULK_NAME_SHARE = 0.25
"""Share of the settled units that bore the old name, and of those that bear the new one, that must show it: at 10,000
units three renamings alike happen by chance."""

LONGEST_POSTING = 12
"""Units a side that may share a name word for the word to suggest pairs. Bounds the candidates: words of names borne
by more are useless to tell units apart, and siblings are compared anyway."""

LARGEST_SIBLING_BLOCK = 900
"""Pairs (old children times new children) of one parent that are all compared: 30 by 30, over the widest parents of the
real manuals. Wider ones rely on shared words and functions."""

MOST_REWORDED_TEXTS = 120_000
"""Function texts, both sides together, that are cut into runs of words to find reworded functions of unsettled units: a
bound on time and memory. With more unsettled texts than that the two sides are hardly one institution."""

NEAREST_UNITS = 4
"""Units of the other side, by rare phrases in common, whose functions are compared with a unit's own."""

SAME_DUTY = 0.62
"""Word likeness from which a function counts as shared in other words when units are recognised. Stricter than
`SAME_FUNCTION`, which is asked of units already matched: the likeness of unlike functions of the real Direcciones ends
at 0.46, that of the workload, made of few phrases, is higher."""

LONGEST_COMPARED = 1_500
"""Words of a text that are compared when it is not equal word for word. The longest function of the IMSS and ISSSTESON
manuals has 373; the bound keeps a text of a megabyte from taking minutes."""

LARGEST_BLOCK = 250_000
"""Pairs (rows times columns) that one optimal assignment takes: 500 by 500, well under a second. Larger blocks are
settled most valuable first."""

SAME_FUNCTION = 0.58
"""Word likeness from which two functions of matched units are one function, reworded. On the real pairs of Direcciones
a careful reader's pairs lie at 0.62 and above but for two (0.46 and 0.52, told by other marks), unlike ones at 0.46 and
below; on the workload modifications of 1 to 8 words are found with F1 0.99."""

PERHAPS_SAME_FUNCTION = 0.45
"""The same, for a pair that is proposed."""

REWORDED_TRANSFER = 0.82
"""Word likeness from which a function found reworded in another unit is accepted as transferred. On the benchmarks'
workload (1,000 units, extreme, seeds 0 to 4) 8 of 10 pairs at 0.80 to 0.82 and 99 of 100 above were right."""

PERHAPS_TRANSFER = 0.76
"""The same, for a transfer that is proposed: one in three of those up to 0.82 was right, below it one in a hundred."""

LEAST_TRANSFER_WORDS = 6
"""Content words that a text needs before it can be recognised, reworded, in another unit: shorter ones are formulas."""

LEAST_VERBATIM_WORDS = 3
"""Content words that a text needs to be accepted as transferred word for word: "Supervisar." may be anybody's. By
judgement; with six, one in twenty true transfers among duties of real manuals was left to be asked."""

LEAST_KEPT_WORDS = 4
"""Content words of a text that is found whole in a longer one of the same unit, for the two to be one function with a
clause added: "Atender los requerimientos de los órganos de fiscalización" has four. By judgement."""

SAME_OBJECT = 0.20
"""Share of the words of two texts, by what they say, that a doubtful pair which opens alike has in common besides that
opening: the real pair that is right has 0.33, duties that only begin with one formula have next to none. Or"""
SAME_OPENING = 0.55
"""share of the shorter text that the opening itself makes up: then a clause at the end was exchanged. Among reworded
duties of real manuals the right ones without an object in common had 0.57 and more; "Coordinar con las áreas competentes
la", before whatever is coordinated, makes up less than half."""

PART_OF = 0.70
"""Share of a part's content words that come from the text that was divided, for the part to belong to it."""

COVERED = 0.75
"""Share of a divided text's content words that its parts cover together, for an accepted division."""

PERHAPS_COVERED = 0.60
"""The same, for a proposed one."""

ADDS = 0.15
"""Share of the divided text that each part must cover by itself: else it adds nothing and is another function."""

TRANSFER_LEAD = 0.08
"""Likeness by which a reworded transfer that is accepted beats every other text that either could be."""

SAMPLED_TEXTS = 2_000
"""Texts by which it is judged how common a word is: tens of milliseconds, and a word in one text of a hundred is told
from one in three to within a tenth."""

LONGEST_SAMPLED = 3_000
"""Characters read of each of them; only the longest functions of the real manuals have more."""

HALF_SURE = 0.52
"""Word likeness at which a reworded pair of matched units is as likely right as wrong, and"""
SURER_BY = 60.0
"""odds that each 1.0 of likeness more adds. On the benchmarks' workload (1,000 units, seeds 0 to 4): none of 8 right at
0.45 to 0.50, all of 12 at 0.55 to 0.60, 431 of 432 at 0.62 to 0.70, all but one of 8,000 above."""

HALF_SURE_TRANSFER = 0.797
"""The same of a reworded transfer, and"""
TRANSFER_SURER_BY = 80.0
"""there: 2 of 25 right at 0.76 to 0.78, 10 of 32 up to 0.80, 15 of 23 up to 0.82, 56 of 59 up to 0.86, all of 377
above."""

LARGEST_TABLE = 10_000
"""Pairs of one unit's functions that are all compared: 100 by 100. The longest list of the real manuals has 48."""

RUN_WORDS = 4
"""Words that follow one another, by which functions are looked up: of twenty words with three changed, five such runs
remain, while single words and pairs recur in hundreds of functions."""

LONGEST_RUN_POSTING = 40
"""Units, or functions, a side that may share such a run for it to suggest pairs. On a workload of ten times the usual
changes 8 left most units without a suggestion, as manuals say everything in the same few phrases."""

LONG_RUN = 12
"""Words that follow one another in both texts, by which a doubtful pair of one unit is accepted. Formulas of the real
manuals that recur in unlike functions ("in matters of information technologies and communications") have nine."""

SAME_VERB_LEAD = 0.15
"""Likeness by which a doubtful pair with the same opening word must beat every other for it to be accepted."""

MOST_CANDIDATES = 12
"""Other functions that one function is compared with where all with all would be too many."""
