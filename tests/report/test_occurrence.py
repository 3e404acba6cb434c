"""What a document is made of."""

import pytest

from beffroi.texts import languages, load_catalogue

from .conftest import CALL, SMS, Occur


@pytest.mark.parametrize("lang", languages())
def test_a_contact_is_named_in_every_language(occur: Occur, lang: str) -> None:
    """Each document begins by saying what was received, and when."""
    for contact in (SMS, CALL):
        places = occur(contact).places(load_catalogue(lang))

        assert "2026" in places["date"]
        assert places["a_contact"]
        assert places["false_contacts"]
        assert "Assurance Maladie" in places["public_body"]
