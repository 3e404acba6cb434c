"""What stands for each placeholder."""

import datetime

import pytest

from beffroi.rulebook import Rulebook
from beffroi.texts import load_catalogue
from beffroi.texts.places import body_places, official_places, step_places, value_places

from .conftest import DAY, MakeVerdict

_FRENCH = load_catalogue("fr")


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        pytest.param(["+33892123456"], "0 892 123 456", id="a number"),
        pytest.param(["http://ameli-vital.example/a?b"], "ameli-vital.example", id="the host of a link"),
        pytest.param(["http://ameli.fr@evil.example/x"], "evil.example", id="what stands before @ is no host"),
        pytest.param(
            ["http://evil.example\\@ameli.fr"], "evil.example", id="a backslash ends the host, as in browsers"
        ),
        pytest.param(["http://evil.example?@ameli.fr"], "evil.example", id="a question mark ends it"),
        pytest.param(["evil.example"], "evil.example", id="a bare host"),
        pytest.param(["a.example", "b.example"], "a.example et b.example", id="two"),
        pytest.param([], "", id="none"),
    ],
)
def test_a_value_is_shown_as_a_person_reads_it(values: list[str], seen: str) -> None:
    """The host decides where a link leads; the rest only distracts."""
    assert value_places(values, _FRENCH)["value"].replace("\u00a0", " ") == seen


def test_a_number_is_not_listed_with_the_request_to_call_it() -> None:
    """A finding may rest on both; "call 01 99 00 12 34 and call_back" is no sentence."""
    places = value_places(["0199001234", "call_back", "click"], _FRENCH)

    assert places["value"].replace("\u00a0", " ") == "01 99 00 12 34"
    assert places["asked"] == "de rappeler et de cliquer"


def test_a_hostile_value_is_shown_short() -> None:
    """A sentence stays a sentence."""
    places = value_places(["x" * 100_000] * 1000, _FRENCH)

    assert len(places["value"]) < 100


def test_what_is_asked_is_said_in_words() -> None:
    """A code is no word for a citizen."""
    assert (
        value_places(["nir", "medical"], _FRENCH)["asked"]
        == "votre numéro de Sécurité sociale et des informations médicales"
    )


@pytest.mark.parametrize(
    ("value", "official", "first"),
    [
        pytest.param([{"number": "3646"}, {"number": "0178857003"}], "36 46 et 01 78 85 70 03", "36 46", id="numbers"),
        pytest.param({"number": "38663", "opening": "", "exclusive": True}, "38663", "38663", id="sender of SMS"),
        pytest.param(["ameli.fr", "cssm.fr"], "ameli.fr et cssm.fr", "ameli.fr", id="domains"),
        pytest.param(["card", "password"], "", "", id="words are no list to show"),
        pytest.param({"names": ["x"]}, "", "", id="another shape"),
        pytest.param("a statement", "", "", id="a statement"),
        pytest.param(["Statements end with a full stop."], "", "", id="statements are no domains"),
        pytest.param(None, "", "", id="no fact"),
    ],
)
def test_a_fact_that_lists_numbers_or_domains_can_be_shown(value: object, official: str, first: str) -> None:
    """Other facts have nothing to list, and show nothing."""
    places = official_places(value, _FRENCH)

    assert places["official"].replace("\u00a0", " ") == official
    assert places["first_official"].replace("\u00a0", " ") == first


def test_the_body_and_the_contact_are_named_in_each_form() -> None:
    """French has its elisions."""
    places = body_places("assurance_maladie", "call", _FRENCH)  # type: ignore[arg-type]

    assert places["Public_body"] == "L’Assurance Maladie"
    assert places["of_public_body"] == "de l’Assurance Maladie"
    assert places["This_contact"] == "Cet appel"
    assert places["by_channel"] == "par téléphone"


@pytest.mark.parametrize(
    ("step", "number", "site"),
    [
        ("make_sure_by_yourself", "36 46", "ameli.fr"),
        ("report_sms_33700", "33700", "33700.fr"),
        ("report_card_opposition", "0 892 705 705", ""),
        ("look_up_number_price", "", "surmafacture.fr"),
    ],
)
def test_a_step_shows_what_the_facts_publish(
    rulebook: Rulebook, make_verdict: MakeVerdict, step: str, number: str, site: str
) -> None:
    """A number that changes is changed in one fact."""
    places = step_places(step, make_verdict(), rulebook, DAY, _FRENCH)

    assert places["number"].replace("\u00a0", " ") == number
    assert places["site"] == site


def test_a_step_shows_what_holds_when_the_person_acts(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """A contact of 2020 shown today: infosva.org has given way to surmafacture.fr since."""
    verdict = make_verdict(date=datetime.date(2020, 1, 1))

    assert step_places("look_up_number_price", verdict, rulebook, DAY, _FRENCH)["site"] == "surmafacture.fr"


def test_a_service_closed_since_is_shown_as_it_was(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """The step was given for the day of the contact; it still reads well."""
    verdict = make_verdict(date=datetime.date(2026, 8, 1))

    assert step_places("report_bloctel", verdict, rulebook, DAY, _FRENCH)["site"] == "bloctel.gouv.fr"


def test_a_step_without_a_service_shows_no_number(rulebook: Rulebook, make_verdict: MakeVerdict) -> None:
    """Most steps are words alone."""
    assert "number" not in step_places("warn_relatives", make_verdict(), rulebook, DAY, _FRENCH)


def test_a_body_that_has_published_no_way_leaves_the_places_empty(
    rulebook: Rulebook, make_verdict: MakeVerdict
) -> None:
    """A new body's folder may not have them yet."""
    places = step_places("make_sure_by_yourself", make_verdict(public_body="toy"), rulebook, DAY, _FRENCH)

    assert (places["number"], places["site"], places["terms"]) == ("", "", "")


def test_what_the_model_sees_asked_is_said_in_the_words_of_the_request() -> None:
    """Nobody is asked for "asks_card"."""
    assert value_places(["asks_card"], _FRENCH)["asked"] == value_places(["card"], _FRENCH)["asked"]
    assert "asks_" not in "".join(value_places(["asks_password", "asks_nir"], _FRENCH).values())
