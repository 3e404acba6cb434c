"""Elements: the lists fit one another."""

from beffroi.contact.pages.elements import BLOCKS, CELLS, RAW, SPACED, UNSHOWN, VOID, ended_by


def test_no_element_is_of_two_sorts() -> None:
    """A cell that were a block as well would be read now so, now so."""
    assert [one & other for one, other in ((BLOCKS, CELLS | SPACED), (CELLS, SPACED), (UNSHOWN, RAW | VOID))] == [
        set()
    ] * 3


def test_an_open_paragraph_ends_where_the_next_begins() -> None:
    """Pages leave end tags out."""
    assert "p" in ended_by("p")[0]
    assert "td" in ended_by("td")[0]
    assert "table" in ended_by("td")[1]
    assert not ended_by("span")[0]
