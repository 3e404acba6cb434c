"""The shape of each kind of fact: caught beside spared."""

import pytest
from msgspec import inspect

from beffroi.rulebook.shape_check import check_shape
from beffroi.rulebook.shapes import SHAPES, FactKind
from beffroi.rulebook.yaml_lines import Document

_SERVICE = {
    "name": "Toy line",
    "takes": ["sms"],
    "how": "call",
    "number": "0199000000",
    "url": "https://toy.example",
    "price": None,
    "hours": None,
    "rank": 1,
}
_BLOCK = {"prefix": "0199", "digits": 10, "tariff": "normal", "use": "fiction", "price": None}
_DELAY = {"code": "contest", "within": "P13M", "step": "contest_payment", "says": "x"}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("names", {"names": ["toy office"]}, {"names": ["Toy Office"]}),
        ("names", {"names": ["toy"], "objects": ["toy's card"]}, {"names": []}),
        ("numbers", [{"number": "3646"}], [{"number": 3646}]),
        ("numbers", [{"number": "3646", "purpose": "all", "price": None}], [{"number": "36 46"}]),
        ("web_domains", ["toy.example", "a.b-c.example"], ["https://toy.example/"]),
        ("email_domains", ["toy.example"], ["@toy.example"]),
        ("email_addresses", ["a.b@toy.example"], ["toy.example"]),
        ("sms_sender", {"number": "38663", "opening": "", "exclusive": True}, {"number": "38663", "opening": ""}),
        ("never_asks", ["card", "nir"], ["cash"]),
        ("conduct", ["may_call"], ["May call"]),
        ("genuine", {"looks_like": "refund", "why_odd": "x"}, {"looks_like": "refund"}),
        ("pretext", ["refund_waiting"], ["refund"]),
        ("apps", [{"name": "Toy", "shop": "x"}], [{"shop": "x"}]),
        ("accounts", [{"name": "@toy"}], ["@toy"]),
        ("number_blocks", [_BLOCK], [_BLOCK | {"use": "toy"}]),
        ("number_blocks", [_BLOCK], [_BLOCK | {"digits": "10"}]),
        ("domain_list", [], {}),
        ("service", _SERVICE, _SERVICE | {"takes": []}),
        ("service", _SERVICE | {"number": None, "url": None}, _SERVICE | {"url": "toy.example"}),
        (
            "first_aid",
            {"after": "paid", "steps": ["a"], "delays": {"b": "13 months"}},
            {"after": "pay", "steps": ["a"]},
        ),
        ("delays", [_DELAY], [_DELAY | {"within": "13 months"}]),
        ("delays", [_DELAY | {"within": "P8W"}], [_DELAY | {"within": "P1M2D"}]),
        ("statement", "text", ""),
        ("statement", ["text", "more"], {"text": "more"}),
    ],
)
def test_each_kind_has_its_shape(kind: str, good: object, bad: object) -> None:
    """Code that reads a value of a kind may rely on its shape."""
    for value, spared in ((good, True), (bad, False)):
        document = Document("x.yaml", value, {}, [])
        check_shape(document, inspect.type_info(SHAPES[FactKind(kind)]))

        assert (document.issues == []) is spared, document.issues


def test_every_kind_has_a_shape() -> None:
    """A kind without one would be loaded unchecked."""
    assert set(SHAPES) == set(FactKind)
