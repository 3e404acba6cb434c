"""The judge: the same contact, rulebook and day give the same verdict; each finding shows its words and its fact."""

import datetime
import json
import time
from pathlib import Path

import msgspec
import pytest

from beffroi import Channel, Contact, Rulebook, Verdict, VerdictWord
from beffroi.rulebook import Rule, Speaks, Status, Strength
from beffroi.verdict import ENGINE, Finding, judge

from .conftest import DAY, rule, toy_rulebook

EXAMPLES = Path(__file__).parents[2] / "examples" / "contacts.jsonl"
FRAUD = Contact(
    Channel.SMS,
    "ASSURANCE MALADIE : voir ameli.fr. Communiquez votre RIB et votre carte bancaire sur https://ameli-x.example",
    id="7",
    sender="38663",
    date=DAY,
)
_RANK = {Strength.DECISIVE: 0, Strength.STRONG: 1, Strength.WEAK: 2}


def _examples() -> list[Contact]:
    lines = EXAMPLES.read_text(encoding="utf-8").splitlines()
    return [msgspec.convert(json.loads(line), Contact, strict=False) for line in lines]


def test_the_same_contact_gives_the_same_bytes(rulebook: Rulebook) -> None:
    """Promise 6: the first time, the second time, and after a thousand others."""
    contacts = [FRAUD, *_examples()]

    first = [msgspec.json.encode(judge(contact, rulebook, DAY)) for contact in contacts]
    second = [msgspec.json.encode(judge(contact, rulebook, DAY)) for contact in reversed(contacts)]

    assert first == second[::-1]


def test_the_verdict_has_the_shape_of_the_contract(rulebook: Rulebook) -> None:
    """design.md §5; other things are written against it."""
    shown = json.loads(msgspec.json.encode(judge(FRAUD, rulebook, DAY)))

    assert list(shown) == [
        "id",
        "channel",
        "date",
        "verdict",
        "public_body",
        "findings",
        "advice",
        "rulebook",
        "engine",
    ]
    assert list(shown["findings"][0]) == ["code", "speaks", "strength", "says", "evidence", "fact", "source"]
    assert list(shown["findings"][0]["evidence"][0]) == ["field", "start", "end", "value"]
    assert list(shown["findings"][0]["source"]) == ["publisher", "title", "url", "published", "standing"]
    assert (shown["id"], shown["date"], shown["rulebook"], shown["engine"]) == (
        "7",
        "2026-03-02",
        rulebook.version,
        ENGINE,
    )


def test_findings_against_come_first_the_strongest_first(rulebook: Rulebook) -> None:
    """Then by code, then those in favour; each code once a direction."""
    findings = judge(FRAUD, rulebook, DAY).findings

    keys = [(f.speaks is Speaks.FOR, _RANK[f.strength], f.code) for f in findings]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert {f.speaks for f in findings} == {Speaks.AGAINST, Speaks.FOR}


def test_every_finding_shows_words_a_fact_and_its_source(rulebook: Rulebook) -> None:
    """Promise 3: no finding without all three."""
    for contact in [FRAUD, *_examples()]:
        for finding in judge(contact, rulebook, DAY).findings:
            assert finding.evidence
            assert finding.fact in rulebook.facts
            values = rulebook.facts[finding.fact].values
            assert finding.source.title in {value.source.title for value in values}


def test_cited_words_are_those_received(rulebook: Rulebook) -> None:
    """Offsets count code points of the field as received, whatever is in it."""
    text = "👍 Am\u200beli : communiquez votre ca\u00adrte ban\u200bcaire, cœur ﬁn, pour https://x.example"

    verdict = judge(Contact(Channel.SMS, text, date=DAY), rulebook, DAY)

    card = next(f for f in verdict.findings if f.code == "asks_card")
    assert text[card.evidence[0].start : card.evidence[0].end] == "ca\u00adrte ban\u200bcaire"


def test_findings_in_favour_never_cancel(rulebook: Rulebook) -> None:
    """Promise 5: an official sender and an official link beside a request for a card."""
    verdict = judge(FRAUD, rulebook, DAY)

    assert verdict.verdict is VerdictWord.FRAUD
    assert "official_sender" in {f.code for f in verdict.findings}


def test_a_contact_with_a_date_is_judged_by_it_and_one_without_by_today(rulebook: Rulebook) -> None:
    """Promise 2."""
    call = Contact(Channel.CALL, "L'Assurance Maladie m'a appelé.", sender="09 74 75 76 78")
    then = msgspec.structs.replace(call, date=datetime.date(2021, 10, 1))

    assert "official_number" in _codes(judge(then, rulebook, DAY))
    assert "retired_number" in _codes(judge(call, rulebook, DAY))
    assert "official_number" in _codes(judge(call, rulebook, datetime.date(2021, 10, 1)))
    assert judge(call, rulebook, DAY).date == DAY


def _codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


LINKS = Contact(Channel.SMS, "Voir https://a.example et https://b.example", date=DAY)


def _judged(*rules: Rule) -> tuple[Finding, ...]:
    return judge(LINKS, toy_rulebook(*rules), DAY).findings


