"""Attacks reword a contact as a fraudster does: a person still understands it, and it is the same each time."""

import datetime
import re

import pytest
from attack.attacks import ATTACKS, STRENGTHS, Attack, attacked
from attack.phrases import PHRASES
from attack.places import bare, find_links, open_words
from attack.spoken import spell_amount, spell_number, spell_telephone

from beffroi import Channel, Contact

TEXT = (
    "Assurance Maladie : votre carte Vitale a expiré. Réglez 2,95 € par carte bancaire sous 48 h sur "
    "https://vitale-envoi.example/fr ou rappelez le 06 39 98 00 12. Merci de votre confiance."
)
DAY = datetime.date(2026, 3, 2)
SMS = Contact(Channel.SMS, TEXT, id="t1-1", sender="06 39 98 00 13", date=DAY, lang="fr")
BY_NAME = {attack.name: attack for attack in ATTACKS}
HIDING = ("homoglyphs", "zero_width", "spaced_letters", "leetspeak", "aimed_typos", "typos", "ocr_noise")


def reworded(name: str, strength: int, contact: Contact = SMS) -> str:
    """Return the texts that one attack makes of a contact, joined."""
    return " | ".join(become.text for become in attacked(BY_NAME[name], contact, strength))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: str(attack.name))
def test_each_attack_changes_the_text_the_same_way_each_time(attack: Attack) -> None:
    """Two runs may differ only by what the judge says."""
    for strength in STRENGTHS:
        first, second = attacked(attack, SMS, strength), attacked(attack, SMS, strength)

        assert first == second
        assert first not in {(), (SMS,)}


@pytest.mark.parametrize(
    ("name", "strength", "expected"),
    [
        ("broken_links", 1, "https://vitale-envoi. example/fr"),
        ("broken_links", 3, "https:/ / vitale - envoi . example / fr"),
        ("defanged_links", 1, "hxxps://vitale-envoi.example/fr"),
        ("spoken_links", 1, "vitale-envoi point example/fr"),
        ("spoken_links", 2, "vitale tiret envoi point example/fr"),
        ("numbers_in_words", 1, "Réglez deux euros quatre-vingt-quinze par carte"),
        ("numbers_in_words", 2, "sous quarante-huit heures sur"),
        ("numbers_in_words", 2, "rappelez le zéro six trente-neuf quatre-vingt-dix-huit zéro zéro douze."),
        ("numbers_in_words", 3, "rappelez le zéro six trois neuf neuf huit zéro zéro un deux."),
        ("no_accents", 2, "votre carte Vitale a expire. Reglez 2,95 €"),
        ("capitals", 2, "VOTRE CARTE VITALE A EXPIRÉ. RÉGLEZ 2,95 €"),
        ("capitals", 3, "VoTrE CaRtE ViTaLe"),
        ("quoted", 3, "> Assurance Maladie"),
        ("official_first", 2, "ameli"),
        ("in_two", 2, "a expiré. | Réglez 2,95 €"),
        ("in_two", 3, "sous 48 h sur | https://vitale-envoi.example/fr ou"),
        ("in_two_rejoined", 2, "(1/2) Assurance Maladie : votre carte Vitale a expiré.\n(2/2) Réglez"),
    ],
)
def test_an_attack_writes_what_its_name_says(name: str, strength: int, expected: str) -> None:
    """An attack that does less than it says would be reported as one that the judge withstands."""
    assert expected in reworded(name, strength)


@pytest.mark.parametrize("strength", [1, 2])
@pytest.mark.parametrize("name", HIDING)
def test_up_to_moderate_a_reader_loses_no_more_than_a_sixth_of_the_words(name: str, strength: int) -> None:
    """An attack that nobody understands attacks nobody; links and numbers stay as they are."""
    words = TEXT.split()
    after = reworded(name, strength)

    kept = [word for word in words if word in after]

    assert len(words) - len(kept) <= max(1, len(words) / 6)
    assert "https://vitale-envoi.example/fr" in after
    assert "06 39 98 00 12" in after


def test_a_heavier_attack_touches_the_same_words_and_more() -> None:
    """Or a table from light to heavy would compare different things."""
    spoilt = [{word for word in TEXT.split() if word not in reworded("leetspeak", strength)} for strength in STRENGTHS]

    assert spoilt[0] <= spoilt[1] <= spoilt[2]
    assert len(spoilt[0]) < len(spoilt[2])


def test_what_a_filter_looks_for_is_hidden_first() -> None:
    """Fraudsters do not hide "sous" and "avec"."""
    (hidden,) = [word for word in reworded("zero_width", 1).split() if "\u200b" in word]

    assert bare(hidden).replace("\u200b", "") in PHRASES.weighty


@pytest.mark.parametrize("name", ["synonyms", *(f"translated_{language}" for language in PHRASES.translations)])
def test_phrases_are_replaced_outside_links_alone(name: str) -> None:
    """A link with a word in another language leads nowhere."""
    sms = Contact(Channel.SMS, "Votre carte Vitale : cliquez sur carte-vitale.example/cliquez", id="t2", lang="fr")

    after = reworded(name, 3, sms)

    assert after.endswith("sur carte-vitale.example/cliquez")
    assert "arte Vitale" not in after


