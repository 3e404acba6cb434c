"""Signatures: whether those of a saved e-mail (DKIM, RFC 6376) hold, by keys that someone with a network saved.

Nothing is looked up. A signature that holds says that the mail left the signing domain with these words; it says
nothing of whether that domain is the one shown, which is for the evidence to weigh.
"""

import datetime
import enum
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from beffroi.contact.readers.intake import OUR_AUTHSERV
from beffroi.contact.readers.limits import MAX_MESSAGE_BYTES
from beffroi.contact.readers.mails.canonical import Field, body_as_signed, field_as_signed, parts_of
from beffroi.contact.readers.mails.signing_keys import ALGORITHMS, SigningKey, is_signed, key_in, without_base64
from beffroi.contact.readers.mails.tag_lists import read_tags
from beffroi.errors import UnreadableError

__all__ = ["Signature", "SignatureResult", "results_header", "verify_signatures"]

_FORMS: Final = frozenset({"simple", "relaxed"})
_MOST_SIGNATURES = 10
_MOST_NAMES = 500  # fields a signature may name


class SignatureResult(enum.StrEnum):
    """What came of one signature, in the words of RFC 8601 §2.7.1."""

    PASS = "pass"  # noqa: S105 - a result
    FAIL = "fail"  # the words or the fields were changed after they were signed, or another signed them
    POLICY = "policy"  # it holds, and leaves out what a reader would take for signed
    NEUTRAL = "neutral"  # of a sort that proves nothing, expired or not yet begun
    TEMPERROR = "temperror"  # no key was given for it
    PERMERROR = "permerror"  # it or its key is not as it should be


class Signature(NamedTuple):
    """One signature, and what came of it.

    Args:
        result: What came of it.
        domain: The domain that signed, in lower case; empty if it cannot be read.
        selector: The name of its key.
        why: What keeps it from a pass, as a code: ``body_changed``, ``several_from``; empty for a pass.
        begins: The first characters of the signature, which tell two of one domain apart.
    """

    result: SignatureResult
    domain: str
    selector: str
    why: str = ""
    begins: str = ""


class _BadSignatureError(Exception):
    """A signature that need not be looked at further."""

    def __init__(self, result: SignatureResult, why: str) -> None:
        self.result = result
        self.why = why
        super().__init__(why)


def verify_signatures(
    data: bytes, keys: Mapping[str, str], received: datetime.datetime | None = None
) -> tuple[Signature, ...]:
    """Return what comes of each DKIM signature of an e-mail, the topmost first, at most ten.

    Args:
        data: The e-mail as received; line ends of any sort.
        keys: TXT records by name, as ``read_dns_file`` gives them.
        received: When it was received, with its time zone: a signature that had expired is neutral; ``None`` to leave
            that aside.

    Raises:
        UnreadableError: The e-mail is too large.
        MissingExtraError: The library that verifies is not installed.
    """
    if len(data) > MAX_MESSAGE_BYTES:
        raise UnreadableError(expected=f"an e-mail of at most {MAX_MESSAGE_BYTES:,} bytes", found=f"{len(data):,}")
    fields, body = parts_of(data)
    signatures: list[Signature] = []
    for place, field in enumerate(fields):
        if field.name == b"dkim-signature" and len(signatures) < _MOST_SIGNATURES:
            signatures.append(_verify(place, fields, body, keys, received))
    return tuple(signatures)


def results_header(signatures: Sequence[Signature]) -> tuple[str, str]:
    """Return the ``Authentication-Results`` header that notes what came of ``signatures``, under a name of our own.

    It goes above all others; one that came with the mail and bears the same name is to be left out (RFC 8601 §5).
    """
    noted = [
        f"dkim={signature.result} ({signature.why or 'ok'}) header.d={signature.domain} header.s={signature.selector}"
        + (f' header.b="{signature.begins}"' if signature.begins else "")
        for signature in signatures
    ]
    return "Authentication-Results", "; ".join([OUR_AUTHSERV, *(noted or ["dkim=none"])])


def _verify(
    place: int, fields: Sequence[Field], body: bytes, keys: Mapping[str, str], received: datetime.datetime | None
) -> Signature:
    tags = read_tags(fields[place].value.decode("latin-1")) or {}
    domain, selector = _name(tags.get("d", "")), _name(tags.get("s", ""))
    begins = "".join(
        character for character in _bare(tags.get("b", ""))[:8] if character.isalnum() or character in "+/"
    )
    if not domain or not selector:
        return Signature(SignatureResult.PERMERROR, domain, selector, "unreadable", begins)
    try:
        _require_sound(tags, domain, received)
        _require_same_body(tags, body)
        key = _key_for(tags, domain, keys.get(f"{selector}._domainkey.{domain}"))
        _require_signed(key, tags, place, fields)
        _require_whole(tags, body, fields)
    except _BadSignatureError as error:
        return Signature(error.result, domain, selector, error.why, begins)
    return Signature(SignatureResult.PASS, domain, selector, "", begins)


def _name(written: str) -> str:
    """Return a domain or selector that can stand in a header, in lower case; else nothing."""
    name = written.strip().lower().rstrip(".")
    sound = name and len(name) <= 253 and all(letter.isalnum() or letter in "-_." for letter in name)  # noqa: PLR2004
    return name if sound and name.isascii() else ""


def _bare(value: str) -> str:
    return "".join(value.split())


