"""A passage knows its sentences, and how far a denial reaches in them."""

import time

import pytest

from beffroi.evidence.evidence import EvidenceKind, Field, Span
from beffroi.evidence.lexicon import Cue, CueKind
from beffroi.evidence.passage import Passage

from .toy_words import passage_of


def _thing(passage: Passage) -> Cue:
    return passage.of(CueKind.THING)[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("Bonjour. Donnez le RIB. Merci.", "Donnez le RIB. ", id="between two full stops"),
        pytest.param("Donnez le RIB", "Donnez le RIB", id="a text without any end is one sentence"),
        pytest.param("Bonjour\nDonnez le RIB\nMerci", "Donnez le RIB\n", id="a new line ends a sentence"),
        pytest.param("Allez ! Donnez le RIB ? Oui.", "Donnez le RIB ? ", id="exclamation and question marks"),
        pytest.param("Réglez 0.95 du RIB.", "Réglez 0.95 du RIB.", id="a point in a figure ends nothing"),
        pytest.param("Voir ameli.fr pour le RIB.", "Voir ameli.fr pour le RIB.", id="a point in a name ends nothing"),
    ],
)
def test_a_sentence_is_what_a_reader_takes_for_one(text: str, sentence: str) -> None:
    """An ask counts for a thing only in the same sentence."""
    passage = passage_of(text)
    start, end = passage.sentence(_thing(passage).start)

    assert text[start:end] == sentence


def test_cues_of_a_stretch_are_those_that_start_in_it() -> None:
    """The end of the stretch is not part of it."""
    passage = passage_of("RIB, RIB, RIB")

    assert [cue.start for cue in passage.within(CueKind.THING, 0, 5)] == [0]
    assert [cue.start for cue in passage.within(CueKind.THING, 0, 6)] == [0, 5]
    assert passage.within(CueKind.ASK, 0, 13) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("ne donnez jamais le RIB", True, id="a denial right before"),
        pytest.param("le RIB, ne le donnez jamais", False, id="a comma stands between"),
        pytest.param("RIB : jamais", False, id="a colon stands between"),
        pytest.param("le RIB ne se donne jamais", True, id="a denial behind"),
        pytest.param("jamais " + "et encore " * 6 + "le RIB", False, id="a denial too far off"),
        pytest.param("Jamais. Donnez le RIB", False, id="a denial in the sentence before"),
        pytest.param("n'oubliez pas le RIB", False, id="do not forget is an order"),
        pytest.param("n'oubliez pas, ne donnez jamais le RIB", True, id="beside do not forget, another denial counts"),
        pytest.param(
            "on ne vous demande jamais, ni ici ni ailleurs, le RIB", True, id="we never ask reaches over commas"
        ),
        pytest.param("on ne vous demande jamais rien mais donnez le RIB", False, id="the sentence turns with but"),
        pytest.param("donnez le RIB", False, id="nothing is denied"),
    ],
)
def test_a_denial_turns_round_what_it_reaches(text: str, *, denied: bool) -> None:
    """A warning, "ne donnez jamais votre RIB", must never be read as "donnez votre RIB", and the other way round."""
    passage = passage_of(text)

    assert passage.is_denied(_thing(passage)) is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("ni RIB", True, id="ni before the noun"),
        pytest.param("ni votre RIB", True, id="ni votre before the noun"),
        pytest.param("aucun RIB", True, id="aucun before the noun"),
        pytest.param("jamais, RIB", False, id="a comma between"),
        pytest.param("jamais au grand jour de la vie on ne verra de RIB", False, id="too far before the noun"),
        pytest.param("n'oubliez pas le RIB", False, id="do not forget denies nothing"),
        pytest.param("le RIB ni rien", False, id="a denial behind the noun"),
        pytest.param("Et le RIB ?\n- Jamais.", True, id="a question that is refused"),
        pytest.param(
            "Et le RIB ? Merci de l'envoyer, jamais par SMS.", False, id="a question that is not refused at once"
        ),
        pytest.param("le RIB", False, id="no denial at all"),
    ],
)
def test_a_denial_right_before_a_noun_denies_the_noun(text: str, *, denied: bool) -> None:
    """In "ni RIB, ni carte" each thing has its own denial."""
    passage = passage_of(text)

    assert passage.denies_noun(_thing(passage)) is denied


def test_evidence_points_at_the_words_as_received() -> None:
    """A zero-width character in the word is part of what must be underlined."""
    passage = passage_of("donnez le R\u200bIB vite")

    evidence = passage.evidence(EvidenceKind.REQUEST, _thing(passage), detail="x")

    assert evidence.span == Span(Field.TEXT, 10, 14)
    assert (evidence.value, evidence.detail) == ("bank_details", "x")


def test_a_text_without_cues_has_no_sentences_to_look_for() -> None:
    """Most texts of a batch are such."""
    passage = passage_of("Bonjour. Bonsoir.")

    assert passage.cues == {}
    assert passage.sentence(3) == (0, 17)


def _seconds_for(text: str) -> float:
    passage = passage_of(text)
    started = time.perf_counter()
    for cue in passage.of(CueKind.THING):
        passage.is_denied(cue)
        passage.denies_noun(cue)
    return time.perf_counter() - started


def test_denials_take_time_in_proportion_to_the_text() -> None:
    """A text of nothing but denials in one sentence is the worst that can be sent."""
    text = "jamais n'oubliez pas, le RIB "
    shorter, longer = (min(_seconds_for(text * count) for _ in range(2)) for count in (100, 400))

    assert longer < 8 * shorter + 0.05
