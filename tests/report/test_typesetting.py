"""Typesetting: data become a PDF, and nothing else happens."""

import datetime
import re
from pathlib import Path

import pytest

from beffroi.report import typesetting
from beffroi.report.complaint import complaint_data
from beffroi.report.typesetting import typeset
from beffroi.texts import load_catalogue

from .conftest import DAY, SMS, Occur, Say, needed

pypdfium2 = needed("pypdfium2")
typst = needed("typst")


def _text(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


@pytest.fixture(name="data")
def _data(occur: Occur, say: Say) -> dict[str, object]:
    return complaint_data(occur(SMS), say(occur(SMS)), load_catalogue("fr"))


def test_it_is_dated_by_the_day_it_is_given(data: dict[str, object]) -> None:
    """The same document twice is the same file."""
    made = typeset(data, DAY, str)

    assert made == typeset(data, DAY, str)
    assert pypdfium2.PdfDocument(made).get_metadata_dict()["CreationDate"] == "D:20261102000000Z"
    assert made != typeset(data, DAY + datetime.timedelta(days=1), str)


@pytest.mark.parametrize(
    ("words", "code"),
    [("你好", "[U+4F60]"), ("😀", "[U+1F600]"), ("\U00020000", "[U+20000]"), ("ሰላም", "[U+1230]")],
)
def test_what_no_font_draws_is_written_out(data: dict[str, object], words: str, code: str) -> None:
    """An empty box is no proof; its code is, and the document says what it is."""
    made = typeset(data | {"verdict": words}, DAY, "Codes : {}".format, system_fonts=False)

    assert code in _text(made)
    assert "Codes : [U+" in _text(made)
    assert "Codes" not in _text(typeset(data, DAY, "Codes : {}".format, system_fonts=False))


def test_a_font_that_does_not_say_what_it_lacks_is_met_by_caution(
    monkeypatch: pytest.MonkeyPatch, data: dict[str, object]
) -> None:
    """The words of an error are no contract: should they change, all beyond Latin letters is written out."""
    monkeypatch.setattr(typesetting, "_UNDRAWN", re.compile("()never"))

    made = typeset(data | {"verdict": "é 你 Привет"}, DAY, "Codes : {}".format, system_fonts=False)

    assert "é [U+4F60] [U+041F]" in _text(made)


def test_letters_of_europe_and_arabic_are_drawn_without_fonts_of_the_system(data: dict[str, object]) -> None:
    """A server in a container has none."""
    made = typeset(data | {"verdict": "œŒ€Łğş Привет Ελλάδα مرحبا □…"}, DAY, "Codes : {}".format, system_fonts=False)

    assert "Привет Ελλάδα" in _text(made)
    assert "Codes" not in _text(made)


def test_the_template_can_read_no_file(monkeypatch: pytest.MonkeyPatch, data: dict[str, object]) -> None:
    """Should words ever be read as markup, there is still nothing to be read."""
    for path in ("complaint.typ", "/complaint.typ", "complaint.py", "/etc/passwd", "../complaint.py", __file__):
        monkeypatch.setattr(typesetting, "_template", lambda path=path: f'#read("{path}")'.encode())

        with pytest.raises(typst.TypstError, match=r"failed to load|escape"):
            typeset(data, DAY, str)


def test_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: dict[str, object]) -> None:
    """A contact is never put on disk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    typeset(data, DAY, str)

    assert list(tmp_path.iterdir()) == []
