"""The rulebook asked as of one day."""

import copy
import datetime
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from beffroi.contact import Channel
from beffroi.errors import UnknownFactError
from beffroi.rulebook import Fact, FactValue, Rulebook, Source, Standing, Weighing
from beffroi.rulebook.loading import load_folders
from beffroi.rulebook.rulebook import holds_on

Write = Callable[..., Path]
Toy = Callable[..., Rulebook]

SOURCE = Source(Standing.OFFICIAL, "Toy", "Page", None, None, datetime.date(2026, 11, 23))


def day(text: str) -> datetime.date:
    """Return the day of an ISO date."""
    return datetime.date.fromisoformat(text)


def made(*stretches: tuple[datetime.date, datetime.date | None]) -> Rulebook:
    """Return a rulebook of one fact that says each stretch's place in the list."""
    values = [
        FactValue([f"value {place}"], since, until, SOURCE, datetime.date(2027, 5, 23))
        for place, (since, until) in enumerate(stretches)
    ]
    return Rulebook("v", [Fact("toy.fact", "statement", "x", tuple(values))], [], Weighing((), ()))


@pytest.mark.parametrize(
    ("asked", "channel", "said"),
    [
        pytest.param("2019-12-31", "sms", None, id="the day before it began"),
        pytest.param("2020-01-01", "sms", ["card", "password"], id="its first day"),
        pytest.param("2021-12-31", "sms", ["card", "password"], id="the last day of the first value"),
        pytest.param("2022-01-01", "sms", ["card"], id="the first day of the second"),
        pytest.param("2021-12-31", "email", None, id="e-mail came with the second"),
        pytest.param("2022-01-01", "email", ["card"], id="e-mail from then on"),
        pytest.param("2022-01-01", "call", None, id="calls were never named"),
        pytest.param("2022-01-01", None, ["card"], id="whatever the channel"),
        pytest.param("9999-12-31", Channel.SMS, ["card"], id="the last day there is"),
        pytest.param("0001-01-01", Channel.SMS, None, id="the first day there is"),
    ],
)
def test_a_fact_says_what_it_said_on_that_day(write_toy: Write, asked: str, channel: str, said: object) -> None:
    """A contact of 2021 is judged by the facts of 2021 (design.md, promise 2)."""
    value = load_folders([write_toy()]).on(day(asked)).value("toy.never_asks", channel)

    assert (value.value if value else None) == said


def test_a_fact_that_does_not_exist_is_an_error_not_silence(write_toy: Write) -> None:
    """A slip in an id must not read as "nothing is forbidden"."""
    today = load_folders([write_toy()]).on(day("2026-11-23"))

    for ask in (today.value, today.values):
        with pytest.raises(UnknownFactError, match=r"found 'toy.never_ask': did you mean toy.never_asks\?"):
            ask("toy.never_ask")
    with pytest.raises(UnknownFactError, match="`beffroi rulebook list` shows every fact"):
        today.value("x")


def test_all_values_of_a_day_are_given_whatever_their_channels(write_toy: Write, never_asks: str) -> None:
    """A reader of `rulebook show` sees what holds by e-mail beside what holds by SMS."""
    both = never_asks.replace("2021-12-31", "2022-12-31").replace("[sms, email]", "[email]")
    rulebook = load_folders([write_toy({"facts/toy/never_asks.yaml": both})])

    said = [value.value for value in rulebook.on(day("2022-06-01")).values("toy.never_asks")]

    assert said == [["card", "password"], ["card"]]
    assert rulebook.on(day("2019-06-01")).values("toy.never_asks") == ()
    assert rulebook.on(day("2022-06-01")).value("toy.never_asks", "email").value == ["card"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "body", "found"),
    [
        pytest.param(".never_asks", "toy", "toy.never_asks", id="of the body"),
        pytest.param("toy.never_asks", None, "toy.never_asks", id="by its whole name"),
        pytest.param(".never_asks", None, None, id="no body to complete it"),
        pytest.param(".never_asks", "other", None, id="a body without that fact"),
        pytest.param("law.nothing", "toy", None, id="no such fact"),
    ],
)
def test_a_rule_finds_the_fact_it_means(write_toy: Write, name: str, body: str | None, found: str | None) -> None:
    """A rule whose fact says nothing on the day stays silent."""
    rulebook = load_folders([write_toy()])

    assert rulebook.on(day("2026-11-23")).fact_for(name, body) == found
    assert rulebook.on(day("2018-11-23")).fact_for(name, body) is None


