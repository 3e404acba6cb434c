"""The end of a bubble's colour is told from ink, icons and uneven light."""

from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.edges import alike, first_edge, without

GREY, WHITE, BLACK = (233.0, 233.0, 235.0), (255.0, 255.0, 255.0), (0.0, 0.0, 0.0)
Stretch = tuple[int, tuple[float, float, float]]


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("numpy")


@pytest.mark.parametrize(
    ("stretches", "edge"),
    [
        pytest.param([(30, GREY), (60, WHITE)], 30, id="the end of a bubble"),
        pytest.param([(5, BLACK), (30, GREY), (60, WHITE)], 35, id="ink that reaches out of the line's box"),
        pytest.param([(20, GREY), (3, BLACK), (20, GREY), (60, WHITE)], 43, id="a thin stroke of an icon before it"),
        pytest.param([(90, WHITE)], None, id="the page to its end"),
        pytest.param([(6, WHITE)], None, id="too little to tell"),
    ],
)
def test_the_first_lasting_change_is_the_edge(stretches: list[Stretch], edge: int | None) -> None:
    """A message is on one side or the other by where its bubble ends."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    profile = np.array([colour for length, colour in stretches for _ in range(length)])
    paper = np.array(GREY if GREY in dict.fromkeys(colour for _, colour in stretches) else WHITE)

    found = first_edge(profile, paper, window=4, dirt=12)

    if edge is None:
        assert found is None
    else:
        assert found is not None
        assert abs(found.at - edge) <= 4
        assert alike(found.change, np.array([22.0, 22.0, 20.0]))


def test_uneven_light_is_no_edge() -> None:
    """A photograph of a screen is darker on one side."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    profile = np.linspace(WHITE, (180.0, 180.0, 180.0), 300)

    assert first_edge(profile, np.array(WHITE), window=4, dirt=12) is None


def test_changes_are_alike_by_direction_and_size() -> None:
    """Left and right of a bubble lies the same page; left and right of a name lie a portrait and an icon."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    assert alike(np.array([22.0, 22, 20]), np.array([18.0, 19, 21]))
    assert not alike(np.array([22.0, 22, 20]), np.array([-22.0, -22, -20]))
    assert not alike(np.array([22.0, 22, 20]), np.array([240.0, 240, 240]))


def test_other_writing_is_taken_out() -> None:
    """The time beside a bubble must not hide where the bubble ends."""
    import numpy as np  # noqa: PLC0415  # comes with the extra

    profile = np.zeros((10, 3))

    cleared = without(profile, [(-3, 2, np.array(WHITE)), (8, 40, np.array(GREY)), (-9, -1, np.array(WHITE))])

    assert [row[0] for row in cleared] == [255, 255, 0, 0, 0, 0, 0, 0, 233, 233]
    assert not profile.any()
