"""What the model sees in a contact: one LEARNED for each question that it answers with a likely or a sure yes."""

import enum
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import structs

from beffroi.evidence.cautions import Stretches
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.learned.features import MOST_WORDS, places_of_words, words_of
from beffroi.evidence.learned.model import LearnedTrait, Model
from beffroi.evidence.learned.signs import signs_of
from beffroi.evidence.reading import Reading

__all__ = ["Learned", "at_weightiest_words", "find_learned", "words_read"]


class Learned(enum.StrEnum):
    """The questions that the model answers; a story is one told as frauds tell it."""

    ASKS_CARD = "asks_card"
    ASKS_BANK_DETAILS = "asks_bank_details"
    ASKS_PASSWORD = "asks_password"  # noqa: S105 - the word for what is asked
    ASKS_ONE_TIME_CODE = "asks_one_time_code"
    ASKS_NIR = "asks_nir"
    ASKS_MEDICAL = "asks_medical"
    ASKS_IDENTITY = "asks_identity"
    ASKS_ADDRESS = "asks_address"
    ASKS_PAYMENT = "asks_payment"
    ASKS_CALL_BACK = "asks_call_back"
    ASKS_CLICK = "asks_click"
    ASKS_REPLY = "asks_reply"
    ASKS_INSTALL = "asks_install"
    ASKS_GIFT_CARD = "asks_gift_card"
    ASKS_HAND_OVER = "asks_hand_over"
    TELLS_STORY = "tells_story"
    TELLS_CARTE_VITALE = "tells_carte_vitale"
    TELLS_REFUND = "tells_refund"
    TELLS_SICK_PAY = "tells_sick_pay"
    TELLS_MEDICAL_FILE = "tells_medical_file"
    TELLS_COVID_KIT = "tells_covid_kit"
    TELLS_ACCOUNT = "tells_account"
    TELLS_MON_ESPACE_SANTE = "tells_mon_espace_sante"
    TELLS_CSS = "tells_css"
    TELLS_CEAM = "tells_ceam"
    TELLS_DEBT = "tells_debt"
    TELLS_PREVENTION = "tells_prevention"
    TELLS_SURVEY = "tells_survey"
    TELLS_VACCINE = "tells_vaccine"
    TELLS_THIRD_PARTY_BREACH = "tells_third_party_breach"
    TELLS_BANK_SECURITY = "tells_bank_security"
    TELLS_PARCEL = "tells_parcel"
    TELLS_OTHER = "tells_other"
    PRESSES_DEADLINE = "presses_deadline"
    PRESSES_THREAT = "presses_threat"
    PRESSES_AUTHORITY = "presses_authority"
    PRESSES_SECRECY = "presses_secrecy"
    PRESSES_REWARD = "presses_reward"
    PRESSES_FEAR = "presses_fear"
    CLAIMS_ASSURANCE_MALADIE = "claims_assurance_maladie"
    CLAIMS_OTHER = "claims_other"
    CLAIMS_NOBODY = "claims_nobody"
    SPEAKS_AS = "speaks_as"
    TOLD = "told"
    WARNS = "warns"
    PRIVATE = "private"
    THIRD_PARTY = "third_party"


_NOTHING: Final[Stretches] = {}
_FEWEST_WORDS: Final = 7  # shorter texts say too little to be judged by their words
_IN_SOME_WORDS: Final = ("asks_", "tells_", "presses_")
_OPENING: Final = 40  # characters of the beginning, shown for what is in the whole
_LETTER_OR_DIGIT: Final = re.compile(r"[a-z0-9]")
_LONGEST_SPAN: Final = 14  # words that are shown as those that weigh most


class _Place(NamedTuple):
    field: Field
    start: int
    end: int


def words_read(reading: Reading, left_out: Stretches = _NOTHING) -> list[str]:
    """Return the words of a contact in the order in which the model reads them, as many as it reads.

    Args:
        reading: The contact.
        left_out: Sentences of it that do not count.
    """
    words: list[str] = []
    for field, text in reading.fields.items():
        if field is not Field.SENDER and len(words) < MOST_WORDS:
            for _, rest in _rests(text.folded, left_out.get(field, ())):
                words += words_of(rest)
    return words[:MOST_WORDS]


