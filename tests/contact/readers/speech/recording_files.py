"""Recordings that tests build: tones in every container, speech by espeak-ng, and the model that hears it."""

import io
import math
import os
import shutil
import subprocess
import wave
from pathlib import Path
from typing import Any, NoReturn

import av
import pytest

from beffroi.contact.readers.speech.speech_models import SHIPPED_MODEL, speech_model
from beffroi.errors import UnreadableError

__all__ = ["kept_as", "shipped_model", "spoken", "tone", "wav"]

_RATE = 16_000


def tone(seconds: float, loudness: int = 8_000) -> bytes:
    """Return a low hum as 16-bit samples, 16,000 a second."""
    period = b"".join(
        int(loudness * math.sin(2 * math.pi * place / 100)).to_bytes(2, "little", signed=True) for place in range(100)
    )
    return (period * math.ceil(seconds * _RATE / 100))[: 2 * int(seconds * _RATE)]


def wav(samples: bytes, rate: int = _RATE, channels: int = 1) -> bytes:
    """Return 16-bit samples as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(channels)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes(samples)
    return file.getvalue()


def kept_as(container: str, codec: str, samples: bytes, rate: int = _RATE) -> bytes:
    """Return 16-bit samples as a file of another sort; FFmpeg names both."""
    file = io.BytesIO()
    with av.open(file, "w", format=container) as written:
        stream: Any = written.add_stream(codec, rate=rate)  # of sound, which its type leaves open
        stream.layout = "mono"
        for start in range(0, len(samples), 2 * _RATE):
            piece = samples[start : start + 2 * _RATE]
            frame = av.AudioFrame("s16", "mono", len(piece) // 2)
            frame.sample_rate = _RATE
            frame.planes[0].update(piece.ljust(frame.planes[0].buffer_size, b"\0"))
            for packet in stream.encode(frame):
                written.mux(packet)
        for packet in stream.encode(None):
            written.mux(packet)
    return file.getvalue()


def spoken(text: str) -> bytes:
    """Return ``text`` as espeak-ng says it, a WAV file; without espeak-ng the test is skipped, or fails in CI."""
    program = shutil.which("espeak-ng")
    if program is None:
        _missing("espeak-ng is not installed: apt-get install espeak-ng")
    command = [program, "-v", "fr-fr", "-s", "130", "--stdout", text]
    return subprocess.run(command, capture_output=True, check=True).stdout


def shipped_model(cache: Path) -> Path:
    """Return the folder of the speech model that packages bring; without them the test is skipped, or fails in CI."""
    try:
        return speech_model(SHIPPED_MODEL, cache)
    except UnreadableError as error:
        _missing(str(error))


def _missing(what: str) -> NoReturn:
    if os.environ.get("BEFFROI_CI"):
        pytest.fail(what)
    pytest.skip(what)