def test_the_body_is_only_hinted_at() -> None:
    """Its name, the things only it has, then the sender that bears its name."""
    email = Contact(
        Channel.EMAIL,
        "L'Assurance Maladie remplace votre carte Vitale.",
        id="t3",
        sender="CPAM <info@caisse.example>",
        subject="Ameli",
        lang="fr",
    )

    light, moderate, heavy = (attacked(BY_NAME["implied_body"], email, strength)[0] for strength in STRENGTHS)

    assert "Assurance Maladie" not in light.text
    assert "Vitale" in light.text
    assert "Vitale" not in moderate.text
    assert heavy.sender == "Service aux usagers <info@caisse.example>"
    assert "ameli" not in str(heavy.subject).lower()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("9 400 €", "neuf mille quatre cents euros"),
        ("1.350,50 euros", "mille trois cent cinquante euros cinquante"),
        ("37180 €", "trente-sept mille cent quatre-vingts euros"),
        ("57,20 eur", "cinquante-sept euros vingt"),
    ],
)
def test_an_amount_is_said_as_a_whole(written: str, said: str) -> None:
    """Half an amount in words would be another amount."""
    assert reworded("numbers_in_words", 1, Contact(Channel.SMS, f"Réglez {written}.")) == f"Réglez {said}."


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        pytest.param("synonyms", Contact(Channel.SMS, "Your health card has expired", lang="en"), id="French words"),
        pytest.param("homoglyphs", Contact(Channel.CALL, "Un homme voulait mon RIB"), id="letters in a call"),
        pytest.param("broken_links", Contact(Channel.SMS, "Envoyez votre RIB"), id="no link"),
        pytest.param("in_two", Contact(Channel.SMS, "Envoyez votre RIB"), id="one sentence"),
        pytest.param("numbers_in_words", Contact(Channel.SMS, "Dossier 4517, le 02/03/2026"), id="no amount"),
    ],
)
def test_where_an_attack_has_nothing_to_do_it_does_nothing(name: str, contact: Contact) -> None:
    """Contacts left as they are would make every attack look weaker."""
    assert all(attacked(BY_NAME[name], contact, strength) == () for strength in STRENGTHS)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Voir https://a.example/x. Merci", ["https://a.example/x"]),
        ("Sur vitale-fr.example, vite", ["vitale-fr.example"]),
        ("écrivez à aide@caisse.example", []),
        ("Fin.Merci à tous", []),
    ],
)
def test_links_are_found_with_and_without_scheme(text: str, links: list[str]) -> None:
    """What a fraud leads to is attacked by itself, and left alone by the rest."""
    assert [text[start:end] for start, end in find_links(text)] == links


def test_words_of_links_addresses_and_numbers_are_not_open() -> None:
    """They are often all that a fraud says."""
    text = "Voir vitale.example ou aide@caisse.example, n°A4517, vit‑maj\u200b.site, carte"

    assert [text[start:end] for start, end in open_words(text)] == ["Voir", "ou", "carte"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (100, "cent"),
        (200, "deux cents"),
        (363, "trois cent soixante-trois"),
        (1_000, "mille"),
        (80_001, "quatre-vingt mille un"),
        (9_400, "neuf mille quatre cents"),
    ],
)
def test_numbers_are_said_as_in_france(number: int, words: str) -> None:
    """A number no one would say so tests nothing."""
    assert spell_number(number) == words


def test_amounts_and_telephone_numbers_are_said_as_read_out() -> None:
    """Two digits at a time, and the cents behind the euros."""
    assert spell_amount(1, 0) == "un euro"
    assert spell_amount(363, 61) == "trois cent soixante-trois euros soixante et un"
    assert spell_telephone("+33639980012").startswith("plus trente-trois zéro six trente-neuf")
    assert spell_telephone("+33639980012", one_by_one=True).startswith("plus trente-trois six trois neuf neuf huit")


def test_the_tables_are_written_as_they_are_sought() -> None:
    """A word in capitals or with an accent in the wrong table would never be found."""
    assert {word for word in PHRASES.weighty if not re.fullmatch("[a-z]+", word)} == set()
    assert {order for order in PHRASES.orders if order != bare(order)} == set()
    sought = [word for swap in (*PHRASES.synonyms, *PHRASES.names, *PHRASES.things) for word in swap.words]
    assert [word for word in sought if word != word.lower()] == []
    assert len({frozenset(phrases) for phrases in PHRASES.translations.values()}) == 1


def test_what_is_put_in_fits_the_words_around_it() -> None:
    """An acronym's capitals are no shouting, and an apostrophe goes before a vowel alone."""
    sms = Contact(Channel.SMS, "Donnez l'IBAN au service de l'Assurance Maladie, vitale tiret fr point com", lang="fr")

    assert re.search("l'identifiant de compte|le numéro de compte", reworded("synonyms", 3, sms))
    assert "du Seguro de salud" in reworded("translated_es", 3, sms)
    assert reworded("implied_body", 3, sms).endswith("vitale tiret fr point com")
