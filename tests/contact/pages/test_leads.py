"""Leads: what in a page leads elsewhere."""

import pytest

from beffroi.contact.pages.html import shown


@pytest.mark.parametrize(
    ("source", "leads"),
    [
        ('<a href="b">c</a>', [("a", "b")]),
        ("<AREA HREF=b><form action=c><iframe src=d>", [("area", "b"), ("form", "c"), ("iframe", "d")]),
        ("<button formaction=b><input formaction=c>", [("button", "b"), ("input", "c")]),
        ('<meta http-equiv="Refresh" content="0; URL=\'b\'"><meta name=x content=c>', [("meta", "b")]),
        ("<base href=b><svg><a xlink:href=c>", [("base", "b"), ("a", "c")]),
        ("<!-- <a href=b> --><!--[if mso]><v:roundrect href=c></v:roundrect><![endif]-->", [("v:roundrect", "c")]),
        ('<img src=b><link href=c><td background=d><a name=e><script>"<a href=f>"</script>', []),
        ('<div style="display:none"><a href=b>c</a></div>', [("a", "b")]),
    ],
)  # fmt: skip
def test_what_is_opened_by_a_click_or_by_itself_is_a_lead(source: str, leads: list[tuple[str, str]]) -> None:
    """A picture is not opened; what Outlook alone reads is read by many."""
    assert [(lead.element, lead.target) for lead in shown(source).leads] == leads


def test_the_words_of_a_link_end_where_it_ends_or_the_next_begins() -> None:
    """Links do not nest."""
    source = "<a href=b>un<a href=c>deux</a>trois"

    assert [source[lead.end : lead.words_end] for lead in shown(source).leads] == [">un", ">deux"]