def test_rules_of_one_code_make_one_finding_led_by_the_strongest() -> None:
    """Its words are all the words its rules rest on, each once."""
    findings = _judged(
        rule("b", code="x", strength=Strength.STRONG, says="Strong."), rule("a", code="x", says="Weak."), rule("c")
    )

    assert [(f.code, f.strength, f.says) for f in findings] == [
        ("x", Strength.STRONG, "Strong."),
        ("c", Strength.WEAK, "It asks."),
    ]
    assert [LINKS.text[e.start : e.end] for e in findings[0].evidence] == ["https://a.example", "https://b.example"]


def test_of_equally_strong_rules_the_first_by_name_leads() -> None:
    """So the order of files on a disk decides nothing."""
    one, other = rule("a", code="x", says="A."), rule("b", code="x", says="B.")

    assert _judged(one, other) == _judged(other, one)
    assert _judged(other, one)[0].says == "A."


def test_one_code_in_both_directions_makes_two_findings() -> None:
    """What speaks for a contact is shown beside what speaks against it."""
    findings = _judged(rule("a", code="x", speaks=Speaks.FOR), rule("b", code="x"))

    assert [f.speaks for f in findings] == [Speaks.AGAINST, Speaks.FOR]


def test_retired_rules_are_silent_and_findings_in_favour_weigh_nothing() -> None:
    """Only what speaks against is put on the scale."""
    retired = rule("a", status=Status.RETIRED, replaced_by="b", strength=Strength.DECISIVE)
    favour = rule("b", speaks=Speaks.FOR, strength=Strength.DECISIVE)

    verdict = judge(LINKS, toy_rulebook(retired, favour), DAY)

    assert verdict.verdict is VerdictWord.UNRELATED
    assert [f.code for f in verdict.findings] == ["b"]


def test_a_finding_shows_a_few_places_of_a_text_that_repeats_itself() -> None:
    """A thousand places would help nobody."""
    contact = Contact(Channel.SMS, "https://a.example " * 300, date=DAY)

    (finding,) = judge(contact, toy_rulebook(rule()), DAY).findings

    assert 1 <= len(finding.evidence) <= 20


def test_the_engine_is_the_packages_version() -> None:
    """A verdict says which engine made it."""
    from importlib.metadata import version  # noqa: PLC0415 - asked for here alone

    assert version("beffroi") == ENGINE


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("cpam donnez votre rib. ", id="requests"),
        pytest.param("https://a.example ", id="links"),
        pytest.param("appelez le 01 99 00 12 34 ", id="numbers"),
        pytest.param("carte vitale expire. ", id="pretexts"),
        pytest.param("urgent. ", id="pressure"),
        pytest.param("cpam ", id="claims"),
        pytest.param("cpam arnaque 'x'. ", id="warnings"),
    ],
)
def test_judging_takes_time_in_proportion_to_the_text(unit: str, rulebook: Rulebook) -> None:
    """A text of nothing but findings is the worst that can be sent."""

    def seconds(size: int) -> float:
        contact = Contact(Channel.SMS, unit * (size // len(unit)), date=DAY)
        started = time.process_time()
        judge(contact, rulebook, DAY)
        return time.process_time() - started

    seconds(2_000)
    shorter, longer = (min(seconds(size) for _ in range(3)) for size in (8_000, 32_000))

    assert longer < 9 * shorter + 0.1


def test_words_that_no_program_shows_make_nothing_of_those_that_it_does(rulebook: Rulebook) -> None:
    """A text beside a page is read by filters; the person reads the page."""
    page = f"<p>{FRAUD.text}</p>"
    private = "Coucou, pense à ta carte vitale pour le rendez-vous de demain. Bisous, mamie"

    alone = judge(Contact(Channel.EMAIL, "x", html=page, sender="a@b.example", date=DAY), rulebook, DAY)
    beside = judge(Contact(Channel.EMAIL, private, html=page, sender="a@b.example", date=DAY), rulebook, DAY)

    assert alone.verdict is VerdictWord.FRAUD
    assert beside.verdict is VerdictWord.FRAUD


@pytest.mark.parametrize(
    ("page", "verdict"),
    [
        pytest.param(f'<p>Bonjour</p><img alt="{FRAUD.text}">', VerdictWord.FRAUD, id="for a picture"),
        pytest.param(f"<p>Bonjour</p><!--[if mso]>{FRAUD.text}<![endif]-->", VerdictWord.FRAUD, id="for Outlook"),
        pytest.param(
            "<p>Votre commande est prête au magasin.</p>"
            '<img alt="Carte Vitale acceptée"><img alt="Paiement par carte bancaire"><img alt="Nous suivre">',
            VerdictWord.UNRELATED,
            id="names of pictures are no sentences",
        ),
    ],
)
def test_what_only_some_programs_show_counts_if_it_is_a_fraud(
    page: str, verdict: VerdictWord, rulebook: Rulebook
) -> None:
    """Pictures are blocked in most programs: the words for them are what a person sees."""
    assert (
        judge(Contact(Channel.EMAIL, "", html=page, sender="a@b.example", date=DAY), rulebook, DAY).verdict is verdict
    )
