"""Days as telephones and their programs write them."""

import datetime

import pytest

from beffroi.contact.readers.phones.phone_days import comes_day_first, day_of_epoch, day_written

MARCH_2 = datetime.date(2026, 3, 2)


@pytest.mark.parametrize(
    "written",
    [
        "02/03/2026 10:12",
        "2/3/26, 10:12",
        "02.03.2026 10:12:33",
        "02-03-2026",
        "2026-03-02 10:12:00",
        "2026/03/02",
        "2026-03-02T22:59:00Z",
        "2026-03-02T00:30:00+01:00",
        "2026-03-01 23:30:00 +0000",
        "2 mars 2026 à 10:12",
        "lundi 2 mars 2026 à 10:12:33",
        "lun. 2 mars 2026",
        "Mar 2, 2026 10:12:33 AM",
        "March 2nd, 2026",
        "2 de marzo de 2026",
        "2. März 2026",
        "10:12, 02/03/2026",
        "1772442000000",
        "1772442000",
        "1772442000.25",
    ],
)
def test_each_way_of_writing_a_day_is_read(written: str) -> None:
    """The facts of that day decide."""
    assert day_written(written) == MARCH_2


@pytest.mark.parametrize(
    ("name", "month"),
    [
        *(("janv.", 1), ("févr.", 2), ("mars", 3), ("avr.", 4), ("mai", 5), ("juin", 6), ("juil.", 7), ("août", 8)),
        *(
            ("sept.", 9),
            ("oct.", 10),
            ("nov.", 11),
            ("déc.", 12),
            ("June", 6),
            ("July", 7),
            ("August", 8),
            ("enero", 1),
        ),
        *(("gennaio", 1), ("luglio", 7), ("ottobre", 10), ("outubro", 10), ("Dezember", 12), ("AOÛT", 8), ("DÉC", 12)),
    ],
)
def test_each_month_has_its_number(name: str, month: int) -> None:
    """Telephones in France are set to many languages."""
    assert day_written(f"3 {name} 2026") == datetime.date(2026, month, 3)


@pytest.mark.parametrize(
    "written",
    [
        *("", "Hier 10:12", "Aujourd'hui", "lundi 10:12", "2 mars à 10:12", "31/02/2026", "00/03/2026", "02/13/2026"),
        *("2026-13-01", "0", "-1", "99999999999999", "1/1/1901", "2 mars 1026", "٣/٣/٢٠٢٦"),
        *("maı 2026", "3 maı 2026", "9999-12-31T23:59:59-23:59", "1" * 5000, "/".join("1" * 5000)),
    ],
)
def test_what_says_no_day_gives_none(written: str) -> None:
    """A guess would judge by the facts of another day; nothing here knows which day it is."""
    assert day_written(written) is None


def test_the_order_of_day_and_month_is_the_telephones() -> None:
    """An American telephone writes the third of February as a French one the second of March."""
    assert day_written("02/03/2026", day_first=False) == datetime.date(2026, 2, 3)
    assert comes_day_first([])
    assert comes_day_first(["02/03/2026", "Hier", "11/12/2026"])
    assert comes_day_first(["02/03/2026", "13/03/2026"])
    assert not comes_day_first(["02/03/2026", "02/13/2026"])
    assert not comes_day_first(["2/3/26, 10:12 AM", "2/4/26, 1:12 PM"])
    assert comes_day_first(["13/3/26, 10:12 AM"])


@pytest.mark.parametrize(
    "written", ["", "12", "+1772442000000", "1772442000000000", "nan", "inf", "1e12", "१७७२४४२०००"]
)
def test_only_a_count_of_time_is_one(written: str) -> None:
    """What is no number of this age is no moment."""
    assert day_of_epoch(written) is None
