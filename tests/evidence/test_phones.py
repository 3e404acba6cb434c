"""Phones: every number that can be dialled is found with its class and role, and no other figure is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, Field, Span
from beffroi.evidence.phones import find_phones
from beffroi.evidence.reading import read


def phones(directory: Directory, text: str, channel: Channel = Channel.SMS, **fields: object) -> list[Evidence]:
    """Return the PHONE evidence of one contact."""
    return list(find_phones(read(Contact(channel, text, **fields)), directory))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value", "traits"),
    [
        ("Appelez le 0 899 92 67 31 vite", "0899926731", "premium call_back"),
        ("Rappelez-nous au 01.99.00.26.38.", "0199002638", "geographic fiction call_back"),
        ("Mon numéro, le +33639981994.", "0639981994", "mobile fiction call_back"),
        ("joignable au +33 (0)1 99 00 26 38", "0199002638", "geographic fiction call_back"),
        ("Notre ligne : 0033 6 39 98 00 12", "0639980012", "mobile fiction call_back"),
        ("WhatsApp 33639980012", "0639980012", "mobile fiction call_back"),
        ("composez le 36 46", "3646", "official calls_from may_be_called call_back"),
        ("composez le 36.46", "3646", "official calls_from may_be_called call_back"),
        ("Pour toute question, le 3646.", "3646", "official calls_from may_be_called call_back"),
        ("appelez le 01 78 85 70 03", "0178857003", "official calls_from call_back"),
        ("appelez le 09 74 75 76 78", "0974757678", "retired call_back"),
        ("appelez le 01 99 00 00 01", "0199000001", "geographic fiction call_back"),
        ("appelez le 0800 123 456", "0800123456", "free call_back"),
        ("appelez le 0806 12 34 56", "0806123456", "normal call_back"),
        ("appelez le 01 62 12 34 56", "0162123456", "telemarketing call_back"),
        ("appelez le 09 47 51 23 45", "0947512345", "telemarketing call_back"),
        ("appelez le 09 12 34 56 78", "0912345678", "voip call_back"),
        ("appelez le 0700 12 34 56", "0700123456", "machine call_back"),
        ("appelez le 04 12 34 56 78", "0412345678", "geographic call_back"),
        ("composez le 118 218", "118218", "directory_enquiries call_back"),
        ("composez le 116 117", "116117", "free call_back"),
        ("appelez le 3939", "3939", "short call_back"),
        ("appelez le 1023", "1023", "short call_back"),
        ("Call +44 7700 900588 before noon.", "+447700900588", "foreign call_back"),
        ("Call 00 44 7700 900588 now", "+447700900588", "foreign call_back"),
        ("Transférez le SMS au 33700", "33700", "reporting forward_to"),
        ("Info Escroqueries au 0 805 805 817", "0805805817", "reporting call_back"),
        ("Raccrochez et composez le 17.", "17", "reporting call_back"),
        ("STOP au 36038", "36038", "normal sms_code forward_to"),
        ("Envoyez OUI au 81212", "81212", "premium sms_code forward_to"),
        ("Le SMS du 38663 est vrai", "38663", "official sms_code mentioned"),
        ("Le numéro affiché sera le 3646.", "3646", "official calls_from may_be_called mentioned"),
        ("J'ai composé moi-même le 3646", "3646", "official calls_from may_be_called mentioned"),
        ("Ne rappelez jamais le 0899 11 22 33", "0899112233", "premium mentioned"),
        ("une amende si vous ne rappelez pas le 0895 89 73 81", "0895897381", "premium call_back"),
        ("rappelez au 06 39 98 00 1", "063998001", "invalid call_back"),
        ("au zéro huit cent quatre-vingt-dix-neuf, douze, treize, quatorze", "0899121314", "premium call_back spelled"),
        ("appelez le trente-six quarante-six", "3646", "official calls_from may_be_called call_back spelled"),
        ("appelez le trente-neuf trente-neuf", "3939", "short call_back spelled"),
        ("hemen 06 39 98 99 48 numarasını arayın", "0639989948", "mobile fiction call_back"),
        ("Ne donnez pas ce code. Appelez le 3646", "3646", "official calls_from may_be_called call_back"),
        ("📞 0899 11 22 33", "0899112233", "premium call_back"),
        ("n° client 0612345678", "0612345678", "mobile mentioned"),
        ("请立即回拨 +33 6 39 98 00 39", "0639980039", "mobile fiction call_back"),
    ],
)  # fmt: skip
def test_a_number_has_its_class_and_its_role(directory: Directory, text: str, value: str, traits: str) -> None:
    """A rule asks for both: a premium number that one is asked to call back is not one that is warned of."""
    found = phones(directory, text)

    assert [(evidence.value, evidence.traits) for evidence in found] == [(value, frozenset(traits.split()))]


@pytest.mark.parametrize(
    "text",
    [
        "Remboursement de 1 200,00 € le 12/03/2026",
        "Reçu le 12 03 2026 à 14 h 30",
        "du 05.01.2026 au 07-02-2026",
        "NIR 2 69 05 49 588 157 80",
        "NIR 269054958815780",
        "IBAN FR76 3000 4000 0306 3998 0012 345",
        "CB 4970 1012 3456 7890",
        "SIRET 123 456 789 00012",
        "dossier 3646",
        "dossier 34813, réf. 900319, DS-875326",
        "code 864836, valable 10 minutes",
        "75011 Paris, CS 20101",
        "Mot de passe de l'archive : 3866",
        "matricule 3417",
        "7133 est votre code",
        "3646 € de soins, 36,46 €, 36.46 EUR",
        "les 36-46 ans et 3646 personnes",
        "https://x.example/0639980012?id=0639980012",
        "colis 6A06399800123",
        "écrivez à 0639980012@boite.example",
        "appelez avant le 15 mars, le 17 à 18h",
        "Appelez le 18 rue des Lilas",
        "entre 36 46 18 et 12",
        "soixante, dix-huit et zéro faute",
        "depuis 1945 et 2026, 24h/24 7j/7",
        "Une carte 3612 et un modèle 3939",
    ],
)
def test_figures_that_are_no_number_are_spared(directory: Directory, text: str) -> None:
    """A date or a file number taken for a telephone number would be shown to the person as a reason."""
    assert phones(directory, text) == []


@pytest.mark.parametrize(
    ("channel", "sender", "expected"),
    [
        (Channel.CALL, "3646", ("3646", "official")),
        (Channel.CALL, "36 46", ("3646", "official")),
        (Channel.CALL, "+33 6 39 98 95 17", ("0639989517", "mobile")),
        (Channel.CALL, "+44 7700 900591", ("+447700900591", "foreign")),
        (Channel.CALL, "09 74 75 76 78", ("0974757678", "retired")),
        (Channel.CALL, "06 39 98", ("063998", "invalid")),
        (Channel.VOICEMAIL, "0 897 24 66 19", ("0897246619", "premium")),
        (Channel.SMS, "+33639980226", ("0639980226", "mobile")),
        (Channel.SOCIAL, "WhatsApp 06 39 98 76 99", ("0639987699", "mobile")),
        (Channel.SOCIAL, "WhatsApp +44 7700 900320", ("+447700900320", "foreign")),
        (Channel.CALL, "CPAM 3646", ("3646", "official")),
        (Channel.CALL, "Cabinet 2026", None),
        (Channel.CALL, "Cabinet 3639", None),
        (Channel.CALL, "Numéro masqué", None),
        (Channel.CALL, "+", None),
        (Channel.SMS, "38663", None),
        (Channel.SMS, "36170", None),
        (Channel.SMS, "AMELI 38663", None),
        (Channel.SMS, "AMELI", None),
        (Channel.EMAIL, "Ameli <0639980012@boite.example>", None),
    ],
)
def test_the_number_shown_as_the_sender_is_one(
    directory: Directory, channel: Channel, sender: str, expected: tuple[str, str] | None
) -> None:
    """An SMS code is left to the sender's recogniser; a number saved under a name is still a number."""
    found = phones(directory, "", channel, sender=sender)

    if expected is None:
        assert found == []
    else:
        assert [evidence.value for evidence in found] == [expected[0]]
        assert {expected[1], "sender"} <= found[0].traits
        assert found[0].span.field is Field.SENDER


