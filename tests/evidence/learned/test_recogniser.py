"""What the model sees: likely, sure and unlikely answers, at the words that weigh most."""

import itertools
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence.directory import Directory
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.learned import Learned, LearnedTrait, Model, at_weightiest_words, find_learned, packaged_model
from beffroi.evidence.learned.features import MOST_WORDS, keys_of_word
from beffroi.evidence.learned.model import Header, load_model, to_bytes
from beffroi.evidence.learned.recogniser import words_read
from beffroi.evidence.learned.signs import STEPS
from beffroi.evidence.looking import Sight, hear, look
from beffroi.evidence.reading import read
from beffroi.rulebook import load_rulebook

NEVER = 99.0
FRAUD = "Ameli : votre carte Vitale expire. Réglez les frais de 0,95 € par carte bancaire sur https://ameli-x.example"


def toy_model(signs: dict[str, dict[str, int]] | None = None) -> Model:
    """Return a model that knows two words, and ``signs``: of ``rib`` a request is true, of ``bonjour`` it is not.

    ``rib`` among seven words is likely, alone it is sure; ``bonjour`` among seven is unlikely.
    """
    header = Header(
        heads=("asks_bank_details", "tells_story"),
        scales=(1.0, 1.0),
        intercepts=(0.0, 0.0),
        slopes=(1.0, 1.0),
        likely=(1.0, NEVER),
        sure=(30.0, NEVER),
        unlikely=(-NEVER, -1.0),
        signs=signs or {},
    )
    keys = [*keys_of_word("rib", "sms"), *keys_of_word("bonjour", "sms")]
    of_rib = len(keys_of_word("rib", "sms"))
    levels = [(20, 0)] * of_rib + [(0, -20)] * (len(keys) - of_rib)
    return load_model(to_bytes(header, keys, bytes(127 + level for pair in levels for level in pair)))


def learned_in(
    text: str = "", channel: Channel = Channel.SMS, model: Model | None = None, **other: object
) -> list[Evidence]:
    """Return what the model sees in a contact, at the words that weigh most."""
    reading = read(Contact(channel, text, **other))  # type: ignore[arg-type]
    model = model or packaged_model()
    return at_weightiest_words(list(find_learned(reading, model)), reading, model)


def test_what_else_is_seen_in_a_contact_is_read_beside_its_words(directory: Directory) -> None:
    """A request that a word list sees reaches the model, for the heads that read signs; training is given the same."""
    lexicon = load_rulebook(None).lexicon
    contact = Contact(Channel.SMS, "Donnez-moi le numéro de la carte bancaire dans un message.")
    model = toy_model({"asks_bank_details": {"sms request card": 40 * STEPS}})

    assert "sms request card" in hear(contact, directory, lexicon).signs
    assert _values(look(contact, directory, lexicon, toy_model())) == []
    assert _values(look(contact, directory, lexicon, model)) == ["asks_bank_details"]


def _values(sight: Sight) -> list[str]:
    return [one.value for one in sight.evidence if one.kind is EvidenceKind.LEARNED]


def shown(text: str, evidence: Evidence) -> str:
    """Return the words at which something was seen."""
    return text[evidence.span.start : evidence.span.end]


