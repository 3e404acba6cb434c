"""Tags: attributes and entities, as a browser reads them."""

import pytest

from beffroi.contact.pages.tags import MARKUP, attributes_of, end_of_declaration, end_of_raw_text, read_entity


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ('<a href="b" HREF="c">', {"href": "b"}),
        ("<a href='b>c' title=d>", {"href": "b>c", "title": "d"}),
        ("<a hidden\nhref = b&amp;c>", {"hidden": "", "href": "b&c"}),
        ("<a/href=b/>", {"href": "b/"}),
        ('<a href="b', {"href": "b"}),
        ("<a>", {}),
    ],
)
def test_attributes_are_those_a_browser_reads(tag: str, attributes: dict[str, str]) -> None:
    """The first of a name counts, and what stands within quotes is none."""
    match = MARKUP.match(tag)

    assert match is not None
    assert match.end() == len(tag)
    assert {name: value for name, (value, *_) in attributes_of(tag, *match.span(3)).items()} == attributes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("&eacute;", ("é", 8)),
        ("&eacute", ("é", 7)),
        ("&nbsp123", ("\xa0", 5)),
        ("&#233;", ("é", 6)),
        ("&#x41", ("A", 5)),
        ("&#0;", ("\ufffd", 4)),
        ("&unknown;", ("&", 1)),
    ],
)
def test_an_entity_is_what_a_browser_shows_for_it(written: str, expected: tuple[str, int]) -> None:
    """With how much of what was written it takes."""
    assert read_entity(written) == expected


def test_what_is_never_closed_takes_the_rest() -> None:
    """As in a browser."""
    assert end_of_declaration("<!-- a", 0) == 6
    assert end_of_declaration("<!a", 0) == 3
    assert end_of_raw_text("<script>a</scriptx>", 8, "script") == 19
    assert end_of_raw_text("<script>a</SCRIPT >", 8, "script") == 9
