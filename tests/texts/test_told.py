"""What was told in an interview is quoted in the reader's own language."""

import datetime

import pytest

from beffroi.advice import advise
from beffroi.contact import Channel
from beffroi.interview import AT_MOST, interview, script, told_spans
from beffroi.rulebook import Rulebook
from beffroi.texts import Answer, answer, in_words_of_reader, load_catalogue

from .conftest import CATALOGUES, sentences_of

DAY = datetime.date(2026, 11, 23)
ANSWERS = {"who": ["assurance_maladie"], "number": ["01 99 00 11 22"], "asked": ["card", "code"]}


def _answered(rulebook: Rulebook, lang: str, answers: dict[str, list[str]]) -> Answer:
    step = interview(Channel.CALL, answers, rulebook, DAY)
    catalogue = load_catalogue(lang)
    bare = answer(step.verdict, step.contact, catalogue, rulebook, today=DAY)
    return in_words_of_reader(bare, told_spans(Channel.CALL, answers), Channel.CALL, catalogue)


def _quoted(answered: Answer, code: str) -> list[str]:
    return [quote.words for reason in answered.reasons if reason.code == code for quote in reason.quotes]


@pytest.mark.parametrize(
    ("lang", "card", "code"),
    [
        ("fr", "Le numéro de ma carte bancaire", "Un code reçu par SMS"),
        ("tr", "Banka kartımın numarası", "SMS ile gelen bir kod"),
        ("ar", "رقم بطاقتي البنكية", "رمز وصلني برسالة SMS"),
    ],
)
def test_a_finding_quotes_the_answer_as_it_was_read(rulebook: Rulebook, lang: str, card: str, code: str) -> None:
    """The French words that were judged are none of the reader's."""
    answered = _answered(rulebook, lang, ANSWERS)

    assert _quoted(answered, "asks_card") == [card]
    assert _quoted(answered, "asks_password_or_code") == [code]


def test_a_number_is_quoted_as_it_was_typed(rulebook: Rulebook) -> None:
    """It is what can be compared with the telephone's screen."""
    assert "01 99 00 11 22" in _quoted(_answered(rulebook, "en", ANSWERS), "sender_mismatch")

    called_back = _answered(rulebook, "en", {"who": ["assurance_maladie"], "call_back": ["0 899 00 00 17"]})
    assert _quoted(called_back, "premium_number") == ["0 899 00 00 17"]


def test_only_the_quotes_change(rulebook: Rulebook) -> None:
    """Verdict, reasons, sources and steps are those of any contact."""
    step = interview(Channel.CALL, ANSWERS, rulebook, DAY)
    catalogue = load_catalogue("de")
    bare = answer(step.verdict, step.contact, catalogue, rulebook, today=DAY)

    retold = in_words_of_reader(bare, told_spans(Channel.CALL, ANSWERS), Channel.CALL, catalogue)

    assert [one.sentence for one in retold.reasons] == [one.sentence for one in bare.reasons]
    assert retold.steps == bare.steps
    assert in_words_of_reader(bare, (), Channel.CALL, catalogue) == bare
    assert advise(step.verdict, rulebook, ())


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_question_and_answer_is_said_and_no_other(catalogue: str) -> None:
    """A question without words cannot be asked, and words without a question are never read."""
    lang, _, easy = catalogue.partition("-")
    words = load_catalogue(lang, easy=bool(easy))
    said = {sentence.key for sentence in sentences_of(catalogue)}

    for question in script():
        for channel in question.channels:
            assert words.interview_question(question.id, channel).title.endswith(("?", "؟"))
            assert words.interview_question(question.id, channel).hint
            for name in question.answers_on(channel):
                assert words.interview_answer(question.id, name, channel)
    known = {f"question.{question.id}" for question in script()}
    known |= {f"answer.{question.id}.{name}" for question in script() for name in question.answers}
    parts = [key.split(".") for key in said if key.startswith(("interview.question.", "interview.answer."))]
    assert {".".join(part[1:3] if part[1] == "question" else part[1:4]) for part in parts} == known
    assert words.sentence("interview.progress", number="1", at_most=str(AT_MOST))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_answers_to_a_question_differ(catalogue: str) -> None:
    """Two that read alike leave the person guessing."""
    lang, _, easy = catalogue.partition("-")
    words = load_catalogue(lang, easy=bool(easy))

    for question in script():
        for channel in question.channels:
            offered = [words.interview_answer(question.id, name, channel) for name in question.answers_on(channel)]
            assert len(set(offered)) == len(offered)
