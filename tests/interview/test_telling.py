"""Answers become a contact, and each part of it knows which answer it comes from."""

import datetime
import random
from collections.abc import Mapping, Sequence

import msgspec
import pytest
from interviews import answered_at_random

from beffroi.contact import Channel, Contact
from beffroi.errors import ContactError
from beffroi.evidence import Field
from beffroi.interview import ToldPart, told_contact, told_spans
from beffroi.interview.script import script
from beffroi.rulebook import Rulebook


def test_answers_are_told_in_the_order_of_the_script() -> None:
    """The same answers make the same contact, in whatever order a page sends them."""
    day = datetime.date(2026, 3, 2)
    one = {"asked": ["code", "card"], "number": ["01 99 00 11 22"], "who": ["assurance_maladie"]}
    other = {"who": ["assurance_maladie"], "asked": ["card", "code"], "number": ["01 99 00 11 22"]}

    told = told_contact(Channel.CALL, one, day)

    assert told == told_contact(Channel.CALL, other, day)
    assert told == Contact(
        Channel.CALL,
        "La personne disait être de l’Assurance Maladie. On m’a demandé le numéro de ma carte bancaire."
        " On m’a demandé le code reçu par SMS.",
        sender="01 99 00 11 22",
        date=day,
    )


@pytest.mark.parametrize("answers", [{}, {"who": []}, {"pressure": ["none"], "about": ["other"], "expected": []}])
def test_what_is_not_known_tells_nothing(answers: Mapping[str, Sequence[str]]) -> None:
    """A person who does not know is not made to say something."""
    assert told_contact(Channel.CALL, answers) == Contact(Channel.CALL, "")
    assert told_spans(Channel.CALL, answers) == ()


def test_each_part_knows_its_answer() -> None:
    """So that a page shows the answer in the reader's language where a finding quotes French words."""
    answers = {"number": ["hidden"], "asked": ["call_back"], "call_back": ["01 99 00 11 22"]}

    parts = told_spans(Channel.CALL, answers)

    assert parts == (
        ToldPart(Field.SENDER, 0, 13, "number", "hidden"),
        ToldPart(Field.TEXT, 0, 27, "asked", "call_back"),
        ToldPart(Field.TEXT, 28, 73, "call_back", None),
    )
    assert msgspec.json.decode(msgspec.json.encode(parts), type=tuple[ToldPart, ...]) == parts


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VISIT])
@pytest.mark.parametrize("seed", range(40))
def test_the_parts_are_all_that_is_told(rulebook: Rulebook, channel: Channel, seed: int) -> None:
    """Nothing is judged that was not answered."""
    answers = answered_at_random(random.Random(seed), channel, rulebook)  # noqa: S311 - no secret
    words = {(question.id, name): held.tells for question in script() for name, held in question.answers.items()}

    told = told_contact(channel, answers)
    by_field = {Field.TEXT: told.text, Field.SENDER: told.sender or ""}
    spans = told_spans(channel, answers)

    for part in spans:
        shown = by_field[part.field][part.start : part.end]
        assert shown == words[part.question, part.answer] if part.answer else answers[part.question][0] in shown
    for field, text in by_field.items():
        assert " ".join(text[part.start : part.end] for part in spans if part.field is field) == text


def test_a_number_may_be_typed_in_the_digits_of_the_reader() -> None:
    """Who reads Arabic may write ٠١."""
    assert told_contact(Channel.CALL, {"number": [" ٠١ ٩٩ ٠٠ ١١ ٢٢ "]}).sender == "01 99 00 11 22"
    assert told_contact(Channel.CALL, {"number": ["+33 (0)1.99-00/11 22"]}).sender == "+33 (0)1.99-00/11 22"


@pytest.mark.parametrize(
    ("channel", "answers", "message"),
    [
        pytest.param("sms", {}, "channel: expected one an interview is about: call, visit", id="no told channel"),
        pytest.param(
            "call", {"colour": []}, "answers: expected the questions about a call: who, number", id="question"
        ),
        pytest.param("visit", {"number": []}, "answers: expected the questions about a visit", id="of the other"),
        pytest.param("call", {"who": ["king"]}, "answers.who: expected one of assurance_maladie, caf", id="answer"),
        pytest.param("visit", {"asked": ["click"]}, "answers.asked: expected one of", id="answer of the other channel"),
        pytest.param("call", {"who": ["bank", "caf"]}, "answers.who: expected one answer, found 2", id="two of one"),
        pytest.param("call", {"asked": ["card", "nothing"]}, "expected nothing without another answer", id="not alone"),
        pytest.param("call", {"who": "bank"}, "answers.who: expected a list of answers", id="no list"),
        pytest.param("call", {"who": [3]}, "answers.who: expected a list of answers", id="no id"),
        pytest.param("call", {"number": ["7"]}, "answers.number: expected a telephone number such as", id="a digit"),
        pytest.param("call", {"number": ["ma voisine"]}, "or one of hidden, found 'ma voisine'", id="no number"),
        pytest.param("call", {"number": ["0" * 5000]}, "answers.number: expected a telephone number", id="too long"),
        pytest.param("call", {"number": ["01 99 00 11 22\nx"]}, "answers.number: expected", id="more than a number"),
        pytest.param("call", {"number": ["01 99 00 11 22", "hidden"]}, "expected one answer", id="two numbers"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(channel: str, answers: Mapping[str, Sequence[str]], message: str) -> None:
    """A page that sends a slip learns of it, and no words but the script's are ever judged."""
    with pytest.raises(ContactError) as caught:
        told_contact(Channel(channel), answers)

    assert message in str(caught.value)
    assert len(str(caught.value)) < 400
