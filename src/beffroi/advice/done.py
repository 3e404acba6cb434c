"""What a person has already done about a contact, as they tell it."""

import enum

__all__ = ["Done"]


class Done(enum.StrEnum):
    """Each has its first steps in the fact ``first_aid.<word>`` (official-facts.md §7.2)."""

    CLICKED = "clicked"
    GAVE_CARD = "gave_card"
    GAVE_IBAN = "gave_iban"
    GAVE_PASSWORD = "gave_password"  # noqa: S105 - names what was given, holds no secret
    GAVE_CODE = "gave_code"
    GAVE_NIR = "gave_nir"
    GAVE_IDENTITY = "gave_identity"
    GAVE_MEDICAL = "gave_medical"
    INSTALLED = "installed"
    CALLED = "called"
    PAID = "paid"
    HANDED_OVER = "handed_over"
