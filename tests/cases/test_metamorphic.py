"""What must not matter does not: contacts changed in a way whose effect on the verdict is known beforehand.

Nothing here says what the verdict is, only how it may move. Inputs for which that does not hold yet stand in
``counterexamples.py``, each as an expected failure.
"""

import datetime
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi import Channel, Contact, Rulebook, Verdict, VerdictWord, check, read_contact
from beffroi.evidence import Model
from beffroi.evidence.learned.model import Header
from beffroi.rulebook import Speaks
from beffroi.verdict import judge

from .conftest import Case, packaged_rulebook, read_cases
from .counterexamples import BEFORE, CAPITALS, LINKS, LOG_IN, NUMBERS, SPACES, TOO_GOOD, Rewritten, TooGood

CASES = {str(case): case for case in read_cases()}
EXAMPLES = Path(__file__).parents[2] / "examples" / "contacts.jsonl"
CONTACTS = {name: case.contact for name, case in CASES.items()} | {
    f"examples: {contact.id}": contact
    for contact in map(read_contact, EXAMPLES.read_text(encoding="utf-8").splitlines())
}
GRAVITY = {VerdictWord.UNRELATED: 0, VerdictWord.CONSISTENT: 0, VerdictWord.SUSPICIOUS: 1, VerdictWord.FRAUD: 2}
"""Of the two that accuse nobody, neither is the better one."""
ALARM = {VerdictWord.SUSPICIOUS, VerdictWord.FRAUD}
LAST_DAY = datetime.date(2028, 1, 1)
HEARS_NOTHING = Model(Header(("tells_story",), (1.0,), (0.0,), (1.0,), (1.0,), (1.0,), (-1.0,)), (), b"")
"""A learned recogniser that has no answer to anything: the packaged one hears each channel in its own way."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_GAP = re.compile(r"(?<=\S) (?=\S)")
_SPACES = (" ", "  ", "   ", "\u00a0", "\u202f", "\t")


def verdict_on(contact: Contact) -> Verdict:
    """Return what beffroi says of a contact with a date."""
    return check(contact, rulebook=packaged_rulebook())


@cache
def as_it_is(name: str) -> Verdict:
    """Return what beffroi says of a contact as it stands in its file."""
    return verdict_on(CONTACTS[name])


def gravity(verdict: Verdict) -> int:
    """Return how grave a verdict is."""
    return GRAVITY[verdict.verdict]


def said_otherwise(contact: Contact, text: str) -> Contact:
    """Return a contact with another text."""
    return msgspec.structs.replace(contact, text=text)


def frauds() -> Iterator[str]:
    """Yield the cases that must be judged suspicious or fraud, and are."""
    for name, case in CASES.items():
        allowed = case.expect.verdict
        words = {allowed} if isinstance(allowed, VerdictWord) else set(allowed)
        if words and words <= ALARM and as_it_is(name).verdict in ALARM:
            yield name


def is_made_better(name: str, added: str, place: str) -> bool:
    """Return whether a case looks better for words put before or after it."""
    contact = CONTACTS[name]
    text = f"{added} {contact.text}" if place == BEFORE else f"{contact.text} {added}"
    return gravity(verdict_on(said_otherwise(contact, text))) < gravity(as_it_is(name))


@pytest.mark.parametrize("place", [BEFORE, "after"])
@pytest.mark.parametrize("added", [*LINKS, *NUMBERS, *LOG_IN])
def test_an_official_number_or_link_never_makes_a_fraud_look_better(added: str, place: str) -> None:
    """Promise 5: frauds quote what is official, for that costs them nothing."""
    known = {one[:3] for one in TOO_GOOD}

    better = [name for name in frauds() if is_made_better(name, added, place)]

    assert [name for name in better if (name, added, place) not in known] == []


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=pytest.mark.xfail(reason=one.reason, strict=True)) for one in TOO_GOOD],
    ids=lambda one: f"{one.case} - {one.added} {one.place}",
)
def test_nor_does_it_where_it_is_known_to(one: TooGood) -> None:
    """The counterexamples, so that nobody forgets them."""
    assert not is_made_better(one.case, one.added, one.place)


def without_a_request(contact: Contact, verdict: Verdict) -> Iterator[str]:
    """Yield a contact's text without the sentence of each request that speaks against it."""
    text = contact.text
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    for finding in verdict.findings:
        if finding.code.startswith("asks_") and finding.speaks is Speaks.AGAINST:
            for one in finding.evidence:
                for start, end in pairwise(ends):
                    if one.field == "text" and start <= one.start < end:
                        yield f"{text[:start]}{text[end:]}".strip()


def test_a_contact_that_asks_for_less_never_looks_worse() -> None:
    """Or it would be accused for something else than what is held against it."""
    tried = 0
    worse = []
    for name, contact in CONTACTS.items():
        for text in without_a_request(contact, as_it_is(name)):
            tried += 1
            if text and gravity(verdict_on(said_otherwise(contact, text))) > gravity(as_it_is(name)):
                worse.append((name, text))

    assert worse == []
    assert tried > 50


def in_another_hand(text: str, chance: Random) -> str:
    """Return ``text`` in small letters and capitals as it comes, with accents or without."""
    letters = []
    for letter in text:
        plain = "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))
        letters.append(chance.choice((str.lower, str.upper, str))(chance.choice((letter, plain))))
    return "".join(letters)


