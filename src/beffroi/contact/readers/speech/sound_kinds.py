"""Sound kinds: what sort of recording a file is, by its first bytes and never by its name.

Only the demuxer named here is then tried: left to guess, the decoder would also read playlists, which name other files.
"""

from typing import Final

from beffroi.errors import UnreadableError

__all__ = ["sound_kind"]

_BEGINNINGS: Final = (
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"#!AMR", "amr"),
    (b"\x1a\x45\xdf\xa3", "matroska"),
    (b"caff", "caf"),
)
_FORMS: Final = {b"RIFF": (b"WAVE", "wav"), b"RF64": (b"WAVE", "wav"), b"FORM": (b"AIF", "aiff")}
_LONGEST_TAG: Final = 20_000_000  # bytes: cover art, at most


def sound_kind(data: bytes) -> str:
    """Return the demuxer for ``data``: ``wav``, ``mp3``, ``ogg``, ``mov`` (m4a, mp4, 3gp), ``aac``, ``amr``, ….

    Raises:
        UnreadableError: It begins like no recording.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    form = _FORMS.get(data[:4])
    if form is not None and data[8:12].startswith(form[0]):
        return form[1]
    if data[4:8] == b"ftyp":
        return "mov"
    mpeg = _mpeg_kind(_after_tag(data))
    if mpeg is not None:
        return mpeg
    found = "another sort of file" if data else "an empty file"
    raise UnreadableError(expected="a sound recording (wav, mp3, ogg, opus, m4a, aac, amr, flac, webm)", found=found)


def _after_tag(data: bytes) -> bytes:
    """Return what follows an ID3v2 tag (ID3 §3.1: four bytes of seven bits each give its size)."""
    header = data[:10]
    if not header.startswith(b"ID3") or len(header) < 10 or max(header[6:10]) > 0x7F:  # noqa: PLR2004  # §3.1
        return data[:4]
    size = header[6] << 21 | header[7] << 14 | header[8] << 7 | header[9]
    rest = data[10 + size : 14 + size] if size <= _LONGEST_TAG else b""
    return rest.lstrip(b"\0") or b"\xff\xfb"  # padding may follow; nearly all that is tagged so is mp3


def _mpeg_kind(start: bytes) -> str | None:
    """Tell MPEG audio from AAC in ADTS: eleven bits set, then two of version and two of layer, zero for AAC."""
    if len(start) < 2 or start[0] != 0xFF or start[1] & 0xE0 != 0xE0:  # noqa: PLR2004  # ISO 13818-3 §2.4.1
        return None
    return "aac" if start[1] & 0xF6 == 0xF0 else "mp3"  # noqa: PLR2004  # ISO 13818-7 §6.2
