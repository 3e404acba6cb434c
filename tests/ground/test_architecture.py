"""docs/architecture.md is kept true: what it says of one SMS is what happens to it."""

import datetime
import json
import re

import pytest

from beffroi import Channel, Contact, load_rulebook, read_contact
from beffroi.evidence import Evidence, EvidenceKind, look
from beffroi.verdict import judge

from .documents import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def sms() -> Contact:
    """The SMS whose way the page follows; the first of examples/contacts.jsonl as well."""
    first = (ROOT / "examples" / "contacts.jsonl").read_text(encoding="utf-8").splitlines()[0]
    return read_contact(json.loads(first))


@pytest.fixture(scope="module")
def seen(sms: Contact) -> tuple[Evidence, ...]:
    """What the recognisers see in it."""
    rulebook = load_rulebook()
    return look(sms, rulebook.on(TODAY).directory, rulebook.lexicon).evidence


def test_the_page_quotes_the_sms_of_the_examples(sms: Contact) -> None:
    """One example, followed from `make run` to the page."""
    assert sms.channel is Channel.SMS
    assert sms.text in " ".join(PAGE.replace("\n> ", " ").split())


@pytest.mark.parametrize(
    ("kind", "value", "trait"),
    [
        (EvidenceKind.LINK, "ameli-renouvellement.example", "lookalike"),
        (EvidenceKind.SENDER, "0639980012", "number"),
        (EvidenceKind.CLAIM, "assurance_maladie", None),
        (EvidenceKind.REQUEST, "payment", None),
        (EvidenceKind.REQUEST, "card", None),
        (EvidenceKind.PRETEXT, "carte_vitale_expires", None),
        (EvidenceKind.LEARNED, "asks_card", "sure"),
        (EvidenceKind.LEARNED, "tells_story", "sure"),
        (EvidenceKind.VOICE, "as_body", None),
    ],
)
def test_the_evidence_the_page_names_is_seen(
    seen: tuple[Evidence, ...], kind: EvidenceKind, value: str, trait: str | None
) -> None:
    """A page that says more than the code does is worse than none."""
    assert any(
        one.kind is kind and value in {one.value, one.detail} and (trait is None or trait in one.traits) for one in seen
    )


def test_the_verdict_rests_on_the_fact_the_page_names(sms: Contact) -> None:
    """The rule, the fact and the strength of step 6."""
    verdict = judge(sms, load_rulebook(), TODAY)

    findings = {finding.code: finding for finding in verdict.findings}

    assert verdict.verdict.value == "fraud"
    assert findings["asks_card"].fact == "assurance_maladie.never_asks"
    assert findings["asks_card"].strength.value == "decisive"


def test_every_file_the_page_names_is_there() -> None:
    """A file that moves takes its name on the page with it."""
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_.]*)`", PAGE)

    assert named
    assert [
        name
        for name in named
        if not any((ROOT / top / name).exists() for top in ("", "src/beffroi", "src/beffroi/rulebook"))
    ] == []
