"""Groups of digits that are no telephone number: dates, payment cards and the numbers of papers."""

from typing import Final, NamedTuple

__all__ = ["Groups", "looks_like_a_date", "paper_at"]

# Papers and means of payment, by the lengths of their groups of digits.
_PAPERS: Final = (
    (1, 2, 2, 2, 3, 3, 2),  # NIR with its key
    (1, 2, 2, 2, 3, 3),  # NIR
    (13, 2),
    (4, 4, 4, 4),  # payment card
    (4, 6, 5),  # payment card of 15 digits
    (3, 3, 3, 5),  # SIRET
    (9, 5),
    (5, 5, 11, 2),  # French account: bank, branch, account, key
)
_LONGEST_PAPER = 7  # groups
_LONGEST_GROUP = 15  # digits of one unbroken group that may still be a telephone number
_DATES: Final = ((2, 2, 4), (1, 2, 4), (2, 1, 4), (1, 1, 4), (4, 2, 2))


class Groups(NamedTuple):
    """The groups of digits of one run."""

    text: str
    spans: list[tuple[int, int]]

    def digits(self, at: int) -> str:
        """Return the digits of group ``at``."""
        start, end = self.spans[at]
        return self.text[start:end]

    def gap(self, at: int) -> str:
        """Return what stands between group ``at`` and the one before; a line end before the first."""
        return self.text[self.spans[at - 1][1] : self.spans[at][0]] if at else "\n"


def paper_at(groups: Groups, at: int) -> int:
    """Return how many groups from ``at`` on are a date, a card, or a paper's number; 0 when they are none."""
    spans = groups.spans
    lengths = tuple(end - start for start, end in spans[at : at + _LONGEST_PAPER])
    if lengths[:1] in {(13,), (14,), (15,), (16,)} or lengths[0] > _LONGEST_GROUP:
        return 1
    if lengths[:3] in _DATES and groups.gap(at + 1) == groups.gap(at + 2) and _is_date(groups, at):
        return 3
    for shape in _PAPERS:
        if lengths[: len(shape)] == shape and all(len(groups.gap(at + more)) == 1 for more in range(1, len(shape))):
            return len(shape)
    return 0


def _is_date(groups: Groups, at: int) -> bool:
    numbers = [int(groups.digits(at + more)) for more in range(3)]
    if len(groups.digits(at)) == 4:  # noqa: PLR2004 - the year stands first
        numbers.reverse()
    day, month, year = numbers
    return 1 <= day <= 31 and 1 <= month <= 12 and 1900 <= year <= 2100  # noqa: PLR2004 - a calendar's own figures


def looks_like_a_date(groups: Groups, first: int, last: int) -> bool:
    """Tell ``05/01/26 14 30`` from a telephone number: two marks of a date, and then other ones."""
    gaps = [groups.gap(place) for place in range(first + 1, last + 1)]
    marks = gaps[0] if gaps else ""
    return len(gaps) > 2 and marks in {"/", ".", "-"} and gaps[1] == marks and gaps[2] != marks  # noqa: PLR2004
