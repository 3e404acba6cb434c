"""The steps a person is given, and their order."""

import datetime
import itertools

import msgspec
import pytest

from beffroi.advice import MAKE_SURE, Done, advise, current_value, service_of
from beffroi.advice.plan import plan
from beffroi.contact import Channel
from beffroi.rulebook import Rulebook
from beffroi.verdict import VerdictWord

from .conftest import MakeVerdict

_LINK = ("lookalike_domain",)
_WRITTEN = ("email", "sms", "social")


def _reports(steps: tuple[str, ...]) -> list[str]:
    return [step for step in steps if step.startswith("report_")]


@pytest.mark.parametrize("word", VerdictWord)
@pytest.mark.parametrize("channel", Channel)
def test_the_safe_way_to_make_sure_is_always_there_when_a_body_is_claimed(
    rulebook: Rulebook, make_verdict: MakeVerdict, word: str, channel: str
) -> None:
    """Whatever the verdict, the person can find out; and no step is said twice."""
    for done in ((), *((deed,) for deed in Done), tuple(Done)):
        steps = advise(make_verdict(word, channel), rulebook, done)

        assert steps.count(MAKE_SURE) == 1
        assert len(steps) == len(set(steps))


@pytest.mark.parametrize("word", VerdictWord)
def test_who_claims_no_body_is_not_sent_to_one(rulebook: Rulebook, make_verdict: MakeVerdict, word: str) -> None:
    """36 46 has nothing to say about a parcel."""
    assert MAKE_SURE not in advise(make_verdict(word, claimed=False), rulebook)


@pytest.mark.parametrize(
    ("service", "channels"), [("report_sms_33700", {"sms", "call", "voicemail"}), ("report_signal_spam", {"email"})]
)
def test_a_service_is_offered_only_for_what_it_takes(
    rulebook: Rulebook, make_verdict: MakeVerdict, service: str, channels: set[str]
) -> None:
    """33700 takes no e-mail, and Signal Spam nothing else."""
    offered = {
        channel for channel in Channel if service in advise(make_verdict("fraud", channel, findings=_LINK), rulebook)
    }

    assert offered == channels


@pytest.mark.parametrize("channel", Channel)
def test_services_come_by_rank_and_pharos_last(rulebook: Rulebook, make_verdict: MakeVerdict, channel: str) -> None:
    """PHAROS takes public content first of all: the service made for the channel must be seen before it."""
    steps = advise(make_verdict("fraud", channel, findings=_LINK), rulebook, tuple(Done))
    told = [step for step in _reports(steps) if step not in plan().order]
    ranks = [rulebook.facts[f"reporting.{step.removeprefix('report_')}"].values[-1].value["rank"] for step in told]

    assert ranks == sorted(ranks)
    assert told[-1] == "report_pharos"


@pytest.mark.parametrize("deed", Done)
def test_each_deed_leads_to_the_steps_of_its_fact(rulebook: Rulebook, make_verdict: MakeVerdict, deed: Done) -> None:
    """What officials advise must reach the person, in other words perhaps, but whole."""
    drawn = plan()
    given = rulebook.facts[f"first_aid.{deed}"].values[-1].value["steps"]

    steps = advise(make_verdict("fraud", "sms", findings=_LINK), rulebook, (deed,))

    needless = {step for kept in steps for step in drawn.instead_of.get(kept, ())}
    wanted = {
        f"report_{step}" if f"reporting.{step}" in rulebook.facts else drawn.same_as.get(step, step) for step in given
    }
    assert wanted - needless - {"report_it"} <= set(steps)


@pytest.mark.parametrize(
    ("done", "earlier", "later"),
    [
        pytest.param("gave_card", "report_card_opposition", "do_not_answer", id="block the card before anything else"),
        pytest.param("gave_card", "report_card_opposition", "report_complaint", id="block before complaining"),
        pytest.param("gave_card", "report_sms_33700", "watch_account", id="watching comes after telling"),
        pytest.param(
            "gave_password", "change_ameli_password", "change_email_password", id="the account at stake first"
        ),
        pytest.param("gave_password", "change_email_password", "report_cpam", id="passwords before telling"),
        pytest.param("gave_code", "call_bank_number_on_card", "report_sms_33700", id="the bank before telling"),
        pytest.param("installed", "disconnect_internet", "uninstall", id="cut off before cleaning"),
        pytest.param("handed_over", "call_17", "report_card_opposition", id="danger first"),
        pytest.param("paid", "bank_recall_transfer", MAKE_SURE, id="money on its way first"),
        pytest.param("gave_nir", MAKE_SURE, "nir_cannot_change_watch_refunds", id="what lasts comes last"),
    ],
)
def test_the_most_urgent_comes_first(
    rulebook: Rulebook, make_verdict: MakeVerdict, done: str, earlier: str, later: str
) -> None:
    """A frightened person does the first thing and stops there."""
    steps = advise(make_verdict(), rulebook, (Done(done),))

    assert steps.index(earlier) < steps.index(later)


