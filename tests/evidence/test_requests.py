"""A request is a thing and an ask that stand in one sentence, neither of them turned round."""

import pytest

from beffroi.contact import Channel
from beffroi.evidence import Directory, Evidence, EvidenceKind, Field, Span
from beffroi.evidence.requests import RequestTrait, find_requests

from .toy_words import packaged_lexicon, passage_of, seen_in


def _asked(text: str, found: tuple[Evidence, ...] = (), *, channel: Channel = Channel.SMS) -> list[str]:
    passage = passage_of(text, packaged_lexicon())
    return [e.value for e in find_requests(passage, found, channel)]


def _link(*traits: str) -> Evidence:
    return Evidence(
        EvidenceKind.LINK, "https://x.example", Span(Field.TEXT, 0, 1), frozenset(traits), None, "x.example"
    )


def _phone(*traits: str) -> Evidence:
    return Evidence(EvidenceKind.PHONE, "0199000001", Span(Field.TEXT, 0, 1), frozenset(traits))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("Communiquez votre RIB par retour de SMS.", "bank_details", id="bank details"),
        pytest.param("Communiquez votre numéro de carte bancaire.", "card", id="bank card"),
        pytest.param("Confirmez votre mot de passe.", "password", id="password"),
        pytest.param("Envoyez-nous le code de vérification reçu.", "one_time_code", id="one-time code"),
        pytest.param("Indiquez votre numéro de sécurité sociale.", "nir", id="social security number"),
        pytest.param("Indiquez vos antécédents et vos traitements.", "medical", id="medical information"),
        pytest.param("Envoyez une copie de votre pièce d'identité.", "identity", id="identity paper"),
        pytest.param("Confirmez votre adresse postale.", "address", id="postal address"),
        pytest.param("Payez 0,95 € de frais d'envoi.", "payment", id="payment"),
        pytest.param("Cliquez sur le lien.", "click", id="click"),
        pytest.param("Répondez OUI à ce message.", "reply", id="reply"),
        pytest.param("Installez AnyDesk sur votre ordinateur.", "install", id="remote control"),
        pytest.param("Achetez deux coupons PCS et envoyez les codes.", "gift_card", id="prepaid coupons"),
        pytest.param("Un coursier passera prendre la carte.", "hand_over", id="hand over"),
        pytest.param("Scannez le QR code ci-dessous.", "scan_code", id="scan a code"),
    ],
)
def test_each_thing_is_found_where_it_is_asked_for(text: str, asked: str) -> None:
    """One line for each word of the closed list that words alone can show."""
    assert asked in _asked(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ne communiquez jamais votre RIB.", id="never give it"),
        pytest.param("Nous ne vous demanderons jamais votre mot de passe.", id="we shall never ask"),
        pytest.param("Aucun code ne vous sera demandé.", id="no code will be asked"),
        pytest.param("Nous ne demandons ni RIB, ni carte bancaire, ni mot de passe.", id="a list with ni"),
        pytest.param("Vos coordonnées bancaires ont été modifiées.", id="a thing without an ask"),
        pytest.param("Communiquez avec nous. Votre RIB est à jour.", id="the ask stands in another sentence"),
        pytest.param("Merci de votre visite.", id="an ask without a thing"),
        pytest.param("Ne cliquez sur aucun lien.", id="click on none"),
        pytest.param("Inutile de nous envoyer votre RIB.", id="no need to send it"),
    ],
)
def test_what_is_denied_or_only_named_is_not_asked_for(text: str) -> None:
    """Genuine notices name all these things in order to warn."""
    assert _asked(text) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("N'oubliez pas d'envoyer votre RIB.", "bank_details", id="do not forget"),
        pytest.param("Ne tardez pas, communiquez votre RIB.", "bank_details", id="do not wait, then an order"),
        pytest.param("Ne payez rien. Indiquez votre carte bancaire.", "card", id="a denial in the sentence before"),
        pytest.param("Nous ne demandons jamais de mot de passe mais envoyez votre RIB.", "bank_details", id="it turns"),
    ],
)
def test_an_order_stays_one_beside_a_denial_that_is_not_its_own(text: str, asked: str) -> None:
    """Frauds quote the warnings of the genuine ones."""
    assert asked in _asked(text)


def test_an_ask_too_far_from_the_thing_asks_for_something_else() -> None:
    """A long sentence names many things."""
    near = "Communiquez dès maintenant votre RIB"
    far = "Communiquez " + "les pieces du dossier de la semaine " * 5 + "puis RIB"

    assert "bank_details" in _asked(near)
    assert "bank_details" not in _asked(far)


@pytest.mark.parametrize(
    ("text", "value", "trait"),
    [
        pytest.param("Il m'a demandé mon RIB.", "bank_details", RequestTrait.TOLD, id="told"),
        pytest.param("Préparez votre carte bancaire.", "card", RequestTrait.PREPARE, id="to be kept ready"),
        pytest.param("Elle a parlé de ma carte bancaire.", "card", RequestTrait.MENTIONED, id="only spoken of"),
    ],
)
def test_a_call_tells_how_a_thing_was_asked_for(text: str, value: str, trait: RequestTrait) -> None:
    """Told, announced and merely spoken of weigh differently."""
    passage = passage_of(text, packaged_lexicon())

    found = [e for e in find_requests(passage, (), Channel.CALL) if e.value == value]

    assert found
    assert all(trait in e.traits for e in found)


