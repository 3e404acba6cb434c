"""How the interview does: questions asked, words that change after its end, time a step.

Stories are answered at random, every answer as likely as the next and one in four unknown: harder than what people
tell, where answers go together. ``python benchmarks/interviews.py [STORIES] [SEED]``
"""

import datetime
import random
import statistics
import sys
import time
from collections import Counter

from beffroi import Channel, Rulebook, load_rulebook
from beffroi.interview import interview, told_contact
from beffroi.interview.choosing import open_questions
from beffroi.verdict import judge

DAY = datetime.date(2026, 11, 23)
UNKNOWN = 0.25
ENDINGS = 5


def answered_at_random(
    chance: random.Random, channel: Channel, rulebook: Rulebook, given: dict[str, tuple[str, ...]] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return answers to every question, those ``given`` first."""
    story = dict(given or {})
    while still_open := open_questions(channel, story, rulebook.on(DAY)):
        question = still_open[0]
        closed = question.answers_on(channel)
        if chance.random() < UNKNOWN:
            story[question.id] = ()
        elif question.several:
            picked = chance.sample(list(closed), chance.choice((1, 1, 1, 2, 2, 3)))
            alone = [answer for answer in picked if closed[answer].alone]
            story[question.id] = tuple(alone[:1] or picked)
        else:
            story[question.id] = (chance.choice([*closed, *question.tries]),)
    return story


def measure(channel: Channel, stories: int, chance: random.Random, rulebook: Rulebook) -> None:
    """Print the figures of one channel."""
    asked: list[int] = []
    milliseconds: list[float] = []
    counts: Counter[str] = Counter()
    interview(channel, {}, rulebook, DAY)
    for _ in range(stories):
        story = answered_at_random(chance, channel, rulebook)
        whole = judge(told_contact(channel, story), rulebook, DAY).verdict
        answers: dict[str, tuple[str, ...]] = {}
        while True:
            began = time.process_time()
            step = interview(channel, answers, rulebook, DAY)
            milliseconds.append((time.process_time() - began) * 1000)
            if step.question is None:
                break
            answers[step.question.id] = story.get(step.question.id, ())
        asked.append(step.asked)
        word = step.verdict.verdict
        if not open_questions(channel, answers, rulebook.on(DAY)):
            continue
        kind = "at the limit" if step.asked == step.at_most else "settled"
        counts[kind] += 1
        counts[f"{kind}, another word for the whole story"] += whole is not word
        for _ in range(ENDINGS):
            ending = answered_at_random(chance, channel, rulebook, answers)
            counts[f"{kind}, endings"] += 1
            counts[f"{kind}, endings with another word"] += (
                judge(told_contact(channel, ending), rulebook, DAY).verdict is not word
            )
    cuts = statistics.quantiles(milliseconds, n=100)
    print(f"{channel}: {stories} stories, {statistics.mean(asked):.2f} questions on average, {Counter(asked)}")
    print(f"  {dict(counts)}")
    print(f"  ms of processor time a step: median {cuts[49]:.1f}, p99 {cuts[98]:.1f}, most {max(milliseconds):.1f}")


if __name__ == "__main__":
    number, seed = [*map(int, sys.argv[1:]), *(200, 1)[len(sys.argv) - 1 :]]
    for told_channel in (Channel.CALL, Channel.VISIT):
        measure(told_channel, number, random.Random(seed), load_rulebook())  # noqa: S311  # no secret
