"""A contact claims a body when someone names it and speaks for it."""

import pytest

from beffroi.contact import Channel
from beffroi.evidence import Evidence, EvidenceKind, Voice
from beffroi.verdict.claimed import claimed_body

from .conftest import BODY, seen


def _claim(body: str, by: str) -> Evidence:
    return seen(EvidenceKind.CLAIM, body, by, body=body)


@pytest.mark.parametrize(
    ("channel", "voice", "claimed"),
    [
        (Channel.SMS, Voice.AS_BODY, BODY),
        (Channel.CALL, Voice.AS_BODY, BODY),
        (Channel.CALL, Voice.REPORTER, BODY),
        (Channel.VISIT, Voice.REPORTER, BODY),
        (Channel.SMS, Voice.REPORTER, None),
        (Channel.VOICEMAIL, Voice.REPORTER, None),
        (Channel.SMS, Voice.ABOUT_BODY, None),
        (Channel.SMS, Voice.WARNS, None),
        (Channel.SMS, Voice.RELATIVE, None),
        (Channel.CALL, Voice.THIRD_PARTY, None),
    ],
)
def test_only_who_speaks_for_the_body_claims_it(channel: Channel, voice: Voice, claimed: str | None) -> None:
    """In a call or a visit that is told, the person names whom the other pretended to be."""
    evidence = [_claim(BODY, "by_name"), seen(EvidenceKind.VOICE, voice)]

    assert claimed_body(channel, evidence) == claimed


def test_without_a_voice_or_a_name_nothing_is_claimed() -> None:
    """A missed call from 36 46 claims nothing."""
    assert claimed_body(Channel.SMS, []) is None
    assert claimed_body(Channel.SMS, [_claim(BODY, "by_name")]) is None
    assert claimed_body(Channel.SMS, [seen(EvidenceKind.VOICE, Voice.AS_BODY)]) is None


@pytest.mark.parametrize(
    ("better", "worse"), [("by_sender", "by_name"), ("by_name", "by_domain"), ("by_domain", "by_object")]
)
def test_of_two_bodies_the_one_named_more_openly_is_claimed(better: str, worse: str) -> None:
    """A body that is mentioned in passing is not the one that speaks."""
    evidence = [_claim("other", worse), _claim(BODY, better), seen(EvidenceKind.VOICE, Voice.AS_BODY)]

    assert claimed_body(Channel.SMS, evidence) == BODY
