"""Text is read in the character set that Windows numbers."""

import pytest

from beffroi.contact.readers.outlook.code_pages import decoded


@pytest.mark.parametrize(
    ("data", "code_page", "text"),
    [
        pytest.param("dû à l’été, 3 €".encode("cp1252"), 1252, "dû à l’été, 3 €", id="Western European"),
        pytest.param("dû".encode(), 65001, "dû", id="UTF-8"),
        pytest.param("карта".encode("cp1251"), 1251, "карта", id="Cyrillic"),
        pytest.param("カード".encode("cp932"), 932, "カード", id="Japanese"),
        pytest.param("3 €".encode("iso8859-15"), 28605, "3 €", id="Latin 9"),
        pytest.param(b"d\xfb", 20127, "dû", id="what calls itself ASCII"),
        pytest.param(b"d\xfb", 424242, "dû", id="unknown number"),
        pytest.param(b"\xff\xfe d", 65001, "\ufffd\ufffd d", id="not what it says"),
    ],
)
def test_text_is_read_in_its_code_page(data: bytes, code_page: int, text: str) -> None:
    """An accent lost is a word that no lexicon knows; a byte that fits nothing must not stop the reading."""
    assert decoded(data, code_page) == text