def test_an_owner_or_a_price_stands_beside_the_number(directory: Directory) -> None:
    """A person wants to know whose number it is, or what it costs."""
    official, premium, service = phones(directory, "le 3646, le 0899 11 22 33, le 33700")

    assert (official.public_body, official.detail) == ("assurance_maladie", "assurance_maladie")
    assert (premium.public_body, premium.detail) == (None, "max 0,80 €/min ou 3 €/appel")
    assert (service.public_body, service.detail) == (None, "reporting.sms_33700")


def test_the_span_is_in_the_text_as_received(directory: Directory) -> None:
    """Zero-width characters shift the folded text; the page underlines the received one."""
    text = "Appelez\u200b le 06\u00a039\u00a098\u00a000\u00a012, poste 214."

    (found,) = phones(directory, text)

    assert text[found.span.start : found.span.end] == "06\u00a039\u00a098\u00a000\u00a012, poste 214"


def test_what_a_button_dials_is_seen_beside_what_it_shows(directory: Directory) -> None:
    """A page can show 36 46 and dial a premium number."""
    html = '<p>Appelez le <a href="tel:+33-899-11-22-33">36 46</a> <a href="tel:12">x</a></p>'

    found = phones(directory, "", Channel.EMAIL, html=html)

    assert [evidence.value for evidence in found] == ["3646", "0899112233"]
    assert found[1].span == Span(Field.HTML, html.index("+33"), html.index('">36'))
    assert {"premium", "call_back", "shown_as_another"} <= found[1].traits


