"""Messages are told by their places where their colours are washed out."""

from beffroi.contact.readers.images.faint_bubbles import find_faint_bubbles
from beffroi.contact.readers.images.ocr import Line

TOP = [("10:42 5G 87%", 40, 20), ("AMELI", 300, 100), ("Hier 18:30", 280, 180)]
THREAD = [("Votre carte Vitale", 60, 260), ("expire demain.", 60, 305), ("Qui est-ce ?", 440, 400), ("18:31", 60, 350)]


def _lines(told: list[tuple[str, int, int]]) -> list[Line]:
    return [Line(text, 1.0, left, top, left + 14 * len(text), top + 40) for text, left, top in told]


def test_a_screen_is_cut_into_top_and_messages() -> None:
    """A photograph of a mother's telephone has hardly any colours left."""
    found = find_faint_bubbles(_lines([*TOP, *THREAD]), 20, 700)

    assert found is not None
    top, bubbles = found
    assert [line.text for line in top] == ["10:42 5G 87%", "AMELI", "Hier 18:30"]
    assert [bubble.text for bubble in bubbles] == ["Votre carte Vitale expire demain.", "Qui est-ce ?"]
    theirs, own = bubbles
    assert theirs.right is not None
    assert theirs.right < 700 == own.right


def test_a_screen_without_a_day_is_known_by_where_one_writes() -> None:
    """Not every thread shows the day."""
    found = find_faint_bubbles(_lines([*TOP[:2], *THREAD[:2], ("Message texte", 120, 900)]), 20, 700)

    assert found is not None
    assert [line.text for line in found[0]] == ["10:42 5G 87%", "AMELI"]
    assert [bubble.text for bubble in found[1]] == ["Votre carte Vitale expire demain."]


def test_what_has_no_clock_and_battery_is_no_screen() -> None:
    """A letter begins with a name and a day as well."""
    assert find_faint_bubbles(_lines([("Assurance Maladie", 60, 20), *TOP[1:], *THREAD]), 20, 700) is None
    assert find_faint_bubbles(_lines(TOP[:2]), 20, 700) is None
    assert find_faint_bubbles(_lines([*TOP[:2], *THREAD[:2]]), 20, 700) is None
    assert find_faint_bubbles(_lines(TOP), 20, 700) is None
