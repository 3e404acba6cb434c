"""Who speaks: mention is not use (design.md, promise 4)."""

import pytest

from beffroi.contact import Channel
from beffroi.evidence import Directory, Evidence, EvidenceKind, Field, Span, Voice
from beffroi.evidence.voice import find_voice, is_reported

from .toy_words import passage_of, seen_in


def _voice(directory: Directory, channel: Channel, text: str, **other: str) -> Evidence | None:
    seen = seen_in(directory, channel, text, **other)
    return next((e for e in seen if e.kind is EvidenceKind.VOICE), None)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param("Votre CPAM vous informe que votre dossier est complet.", Voice.AS_BODY, id="the body itself"),
        pytest.param(
            "CPAM : payez votre carte Vitale sur https://x.example", Voice.AS_BODY, id="who pretends to be it"
        ),
        pytest.param("J'ai enfin reçu ma carte Vitale de la CPAM.", Voice.ABOUT_BODY, id="about the body"),
        pytest.param("Attention, arnaque : de faux SMS de la CPAM circulent.", Voice.WARNS, id="who warns"),
        pytest.param("Coucou maman, pense à ta carte vitale. Bisous", Voice.RELATIVE, id="a relative"),
        pytest.param("Pharmacie du Marché : apportez votre carte Vitale.", Voice.THIRD_PARTY, id="a third party"),
        pytest.param("Le train part à midi.", None, id="nobody in particular"),
    ],
)
def test_each_voice_of_a_message_is_told_apart(text: str, voice: Voice | None, directory: Directory) -> None:
    """Only the first kind is held to what the body says it does."""
    found = _voice(directory, Channel.SMS, text)

    assert (found.value if found is not None else None) == voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        pytest.param("La CPAM m'a appelé et m'a demandé mon RIB.", Voice.REPORTER, id="the person tells of it"),
        pytest.param("Bonjour, ici la CPAM. Donnez votre RIB.", Voice.AS_BODY, id="the very words"),
        pytest.param("J'ai appelé la CPAM pour un rendez-vous.", Voice.REPORTER, id="the person called"),
        pytest.param("Le cabinet veut voir la carte Vitale.", Voice.THIRD_PARTY, id="a third party"),
        pytest.param("Quelqu'un m'a appelé hier.", Voice.REPORTER, id="a call of no body"),
        pytest.param("Mon voisin m'a appelé hier : la CPAM rembourse mieux.", Voice.RELATIVE, id="someone known"),
    ],
)
def test_each_voice_of_a_call_is_told_apart(text: str, voice: Voice, directory: Directory) -> None:
    """In a call that is told, the person names the body and the caller asks."""
    found = _voice(directory, Channel.CALL, text, sender="01 99 00 12 12")

    assert found is not None
    assert found.value == voice


def test_who_called_by_themselves_is_known(directory: Directory) -> None:
    """What an adviser asks of who dialled 36 46 is not what a caller asks."""
    called = _voice(directory, Channel.CALL, "J'ai appelé la CPAM pour un rendez-vous.")
    was_called = _voice(directory, Channel.CALL, "La CPAM m'a appelé pour un rendez-vous.")

    assert called is not None
    assert "called_oneself" in called.traits
    assert was_called is not None
    assert "called_oneself" not in was_called.traits


def test_the_kind_of_an_organisation_is_part_of_the_voice(directory: Directory) -> None:
    """A practice that has one call back is left in peace."""
    found = _voice(directory, Channel.SMS, "Apportez votre carte Vitale.", sender="PHARMACIE")

    assert found is not None
    assert "care" in found.traits


def test_a_contact_without_words_has_no_voice(directory: Directory) -> None:
    """A call known by its number alone."""
    assert _voice(directory, Channel.CALL, "", sender="3646") is None
    assert find_voice(Channel.SMS, [passage_of("CPAM", field=Field.SENDER)], [], []) is None


def test_a_warning_that_demands_is_no_warning(directory: Directory) -> None:
    """Frauds warn of frauds."""
    warning = "CPAM : attention aux arnaques ! "
    harmless = _voice(directory, Channel.SMS, f"{warning}Signalez-les au 33700.")
    fraud = _voice(directory, Channel.SMS, f"{warning}Confirmez votre carte bancaire sur https://x.example")

    assert harmless is not None
    assert harmless.value == Voice.WARNS
    assert fraud is not None
    assert fraud.value == Voice.AS_BODY


def _seen(kind: EvidenceKind, value: str, start: int = 10) -> Evidence:
    return Evidence(kind, value, Span(Field.TEXT, start, start + 4))


QUOTED = [Span(Field.TEXT, 8, 20)]


@pytest.mark.parametrize(
    ("evidence", "voice", "reported"),
    [
        pytest.param(_seen(EvidenceKind.REQUEST, "card"), Voice.WARNS, True, id="asked for in a warning"),
        pytest.param(_seen(EvidenceKind.PRETEXT, "parcel"), Voice.WARNS, True, id="given as a reason in a warning"),
        pytest.param(_seen(EvidenceKind.REQUEST, "card", 40), Voice.AS_BODY, False, id="asked for by the body itself"),
        pytest.param(_seen(EvidenceKind.REQUEST, "card"), Voice.AS_BODY, True, id="quoted by the body itself"),
        pytest.param(
            _seen(EvidenceKind.REQUEST, "nir", 40), Voice.RELATIVE, True, id="a relative may ask for a number"
        ),
        pytest.param(_seen(EvidenceKind.REQUEST, "password", 40), Voice.RELATIVE, False, id="but not for a password"),
        pytest.param(_seen(EvidenceKind.PRETEXT, "relative_in_need", 40), Voice.RELATIVE, False, id="nor be in need"),
        pytest.param(_seen(EvidenceKind.PRETEXT, "parcel", 40), Voice.ABOUT_BODY, True, id="spoken of"),
        pytest.param(_seen(EvidenceKind.REQUEST, "card", 40), Voice.ABOUT_BODY, False, id="asked for all the same"),
        pytest.param(_seen(EvidenceKind.LINK, "https://x.example"), Voice.WARNS, True, id="a quoted link in a warning"),
        pytest.param(
            _seen(EvidenceKind.LINK, "https://x.example", 40), Voice.WARNS, False, id="a link beside the quote"
        ),
        pytest.param(
            _seen(EvidenceKind.LINK, "https://x.example"), Voice.AS_BODY, False, id="a quoted link of the body"
        ),
        pytest.param(_seen(EvidenceKind.CLAIM, "assurance_maladie"), Voice.WARNS, False, id="a claim is never speech"),
    ],
)
def test_what_is_only_mentioned_is_left_out(evidence: Evidence, voice: Voice, *, reported: bool) -> None:
    """No rule gets to see reported speech."""
    assert is_reported(evidence, voice, Channel.SMS, QUOTED) is reported


def test_in_a_call_that_is_told_nothing_is_left_out_for_being_told() -> None:
    """What the reporter tells is what the caller wanted."""
    pretext = _seen(EvidenceKind.PRETEXT, "parcel", 40)
    quoted = _seen(EvidenceKind.REQUEST, "card")

    assert not is_reported(pretext, Voice.REPORTER, Channel.CALL, QUOTED)
    assert not is_reported(quoted, Voice.REPORTER, Channel.CALL, QUOTED)
    assert is_reported(pretext, Voice.REPORTER, Channel.SMS, QUOTED)
