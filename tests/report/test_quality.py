"""Quality counts verdicts against labels; it neither rounds nor flatters."""

import datetime

import pytest

from beffroi.contact import Channel, Contact
from beffroi.report import Asked, Label, Labelled, Miss, Pretext, Proportion, Quality, miss_of
from beffroi.rulebook import Speaks, Standing, Strength
from beffroi.verdict import CitedSource, Finding, Verdict, VerdictWord

SOURCE = CitedSource("P", "T", None, None, Standing.OFFICIAL)


def labelled_as(
    label: Label,
    channel: Channel = Channel.SMS,
    lang: str | None = "fr",
    asks: tuple[Asked, ...] = (),
    pretext: Pretext | None = None,
) -> Labelled:
    """Return an invented labelled contact."""
    return Labelled(Contact(channel, "x", id="c9001-1", lang=lang), label, asks, pretext, "Invented.")


def judged_as(word: VerdictWord, *codes: str) -> Verdict:
    """Return a verdict with findings of these codes."""
    findings = tuple(Finding(code, Speaks.AGAINST, Strength.STRONG, "s", (), "f.f", SOURCE) for code in codes)
    return Verdict(None, Channel.SMS, datetime.date(2026, 3, 2), word, None, findings, (), "1", "1")


@pytest.mark.parametrize(
    ("proportion", "low", "high"),
    [
        pytest.param(Proportion(0, 10), 0.0, 0.2775, id="none"),
        pytest.param(Proportion(10, 10), 0.7225, 1.0, id="all"),
        pytest.param(Proportion(81, 263), 0.2553, 0.3662, id="Newcombe 1998, table I"),
        pytest.param(Proportion(15, 148), 0.0624, 0.1605, id="Newcombe 1998, table I, the second"),
        pytest.param(Proportion(1, 29), 0.0061, 0.1718, id="Newcombe 1998, table I, the fourth"),
    ],
)
def test_the_interval_is_wilsons(proportion: Proportion, low: float, high: float) -> None:
    """Values published by Newcombe, Statistics in Medicine 17 (1998), method 3."""
    assert proportion.interval == pytest.approx((low, high), abs=0.0001)


def test_of_nothing_there_is_no_share() -> None:
    """No division by zero, and no hundred per cent of nothing."""
    assert Proportion(0, 0).share is None
    assert Proportion(0, 0).interval is None


def test_figures_count_each_label_by_what_it_was_judged() -> None:
    """One contact of each kind of right and wrong."""
    quality = Quality()
    for label, word in [
        (Label.FRAUD, VerdictWord.FRAUD),
        (Label.FRAUD, VerdictWord.SUSPICIOUS),
        (Label.FRAUD, VerdictWord.CONSISTENT),
        (Label.FRAUD, VerdictWord.UNRELATED),
        (Label.OTHER_FRAUD, VerdictWord.SUSPICIOUS),
        (Label.OTHER_FRAUD, VerdictWord.UNRELATED),
        (Label.GENUINE, VerdictWord.CONSISTENT),
        (Label.GENUINE, VerdictWord.FRAUD),
        (Label.OTHER_HAM, VerdictWord.SUSPICIOUS),
    ]:
        quality.add(labelled_as(label), judged_as(word))

    figures = quality.figures()

    assert figures.strict == Proportion(1, 4)
    assert figures.lenient == Proportion(2, 4)
    assert figures.dangerous == Proportion(1, 4)
    assert figures.other_lenient == Proportion(1, 2)
    assert figures.false_fraud == Proportion(1, 3)
    assert figures.false_alarm == Proportion(2, 3)
    assert quality.verdicts(Label.GENUINE) == {VerdictWord.CONSISTENT: 1, VerdictWord.FRAUD: 1}


def test_figures_are_also_given_by_channel_and_language() -> None:
    """A good average can hide a language that is never understood."""
    quality = Quality()
    quality.add(labelled_as(Label.FRAUD, Channel.SMS, "fr"), judged_as(VerdictWord.FRAUD))
    quality.add(labelled_as(Label.FRAUD, Channel.CALL, "pt"), judged_as(VerdictWord.UNRELATED))
    quality.add(labelled_as(Label.GENUINE, Channel.CALL, None), judged_as(VerdictWord.CONSISTENT))

    assert {name: figures.strict for name, figures in quality.by_channel().items()} == {
        "call": Proportion(0, 1),
        "sms": Proportion(1, 1),
    }
    assert {name: figures.strict for name, figures in quality.by_lang().items()} == {
        "?": Proportion(0, 0),
        "fr": Proportion(1, 1),
        "pt": Proportion(0, 1),
    }


def test_findings_are_held_against_what_frauds_ask_for_and_pretend() -> None:
    """A right verdict for a wrong reason is seen here."""
    quality = Quality()
    asking = labelled_as(Label.FRAUD, asks=(Asked.ONE_TIME_CODE,), pretext=Pretext.MON_ESPACE_SANTE)
    quality.add(asking, judged_as(VerdictWord.FRAUD, "asks_password_or_code", "pretext_account_update"))
    quality.add(asking, judged_as(VerdictWord.FRAUD, "asks_card"))
    quality.add(labelled_as(Label.FRAUD), judged_as(VerdictWord.FRAUD, "asks_password_or_code"))
    quality.add(labelled_as(Label.OTHER_FRAUD), judged_as(VerdictWord.FRAUD, "asks_password_or_code"))

    found = {each.code: (each.recall, each.precision) for each in quality.findings()}

    assert found["asks_password_or_code"] == (Proportion(1, 2), Proportion(1, 2))
    assert found["pretext_account_update"] == (Proportion(1, 2), Proportion(1, 1))
    assert found["asks_card"] == (Proportion(0, 0), Proportion(0, 1))


@pytest.mark.parametrize(
    ("label", "word", "missed"),
    [
        pytest.param(Label.FRAUD, VerdictWord.FRAUD, False, id="a fraud found"),
        pytest.param(Label.FRAUD, VerdictWord.SUSPICIOUS, True, id="a fraud half found"),
        pytest.param(Label.FRAUD, VerdictWord.CONSISTENT, True, id="a fraud believed"),
        pytest.param(Label.GENUINE, VerdictWord.CONSISTENT, False, id="a genuine contact spared"),
        pytest.param(Label.GENUINE, VerdictWord.UNRELATED, False, id="a genuine contact not recognised"),
        pytest.param(Label.GENUINE, VerdictWord.SUSPICIOUS, True, id="a genuine contact suspected"),
        pytest.param(Label.OTHER_HAM, VerdictWord.FRAUD, True, id="an honest contact accused"),
        pytest.param(Label.OTHER_FRAUD, VerdictWord.FRAUD, False, id="another fraud found"),
        pytest.param(Label.OTHER_FRAUD, VerdictWord.SUSPICIOUS, False, id="another fraud suspected"),
        pytest.param(Label.OTHER_FRAUD, VerdictWord.UNRELATED, True, id="another fraud let through"),
    ],
)
def test_a_wrong_verdict_is_a_miss_by_its_codes(label: Label, word: VerdictWord, *, missed: bool) -> None:
    """Who writes rules needs the id and the codes, not the words."""
    miss = miss_of(labelled_as(label), judged_as(word, "asks_card"))

    assert miss == (Miss("c9001-1", "sms", "fr", label, word, ("asks_card",), "Invented.") if missed else None)
