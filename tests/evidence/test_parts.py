"""Parts: a text and a page that say different things."""

from beffroi.contact import Channel, Contact
from beffroi.evidence.parts import apart, find_disagreement
from beffroi.evidence.reading import read

_LETTER = "Chers amis, le marché de Noël ouvre ses portes samedi prochain sur la grande place, avec vingt artisans, un "
_LETTER += "manège, du vin chaud et un concert de la chorale des enfants vers dix-huit heures, venez nombreux."
_PAGE = "<p>Votre carte Vitale expire, renouvelez-la en ligne avec votre carte bancaire.</p>"


def test_parts_that_disagree_are_handed_out_each_alone() -> None:
    """What only programs read must not make a page sound like a relative's."""
    contact = Contact(Channel.EMAIL, _LETTER, html=_PAGE)
    reading = read(contact)

    (evidence,) = find_disagreement(reading)

    assert (evidence.value, evidence.span.end) == ("parts_disagree", len(_LETTER))
    assert apart(reading) == (
        Contact(Channel.EMAIL, "", html=_PAGE),
        Contact(Channel.EMAIL, _LETTER),
    )


def test_parts_that_agree_are_not() -> None:
    """Nor is one that stands alone."""
    for contact in (
        Contact(Channel.EMAIL, _LETTER, html=f"<p>{_LETTER}</p><p>Se désabonner</p>"),
        Contact(Channel.EMAIL, _LETTER),
        Contact(Channel.EMAIL, "x", html=_PAGE),
    ):
        assert apart(read(contact)) == ()
        assert list(find_disagreement(read(contact))) == []


def test_a_text_that_says_where_to_see_the_page_is_no_evidence() -> None:
    """Newsletters have one."""
    text = "Si ce message ne s'affiche pas, ouvrez-le dans votre navigateur : https://a.example/x"

    assert list(find_disagreement(read(Contact(Channel.EMAIL, text, html=_PAGE)))) == []