@pytest.mark.parametrize(
    ("channel", "text", "seen", "spared"),
    [
        pytest.param(
            "sms", FRAUD, {"asks_card", "asks_payment", "asks_click", "tells_story"}, {"told", "private"}, id="a card"
        ),
        pytest.param(
            "sms",
            "CPAM : un remboursement de 248,50 € est en attente. Communiquez votre RIB sur https://ameli-x.example",
            {"asks_bank_details", "tells_refund", "presses_reward", "speaks_as"},
            {"asks_install", "told", "warns"},
            id="bank details",
        ),
        pytest.param(
            "call",
            "Une dame de la CPAM m'a demandé mon numéro de carte bancaire pour me rembourser, et le code reçu par SMS.",
            {"asks_card", "asks_one_time_code", "told"},
            {"asks_click", "warns"},
            id="a caller who wants a code",
        ),
        pytest.param(
            "call",
            "Un conseiller de ma banque me dit que mon compte est piraté et qu'un coursier va passer prendre ma carte.",
            {"asks_hand_over", "tells_bank_security", "told"},
            {"asks_click", "claims_assurance_maladie"},
            id="a courier",
            marks=pytest.mark.xfail(reason="a bank's courier is heard as the Assurance Maladie's", strict=True),
        ),
        pytest.param(
            "call",
            "Un conseiller de ma banque me dit que mon compte est piraté et qu'un coursier va passer prendre ma carte.",
            {"asks_hand_over", "tells_bank_security", "told"},
            {"asks_click", "private"},
            id="a courier, whoever sends him",
        ),
        pytest.param(
            "voicemail",
            "Ici le service des impôts, rappelez d'urgence le 08 99 00 00 12 sous peine de poursuites.",
            {"asks_call_back", "presses_threat"},
            {"asks_click", "asks_card"},
            id="a call to return",
        ),
        pytest.param(
            "sms",
            "Coucou, tu rentres à quelle heure ce soir ? J'ai pris du pain.",
            {"private", "claims_nobody"},
            {"tells_story", "asks_payment", "speaks_as"},
            id="a family",
        ),
        pytest.param(
            "sms",
            "Rappel : rendez-vous avec le Dr Martin demain à 14 h 30. Pour annuler : 01 99 00 00 12",
            {"third_party"},
            {"asks_card", "asks_payment", "claims_assurance_maladie"},
            id="a doctor's reminder",
        ),
        pytest.param(
            "email",
            "Attention aux arnaques : de faux SMS de l'Assurance Maladie circulent. Ne donnez jamais votre carte.",
            {"warns"},
            {"speaks_as", "asks_click", "private"},
            id="a warning",
        ),
    ],
)
def test_what_a_contact_asks_tells_and_is_is_seen(channel: str, text: str, seen: set[str], spared: set[str]) -> None:
    """A few of each sort, plain enough for any model trained on the corpus."""
    found = {evidence.value for evidence in learned_in(text, Channel(channel)) if "likely" in evidence.traits}

    assert (seen - found, spared & found) == (set(), set())


@pytest.mark.parametrize(
    ("text", "value", "traits"),
    [
        ("alors le voici donc avec lui rib", "asks_bank_details", {"likely"}),
        ("rib rib rib rib rib rib rib", "asks_bank_details", {"likely", "sure"}),
        ("alors le voici donc avec lui bonjour", "tells_story", {"unlikely"}),
    ],
)
def test_an_answer_says_how_sure_it_is(text: str, value: str, traits: set[str]) -> None:
    """What is sure is likely as well; rules ask for either."""
    (evidence,) = learned_in(text, model=toy_model())

    assert (evidence.kind, evidence.value, evidence.traits) == (EvidenceKind.LEARNED, value, traits)
    assert evidence.traits <= set(LearnedTrait)


def test_what_is_neither_likely_nor_unlikely_is_not_told() -> None:
    """Most questions about most texts."""
    assert learned_in("alors le voici donc avec lui", model=toy_model()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ameli",
        "votre carte bancaire",
        "https://ameli-x.example",
        "rib rib rib",
        "carte bancaire !!! ...",
        "- - - -",
    ],
)
@pytest.mark.parametrize("channel", [Channel.SMS, Channel.CALL])
def test_fewer_than_seven_words_say_too_little(text: str, channel: Channel) -> None:
    """The word lists still read them."""
    assert learned_in(text, channel, sender="36 46 une deux trois quatre") == []


def test_the_words_that_weigh_most_are_shown() -> None:
    """A reader must see why."""
    text = "Alors, le voici donc : RIB. Merci. Bien à vous, un ami de la famille"

    assert [shown(text, evidence) for evidence in learned_in(text, model=toy_model())] == ["RIB"]


def test_of_what_is_in_the_whole_the_beginning_is_shown() -> None:
    """Who speaks, and what is not told, stands at no place of its own."""
    unlikely = "Alors, bonjour, le voici donc, et à bientôt j'espère."
    (evidence,) = learned_in(unlikely, model=toy_model())
    openings = {evidence.value: shown(FRAUD, evidence) for evidence in learned_in(FRAUD)}

    assert shown(unlikely, evidence) == unlikely[:40]
    assert openings["claims_assurance_maladie"] == openings["speaks_as"] == FRAUD[:40]
    assert openings["asks_card"] != FRAUD[:40]


def test_no_more_than_a_line_is_shown() -> None:
    """A page that underlines everything shows nothing."""
    text = " ".join(["rib"] * 60)
    (evidence,) = learned_in(text, model=toy_model())

    assert shown(text, evidence).count("rib") == 14


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060"])
def test_a_place_counts_the_characters_as_received(hidden: str) -> None:
    """With what was hidden between them, and past what was written in one character."""
    text = f"voilà un œuf, le voici R{hidden}IB là"
    (evidence,) = learned_in(text, model=toy_model())

    assert shown(text, evidence) == f"R{hidden}IB"


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        ({"subject": "le rib"}, Span(Field.SUBJECT, 3, 6)),
        ({"html": "<p>é <b>rib</b>"}, Span(Field.HTML, 8, 11)),
        ({"attachments": (Attachment("a.pdf", text="un rib"),)}, Span(Field.ATTACHMENTS, 9, 12)),
    ],
)
def test_every_field_with_words_is_read(fields: dict[str, object], span: Span) -> None:
    """In the field where they stand."""
    (evidence,) = learned_in("alors le voici donc avec lui", model=toy_model(), **fields)  # type: ignore[arg-type]

    assert evidence.span == span