def test_facts_of_a_kind_are_listed_with_their_ids(write_toy: Write) -> None:
    """Advice goes through the services of the day without knowing their names."""
    rulebook = load_folders([write_toy()])

    assert [fact_id for fact_id, _ in rulebook.on(day("2026-11-23")).of_kind("never_asks")] == ["toy.never_asks"]
    assert rulebook.on(day("2019-06-01")).of_kind("never_asks") == ()
    assert rulebook.on(day("2026-11-23")).of_kind("service") == ()


def test_days_without_a_change_share_one_object(write_toy: Write) -> None:
    """A million dates in a batch cost a handful of objects."""
    rulebook = load_folders([write_toy()])

    assert rulebook.change_days == (day("2019-01-01"), day("2020-01-01"), day("2022-01-01"))
    assert rulebook.on(day("2020-01-01")) is rulebook.on(day("2021-12-31"))
    assert rulebook.on(day("2021-12-31")) is not rulebook.on(day("2022-01-01"))
    assert rulebook.on(day("2021-12-31")).directory is rulebook.on(day("2022-01-01")).directory
    assert rulebook.on(day("2018-01-01")).directory is not rulebook.on(day("2022-01-01")).directory


def test_no_more_than_128_stretches_are_remembered() -> None:
    """A folder of facts that change every day must not fill memory."""
    first = datetime.date(2020, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(300)]
    rulebook = made(*((a_day, a_day) for a_day in days))

    said = [rulebook.on(a_day).value("toy.fact") for a_day in days]

    assert [value.value for value in said if value] == [[f"value {number}"] for number in range(300)]
    assert len(rulebook._days) == 128  # noqa: SLF001 - what is kept is not seen from outside
    assert rulebook.on(days[0]).value("toy.fact") is said[0]


@given(
    days=st.lists(st.dates(), min_size=1, max_size=8, unique=True).map(sorted),
    asked=st.dates(),
    is_open=st.booleans(),
)
def test_the_remembered_answer_is_that_of_a_plain_search(
    days: list[datetime.date], asked: datetime.date, *, is_open: bool
) -> None:
    """Bisecting change days must not be off by one anywhere, the ends of the calendar included."""
    stretches: list[tuple[datetime.date, datetime.date | None]] = list(zip(days[::2], days[1::2], strict=False))
    if is_open and len(days) % 2:
        stretches.append((days[-1], None))
    rulebook = made(*stretches)
    expected = tuple(value for value in rulebook.facts["toy.fact"].values if holds_on(value, asked))
    for other in days:
        rulebook.on(other)

    assert rulebook.on(asked).values("toy.fact") == expected


def pickled(thing: Rulebook) -> Rulebook:
    """Return a thing sent to another process and back."""
    arrived: Rulebook = pickle.loads(pickle.dumps(thing))  # noqa: S301 - what was just written
    return arrived


@pytest.mark.parametrize("travel", [pickled, copy.deepcopy])
def test_a_rulebook_travels_to_another_process(write_toy: Write, travel: Callable[[Rulebook], Rulebook]) -> None:
    """Workers of a batch get it so."""
    rulebook = load_folders([write_toy()])
    rulebook.on(day("2026-11-23"))

    arrived = travel(rulebook)

    assert (arrived.version, dict(arrived.facts), arrived.rules) == (
        rulebook.version,
        dict(rulebook.facts),
        rulebook.rules,
    )
    assert astuple(arrived.on(day("2026-11-23")).directory) == astuple(rulebook.on(day("2026-11-23")).directory)


def test_its_facts_cannot_be_changed(write_toy: Write) -> None:
    """One rulebook is shared by every thread of a server."""
    with pytest.raises(TypeError):
        load_folders([write_toy()]).facts["toy.x"] = None  # type: ignore[index]
