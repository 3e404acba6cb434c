"""The questions are tied to facts that are there, and what their answers tell is understood."""

from pathlib import Path

import pytest
from interviews import DAY

from beffroi.contact import TOLD_CHANNELS, Channel
from beffroi.errors import RulebookError
from beffroi.interview.interview import AT_MOST
from beffroi.interview.question import Kind, Question
from beffroi.interview.script import Scripted, load_script, script
from beffroi.interview.telling import tell
from beffroi.rulebook import Rulebook
from beffroi.verdict import VerdictWord, judge

_CHOICE = """\
- id: asked
  channels: [call]
  kind: choice
  facts: [assurance_maladie.never_asks]
  answers:
    card: {tells: "On m’a demandé ma carte."}
    nothing: {tells: ""}
"""
_NUMBER = """\
- id: number
  channels: [call]
  kind: number
  facts: [assurance_maladie.calls_from]
  typed: "{number}"
  try: ["36 46"]
  answers: {}
"""


@pytest.mark.parametrize("question", script(), ids=lambda question: question.id)
def test_every_question_is_tied_to_facts_in_force(rulebook: Rulebook, question: Scripted) -> None:
    """A question that no official statement can meet is curiosity."""
    assert [fact for fact in question.facts if fact not in rulebook.facts] == []
    assert any(rulebook.on(DAY).values(fact) for fact in question.facts)


@pytest.mark.parametrize("channel", sorted(TOLD_CHANNELS))
def test_every_told_channel_has_its_questions(channel: Channel) -> None:
    """Who was visited has more to say than six answers, and each question two answers at least."""
    asked = [question for question in script() if channel in question.channels]

    assert len(asked) >= AT_MOST - 2
    assert all(question.answers_on(channel) for question in asked)


@pytest.mark.parametrize(
    ("channel", "question", "answer", "code"),
    [
        ("call", "asked", "card", "asks_card"),
        ("call", "asked", "bank_details", "asks_bank_details"),
        ("call", "asked", "password", "asks_password_or_code"),
        ("call", "asked", "code", "asks_password_or_code"),
        ("call", "asked", "medical", "asks_personal_data"),
        ("call", "asked", "payment", "asks_payment"),
        ("call", "asked", "install", "remote_control"),
        ("call", "asked", "hand_over", "courier_pickup"),
        ("call", "call_back", "01 99 00 11 22", "callback_not_3646"),
        ("call", "call_back", "0 899 00 00 17", "premium_number"),
        ("call", "number", "01 99 00 11 22", "sender_mismatch"),
        ("call", "number", "06 39 98 00 12", "sender_mismatch"),
        ("call", "number", "0 899 00 00 17", "premium_number"),
        ("call", "number", "+44 20 7946 0000", "foreign_number"),
        ("call", "number", "01 87 52 00 70", "retired_number"),
        ("call", "number", "hidden", "sender_mismatch"),
        ("call", "number", "36 46", "official_number"),
        ("call", "about", "refund", "pretext_other"),
        ("call", "about", "rights", "pretext_other"),
        ("call", "about", "medical_file", "pretext_other"),
        ("call", "about", "account_fraud", "pretext_other"),
        ("call", "about", "debt", "pretext_other"),
        ("call", "about", "hearing", "pretext_other"),
        ("call", "pressure", "urgent", "urgency_or_threat"),
        ("call", "pressure", "secrecy", "urgency_or_threat"),
        ("call", "pressure", "threat", "urgency_or_threat"),
        ("visit", "asked", "card", "asks_card"),
        ("visit", "asked", "password", "asks_password_or_code"),
        ("visit", "asked", "code", "asks_password_or_code"),
        ("visit", "asked", "nir", "asks_personal_data"),
        ("visit", "asked", "payment", "asks_payment"),
        ("visit", "asked", "hand_over", "courier_pickup"),
        ("visit", "about", "hearing", "pretext_other"),
    ],
)
def test_what_an_answer_tells_is_understood(
    rulebook: Rulebook, channel: str, question: str, answer: str, code: str
) -> None:
    """Words that the recognisers do not know would make an answer worthless."""
    told = tell(Channel(channel), {"who": ("assurance_maladie",), question: (answer,)})

    verdict = judge(told, rulebook, DAY)

    assert verdict.public_body == "assurance_maladie"
    assert code in [finding.code for finding in verdict.findings]


