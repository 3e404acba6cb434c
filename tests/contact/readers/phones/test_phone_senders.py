"""Senders that telephones keep: a name saved beside the number, nobody where nobody is."""

import pytest

from beffroi.contact.readers.phones.phone_senders import shown_sender


@pytest.mark.parametrize(
    ("address", "name", "sender"),
    [
        pytest.param("+33639980001", "", "+33639980001", id="not saved"),
        pytest.param("+33639980001", "Docteur Weil", "Docteur Weil (06 39 98 00 01)", id="France"),
        pytest.param("06 39 98 00 01", "Maman", "Maman (06 39 98 00 01)", id="with blanks"),
        pytest.param("0033639980001", "Maman", "Maman (06 39 98 00 01)", id="with two zeros"),
        pytest.param("+21620123456", "Cousin", "Cousin (+216 201 234 56)", id="elsewhere, in groups"),
        pytest.param("0639980001", "06 39 98 00 01", "0639980001", id="a name that is the number"),
        pytest.param("+33639980001", "06 39 98 00 01", "+33639980001", id="the same, written in full"),
        pytest.param("3646", "CPAM", "3646", id="short number"),
        pytest.param("AMELI", "Sécu", "AMELI", id="letters"),
        pytest.param("a@b.example", "Paul", "a@b.example", id="address"),
        pytest.param("", "Maman", "Maman", id="a name alone"),
        pytest.param("null", "(Unknown)", None, id="null"),
        pytest.param("-1", "", None, id="hidden"),
        pytest.param("(Inconnu)", "Unknown", None, id="unknown"),
        pytest.param("  +33639980001\n", "Tata\n Sylvie ", "Tata Sylvie (06 39 98 00 01)", id="on one line"),
    ],
)
def test_a_sender_is_shown_as_its_owner_knows_it(address: str, name: str, sender: str | None) -> None:
    """A saved name shows that they know each other; what bodies publish stands alone."""
    assert shown_sender(address, name) == sender


def test_an_endless_name_leaves_the_number_where_it_is_looked_for() -> None:
    """A number is looked for in the first hundred characters of a sender."""
    shown = shown_sender("+33639980001", "x" * 1_000_000)

    assert shown is not None
    assert shown.endswith("(06 39 98 00 01)")
    assert len(shown) < 100
