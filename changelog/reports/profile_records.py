"""Which profile a document is read with, and why, as records of the JSON interface."""

from __future__ import annotations

from changelog.domain.readings import ProfileChoice, Sign
from changelog.reports.profile_interface import ProfileChoiceRecord, ProfileWeightRecord, SignRecord


def choice_record(choice: ProfileChoice | None) -> ProfileChoiceRecord | None:
    """Which profile, and why; None for tables."""
    if choice is None:
        return None
    return ProfileChoiceRecord(
        name=choice.name,
        title=choice.title,
        confidence=choice.confidence.value,
        weight=choice.weight,
        share=choice.share,
        runner_up=choice.runner_up.name if choice.runner_up is not None else None,
        digest=choice.digest,
        weighed=[
            ProfileWeightRecord(one.name, one.title, one.weight, [sign_record(sign) for sign in one.signs])
            for one in choice.weighed
        ],
    )


def sign_record(sign: Sign) -> SignRecord:
    return SignRecord(sign.name, sign.weight, sign.times, sign.is_found, sign.line, sign.lines)
