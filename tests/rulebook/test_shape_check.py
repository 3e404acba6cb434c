"""Data against a type: what msgspec would refuse, told in full."""

from typing import Annotated, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, inspect

from beffroi.rulebook.shape_check import check_shape, expected_word
from beffroi.rulebook.yaml_lines import FAULTY, Document


class Part(msgspec.Struct, forbid_unknown_fields=True):
    """A part of the thing."""

    name: Annotated[str, Meta(pattern="^[a-z]+$", max_length=5, description="a short word")]


class Thing(msgspec.Struct, forbid_unknown_fields=True):
    """One of each sort of field."""

    part: Part
    words: frozenset[str] = frozenset()
    parts: Annotated[tuple[Part, ...], Meta(min_length=1)] = (Part("x"),)
    colour: Literal["red", "blue"] = "red"
    size: Annotated[int, Meta(ge=1, le=9)] = 1
    extra: dict[Annotated[str, Meta(pattern="^[a-z]+$", description="a word")], str] = {}
    text: str | tuple[str, ...] = ""
    nothing: None = None


def faults(data: object, kind: object = Thing) -> list[str]:
    """Return the message of every fault of some data."""
    document = Document("x.yaml", data, {(): 1}, [])
    check_shape(document, inspect.type_info(kind))
    return [issue.message for issue in document.issues]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("part", 3, "expected a mapping with name, found the number 3"),
        ("part", {}, "expected the key name, found none: add it"),
        ("part", {"name": "X"}, "expected a short word, found 'X'"),
        ("part", {"name": "x\n"}, "expected a short word, found 'x\\n'"),
        ("part", {"name": "abcdef"}, "expected at most 5 characters, found 6"),
        ("part", {"name": True}, "expected text, found true: put it in quotes"),
        ("words", "x", "expected a list, found 'x': write it in [ ]"),
        ("words", [None], "expected text, found null"),
        ("parts", [], "expected at least 1 in the list, found 0"),
        ("colour", "read", "expected one of blue, red, found 'read': did you mean red?"),
        ("colour", "green", "expected one of blue, red, found 'green': use one of these words"),
        ("colour", [], "expected one of blue, red, found a list: use one of these words"),
        ("size", 10, "expected a number from 1 to 9, found 10"),
        ("size", 1.5, "expected a whole number without quotes, found the number 1.5"),
        ("extra", [], "expected a mapping, found a list"),
        ("extra", {"A": ""}, "expected a word, found 'A'"),
        ("extra", {"a": 1}, "expected text, found the number 1: put it in quotes"),
        ("text", 1, "expected text, found the number 1: put it in quotes"),
        ("text", [1], "expected text, found the number 1: put it in quotes"),
        ("nothing", 1, "expected null, found the number 1"),
    ],
)
def test_each_difference_is_told(field: str, value: object, message: str) -> None:
    """The message says what was expected, what was found and, where it can, what to do."""
    assert faults({"part": {"name": "x"}} | {field: value}) == [message]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("words", ["a", "b"]),
        ("parts", [{"name": "a"}, {"name": "b"}]),
        ("colour", "blue"),
        ("size", 9),
        ("extra", {"a": "A"}),
        ("text", "x"),
        ("text", ["x"]),
        ("nothing", None),
        ("size", FAULTY),
    ],
)
def test_what_fits_is_spared(field: str, value: object) -> None:
    """What could not be read was told before, once."""
    assert faults({"part": {"name": "x"}} | {field: value}) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 12) | st.sampled_from(["", "x", "red", "X", "abcdef", "ab\n"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*Thing.__struct_fields__, "name", "other"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_whatever_msgspec_refuses_is_told(data: object) -> None:
    """Data without a fault is decoded next: it must not fail there with a message that has no line."""
    if not faults(data):
        msgspec.convert(data, Thing)


def test_a_word_without_a_near_one_is_told_with_the_whole_list() -> None:
    """The list is short, and the author needs it."""
    assert expected_word(None, ["b", "a"]) == "expected one of a, b, found null: use one of these words"