def test_of_several_deeds_the_bank_comes_before_passwords_before_watching(
    rulebook: Rulebook, make_verdict: MakeVerdict
) -> None:
    """Each fact has an order of its own; together they must have one too."""
    steps = advise(make_verdict(), rulebook, (Done.GAVE_PASSWORD, Done.GAVE_CARD, Done.HANDED_OVER))
    wanted = ["call_17", "report_card_opposition", "change_ameli_password", "watch_account"]

    assert sorted(wanted, key=steps.index) == wanted


@pytest.mark.parametrize("word", ["consistent", "unrelated"])
@pytest.mark.parametrize("channel", Channel)
def test_nothing_is_reported_where_nothing_was_found(
    rulebook: Rulebook, make_verdict: MakeVerdict, word: str, channel: str
) -> None:
    """A genuine message sent to 33700 would get its sender blocked."""
    steps = advise(make_verdict(word, channel, claimed=word == "consistent"), rulebook)

    assert _reports(steps) == []
    assert "delete_it" not in steps


@pytest.mark.parametrize("channel", _WRITTEN)
def test_a_message_in_order_is_not_acted_upon_from_within(
    rulebook: Rulebook, make_verdict: MakeVerdict, channel: str
) -> None:
    """A message in order is no proof: the way in is one's own."""
    assert advise(make_verdict("consistent", channel), rulebook) == ("do_nothing_in_it", MAKE_SURE)