def test_what_is_not_shown_need_not_be_looked_for() -> None:
    """Before it is pointed at, all that the model sees has the beginning as its place."""
    reading = read(Contact(Channel.SMS, FRAUD))

    assert {shown(FRAUD, evidence) for evidence in find_learned(reading, packaged_model())} == {FRAUD[:40]}
    assert at_weightiest_words([], reading, packaged_model()) == []


def test_a_stretch_stays_in_one_field() -> None:
    """The end of the subject and the beginning of the text are two places."""
    (evidence,) = learned_in("rib donc avec lui", subject="alors voici le rib", model=toy_model())

    assert evidence.span in {Span(Field.SUBJECT, 15, 18), Span(Field.TEXT, 0, 3)}


def test_the_name_of_the_sender_is_not_read() -> None:
    """Who seems to speak is another recogniser's business."""
    assert learned_in("alors le voici donc avec lui", sender="rib rib rib rib rib", model=toy_model()) == []


def test_what_stands_after_three_pages_is_not_read() -> None:
    """Padding does not make it slow; what is before the padding is still seen."""
    padding = "donc " * MOST_WORDS

    assert learned_in(f"{padding} rib rib rib rib rib rib rib", model=toy_model()) == []
    assert learned_in(padding, subject=padding, html="<p>rib rib rib rib", model=toy_model()) == []
    assert len(words_read(read(Contact(Channel.EMAIL, padding, subject="un rib", html=padding)))) == MOST_WORDS


def test_evidence_comes_in_the_order_of_the_list_and_once() -> None:
    """The same contact gives the same verdict, byte for byte."""
    order = list(Learned)
    places = [order.index(Learned(evidence.value)) for evidence in learned_in(FRAUD)]

    assert all(before < after for before, after in itertools.pairwise(places))
    assert learned_in(FRAUD) == learned_in(FRAUD)


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80) | st.text(alphabet="Réglez votre carte \u200b\u202e\u0301œ0€ｃ@.:/-é\n", max_size=120),
    st.sampled_from(list(Channel)),
)
def test_whatever_is_written_the_places_are_inside_it(words: str, channel: Channel) -> None:
    """Texts come from strangers."""
    text = f"{words} Réglez par carte\u200b bancaire sur https://ameli-x.example {words}"
    html = f"<p>{words}</p>&eacute;<b>{words}"
    lengths = {Field.TEXT: len(text), Field.SUBJECT: len(words), Field.HTML: len(html)}
    for evidence in learned_in(text, channel, subject=words, html=html):
        assert 0 <= evidence.span.start < evidence.span.end <= lengths[evidence.span.field]
        assert evidence.traits <= set(LearnedTrait)
        assert evidence.value in set(Learned)


def _of_any_letters(size: int) -> str:
    numbers = random.Random(11)  # noqa: S311  # a text, no secret
    return "".join(chr(numbers.randrange(0xD800)) for _ in range(size))


@pytest.mark.parametrize(
    "text",
    [
        *(
            pytest.param(piece * (1_000_000 // len(piece)), id=repr(piece))
            for piece in ("a", "a ", ".", "@", "a.", "-")
        ),
        pytest.param("a.b " + "a" * 999_990, id="an endless word beside a link"),
        pytest.param("9." + "a" * 999_990 + ".9", id="an endless name"),
        pytest.param("Réglez votre carte bancaire " * 35_000, id="what it looks for"),
        pytest.param(_of_any_letters(200_000), id="any letters"),
    ],
)
def test_the_longest_text_is_looked_at_in_a_second(text: str) -> None:
    """As long as a text may be; folding it is counted elsewhere."""
    reading = read(Contact(Channel.SMS, text))
    started = time.process_time()

    at_weightiest_words(list(find_learned(reading, packaged_model())), reading, packaged_model())

    assert time.process_time() - started < 1.5


def test_long_words_are_not_kept_in_memory() -> None:
    """Words are remembered to be fast; a stranger must not fill the memory with theirs."""
    reading = read(Contact(Channel.SMS, " ".join("abcdefgh"[i % 8] * 100_000 for i in range(8))))

    assert max(map(len, words_read(reading))) <= 24
