"""The next question is worked out by judging; a judge of a few lines shows how."""

import datetime
from collections.abc import Callable

import pytest
from interviews import DAY

from beffroi.contact import Channel, Contact
from beffroi.interview.choosing import Judge, open_questions, worth_asking
from beffroi.interview.script import script
from beffroi.rulebook import Rulebook
from beffroi.verdict import Verdict, VerdictWord

CARD, BANK, HURRY = "carte bancaire", "banque", "urgent"


def judging(word_of: Callable[[Contact], str]) -> Judge:
    """Return a judge that says the word and finds nothing."""

    def judge(contact: Contact) -> Verdict:
        return Verdict(None, contact.channel, DAY, VerdictWord(word_of(contact)), None, (), (), "r", "e")

    return judge


def asked_next(rulebook: Rulebook, word_of: Callable[[Contact], str], **given: tuple[str, ...]) -> str | None:
    """Return the id of the question that is worth asking about a call."""
    question = worth_asking(Channel.CALL, given, rulebook.on(DAY), judging(word_of))
    return None if question is None else question.id


def test_nothing_is_asked_where_nothing_matters(rulebook: Rulebook) -> None:
    """A judge that always says the same needs no answers."""
    assert asked_next(rulebook, lambda _: "fraud") is None


@pytest.mark.parametrize(
    ("words", "question"), [("mutuelle", "who"), (HURRY, "pressure"), (CARD, "asked"), ("auditif", "about")]
)
def test_the_question_that_matters_is_asked(rulebook: Rulebook, words: str, question: str) -> None:
    """It is found by trying, not by its name or its place."""

    def word_of(contact: Contact) -> str:
        return "fraud" if words in contact.text else "unrelated"

    assert asked_next(rulebook, word_of) == question
    assert asked_next(rulebook, word_of, **{question: ()}) is None


def test_of_two_that_matter_the_one_that_matters_more_is_asked_first(rulebook: Rulebook) -> None:
    """From unrelated to fraud is further than to suspicious."""

    def word_of(contact: Contact) -> str:
        return "fraud" if HURRY in contact.text else "suspicious" if CARD in contact.text else "unrelated"

    assert asked_next(rulebook, word_of) == "pressure"
    assert asked_next(rulebook, word_of, pressure=()) == "asked"


def test_of_equals_the_first_of_the_script_is_asked(rulebook: Rulebook) -> None:
    """Its order is that of a conversation."""

    def word_of(contact: Contact) -> str:
        return "fraud" if HURRY in contact.text or BANK in contact.text else "unrelated"

    assert asked_next(rulebook, word_of) == "who"


@pytest.mark.parametrize("word", ["unrelated", "consistent"])
def test_two_answers_that_only_count_together_are_found(rulebook: Rulebook, word: str) -> None:
    """Neither changes anything by itself, so neither question would ever be asked."""

    def word_of(contact: Contact) -> str:
        return "fraud" if "auditif" in contact.text and contact.sender == "+44 20 7946 0000" else word

    assert asked_next(rulebook, word_of, asked=(), who=()) == "number"
    assert asked_next(rulebook, word_of, asked=(), who=(), number=()) is None


def test_what_makes_it_milder_is_asked_as_well(rulebook: Rulebook) -> None:
    """A verdict is settled when it can become neither graver nor milder."""

    def word_of(contact: Contact) -> str:
        return "consistent" if contact.sender == "36 46" else "fraud"

    assert asked_next(rulebook, word_of) == "number"


def test_an_answer_that_opens_a_question_is_tried_with_its_answers(rulebook: Rulebook) -> None:
    """To have been asked to call back says little; which number, everything."""

    def word_of(contact: Contact) -> str:
        return "fraud" if "rappeler le 0 899" in contact.text else "consistent"

    assert asked_next(rulebook, word_of) == "asked"
    assert asked_next(rulebook, word_of, asked=("call_back",)) == "call_back"
    assert asked_next(rulebook, word_of, asked=("card",)) is None


def test_a_question_is_open_until_it_has_any_answer(rulebook: Rulebook) -> None:
    """Nobody is asked twice what they do not know."""
    day = rulebook.on(DAY)

    first = {question.id for question in open_questions(Channel.CALL, {}, day)}
    then = {question.id for question in open_questions(Channel.CALL, {"who": (), "asked": ("call_back",)}, day)}

    assert first == {question.id for question in script()} - {"call_back"}
    assert then == first - {"who", "asked"} | {"call_back"}


def test_a_question_is_asked_only_where_officials_say_something(rulebook: Rulebook) -> None:
    """In a rulebook without its facts no answer can meet any."""
    bare = Rulebook("1", (), rulebook.rules, rulebook.weighing)

    assert open_questions(Channel.CALL, {}, bare.on(DAY)) == ()
    assert open_questions(Channel.CALL, {}, rulebook.on(datetime.date(1995, 1, 1))) == ()
