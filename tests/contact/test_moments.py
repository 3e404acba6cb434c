"""The day in Paris decides by which facts a contact is judged."""

import datetime

import pytest

from beffroi.contact.moments import day_in_paris

UTC = datetime.UTC


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param(datetime.datetime(2026, 3, 1, 23, 30, tzinfo=UTC), datetime.date(2026, 3, 2), id="winter"),
        pytest.param(datetime.datetime(2026, 7, 1, 22, 30, tzinfo=UTC), datetime.date(2026, 7, 2), id="summer"),
        pytest.param(datetime.datetime(2026, 7, 1, 21, 30, tzinfo=UTC), datetime.date(2026, 7, 1), id="still the day"),
        pytest.param(datetime.datetime(2026, 3, 1, 23, 30), datetime.date(2026, 3, 1), id="Paris already"),  # noqa: DTZ001
    ],
)
def test_a_moment_falls_on_its_day_in_paris(moment: datetime.datetime, day: datetime.date) -> None:
    """A message of 0.30 a.m. in Paris is of the day before by UTC."""
    assert day_in_paris(moment) == day
