"""The attacks: their names, what they rewrite, on which channels, and which of them honest people do as well."""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import NamedTuple, TypeAlias

import msgspec

from attack.addresses import broken_links, defanged_links, spoken_links
from attack.framing import (
    chatter,
    halves,
    official_first,
    official_footer,
    quoted,
    rejoined,
    warning_first,
    warning_last,
)
from attack.letters import homoglyphs, leetspeak, spaced_letters, zero_width
from attack.phrases import PHRASES
from attack.slips import aimed_typos, capitals, no_accents, ocr_noise, odd_spaces, typos, wrapped_lines
from attack.wording import formality, implied_body, numbers_in_words, politeness, synonyms, translated
from beffroi import Channel, Contact

__all__ = ["ATTACKS", "STRENGTHS", "Attack", "attacked"]

STRENGTHS = (1, 2, 3)
"""Light, moderate and heavy; up to moderate, a person still reads the message without effort."""

_HEAVY = 3
_EVERY = frozenset(Channel)
_WRITTEN = frozenset({Channel.SMS, Channel.EMAIL, Channel.SOCIAL})
_RECEIVED = _WRITTEN | {Channel.VOICEMAIL}  # the text is theirs; of a call it may be the account of who was called
_SHORT = frozenset({Channel.SMS, Channel.SOCIAL})
_NEUTRAL_SENDER = "+33 6 39 98 00 99"

_Edit: TypeAlias = Callable[[str, int, Random], str]
_Rewrite: TypeAlias = Callable[[Contact, int, Random], tuple[Contact, ...]]


class Attack(NamedTuple):
    """One way to reword a contact.

    Args:
        name: What the command and the table call it.
        rewrite: Returns the contacts that the person gets instead, of a strength and drawn by chance.
        channels: Where it makes sense.
        honest: People without anything to hide write so, too.
        french: It puts French words in, so that only French contacts are rewritten.
        of_the_body: It speaks of the Assurance Maladie, so that only frauds in its name are rewritten.
    """

    name: str
    rewrite: _Rewrite
    channels: frozenset[Channel] = _WRITTEN
    honest: bool = False
    french: bool = False
    of_the_body: bool = False


def attacked(attack: Attack, contact: Contact, strength: int) -> tuple[Contact, ...]:
    """Return what ``contact`` becomes, the same each time; nothing where the attack finds nothing to change."""
    if contact.channel not in attack.channels or (attack.french and contact.lang not in {"fr", None}):
        return ()
    chance = Random(f"{contact.id} {attack.name}")  # noqa: S311  # the same rewriting each time is the point
    become = attack.rewrite(contact, strength, chance)
    return () if become == (contact,) else become


def _in_words(edit: _Edit) -> _Rewrite:
    """Return the rewriting of both subject and text, word by word."""

    def rewrite(contact: Contact, strength: int, chance: Random) -> tuple[Contact, ...]:
        text = edit(contact.text, strength, chance)
        subject = edit(contact.subject, strength, chance) if contact.subject else contact.subject
        return (msgspec.structs.replace(contact, text=text, subject=subject),)

    return rewrite


def _in_text(edit: _Edit) -> _Rewrite:
    """Return the rewriting of the text as a whole."""

    def rewrite(contact: Contact, strength: int, chance: Random) -> tuple[Contact, ...]:
        return (msgspec.structs.replace(contact, text=edit(contact.text, strength, chance)),)

    return rewrite


def _implied(contact: Contact, strength: int, chance: Random) -> tuple[Contact, ...]:
    """Hint at the body in subject and text; when heavy, the name of the sender tells nothing either."""
    (become,) = _in_words(implied_body)(contact, strength, chance)
    if become == contact or strength < _HEAVY:
        return (become,)
    address = (contact.sender or "").rpartition("<")[2].rstrip(">")
    sender = f"Service aux usagers <{address}>" if contact.channel is Channel.EMAIL else _NEUTRAL_SENDER
    return (msgspec.structs.replace(become, sender=sender),)


def _in_two(contact: Contact, strength: int, chance: Random) -> tuple[Contact, ...]:  # noqa: ARG001  # as all rewritings
    """Send two messages, judged one by one."""
    return tuple(msgspec.structs.replace(contact, text=part) for part in halves(contact.text, strength) or ())


def _in_two_rejoined(contact: Contact, strength: int, chance: Random) -> tuple[Contact, ...]:  # noqa: ARG001  # the same
    """Send two messages, which the person pastes together."""
    parts = halves(contact.text, strength)
    return (msgspec.structs.replace(contact, text=rejoined(parts, strength)),) if parts else ()


ATTACKS = (
    Attack("homoglyphs", _in_words(homoglyphs)),
    Attack("zero_width", _in_words(zero_width)),
    Attack("spaced_letters", _in_words(spaced_letters)),
    Attack("leetspeak", _in_words(leetspeak)),
    Attack("broken_links", _in_text(broken_links)),
    Attack("defanged_links", _in_text(defanged_links)),
    Attack("spoken_links", _in_text(spoken_links)),
    Attack("synonyms", _in_words(synonyms), _EVERY, french=True),
    *(
        Attack(f"translated_{language}", _in_words(partial(translated, language)), _EVERY, french=True)
        for language in PHRASES.translations
    ),
    Attack("implied_body", _implied, _RECEIVED, french=True, of_the_body=True),
    Attack("numbers_in_words", _in_words(numbers_in_words), _EVERY, french=True),
    Attack("formality", _in_text(formality), _RECEIVED, french=True),
    Attack("aimed_typos", _in_words(aimed_typos)),
    Attack("politeness", _in_text(politeness), _EVERY, honest=True, french=True),
    Attack("no_accents", _in_words(no_accents), _EVERY, honest=True),
    Attack("typos", _in_words(typos), _EVERY, honest=True),
    Attack("ocr_noise", _in_words(ocr_noise), honest=True),
    Attack("capitals", _in_words(capitals), _EVERY, honest=True),
    Attack("odd_spaces", _in_words(odd_spaces), _EVERY, honest=True),
    Attack("wrapped_lines", _in_text(wrapped_lines), honest=True),
    Attack("chatter", _in_text(chatter), _EVERY, honest=True, french=True),
    Attack("official_footer", _in_text(official_footer), french=True, of_the_body=True),
    Attack("official_first", _in_text(official_first), _RECEIVED, french=True, of_the_body=True),
    Attack("warning_last", _in_text(warning_last), french=True),
    Attack("warning_first", _in_text(warning_first), french=True),
    Attack("quoted", _in_text(quoted), _RECEIVED),
    Attack("in_two", _in_two, _SHORT),
    Attack("in_two_rejoined", _in_two_rejoined, _SHORT),
)
"""All of them, in the order of the table."""
