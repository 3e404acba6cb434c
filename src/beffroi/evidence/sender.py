"""Sender: who the contact says it is from, as the telephone, the mailbox or the network showed it."""

import enum
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from beffroi.contact import Channel
from beffroi.evidence.addresses import Mailbox, parse_mailboxes
from beffroi.evidence.body_names import body_named_in
from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.domains import registrable_domain
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.folding import FoldedText, fold
from beffroi.evidence.lookalikes import HostClass, standing_of
from beffroi.evidence.phone_digits import find_written_numbers
from beffroi.evidence.phone_plan import normal_form
from beffroi.evidence.reading import Reading

__all__ = ["HIDDEN", "SenderTrait", "find_sender"]


class SenderTrait(enum.StrEnum):
    """What is seen of a sender: one form, and what it is to the bodies of the directory."""

    # The form: exactly one.
    NUMBER = "number"
    SHORT_CODE = "short_code"
    ALPHANUMERIC = "alphanumeric"
    EMAIL = "email"
    ACCOUNT = "account"
    HIDDEN = "hidden"
    # What it is to a body.
    OFFICIAL = "official"  # a body has published exactly this sender for this channel
    LOOKALIKE = "lookalike"  # its domain imitates a body's
    FOREIGN_DOMAIN = "foreign_domain"  # its domain belongs to no body and no official service
    OTHER_OFFICIAL = "other_official"  # an official service's domain, or a body's that it has not published for mail
    BRAND_NAME = "brand_name"  # the name shown is a body's, or that of a thing only it has
    DISPLAY_ADDRESS = "display_address"  # the name shown is an address, and not the one that wrote
    FREE_MAIL = "free_mail"  # a provider that gives anyone an address
    TOO_LONG = "too_long"  # a sender name no mobile network carries
    WITHOUT_OPENING = "without_opening"  # the number is the body's, but its SMS begin otherwise


HIDDEN: Final = "hidden"
"""The value of a sender that was withheld or is not known."""

_CALLS: Final = frozenset({Channel.CALL, Channel.VOICEMAIL})
_MAY_BE_HIDDEN: Final = _CALLS | {Channel.SMS}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NAME: Final = frozenset({"no caller id", "no number", "no sender", "so la", "so an", "so khong xac dinh"})
_HIDDEN_WORDS: Final = _words(
    "masque masquee inconnu inconnue inconu prive privee anonyme cache cachee secret indisponible identifie"
    " hidden unknown private anonymous blocked withheld restricted unavailable desconocido desconocida"
    " desconhecido desconhecida oculto oculta privado privada anonimo anonima gizli bilinmeyen ozel necunoscut"
    " necunoscuta ascuns privat unbekannt unbekannte unterdruckt anonym sconosciuto sconosciuta privato nascosto"
    " nieznany zastrzezony prywatny nepiznaniy nevidomiy prikhovaniy neizvestnyy skrytyy mjhwl mkhfy majhoul u672a"
    " u77e5 u9690 u85cf"
)
_NUMBER_WORDS: Final = _words(
    "numero number num no n appel appelant call caller correspondant expediteur sender non numara numar nomer"
    " numer nummer rufnummer anruf anrufer llamada chamada chiamata rqm raqm u53f7 u7801"
)
_NETWORK: Final = re.compile(
    r"(whatsapp(?: business)?|facebook|instagram|messenger|telegram|snapchat|tiktok|linkedin|youtube|wechat|signal|"
    r"viber|discord|vinted|leboncoin|threads|mastodon|bluesky|x|twitter)\b[: ]+"
)
_LETTERS: Final = re.compile(r"[a-z0-9]+")
_FIGURE: Final = re.compile(r"[+(]?[\d .()\-/]{2,30}", re.ASCII)
_SHORT_CODE_DIGITS = range(3, 7)
_LONGEST_NAME = 11  # characters of a sender with letters: GSM 03.40, seven octets of seven-bit characters
_OPENING_MARGIN = 8  # characters before an opening: a bracket, a blank, the time a telephone adds
_LONGEST_SENDER = 2_000  # characters looked at
_MOST_ADDRESSES = 8


def find_sender(reading: Reading, directory: Directory) -> Iterator[Evidence]:
    """Yield one SENDER for the sender shown, one for each address where an e-mail has several.

    The value is its normal form: an address in lower case, a number as in ``find_phones``, the digits of a short code,
    the name of an account without its network, a name as shown, or ``hidden``. ``detail`` is the network of an account
    and the name shown with an address. A call or an SMS without a sender is ``hidden``, and so is one from "numéro
    masqué".
    """
    contact = reading.contact
    field = reading.fields.get(Field.SENDER)
    if field is None or not field.folded.strip():
        if contact.channel in _MAY_BE_HIDDEN:
            yield _sender(HIDDEN, Span(Field.SENDER, 0, len(contact.sender or "")), {SenderTrait.HIDDEN})
        return
    if "@" in field.folded and (contact.channel is Channel.EMAIL or "." in field.folded.partition("@")[2]):
        addresses = parse_mailboxes(field.original[:_LONGEST_SENDER])[:_MOST_ADDRESSES]
        if addresses:
            for mailbox in addresses:
                yield _address(mailbox, directory)
            return
    text = reading.fields.get(Field.TEXT)
    yield _number_or_name(field, contact.channel, directory, text.folded if text is not None else "")


