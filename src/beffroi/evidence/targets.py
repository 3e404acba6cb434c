"""Targets: what one web or e-mail address leads to, and what must be said of it."""

import enum
from functools import lru_cache
from typing import NamedTuple

from beffroi.evidence.browser import Target, read_address
from beffroi.evidence.carried import IN_BASE64, carried_in, uncover
from beffroi.evidence.directory import Directory
from beffroi.evidence.domains import has_public_suffix
from beffroi.evidence.lookalikes import (
    HostClass,
    Standing,
    names_brand,
    names_official_host,
    stand_as_mail,
    standing_of,
)

__all__ = ["Judged", "LinkTrait", "judge", "judge_carried"]


class LinkTrait(enum.StrEnum):
    """What may be said of a link: one class from ``OFFICIAL`` to ``UNKNOWN``, and any of the rest."""

    OFFICIAL = "official"
    OTHER_OFFICIAL = "other_official"
    LOOKALIKE = "lookalike"
    SHORTENER = "shortener"
    FREE_HOSTING = "free_hosting"
    DYNAMIC_DNS = "dynamic_dns"
    IP_ADDRESS = "ip_address"
    UNKNOWN = "unknown"
    MAIL = "mail"  # an e-mail address, not a web address
    REDIRECTOR = "redirector"  # a well-known service, or a mailing tool, that sends on to the address it carries
    OPEN_REDIRECT = "open_redirect"  # another site's address that carries a further one
    TRACKER = "tracker"
    DEFANGED = "defanged"
    SPACED = "spaced"
    SPOKEN = "spoken"  # "ameli point fr"
    USERINFO = "userinfo"
    IDN = "idn"
    PUNYCODE = "punycode"
    ODD_PORT = "odd_port"
    DATA_URL = "data_url"
    SCANNED = "scanned"  # in a QR code: nobody reads it before they are there
    TEXT_MISMATCH = "text_mismatch"  # the words shown name another host than the one opened


class Judged(NamedTuple):
    """One address, read and judged.

    Args:
        url: The address as a browser would open it; without a scheme if it was written without.
        host: Its host in ASCII.
        shown: Its host in letters.
        traits: Words of :class:`LinkTrait`: the class, and what the address itself shows.
        host_class: What the host is.
        public_body: The body it belongs to or imitates, by id.
        carried: Addresses within the address, outermost first, each as it stands there.
    """

    url: str
    host: str
    shown: str
    traits: frozenset[str]
    host_class: HostClass
    public_body: str | None
    carried: tuple[str, ...] = ()


_SHORTEST_CARRIER = 5  # characters of the path "/?u=x"
_MOST_CARRIED = 3
_LONGEST_KEPT = 256  # characters of an address that is remembered: the longer ones hardly come twice


def judge(written: str, directory: Directory, *, mail: bool = False, shown_as: str = "") -> Judged | None:
    """Return what ``written`` leads to and what is to be said of it.

    Args:
        written: The address, mended, its letters as received.
        directory: What to judge by.
        mail: It is an e-mail address.
        shown_as: The same as a reader takes it, when its letters are not plain ASCII: it is judged where a browser
            would find no such host.

    Returns:
        ``None`` if it leads nowhere. Bounded work; what was judged lately is remembered.
    """
    judge_it = _judge if len(written) <= _LONGEST_KEPT else _judge.__wrapped__
    return judge_it(written, directory, mail, shown_as)


@lru_cache(maxsize=16_384)
def _judge(written: str, directory: Directory, mail: bool, shown_as: str) -> Judged | None:  # noqa: FBT001 - cached by place
    target = read_address(written)
    if shown_as and (target is None or not (target.is_ip or has_public_suffix(target.host))):
        drawn = judge(shown_as, directory, mail=mail)
        if drawn is None or drawn.host_class is not HostClass.OFFICIAL:
            return drawn
        foreign = drawn.traits - {LinkTrait.OFFICIAL} | {LinkTrait.LOOKALIKE}  # drawn with other letters: not theirs
        return drawn._replace(traits=foreign, host_class=HostClass.LOOKALIKE)
    if target is None:
        return None
    standing = stand_as_mail(target.host, directory) if mail else _standing(target, directory)
    says = _traits(target, standing, mail=mail)
    if "xn--" in written.lower():
        says.append(LinkTrait.PUNYCODE)
    carried = () if mail or len(target.path) < _SHORTEST_CARRIER else tuple(_carried(target))
    if carried and (standing.redirector or standing.tracker):
        says.append(LinkTrait.REDIRECTOR)
    elif carried and IN_BASE64.fullmatch(carried[0]) is None:
        says.append(LinkTrait.OPEN_REDIRECT)
    traits: frozenset[str] = frozenset(says)
    return Judged(target.url, target.host, target.shown, traits, standing.host_class, standing.public_body, carried)


def _standing(target: Target, directory: Directory) -> Standing:
    """Return what the target is to the bodies of the directory, its path and user part looked at too."""
    standing = standing_of(target.host, directory)
    if standing.host_class in {HostClass.OFFICIAL, HostClass.OTHER_OFFICIAL, HostClass.LOOKALIKE}:
        return standing
    path = target.path.partition("?")[0]
    named = names_official_host(target.userinfo, directory) if target.userinfo else None
    if named is None and len(path) > 1 and ":/" not in path:
        named = names_official_host(path, directory)
        if named is None and standing.host_class is HostClass.FREE_HOSTING:
            named = names_brand(path, directory)
    return named._replace(tracker=standing.tracker, redirector=standing.redirector) if named else standing


def _traits(target: Target, standing: Standing, *, mail: bool) -> list[str]:
    traits: list[str] = [LinkTrait.IP_ADDRESS if target.is_ip else LinkTrait(standing.host_class)]
    if mail:
        traits.append(LinkTrait.MAIL)
    elif target.userinfo:
        traits.append(LinkTrait.USERINFO)
    if standing.tracker:
        traits.append(LinkTrait.TRACKER)
    if target.shown != target.host:
        traits.append(LinkTrait.IDN)
    if target.port:
        traits.append(LinkTrait.ODD_PORT)
    if not target.host:
        traits.append(LinkTrait.DATA_URL)
    return traits


def _carried(target: Target) -> list[str]:
    """Return the addresses carried in the path or the parameters of ``target``, as they stand there."""
    found: list[str] = []
    path = target.path
    while len(found) < _MOST_CARRIED:
        carried = carried_in(path)
        if carried is None:
            break
        inner = read_address(uncover(carried))
        if inner is None or not (inner.is_ip or has_public_suffix(inner.host)):
            break
        found.append(carried)
        path = inner.path
    return found


def judge_carried(carried: str, directory: Directory) -> Judged | None:
    """Return what an address carried by another leads to."""
    return judge(uncover(carried), directory)
