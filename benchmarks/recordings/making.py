"""Making recordings: French voicemails of the corpus said aloud, as WAV files with a list of what each says.

Run:
    python benchmarks/recordings/making.py FOLDER [--parts FOLDER --styles FOLDER] [--count N]
"""

import argparse
import hashlib
import itertools
import json
import wave
from pathlib import Path
from typing import Any

import numpy as np
from recordings.saying import as_said
from recordings.voices import ROBOTS, SPEAKERS, Kokoro, Samples, robot_says

from beffroi.report import Split, split_of

CORPUS = Path(__file__).parents[2] / "corpus" / "contacts.jsonl"
LIST = "recordings.jsonl"


def voicemails() -> list[dict[str, Any]]:
    """Return the French voicemails of the dev side, in an order that neither their date nor their label makes."""
    contacts = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    wanted = [
        contact
        for contact in contacts
        if contact["channel"] == "voicemail" and contact["lang"] == "fr" and split_of(contact["id"]) is Split.DEV
    ]
    return sorted(wanted, key=lambda contact: hashlib.sha256(contact["id"].encode()).digest())


def write_wav(path: Path, samples: Samples, rate: int) -> None:
    """Write one channel of 16-bit sound."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())


def main() -> None:
    """Make what is not there yet, a voicemail a voice in turn."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--parts", type=Path, help="unpacked Kokoro wheels; without them only espeak-ng speaks")
    arguments.add_argument("--styles", type=Path)
    arguments.add_argument("--count", type=int, default=100)
    asked = arguments.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    kokoro = Kokoro(asked.parts, asked.styles) if asked.parts else None
    voices = itertools.cycle(SPEAKERS if kokoro else ROBOTS)
    with (asked.folder / LIST).open("w", encoding="utf-8") as listing:
        for contact, voice in zip(voicemails()[: asked.count], voices, strict=False):
            path = asked.folder / f"{contact['id']}.{voice}.wav"
            said = as_said(contact["text"])
            if not path.exists():
                spoken = kokoro.says(said, SPEAKERS[voice]) if kokoro else robot_says(said, ROBOTS[voice])
                write_wav(path, *spoken)
            listing.write(json.dumps({"file": path.name, "id": contact["id"], "voice": voice, "said": said}) + "\n")
            listing.flush()


if __name__ == "__main__":
    main()
