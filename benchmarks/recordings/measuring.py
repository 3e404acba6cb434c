"""Measuring: how often a recording gets the verdict of its text, what was heard, and what that took.

Run:
    python benchmarks/recordings/measuring.py FOLDER [--model SETTING] [--cache FOLDER] [--first N] [--last N]
        [--misses]

What was heard is kept in ``FOLDER/heard.MODEL.jsonl``, so that the judging alone can be run again in a second.
"""

import argparse
import json
import resource
import statistics
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from recordings.judging import Outcome, outcome_of, word_errors
from recordings.lines import LINES, as_kept
from recordings.making import CORPUS, LIST
from recordings.voices import Samples

from beffroi.contact.readers.speech.sound import decode_sound
from beffroi.contact.readers.speech.speech_models import speech_model
from beffroi.contact.readers.speech.whisper import hear_with_whisper

_ALARM = {"fraud", "suspicious"}
_VOICES_A_LINE = 4  # every voice over one line, then over the next


def hear(folder: Path, model: Path, kept: Path) -> None:
    """Hear what was not heard yet, each recording over the line whose turn it is."""
    listed = [json.loads(line) for line in (folder / LIST).read_text(encoding="utf-8").splitlines()]
    done = {json.loads(line)["file"] for line in kept.read_text(encoding="utf-8").splitlines()} if kept.exists() else ()
    with kept.open("a", encoding="utf-8") as out:
        for place, recording in enumerate(listed):
            if recording["file"] in done:
                continue
            line = list(LINES)[place // _VOICES_A_LINE % len(LINES)]
            data = as_kept(*_samples(folder / recording["file"]), LINES[line])
            started, worked = time.perf_counter(), time.process_time()
            sound = decode_sound(data)
            heard = hear_with_whisper(sound, model, "fr")
            took = {"took": time.perf_counter() - started, "cpu": time.process_time() - worked}
            result = {"line": line, "seconds": sound.seconds, "lang": heard.lang, "words": heard.words}
            out.write(json.dumps({**recording, **result, **took}) + "\n")
            out.flush()


def _samples(path: Path) -> tuple[Samples, int]:
    with wave.open(str(path)) as file:
        rate = file.getframerate()
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / np.float32(32_768)
    return samples, rate


def report(rows: list[dict[str, Any]], outcomes: list[Outcome]) -> Iterator[str]:
    """Yield the figures, one a line."""
    equal = sum(outcome.heard == outcome.written for outcome in outcomes)
    refused = sum(not outcome.heard for outcome in outcomes)
    judged = [outcome for outcome in outcomes if outcome.heard]
    alarms = sum((outcome.heard in _ALARM) == (outcome.written in _ALARM) for outcome in judged)
    errors = [word_errors(row["said"], outcome.text) for row, outcome in zip(rows, outcomes, strict=True)]
    seconds = sum(row["seconds"] for row in rows)
    yield f"recordings            {len(rows)}, {seconds / len(rows):.0f} s each in the mean"
    yield f"verdict of the text   {equal} of {len(rows)} ({equal / len(rows):.0%})"
    yield f"said to be too unclear {refused}"
    yield f"alarm or none, equal  {alarms} of {len(judged)} judged"
    yield f"word error rate       median {statistics.median(errors):.2f}"
    yield f"seconds a second      {sum(row['took'] for row in rows) / seconds:.2f} by the clock"
    yield f"                      {sum(row['cpu'] for row in rows) / seconds:.2f} of processor time"
    yield f"peak memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    for field in ("voice", "line"):
        for value in sorted({row[field] for row in rows}):
            of_it = [outcome for row, outcome in zip(rows, outcomes, strict=True) if row[field] == value]
            yield f"  {value:<20}{sum(outcome.heard == outcome.written for outcome in of_it)} of {len(of_it)}"


def main() -> None:
    """Hear, judge, and print."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--model", default="shipped")
    arguments.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "beffroi-benchmarks")
    arguments.add_argument("--first", type=int, default=0, help="the half one designs on, or the other")
    arguments.add_argument("--last", type=int)
    arguments.add_argument("--misses", action="store_true", help="of the half one designs on only")
    asked = arguments.parse_args()
    kept = asked.folder / f"heard.{Path(asked.model).name}.jsonl"
    hear(asked.folder, speech_model(asked.model, asked.cache), kept)
    contacts = {entry["id"]: entry for entry in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines())}
    rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()][asked.first : asked.last]
    outcomes = [outcome_of(contacts[row["id"]], row["words"], row["lang"]) for row in rows]
    print("\n".join(report(rows, outcomes)))
    for row, outcome in zip(rows, outcomes, strict=True):
        if asked.misses and outcome.heard != outcome.written:
            print(f"\n{row['file']}: {outcome.written}, heard {outcome.heard or outcome.why}")
            print(f"  said  {row['said']}\n  heard {outcome.text}")


if __name__ == "__main__":
    main()
