"""What sort of recording a file is."""

import pytest

from beffroi.contact.readers.speech.sound_kinds import sound_kind
from beffroi.errors import UnreadableError


@pytest.mark.parametrize(
    ("beginning", "kind"),
    [
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "wav"),
        (b"OggS\x00\x02", "ogg"),
        (b"\x00\x00\x00\x1cftypM4A ", "mov"),
        (b"\x00\x00\x00\x18ftyp3gp4", "mov"),
        (b"#!AMR\n", "amr"),
        (b"#!AMR-WB\n", "amr"),
        (b"\xff\xfb\x90\x64", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x02\x00\x00\xff\xf3\x44\xc4", "mp3"),
        (b"ID3\x04\x00\x00\x00\x00\x00\x02\x00\x00\xff\xf1\x50\x80", "aac"),
        (b"\x1a\x45\xdf\xa3", "matroska"),
        (b"fLaC", "flac"),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(beginning: bytes, kind: str) -> None:
    """A voicemail often comes without a name, or with a wrong one."""
    assert sound_kind(beginning) == kind


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"#EXTM3U\n#EXTINF:1\nfile:///etc/passwd\n", id="a playlist names other files"),
        pytest.param(b"ffconcat version 1.0\nfile 'http://host.example/a.wav'\n", id="so does a list to join"),
        pytest.param(b"RIFF\x24\x00\x00\x00AVI LIST", id="a film of an old sort"),
        pytest.param(b"RIFF", id="four bytes"),
        pytest.param(b"ID3", id="a tag cut off"),
        pytest.param(b"<html>", id="a page"),
        pytest.param(b"\x89PNG\r\n\x1a\n", id="a picture"),
    ],
)
def test_what_is_no_recording_is_never_shown_to_the_decoder(data: bytes) -> None:
    """Left to guess, the decoder reads playlists, and opens what they name."""
    with pytest.raises(UnreadableError, match="expected a sound recording"):
        sound_kind(data)
