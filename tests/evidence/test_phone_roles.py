"""Roles: whether a number is offered, told of, or warned against."""

import pytest

from beffroi.evidence.folding import fold
from beffroi.evidence.phone_plan import PhoneTrait
from beffroi.evidence.phone_roles import asks_to_call_short, asks_to_dial, role_in_text, says_phone

OFFERED = [
    "Appelez maître Benali au # avant midi",
    "Merci de rappeler sans délai le #",
    "Payez par carte en appelant le #",
    "Mon numéro, le #",
    "Notre ligne : #.",
    "Service opposition 24h/24 : #",
    "Une ligne directe, le #, joignable sept jours",
    "je vous demande de rappeler le #",
    "prévenez votre caisse au #",
    "Please ring me on # today",
    "# pour joindre un conseiller",
    "hemen # numarasını arayın",
    "اتصلوا فورا على # لإلغاء",
    "позвоните # сейчас",
    "si vous n'appelez pas le #, amende",
    "J'ai essayé de vous joindre, rappelez le #",
    "au #",
]
TOLD = [
    "J'ai composé moi-même le #",
    "je rappelle le # demain",
    "Je préfère rappeler le #",
    "En appelant le # pour un code",
    "45 minutes d'attente au #",
    "Votre appel au #, notez-nous",
    "Le numéro affiché sera le #",
    "le # s'affichait pourtant",
    "Ne rappelez pas le #",
    "N'appelez jamais le #",
    "do not call #",
    "Cabinet du centre, #",
]


@pytest.mark.parametrize(
    ("text", "role"),
    [(text, PhoneTrait.CALL_BACK) for text in OFFERED] + [(text, PhoneTrait.MENTIONED) for text in TOLD],
)
def test_the_words_around_a_number_give_its_role(text: str, role: PhoneTrait) -> None:
    """Who warns of a number does not ask to call it."""
    field = fold(text.replace("#", "0899112233"))
    start = field.folded.index("0899112233")

    assert role_in_text(field, start, start + 10, code=False) is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Transférez le SMS au #", PhoneTrait.FORWARD_TO),
        ("Forward the text to #", PhoneTrait.FORWARD_TO),
        ("envoyez STOP au #", PhoneTrait.FORWARD_TO),
        ("Le # envoie nos SMS", PhoneTrait.MENTIONED),
        ("les SMS du #", PhoneTrait.MENTIONED),
    ],
)
def test_a_short_code_is_written_to(text: str, role: PhoneTrait) -> None:
    """Nobody calls it."""
    field = fold(text.replace("#", "33700"))
    start = field.folded.index("33700")

    assert role_in_text(field, start, start + 5, code=True) is role


@pytest.mark.parametrize(
    ("before", "phone", "asked", "dial"),
    [
        ("appelez le ", True, True, True),
        ("appelez vite le ", True, True, True),
        ("rappelez avant le ", True, True, False),
        ("tel ", True, False, False),
        ("numero : ", True, False, False),
        ("envoyez oui au ", True, True, False),
        ("a midi au ", True, False, False),
        ("la chambre ", False, False, False),
    ],
)
def test_short_figures_need_words_that_announce_a_number(before: str, phone: bool, asked: bool, dial: bool) -> None:  # noqa: FBT001
    """Seventeen is most often a day."""
    text = before + "17"

    assert says_phone(text, len(before)) is phone
    assert asks_to_call_short(text, len(before)) is asked
    assert asks_to_dial(text, len(before)) is dial
