"""A library that is not there is told by the command that adds it."""

import pytest

from beffroi.contact.readers.extras import import_extra
from beffroi.errors import InputError, MissingExtraError


def test_a_library_that_is_there_is_given() -> None:
    """By its dotted name."""
    assert import_extra("xml.sax.saxutils", "ocr").escape("<") == "&lt;"


def test_one_that_is_not_there_is_told_in_one_line_with_its_command() -> None:
    """Nobody should have to guess what to type."""
    with pytest.raises(MissingExtraError) as caught:
        import_extra("no_such_library.at_all", "ocr")

    assert isinstance(caught.value, InputError)
    assert (
        str(caught.value)
        == "no_such_library, which reads such files, is not installed: pip install 'beffroi[ocr]' adds it"
    )
    assert caught.value.args == ("ocr", "no_such_library")
