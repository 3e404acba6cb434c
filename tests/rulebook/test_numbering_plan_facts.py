"""The numbering plan: what a number costs and who may use it, on both sides of each date that matters."""

import datetime
from functools import cache

import pytest

from beffroi.rulebook import Rulebook, load_rulebook


@cache
def rulebook() -> Rulebook:
    """Return the packaged rulebook, read once for all tests of this file."""
    return load_rulebook()


def class_on(number: str, day: str) -> tuple[str, str]:
    """Return tariff and use of the block with the longest prefix that fits a whole number."""
    blocks = rulebook().on(datetime.date.fromisoformat(day)).directory.blocks
    fitting = [block for block in blocks if number.startswith(block.prefix) and len(number) == block.digits]
    longest = max(fitting, key=lambda block: len(block.prefix), default=None)
    return (longest.tariff, longest.use) if longest else ("none", "none")


@pytest.mark.parametrize(
    ("number", "day", "tariff", "use"),
    [
        pytest.param("3646", "2020-06-30", "premium", "short", id="36 46 on the last day it was premium"),
        pytest.param("3646", "2020-07-01", "normal", "short", id="36 46 on the first day it was not"),
        pytest.param("3646", "2026-11-23", "normal", "short", id="36 46 today, against libphonenumber"),
        pytest.param("3422", "2022-05-01", "undetermined", "short", id="34 22 before its price was published"),
        pytest.param("3422", "2022-05-02", "normal", "short", id="34 22 once it was"),
        pytest.param("3608", "2026-11-23", "undetermined", "short", id="36 08 was found in no source"),
        pytest.param("3000", "2026-11-23", "free", "short", id="first free short number"),
        pytest.param("3007", "2026-11-23", "free", "short", id="3007 is free"),
        pytest.param("3008", "2026-11-23", "undetermined", "short", id="3008 is left out of the free ones"),
        pytest.param("3009", "2026-11-23", "free", "short", id="3009 is free"),
        pytest.param("3169", "2026-11-23", "free", "short", id="3169 is free"),
        pytest.param("3170", "2026-11-23", "undetermined", "short", id="3170 is not known to be"),
        pytest.param("3180", "2026-11-23", "free", "short", id="3180 is free"),
        pytest.param("3199", "2026-11-23", "free", "short", id="last free short number"),
        pytest.param("3200", "2026-11-23", "undetermined", "short", id="3200 cannot be told"),
        pytest.param("1023", "2026-11-23", "undetermined", "short", id="10xx cannot be told"),
        pytest.param("0805000000", "2026-11-23", "free", "service", id="0805 is free"),
        pytest.param("0806000000", "2026-11-23", "normal", "service", id="0806 costs a call"),
        pytest.param("0809000000", "2026-11-23", "normal", "service", id="0809 costs a call"),
        pytest.param("0810000000", "2026-11-23", "premium", "service", id="081 is premium"),
        pytest.param("0899000000", "2026-11-23", "premium", "service", id="089 is premium"),
        pytest.param("089900000", "2026-11-23", "none", "none", id="nine digits are no number"),
        pytest.param("118000", "2026-11-23", "premium", "directory_enquiries", id="118 is directory enquiries"),
        pytest.param("116117", "2026-11-23", "free", "short", id="116 is of social value"),
        pytest.param("17", "2026-11-23", "free", "service", id="the police"),
        pytest.param("112", "2026-11-23", "free", "service", id="112"),
        pytest.param("0162000000", "2022-12-31", "normal", "geographic", id="0162 before it was for canvassing"),
        pytest.param("0162000000", "2023-01-01", "normal", "telemarketing", id="0162 since"),
        pytest.param("0947900000", "2022-12-31", "normal", "voip", id="09479 before it was for canvassing"),
        pytest.param("0947900000", "2023-01-01", "normal", "telemarketing", id="09479 since"),
        pytest.param("0164000000", "2023-01-01", "normal", "geographic", id="0164 never was"),
        pytest.param("0937000000", "2022-12-31", "normal", "voip", id="0937 before it was for platforms"),
        pytest.param("0937000000", "2023-01-01", "normal", "machine", id="0937 since, and not canvassing"),
        pytest.param("07000000000000", "2026-11-23", "normal", "machine", id="0700 is for machines"),
        pytest.param("0701000000", "2026-11-23", "normal", "mobile", id="0701 is a mobile"),
        pytest.param("0639000000", "2026-11-23", "normal", "mobile", id="0639 is a mobile of Mayotte"),
        pytest.param("0639980000", "2026-11-23", "normal", "fiction", id="06 39 98 is for films"),
        pytest.param("0199000000", "2026-11-23", "normal", "fiction", id="01 99 00 is for films"),
        pytest.param("0199010000", "2026-11-23", "normal", "geographic", id="01 99 01 is not"),
        pytest.param("0262000000", "2026-11-23", "normal", "geographic", id="Réunion is no premium number"),
        pytest.param("38663", "2026-11-23", "normal", "sms_short_code", id="38663 costs nothing to receive"),
        pytest.param("81000", "2026-11-23", "premium", "sms_short_code", id="8xxxx is premium to answer"),
    ],
)
def test_a_number_is_classed_by_the_plan_of_the_day(number: str, day: str, tariff: str, use: str) -> None:
    """A number judged by today's plan would accuse calls of another year."""
    assert class_on(number, day) == (tariff, use)


def test_every_premium_number_has_a_price() -> None:
    """A person who is told that a number is dear asks how dear."""
    blocks = rulebook().on(datetime.date(2026, 11, 23)).directory.blocks
    premium = [block for block in blocks if block.tariff == "premium"]

    assert premium
    assert all("€" in block.price or "euros" in block.price for block in premium)


def test_no_block_is_listed_twice() -> None:
    """Two blocks of one prefix and length would make the answer depend on their order."""
    for day in ("2017-05-10", "2021-06-01", "2023-01-01", "2026-11-23"):
        blocks = rulebook().on(datetime.date.fromisoformat(day)).directory.blocks
        keys = [(block.prefix, block.digits) for block in blocks]

        assert len(keys) == len(set(keys)), day
