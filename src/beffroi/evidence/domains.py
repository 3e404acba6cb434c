"""Domains: which part of a host name was bought, by the Public Suffix List, without any network."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import can_ada

from beffroi.errors import BeffroiError

__all__ = ["has_public_suffix", "public_suffix", "registrable_domain", "suffix_rules", "to_ascii", "to_unicode"]

_MOST_LABELS = 127  # RFC 1035: a name has 255 octets at most, and each label takes two at least
_RESERVED = frozenset({"example"})  # RFC 2606 §2: never on the list, and what documentation writes


@lru_cache(maxsize=1)
def suffix_rules() -> frozenset[str]:
    """Return the lines of the Public Suffix List, private domains included: ``x.web.app`` is not its neighbour's.

    Comments stay in the set: they hold blanks or slashes, so no host name equals one, and dropping them would cost
    more than the 4 ms that reading takes.

    Source:
        ``public_suffix_list.dat`` of the package ``publicsuffixlist`` (MPL 2.0), never fetched.

    Raises:
        BeffroiError: The package is not installed.
    """
    package = find_spec("publicsuffixlist")
    if package is None or not package.submodule_search_locations:
        message = "the Public Suffix List was expected in package publicsuffixlist, which is not installed: install it"
        raise BeffroiError(message)
    data = Path(package.submodule_search_locations[0], "public_suffix_list.dat").read_bytes()
    return frozenset(data.decode("utf-8").split("\n"))


def to_unicode(host: str) -> str:
    """Return ``host`` with its punycode labels as their letters; as it is where they cannot be read."""
    if "xn--" not in host:
        return host
    return ".".join(_label_to_unicode(label) for label in host.split("."))


def _label_to_unicode(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return label


def to_ascii(host: str) -> str:
    """Return ``host`` as DNS carries it, lower case and punycode; empty if it is no host name."""
    if host.isascii():
        return host.lower()
    try:
        return bytes(can_ada.idna_encode(host)).decode("ascii")
    except TypeError:  # half a surrogate pair
        return ""


@lru_cache(maxsize=16_384)
def public_suffix(host: str) -> str:
    """Return the longest public suffix of a lower-case ``host``, or empty when no rule of the list covers it.

    The list's implicit rule ``*`` is left out on purpose: ``demain.merci`` is no host name.
    """
    labels = to_unicode(host).split(".")
    if len(labels) > _MOST_LABELS or not all(labels):
        return ""
    kept = host.split(".")
    rules = suffix_rules()
    for i in range(max(0, len(labels) - 8), len(labels)):  # the longest rule has seven labels
        name = ".".join(labels[i:])
        if "!" + name in rules:
            return ".".join(kept[i + 1 :])
        if name in rules or "*." + ".".join(labels[i + 1 :]) in rules:
            return ".".join(kept[i:])
    return labels[-1] if labels[-1] in _RESERVED else ""


def has_public_suffix(host: str) -> bool:
    """Say whether ``host`` ends in a suffix of the list and has a label of its own before it."""
    suffix = public_suffix(host)
    return bool(suffix) and len(suffix) < len(host)


@lru_cache(maxsize=16_384)
def registrable_domain(host: str) -> str:
    """Return the part of a lower-case ``host`` that someone registered (``ameli.fr`` for ``assure.ameli.fr``).

    Returns:
        The public suffix and one label more. A host that *is* a suffix, a host without a known suffix and an IP
        address come back as their last two labels, as one label, and as they are.
    """
    if not host or host[0] == "[" or host[-1].isdigit():
        return host
    suffix = public_suffix(host)
    labels = host.split(".")
    own = suffix.count(".") + 2 if suffix else 2
    return ".".join(labels[-own:])
