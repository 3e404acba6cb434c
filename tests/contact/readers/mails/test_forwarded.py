"""Somebody sends on what they received: the mail inside is found, whatever program sent it on."""

import datetime

import pytest

from beffroi.contact.readers.mails.forwarded import find_forwarded, is_forward_subject, unquoted

from .mails import FORWARDS, SENDER, SUBJECT, WORDS


@pytest.mark.parametrize("words", FORWARDS.values(), ids=FORWARDS)
def test_the_mail_inside_is_found_with_its_sender_subject_and_day(words: str) -> None:
    """Judging the daughter instead of the fraud would answer the wrong question."""
    found = find_forwarded(words, f"TR : {SUBJECT}")

    assert found is not None
    body = words[found.body :]
    assert (found.sender, found.subject, found.date) == (SENDER, SUBJECT, datetime.date(2026, 3, 1))
    assert (unquoted(body) if found.quoted else body).split() == WORDS.split()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "Merci.\n\nDe : a@b.example\nEnvoyé : lundi 2 mars 2026\nObjet : x\n\nMa question", id="an answer"
        ),
        pytest.param("De : moi\nPour : toi\nBonjour", id="a card with two labels"),
        pytest.param("Objet : x\nDate : 2 mars 2026\nLieu : Lyon\nÀ : 18 h", id="an invitation"),
        pytest.param("CPAM : votre dossier expire\nDate : demain\nObjet : urgent", id="an SMS with labels"),
        pytest.param("", id="nothing"),
        pytest.param("De :\nDate :\nObjet :\n", id="labels without values"),
    ],
)
def test_what_sends_nothing_on_is_left_whole(words: str) -> None:
    """An answer quotes the person's own question: that is not what they received."""
    assert find_forwarded(words, "Re: x") is None


@pytest.mark.parametrize(
    "subject", ["TR : x", "Tr: x", "Fwd: x", "FW: x", "[Fwd: x]", "WG: x", "RV: x", "ENC: x", "İLT: x"]
)
def test_the_subject_of_a_mail_sent_on_is_known(subject: str) -> None:
    """Outlook writes nothing else that tells a mail sent on from one that is answered."""
    assert is_forward_subject(subject)


@pytest.mark.parametrize("subject", [None, "", "Re: x", "Tri : x", "Votre remboursement", "18:30"])
def test_other_subjects_send_nothing_on(subject: str | None) -> None:
    """Nor do answers."""
    assert not is_forward_subject(subject)


def test_a_million_labels_are_read_in_no_time() -> None:
    """A text made to be slow is only a text."""
    assert find_forwarded("De : x\n\n" * 500_000) is None
    assert find_forwarded("> " * 500_000 + "\nDe : x") is None
