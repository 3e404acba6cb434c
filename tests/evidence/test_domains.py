"""Domains: what a host name's owner bought."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.errors import BeffroiError
from beffroi.evidence import domains
from beffroi.evidence.domains import has_public_suffix, public_suffix, registrable_domain, to_ascii, to_unicode


@pytest.mark.parametrize(
    ("host", "suffix", "registrable"),
    [
        ("ameli.fr", "fr", "ameli.fr"),
        ("assure.ameli.fr", "fr", "ameli.fr"),
        ("ameli.fr.example.com", "com", "example.com"),
        ("www.service-public.gouv.fr", "gouv.fr", "service-public.gouv.fr"),
        ("a.b.co.uk", "co.uk", "b.co.uk"),
        pytest.param("ameli.web.app", "web.app", "ameli.web.app", id="anyone may open a name under a private suffix"),
        pytest.param("a.b.kawasaki.jp", "b.kawasaki.jp", "a.b.kawasaki.jp", id="a wildcard rule"),
        pytest.param("x.city.kawasaki.jp", "kawasaki.jp", "city.kawasaki.jp", id="an exception to it"),
        pytest.param("x.xn--p1ai", "xn--p1ai", "x.xn--p1ai", id="a suffix in other letters"),
        pytest.param("evil.example", "example", "evil.example", id="reserved for examples"),
        pytest.param("demain.merci", "", "demain.merci", id="no suffix at all"),
        pytest.param("fr", "fr", "fr", id="a suffix by itself"),
        pytest.param("localhost", "", "localhost", id="one label"),
        pytest.param("10.0.0.1", "", "10.0.0.1", id="an IP address"),
        pytest.param("[::1]", "", "[::1]", id="an IPv6 address"),
        pytest.param("", "", "", id="nothing"),
        pytest.param("a..fr", "", "a..fr".partition(".")[2], id="an empty label"),
        pytest.param("a." * 200 + "fr", "", "a.fr", id="more labels than a name can have"),
    ],
)
def test_the_registrable_domain_is_what_someone_bought(host: str, suffix: str, registrable: str) -> None:
    """What stands left of it proves nothing: anyone writes ``ameli.fr.`` before a domain of his own."""
    assert (public_suffix(host), registrable_domain(host)) == (suffix, registrable)


@pytest.mark.parametrize(("host", "expected"), [("ameli.fr", True), ("fr", False), ("au.revoir", False), ("", False)])
def test_only_a_name_below_a_public_suffix_can_be_a_host(host: str, *, expected: bool) -> None:
    """This is what tells ``site.info`` from two words around a full stop."""
    assert has_public_suffix(host) is expected


def test_punycode_goes_both_ways() -> None:
    """The report shows letters; DNS and the list of official names hold ASCII."""
    assert to_ascii("vérification-ameli.com") == "xn--vrification-ameli-btb.com"
    assert to_unicode("xn--vrification-ameli-btb.com") == "vérification-ameli.com"
    assert to_ascii("AMELI.FR") == "ameli.fr"


@pytest.mark.parametrize("host", ["xn--\u20ac.com", "xn--a\x80.fr", "xn--99999999999.com", "xn--.fr"])
def test_unreadable_punycode_stays_as_it_is(host: str) -> None:
    """A broken label is shown, not hidden behind an error."""
    assert isinstance(to_unicode(host), str)


def test_half_a_surrogate_pair_has_no_ascii_form() -> None:
    """JSON can carry one."""
    assert to_ascii("a\ud800.fr") == ""


@given(st.text())
def test_no_text_at_all_raises(text: str) -> None:
    """Hosts come from strangers."""
    assert to_ascii(text).isascii()
    registrable_domain(to_unicode(text))


def test_the_list_is_read_only_when_a_host_is_seen() -> None:
    """Most texts hold no link, and pay nothing for the list."""
    code = "from beffroi.evidence import domains; print(domains.suffix_rules.cache_info().currsize)"

    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert seen.stdout.strip() == "0"


def test_a_missing_list_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation must not pass for a text without links."""
    monkeypatch.setattr(domains, "find_spec", lambda _: None)

    with pytest.raises(BeffroiError, match="publicsuffixlist"):
        domains.suffix_rules.__wrapped__()
