"""Every check of recorded histories. A new check is a module here and a line in `HISTORY_CHECKS`."""

from __future__ import annotations

from changelog.audit.history_checks import (
    acts_out_of_order,
    agreement_without_effect,
    change_without_act,
    effect_before_approval,
    functions_orphaned,
    known_from_prose_alone,
    link_without_mirror,
    long_wait_for_effect,
    name_in_use_twice,
    pair_waiting,
    renamed_with_another_change,
    seen_not_told,
    split_repeats_functions,
    told_in_two_ways,
    told_not_seen,
    unit_vanishes,
)
from changelog.domain.checks import Check
from changelog.domain.records import RecordedHistory

HISTORY_CHECKS: tuple[Check[RecordedHistory], ...] = (
    # acts
    change_without_act.CHECK,
    agreement_without_effect.CHECK,
    effect_before_approval.CHECK,
    long_wait_for_effect.CHECK,
    acts_out_of_order.CHECK,
    # what is told and what is seen
    told_not_seen.CHECK,
    seen_not_told.CHECK,
    told_in_two_ways.CHECK,
    # units
    renamed_with_another_change.CHECK,
    name_in_use_twice.CHECK,
    unit_vanishes.CHECK,
    link_without_mirror.CHECK,
    pair_waiting.CHECK,
    known_from_prose_alone.CHECK,
    # functions
    functions_orphaned.CHECK,
    split_repeats_functions.CHECK,
)
