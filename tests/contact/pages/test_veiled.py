"""What only some programs show of a page is found, in the places where it stands."""

import time

import pytest

from beffroi.contact.pages.html import shown
from beffroi.contact.pages.veiled import find_veiled


@pytest.mark.parametrize(
    ("page", "together", "alone"),
    [
        pytest.param(
            '<p>Bonjour</p><img src="a.png" alt="Votre carte expire">',
            "Bonjour\nVotre carte expire",
            "Votre carte expire",
            id="the words for a picture",
        ),
        pytest.param("<p>A</p><IMG ALT='l&#39;appli'>", "A\nl'appli", "l'appli", id="in capitals, with an entity"),
        pytest.param("<p>A</p><img alt=Rappel>", "A\nRappel", "Rappel", id="without quotes"),
        pytest.param('<p>A</p><img alt="a > b <i> Rappel">', "A\na b i Rappel", "a b i Rappel", id="signs of tags"),
        pytest.param(
            "<p>&Eacute;t&eacute;</p><!--[if mso]><p>Cliquez</p><![endif]-->",
            "Été\nCliquez",
            "Cliquez",
            id="what Outlook reads",
        ),
        pytest.param(
            "<p>A</p><!--[if (gte mso 9)|(IE)]><b>Cliquez</b><![endif]--><p>B</p>",
            "A\nCliquez\nB",
            "Cliquez",
            id="what several read",
        ),
        pytest.param(
            '<div style="display:none"><img alt="caché"></div><img alt="montré">',
            "montré",
            "montré",
            id="hidden stays so",
        ),
    ],
)
def test_veiled_words_are_shown_where_they_stand(page: str, together: str, alone: str) -> None:
    """Findings point into the page as received."""
    veiled = find_veiled(shown(page))

    assert veiled is not None
    assert shown(veiled.together()).text == together
    assert shown(veiled.alone()).text.strip() == alone
    assert len(veiled.together()) == len(veiled.alone()) == len(page)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param('<p>A</p><img src="a.png" alt=""><img src="b.png">', id="no words"),
        pytest.param('<img alt="-"><img alt="1">', id="no letters"),
        pytest.param("<!--[if !mso]><!--><p>A</p><!--<![endif]-->", id="for all but Outlook, shown already"),
        pytest.param("<!--[if !mso]><p>A</p><![endif]-->", id="for programs that read no such comments"),
        pytest.param("<!-- a comment -->", id="a comment"),
    ],
)
def test_what_says_nothing_more_is_no_veil(page: str) -> None:
    """Most pages have pictures without words."""
    assert find_veiled(shown(page)) is None


def test_links_stay_beside_the_words_for_a_picture() -> None:
    """A fraud that is one picture is a link around it."""
    page = '<a href="https://a.example/x"><img alt="Cliquez ici"></a>'

    veiled = find_veiled(shown(page))

    assert veiled is not None
    assert [lead.target for lead in shown(veiled.alone()).leads] == ["https://a.example/x"]


@pytest.mark.parametrize(
    "repeated", ["<!--[if mso]>", '<img alt="', "<img alt='aa' ", '<img alt="aa">', "alt=", "<!--[if mso]><![endif]-->"]
)
def test_hostile_repetition_takes_time_in_proportion(repeated: str) -> None:
    """A page comes from anybody."""
    page = shown(repeated * (300_000 // len(repeated)))
    started = time.process_time()

    find_veiled(page)

    assert time.process_time() - started < 3
