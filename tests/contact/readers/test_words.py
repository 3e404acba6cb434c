"""What somebody pasted may be more than words."""

import pytest

from beffroi.contact import Channel
from beffroi.contact.readers import Note
from beffroi.contact.readers.words import read_words

SOURCE = "Received: by mx.example\nFrom: a@b.example\nTo: c@d.example\nSubject: Sujet\n\nhello"
COPIED = "De : a@b.example\nEnvoyé : lundi 2 mars 2026 10:12\nÀ : c@d.example\nObjet : Sujet\n\nhello"
THREAD = "[02/03/2026 10:12] Ameli : Bonjour\n[02/03/2026 10:13] Moi : Qui ?\n[02/03/2026 10:14] Ameli : La CPAM\n"


@pytest.mark.parametrize("words", [SOURCE, COPIED])
def test_a_mail_is_told_by_its_header_lines_or_its_labels(words: str) -> None:
    """By "show original", or by select all and copy."""
    intake = read_words(words, None)

    assert intake is not None
    assert (intake.contact.channel, intake.contact.subject) == (Channel.EMAIL, "Sujet")
    assert intake.contact.text.strip() == "hello"


def test_a_conversation_is_told_by_its_times() -> None:
    """One contact, without one's own answers."""
    intake = read_words(THREAD, None)

    assert intake is not None
    assert intake.contact.text.split() == ["Bonjour", "La", "CPAM"]
    assert set(intake.notes) == {Note.SEVERAL_IN_THREAD, Note.OWN_WORDS_LEFT_OUT}


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("Coucou, tu rentres quand ?", None),
        ("Bonjour\n\nVotre dossier est incomplet.\n", None),
        (SOURCE, Channel.CALL),
        (COPIED, Channel.SMS),
        (THREAD, Channel.CALL),
        ("", None),
    ],
)
def test_words_are_left_as_they_are(words: str, channel: Channel | None) -> None:
    """A call is told in one's own words, whatever they look like."""
    assert read_words(words, channel) is None
