"""What a person may have done."""

from beffroi.advice import Done
from beffroi.rulebook import Rulebook


def test_every_deed_has_its_first_aid_in_the_facts(rulebook: Rulebook) -> None:
    """A deed that one can report and that leads to nothing would leave the person alone."""
    facts = {fact_id for fact_id in rulebook.facts if fact_id.startswith("first_aid.")}

    assert facts == {f"first_aid.{deed}" for deed in (*Done, "received")}