@pytest.mark.parametrize("about", ["carte_vitale", "sick_pay"])
def test_a_story_known_from_frauds_counts_where_something_is_asked(rulebook: Rulebook, about: str) -> None:
    """Spoken of alone, the carte Vitale and sick pay are what the Assurance Maladie does speak of."""
    given = {"who": ("assurance_maladie",), "number": ("36 46",), "about": (about,)}

    alone = judge(tell(Channel.CALL, given), rulebook, DAY)
    asking = judge(tell(Channel.CALL, {**given, "asked": ("nir",)}), rulebook, DAY)

    assert alone.verdict is VerdictWord.CONSISTENT
    assert asking.verdict is not VerdictWord.CONSISTENT
    assert any(finding.code.startswith("pretext_") for finding in asking.findings)


@pytest.mark.parametrize(
    ("channel", "given"),
    [
        ("call", {"number": ("36 46",), "asked": ("nothing",)}),
        ("call", {"number": ("36 46",), "asked": ("identity",), "about": ("my_case",)}),
        ("call", {"number": ("36 46",), "asked": ("part_of_bank_details",)}),
        ("call", {"number": ("36 46",), "about": ("prevention",), "asked": ("nothing",)}),
        ("call", {"number": ("36 46",), "expected": ("booked",)}),
        ("call", {"expected": ("dialled",), "asked": ("nothing",)}),
        ("visit", {"asked": ("papers",), "about": ("my_case",), "expected": ("booked",)}),
    ],
)
def test_what_the_assurance_maladie_does_is_not_accused(
    rulebook: Rulebook, channel: str, given: dict[str, tuple[str, ...]]
) -> None:
    """It calls, it checks who one is, and to secure a call it may ask for part of the bank details."""
    told = tell(Channel(channel), {"who": ("assurance_maladie",), **given})

    assert judge(told, rulebook, DAY).verdict is VerdictWord.CONSISTENT


def test_a_question_is_put_with_the_answers_of_its_channel() -> None:
    """Nobody clicks on a link at the door."""
    asked = next(question for question in script() if question.id == "asked")

    on_call, on_visit = asked.as_asked_on(Channel.CALL), asked.as_asked_on(Channel.VISIT)

    assert on_call.kind is Kind.CHOICE
    assert on_call.several
    assert on_call.alone == ("nothing",)
    assert {"click", "call_back"} <= set(on_call.answers) - set(on_visit.answers)
    assert {"sign", "papers"} <= set(on_visit.answers) - set(on_call.answers)
    assert isinstance(on_visit, Question)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param("- id: [", "expected YAML", id="not YAML"),
        pytest.param("id: asked", "Expected `array`", id="no list"),
        pytest.param(_CHOICE.replace("kind: choice", "kind: essay"), ":3: ", id="an unknown kind, at its line"),
        pytest.param(_CHOICE + "  colour: red\n", "colour", id="an unknown key"),
        pytest.param(_CHOICE + _CHOICE, "there is another question", id="twice the same"),
        pytest.param(_CHOICE.replace("[call]", "[sms]"), "one or more of call, visit", id="a channel nobody tells of"),
        pytest.param(_CHOICE.replace("[assurance_maladie.never_asks]", "[]"), "one or more facts", id="no fact"),
        pytest.param(_CHOICE.replace("    card:", "    Card no 1:"), "letters and _", id="a name that is no key"),
        pytest.param(_CHOICE.replace('    nothing: {tells: ""}\n', ""), "at least 2", id="no choice"),
        pytest.param(_CHOICE.replace('tells: ""', 'tells: "", alone: true'), "stands alone", id="alone among one"),
        pytest.param(_CHOICE + '  typed: "{number}"\n', "only a number", id="a choice that is typed"),
        pytest.param(_CHOICE + "  after: {who: bank}\n", "a question before this one", id="after nothing"),
        pytest.param(_NUMBER.replace("{number}", "number"), "{number} in them once", id="no place for the number"),
        pytest.param(_NUMBER.replace('["36 46"]', "[]"), "at least one number", id="no number to try"),
        pytest.param(_NUMBER + "  several: true\n", "no other answer", id="several numbers"),
    ],
)
def test_a_script_at_fault_is_refused_with_its_place(tmp_path: Path, content: str, fault: str) -> None:
    """Whoever adds a question is told what is missing."""
    path = tmp_path / "questions.yaml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(RulebookError) as caught:
        load_script(path)

    assert fault in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_script_without_fault_is_read(tmp_path: Path) -> None:
    """Or the faults above would prove nothing."""
    path = tmp_path / "questions.yaml"
    path.write_text(_CHOICE + _NUMBER, encoding="utf-8")

    assert [question.id for question in load_script(path)] == ["asked", "number"]
