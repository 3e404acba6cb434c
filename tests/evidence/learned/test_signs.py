"""Signs: words of closed lists alone, each with and without its channel."""

from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.learned import signs_of

SPAN = Span(Field.TEXT, 0, 4)


def test_a_request_is_told_by_what_is_asked() -> None:
    """Each sign stands alone and once more with the channel."""
    asked = Evidence(EvidenceKind.REQUEST, "card", SPAN, frozenset({"denied"}), "caf")

    assert signs_of([asked, asked], "sms") == {
        "request",
        "request card",
        "request denied",
        "request of a body",
        "sms request",
        "sms request card",
        "sms request denied",
        "sms request of a body",
    }


def test_what_a_contact_says_is_no_sign() -> None:
    """The value of a link, a number or a sender is the thing itself: personal, and never seen twice."""
    link = Evidence(EvidenceKind.LINK, "https://jean.example/dupont", SPAN, frozenset({"lookalike"}), detail="jean")

    assert signs_of([link], "email") == {
        "link",
        "link lookalike",
        "link nobody",
        "email link",
        "email link lookalike",
        "email link nobody",
    }


def test_nothing_seen_is_no_sign() -> None:
    """A contact in which nothing was seen has none."""
    assert signs_of([], "sms") == frozenset()
