"""Telephone numbers in one normal form, and the class of each by the numbering plan of the day."""

import enum
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from beffroi.evidence.directory import Directory, NumberBlock

__all__ = ["EMERGENCY_NUMBERS", "NumberClass", "PhoneTrait", "class_of", "is_listed", "normal_form"]


class PhoneTrait(enum.StrEnum):
    """What is seen of a telephone number: one class, one role, and modifiers."""

    # The class: exactly one.
    OFFICIAL = "official"  # a public body has published it, in force on the day
    RETIRED = "retired"  # a public body had published it, no longer on the day
    REPORTING = "reporting"  # an emergency or reporting service
    PREMIUM = "premium"
    FREE = "free"
    NORMAL = "normal"
    TELEMARKETING = "telemarketing"
    MOBILE = "mobile"
    GEOGRAPHIC = "geographic"
    VOIP = "voip"
    MACHINE = "machine"
    DIRECTORY_ENQUIRIES = "directory_enquiries"
    SHORT = "short"  # a short number whose price its digits do not tell
    FOREIGN = "foreign"
    INVALID = "invalid"  # written as a number to call, and no number of the plan
    # The role: exactly one.
    SENDER = "sender"
    CALL_BACK = "call_back"  # the contact offers it, or asks to call it
    FORWARD_TO = "forward_to"  # the contact asks to pass something on to it
    MENTIONED = "mentioned"
    # Modifiers.
    FICTION = "fiction"  # kept for films and examples; the class is that of the range around it
    SPELLED = "spelled"  # written in words
    CALLS_FROM = "calls_from"  # the body has published that it calls from it
    MAY_BE_CALLED = "may_be_called"  # the body has published that one may call it
    SMS_CODE = "sms_code"  # a short code for SMS, not a number to call
    SHOWN_AS_ANOTHER = "shown_as_another"  # what a link dials, while its words show another number


class NumberClass(NamedTuple):
    """What the plan and the published lists say of one number.

    Args:
        traits: Its class and its modifiers, no role.
        public_body: The body that published it, when one did.
        detail: The id of the owner of a published number, else the price when the plan has one, else empty.
    """

    traits: frozenset[str]
    public_body: str | None
    detail: str


EMERGENCY_NUMBERS: Final = frozenset({"15", "17", "18", "112", "114", "115", "119", "191", "196", "197"})
_LONGEST_INTERNATIONAL = 15  # digits, ITU-T E.164
_SHORTEST_INTERNATIONAL = 8
_NATIONAL_DIGITS = 10
_SHORT: Final = re.compile(r"[1-9]\d{2,5}", re.ASCII)
_FRANCE = "33"
# Codes of their own, and yet numbers of the French plan: Réunion and Mayotte, Guadeloupe, Guyane, Martinique.
_OVERSEAS = ("262", "590", "594", "596")
_BY_USE: Final = {
    "telemarketing": PhoneTrait.TELEMARKETING,
    "machine": PhoneTrait.MACHINE,
    "directory_enquiries": PhoneTrait.DIRECTORY_ENQUIRIES,
}
_BY_TARIFF: Final = {"premium": PhoneTrait.PREMIUM, "free": PhoneTrait.FREE}
_BY_RANGE: Final = {
    "geographic": PhoneTrait.GEOGRAPHIC,
    "mobile": PhoneTrait.MOBILE,
    "voip": PhoneTrait.VOIP,
}
# The first digits of the plan, for a day or a rulebook without the block (Arcep decision 2018-0881).
_BY_FIRST_DIGITS: Final = {
    **dict.fromkeys(("01", "02", "03", "04", "05"), PhoneTrait.GEOGRAPHIC),
    **dict.fromkeys(("06", "07"), PhoneTrait.MOBILE),
    "09": PhoneTrait.VOIP,
}


def normal_form(digits: str, *, international: bool = False) -> str | None:
    """Return the one form of a number, however it was written.

    Args:
        digits: Its digits, without the plus sign.
        international: A plus sign stood before them.

    Returns:
        National digits for the French plan (``0178857003``, ``3646``), ``+`` and digits for another country's, ``None``
        when no number can have these digits.
    """
    if not international and digits.startswith("00"):
        digits, international = digits[2:], True
    if not international and len(digits) == _NATIONAL_DIGITS + 1 and digits.startswith(_FRANCE):
        international = True
    if international:
        return _from_international(digits)
    if digits.startswith("0"):
        return digits if len(digits) == _NATIONAL_DIGITS and digits[1] != "0" else None
    return digits if 4 <= len(digits) <= 6 or digits in EMERGENCY_NUMBERS else None  # noqa: PLR2004 - short numbers


def _from_international(digits: str) -> str | None:
    """Return the normal form of digits that begin with a country code."""
    if digits.startswith(_FRANCE):
        return _national(digits[2:])
    if digits.startswith(_OVERSEAS):
        national = _national(digits[3:])
        if national is not None:
            return national
    if _SHORTEST_INTERNATIONAL <= len(digits) <= _LONGEST_INTERNATIONAL and digits[0] != "0":
        return "+" + digits
    return None


def _national(rest: str) -> str | None:
    """Return the national form of what follows the country code, a ``0`` kept by mistake left out."""
    rest = rest.removeprefix("0")
    if len(rest) == _NATIONAL_DIGITS - 1 and rest[0] != "0":
        return "0" + rest
    return rest if len(rest) == 4 and rest[0] in "13" else None  # noqa: PLR2004 - +33 3646, as some telephones show it


