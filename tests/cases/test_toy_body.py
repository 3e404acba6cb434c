"""A body that nobody wrote code for: four facts in a folder are enough to judge what comes in its name."""

import datetime
import json
from pathlib import Path

import pytest

from beffroi import Channel, Contact, Rulebook, check, load_rulebook
from beffroi.faces.cli.start import run

SOURCE = (
    "{standing: official, publisher: Office des phares, title: Faux messages,"
    ' url: "https://phares.example/faux", published: "2020-01-01", read_on: 2026-11-23}'
)
NAMES = "{names: [office des phares], objects: [carte de phare], brand_words: [office-des-phares]}"
FACTS = {
    "names": ("names", NAMES, ""),
    "web_domains": ("web_domains", "[phares.example]", ""),
    "may_be_called": ("numbers", '[{number: "0199000012"}]', ""),
    "never_asks": ("never_asks", "[card, bank_details, payment]", "    channels: [sms, email, call]\n"),
}
DAY = datetime.date(2026, 3, 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the facts of the toy body, as one would name it by ``--rulebook``."""
    mine = tmp_path_factory.mktemp("mine")
    (mine / "facts" / "phares").mkdir(parents=True)
    for name, (kind, value, channels) in FACTS.items():
        text = (
            f"id: phares.{name}\nkind: {kind}\nsays: An invented office.\nvalues:\n  - value: {value}\n"
            f"    since: 2020-01-01\n    until: null\n{channels}    source: {SOURCE}\n    recheck_by: 2027-05-23\n"
        )
        (mine / "facts" / "phares" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return mine


@pytest.fixture(scope="module")
def with_toy(folder: Path) -> Rulebook:
    """Return the packaged rulebook with the toy body."""
    return load_rulebook(folder)


@pytest.mark.parametrize(
    ("channel", "sender", "text", "verdict", "codes"),
    [
        pytest.param(
            Channel.SMS,
            "PHARES",
            "Office des phares : votre carte de phare expire. Saisissez votre carte bancaire : https://feu.example",
            "fraud",
            {"asks_card", "foreign_domain"},
            id="it never asks for a card by SMS",
        ),
        pytest.param(
            Channel.EMAIL,
            "Office des phares <info@phares.example>",
            "Bonjour, l'Office des phares a besoin de votre RIB. Répondez à ce courriel avec votre RIB.",
            "fraud",
            {"asks_bank_details"},
            id="it never asks for bank details by e-mail, even from its own address",
        ),
        pytest.param(
            Channel.SMS,
            "PHARES",
            "Office des phares : votre carte de phare vous attend sur https://office-des-phares.example",
            "fraud",
            {"lookalike_domain", "pretext_other"},
            id="a host that imitates its name, and a story as frauds tell it",
        ),
        pytest.param(
            Channel.SMS,
            "PHARES",
            "Office des phares : les horaires de visite sont sur https://office-des-phares.example",
            "suspicious",
            {"lookalike_domain"},
            id="a host that imitates its name, and no story",
        ),
        pytest.param(
            Channel.SMS,
            "PHARES",
            "Office des phares : votre carte de phare est prête. À retrouver sur https://phares.example",
            "consistent",
            {"official_link"},
            id="its honest message",
        ),
        pytest.param(
            Channel.SMS,
            "PHARES",
            "Office des phares : pour changer de rendez-vous, appelez le 01 99 00 00 12.",
            "consistent",
            set(),
            id="its own number",
        ),
        pytest.param(
            Channel.SMS,
            "06 39 98 00 12",
            "Salut, on se retrouve devant le phare à midi ? Prends ta carte",
            "unrelated",
            set(),
            id="a friend who speaks of something else",
        ),
    ],
)
def test_what_comes_in_its_name_is_judged_by_its_facts(
    channel: Channel, sender: str, text: str, verdict: str, codes: set[str], with_toy: Rulebook
) -> None:
    """Whoever is impersonated next, the answer must not wait for a release."""
    found = check(Contact(channel, text, sender=sender, date=DAY), rulebook=with_toy)

    assert found.verdict == verdict
    assert found.public_body == (None if verdict == "unrelated" else "phares")
    assert codes <= {finding.code for finding in found.findings}


def test_nobody_else_is_judged_otherwise(with_toy: Rulebook) -> None:
    """A folder adds to what is known; it takes nothing away."""
    contact = Contact(
        Channel.SMS,
        "Ameli : votre carte Vitale expire. Payez 0,99 EUR sur https://feu.example",
        sender="AMELI",
        date=DAY,
    )

    assert check(contact, rulebook=with_toy).findings == check(contact, rulebook=load_rulebook()).findings


def test_the_command_takes_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This is what a town hall types."""
    text = "Office des phares : votre carte de phare expire. Saisissez votre carte bancaire : https://feu.example"

    status = run(["check", "--rulebook", str(folder), "--json", "--channel", "sms", "--date", "2026-03-02", text])

    said = json.loads(capsys.readouterr().out)
    assert (status, said["verdict"], said["public_body"]) == (0, "fraud", "phares")
