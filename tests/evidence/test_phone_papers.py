"""Papers: groups of digits that dates, cards and official papers are written in."""

import re

import pytest

from beffroi.evidence.phone_papers import Groups, looks_like_a_date, paper_at


def groups_of(text: str) -> Groups:
    """Return the groups of digits of a text."""
    return Groups(text, [match.span() for match in re.finditer(r"\d+", text)])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12/03/2026 10", 3),
        ("2026-03-12", 3),
        ("1.3.2026", 3),
        ("32/03/2026", 0),
        ("12/13/2026", 0),
        ("12/03-2026", 0),
        ("12/03/3026", 0),
        ("2 69 05 49 588 157 80", 7),
        ("2 69 05 49 588 157", 6),
        ("4970 1012 3456 7890", 4),
        ("4970  1012  3456  7890", 0),
        ("4970101234567890", 1),
        ("123 456 789 00012", 4),
        ("06 39 98 00 12", 0),
    ],
)
def test_papers_are_told_by_their_groups(text: str, count: int) -> None:
    """The number of groups to pass over."""
    assert paper_at(groups_of(text), 0) == count


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("05/01/26 14 30", True),
        ("05.01.26 14 30", True),
        ("05.01.26.14.30", False),
        ("06 39 98 00 12", False),
        ("0639980012", False),
    ],
)
def test_a_date_and_a_time_are_no_number(text: str, is_date: bool) -> None:  # noqa: FBT001
    """Two marks of a date, and then other ones."""
    groups = groups_of(text)

    assert looks_like_a_date(groups, 0, len(groups.spans) - 1) is is_date
