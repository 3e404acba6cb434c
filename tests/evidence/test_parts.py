"""Parts: a text and a page that say different things."""

import datetime

import pytest

from beffroi.contact import Channel, Contact, shown
from beffroi.evidence.parts import apart, find_disagreement
from beffroi.evidence.reading import read
from beffroi.rulebook import load_rulebook

RULEBOOK = load_rulebook()
LEXICON = RULEBOOK.lexicon
DIRECTORY = RULEBOOK.on(datetime.date(2026, 3, 2)).directory
_LETTER = "Chers amis, le marché de Noël ouvre ses portes samedi prochain sur la grande place, avec vingt artisans, un "
_LETTER += "manège, du vin chaud et un concert de la chorale des enfants vers dix-huit heures, venez nombreux."
_PAGE = "<p>Votre carte Vitale expire, renouvelez-la en ligne avec votre carte bancaire.</p>"


def test_parts_that_disagree_are_handed_out_each_alone() -> None:
    """What only programs read must not make a page sound like a relative's."""
    contact = Contact(Channel.EMAIL, _LETTER, html=_PAGE)
    reading = read(contact)

    (evidence,) = find_disagreement(reading)

    assert (evidence.value, evidence.span.end) == ("parts_disagree", len(_LETTER))
    assert apart(reading, LEXICON, DIRECTORY) == (
        (Contact(Channel.EMAIL, "", html=_PAGE),),
        (Contact(Channel.EMAIL, _LETTER),),
    )


def test_parts_that_agree_are_not() -> None:
    """Nor is one that stands alone."""
    for contact in (
        Contact(Channel.EMAIL, _LETTER, html=f"<p>{_LETTER}</p><p>Se désabonner</p>"),
        Contact(Channel.EMAIL, _LETTER),
        Contact(Channel.EMAIL, "x", html=_PAGE),
    ):
        assert apart(read(contact), LEXICON, DIRECTORY) == ()
        assert list(find_disagreement(read(contact))) == []


def test_a_text_that_says_where_to_see_the_page_is_no_evidence() -> None:
    """Newsletters have one."""
    text = "Si ce message ne s'affiche pas, ouvrez-le dans votre navigateur : https://a.example/x"

    assert list(find_disagreement(read(Contact(Channel.EMAIL, text, html=_PAGE)))) == []


@pytest.mark.parametrize(
    ("hidden", "ways"),
    [
        ("Donnez votre carte bancaire pour recevoir votre remboursement", 1),
        ("Votre programme de la semaine et toutes les nouvelles du marché de Noël", 0),
        ("carte bancaire", 0),
    ],
)
def test_a_page_whose_styles_hide_a_request_may_also_be_read_with_it(hidden: str, ways: int) -> None:
    """What one program hides another shows; a preheader asks for nothing and costs no second reading."""
    page = f'<p>Bonjour</p><div style="display:none">{hidden}</div>'

    found = apart(read(Contact(Channel.EMAIL, "", html=page)), LEXICON, DIRECTORY)

    assert len(found) == ways
    for (contact,) in found:
        assert contact.html is not None
        assert len(contact.html) == len(page)
        assert hidden in shown(contact.html).text


@pytest.mark.parametrize(
    ("veiled", "ways"),
    [
        pytest.param('<img alt="Votre compte expire, mettez-le à jour">', 1, id="asks for something"),
        pytest.param('<img alt="L\'Assurance Maladie">', 1, id="names a body"),
        pytest.param("<!--[if mso]><p>Mettez à jour votre compte</p><![endif]-->", 1, id="for Outlook"),
        pytest.param('<img alt="Une tasse de thé">', 0, id="a picture"),
        pytest.param("<!--[if mso]><b>Bonjour Jeanne</b><![endif]-->", 0, id="the words of the page once more"),
        pytest.param("<!--[if mso]><style>p {color: red}</style><![endif]-->", 0, id="styles for Outlook"),
    ],
)
def test_words_that_some_programs_alone_show_are_read_where_they_tell(veiled: str, ways: int) -> None:
    """A fraud may be one picture, whose words a person sees as long as pictures are blocked."""
    page = f"<p>Bonjour Jeanne</p>{veiled}"

    found = apart(read(Contact(Channel.EMAIL, "Bonjour Jeanne", html=page)), LEXICON, DIRECTORY)

    assert len(found) == ways
    for alone, together in found:
        assert alone.text == ""
        assert "Bonjour" not in shown(alone.html or "").text
        assert "Bonjour" in shown(together.html or "").text