def _sender(
    value: str, span: Span, traits: set[SenderTrait], public_body: str | None = None, detail: str = ""
) -> Evidence:
    return Evidence(EvidenceKind.SENDER, value, span, frozenset(traits), public_body, detail)


def _number_or_name(field: FoldedText, channel: Channel, directory: Directory, text: str) -> Evidence:
    """Read a sender that is no e-mail address."""
    shown = field.folded[:_LONGEST_SENDER].strip()
    span = Span(Field.SENDER, 0, len(field.original))
    if _is_nobody(shown):
        return _sender(HIDDEN, span, {SenderTrait.HIDDEN})
    network = _NETWORK.match(shown)
    named = shown[network.end() :] if network is not None else shown
    if _FIGURE.fullmatch(named):
        return _number(named, span, channel, directory, text)
    if channel is Channel.SOCIAL or network is not None:
        body = body_named_in(named, directory)
        traits = {SenderTrait.ACCOUNT} | ({SenderTrait.BRAND_NAME} if body is not None else set())
        value = named.removeprefix("@").strip()
        return _sender(value or shown, span, traits, body, network.group(1) if network is not None else "")
    within = next(find_written_numbers(named[:100]), None)
    body = body_named_in(shown, directory)
    traits = {SenderTrait.ALPHANUMERIC}
    if body is not None:
        traits.add(SenderTrait.BRAND_NAME)
    if channel is Channel.SMS and len(field.original.strip()) > _LONGEST_NAME:
        traits.add(SenderTrait.TOO_LONG)
    detail = within.number if within is not None and within.certain else ""
    return _sender(field.original.strip()[:_LONGEST_SENDER], span, traits, body, detail)


def _is_nobody(shown: str) -> bool:
    """Return whether all that is shown says that no number is: "numéro masqué", "Unknown caller", "Unbekannt"."""
    words = _LETTERS.findall(shown)
    return shown in _NO_NAME or (
        not _HIDDEN_WORDS.isdisjoint(words) and all(word in _HIDDEN_WORDS or word in _NUMBER_WORDS for word in words)
    )


def _number(named: str, span: Span, channel: Channel, directory: Directory, text: str) -> Evidence:
    """Read a sender of digits only; of an SMS, up to six are a short code."""
    digits = "".join(filter(str.isdigit, named.replace("(0)", "")))
    value = normal_form(digits, international=named.startswith("+")) or digits
    code = len(value) in _SHORT_CODE_DIGITS and channel not in _CALLS
    traits = {SenderTrait.SHORT_CODE if code else SenderTrait.NUMBER}
    body = None
    if channel is Channel.SMS:
        owner = _owners_of_sms_senders(directory).get(value)
        if owner is not None:
            body = owner.public_body
            if owner.sms_opening not in " ".join(text[: len(owner.sms_opening) + 2 * _OPENING_MARGIN].split()):
                traits.add(SenderTrait.WITHOUT_OPENING)
    elif channel in _CALLS:
        published = directory.numbers.get(value)
        if published is not None and "calls_from" in published.roles and not published.retired:
            body = published.owner
    if body is not None:
        traits.add(SenderTrait.OFFICIAL)
    return _sender(value, span, traits, body)


@lru_cache(maxsize=16)
def _owners_of_sms_senders(directory: Directory) -> dict[str, BodyNames]:
    return {digits: body for body in reversed(directory.bodies) for digits in body.sms_senders}


def _address(mailbox: Mailbox, directory: Directory) -> Evidence:
    """Say what an e-mail address and the name shown with it are to the bodies of the directory."""
    address, domain = mailbox.address, mailbox.domain
    traits = {SenderTrait.EMAIL}
    body = next(
        (
            body.public_body
            for body in directory.bodies
            if address in body.email_addresses or domain in body.email_domains
        ),
        None,
    )
    detail = mailbox.display
    if body is not None:
        traits.add(SenderTrait.OFFICIAL)
    else:
        standing = standing_of(domain, directory)
        body = standing.public_body
        if standing.host_class is HostClass.LOOKALIKE:
            traits |= {SenderTrait.LOOKALIKE, SenderTrait.FOREIGN_DOMAIN}
        elif standing.host_class in {HostClass.OFFICIAL, HostClass.OTHER_OFFICIAL}:
            traits.add(SenderTrait.OTHER_OFFICIAL)
        else:
            traits.add(SenderTrait.FOREIGN_DOMAIN)
        if domain in directory.free_mail or registrable_domain(domain) in directory.free_mail:
            traits.add(SenderTrait.FREE_MAIL)
    display = fold(mailbox.display).folded
    named = body_named_in(display, directory) or body_named_in(mailbox.local, directory)
    if named is not None:
        traits.add(SenderTrait.BRAND_NAME)
    if _shows_another_address(display, address):
        traits.add(SenderTrait.DISPLAY_ADDRESS)
    return _sender(address, Span(Field.SENDER, mailbox.start, mailbox.end), traits, body or named, detail)


def _shows_another_address(display: str, address: str) -> bool:
    """Say whether the name shown holds an address other than the one it is shown for."""
    return any("@" in word[1:-1] and word.strip("\"'<>(),;:[]") != address for word in display.split())
