"""What the tests of documents share: contacts that were judged, as occurrences."""

import datetime
import importlib
import importlib.util
import os
from collections.abc import Callable
from types import ModuleType

import pytest

from beffroi import check
from beffroi.advice import Done
from beffroi.contact import Channel, Contact
from beffroi.report import Occurrence
from beffroi.rulebook import Rulebook, load_rulebook
from beffroi.texts import Answer, Catalogue, answer, load_catalogue

DAY = datetime.date(2026, 11, 2)
LINK = "https://ameli-renouvellement.example/?a=1"
TEXT = f"Ameli : votre carte Vitale expire. Renouvelez-la sur {LINK} et réglez 0,95 € par carte bancaire."
SMS = Contact(Channel.SMS, TEXT, sender="+33639980012", date=DAY)
CALL = Contact(
    Channel.CALL,
    "Bonjour, Assurance Maladie, donnez-moi le numéro de votre carte bancaire.",
    sender="01 99 00 12 34",
    date=DAY,
)
PAGE = (
    '<p>Assurance Maladie</p><p>Votre carte Vitale expire. <a href="http://ameli-vitale.example/pay?a=1&amp;b=2">'
    "Cliquez <b>ici</b></a> sous 24h et donnez votre num&eacute;ro de carte bancaire.</p>"
)
EMAIL = Contact(
    Channel.EMAIL,
    "",
    sender="Ameli <x@ameli-secu.example>",
    subject="Urgent",
    html=PAGE,
    headers=(("From", "Ameli <x@ameli-secu.example>"), ("Reply-To", "y@z.example")),
    date=DAY,
)
Occur = Callable[..., Occurrence]
Say = Callable[..., Answer]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def occur(rulebook: Rulebook) -> Occur:
    """Return a function that judges a contact and says what was done about it."""

    def make(contact: Contact, *done: Done, today: datetime.date = DAY) -> Occurrence:
        verdict = check(contact, rulebook=rulebook, today=today, done=done)
        return Occurrence(contact, verdict, rulebook, today, done)

    return make


@pytest.fixture(scope="session")
def say() -> Say:
    """Return a function that puts an occurrence into words."""

    def make(occurrence: Occurrence, catalogue: Catalogue | None = None) -> Answer:
        words = catalogue or load_catalogue("fr")
        return answer(occurrence.verdict, occurrence.contact, words, occurrence.rulebook, today=occurrence.today)

    return make


def needed(module: str) -> ModuleType:
    """Import a library of an extra, or skip the test where it is not installed; in CI that is a failure."""
    if importlib.util.find_spec(module) is None:
        reason = f"{module} is not installed: pip install 'beffroi[web,documents]'"
        if "BEFFROI_CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    return importlib.import_module(module)
