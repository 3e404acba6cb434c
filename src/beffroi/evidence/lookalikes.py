"""Look-alikes: what a host is to the public bodies of a directory: theirs, a copy of theirs, or nothing to them."""

import enum
from functools import lru_cache
from typing import NamedTuple

from beffroi.evidence.brand_words import LONG, Brand, Brands, arrange, brand_in, brand_of
from beffroi.evidence.companions import COMPANIONS
from beffroi.evidence.directory import BodyNames, Directory
from beffroi.evidence.domains import public_suffix, registrable_domain, to_unicode
from beffroi.evidence.skeletons import words_of

__all__ = [
    "HostClass",
    "Standing",
    "names_brand",
    "names_official_host",
    "stand_as_mail",
    "standing_of",
]

_SHORTEST_DERIVED = 5  # letters a label of an official domain needs to serve as a brand word itself
_LONGEST_PATH = 200  # characters of a path that are looked at
_MOST_WORDS = 24  # of a host; what stands before is not looked at
_COUNTRY_CODE = 2  # letters


class HostClass(enum.StrEnum):
    """What a host is; one of these."""

    OFFICIAL = "official"
    OTHER_OFFICIAL = "other_official"
    LOOKALIKE = "lookalike"
    SHORTENER = "shortener"
    FREE_HOSTING = "free_hosting"
    DYNAMIC_DNS = "dynamic_dns"
    UNKNOWN = "unknown"


class Standing(NamedTuple):
    """What a host is to the bodies of a directory.

    Args:
        host_class: What it is.
        public_body: The body it belongs to or imitates, by id.
        imitated: The official name or brand word it imitates.
        tracker: It belongs to a mailing tool that counts clicks.
        redirector: It belongs to a service that only sends on to the address it carries.
    """

    host_class: HostClass
    public_body: str | None = None
    imitated: str = ""
    tracker: bool = False
    redirector: bool = False


class _Names(NamedTuple):
    """A directory arranged for looking hosts up."""

    official: dict[str, str]
    other_official: frozenset[str]
    mail: frozenset[str]  # a body's own, but published for e-mail alone
    parts: tuple[tuple[str, str | None], ...]
    brands: Brands


def stand_as_mail(host: str, directory: Directory) -> Standing:
    """Return what ``host`` is when it stands after the ``@`` of an e-mail address."""
    for body in directory.bodies:
        if host in body.email_domains:
            return Standing(HostClass.OFFICIAL, body.public_body, host)
    return standing_of(host, directory)


def names_official_host(text: str, directory: Directory) -> Standing | None:
    """Return the look-alike standing of a path or user part that shows an official host name, or ``None``."""
    if "." not in text:
        return None
    text = text.lower()
    for name, public_body in _names(directory).official.items():
        place = text.find(name)
        if place >= 0 and _stands_alone(text, place, place + len(name)):
            return Standing(HostClass.LOOKALIKE, public_body, name)
    return None


def names_brand(path: str, directory: Directory) -> Standing | None:
    """Return the look-alike standing of a path on free hosting that shows a brand word, or ``None``."""
    for segment in path[:_LONGEST_PATH].split("/"):
        brand = brand_in(words_of(segment.lower())[:_MOST_WORDS], _names(directory).brands)
        if brand is not None:
            return Standing(HostClass.LOOKALIKE, brand.public_body, brand.imitated)
    return None


@lru_cache(maxsize=16)
def _names(directory: Directory) -> _Names:
    official: dict[str, str] = {}
    brands: list[Brand] = []
    for body in directory.bodies:
        official |= dict.fromkeys(sorted(body.web_domains), body.public_body)
        brands += [brand_of(word, body.public_body, _official_name_with(word, body)) for word in body.brand_words]
    for name, public_body in official.items():
        label = registrable_domain(name).partition(".")[0]
        if len(label) >= _SHORTEST_DERIVED:
            brands.append(brand_of(label, public_body, name, exact=len(label) < LONG))
    for name in sorted(directory.other_official_domains):
        label = name.partition(".")[0]
        if len(label) >= _SHORTEST_DERIVED and label not in COMPANIONS:
            brands.append(brand_of(label, None, name, exact=True))
    parts = tuple(official.items()) + tuple((name, None) for name in sorted(directory.other_official_domains))
    own_words = frozenset(word for name in official for word in words_of(name))
    mail = frozenset(domain for body in directory.bodies for domain in body.email_domains)
    return _Names(official, directory.other_official_domains, mail, parts, arrange(brands, own_words))


def _official_name_with(word: str, body: BodyNames) -> str:
    """Return the shortest official domain that shows ``word``, or the word itself."""
    named = [name for name in body.web_domains if word in name]
    return min(named, key=lambda name: (len(name), name), default=word)


@lru_cache(maxsize=32_768)
def standing_of(host: str, directory: Directory) -> Standing:
    """Return what ``host`` (lower-case ASCII, punycode) is to the bodies and services of ``directory``."""
    names = _names(directory)
    tracker = _under(host, directory.link_trackers) is not None
    redirector = _under(host, directory.redirectors) is not None
    owned = _under(host, names.official)
    if owned is not None:
        return Standing(HostClass.OFFICIAL, names.official[owned], owned, tracker, redirector)
    if _under(host, names.other_official) is not None or _under(host, names.mail) is not None:
        return Standing(HostClass.OTHER_OFFICIAL, tracker=tracker, redirector=redirector)
    copied = _copies(host, names)
    if copied is not None:
        return copied._replace(tracker=tracker, redirector=redirector)
    for domains, host_class in (
        (directory.url_shorteners, HostClass.SHORTENER),
        (directory.free_hosts, HostClass.FREE_HOSTING),
        (directory.dynamic_dns, HostClass.DYNAMIC_DNS),
    ):
        if _under(host, domains) is not None:
            return Standing(host_class, tracker=tracker, redirector=redirector)
    return Standing(HostClass.UNKNOWN, tracker=tracker, redirector=redirector)


def _under(host: str, domains: dict[str, str] | frozenset[str]) -> str | None:
    """Return the one of ``domains`` that ``host`` is or is below, or ``None``."""
    while host:
        if host in domains:
            return host
        host = host.partition(".")[2]
    return None


def _copies(host: str, names: _Names) -> Standing | None:
    """Return whom ``host`` imitates and by what, or ``None``."""
    suffix = public_suffix(host)
    shown = to_unicode(host)
    for name, public_body in names.parts:
        place = shown.find(name)
        if place >= 0 and _stands_alone(shown, place, place + len(name)):
            return Standing(HostClass.LOOKALIKE, public_body, name)
    own = to_unicode(host.removesuffix(suffix).rstrip(".")).split(".")
    for label in reversed(own):
        words = words_of(label)[-_MOST_WORDS:]
        brand = brand_in(words, names.brands, suffix)
        if brand is not None:
            return Standing(HostClass.LOOKALIKE, brand.public_body, brand.imitated)
        of_another_state = own[-1] == "gouv" and len(suffix.rpartition(".")[2]) == _COUNTRY_CODE  # gouv.qc.ca
        if "gouv" in words and "gouv.fr" in names.other_official and not of_another_state:
            return Standing(HostClass.LOOKALIKE, None, "gouv.fr")
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` is no mere part of a longer word on either side."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())
