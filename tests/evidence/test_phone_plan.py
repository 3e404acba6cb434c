"""The plan: one form for each number, and its class by the blocks of the day."""

import pytest

from beffroi.evidence.directory import Directory, NumberBlock
from beffroi.evidence.phone_plan import PhoneTrait, class_of, is_listed, normal_form


@pytest.mark.parametrize(
    ("digits", "international", "number"),
    [
        ("0178857003", False, "0178857003"),
        ("33178857003", True, "0178857003"),
        ("33178857003", False, "0178857003"),
        ("0033178857003", False, "0178857003"),
        ("330178857003", True, "0178857003"),
        ("333646", True, "3646"),
        ("3646", False, "3646"),
        ("38663", False, "38663"),
        ("118218", False, "118218"),
        ("17", False, "17"),
        ("12", False, None),
        ("262692123456", True, "0692123456"),
        ("590123", True, None),
        ("447700900123", True, "+447700900123"),
        ("00447700900123", False, "+447700900123"),
        ("4477", True, None),
        ("0123456789012345", True, None),
        ("331", True, None),
        ("33", True, None),
        ("0078857003", False, "+78857003"),
        ("017885700", False, None),
        ("2025550175", False, None),
        ("", False, None),
        ("00", False, None),
    ],
)
def test_each_way_of_writing_a_number_has_one_form(digits: str, international: bool, number: str | None) -> None:  # noqa: FBT001
    """A list of official numbers is compared with it."""
    assert normal_form(digits, international=international) == number


@pytest.mark.parametrize(
    ("number", "traits"),
    [
        ("3646", {"official", "calls_from", "may_be_called"}),
        ("0974757678", {"retired"}),
        ("38663", {"official", "sms_code"}),
        ("0805805817", {"reporting"}),
        ("17", {"reporting"}),
        ("0199001234", {"geographic", "fiction"}),
        ("0639981234", {"mobile", "fiction"}),
        ("0612345678", {"mobile"}),
        ("0212345678", {"geographic"}),
        ("0812345678", {"invalid"}),
        ("+447700900123", {"foreign"}),
        ("3939", {"short"}),
        ("9999", {"short"}),
        ("063998", {"invalid"}),
        ("1234567", {"invalid"}),
    ],
)
def test_a_number_has_one_class(directory: Directory, number: str, traits: set[str]) -> None:
    """Published numbers by their lists, others by the plan, and by their first digits where the plan is silent."""
    assert class_of(number, directory).traits == traits


def test_the_narrowest_block_decides() -> None:
    """0162 is for canvassing, though 01 is geographic; the order of the blocks does not matter."""
    wide, narrow = (
        NumberBlock("01", 10, "normal", "geographic"),
        NumberBlock("0162", 10, "normal", "telemarketing", "p"),
    )

    for blocks in ((wide, narrow), (narrow, wide)):
        found = class_of("0162123456", Directory((), {}, blocks))
        assert (found.traits, found.detail) == (frozenset({PhoneTrait.TELEMARKETING}), "p")


def test_an_sms_sender_is_listed_though_no_number_says_so(directory: Directory) -> None:
    """It stands in the body's own list."""
    bare = Directory(directory.bodies, {}, ())

    assert is_listed("38663", bare)
    assert not is_listed("3646", bare)
    assert class_of("38663", bare).public_body == "assurance_maladie"
