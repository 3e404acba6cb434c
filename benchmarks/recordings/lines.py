"""Lines: what a telephone line and a telephone's memory do to a voice, as the files that people keep."""

import io
import math
from typing import Any, NamedTuple

import av
import numpy as np
from recordings.voices import Samples

__all__ = ["LINES", "Line", "as_kept"]


class Line(NamedTuple):
    """A way for a voicemail to end up in a file.

    Args:
        container: What the file is, as FFmpeg names it.
        codec: How the sound is written.
        rate: Samples a second; 8,000 is the telephone's.
        bits: Bits a second, where the codec takes them.
        noise: Decibels from the voice down to the noise behind it; infinite for none.
    """

    container: str
    codec: str
    rate: int
    bits: int
    noise: float


LINES = {
    "wav": Line("wav", "pcm_s16le", 24_000, 0, math.inf),
    "amr": Line("amr", "libopencore_amrnb", 8_000, 12_200, 30.0),
    "opus": Line("ogg", "libopus", 16_000, 16_000, 20.0),
    "noisy_mp3": Line("mp3", "libmp3lame", 16_000, 32_000, 12.0),
    "m4a": Line("mp4", "aac", 16_000, 32_000, 25.0),
}


def as_kept(samples: Samples, rate: int, line: Line) -> bytes:
    """Return ``samples`` as a file that came over ``line``, the same bytes each time."""
    chance = np.random.default_rng(20_261_123)
    loudness = float(np.sqrt(np.mean(samples**2)))
    hiss = chance.standard_normal(len(samples)).astype(np.float32) * loudness * 10 ** (-line.noise / 20)
    sound = (np.clip(samples + hiss, -1, 1) * 32_767).astype(np.int16)
    kept = io.BytesIO()
    with av.open(kept, "w", format=line.container) as container:
        stream: Any = container.add_stream(line.codec, rate=line.rate)  # of sound, which its type leaves open
        stream.layout = "mono"
        if line.bits:
            stream.bit_rate = line.bits
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = rate
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    return kept.getvalue()
