"""Links: every address written in a contact, and what its host is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field
from beffroi.evidence.links import LinkTrait, find_links
from beffroi.evidence.reading import read

DIRECTORY = Directory(
    bodies=(
        BodyNames(
            "assurance_maladie",
            brand_words=("ameli", "cpam", "vitale", "assurance-maladie"),
            web_domains=frozenset({"ameli.fr", "monespacesante.fr"}),
            email_domains=frozenset({"info.ameli.fr"}),
        ),
    ),
    numbers={},
    blocks=(),
    other_official_domains=frozenset({"gouv.fr", "sante.fr"}),
    url_shorteners=frozenset({"bit.ly", "t.me"}),
)
CLASSES = frozenset(
    {
        *(LinkTrait.OFFICIAL, LinkTrait.OTHER_OFFICIAL, LinkTrait.LOOKALIKE, LinkTrait.SHORTENER, LinkTrait.UNKNOWN),
        *(LinkTrait.FREE_HOSTING, LinkTrait.DYNAMIC_DNS, LinkTrait.IP_ADDRESS),
    },
)


def links_in(text: str = "", **fields: object) -> list[Evidence]:
    """Return the links of an SMS, or of the fields given."""
    contact = Contact(Channel.SMS, text, **fields)  # type: ignore[arg-type]
    return list(find_links(read(contact), DIRECTORY))


@pytest.mark.parametrize(
    ("text", "value", "traits"),
    [
        ("Voir ameli.fr.", "ameli.fr", {"official"}),
        ("Voir https://assure.ameli.fr/PortailAS", "https://assure.ameli.fr/PortailAS", {"official"}),
        ("www.service-public.gouv.fr", "www.service-public.gouv.fr", {"other_official"}),
        ("https://ameli-code.info", "https://ameli-code.info/", {"lookalike"}),
        ("AMELI-FR . COM", "ameli-fr.com", {"lookalike", "spaced"}),
        ("https:// ameli-fr.com/x", "https://ameli-fr.com/x", {"lookalike", "spaced"}),
        ("hxxps://vitale-nouvelle[.]com", "https://vitale-nouvelle.com/", {"lookalike", "defanged"}),
        ("tapez vitale tiret fr point com", "vitale-fr.com", {"lookalike", "spoken"}),
        ("sur ameli point fr", "ameli.fr", {"official", "spoken"}),
        ("vérification-ameli.com", "xn--vrification-ameli-btb.com", {"lookalike", "idn"}),
        ("https://аmeli.fr", "https://xn--meli-43d.fr/", {"lookalike", "idn"}),
        ("httрs://sоlde-sante.cоm", "https://solde-sante.com/", {"unknown"}),
        ("ame\u200bli.fr", "ameli.fr", {"official"}),
        ("https://ameli.fr@paiement.example/voir", "https://ameli.fr@paiement.example/voir", {"lookalike", "userinfo"}),
        ("bit.ly/3xYz", "bit.ly/3xYz", {"shortener"}),
        ("t.me", "t.me", {"shortener"}),
        ("http://3232235777/a", "http://192.168.1.1/a", {"ip_address"}),
        ("data:text/html,a", "data:text/html,a", {"unknown", "data_url"}),
        ("écrire à x@info.ameli.fr", "x@info.ameli.fr", {"official", "mail"}),
        ("écrire à ameli.fr@evil.example", "ameli.fr@evil.example", {"unknown", "mail"}),
    ],
)
def test_a_link_shows_where_it_leads_and_how_it_is_written(text: str, value: str, traits: set[str]) -> None:
    """Rules ask for these words."""
    (link,) = links_in(text)

    assert link.kind is EvidenceKind.LINK
    assert (link.value, link.traits) == (value, traits)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bonjour, votre rendez-vous de 12.30 est confirmé.",
        "ce soir.au revoir",
        "M.Dupont viendra demain.Merci",
        "faisons le point com",
        "un point fr",
        "http://",
    ],
)
def test_a_text_without_a_link_has_none(text: str) -> None:
    """Doubtful pairs of words count only when the directory knows the host."""
    assert links_in(text) == []


def test_the_body_and_the_host_in_letters_come_with_it() -> None:
    """The report says whom it imitates, and shows no punycode."""
    (link,) = links_in("vérification-ameli.com")

    assert (link.public_body, link.detail) == ("assurance_maladie", "vérification-ameli.com")


def test_the_words_before_a_spoken_address_are_part_of_it() -> None:
    """``santé point fr`` alone would be another site; one after another word is left as it is."""
    text = "allez sur mon espace santé point fr"
    (link,) = links_in(text)

    assert (link.value, text[link.span.start : link.span.end]) == ("monespacesante.fr", "mon espace santé point fr")
    assert links_in("le site sante point fr")[0].value == "sante.fr"


def test_links_come_in_reading_order_from_each_field() -> None:
    """The subject is read first, and papers that came along last."""
    found = links_in(
        "bb.example et cc.example",
        subject="aa.example",
        attachments=(Attachment("x.pdf", text="voir dd.example"),),
        sender="z.example",
    )

    assert [(link.span.field, link.value) for link in found] == [
        (Field.SUBJECT, "aa.example"),
        (Field.TEXT, "bb.example"),
        (Field.TEXT, "cc.example"),
        (Field.ATTACHMENTS, "dd.example"),
    ]


def test_the_address_an_address_carries_is_yielded_too() -> None:
    """With its own place where it can be shown."""
    text = "https://www.ameli.fr/go?url=https://evil.example/x et fin"
    outer, inner = links_in(text)

    assert outer.traits == {"official", "open_redirect"}
    assert (inner.value, inner.traits) == ("https://evil.example/x", {"unknown"})
    assert text[inner.span.start : inner.span.end] == "https://evil.example/x"


def test_a_carried_address_in_a_broken_one_has_the_place_of_the_whole() -> None:
    """Its own cannot be told."""
    outer, inner = links_in("https:// aa.example/go?url=https://evil.example/x")

    assert inner.span == outer.span


def test_a_target_in_angle_brackets_that_differs_from_its_words_is_a_mismatch() -> None:
    """So mails turned to plain text show their links."""
    official, other = links_in("Voir ameli.fr <https://evil.example/x>")
    assert other.traits == {"unknown", "text_mismatch"}
    assert official.traits == {"official"}

    _, same = links_in("Voir www.ameli.fr <https://assure.ameli.fr/x>")
    assert same.traits == {"official"}

    _, apart = links_in("Voir ameli.fr, https://evil.example")
    assert apart.traits == {"unknown"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="https://evil.example">www.ameli.fr</a>', [("https://evil.example/", {"unknown", "text_mismatch"})]),
        ('<a href="https://assure.ameli.fr">ameli.fr</a>', [("https://assure.ameli.fr/", {"official"})]),
        ('<a href="https://evil.example">cliquez ici</a>', [("https://evil.example/", {"unknown"})]),
        (
            '<a href="https://evil.example">www.am<b>eli</b>.fr</a>',
            [("https://evil.example/", {"unknown", "text_mismatch"})],
        ),
        ('<a href="mailto:x@ameli-x.com">ameli.fr</a>', [("x@ameli-x.com", {"lookalike", "mail"})]),
        ('<form action="https://ameli-x.com/a?b=1&amp;c=2">', [("https://ameli-x.com/a?b=1&c=2", {"lookalike"})]),
        ('<a href="https://xn--amli-bpa.com">x</a>', [("https://xn--amli-bpa.com/", {"lookalike", "idn", "punycode"})]),
        (
            '<a href="https://aa.example/?u=https%3A%2F%2Fbb.example">x</a>',
            [
                ("https://aa.example/?u=https%3A%2F%2Fbb.example", {"unknown", "open_redirect"}),
                ("https://bb.example/", {"unknown"}),
            ],
        ),
        ("<p>Voir <b>ameli</b>-fr.com</p>", [("ameli-fr.com", {"lookalike"})]),
        ("<p>Voir aa&#46;example</p>", [("aa.example", {"unknown"})]),
        (
            '<p>bb.example</p><a href="https://aa.example">x</a><p>cc.example</p>',
            [("bb.example", {"unknown"}), ("https://aa.example/", {"unknown"}), ("cc.example", {"unknown"})],
        ),
        ('<a href="http://">x</a><p>ce soir.au revoir</p>', []),
        ('<base href="https://ameli-x.com/"><a href="b">x</a>', [("https://ameli-x.com/b", {"lookalike"})]),
        ('<a href="tel:3646">36 46</a>', []),
        ('<a href="https://evil.example"><i hidden>ameli.fr</i>ici</a>', [("https://evil.example/", {"unknown"})]),
        ("<p>https://aa.example/Abc?x=1&amp;Y=2</p>", [("https://aa.example/Abc?x=1&Y=2", {"unknown"})]),
        ('<a href="https://evil.example">soir.au x@ameli.fr</a>', [("https://evil.example/", {"unknown"})]),
    ],
)  # fmt: skip
def test_the_links_of_an_html_body_are_its_targets(html: str, found: list[tuple[str, set[str]]]) -> None:
    """What a link shows is not what it opens: its words are compared, never followed."""
    assert [(link.value, set(link.traits)) for link in links_in(html=html)] == found


def test_places_in_html_count_characters_as_received() -> None:
    """So that the page can underline them."""
    html = 'é<a href="https://aa.example/x">ici</a>'
    (link,) = links_in(html=html)

    assert html[link.span.start : link.span.end] == "https://aa.example/x"


@settings(max_examples=200)
@given(st.text() | st.text(alphabet="ab.fr:/@[]()hxtps -\n<>=?&аé\u200b"))
def test_any_text_has_links_with_true_places_and_one_class(text: str) -> None:
    """Whatever strangers write."""
    contact = Contact(Channel.EMAIL, text, subject=text, html=text)
    for link in find_links(read(contact), DIRECTORY):
        assert 0 <= link.span.start < link.span.end <= len(text)
        assert len(link.traits & CLASSES) == 1
        assert link.traits <= set(LinkTrait)


@settings(max_examples=100)
@given(
    st.from_regex(r"(https://)?[a-z]{3,9}-[a-z0-9]{2,9}\.(com|fr|info)", fullmatch=True), st.text(alphabet="ab ,é\n")
)
def test_a_span_shows_the_letters_of_the_host_found(address: str, words: str) -> None:
    """A person must recognise the address they saw."""
    text = f"{words} {address} {words}"

    found = [link for link in links_in(text) if link.detail in address]

    assert found or "." in words
    assert all(link.detail in text[link.span.start : link.span.end] for link in found)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "ameli.fr ",
            "https://aa.example/?u=",
            "x@ameli.fr ",
            "a point fr ",
            '<a href="https://a.fr">b.fr</a>',
            "a.fr <",
        ),
        *("https://a.fr/a.fr/", "é.fr ", "<a href=//a.fr", "ameli[.]fr "),
    ],
)
def test_hostile_contacts_take_linear_time(piece: str) -> None:
    """Four times the length may not take sixteen times as long."""
    took = []
    for size in (50_000, 200_000):
        text = piece * (size // len(piece))
        reading = read(Contact(Channel.EMAIL, text, html=text))
        start = time.process_time()
        for _ in find_links(reading, DIRECTORY):
            pass
        took.append(time.process_time() - start)

    assert took[1] < 9 * took[0] + 0.2
