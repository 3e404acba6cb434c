"""The floor: a plain classifier on the same corpus, its figures beside the judge's.

A logistic regression on character and word n-grams takes the label of a contact from its words alone: no fact, no
rule, no date, no sender. What it finds anybody can find in an afternoon. Where it accuses, or calls a fraud genuine,
nobody can say why. ``python training/plain_classifier.py [PRIVATE.jsonl ...]``: files of ordinary contacts, if any,
are only counted.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from evaluate_unseen import CORPUS, FOLD_MODELS, HEADINGS, development, fold_models
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline, make_union

from beffroi.contact import Contact, read_contact
from beffroi.faces.library import open_rulebook, today_in_paris
from beffroi.report import Label, Labelled, Proportion, Quality, Split, read_labelled
from beffroi.verdict import Verdict, VerdictWord, judge
from beffroi.verdict.engine import ENGINE

FOLDS = 5
WORDS = {
    Label.FRAUD: VerdictWord.FRAUD,
    Label.OTHER_FRAUD: VerdictWord.FRAUD,
    Label.GENUINE: VerdictWord.CONSISTENT,
    Label.OTHER_HAM: VerdictWord.UNRELATED,
}
"""What its label comes to as a verdict; it has no word for a doubt."""


def main() -> None:
    """Print both on unseen groups of the development side, both on the test side, and it alone on other files."""
    seen = list(development())
    print_beside(
        f"development side, {len(seen)} contacts, each by models that saw none of its group",
        seen,
        unseen_labels(seen),
        judged_unseen(seen),
    )
    classifier = fitted(seen)
    test = list(test_side())
    print_beside(f"test side, {len(test)} contacts", test, labels_of(classifier, test), judged(test))
    for path in map(Path, sys.argv[1:]):
        contacts = [read_contact(line) for line in path.read_bytes().splitlines()]
        counted = Counter(classifier.predict([words_of(contact) for contact in contacts]))
        print(
            f"{path.name}: {len(contacts)} contacts, labelled "
            + ", ".join(f"{n} {label}" for label, n in counted.items())
        )


def fitted(seen: Sequence[Labelled]) -> Pipeline:
    """Return the classifier, trained on the words and labels of ``seen``."""
    features = make_union(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, strip_accents="unicode"),
        TfidfVectorizer(analyzer="word", ngram_range=(1, 2), min_df=2, sublinear_tf=True, strip_accents="unicode"),
    )
    classifier = make_pipeline(features, LogisticRegression(C=10, max_iter=1_000, random_state=0))
    return classifier.fit([words_of(one.contact) for one in seen], [str(one.label) for one in seen])


def words_of(contact: Contact) -> str:
    """Return the subject and the text."""
    return f"{contact.subject or ''}\n{contact.text}"


def labels_of(classifier: Pipeline, contacts: Sequence[Labelled]) -> list[Label]:
    """Return the label that the classifier gives each contact."""
    return [Label(label) for label in classifier.predict([words_of(one.contact) for one in contacts])]


def unseen_labels(contacts: Sequence[Labelled]) -> list[Label]:
    """Return the label of each contact by a classifier that saw none of its group."""
    labels: list[Label | None] = [None] * len(contacts)
    groups = [one.id.partition("-")[0] for one in contacts]
    places: Any = np.arange(len(contacts))
    for number, (train, left_out) in enumerate(GroupKFold(FOLDS).split(places, groups=groups), start=1):
        classifier = fitted([contacts[place] for place in train])
        for place, label in zip(left_out, labels_of(classifier, [contacts[i] for i in left_out]), strict=True):
            labels[place] = label
        print(f"\rfold {number} of {FOLDS}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return [label for label in labels if label is not None]


def judged_unseen(contacts: Iterable[Labelled]) -> Iterator[Verdict]:
    """Yield the judge's verdicts by the models that saw none of a contact's group."""
    models = fold_models(FOLD_MODELS)
    rulebook, today = open_rulebook(None), today_in_paris()
    return (judge(one.contact, rulebook, today, models[one.id]) for one in contacts)


def judged(contacts: Iterable[Labelled]) -> Iterator[Verdict]:
    """Yield the judge's verdicts."""
    rulebook, today = open_rulebook(None), today_in_paris()
    return (judge(one.contact, rulebook, today) for one in contacts)


def test_side() -> Iterator[Labelled]:
    """Yield the contacts of the test side, to be counted and never shown."""
    for number, line in enumerate(CORPUS.read_bytes().splitlines(), start=1):
        labelled = read_labelled(line, f"{CORPUS.name}:{number}")
        if labelled.split is Split.TEST:
            yield labelled


def print_beside(
    title: str, contacts: Sequence[Labelled], labels: Iterable[Label], verdicts: Iterable[Verdict]
) -> None:
    """Print the figures of both on the same contacts."""
    plain, own = Quality(), Quality()
    for one, label, verdict in zip(contacts, labels, verdicts, strict=True):
        plain.add(one, as_verdict(one.contact, WORDS[label]))
        own.add(one, verdict)
    print(title)
    print(f"{'':<18}" + "".join(f"{heading:>22}" for heading in HEADINGS))
    for name, quality in (("plain classifier", plain), ("beffroi", own)):
        print(f"{name:<18}" + "".join(f"{with_interval(one):>22}" for one in quality.figures()))
    print()


def as_verdict(contact: Contact, word: VerdictWord) -> Verdict:
    """Return a bare word as a verdict without any reason."""
    return Verdict(
        id=contact.id,
        channel=contact.channel,
        date=contact.date or today_in_paris(),
        verdict=word,
        public_body=None,
        findings=(),
        advice=(),
        rulebook="",
        engine=ENGINE,
    )


def with_interval(proportion: Proportion) -> str:
    """Return a share with its 95 % interval."""
    if proportion.share is None or proportion.interval is None:
        return "-"
    low, high = proportion.interval
    return f"{proportion.share:.1%} [{low:.1%}, {high:.1%}]"


if __name__ == "__main__":
    main()
