"""What the tests of texts share: the packaged rulebook, bare verdicts, and catalogues of their own."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from beffroi import texts
from beffroi.contact import Channel
from beffroi.evidence import Field
from beffroi.rulebook import Rulebook, Speaks, Standing, Strength, load_rulebook
from beffroi.texts.sentences import Sentence, read_sentences
from beffroi.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

DAY = datetime.date(2026, 11, 2)
FOLDER = Path(texts.__file__).parent
CATALOGUES = tuple(sorted(path.name for path in FOLDER.iterdir() if (path / "verdicts.yaml").is_file()))
MakeVerdict = Callable[..., Verdict]
MakeFinding = Callable[..., Finding]


def sentences_of(catalogue: str) -> Iterator[Sentence]:
    """Yield every sentence of one packaged catalogue, easy ones too."""
    for path in sorted((FOLDER / catalogue).glob("*.yaml")):
        yield from read_sentences(path, []).values()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the packaged rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def make_verdict() -> MakeVerdict:
    """Return a function that makes a verdict of the findings and advice given."""

    def make(
        word: str = "fraud",
        channel: str = "sms",
        *findings: Finding,
        public_body: str | None = "assurance_maladie",
        advice: tuple[str, ...] = (),
        date: datetime.date = DAY,
    ) -> Verdict:
        return Verdict(None, Channel(channel), date, VerdictWord(word), public_body, findings, advice, "r", "e")

    return make


@pytest.fixture(scope="session")
def make_finding() -> MakeFinding:
    """Return a function that makes a finding; spans are of the text unless said otherwise."""

    def make(
        code: str,
        fact: str,
        value: str = "value",
        span: tuple[int, int] = (0, 0),
        field: str = "text",
        speaks: str = "against",
        standing: str = "press",
    ) -> Finding:
        source = CitedSource("Cnam", "Communiqué", "https://cnam.example/p", "2024-07-08", Standing(standing))
        evidence = CitedEvidence(Field(field), *span, value)
        return Finding(code, Speaks(speaks), Strength.STRONG, "says", (evidence,), fact, source)

    return make
