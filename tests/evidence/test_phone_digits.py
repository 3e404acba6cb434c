"""Numbers in digits: shapes that are a number, whatever parts them, and shapes that only look like one."""

import pytest

from beffroi.evidence.phone_digits import WrittenNumber, find_written_numbers


@pytest.mark.parametrize(
    ("folded", "number"),
    [
        ("06 39 98 00 12", "0639980012"),
        ("06.39.98.00.12", "0639980012"),
        ("06-39-98-00-12", "0639980012"),
        ("06/39/98/00/12", "0639980012"),
        ("06 - 39 - 98 - 00 - 12", "0639980012"),
        ("0639980012", "0639980012"),
        ("0 892 38 62 25", "0892386225"),
        ("0800 123 456", "0800123456"),
        ("0892 85 43 54", "0892854354"),
        ("01 7885 7003", "0178857003"),
        ("(0)1 99 00 12 34", "0199001234"),
        ("(06 39 98 00 12)", "0639980012"),
        ("+33 6 39 98 00 12", "0639980012"),
        ("+ 33 6 39 98 00 12", "0639980012"),
        ("(+33) 6 39 98 00 12", "0639980012"),
        ("+33 (0)6 39 98 00 12", "0639980012"),
        ("+330639980012", "0639980012"),
        ("0033 6 39 98 00 12", "0639980012"),
        ("00 33 (0) 6 39 98 00 12", "0639980012"),
        ("33639980012", "0639980012"),
        ("33 6 39 98 00 12", "0639980012"),
        ("+333646", "3646"),
        ("+262 692 12 34 56", "0692123456"),
        ("+596 696 12 34 56", "0696123456"),
        ("+44 7700 900123", "+447700900123"),
        ("00 44 7700 900123", "+447700900123"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("+1 202-555-0175", "+12025550175"),
        ("o6 39 98 00 12", "0639980012"),
        ("tel:0639980012", "0639980012"),
        ("n0639980012", "0639980012"),
        ("https://wa.me/33639980012", "0639980012"),
        ("06 39 98 00 12.merci", "0639980012"),
        ("06 39 98 00 12 24h/24", "0639980012"),
        ("0639980012svp", "0639980012"),
        ("30/11/2026 06 39 98 00 12", "0639980012"),
        ("ref 900319 0892 85 43 54", "0892854354"),
    ],
)
def test_a_number_is_found_however_it_is_parted(folded: str, number: str) -> None:
    """Each of these was seen in the wild, or is what a telephone shows."""
    found = [written for written in find_written_numbers(folded) if written.certain]

    assert [written.number for written in found] == [number]


@pytest.mark.parametrize(
    ("folded", "number"),
    [
        ("36 46", "3646"),
        ("3646", "3646"),
        ("36-46", "3646"),
        ("3646 8h30", "3646"),
        ("36 46 24h/24", "3646"),
        ("36 46 06 39 98 00 12", "3646"),
        ("33700", "33700"),
        ("118 218", "118218"),
        ("06 39 98 00 1", "063998001"),
    ],
)
def test_a_short_figure_may_be_a_number(folded: str, number: str) -> None:
    """The words around it decide; here it is only offered."""
    written = next(find_written_numbers(folded))

    assert (written.number, written.certain) == (number, False)


@pytest.mark.parametrize(
    "folded",
    [
        "le 12/03/2026 10 h",
        "05/01/26 14 30",
        "2026-03-12 06",
        "12 03 2026",
        "1 200,00",
        "2 69 05 49 588 157 80",
        "2 69 05 49 588 157 80 et",
        "fr76 3000 4000 0306 3998 0012 345",
        "30004 00003 00000000123 45",
        "4970 1012 3456 7890",
        "3782 822463 10005",
        "123 456 789 00012",
        "12345678901234567890",
        "x.example/0639980012",
        "//0639980012",
        "id=0639980012",
        "ds-0639980012",
        "75.06.39.98.00.12.99",
        "0639980012@x.example",
        "0639980012abc",
        "+33639980012abc",
        "0639980012,50",
        "00 00 00 00 00 00",
        "+0 12 34 56 78 90",
        "00 999 12 34 56 78",
        "+33/6/39",
        "+1 2",
        "36 46 18",
        "36/46",
        "36 46ans",
        "3646 euros",
        "3646,5",
        "1430",
        "article 3646",
        "123 456",
        "06 39 98 / 00",
        "06    39 98 00 12",
    ],
)
def test_other_figures_are_no_number(folded: str) -> None:
    """Dates, amounts, cards, papers, addresses."""
    assert list(find_written_numbers(folded)) == []


def test_two_numbers_in_a_row_are_two() -> None:
    """Parted by a blank, a slash or a bar."""
    for folded in ("06 39 98 00 12 01 99 00 00 01", "06 39 98 00 12/01 99 00 00 01", "0639980012/0199000001"):
        assert [written.number for written in find_written_numbers(folded)] == ["0639980012", "0199000001"]


def test_the_span_holds_plus_sign_and_brackets() -> None:
    """The words a reader takes for the number."""
    folded = "au (+33) 6 39 98 00 12."

    assert list(find_written_numbers(folded)) == [WrittenNumber(3, 22, "0639980012", certain=True)]


def test_a_text_of_numbers_ends_somewhere() -> None:
    """A thousand are enough."""
    assert sum(1 for _ in find_written_numbers("0639980012 , " * 2_000)) == 1_000
    assert sum(1 for _ in find_written_numbers("+33639980012 , " * 2_000)) == 300
    assert sum(1 for _ in find_written_numbers("(06 39 98 00 12) , " * 2_000)) == 1_000
