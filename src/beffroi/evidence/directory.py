"""Names, addresses and numbers in force on one day, handed in by the rulebook as plain data."""

import msgspec

__all__ = ["BodyNames", "Directory", "NumberBlock", "OfficialNumber"]


class BodyNames(msgspec.Struct, frozen=True):
    """What one public body is known by on one day.

    Args:
        public_body: Its id, ``assurance_maladie``.
        names: Folded names and abbreviations that mean this body when a contact uses them of itself (``cpam``).
        objects: Folded names of things only this body has (``carte vitale``).
        topics: Folded names of what hardly anybody writes about but in this body's name (``remboursement dentaire``).
        brand_words: Folded words whose presence in a foreign host imitates this body (``ameli``).
        web_domains: Registrable domains of its own web sites, and hosts where only one host is its own.
        email_domains: Exact domains it writes from.
        email_addresses: Exact addresses it writes from.
        sms_senders: Digits of the numbers it sends SMS from.
        sms_opening: How its SMS begin, folded, or empty.
    """

    public_body: str
    names: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    brand_words: tuple[str, ...] = ()
    web_domains: frozenset[str] = frozenset()
    email_domains: frozenset[str] = frozenset()
    email_addresses: frozenset[str] = frozenset()
    sms_senders: frozenset[str] = frozenset()
    sms_opening: str = ""


class OfficialNumber(msgspec.Struct, frozen=True):
    """A number that a public body or an official service has published.

    Args:
        number: National digits (``3646``; ``+33184903646`` is ``0184903646``), or E.164 for a foreign number.
        owner: Id of the public body or service.
        roles: ``calls_from``, ``may_be_called``, ``sms_sender``; empty when none holds on the day.
        retired: It was published once and is not on the day.
        purpose: What for, as a code (``vaccination``), or empty.
    """

    number: str
    owner: str
    roles: frozenset[str] = frozenset()
    retired: bool = False
    purpose: str = ""


class NumberBlock(msgspec.Struct, frozen=True):
    """A block of the French numbering plan.

    Args:
        prefix: Leading national digits (``089``, ``0162``, ``118``).
        digits: Length of a whole number of this block.
        tariff: ``premium``, ``free``, ``normal`` or ``undetermined``.
        use: ``geographic``, ``mobile``, ``voip``, ``telemarketing``, ``machine``, ``directory_enquiries``, ``short``,
            ``sms_short_code``, ``fiction`` or ``service``.
        price: As published, or empty.
    """

    prefix: str
    digits: int
    tariff: str
    use: str
    price: str = ""


class Directory(msgspec.Struct, frozen=True, eq=False):
    """All that recognisers need to know of one day; the caller builds it from the rulebook.

    Two are equal only when they are the same object, so that what is worked out from one can be remembered by it.

    Args:
        bodies: The public bodies of the rulebook.
        numbers: Published numbers, by national digits.
        blocks: The numbering plan, longest prefix first.
        other_official_domains: Official domains of services that are no public body of the rulebook.
        url_shorteners: Registrable domains that hide where a link leads.
        free_hosts: Domains under which anyone can open a site.
        dynamic_dns: Domains under which anyone can point a name at a home computer.
        link_trackers: Domains of mailing tools that senders use to count clicks.
        free_mail: Domains of mail providers that give anyone an address.
        redirectors: Domains of services that only send on to the address that a link carries.
        mail_receivers: Hosts, or domains of hosts, of mail providers that note on top what they saw of a mail.
    """

    bodies: tuple[BodyNames, ...]
    numbers: dict[str, OfficialNumber]
    blocks: tuple[NumberBlock, ...]
    other_official_domains: frozenset[str] = frozenset()
    url_shorteners: frozenset[str] = frozenset()
    free_hosts: frozenset[str] = frozenset()
    dynamic_dns: frozenset[str] = frozenset()
    link_trackers: frozenset[str] = frozenset()
    free_mail: frozenset[str] = frozenset()
    redirectors: frozenset[str] = frozenset()
    mail_receivers: frozenset[str] = frozenset()
