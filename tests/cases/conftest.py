"""The worked contacts of this folder as data: what reached someone, and what must be said of it."""

from functools import lru_cache
from pathlib import Path

import msgspec
import pytest
import yaml

from beffroi import Contact, Done, Rulebook, Verdict, VerdictWord, check_intake, load_rulebook
from beffroi.contact import Intake, Note

FOLDER = Path(__file__).parent


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What must be said of a contact; a part that is left out is not looked at.

    Args:
        verdict: The verdict, or those that are right.
        findings: Codes that must be among the findings.
        without: Codes that must not be.
        facts: For a code, the id of the fact that the finding must rest on.
        words: For a code, words that it must point at in the contact as received.
        public_body: The body it claims, ``none`` for none.
        advice_includes: Steps that must be advised, in this order, others between them or not.
        advice_without: Steps that must not be.
    """

    verdict: VerdictWord | tuple[VerdictWord, ...] = ()
    findings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    facts: dict[str, str] = {}
    words: dict[str, str] = {}
    public_body: str | None = None
    advice_includes: tuple[str, ...] = ()
    advice_without: tuple[str, ...] = ()


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One worked contact.

    Args:
        case: What it shows, as a sentence; unique in its file.
        contact: As in design.md §5, with a date.
        expect: What must be said of it.
        done: What the person has already done.
        trusted_authserv: Mail servers whose notes on the mail are believed.
        notes: What its reader said of the reading.
        file: The file it stands in.
    """

    case: str
    contact: Contact
    expect: Expectation
    done: tuple[Done, ...] = ()
    trusted_authserv: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    file: str = ""

    def __str__(self) -> str:
        """Return the name a failing test shows."""
        return f"{self.file}: {self.case}"


def read_cases() -> list[Case]:
    """Return every case of the folder, in the order of files and of places in them."""
    cases: list[Case] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        plain = yaml.safe_load(path.read_text(encoding="utf-8"))
        cases.extend(msgspec.convert(one | {"file": path.stem}, Case) for one in plain)
    return cases


@lru_cache(maxsize=1)
def packaged_rulebook() -> Rulebook:
    """Return the rulebook that comes with beffroi."""
    return load_rulebook()


def judged(case: Case) -> Verdict:
    """Return what beffroi says of a case."""
    trusted = case.trusted_authserv
    intake = Intake(case.contact, case.notes)
    _, verdict = check_intake(intake, rulebook=packaged_rulebook(), done=case.done, trusted_authserv=trusted)
    return verdict


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the rulebook that comes with beffroi."""
    return packaged_rulebook()
