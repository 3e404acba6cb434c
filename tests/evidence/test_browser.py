"""Browser: where a browser goes for one address."""

import pytest

from beffroi.evidence.browser import read_address


@pytest.mark.parametrize(
    ("address", "url", "host"),
    [
        ("HTTPS://Ameli.FR", "https://ameli.fr/", "ameli.fr"),
        ("ameli.fr", "ameli.fr", "ameli.fr"),
        ("ameli.fr/a", "ameli.fr/a", "ameli.fr"),
        ("ameli.fr.", "ameli.fr.", "ameli.fr"),
        (r"https://ameli.fr\@a.example/", "https://ameli.fr/@a.example/", "ameli.fr"),
        ("https://ameli.fr%2ea.example/", "https://ameli.fr.a.example/", "ameli.fr.a.example"),
        ("http://ａｍｅｌｉ.fr/", "http://ameli.fr/", "ameli.fr"),
        ("http://ameli。fr/", "http://ameli.fr/", "ameli.fr"),
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"),
        ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1"),
        ("http://[::1]:80/", "http://[::1]/", "[::1]"),
        ("http://ame\nli.fr", "http://ameli.fr/", "ameli.fr"),
        ("data:text/html,a", "data:text/html,a", ""),
        ("javascript:a()", "javascript:a()", ""),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(address: str, url: str, host: str) -> None:
    """Another reading than the browser's is how filters are fooled."""
    target = read_address(address)

    assert target is not None
    assert (target.url, target.host) == (url, host)


@pytest.mark.parametrize(
    "address",
    ["", "http://", "http://a b.fr", "http://a.fr:99999", "http://" + "a" * 254, "http://\ud800.fr", "é" * 5000],
)
def test_an_address_that_leads_nowhere_is_none(address: str) -> None:
    """Nothing is guessed."""
    assert read_address(address) is None


def test_the_parts_of_an_address_are_told_apart() -> None:
    """Rules ask for the user part and the port."""
    target = read_address("https://ameli.fr:pw@x.example:8443/a?b#c")

    assert target is not None
    assert (target.userinfo, target.port, target.path, target.scheme) == ("ameli.fr:pw", "8443", "/a?b#c", "https")
    assert target.is_ip is False
