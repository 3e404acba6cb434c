"""Looking at a contact: every recogniser once, in an order in which each finds what it builds on."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from beffroi.contact import Channel, Contact, Note
from beffroi.evidence.attachments import find_attachments, names_of_files
from beffroi.evidence.cautions import Stretches, cautions
from beffroi.evidence.claims import find_claims
from beffroi.evidence.comfort import find_comfort
from beffroi.evidence.directory import Directory
from beffroi.evidence.disguise import find_disguises
from beffroi.evidence.evidence import Evidence, Field, Span
from beffroi.evidence.headers import find_headers
from beffroi.evidence.learned import (
    Learned,
    LearnedTrait,
    Model,
    at_weightiest_words,
    find_learned,
    packaged_model,
    signs_of,
    words_read,
)
from beffroi.evidence.lexicon import CueKind, Lexicon
from beffroi.evidence.links import find_links
from beffroi.evidence.parts import find_disagreement
from beffroi.evidence.passage import Passage
from beffroi.evidence.phones import find_phones
from beffroi.evidence.pressure import find_pressure
from beffroi.evidence.pretexts import find_pretexts
from beffroi.evidence.quotes import quotes
from beffroi.evidence.reading import Reading, read
from beffroi.evidence.requests import find_requests
from beffroi.evidence.sender import find_sender
from beffroi.evidence.unread import find_unread
from beffroi.evidence.voice import find_voice, is_reported
from beffroi.evidence.words import Voice

__all__ = ["Heard", "Sight", "hear", "look"]

_ASKS = "asks_"  # what the model calls a request
_LOGS_IN = "log_in_by_yourself"


class Sight(NamedTuple):
    """All that is seen in one contact, and what it takes to say where the model sees it.

    Args:
        evidence: What is seen, reported speech left out; what the model sees has the beginning as its place.
        reading: The contact, folded.
        left_out: What the model does not read.
        model: What sees beside the word lists.
    """

    evidence: tuple[Evidence, ...]
    reading: Reading
    left_out: Stretches
    model: Model

    def point_at(self, learned: Sequence[Evidence]) -> list[Evidence]:
        """Return what the model sees with the words that weigh most as its place.

        It takes as long as seeing it, and hardly any of it is ever shown: so it is asked for what is.
        """
        return at_weightiest_words(learned, self.reading, self.model, self.left_out)


class Heard(NamedTuple):
    """What the model is given of a contact: its words in their order, those of its cautions left out; its signs."""

    words: list[str]
    signs: frozenset[str]


class _Found(NamedTuple):
    """What is found before the model is asked; the arguments of ``Sight``, and what who speaks is told by."""

    reading: Reading
    passages: list[Passage]
    seen: list[Evidence]
    quoted: list[Span]
    left_out: Stretches


def look(  # noqa: PLR0913, PLR0917  # a contact and all that is known beside it
    contact: Contact,
    directory: Directory,
    lexicon: Lexicon,
    model: Model | None = None,
    trusted_authserv: Collection[str] = (),
    notes: Collection[Note] = (),
) -> Sight:
    """Return all that is seen in ``contact``.

    Args:
        contact: What reached the person.
        directory: Names, addresses and numbers in force on the day it did.
        lexicon: The word lists.
        model: What sees beside the word lists; ``None`` for the packaged one.
        trusted_authserv: Names of hosts, in lower case, whose ``Authentication-Results`` are believed.
        notes: What was said about the reading of the file that it comes from.
    """
    model = packaged_model() if model is None else model
    reading, passages, seen, quoted, left_out = _find(contact, directory, lexicon, trusted_authserv, notes)
    learned = [
        evidence
        for evidence in find_learned(reading, model, left_out, seen)
        if not _is_contradicted(evidence, passages)
    ]
    return Sight(_without_reported_speech(contact, passages, [*seen, *learned], quoted), reading, left_out, model)


def hear(contact: Contact, directory: Directory, lexicon: Lexicon) -> Heard:
    """Return what the model is given of ``contact``; the arguments are those of ``look``."""
    found = _find(contact, directory, lexicon)
    return Heard(words_read(found.reading, found.left_out), signs_of(found.seen, contact.channel))


def _find(
    contact: Contact,
    directory: Directory,
    lexicon: Lexicon,
    trusted_authserv: Collection[str] = (),
    notes: Collection[Note] = (),
) -> _Found:
    """Return what the recognisers find that know no model."""
    reading = read(contact)
    seen = [
        *find_disguises(reading, directory),
        *find_sender(reading, directory),
        *find_headers(reading, directory, trusted_authserv),
        *find_disagreement(reading),
        *find_unread(reading, notes),
        *find_attachments(reading),
        *find_links(reading, directory),
        *find_phones(reading, directory),
    ]
    passages = [Passage(field, text, lexicon) for field, text in reading.fields.items()]
    seen.extend(find_claims(passages, tuple(seen), directory))
    found = tuple(seen)
    for passage in passages:
        seen.extend(_in_words(passage, found, contact.channel))
    quoted = quotes(passages)
    return _Found(reading, passages, seen, quoted, _left_out(reading, passages, found, quoted))


def _in_words(passage: Passage, found: tuple[Evidence, ...], channel: Channel) -> Iterator[Evidence]:
    """Yield what the words of a passage ask, pretend, press and promise."""
    yield from find_requests(passage, found, channel)
    if passage.cues:
        yield from find_pretexts(passage)
        yield from find_pressure(passage)
        yield from find_comfort(passage)


def _left_out(
    reading: Reading, passages: Sequence[Passage], found: Sequence[Evidence], quoted: Sequence[Span]
) -> Stretches:
    """Return what the model does not read: cautions, and the names of files."""
    left_out = cautions(passages, reading.contact.channel, found, quoted)
    names = names_of_files(reading)
    if not names:
        return left_out
    return {**left_out, Field.ATTACHMENTS: sorted([*left_out.get(Field.ATTACHMENTS, ()), *names])}


def _is_contradicted(learned: Evidence, passages: Sequence[Passage]) -> bool:
    """Return whether the sentences say otherwise than the model: "jamais votre code", or a log-in by oneself."""
    if LearnedTrait.UNLIKELY in learned.traits:  # beside a quote, or in a long sentence, a warning is read as well
        return any(cue.means == "warns" for passage in passages for cue in passage.of(CueKind.SPEAKER))
    asked = learned.value.removeprefix(_ASKS)
    if asked == learned.value:
        return False
    named = [(passage, cue) for passage in passages for cue in passage.of(CueKind.THING) if cue.means == asked]
    if not named and learned.value == Learned.ASKS_PASSWORD:
        return any(cue.means == _LOGS_IN for passage in passages for cue in passage.of(CueKind.COMFORT))
    return bool(named) and all(passage.is_denied(cue) or passage.denies_noun(cue) for passage, cue in named)


def _without_reported_speech(
    contact: Contact, passages: Sequence[Passage], seen: list[Evidence], quoted: Sequence[Span]
) -> tuple[Evidence, ...]:
    voice = find_voice(contact.channel, passages, seen, quoted)
    if voice is None:
        return tuple(seen)
    word = Voice(voice.value)
    warns = "warns" in voice.traits
    return (*(e for e in seen if not is_reported(e, word, contact.channel, quoted, warns=warns)), voice)