class _Plan:
    """The numbering plan of one day, ready to be asked."""

    def __init__(self, directory: Directory) -> None:
        self.numbers = directory.numbers
        self.bodies = frozenset(body.public_body for body in directory.bodies)
        self.sms_senders = {digits: body.public_body for body in directory.bodies for digits in body.sms_senders}
        # By the count of digits, then by prefix; with each count, the lengths of its prefixes, longest first.
        self._classes: dict[int, dict[str, _BlockClasses]] = {}
        self._fiction: dict[int, dict[str, NumberBlock]] = {}
        for block in directory.blocks:
            if block.use == "fiction":
                self._fiction.setdefault(block.digits, {}).setdefault(block.prefix, block)
            else:
                self._classes.setdefault(block.digits, {}).setdefault(block.prefix, _classes_of(block))
        self._lengths = _prefix_lengths(self._classes)
        self._fiction_lengths = _prefix_lengths(self._fiction)

    def class_of(self, number: str) -> NumberClass:
        """Return the class of a number that nobody has published: that of the narrowest block that it lies in."""
        table = self._classes.get(len(number), {})
        for length in self._lengths.get(len(number), ()):
            classes = table.get(number[:length])
            if classes is not None:
                return classes.fiction if self._is_fiction(number) else classes.real
        traits: set[str] = {_class_without_block(number)}
        if self._is_fiction(number):
            traits.add(PhoneTrait.FICTION)
        return NumberClass(frozenset(traits), None, "")

    def _is_fiction(self, number: str) -> bool:
        """Say whether ``number`` lies in a block kept for fiction."""
        table = self._fiction.get(len(number))
        if table is None:
            return False
        return any(number[:length] in table for length in self._fiction_lengths[len(number)])


class _BlockClasses(NamedTuple):
    """The class of the numbers of a block, and that of those among them that are kept for fiction."""

    real: NumberClass
    fiction: NumberClass


def _classes_of(block: NumberBlock) -> _BlockClasses:
    traits: set[str] = {_class_of_block(block)}
    if block.use == "sms_short_code":
        traits.add(PhoneTrait.SMS_CODE)
    return _BlockClasses(
        NumberClass(frozenset(traits), None, block.price),
        NumberClass(frozenset({*traits, PhoneTrait.FICTION}), None, block.price),
    )


def _prefix_lengths(tables: Mapping[int, Mapping[str, object]]) -> dict[int, tuple[int, ...]]:
    return {digits: tuple(sorted({len(prefix) for prefix in table}, reverse=True)) for digits, table in tables.items()}


@lru_cache(maxsize=16)
def _plan_of(directory: Directory) -> _Plan:
    return _Plan(directory)


def is_listed(number: str, directory: Directory) -> bool:
    """Say whether a body or a service has published ``number``, now or once."""
    return number in directory.numbers or number in _plan_of(directory).sms_senders


def class_of(number: str, directory: Directory) -> NumberClass:
    """Return what the directory says of a number in its normal form.

    A published number is classed by its list; any other by the block of the plan it lies in. A number kept for fiction
    has the class of the range around it, and the trait ``fiction``: examples must be judged as the real thing would be.
    """
    plan = _plan_of(directory)
    published = plan.numbers.get(number)
    if published is not None and (published.retired or published.roles):
        owner = published.owner.partition(".")[0]  # a service is owned by the fact that tells of it
        if owner not in plan.bodies:
            return NumberClass(frozenset({PhoneTrait.REPORTING}), None, published.owner)
        word = PhoneTrait.RETIRED if published.retired else PhoneTrait.OFFICIAL
        kept = published.roles & {PhoneTrait.CALLS_FROM, PhoneTrait.MAY_BE_CALLED}
        if "sms_sender" in published.roles:
            kept |= {PhoneTrait.SMS_CODE}
        return NumberClass(kept | {word}, owner, owner)
    if number in plan.sms_senders:
        body = plan.sms_senders[number]
        return NumberClass(frozenset({PhoneTrait.OFFICIAL, PhoneTrait.SMS_CODE}), body, body)
    return _class_by_plan(number, plan)


def _class_by_plan(number: str, plan: _Plan) -> NumberClass:
    """Class a number that nobody has published."""
    if number.startswith("+"):
        return NumberClass(frozenset({PhoneTrait.FOREIGN}), None, "")
    if number in EMERGENCY_NUMBERS:
        return NumberClass(frozenset({PhoneTrait.REPORTING}), None, "")
    return plan.class_of(number)


def _class_without_block(number: str) -> PhoneTrait:
    if len(number) == _NATIONAL_DIGITS:
        return _BY_FIRST_DIGITS.get(number[:2], PhoneTrait.INVALID)
    return PhoneTrait.SHORT if _SHORT.fullmatch(number) else PhoneTrait.INVALID


def _class_of_block(block: NumberBlock) -> PhoneTrait:
    found = _BY_USE.get(block.use) or _BY_TARIFF.get(block.tariff) or _BY_RANGE.get(block.use)
    if found is not None:
        return found
    return PhoneTrait.NORMAL if block.tariff == "normal" else PhoneTrait.SHORT