UNSTEADY_IN_CAPITALS = {one.case for one in CAPITALS}


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(CONTACTS.keys() - UNSTEADY_IN_CAPITALS)), st.randoms(use_true_random=False))
def test_capitals_and_accents_do_not_matter(name: str, chance: Random) -> None:
    """Half of all SMS have no accents, and a fraud is one in capitals too."""
    contact = CONTACTS[name]
    before = as_it_is(name)

    after = verdict_on(said_otherwise(contact, in_another_hand(contact.text, chance)))

    assert after.verdict is before.verdict
    assert after.public_body == before.public_body
    assert {finding.code for finding in after.findings} == {finding.code for finding in before.findings}


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=pytest.mark.xfail(reason=one.reason, strict=True)) for one in CAPITALS],
    ids=lambda one: str(one.case),
)
def test_nor_do_capitals_where_they_are_known_to(one: Rewritten) -> None:
    """The counterexamples, so that nobody forgets them."""
    contact = CONTACTS[one.case]
    assert one.usual in contact.text

    after = verdict_on(said_otherwise(contact, contact.text.replace(one.usual, one.written, 1)))

    assert {finding.code for finding in after.findings} == {finding.code for finding in as_it_is(one.case).findings}


UNSTEADY = {one.case for one in SPACES}


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(CONTACTS.keys() - UNSTEADY)), st.randoms(use_true_random=False))
def test_extra_spaces_do_not_matter(name: str, chance: Random) -> None:
    """Typographers put narrow ones before signs, text processors put them twice, and copying makes tabs of them."""
    contact = CONTACTS[name]

    after = verdict_on(said_otherwise(contact, _GAP.sub(lambda _: chance.choice(_SPACES), f"  {contact.text} \n")))

    assert after.verdict is as_it_is(name).verdict


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=pytest.mark.xfail(reason=one.reason, strict=True)) for one in SPACES],
    ids=lambda one: str(one.case),
)
def test_nor_do_they_where_they_are_known_to(one: Rewritten) -> None:
    """The counterexamples, so that nobody forgets them."""
    contact = CONTACTS[one.case]
    assert one.usual in contact.text

    after = verdict_on(said_otherwise(contact, contact.text.replace(one.usual, one.written, 1)))

    assert after.verdict is as_it_is(one.case).verdict


@lru_cache(maxsize=1)
def days_of_change() -> list[datetime.date]:
    """Return the days on which some fact begins to say something, or says it no more."""
    values = [value for fact in packaged_rulebook().facts.values() for value in fact.values]
    ends = {value.until + datetime.timedelta(days=1) for value in values if value.until is not None}
    return sorted({value.since for value in values} | ends)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(CASES)), st.data())
def test_on_two_days_between_which_no_fact_changes_the_verdict_is_the_same(name: str, data: st.DataObject) -> None:
    """The day counts through facts alone."""
    contact = CONTACTS[name]
    assert contact.date is not None
    days = days_of_change()
    place = bisect_right(days, contact.date)
    first = days[place - 1] if place else contact.date - datetime.timedelta(days=300)
    last = days[place] - datetime.timedelta(days=1) if place < len(days) else LAST_DAY
    day = data.draw(st.dates(first, last))

    after = verdict_on(msgspec.structs.replace(contact, date=day))

    assert msgspec.structs.replace(after, date=contact.date) == as_it_is(name)


@pytest.fixture(scope="module")
def on_any_channel(rulebook: Rulebook) -> Rulebook:
    """Return the packaged rulebook with rules and facts that hold for every channel."""
    facts = [
        msgspec.structs.replace(
            fact, values=tuple(msgspec.structs.replace(value, channels=()) for value in fact.values)
        )
        for fact in rulebook.facts.values()
    ]
    rules = [
        msgspec.structs.replace(rule, when=msgspec.structs.replace(rule.when, channels=())) for rule in rulebook.rules
    ]
    lifted = Rulebook(rulebook.version, facts, rules, rulebook.weighing)
    lifted.lexicon = rulebook.lexicon
    return lifted


def test_an_email_and_a_letter_differ_through_rules_and_facts_alone(on_any_channel: Rulebook) -> None:
    """Both are written, and neither shows a number: what tells them apart is what officials said of each."""
    written = {Channel.EMAIL, Channel.LETTER}
    day = datetime.date(2026, 3, 2)

    def codes(contact: Contact, channel: Channel) -> tuple[VerdictWord, set[str]]:
        sent = msgspec.structs.replace(contact, channel=channel, sender=None)
        verdict = judge(sent, on_any_channel, day, HEARS_NOTHING)
        return verdict.verdict, {finding.code for finding in verdict.findings}

    unlike = [
        name
        for name, contact in CONTACTS.items()
        if contact.channel in written and codes(contact, Channel.EMAIL) != codes(contact, Channel.LETTER)
    ]

    assert unlike == []


def test_a_contact_without_a_date_is_judged_as_one_of_today() -> None:
    """Promise 2, for every case: the day that is given and the day that is meant are one."""
    unlike = [
        name
        for name, case in CASES.items()
        if _without_its_date(case) != msgspec.structs.replace(as_it_is(name), advice=())
    ]

    assert unlike == []


def _without_its_date(case: Case) -> Verdict:
    assert case.contact.date is not None
    return judge(msgspec.structs.replace(case.contact, date=None), packaged_rulebook(), case.contact.date)
