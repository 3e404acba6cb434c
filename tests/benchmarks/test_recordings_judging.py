"""Words heard against words said."""

import pytest
from recordings.judging import outcome_of, word_errors


@pytest.mark.parametrize(
    ("said", "heard", "rate"),
    [
        ("Bonjour, ici la CPAM.", "bonjour ici la cpam", 0.0),
        ("un deux trois quatre", "un trois quatre", 0.25),
        ("un deux", "un deux trois quatre", 1.0),
        ("un", "", 1.0),
    ],
)
def test_the_word_error_rate_counts_words_out_in_and_wrong(said: str, heard: str, rate: float) -> None:
    """It is what other measurements of speech models give."""
    assert word_errors(said, heard) == rate


def test_a_recording_heard_word_for_word_gets_the_verdict_of_its_text() -> None:
    """The measure itself must not lose any."""
    text = "Bonjour, votre carte Vitale expire. Rappelez le 08 99 00 12 34 avec votre carte bancaire."
    labelled = {
        "id": "x-1",
        "channel": "voicemail",
        "sender": None,
        "text": text,
        "date": "2026-03-02",
        "lang": "fr",
    }
    sure = [[f" {word}", place, place + 1, 0.9] for place, word in enumerate(text.split())]
    unsure = [[word, begins, ends, 0.2] for word, begins, ends, _ in sure]

    assert outcome_of(labelled, sure, "fr").heard == outcome_of(labelled, sure, "fr").written == "fraud"
    assert not outcome_of(labelled, unsure, "fr").heard
