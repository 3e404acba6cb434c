"""Web addresses: where they stand in a text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.evidence.browser import LONGEST_ADDRESS, read_address
from beffroi.evidence.folding import FoldedText, fold
from beffroi.evidence.urls import find_addresses


def written_in(text: str, *, sure: bool = True) -> list[str]:
    """Return the text of each address, as received; without the doubtful ones if ``sure``."""
    return [text[found.start : found.end] for found in find_addresses(fold(text)) if not (sure and found.doubtful)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir https://a.example/x, merci", ["https://a.example/x"]),
        ("Voir (https://a.example/x(1)).", ["https://a.example/x(1)"]),
        ("« https://a.example »", ["https://a.example"]),
        ("<https://a.example>", ["https://a.example"]),
        ('"https://a.example"', ["https://a.example"]),
        ("*https://a.example*", ["https://a.example"]),
        ("[a](https://a.example/b)", ["https://a.example/b"]),
        ("HTTPS://A.EXAMPLE/Ab", ["HTTPS://A.EXAMPLE/Ab"]),
        ("https://a.example:8443/x?y=1#z", ["https://a.example:8443/x?y=1#z"]),
        ("http://https://a.example", ["https://a.example"]),
        (
            "https:a.example et http:/b.example et https;//c.example",
            ["https:a.example", "http:/b.example", "https;//c.example"],
        ),
        ("lien:ameli-x.com;cpam-x.fr,vitale-x.org", ["ameli-x.com", "cpam-x.fr", "vitale-x.org"]),
        ("www.ameli-x.com", ["www.ameli-x.com"]),
        ("ameli-x.com/a/b?c=d", ["ameli-x.com/a/b?c=d"]),
        ("ameli-x.com:8080", ["ameli-x.com:8080"]),
        ("AMELI.FR et Ameli.Fr", ["AMELI.FR", "Ameli.Fr"]),
        ("Voir ameli.fr.Merci", ["ameli.fr"]),
        ("Bonjour...ameli-x.com...", ["ameli-x.com"]),
        ("_ameli-x.com_ et -ameli-y.com-", ["ameli-x.com", "ameli-y.com"]),
        ("https://ameli.fr@a.example/b", ["https://ameli.fr@a.example/b"]),
        ("ameli.fr@a.example/b", ["ameli.fr@a.example/b"]),
        ("http://2130706433/ http://0x7f000001 http://0177.0.0.1 http://[::1]/a", None),
        ("127.0.0.1/a et 127.0.0.1:8080", ["127.0.0.1/a", "127.0.0.1:8080"]),
        ("http://localhost/a", ["http://localhost/a"]),
        ("data:text/html;base64,AAAA et javascript:alert(1)", ["data:text/html;base64,AAAA", "javascript:alert(1)"]),
        ("法国:https://ameli-x.com请点击", ["https://ameli-x.com"]),
        ("vérification-ameli.com", ["vérification-ameli.com"]),
        ("https://xn--amli-bpa.com/maj", ["https://xn--amli-bpa.com/maj"]),
        ("https://аmeli.com", ["https://аmeli.com"]),
        ("httрs://sоlde-sante.cоm", ["httрs://sоlde-sante.cоm"]),
        ("https://am\u200beli-x.com/a\u00ad", ["https://am\u200beli-x.com/a"]),
        ("hxxps://ameli-x[.]com", ["hxxps://ameli-x[.]com"]),
        ("https:// ameli-x.com/a", ["https:// ameli-x.com/a"]),
        ("maj-service-x . com", ["maj-service-x . com"]),
        (
            "écrire à jean.dupont+x@a.example, c d'e@f.example ou mailto:b@c.example.",
            ["jean.dupont+x@a.example", "e@f.example", "b@c.example"],
        ),
    ],
)
def test_each_address_is_found_as_received(text: str, expected: list[str] | None) -> None:
    """What a phone or a mail program would make a link of, or a reader would type."""
    assert written_in(text) == (expected or text.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "M.Dupont a vu Mme.Martin, Dr.House et S.A.R.L. Durand, etc.Bonjour",
        "C'est la fin.Le reste demain.Merci.Voici la suite.Info",
        "à 12.30, le 01.02.2026, 06.39.98.56.61, v2.3.1, 3.14, 10.000,50",
        "127.0.0.1 seul, sans rien",
        "facture.pdf photo.jpg Releve_AMELI_6038.zip video.mov AmeliSetup.apk script.sh notes.md",
        "C.P.A.M. demain, R.D.V. à 9h, p.s. et n.b.",
        "ce soir.Au revoir, ce soir.au revoir, c'est fini.si tu veux",
        "actualiser . cliquer, ici . si non",
        "L'adresse finit par .np. Un site en .fr",
        "http:// et https://... et ://",
        "12://34 et x://a.b",
        "@Assur_Maladie @user.name bonjour@ @",
        "x@y et a@localhost et b@10.0.0.1",
        "sous_tiret_x.com",
        "a..b ..com .. .",
        "a" * 300 + ".fr",
        "x@" + "a." * 200 + "fr",
        "#mot.cle",
        "le point sur la situation, en point relais",
    ],
)
def test_what_is_no_address_is_spared(text: str) -> None:
    """A false link in an innocent text costs trust."""
    assert written_in(text) == []


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("soir.au", True),
        ("fin.Info", True),
        ("ameli .fr", True),
        ("ameli point fr", True),
        ("t.me", True),
        ("x.com", True),
        ("site.info", False),
        ("ameli.FR", False),
        ("soir.au/a", False),
        ("www.soir.au", False),
        ("colis-relance.me", False),
        ("https://soir.au", False),
    ],
)
def test_two_words_around_a_full_stop_are_doubtful(text: str, *, doubtful: bool) -> None:
    """Such a pair counts only if the directory knows the host."""
    (found,) = find_addresses(fold(text))

    assert found.doubtful is doubtful


def test_an_email_address_is_kept_apart() -> None:
    """It is written to, not opened."""
    mail, link = find_addresses(fold("a.b@c.example ou https://d@e.example"))

    assert (mail.mail, link.mail) == (True, False)


def test_a_very_long_address_is_cut() -> None:
    """Work stays bounded; the span still covers the whole of it."""
    text = "https://a.example/" + "x" * 10_000

    (found,) = find_addresses(fold(text))

    assert found.end == len(text)
    assert len(found.written) == LONGEST_ADDRESS


@settings(max_examples=300)
@given(st.text() | st.text(alphabet="ab.fr:/@[]()hxtpscom -\nе\u200bé"))
def test_no_text_raises_and_spans_stay_inside(text: str) -> None:
    """Texts come from strangers."""
    last = 0
    for found in find_addresses(fold(text)):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        read_address(found.written)


@settings(max_examples=200)
@given(
    st.from_regex(r"[a-z]{1,9}-[a-z0-9]{2,9}\.(com|fr|info)", fullmatch=True), st.text(alphabet="ab ,;é\n", max_size=9)
)
def test_a_host_is_found_between_any_words(host: str, words: str) -> None:
    """And its span shows its letters."""
    text = f"{words} {host} {words}"

    assert host in written_in(text, sure=False)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a.",
            "http://",
            "@@@",
            ". ",
            " .",
            "a .",
            "a. fr ",
            "://",
            "a@",
            "a@b.fr ",
            "[.]",
            "a[.]",
            "(.",
            "data:a/b,",
        ),
        *(
            " tiret a",
            " point fr",
            "a point ",
            "https:// ",
            "....",
            "a-",
            "www.",
            "http://a.fr/)",
            ")]}",
            "a.b-",
            "é.",
            "a:1",
        ),
        *("http://a.fr/.", "http://((", "javascript:", "hxxp[://]a", "x.fr/?u=", "\n.", ":\\\\", "%2e."),
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Four times the length may not take sixteen times as long."""
    took = [
        min(_seconds(fold(piece * (size // len(piece)))) for _ in range(3))  # a busy neighbour slows one, not all
        for size in (50_000, 200_000)
    ]

    assert took[1] < 9 * took[0] + 0.2


def _seconds(field: FoldedText) -> float:
    start = time.process_time()
    find_addresses(field)
    return time.process_time() - start
