"""Tag lists: name=value, as DKIM writes them."""

import pytest

from beffroi.contact.readers.mails.tag_lists import read_tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("v=1; a = b=c ;", {"v": "1", "a": "b=c"}),
        ("", {}),
        ("v=1; v=2", None),
        ("v", None),
        ("=x", None),
        ("v=" + "x" * 30_000, None),
    ],
)
def test_a_list_is_read_or_is_none(text: str, tags: dict[str, str] | None) -> None:
    """A tag given twice might be read either way."""
    assert read_tags(text) == tags
