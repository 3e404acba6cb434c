"""An old Office file, a message and an installer are told apart by what is inside."""

import pytest

from beffroi.contact.readers.documents.compound_types import OBJECT, has_macros, media_type_of_compound

from .made_office import made_compound

INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(made_compound("WordDocument", "1Table"), "application/msword", id="Word"),
        pytest.param(made_compound("Workbook"), "application/vnd.ms-excel", id="Excel"),
        pytest.param(made_compound("PowerPoint Document"), "application/vnd.ms-powerpoint", id="PowerPoint"),
        pytest.param(made_compound("__properties_version1.0"), "application/vnd.ms-outlook", id="Outlook"),
        pytest.param(made_compound("EncryptedPackage", "EncryptionInfo"), OBJECT, id="locked document"),
        pytest.param(made_compound("x", root_class=INSTALLER), "application/x-msi", id="installer"),
        pytest.param(made_compound("\x01Ole10Native"), OBJECT, id="an object"),
        pytest.param(made_compound("Note", streams={"Text": "WordDocument".encode("utf-16-le")}), OBJECT, id="mention"),
    ],
)
def test_a_compound_file_is_what_its_streams_say(data: bytes, media_type: str) -> None:
    """All of them begin with the same eight bytes."""
    assert media_type_of_compound(data) == media_type


def test_macros_are_seen_to_be_there() -> None:
    """Nothing needs to be unpacked to know that a letter holds a program."""
    assert has_macros(made_compound("WordDocument", "_VBA_PROJECT"))
    assert not has_macros(made_compound("WordDocument", "VBA_PROJECTS"))
