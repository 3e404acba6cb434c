"""A mail that is sent on shows its day as its program wrote it for people."""

import datetime

import pytest

from beffroi.contact.readers.written_days import written_day

SECOND_OF_MARCH = datetime.date(2026, 3, 2)


@pytest.mark.parametrize(
    "written",
    [
        "lundi 2 mars 2026 à 10:12",
        "lun. 2 mars 2026 à 10:12",
        "Mon, 02 Mar 2026 10:12:00 +0100",
        "Mon, Mar 2, 2026 at 10:12 AM",
        "Monday, March 2, 2026 10:12 AM",
        "2 March 2026 at 10:12:00 CET",
        "02/03/2026 10:12",
        "02/03/26 10:12",
        "2.3.2026 10:12",
        "Montag, 2. März 2026 um 10:12",
        "lunes, 2 de marzo de 2026 10:12",
        "segunda-feira, 2 de março de 2026 10:12",
        "2 Mart 2026 Pazartesi 10:12",
        "الاثنين، 2 مارس 2026 10:12",
        "2026-03-02 10:12",
        "Sun, 1 Mar 2026 23:30:00 -0000",
    ],
)
def test_a_day_is_read_as_its_program_wrote_it(written: str) -> None:
    """Facts of that day count, not of the day somebody sent it on."""
    assert written_day(written) == SECOND_OF_MARCH


@pytest.mark.parametrize(
    "written",
    [
        "",
        "hier",
        "lundi",
        "2 mars",
        "31 février 2026",
        "99/99/2026",
        "12 foo 2026",
        "3/4/26, 10:12 PM",
        "1" * 5_000,
        "1700",
    ],
)
def test_what_names_no_day_or_could_name_two_gives_none(written: str) -> None:
    """A guessed day would choose the facts."""
    assert written_day(written) is None


@pytest.mark.parametrize(
    "months",
    [
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "January February March April May June July August September October November December",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ],
    ids=["short", "fr", "en", "de", "es", "pt", "tr", "ar"],
)
def test_every_month_of_every_language_is_known(months: str) -> None:
    """The catalogue's languages are those of the telephones and mail programs of the people who ask."""
    days = [written_day(f"5 {month} 2026") for month in months.split()]

    assert days == [datetime.date(2026, number, 5) for number in range(1, 13)]