def _rests(folded: str, left_out: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield what is left of a folded text, piece by piece, and where each piece begins."""
    start = 0
    for cut, after in left_out:
        yield start, folded[start:cut]
        start = after
    yield start, folded[start:] if start else folded


def find_learned(
    reading: Reading, model: Model, left_out: Stretches = _NOTHING, seen: Sequence[Evidence] = ()
) -> Iterator[Evidence]:
    """Yield one LEARNED for each head of ``model`` that is likely true of the contact, in the order of the heads.

    For ``tells_story`` also where it is unlikely. Its span is the beginning of the first field that was read;
    ``at_weightiest_words`` says at which words it was seen.

    Args:
        reading: The contact.
        model: What sees.
        left_out: Sentences that it does not read, in the folded text, in reading order.
        seen: What the other recognisers saw in the contact, who speaks excepted.
    """
    words = words_read(reading, left_out)
    if len(words) < _FEWEST_WORDS:
        return
    heads = model.header.heads
    opening = _opening(reading)
    channel = reading.contact.channel
    signs = signs_of(seen, channel) if model.reads_signs else frozenset()
    for head, traits in model.answers(words, channel, signs):
        yield Evidence(EvidenceKind.LEARNED, heads[head], opening, traits)


def at_weightiest_words(
    seen: Sequence[Evidence], reading: Reading, model: Model, left_out: Stretches = _NOTHING
) -> list[Evidence]:
    """Return LEARNED evidence of one contact with the words that weigh most as its span, a dozen of one field.

    Who speaks, and what is not told, is in the whole and stays at the beginning.

    Args:
        seen: What ``find_learned`` has seen in the contact.
        reading: The contact.
        model: What sees.
        left_out: Sentences that it does not read.
    """
    heads = [model.header.heads.index(one.value) for one in seen if _is_in_some_words(one)]
    if not heads:
        return list(seen)
    places = _places(reading, left_out)
    shares = iter(model.shares(words_read(reading, left_out), reading.contact.channel, heads))
    return [
        structs.replace(one, span=_weightiest(next(shares), places, reading)) if _is_in_some_words(one) else one
        for one in seen
    ]


def _is_in_some_words(seen: Evidence) -> bool:
    """Return whether an answer is read at some words."""
    return LearnedTrait.UNLIKELY not in seen.traits and seen.value.startswith(_IN_SOME_WORDS)


def _opening(reading: Reading) -> Span:
    """Return the beginning of the first field with words."""
    for field, text in reading.fields.items():
        if field is not Field.SENDER and (word := _LETTER_OR_DIGIT.search(text.folded)) is not None:
            start, _ = text.to_original(*word.span())
            return Span(field, start, min(start + _OPENING, len(text.original)))
    return Span(Field.TEXT, 0, 0)


def _places(reading: Reading, left_out: Stretches) -> list[_Place]:
    places: list[_Place] = []
    for field, text in reading.fields.items():
        if field is not Field.SENDER and len(places) < MOST_WORDS:
            for offset, rest in _rests(text.folded, left_out.get(field, ())):
                places += [_Place(field, offset + start, offset + end) for start, end in places_of_words(rest)]
    return places[:MOST_WORDS]


def _weightiest(shares: list[int], places: list[_Place], reading: Reading) -> Span:
    """Return the stretch of words of one field that adds most, the first of such."""
    best = (-1, 0, 0)
    start = total = 0
    for place, share in enumerate(shares):
        if total <= 0 or places[place].field is not places[start].field:
            start, total = place, 0
        total += share
        while place - start >= _LONGEST_SPAN:
            total -= shares[start]
            start += 1
        if total > best[0]:
            best = (total, start, place)
    first, last = places[best[1]], places[best[2]]
    return Span(first.field, *reading.fields[first.field].to_original(first.start, last.end))