def test_a_call_in_order_is_given_nothing(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """A call in order is no proof either."""
    assert advise(make_verdict("consistent", "call"), rulebook) == ("do_not_give", MAKE_SURE)


def test_what_is_unrelated_gets_one_light_step(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Most messages are nothing; people must not be sent running."""
    assert advise(make_verdict("unrelated", claimed=False), rulebook) == ("if_in_doubt",)


def test_who_clicked_in_a_message_in_order_has_nothing_to_mend(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Following the link of a genuine message is no accident."""
    steps = advise(make_verdict("consistent"), rulebook, (Done.CLICKED,))

    assert "close_the_page" not in steps
    assert MAKE_SURE in steps


def test_who_gave_a_card_is_helped_whatever_the_verdict(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """We may be wrong; the card is gone all the same."""
    for word in VerdictWord:
        assert "report_card_opposition" in advise(make_verdict(word), rulebook, (Done.GAVE_CARD,))


@pytest.mark.parametrize(
    ("word", "done", "deleted"), [("fraud", (), True), ("suspicious", (), False), ("fraud", (Done.CLICKED,), False)]
)
def test_nobody_deletes_what_may_be_genuine_or_is_proof(
    rulebook: Rulebook, make_verdict: MakeVerdict, word: str, done: tuple[Done, ...], *, deleted: bool
) -> None:
    """A complaint needs the message."""
    assert ("delete_it" in advise(make_verdict(word), rulebook, done)) is deleted


def test_proof_is_kept_before_the_message_is_deleted(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """What is deleted can be forwarded no more."""
    steps = advise(make_verdict(), rulebook)

    assert steps.index("keep_a_capture") < steps.index("report_sms_33700") < steps.index("delete_it")


@pytest.mark.parametrize(
    ("too_late", "done", "findings"),
    [
        ("do_not_click", Done.CLICKED, _LINK),
        ("do_not_call_back", Done.CALLED, ("premium_number",)),
        ("do_not_pay", Done.PAID, ("asks_payment",)),
        ("do_not_install", Done.INSTALLED, ("remote_control",)),
        ("do_not_hand_over", Done.HANDED_OVER, ("courier_pickup",)),
        ("do_not_give", Done.GAVE_CARD, ("asks_card",)),
    ],
)
def test_nobody_is_told_not_to_do_what_they_did(
    rulebook: Rulebook, make_verdict: MakeVerdict, too_late: str, done: Done, findings: tuple[str, ...]
) -> None:
    """Said too late it would only hurt."""
    verdict = make_verdict("fraud", "call", findings=findings)

    assert too_late in advise(verdict, rulebook)
    assert too_late not in advise(verdict, rulebook, (done,))


@pytest.mark.parametrize(
    "done", [Done.GAVE_CARD, Done.GAVE_IBAN, Done.GAVE_PASSWORD, Done.GAVE_CODE, Done.CLICKED, Done.PAID]
)
def test_a_second_call_is_announced_after_what_invites_one(
    rulebook: Rulebook, make_verdict: MakeVerdict, done: Done
) -> None:
    """Seen since 2022: a false bank adviser calls some days after the first message."""
    assert "expect_fake_bank_adviser" in advise(make_verdict(), rulebook, (done,))
    assert "expect_fake_bank_adviser" not in advise(make_verdict(), rulebook)


@pytest.mark.parametrize(("day", "offered"), [(datetime.date(2026, 8, 10), True), (datetime.date(2026, 8, 11), False)])
def test_a_service_that_has_closed_is_not_offered(
    rulebook: Rulebook, make_verdict: MakeVerdict, day: datetime.date, *, offered: bool
) -> None:
    """Bloctel has no confirmed role since canvassing without consent is banned."""
    verdict = make_verdict("fraud", "call", findings=("telemarketing_number",), date=day)

    assert ("report_bloctel" in advise(verdict, rulebook)) is offered


def test_a_service_that_opened_after_the_contact_came_is_offered(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Advice is for now: 17Cyber opened in December 2024."""
    verdict = make_verdict(date=datetime.date(2023, 1, 1))

    assert "report_seventeen_cyber" in advise(verdict, rulebook, (Done.GAVE_CARD,))


def test_findings_that_make_no_difference_and_their_order_change_nothing(
    rulebook: Rulebook, make_verdict: MakeVerdict
) -> None:
    """The answer is remembered by what matters to it, so a batch is fast."""
    one = advise(make_verdict(findings=("short_link", "asks_card", "pretext_ij")), rulebook)
    other = advise(make_verdict(findings=("pretext_refund", "asks_card", "short_link", "short_link")), rulebook)

    assert one is other


def test_every_advice_is_in_the_order_of_the_plan(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Any two deeds on any channel give steps in the one order there is."""
    order = list(plan().order)
    for channel, pair in itertools.product(Channel, itertools.combinations(Done, 2)):
        steps = [step for step in advise(make_verdict("suspicious", channel), rulebook, pair) if step in order]

        assert steps == sorted(steps, key=order.index)


def test_a_rulebook_without_services_still_gives_advice(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """A folder of facts of one's own may hold nothing but a public body."""
    bare = Rulebook("bare", [fact for fact in rulebook.facts.values() if "assurance" in fact.id], (), rulebook.weighing)

    steps = advise(make_verdict(findings=_LINK), bare, (Done.GAVE_CARD,))

    assert MAKE_SURE in steps
    assert _reports(steps) == []


def test_a_step_the_plan_does_not_know_comes_last(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """A rulebook of one's own may add a step; it must not be lost."""
    fact = rulebook.facts["first_aid.gave_nir"]
    value = msgspec.structs.replace(fact.values[-1], value={"after": "gave_nir", "steps": ["ring_the_bell"]})
    facts = [*rulebook.facts.values(), msgspec.structs.replace(fact, values=(value,))]
    longer = Rulebook("longer", facts, rulebook.rules, rulebook.weighing)

    assert advise(make_verdict(), longer, (Done.GAVE_NIR,))[-1] == "ring_the_bell"


def test_an_unknown_deed_is_refused(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """A misspelled deed must not pass for nothing done."""
    with pytest.raises(ValueError, match="sneezed"):
        advise(make_verdict(), rulebook, ("sneezed",))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("step", "fact"),
    [
        ("report_sms_33700", "reporting.sms_33700"),
        ("look_up_number_price", "reporting.surmafacture"),
        ("warn_relatives", None),
    ],
)
def test_a_step_knows_the_service_whose_number_it_shows(step: str, fact: str | None) -> None:
    """Numbers in steps come from facts, by this link."""
    assert service_of(step) == fact


@pytest.mark.parametrize(
    ("fact", "day", "name"),
    [
        pytest.param("reporting.surmafacture", datetime.date(2020, 1, 1), "infosva.org", id="the name it had then"),
        pytest.param(
            "reporting.surmafacture", datetime.date(2016, 1, 1), "surmafacture.fr", id="else the one still open"
        ),
        pytest.param("reporting.bloctel", datetime.date(2026, 11, 1), None, id="closed by then"),
        pytest.param("reporting.none", datetime.date(2026, 11, 1), None, id="no such fact"),
    ],
)
def test_help_that_came_later_counts_and_help_that_ended_does_not(
    rulebook: Rulebook, fact: str, day: datetime.date, name: str | None
) -> None:
    """Advice is for now, facts are of the contact's day."""
    held = current_value(rulebook.facts.get(fact), rulebook.on(day), "sms")

    assert (held.value["name"] if held else None) == name
