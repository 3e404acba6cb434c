"""Targets: what one address leads to, and what must be said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.targets import judge, judge_carried

DIRECTORY = Directory(
    bodies=(
        BodyNames(
            "assurance_maladie",
            brand_words=("ameli", "vitale"),
            web_domains=frozenset({"ameli.fr"}),
            email_domains=frozenset({"info.ameli.fr"}),
        ),
    ),
    numbers={},
    blocks=(),
    free_hosts=frozenset({"sites.google.com"}),
    link_trackers=frozenset({"list-manage.com"}),
    redirectors=frozenset({"google.com", "safelinks.protection.outlook.com", "urldefense.proofpoint.com"}),
    url_shorteners=frozenset({"bit.ly"}),
)


@pytest.mark.parametrize(
    ("written", "traits"),
    [
        ("https://ameli.fr/a", {"official"}),
        ("https://a.example", {"unknown"}),
        ("https://ameli.fr:8443", {"official", "odd_port"}),
        ("https://ameli.fr@a.example", {"lookalike", "userinfo"}),
        ("https://u@a.example", {"unknown", "userinfo"}),
        ("https://a.example/ameli.fr/login", {"lookalike"}),
        ("https://a.example/x?ref=ameli.fr", {"unknown"}),
        ("https://sites.google.com/view/carte-vitale", {"lookalike"}),
        ("https://sites.google.com/view/photos", {"free_hosting"}),
        ("https://bit.ly/x", {"shortener"}),
        ("https://x.list-manage.com/track", {"unknown", "tracker"}),
        ("http://10.0.0.1/ameli", {"ip_address"}),
        ("http://[::1]/", {"ip_address"}),
        ("http://2130706433", {"ip_address"}),
        ("https://xn--amli-bpa.com", {"lookalike", "idn", "punycode"}),
        ("https://été.example", {"unknown", "idn"}),
        ("data:text/html,a", {"unknown", "data_url"}),
        ("javascript:a()", {"unknown", "data_url"}),
        ("https://www.google.com/url?q=https://a.example/x", {"unknown", "redirector"}),
        ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example", {"unknown", "redirector"}),
        ("https://www.ameli.fr/go?url=https%3A%2F%2Fa.example%2Fx", {"official", "open_redirect"}),
        ("https://a.example/?next=evil.example/x", {"unknown", "open_redirect"}),
        ("https://a.example/https://ameli.fr/", {"unknown", "open_redirect"}),
        ("https://a.example/?u=x", {"unknown"}),
        ("https://x.list-manage.com/track?url=https%3A%2F%2Fa.example", {"unknown", "tracker", "redirector"}),
        ("https://clics.boutique.example/lnk/1/aHR0cHM6Ly9hLmV4YW1wbGUveA", {"unknown"}),
    ],
)
def test_everything_odd_about_an_address_is_said(written: str, traits: set[str]) -> None:
    """Each trait is one word that a rule can ask for."""
    judged = judge(written, DIRECTORY)

    assert judged is not None
    assert judged.traits == traits


@pytest.mark.parametrize(
    ("address", "traits"),
    [
        ("a@info.ameli.fr", {"mail", "official"}),
        ("a@ameli-x.com", {"mail", "lookalike"}),
        ("a@b.example", {"mail", "unknown"}),
    ],
)
def test_an_email_address_is_judged_by_its_domain(address: str, traits: set[str]) -> None:
    """Its local part is not a user part."""
    judged = judge(address, DIRECTORY, mail=True)

    assert judged is not None
    assert judged.traits == traits


@pytest.mark.parametrize(
    ("written", "shown_as", "traits"),
    [
        ("https://a.cоm", "https://a.com", {"unknown"}),
        ("https://ameli.fг", "https://ameli.fr", {"lookalike"}),
        ("httрs://ameli-x.com", "https://ameli-x.com", {"lookalike"}),
    ],
)
def test_letters_of_another_script_in_the_suffix_are_read_as_shown(
    written: str, shown_as: str, traits: set[str]
) -> None:
    """No browser finds that host; the reader who types it does. But it is never official."""
    judged = judge(written, DIRECTORY, shown_as=shown_as)

    assert judged is not None
    assert judged.traits == traits


def test_an_address_that_leads_nowhere_is_none() -> None:
    """In either form."""
    assert judge("http://", DIRECTORY) is None
    assert judge("http://", DIRECTORY, shown_as="http://") is None


def test_addresses_within_addresses_are_handed_on() -> None:
    """The last one is where the reader ends."""
    outer = judge("https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3Dhttps%253A%252F%252Fameli.fr", DIRECTORY)

    assert outer is not None
    assert outer.carried[0].startswith("https%3A")
    inner = judge_carried(outer.carried[0], DIRECTORY)
    assert inner is not None
    assert inner.host == "b.example"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (
            "https://clics.boutique.example/lnk/1/aHR0cHM6Ly9hbWVsaS1zZWN1LmV4YW1wbGUveA/e",
            "https://ameli-secu.example/x",
        ),
        (
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__ameli-2Dsecu.example_x&d=a",
            "https://ameli-secu.example/x",
        ),
        ("https://urldefense.com/v3/__https://ameli-secu.example/x__;!!a$", "https://ameli-secu.example/x__;!!a$"),
    ],
)
def test_a_target_in_any_wrapping_is_read(written: str, url: str) -> None:
    """Filters and mailing tools wrap an address each in its own way; none is opened to see."""
    outer = judge(written, DIRECTORY)

    assert outer is not None
    inner = judge_carried(outer.carried[0], DIRECTORY)
    assert inner is not None
    assert inner.url == url
    assert "lookalike" in inner.traits


def test_no_more_than_three_are_followed() -> None:
    """Work stays bounded."""
    nested = "https://a.example/" * 50

    judged = judge(nested, DIRECTORY)

    assert judged is not None
    assert len(judged.carried) == 3


@pytest.mark.parametrize("carried", ["https://nothing", "http://a b"])
def test_what_is_no_address_is_not_carried(carried: str) -> None:
    """A path may hold colons and slashes."""
    judged = judge(f"https://a.example/?u={carried}", DIRECTORY)

    assert judged is not None
    assert judged.carried == ()


@given(st.text(max_size=400))
def test_any_text_is_judged_without_error(text: str) -> None:
    """Addresses come from strangers; long ones are judged like short ones."""
    judge(text, DIRECTORY, shown_as="a.fr")
    judge("https://a.example/?u=https://" + text, DIRECTORY)