def test_a_message_only_reports_what_a_caller_told() -> None:
    """What reads "il m'a demandé mon RIB" in an SMS is a friend's story."""
    assert _asked("Il m'a demandé mon RIB.", channel=Channel.CALL) == ["bank_details"]
    assert _asked("Il voulait mon RIB.", channel=Channel.SMS) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Il ne m'a demandé ni RIB, ni carte bancaire.", id="neither nor"),
        pytest.param("On ne m'a jamais parlé de mot de passe.", id="never spoken of"),
    ],
)
def test_what_a_caller_did_not_ask_for_is_not_mentioned(text: str) -> None:
    """Who tells that nothing was asked for tells of an honest call."""
    assert _asked(text, channel=Channel.CALL) == []


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        pytest.param("Indiquez votre RIB dans votre compte ameli.", RequestTrait.IN_ACCOUNT, id="in the account"),
        pytest.param("Envoyez votre RIB par retour de mail.", RequestTrait.BY_REPLY, id="by return"),
        pytest.param("Donnez votre RIB au téléphone.", RequestTrait.BY_PHONE, id="by telephone"),
        pytest.param(
            "Déposez votre RIB à l'accueil de votre caisse.", RequestTrait.AT_THE_COUNTER, id="at the counter"
        ),
    ],
)
def test_a_request_says_where_the_thing_is_to_be_given(text: str, trait: RequestTrait) -> None:
    """In the account, reached by oneself, nothing is wrong with it."""
    passage = passage_of(text, packaged_lexicon())

    found = [e for e in find_requests(passage, (), Channel.SMS) if e.value == "bank_details"]

    assert found
    assert all(trait in e.traits for e in found)


def test_a_link_that_leads_elsewhere_is_not_the_account() -> None:
    """A phrase such as "dans votre compte ameli : https://…" opens whatever the link says."""
    passage = passage_of("Indiquez votre RIB dans votre compte ameli.", packaged_lexicon())

    with_own = list(find_requests(passage, [_link("official")], Channel.SMS))
    with_other = list(find_requests(passage, [_link("lookalike")], Channel.SMS))
    with_number = list(find_requests(passage, [_phone("call_back", "premium")], Channel.SMS))

    assert any(RequestTrait.IN_ACCOUNT in e.traits for e in with_own)
    assert not any(RequestTrait.IN_ACCOUNT in e.traits for e in with_other)
    assert not any(RequestTrait.IN_ACCOUNT in e.traits for e in with_number)


@pytest.mark.parametrize(
    ("found", "asked", "traits"),
    [
        pytest.param(_link("unknown"), ["click"], set(), id="a link wants a click"),
        pytest.param(_link("official"), ["click"], {"official"}, id="so does an official one, and it is said"),
        pytest.param(_link("mail"), [], set(), id="an address to write to wants none"),
        pytest.param(_phone("call_back"), ["call_back"], set(), id="a number to call wants a call"),
        pytest.param(_phone("call_back", "official"), ["call_back"], {"official"}, id="so does an official one"),
        pytest.param(_phone("mentioned"), [], set(), id="a number that is only named wants none"),
    ],
)
def test_links_and_numbers_to_call_are_requests(found: Evidence, asked: list[str], traits: set[str]) -> None:
    """Nobody writes "cliquez" any more."""
    requests = list(find_requests(passage_of("Bonjour"), [found], Channel.SMS))

    assert [e.value for e in requests] == asked
    assert all(e.traits == traits and e.span == found.span for e in requests)


def test_a_link_in_another_field_is_that_fields_request() -> None:
    """Else each field of a mail would repeat it."""
    assert list(find_requests(passage_of("Bonjour", field=Field.SUBJECT), [_link("unknown")], Channel.SMS)) == []


def test_to_log_in_where_a_link_leads_elsewhere_is_to_give_the_password() -> None:
    """The page behind the link looks like the account."""
    text = "Identifiez-vous ici"

    assert "password" in _asked(text, (_link("lookalike"),))
    assert "password" not in _asked(text, (_link("official"),))
    assert "password" not in _asked("Ne vous identifiez jamais", (_link("lookalike"),))


def test_a_code_that_the_contact_brings_is_not_asked_for() -> None:
    """One phrase, "votre code est 123456, saisissez-le", gives; "quel est votre code ?" takes."""
    assert "one_time_code" not in _asked("Votre code de vérification est 482913, saisissez ce code de vérification.")
    assert "one_time_code" in _asked("Renvoyez-nous le code de vérification que vous avez reçu.")
    told = _asked(
        "Votre code de vérification est 482913. Il m'a demandé ce code de vérification.", channel=Channel.CALL
    )
    assert "one_time_code" in told


def test_requests_are_seen_through_a_disguise_and_pointed_at_as_received(directory: Directory) -> None:
    """Filters are what the disguise is for; people read through it."""
    text = "Communiquez votre ca\u200brte ban\u200bcaire"

    seen = seen_in(directory, Channel.SMS, text)

    card = next(e for e in seen if e.kind is EvidenceKind.REQUEST and e.value == "card")
    assert text[card.span.start : card.span.end] == "ca\u200brte ban\u200bcaire"
