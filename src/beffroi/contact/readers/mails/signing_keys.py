"""Signing keys: what a domain says of the key it signs e-mails by, and whether a signature is of that key."""

import base64
import binascii
import hashlib
from typing import Final, Literal, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.mails.tag_lists import read_tags

__all__ = ["ALGORITHMS", "KeyFault", "SigningKey", "is_signed", "key_in", "without_base64"]

ALGORITHMS: Final = {"rsa-sha256": "rsa", "ed25519-sha256": "ed25519"}
"""Algorithms of signatures, each with the sort of its key; RFC 8301 §3.1 takes rsa-sha1 out of use."""

KeyFault = Literal[
    "key_unreadable", "key_revoked", "key_of_another_sort", "key_of_another_hash", "key_not_for_mail", "key_too_short"
]
"""Why a key cannot serve."""

_LEAST_BITS = 1024  # RFC 8301 §3.2


class SigningKey(NamedTuple):
    """A key as its record has it.

    Args:
        sort: ``rsa`` or ``ed25519``.
        data: The key.
        strict: It signs for its own domain alone, for none below it.
    """

    sort: str
    data: bytes
    strict: bool


def without_base64(value: str) -> bytes | None:
    """Return what ``value`` stands for in base64, blanks left out; ``None`` if it is none."""
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def key_in(record: str, sort: str) -> SigningKey | KeyFault:
    """Return the key in a TXT record (RFC 6376 §3.6.1), or why it cannot serve.

    Args:
        record: Its text.
        sort: The sort of key that the signature is of.
    """
    says = read_tags(record)
    if says is None or says.get("v", "DKIM1") != "DKIM1" or "p" not in says:
        return "key_unreadable"
    if not says["p"]:
        return "key_revoked"
    if says.get("k", "rsa").lower() != sort:
        return "key_of_another_sort"
    if "h" in says and "sha256" not in _listed(says["h"]):
        return "key_of_another_hash"
    if not {"*", "email"} & _listed(says.get("s", "*")):
        return "key_not_for_mail"
    data = without_base64(says["p"])
    return "key_unreadable" if data is None else SigningKey(sort, data, "s" in _listed(says.get("t", "")))


def _listed(value: str) -> set[str]:
    return {word.strip().lower() for word in value.split(":")}


def is_signed(words: bytes, signature: bytes, key: SigningKey) -> bool | KeyFault:
    """Return whether ``signature`` is of ``words`` by ``key``, or why the key cannot serve.

    Raises:
        MissingExtraError: The library that verifies is not installed.
    """
    return _by_rsa(words, signature, key.data) if key.sort == "rsa" else _by_ed25519(words, signature, key.data)


def _by_rsa(words: bytes, signature: bytes, data: bytes) -> bool | KeyFault:
    loading = import_extra("cryptography.hazmat.primitives.serialization", "mail")
    rsa = import_extra("cryptography.hazmat.primitives.asymmetric.rsa", "mail")
    padding = import_extra("cryptography.hazmat.primitives.asymmetric.padding", "mail")
    hashes = import_extra("cryptography.hazmat.primitives.hashes", "mail")
    exceptions = import_extra("cryptography.exceptions", "mail")
    try:
        public = loading.load_der_public_key(data)
    except (ValueError, exceptions.UnsupportedAlgorithm):
        return "key_unreadable"
    if not isinstance(public, rsa.RSAPublicKey):
        return "key_unreadable"
    if public.key_size < _LEAST_BITS:
        return "key_too_short"
    try:
        public.verify(signature, words, padding.PKCS1v15(), hashes.SHA256())
    except exceptions.InvalidSignature:
        return False
    return True


def _by_ed25519(words: bytes, signature: bytes, data: bytes) -> bool | KeyFault:
    ed25519 = import_extra("cryptography.hazmat.primitives.asymmetric.ed25519", "mail")
    exceptions = import_extra("cryptography.exceptions", "mail")
    try:
        public = ed25519.Ed25519PublicKey.from_public_bytes(data)
    except ValueError:
        return "key_unreadable"
    try:
        public.verify(signature, hashlib.sha256(words).digest())  # RFC 8463 §3
    except exceptions.InvalidSignature:
        return False
    return True
