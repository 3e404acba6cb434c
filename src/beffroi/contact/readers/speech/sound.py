"""Sound: any recording's bytes as one channel of speech, decoded within bounds and never beyond the file itself."""

import array
import io
from types import ModuleType
from typing import Any, Final, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.limits import MAX_AUDIO_PACKETS, MAX_AUDIO_SECONDS, MAX_FILE_BYTES
from beffroi.contact.readers.speech.sound_kinds import sound_kind
from beffroi.errors import UnreadableError

__all__ = ["RATE", "Sound", "decode_sound"]

RATE: Final = 16_000
"""Samples a second of every :class:`Sound`: what speech models listen to."""

_BYTES_A_SECOND: Final = 2 * RATE
_SHORTEST_SECONDS: Final = 0.3  # less holds no word
_QUIETEST: Final = 100  # of 32,767: below the hiss of any telephone line
_SLOWEST, _FASTEST = 4_000, 192_000  # samples a second that recorders use; beyond, resampling itself is a bomb
_MOST_CHANNELS: Final = 8
_LONGEST_FRAME: Final = 1_000_000  # samples; real ones have a few thousand
_MOST_FAULTS: Final = 1_000  # damaged packets that are skipped before the rest is given up
_MISSING_SECONDS: Final = 2.0  # a container tells its length to the second; this much less was cut off
_CODECS: Final = (
    "aac,aac_fixed,aac_latm,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_yamaha,alac,amrnb,amrwb,flac,gsm,gsm_ms,ilbc,"
    "libopus,libspeex,mp1,mp1float,mp2,mp2float,mp3,mp3float,opus,pcm_alaw,pcm_f32be,pcm_f32le,pcm_f64le,pcm_mulaw,"
    "pcm_s16be,pcm_s16le,pcm_s24be,pcm_s24le,pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,speex,vorbis,wmav1,wmav2"
)
"""The decoders of speech; pictures in the file, or video, are not even looked at."""

_OPEN_LENGTH: Final = 0xFFFF_FFFF  # RIFF: written as it was recorded, the length never filled in


class Sound(NamedTuple):
    """One channel of speech.

    Args:
        samples: 16-bit samples of this machine's byte order, :data:`RATE` a second.
        cut: The recording goes on beyond the limit.
        damaged: Parts of it could not be decoded, or its end is missing.
    """

    samples: bytes
    cut: bool = False
    damaged: bool = False

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / _BYTES_A_SECOND


def decode_sound(data: bytes) -> Sound:
    """Decode a recording: wav, mp3, ogg (opus, vorbis), m4a, aac, amr, flac, 3gp, or the sound of an mp4 or webm video.

    No more than ``MAX_AUDIO_SECONDS`` are decoded, whatever length the file claims.

    Raises:
        UnreadableError: It is no recording, too large, damaged from its beginning, too short, or silent.
        MissingExtraError: The extra ``audio`` is not installed.
    """
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(expected=f"a recording of at most {MAX_FILE_BYTES:,} bytes", found=f"{len(data):,}")
    kind = sound_kind(data)
    av = import_extra("av", "audio")
    options = {"codec_whitelist": _CODECS, "protocol_whitelist": "none"}  # a playlist inside must open nothing
    try:
        with av.open(io.BytesIO(data), format=kind, options=options, metadata_errors="ignore") as container:
            sound = _Decoding(av, container).whole(cut_off=kind == "wav" and _is_cut_off(data))
    except (av.error.FFmpegError, ValueError, OverflowError) as error:
        raise UnreadableError(
            expected=f"a whole {kind} recording", found=f"a damaged one ({type(error).__name__})"
        ) from None
    return _audible(sound)


class _Decoding:
    """One pass over a container's first stream of sound."""

    def __init__(self, av: ModuleType, container: Any) -> None:  # noqa: ANN401  # the library is an extra
        if not container.streams.audio:
            found = "a video without sound" if container.streams.video else "a file without sound"
            raise UnreadableError(expected="a recording with sound", found=found)
        self._av = av
        self._container = container
        self._stream = container.streams.audio[0]
        self._resampler: Any = None
        self._form: object = None
        self._samples = bytearray()
        self._faults = 0

    def whole(self, *, cut_off: bool) -> Sound:
        """Decode until the end, the limit, or damage that leaves no hope."""
        most = MAX_AUDIO_SECONDS * _BYTES_A_SECOND
        packets = 0
        try:
            for packet in self._container.demux(self._stream):
                packets += 1
                self._add(packet)
                if len(self._samples) > most or packets >= MAX_AUDIO_PACKETS or self._faults >= _MOST_FAULTS:
                    break
        except self._av.error.FFmpegError:
            self._faults += 1
        cut = len(self._samples) > most or packets >= MAX_AUDIO_PACKETS
        damaged = self._faults > 0 or (not cut and (cut_off or self._ends_early()))
        return Sound(bytes(self._samples[:most]), cut, damaged)

    def _add(self, packet: Any) -> None:  # noqa: ANN401
        try:
            frames = packet.decode()
        except self._av.error.FFmpegError:
            self._faults += 1
            return
        for frame in frames:
            _require_ordinary(frame)
            form = (frame.sample_rate, frame.layout.name, frame.format.name)
            if form != self._form:  # chained files change it midway
                self._form = form
                self._resampler = self._av.AudioResampler(format="s16", layout="mono", rate=RATE)
            frame.pts = None  # times that jump back would be refused; the order is what counts
            for resampled in self._resampler.resample(frame):
                self._samples += bytes(resampled.planes[0])[: 2 * resampled.samples]

    def _ends_early(self) -> bool:
        """Say whether less came than the container's index promised; only mov has one that can be relied on."""
        length = self._stream.duration
        if length is None or not self._container.format.name.startswith("mov"):
            return False
        return float(length * self._stream.time_base) > len(self._samples) / _BYTES_A_SECOND + _MISSING_SECONDS


def _require_ordinary(frame: Any) -> None:  # noqa: ANN401
    if not _SLOWEST <= frame.sample_rate <= _FASTEST:
        expected = f"{_SLOWEST:,} to {_FASTEST:,} samples of sound a second"
        raise UnreadableError(expected=expected, found=f"{frame.sample_rate:,}")
    channels = len(frame.layout.channels)
    if channels > _MOST_CHANNELS or frame.samples > _LONGEST_FRAME:
        raise UnreadableError(
            expected=f"sound of at most {_MOST_CHANNELS} channels", found="one that no recorder makes"
        )


def _is_cut_off(data: bytes) -> bool:
    length = int.from_bytes(data[4:8], "little")
    return data.startswith(b"RIFF") and len(data) < length + 8 < _OPEN_LENGTH


def _audible(sound: Sound) -> Sound:
    if sound.seconds < _SHORTEST_SECONDS:
        raise UnreadableError(
            expected=f"a recording of at least {_SHORTEST_SECONDS} seconds", found=f"{sound.seconds:.1f} seconds"
        )
    samples = array.array("h", sound.samples)
    loudest = max(samples), -min(samples)
    if max(loudest) < _QUIETEST:
        raise UnreadableError(
            expected="a recording of someone speaking", found=f"{sound.seconds:.0f} seconds of silence"
        )
    return sound
