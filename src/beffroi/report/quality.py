"""Quality: verdicts held against what contacts are known to be, as counts with their intervals."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from beffroi.report.labelled import Asked, Label, Labelled, Pretext
from beffroi.verdict import Verdict, VerdictWord

__all__ = ["CODES_OF_ASKED", "CODES_OF_PRETEXT", "Figures", "Found", "Miss", "Proportion", "Quality", "miss_of"]

CODES_OF_ASKED: Mapping[str, frozenset[Asked]] = MappingProxyType(
    {
        "asks_card": frozenset({Asked.CARD}),
        "asks_bank_details": frozenset({Asked.BANK_DETAILS}),
        "asks_password_or_code": frozenset({Asked.PASSWORD, Asked.ONE_TIME_CODE}),
        "asks_personal_data": frozenset({Asked.NIR, Asked.MEDICAL, Asked.IDENTITY, Asked.ADDRESS}),
        "asks_payment": frozenset({Asked.PAYMENT, Asked.GIFT_CARD}),
        "callback_not_3646": frozenset({Asked.CALL_BACK}),
        "remote_control": frozenset({Asked.INSTALL}),
        "courier_pickup": frozenset({Asked.HAND_OVER}),
    }
)
"""Finding code to the words of ``asks`` that call for it; ``click`` and ``reply`` call for none by themselves."""

CODES_OF_PRETEXT: Mapping[str, frozenset[Pretext]] = MappingProxyType(
    {
        "pretext_carte_vitale": frozenset({Pretext.CARTE_VITALE}),
        "pretext_refund": frozenset({Pretext.REFUND}),
        "pretext_ij": frozenset({Pretext.SICK_PAY}),
        "pretext_medical_file": frozenset({Pretext.MEDICAL_FILE}),
        "pretext_covid_kit": frozenset({Pretext.COVID_KIT}),
        "pretext_account_update": frozenset({Pretext.ACCOUNT, Pretext.MON_ESPACE_SANTE}),
        "pretext_other": frozenset(
            {
                Pretext.CSS,
                Pretext.CEAM,
                Pretext.DEBT,
                Pretext.PREVENTION,
                Pretext.SURVEY,
                Pretext.VACCINE,
                Pretext.THIRD_PARTY_BREACH,
                Pretext.BANK_SECURITY,
                Pretext.PARCEL,
                Pretext.OTHER,
            }
        ),
    }
)
"""Finding code to the words of ``pretext`` that call for it."""

_Z = 1.959963984540054  # the normal distribution's two-sided 95 %
_ALARM = frozenset({VerdictWord.FRAUD, VerdictWord.SUSPICIOUS})
_HONEST = frozenset({Label.GENUINE, Label.OTHER_HAM})


class Proportion(NamedTuple):
    """So many of so many."""

    hits: int
    total: int

    @property
    def share(self) -> float | None:
        """Hits by total, from 0 to 1; ``None`` of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the share; ``None`` of nothing.

        Source:
            Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
        """
        if not self.total:
            return None
        share = self.hits / self.total
        spread = 1 + _Z**2 / self.total
        middle = (share + _Z**2 / (2 * self.total)) / spread
        half = _Z * math.sqrt(share * (1 - share) / self.total + _Z**2 / (4 * self.total**2)) / spread
        return max(0.0, middle - half), min(1.0, middle + half)


class Figures(NamedTuple):
    """How a set of contacts was judged.

    Args:
        strict: Frauds judged ``fraud``.
        lenient: Frauds judged ``fraud`` or ``suspicious``.
        dangerous: Frauds judged ``consistent``.
        other_lenient: Frauds in another name judged ``fraud`` or ``suspicious``.
        false_fraud: Honest contacts judged ``fraud``.
        false_alarm: Honest contacts judged ``fraud`` or ``suspicious``.
    """

    strict: Proportion
    lenient: Proportion
    dangerous: Proportion
    other_lenient: Proportion
    false_fraud: Proportion
    false_alarm: Proportion


class Found(NamedTuple):
    """One finding code against the corpus, among frauds.

    Args:
        code: The finding's code.
        recall: Of the contacts that call for it, those that have it.
        precision: Of the contacts that have it, those that call for it.
    """

    code: str
    recall: Proportion
    precision: Proportion


class Miss(msgspec.Struct, frozen=True):
    """A contact judged wrongly, by its id: codes only."""

    id: str
    channel: str
    lang: str | None
    label: Label
    verdict: VerdictWord
    findings: tuple[str, ...]
    why: str


class Quality:
    """Verdicts counted as they come; asked for figures at the end."""

    def __init__(self) -> None:
        self._judged: Counter[tuple[str, str, Label, VerdictWord]] = Counter()
        self._found: Counter[tuple[str, bool, bool]] = Counter()

    def add(self, labelled: Labelled, verdict: Verdict) -> None:
        """Count one verdict."""
        contact = labelled.contact
        self._judged[contact.channel.value, contact.lang or "?", labelled.label, verdict.verdict] += 1
        if labelled.label is Label.FRAUD:
            codes = {finding.code for finding in verdict.findings}
            for code, asked in CODES_OF_ASKED.items():
                self._found[code, not asked.isdisjoint(labelled.asks), code in codes] += 1
            for code, pretexts in CODES_OF_PRETEXT.items():
                self._found[code, labelled.pretext in pretexts, code in codes] += 1

    def verdicts(self, label: Label) -> Counter[VerdictWord]:
        """Return how contacts of one label were judged."""
        counts: Counter[VerdictWord] = Counter()
        for (_channel, _lang, of, word), count in self._judged.items():
            if of is label:
                counts[word] += count
        return counts

    def figures(self) -> Figures:
        """Return the figures of all contacts."""
        return _figures(self._judged.items())

    def by_channel(self) -> dict[str, Figures]:
        """Return the figures of each channel, in alphabetical order."""
        return self._by(0)

    def by_lang(self) -> dict[str, Figures]:
        """Return the figures of each language, in alphabetical order."""
        return self._by(1)

    def findings(self) -> list[Found]:
        """Return how each finding code stands against what frauds ask for and pretend."""
        found = []
        for code in (*CODES_OF_ASKED, *CODES_OF_PRETEXT):
            both = self._found[code, True, True]
            called_for = both + self._found[code, True, False]
            had = both + self._found[code, False, True]
            found.append(Found(code, Proportion(both, called_for), Proportion(both, had)))
        return found

    def _by(self, place: int) -> dict[str, Figures]:
        names = sorted({str(key[place]) for key in self._judged})
        return {name: _figures((key, n) for key, n in self._judged.items() if key[place] == name) for name in names}


def miss_of(labelled: Labelled, verdict: Verdict) -> Miss | None:
    """Return what was wrong with a verdict, if anything.

    Wrong is: a fraud not judged ``fraud``, an honest contact judged ``fraud`` or ``suspicious``, a fraud in another
    name judged neither.
    """
    word = verdict.verdict
    if labelled.label is Label.FRAUD:
        right = word is VerdictWord.FRAUD
    else:
        right = (word in _ALARM) is (labelled.label is Label.OTHER_FRAUD)
    if right:
        return None
    contact = labelled.contact
    codes = tuple(finding.code for finding in verdict.findings)
    return Miss(labelled.id, contact.channel, contact.lang, labelled.label, word, codes, labelled.why)


def _figures(judged: Iterable[tuple[tuple[str, str, Label, VerdictWord], int]]) -> Figures:
    counts: Counter[tuple[Label, VerdictWord]] = Counter()
    for (_channel, _lang, label, word), count in judged:
        counts[label, word] += count
    return Figures(
        strict=_proportion(counts, {Label.FRAUD}, {VerdictWord.FRAUD}),
        lenient=_proportion(counts, {Label.FRAUD}, _ALARM),
        dangerous=_proportion(counts, {Label.FRAUD}, {VerdictWord.CONSISTENT}),
        other_lenient=_proportion(counts, {Label.OTHER_FRAUD}, _ALARM),
        false_fraud=_proportion(counts, _HONEST, {VerdictWord.FRAUD}),
        false_alarm=_proportion(counts, _HONEST, _ALARM),
    )


def _proportion(
    counts: Counter[tuple[Label, VerdictWord]],
    labels: frozenset[Label] | set[Label],
    words: frozenset[VerdictWord] | set[VerdictWord],
) -> Proportion:
    total = sum(count for (label, _word), count in counts.items() if label in labels)
    hits = sum(count for (label, word), count in counts.items() if label in labels and word in words)
    return Proportion(hits, total)
