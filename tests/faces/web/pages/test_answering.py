"""The page of an answer."""

import html
import re

import msgspec
import pytest
from starlette.testclient import TestClient

from beffroi.faces.web.pages.forms import Carried

FRAUD = (
    "Ameli : votre carte Vitale expire. Renouvelez-la sur https://ameli-renouvellement.example/x et réglez 0,95 € par"
    " carte bancaire."
)


def answered(client: TestClient, place: str = "fr", **fields: object) -> str:
    """Return the page that answers a form."""
    response = client.post(f"/{place}/answer/", data=fields)
    assert response.status_code == 200, response.text
    return response.text


def carried_by(page: str) -> str:
    """Return what a page carries on."""
    found = re.search(r'name="carried" value="([^"]*)"', page)
    assert found is not None
    return html.unescape(found[1])


def words_of(page: str) -> str:
    """Return a page without its tags, one space between words."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_an_answer_shows_the_verdict_the_words_the_reasons_and_the_steps(client: TestClient) -> None:
    """All that the person came for, on one page."""
    page = answered(client, channel="sms", text=FRAUD, sender="+33639980001")

    assert re.search(r'<h1 id="verdict">\s*Fraude\s*</h1>', page)
    assert re.search(r'<mark>carte bancaire</mark><sup><a href="#reason-1"', page)
    assert '<li id="reason-1" class="card">' in page
    assert "8 juillet 2024" in page
    assert '<a href="tel:3646">' in page
    assert "Ne payez rien" in page
    assert "Prévenir un proche" in page
    assert "authentique" not in page.lower()


def test_every_number_beside_a_word_leads_to_its_reason(client: TestClient) -> None:
    """A number that leads nowhere is worse than none."""
    page = answered(client, channel="sms", text=FRAUD, sender="AMELI")

    targets = set(re.findall(r'href="#(reason-\d+)"', page))
    assert targets
    assert targets <= set(re.findall(r'id="(reason-\d+)"', page))


def test_words_of_a_contact_never_become_markup_or_a_link(client: TestClient) -> None:
    """The page shows what a fraudster wrote."""
    nasty = (
        '<script>alert(1)</script><img src=x onerror=alert(1)>"><a href="https://ameli.example">36 46</a>\u202e{{7*7}}'
    )
    page = answered(client, channel="sms", text=f"Ameli : {nasty} payez par carte bancaire", sender=nasty)

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="https://ameli.example' not in page
    assert "\u202e" not in re.sub(r'name="carried" value="[^"]*"', "", page.split('class="tell"')[0])
    assert "{{7*7}}" in page
    assert "&lt;script&gt;" in page


def test_what_was_done_changes_the_steps_and_gives_the_days_not_to_miss(client: TestClient) -> None:
    """The card is blocked first, and 13 months become a date."""
    page = answered(client, channel="sms", text=FRAUD, sender="AMELI", date="2026-01-31")
    after = answered(client, carried=carried_by(page), done=["gave_card", "paid"])

    assert words_of(after).index("Faites opposition") < words_of(after).index("Prévenez vos proches")
    assert "28 février 2027" in after
    assert 'value="gave_card" checked' in after
    assert "second appel" in after


def test_what_a_page_carries_holds_the_contact_alone(client: TestClient) -> None:
    """Nothing is kept on the server: the next form brings it again."""
    page = answered(client, channel="email", text=FRAUD, sender="a@b.example")

    carried = msgspec.json.decode(carried_by(page), type=Carried)
    assert carried.intake.contact.text == FRAUD
    assert carried.intake.contact.sender == "a@b.example"
    assert not carried.is_guessed


def test_who_says_nothing_of_the_way_it_came_is_asked_once(client: TestClient) -> None:
    """A text alone counts as SMS, and the page says so; a choice is kept."""
    page = answered(client, text="Ameli : votre remboursement vous attend, cliquez sur http://a.example")
    assert '<select id="channel" name="channel">' in page

    chosen = answered(client, carried=carried_by(page), channel="social")
    assert '<select id="channel"' not in chosen
    assert msgspec.json.decode(carried_by(chosen), type=Carried).intake.contact.channel == "social"


def test_the_sender_is_asked_only_where_it_matters(client: TestClient) -> None:
    """A decisive fraud stays one whoever is shown; a harmless text does not."""
    assert 'id="sender"' not in answered(client, channel="sms", text=FRAUD)
    assert 'id="sender"' in answered(client, channel="sms", text="Assurance Maladie : rendez-vous demain à 9 h.")


def test_a_call_without_words_leads_to_the_questions(client: TestClient) -> None:
    """There is nothing to paste of a call."""
    response = client.post("/en/answer/", data={"channel": "visit", "text": " "}, follow_redirects=False)

    assert response.status_code == 303
    assert response.headers["location"] == "/en/interview/?channel=visit"


@pytest.mark.parametrize(
    ("fields", "files", "status", "says"),
    [
        ({"channel": "sms", "text": " "}, None, 422, "Il manque le message"),
        ({}, None, 422, "Il manque le message"),
        ({"text": "a" * 100_001}, None, 413, "très long"),
        ({}, {"file": ("x.png", b"\x89PNG\r\n\x1a\nbroken", "image/png")}, 422, "n’a pas pu être lu"),
        (
            {},
            {"file": ("x.mbox", b"From a@b.example Mon Jan  1 00:00:00 2024\nFrom: a@b.example\n\nx\n", "")},
            422,
            "lu",
        ),
        ({"carried": "{"}, None, 422, "n’a pas pu être lu"),
        ({"carried": '{"intake":{"contact":{"channel":"sms","text":""}}}'}, None, 422, "n’a pas pu être lu"),
    ],
)
def test_what_cannot_be_judged_is_said_kindly(
    client: TestClient, fields: dict[str, str], files: dict[str, tuple[str, bytes, str]] | None, status: int, says: str
) -> None:
    """The person learns what to do instead, and loses nothing that was typed."""
    response = client.post("/fr/answer/", data=fields, files=files)

    assert response.status_code == status
    assert says in html.unescape(response.text)
    assert 'role="alert"' in response.text


def test_an_email_that_was_saved_is_read_whole(client: TestClient) -> None:
    """Its headers, its page and its attachments count."""
    mail = (
        b"From: Assurance Maladie <info@ameli-sante.example>\r\nTo: a@b.example\r\nSubject: Remboursement\r\n"
        b"Date: Mon, 02 Nov 2026 10:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        b"Votre remboursement de 248 euros vous attend : http://ameli-sante.example/rib\r\n"
        b"Indiquez votre carte bancaire.\r\n"
    )
    response = client.post("/fr/answer/", files={"file": ("courriel.eml", mail, "message/rfc822")})

    assert "Fraude" in response.text
    assert "2 novembre 2026" in response.text
    assert msgspec.json.decode(carried_by(response.text), type=Carried).files[0].name == "courriel.eml"


def test_an_answer_is_not_kept_by_anyone(client: TestClient) -> None:
    """Neither by the browser nor by what stands between."""
    response = client.post("/fr/answer/", data={"channel": "sms", "text": FRAUD})

    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    assert '<meta name="robots" content="noindex">' in response.text


def test_who_has_already_given_something_is_led_there_from_the_verdict(client: TestClient) -> None:
    """The bank cannot wait below three screens of reasons."""
    page = answered(client, channel="sms", text=FRAUD)
    told = answered(client, carried=carried_by(page), done="gave_card")

    assert page.index('<a class="second" href="#done">') < page.index('id="why"')
    assert 'href="#done"' not in told
    assert told.index("Faites opposition") < told.index('<li class="warning">')


@pytest.mark.parametrize("words", ["0974123345", "FR76 3000 6000 0112 3456 7890 189", "j’ai reçu un message bizarre"])
def test_a_few_words_are_no_all_clear(client: TestClient, words: str) -> None:
    """That there is no sign of fraud in a bare number would be believed."""
    assert "ne prouve rien" in words_of(answered(client, text=words))


def test_a_whole_message_without_a_sign_gets_no_such_caution(client: TestClient) -> None:
    """A reminder of a pharmacy frightens nobody."""
    said = (
        "Pharmacie du Marché : votre ordonnance est prête, vous pouvez venir la chercher. Pensez à votre carte Vitale."
    )

    assert "Il y a peu de mots" not in words_of(answered(client, channel="sms", text=said))


def test_the_number_of_a_reason_stands_once_at_the_end_of_its_words(client: TestClient) -> None:
    """A link cut up by numbers cannot be read."""
    page = answered(
        client, channel="sms", text="Assurance Maladie : nouvelle carte Vitale sur https://vitale-neuf-2026.info/fr"
    )
    quoted = page[page.index("<blockquote") : page.index("</blockquote>")]

    assert quoted.count('href="#reason-1"') == 1


def test_what_a_person_told_is_not_called_what_they_received(client: TestClient) -> None:
    """Of a call nothing is left but the account of it."""
    told = answered(client, channel="call", text="La CPAM m’a demandé le numéro de ma carte bancaire.")

    assert "Ce que vous avez raconté" in told
    assert "Ce que vous avez reçu" not in told
    assert "Ce que vous avez reçu" in answered(client, channel="sms", text=FRAUD)
