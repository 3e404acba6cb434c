"""Draw screenshots of corpus SMS, read them, and say how often the verdict is that of the text.

.venv/bin/python benchmarks/screenshots --seed 1 --count 200
"""

import argparse
import datetime
import json
import random
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from beffroi import Channel, Contact, read_contact
from beffroi.report import Split
from beffroi.report.labelled import read_labelled
from screenshots.drawing import draw
from screenshots.fonts import missing_families, script_of
from screenshots.measuring import Case, Outcome, figures, measure
from screenshots.scenes import make_scene
from screenshots.spoiling import spoil

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "contacts.jsonl"
_READABLE = ("latin", "han")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="which images; design on one, report another")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--scripts", choices=["readable", "all"], default="all")
    parser.add_argument("--keep", type=Path, help="a folder for the images and what was read wrongly")
    options = parser.parse_args()
    if missing := missing_families():
        sys.exit(
            f"fonts missing: {', '.join(missing)}; on Debian: apt-get install fonts-inter "
            "fonts-roboto-unhinted fonts-noto-core fonts-noto-cjk fonts-open-sans fonts-liberation fonts-dejavu"
        )
    outcomes = [_try(case, options.keep) for case in _cases(options)]
    print(f"seed {options.seed}, {len(outcomes)} images of {options.split} SMS")
    print("\n".join(figures(outcomes)))
    print(f"peak memory of the process        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _cases(options: argparse.Namespace) -> "list[Case] | object":
    dice = random.Random(options.seed)  # noqa: S311  # the same images each time
    with CORPUS.open("rb") as lines:
        labelled = [read_labelled(line, str(CORPUS)) for line in lines]
    contacts = [
        one.contact
        for one in labelled
        if one.contact.channel is Channel.SMS
        and one.split == Split(options.split)
        and (options.scripts == "all" or script_of(one.contact.text) in _READABLE)
    ]
    for contact in dice.sample(contacts, options.count):
        yield _case(dice, contact)


def _case(dice: random.Random, contact: Contact) -> Case:
    day = contact.date or datetime.date(2026, 3, 2)
    scene = make_scene(dice, contact.text, contact.sender or "", day)
    data, name, way = spoil(dice, draw(scene))
    if scene.look.social:
        contact = read_contact({"channel": "social", "text": contact.text, "sender": contact.sender, "date": day})
    return Case(data, name, contact, scene.look.name, way, script_of(contact.text))


def _try(case: Case, keep: Path | None) -> Outcome:
    outcome = measure(case)
    if keep is not None and not (outcome.same and outcome.same_alone and outcome.exact and outcome.sender_read):
        keep.mkdir(parents=True, exist_ok=True)
        name = f"{case.contact.id or 'x'}-{case.look}-{case.way}-{'same' if outcome.same_bare else 'OTHER'}"
        (keep / f"{name}{Path(case.name).suffix}").write_bytes(case.data)
        told = {
            "was": case.contact.text,
            "read": outcome.text,
            "verdicts": outcome.verdicts,
            "sender": case.contact.sender,
            "errors": round(outcome.errors, 3),
        }
        with (keep / "differences.jsonl").open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"name": name, **told}, ensure_ascii=False) + "\n")
    return outcome


if __name__ == "__main__":
    main()
