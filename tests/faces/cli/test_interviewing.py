"""``beffroi ask``: on a terminal, through a pipe, and where the lines end."""

import json

import pytest

from beffroi import Channel
from beffroi.faces.library import ask
from beffroi.texts import load_catalogue

from .conftest import Beffroi

CARD, OF_THE_BODY = "1\n", "1\n"


def test_two_answers_are_enough_for_a_fraud(beffroi: Beffroi) -> None:
    """What was asked, and in whose name; then the answer as `check` shows it."""
    outcome = beffroi("ask", stdin=CARD + OF_THE_BODY)

    assert outcome.status == 0
    assert outcome.out.startswith("[X] Fraude\n")
    assert "Le numéro de ma carte bancaire" in outcome.out
    assert "Que faire maintenant" in outcome.out
    assert outcome.err.count("(6 au plus)") == 2


def test_the_questions_are_no_part_of_the_answer(beffroi: Beffroi) -> None:
    """A program reads standard output."""
    outcome = beffroi("ask", "--json", stdin=CARD + OF_THE_BODY)

    step = ask(Channel.CALL, {"asked": ["card"], "who": ["assurance_maladie"]})
    verdict = json.loads(outcome.out)
    assert verdict["verdict"] == "fraud"
    assert [finding["code"] for finding in verdict["findings"]] == [one.code for one in step.verdict.findings]
    assert verdict["advice"] == list(step.verdict.advice)


def test_each_question_is_shown_with_its_answers(beffroi: Beffroi) -> None:
    """By figures, and "I don't know" as well."""
    err = beffroi("ask", "--lang", "en", stdin="").err

    assert "Question 1 (6 at most)\nWhat did they ask you for?\n" in err
    assert "  1. The number of my bank card\n" in err
    assert "  0. I don’t know\n" in err


@pytest.mark.parametrize("stdin", ["", "\n\n\n\n\n\n\n\n", "0\n0\n0\n0\n0\n0\n", "0 0\n"])
@pytest.mark.parametrize("channel", ["call", "visit"])
def test_who_knows_nothing_gets_an_answer_that_says_so(beffroi: Beffroi, channel: str, stdin: str) -> None:
    """Where the lines end, all the rest is unknown."""
    outcome = beffroi("ask", "--channel", channel, stdin=stdin)

    assert outcome.status == 0
    assert "ce qui suit ne repose sur rien" in outcome.err
    assert outcome.out.startswith("[-] Sans rapport")


def test_a_number_is_given_as_the_telephone_shows_it(beffroi: Beffroi) -> None:
    """It is told as the sender of the call."""
    outcome = beffroi("ask", "--json", stdin="14\n1\n01 99 00 11 22\n")

    verdict = json.loads(outcome.out)
    senders = [
        one["value"] for finding in verdict["findings"] for one in finding["evidence"] if one["field"] == "sender"
    ]
    assert senders == ["0199001122"]


@pytest.mark.parametrize("line", ["1 3", "1,3", " 1;  3 ", "3 1 1"])
def test_figures_may_be_set_apart_in_any_way(beffroi: Beffroi, line: str) -> None:
    """Card and part of the account, however it is typed."""
    expected = ask(Channel.CALL, {"asked": ["card", "part_of_bank_details"], "who": ["assurance_maladie"]})

    verdict = json.loads(beffroi("ask", "--json", stdin=f"{line}\n1\n").out)

    assert [one["code"] for one in verdict["findings"]] == [one.code for one in expected.verdict.findings]


@pytest.mark.parametrize("line", ["99", "one", "1 14", "-1", "1" * 1000, "²", "1 2 x"])
def test_a_line_that_answers_nothing_stops_a_pipe(beffroi: Beffroi, line: str) -> None:
    """With its number, what was expected and how to go on; 14 is "nothing", which goes with no other."""
    outcome = beffroi("ask", stdin=f"{line}\n")

    assert outcome.status == 2
    assert outcome.out == ""
    assert "beffroi: line 1 of the answers: expected figures from 0 to 14" in outcome.err
    assert "Traceback" not in outcome.err
    assert len(outcome.err.splitlines()[-1]) < 300


def test_a_person_is_asked_again(beffroi: Beffroi) -> None:
    """A slip of the finger is no reason to start anew."""
    outcome = beffroi("ask", stdin="99\nhein ?\n1\n1\n", terminal="stdin stderr")

    assert outcome.status == 0
    assert outcome.err.count("Ce n’est pas une des réponses") == 2
    assert outcome.out.startswith("[X] Fraude")


def test_a_slip_in_a_number_is_asked_again(beffroi: Beffroi) -> None:
    """The figure of an answer, or a telephone number."""
    outcome = beffroi("ask", stdin="14\n1\nma voisine\n36 46\n", terminal="stdin stderr")

    assert outcome.err.count("Ce n’est pas une des réponses") == 1
    assert outcome.out.startswith("[?] Conforme aux usages officiels")


def test_bytes_that_are_no_text_are_no_answer(beffroi: Beffroi) -> None:
    """A terminal set to another encoding is no reason to fail."""
    assert beffroi("ask", stdin=b"\xff\xfe\n").status == 2


@pytest.mark.parametrize(("stdin", "status"), [(CARD + OF_THE_BODY, 20), ("14\n1\n01 99 00 11 22\n", 0), ("6\n", 10)])
def test_the_exit_status_says_the_verdict_if_asked_to(beffroi: Beffroi, stdin: str, status: int) -> None:
    """As `check` does."""
    assert beffroi("ask", "--exit-code", stdin=stdin).status == status
    assert beffroi("ask", stdin=stdin).status == 0


@pytest.mark.parametrize("options", [("--lang", "en"), ("--lang", "ar"), ("--easy",)])
def test_the_verdict_is_the_same_in_every_language(beffroi: Beffroi, options: tuple[str, ...]) -> None:
    """Only the words that are read differ, and the quotes are among them."""
    stdin = CARD + OF_THE_BODY
    lang = options[1] if len(options) > 1 else "fr"
    catalogue = load_catalogue(lang, easy=options == ("--easy",))

    assert beffroi("ask", "--json", *options, stdin=stdin).out == beffroi("ask", "--json", stdin=stdin).out
    shown = beffroi("ask", *options, stdin=stdin)
    assert catalogue.interview_question("asked", Channel.CALL).title in shown.err
    assert catalogue.interview_answer("asked", "card", Channel.CALL) in shown.out


def test_the_steps_start_with_what_was_done(beffroi: Beffroi) -> None:
    """Whoever gave the card blocks it first."""
    verdict = json.loads(beffroi("ask", "--json", "--done", "gave_card", stdin=CARD + OF_THE_BODY).out)

    assert verdict["advice"][:2] == ["hang_up", "report_card_opposition"]


def test_help_says_how_to_answer(beffroi: Beffroi) -> None:
    """And through a pipe."""
    out = beffroi("ask", "--help").out

    assert "at most 6" in out
    assert "| beffroi ask --json" in out
    assert beffroi("ask", "--channel", "sms").status == 2
