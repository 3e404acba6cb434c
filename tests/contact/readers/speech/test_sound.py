"""Recordings decoded: every sort that telephones keep, and those that were made to do harm."""

import io
import struct
import tracemalloc

import av
import pytest

from beffroi.contact.readers import limits
from beffroi.contact.readers.speech import sound
from beffroi.contact.readers.speech.sound import decode_sound
from beffroi.errors import UnreadableError

from .recording_files import kept_as, tone, wav

_SORTS = [
    pytest.param("wav", "pcm_mulaw", 8_000, id="wav of a telephone line"),
    pytest.param("mp3", "libmp3lame", 16_000, id="mp3"),
    pytest.param("ogg", "libopus", 16_000, id="opus"),
    pytest.param("ipod", "aac", 16_000, id="m4a"),
    pytest.param("adts", "aac", 16_000, id="aac"),
    pytest.param("amr", "libopencore_amrnb", 8_000, id="amr"),
    pytest.param("3gp", "libopencore_amrnb", 8_000, id="3gp"),
    pytest.param("flac", "flac", 16_000, id="flac"),
    pytest.param("webm", "libopus", 16_000, id="webm"),
    pytest.param("caf", "pcm_s16le", 16_000, id="caf"),
]


@pytest.mark.parametrize(("container", "codec", "rate"), _SORTS)
def test_every_sort_of_recording_gives_its_seconds(container: str, codec: str, rate: int) -> None:
    """Each telephone keeps voicemails in another way."""
    decoded = decode_sound(kept_as(container, codec, tone(2), rate))

    assert decoded.seconds == pytest.approx(2, abs=0.15)
    assert not decoded.cut
    assert not decoded.damaged


@pytest.mark.parametrize(("container", "codec", "rate"), _SORTS)
def test_a_recording_cut_off_is_read_as_far_as_it_goes_or_refused(container: str, codec: str, rate: int) -> None:
    """A download that broke off is common; it must neither raise nor hang."""
    whole = kept_as(container, codec, tone(4), rate)

    for part in (len(whole) - 1, len(whole) // 2, 300, 60, 12):
        try:
            decoded = decode_sound(whole[:part])
        except UnreadableError:
            continue
        assert 0 < decoded.seconds <= 4.2


def test_a_wav_file_without_its_end_is_said_to_be_damaged() -> None:
    """The last words may be the ones that matter."""
    decoded = decode_sound(wav(tone(4))[:-64_000])

    assert decoded.damaged
    assert decoded.seconds == pytest.approx(2, abs=0.1)


def test_bytes_gone_wrong_in_the_middle_cost_only_themselves() -> None:
    """What can be heard is heard."""
    whole = bytearray(kept_as("mp3", "libmp3lame", tone(4)))
    whole[len(whole) // 2 : len(whole) // 2 + 400] = b"\0" * 400

    assert decode_sound(bytes(whole)).seconds > 3


def test_a_long_recording_is_cut_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hours of sound in a small file would keep a machine busy for hours."""
    monkeypatch.setattr(sound, "MAX_AUDIO_SECONDS", 2)

    decoded = decode_sound(kept_as("ogg", "libopus", tone(5)))

    assert decoded.cut
    assert decoded.seconds == 2


def test_what_is_packed_small_is_not_unpacked_whole() -> None:
    """Silence of any length packs to nearly nothing: hours of it must cost no more than the limit."""
    bomb = kept_as("flac", "flac", tone(1) + bytes(2 * 16_000 * (limits.MAX_AUDIO_SECONDS + 300)))
    tracemalloc.start()

    decoded = decode_sound(bomb)

    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(bomb) < 200_000
    assert decoded.cut
    assert decoded.seconds == limits.MAX_AUDIO_SECONDS
    assert highest < 4 * 2 * 16_000 * limits.MAX_AUDIO_SECONDS


@pytest.mark.parametrize("length", [0, 1, 0x7FFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFF])
def test_a_container_that_lies_about_its_length_changes_nothing(length: int) -> None:
    """Only what is there is read; nothing is set aside for what is claimed."""
    lying = bytearray(wav(tone(2)))
    lying[40:44] = struct.pack("<I", length)

    try:
        assert decode_sound(bytes(lying)).seconds <= 2.1
    except UnreadableError as error:
        assert length < 2, error  # noqa: PT017  # no sound is claimed, none is found


@pytest.mark.parametrize("rate", [1, 100, 3_999, 192_001, 2_000_000])
def test_samples_at_a_rate_of_no_recorder_are_refused(rate: int) -> None:
    """A second of one sample becomes 16,000: a file of megabytes would become gigabytes."""
    with pytest.raises(UnreadableError):
        decode_sound(wav(tone(10), rate))


def test_a_recording_of_64_channels_is_refused() -> None:
    """No telephone has as many ears."""
    with pytest.raises(UnreadableError, match=r"channels|damaged"):
        decode_sound(wav(tone(8), channels=64))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(wav(b""), "0.0 seconds|damaged", id="no sound at all"),
        pytest.param(wav(tone(0.1)), "0.1 seconds", id="a click"),
        pytest.param(wav(bytes(64_000)), "2 seconds of silence", id="silence"),
        pytest.param(wav(tone(2, loudness=50)), "2 seconds of silence", id="nearly silence"),
        pytest.param(b"OggS" + bytes(1_000), "damaged", id="a beginning and nothing behind it"),
        pytest.param(b"\xff\xfb" + bytes(10_000), "damaged", id="mp3 of zeros"),
        pytest.param(b"\x1a\x45\xdf\xa3" + b"\xff" * 1_000, "damaged", id="matroska of ones"),
    ],
)
def test_what_nobody_speaks_in_is_said_to_be_so(data: bytes, found: str) -> None:
    """An empty transcript would be judged as if nothing had been said."""
    with pytest.raises(UnreadableError, match=found):
        decode_sound(data)


def test_a_video_without_sound_is_said_to_be_so() -> None:
    """People film a telephone, with the microphone off."""
    with pytest.raises(UnreadableError, match="without sound"):
        decode_sound(_film(with_sound=False))


def test_of_a_video_its_sound_is_read() -> None:
    """People film a telephone that plays a voicemail."""
    assert decode_sound(_film(with_sound=True)).seconds == pytest.approx(2, abs=0.2)


def test_a_file_beyond_the_limit_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit stands before the decoder."""
    monkeypatch.setattr(sound, "MAX_FILE_BYTES", 1_000)

    with pytest.raises(UnreadableError, match=r"at most 1,000 bytes, found 64,044"):
        decode_sound(wav(tone(2)))


def _film(*, with_sound: bool) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format="matroska") as written:
        pictures = written.add_stream("mjpeg", rate=5)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 64, "yuvj420p"
        sounds = written.add_stream("aac", rate=16_000) if with_sound else None
        if sounds is not None:
            sounds.layout = "mono"
        for _ in range(10):
            written.mux(pictures.encode(av.VideoFrame(64, 64, "yuvj420p")))
        written.mux(pictures.encode(None))
        if sounds is not None:
            samples = tone(2)
            frame = av.AudioFrame("s16", "mono", len(samples) // 2)
            frame.sample_rate = 16_000
            frame.planes[0].update(samples)
            written.mux([*sounds.encode(frame), *sounds.encode(None)])
    return file.getvalue()