def _require_sound(tags: Mapping[str, str], domain: str, received: datetime.datetime | None) -> None:
    """Refuse a signature that is not as RFC 6376 §3.5 wants it."""
    permanent = SignatureResult.PERMERROR
    if tags.get("v") != "1" or not all(tags.get(name) for name in ("a", "b", "bh", "h")):
        raise _BadSignatureError(permanent, "incomplete")
    if tags["a"].lower() not in ALGORITHMS:
        raise _BadSignatureError(SignatureResult.NEUTRAL, "algorithm")
    names = _signed_names(tags)
    if b"from" not in names or len(names) > _MOST_NAMES:
        raise _BadSignatureError(permanent, "from_not_signed")
    if not _FORMS.issuperset(_forms(tags)):
        raise _BadSignatureError(permanent, "form")
    identity = _identity(tags)
    if identity and identity != domain and not identity.endswith("." + domain):
        raise _BadSignatureError(permanent, "identity")
    begun, expires = _moment(tags, "t"), _moment(tags, "x")
    if expires is not None and begun is not None and expires < begun:
        raise _BadSignatureError(permanent, "expiry")
    if received is not None and expires is not None and received.timestamp() > expires:
        raise _BadSignatureError(SignatureResult.NEUTRAL, "expired")


def _signed_names(tags: Mapping[str, str]) -> list[bytes]:
    return [name.strip().lower().encode("latin-1") for name in tags["h"].split(":")]


def _forms(tags: Mapping[str, str]) -> tuple[str, str]:
    """Return the forms in which fields and body are signed."""
    header, _, body = _bare(tags.get("c", "simple/simple")).lower().partition("/")
    return header, body or "simple"


def _moment(tags: Mapping[str, str], name: str) -> int | None:
    value = tags.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 12 else None  # noqa: PLR2004 - RFC 6376


def _decoded(value: str, why: str) -> bytes:
    decoded = without_base64(value)
    if decoded is None:
        raise _BadSignatureError(SignatureResult.PERMERROR, why)
    return decoded


def _signed_length(tags: Mapping[str, str]) -> int | None:
    """Return how many bytes of the body are signed; ``None`` for all."""
    value = tags.get("l")
    if value is None:
        return None
    value = value.strip()
    if not (value.isascii() and value.isdigit() and len(value) <= 76):  # noqa: PLR2004 - RFC 6376 §3.5
        raise _BadSignatureError(SignatureResult.PERMERROR, "length")
    return int(value)


def _require_same_body(tags: Mapping[str, str], body: bytes) -> None:
    signed = body_as_signed(body, relaxed=_forms(tags)[1] == "relaxed")
    length = _signed_length(tags)
    if length is not None and length > len(signed):
        raise _BadSignatureError(SignatureResult.PERMERROR, "length")
    if hashlib.sha256(signed if length is None else signed[:length]).digest() != _decoded(tags["bh"], "body_hash"):
        raise _BadSignatureError(SignatureResult.FAIL, "body_changed")


def _require_whole(tags: Mapping[str, str], body: bytes, fields: Sequence[Field]) -> None:
    """Refuse a signature that holds beside words or an address that nobody signed (RFC 6376 §8.2, §8.15)."""
    length = _signed_length(tags)
    if length is not None and length < len(body_as_signed(body, relaxed=_forms(tags)[1] == "relaxed")):
        raise _BadSignatureError(SignatureResult.POLICY, "body_partly_signed")
    if sum(field.name == b"from" for field in fields) != 1:
        raise _BadSignatureError(SignatureResult.POLICY, "several_from")


def _key_for(tags: Mapping[str, str], domain: str, record: str | None) -> SigningKey:
    """Return the key of a signature, from its record."""
    if record is None:
        raise _BadSignatureError(SignatureResult.TEMPERROR, "no_key")
    key = key_in(record, ALGORITHMS[tags["a"].lower()])
    if not isinstance(key, SigningKey):
        raise _BadSignatureError(SignatureResult.PERMERROR, key)
    if key.strict and _identity(tags) not in {"", domain}:
        raise _BadSignatureError(SignatureResult.PERMERROR, "identity")
    return key


def _require_signed(key: SigningKey, tags: Mapping[str, str], place: int, fields: Sequence[Field]) -> None:
    """Refuse a signature that is not of these fields by this key."""
    signed = is_signed(_signed_fields(tags, place, fields), _decoded(tags["b"], "unreadable"), key)
    if isinstance(signed, str):
        raise _BadSignatureError(SignatureResult.PERMERROR, signed)
    if not signed:
        raise _BadSignatureError(SignatureResult.FAIL, "signature")


def _identity(tags: Mapping[str, str]) -> str:
    return tags.get("i", "").rpartition("@")[2].strip().lower()


def _signed_fields(tags: Mapping[str, str], place: int, fields: Sequence[Field]) -> bytes:
    """Return the fields that a signature names, of several the lowest first, and itself, as they are signed."""
    relaxed = _forms(tags)[0] == "relaxed"
    left: dict[bytes, list[Field]] = {}
    for field in fields:
        left.setdefault(field.name, []).append(field)
    pieces = [
        field_as_signed(left[name].pop(), relaxed=relaxed) + b"\r\n" for name in _signed_names(tags) if left.get(name)
    ]
    return b"".join([*pieces, field_as_signed(fields[place].without_signature(), relaxed=relaxed)])