@pytest.mark.parametrize(
    ("html", "shows_another"),
    [
        ('<a href="tel:0639980012">06 39 98 00 12</a>', False),
        ('<a href="tel:+33639980012">06&nbsp;39&nbsp;98 00 12</a>', False),
        ('<a href="tel:0639980012">Appelez-nous</a>', False),
        ('<a href="tel:0639980012"><i hidden>06 39 98 00 12</i>01 99 00 12 34</a>', True),
    ],
)
def test_what_a_button_dials_is_compared_with_what_it_shows(
    directory: Directory,
    html: str,
    shows_another: bool,  # noqa: FBT001
) -> None:
    """Nobody who taps on a number looks at what is dialled."""
    dialled = [one for one in phones(directory, "", Channel.EMAIL, html=html) if one.value == "0639980012"]

    assert any("shown_as_another" in one.traits for one in dialled) is shows_another


def test_subject_and_attachments_are_read_too(directory: Directory) -> None:
    """A letter in PDF may carry the number."""
    attachment = Attachment("avis.pdf", text="appelez le 0899 11 22 33")

    found = phones(directory, "", Channel.EMAIL, subject="Rappelez le 3646", attachments=(attachment,))

    assert [(evidence.value, evidence.span.field) for evidence in found] == [
        ("3646", Field.SUBJECT),
        ("0899112233", Field.ATTACHMENTS),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "0 ", "+33 ", "+1 2 ", "00 44 77 ", "36 46 ", "5 .", "06 ", "0639980012 ", "appelez le 17 "),
        *("appelez le 3646 ", "zero six ", "zero quatre-vingt-dix "),
    ],
)
def test_hostile_text_takes_time_in_proportion_to_its_length(directory: Directory, unit: str) -> None:
    """A megabyte of digits must not stop the mail of others."""
    small, large = (read(Contact(Channel.SMS, (unit * size)[:size], sender=unit * 1_000)) for size in (50_000, 200_000))
    seconds = []
    for reading in (small, large):
        began = time.process_time()
        count = sum(1 for _ in find_phones(reading, directory))
        seconds.append(time.process_time() - began)
        assert count <= 1_300

    assert seconds[1] < 12 * seconds[0] + 0.5


@settings(deadline=None, max_examples=200)
@given(
    text=st.text(alphabet=st.sampled_from("0123456789 +().-/:,aelopz\n€é\u200b\u00a0"), max_size=80),
    sender=st.text(max_size=30),
)
def test_any_text_is_read_and_every_span_lies_inside_it(directory: Directory, text: str, sender: str) -> None:
    """A span outside the field would break the page that underlines it."""
    for evidence in phones(directory, text, Channel.CALL, sender=sender):
        field = text if evidence.span.field is Field.TEXT else sender

        assert 0 <= evidence.span.start < evidence.span.end <= len(field)
        assert evidence.value.removeprefix("+").isdecimal()
