"""Parts that hold the mail itself are opened; an encrypted one is said to be."""

from beffroi.contact.readers import Note
from beffroi.contact.readers.mails.mime import Part
from beffroi.contact.readers.mails.wrappers import unwrapped

from ..outlook.outlook_files import tnef
from .test_envelopes import ENVELOPED, signed


def part(media_type: str, content: bytes) -> Part:
    """Return a part without a name."""
    return Part(media_type, media_type, "", "", content)


def test_what_is_signed_is_taken_out_of_its_envelope_however_often() -> None:
    """The signature proves who signed, not that they may."""
    inner = signed(b"Content-Type: text/plain\r\n\r\nhello")
    notes: dict[Note, None] = {}

    (found,) = unwrapped([part("application/pkcs7-mime", inner)], notes)

    assert (found.media_type, found.content) == ("text/plain", b"hello")
    assert notes == {}


def test_what_outlook_packed_gives_its_words_and_its_files() -> None:
    """Other programs show winmail.dat and nothing else."""
    notes: dict[Note, None] = {}

    found = list(unwrapped([part("application/ms-tnef", tnef((0x2800C, b"hello\0")))], notes))

    assert [(one.media_type, one.content.strip(b"\0")) for one in found][:1] == [("text/plain", b"hello")]


def test_what_is_encrypted_is_left_out_and_said() -> None:
    """It cannot be judged, and a person must know."""
    notes: dict[Note, None] = {}

    assert list(unwrapped([part("application/pkcs7-mime", ENVELOPED), part("text/plain", b"x")], notes)) == [
        part("text/plain", b"x")
    ]
    assert list(notes) == [Note.ENCRYPTED]


def test_a_broken_package_stays_a_file_and_is_said() -> None:
    """Nothing is dropped in silence."""
    notes: dict[Note, None] = {}
    broken = part("application/ms-tnef", b"nonsense")

    assert list(unwrapped([broken], notes)) == [broken]
    assert list(notes) == [Note.ATTACHMENT_UNREAD]
