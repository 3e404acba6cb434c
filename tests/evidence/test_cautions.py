"""What the model does not read: warnings, denials, and what is official."""

import pytest

from beffroi.contact import Channel, Contact
from beffroi.evidence import Directory, Evidence, EvidenceKind, Field, Span, look
from beffroi.evidence.cautions import cautions
from beffroi.evidence.looking import hear
from beffroi.evidence.quotes import quotes

from .toy_words import packaged_lexicon, passage_of

WARNING = "Attention aux arnaques."
DENIAL = "Ne communiquez jamais vos codes."
FRAUD = "Votre dossier est prêt, répondez OUI pour recevoir votre virement."


def left_out(text: str, channel: Channel = Channel.SMS, found: tuple[Evidence, ...] = ()) -> list[str]:
    """Return the folded stretches that the model does not read."""
    passage = passage_of(text, packaged_lexicon())
    stretches = cautions([passage], channel, found, quotes([passage]))
    return [passage.folded[start:end].strip() for start, end in stretches.get(Field.TEXT, ())]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (FRAUD, []),
        (f"{WARNING} {FRAUD}", ["attention aux arnaques."]),
        (f"{FRAUD}\n{DENIAL}", ["ne communiquez jamais vos codes."]),
        (f"{DENIAL} {FRAUD} {WARNING}", ["ne communiquez jamais vos codes.", "attention aux arnaques."]),
        (f"{WARNING} Plusieurs habitants ont reçu ce texto hier soir : « Répondez OUI »", []),
    ],
)
def test_warnings_and_denials_are_left_out_unless_something_is_quoted(text: str, cut: list[str]) -> None:
    """Without its warning, a quoted fraud would read as if it were meant."""
    assert left_out(text) == cut


def test_what_a_caller_did_not_ask_is_a_part_of_what_happened() -> None:
    """In the account of a call only a warning is left out."""
    assert left_out("Il ne m'a jamais demandé mon code.", Channel.CALL) == []
    assert left_out(f"{WARNING} Il voulait mon code.", Channel.CALL) == ["attention aux arnaques."]


def test_a_long_sentence_is_heard_whatever_it_denies() -> None:
    """One denial must not blind the model to all that stands beside it."""
    assert left_out(f"Donnez votre RIB {'et encore ' * 30} mais ne donnez jamais votre code.") == []


def test_what_is_official_is_left_out_alone() -> None:
    """The sentence around it is heard: else an official number would hide what is asked beside it."""
    text = f"Ameli 36 46 {FRAUD}"
    official = Evidence(EvidenceKind.PHONE, "3646", Span(Field.TEXT, 6, 11), frozenset({"official"}))
    other = Evidence(EvidenceKind.PHONE, "0199000012", Span(Field.TEXT, 0, 5), frozenset({"unknown"}))

    assert left_out(text, found=(official, other)) == ["36 46"]


def test_a_place_is_found_in_a_text_that_folding_made_longer() -> None:
    """``œ`` is two letters folded."""
    text = "Cœur œuvre sœur, tout ce qui fait une longue phrase : 36 46"
    official = Evidence(EvidenceKind.PHONE, "3646", Span(Field.TEXT, 54, 59), frozenset({"official"}))

    assert left_out(text, found=(official,)) == ["36 46"]


def test_the_words_that_are_heard_are_those_of_the_rest(directory: Directory) -> None:
    """Training and judging read the same."""
    alone = hear(Contact(Channel.SMS, FRAUD), directory, packaged_lexicon()).words

    assert hear(Contact(Channel.SMS, f"{WARNING} {FRAUD} {DENIAL}"), directory, packaged_lexicon()).words == alone
    assert "virement" in alone


def test_the_words_that_weigh_most_are_none_of_a_caution(directory: Directory) -> None:
    """A reader who is shown a warning as the reason for a suspicion would laugh."""
    text = f"{DENIAL} {WARNING} Réglez les frais de 0,95 € par carte bancaire pour recevoir vos 214 euros."
    sight = look(Contact(Channel.SMS, text), directory, packaged_lexicon())
    learned = [one for one in sight.evidence if one.kind is EvidenceKind.LEARNED]
    asked = [one for one in learned if one.value.startswith("asks_")]

    assert asked
    for one in sight.point_at(asked):
        assert one.span.start >= text.index("Réglez")
