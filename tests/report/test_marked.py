"""The contact as received with the cited words marked."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.contact import Attachment, Channel, Contact
from beffroi.evidence import Field
from beffroi.report import MarkedField, Segment, mark
from beffroi.report.marked import LONGEST_WHOLE
from beffroi.rulebook import Strength
from beffroi.texts import Answer, Quote, Reason
from beffroi.verdict import VerdictWord

from .conftest import EMAIL, SMS, TEXT, Occur, Say


def _answer(*spans: list[tuple[str, int, int]], in_favour: int = 0) -> Answer:
    """Return an answer with a reason for each list of spans, the last ``in_favour`` of them in favour."""
    reasons = tuple(
        Reason(
            "code",
            Strength.WEAK,
            "",
            tuple(Quote(Field(field), "", "quoted", start, end) for field, start, end in quotes),
            "",
            "law.x",
            "",
            None,
            "",
            None,
            None,
        )
        for quotes in spans
    )
    cut = len(reasons) - in_favour
    return Answer(VerdictWord.FRAUD, "", "", reasons[:cut], reasons[cut:], (), None, "")


def _only(fields: tuple[MarkedField, ...], field: str) -> MarkedField:
    (found,) = [one for one in fields if one.field == field]
    return found


def _words(field: MarkedField) -> str:
    return "".join(segment.words for segment in field.segments)


@given(
    st.text(max_size=200),
    st.lists(st.lists(st.tuples(st.integers(-5, 220), st.integers(-5, 220)), max_size=4), max_size=5),
)
def test_the_segments_put_together_are_the_field_as_received(text: str, spans: list[list[tuple[int, int]]]) -> None:
    """A word that is lost, doubled or changed would no longer be proof."""
    said = _answer(*([("text", start, end) for start, end in quotes] for quotes in spans))
    contact = Contact(Channel.SMS, text, sender="+33639980012")

    fields = mark(contact, said)

    text_fields = [field for field in fields if field.field is Field.TEXT]
    assert "".join(_words(field) for field in text_fields) == text
    at = 0
    for segment in (segment for field in text_fields for segment in field.segments):
        assert segment.words
        for place in range(at, at + len(segment.words)):
            bearing = {
                number
                for number, quotes in enumerate(spans, 1)
                for start, end in quotes
                if max(0, start) <= place < end and text[max(0, start) : end].strip()
            }
            assert set(segment.reasons) == bearing
        at += len(segment.words)


def test_overlapping_quotes_are_cut_where_one_begins_or_ends() -> None:
    """A stretch bears the numbers of all reasons that cite it."""
    contact = Contact(Channel.SMS, "abcdefgh")

    (field,) = mark(contact, _answer([("text", 1, 5)], [("text", 3, 7), ("text", 6, 7)], in_favour=1))

    assert field.segments == (
        Segment("a"),
        Segment("bc", (1,)),
        Segment("de", (1, 2)),
        Segment("fg", (2,)),
        Segment("h"),
    )


def test_reasons_of_a_real_answer_are_numbered_as_they_are_shown(occur: Occur, say: Say) -> None:
    """The number beside the words must lead to its reason."""
    occurrence = occur(SMS)
    said = say(occurrence)
    text = _only(mark(SMS, said), "text")

    assert _words(text) == TEXT
    for number, reason in enumerate((*said.reasons, *said.in_favour), 1):
        cited = {place for quote in reason.quotes if quote.field == "text" for place in range(quote.start, quote.end)}
        assert _places(text, number) == cited, reason.code


def _places(field: MarkedField, number: int) -> set[int]:
    at = 0
    found: set[int] = set()
    for segment in field.segments:
        if number in segment.reasons:
            found.update(range(at, at + len(segment.words)))
        at += len(segment.words)
    return found


def test_a_page_is_given_as_a_person_sees_it(occur: Occur, say: Say) -> None:
    """Nobody can read the source of a page; the target of a link stands beside it."""
    page = _only(mark(EMAIL, say(occur(EMAIL))), "html")

    assert _words(page) == (
        "Assurance Maladie\nVotre carte Vitale expire. Cliquez ici sous 24h et donnez votre numéro de carte bancaire."
    )
    assert any("carte bancaire" in one.words for one in page.segments if one.reasons)
    assert [one.words for one in page.beside] == ["http://ameli-vitale.example/pay?a=1&b=2"]


def test_a_page_without_other_words_is_given_uncited_too() -> None:
    """A mail may hold nothing else."""
    fields = mark(Contact(Channel.EMAIL, " ", html="<p>Bonjour</p>"), _answer())

    assert [_words(field) for field in fields] == [" ", "Bonjour"]
    assert [field.field for field in mark(Contact(Channel.EMAIL, "x", html="<p>Bonjour</p>"), _answer())] == ["text"]


def test_only_what_is_cited_of_headers_and_files_is_given() -> None:
    """A mail has fifty headers that tell a person nothing."""
    files = (Attachment("a.pdf.exe", text="payez"),)
    contact = Contact(
        Channel.EMAIL, "Bonjour", sender="a@b.example", headers=(("From", "a@b.example"),), attachments=files
    )

    assert [field.field for field in mark(contact, _answer())] == ["sender", "text"]

    cited = mark(contact, _answer([("headers", 6, 17), ("attachments", 0, 9)]))

    assert [field.field for field in cited] == ["sender", "text", "headers", "attachments"]
    assert cited[2].segments == (Segment("From: "), Segment("a@b.example", (1,)))
    assert cited[3].segments == (Segment("a.pdf.exe", (1,)), Segment("\npayez\n"))


def test_what_is_invisible_or_turns_the_page_is_made_visible() -> None:
    """A sign that turns the direction of writing would rewrite our own page."""
    (field,) = mark(Contact(Channel.SMS, "a\u202eb\u200bc\n\0d"), _answer([("text", 0, 3)]))

    assert _words(field) == "a\u202eb\u200bc\n\0d"
    assert "".join(segment.visible for segment in field.segments) == "a□b□c\n□d"


@pytest.mark.parametrize(("length", "is_cut"), [(LONGEST_WHOLE, False), (LONGEST_WHOLE + 1, True), (1_000_000, True)])
def test_a_long_field_keeps_what_stands_around_its_marks(length: int, *, is_cut: bool) -> None:
    """A page of a million characters helps nobody, and must not slow the server."""
    text = "x" * (length - 10) + "0123456789"

    (field,) = mark(Contact(Channel.SMS, text), _answer([("text", length - 10, length - 5)]))

    assert Segment("01234", (1,)) in field.segments
    assert any(segment.is_cut for segment in field.segments) is is_cut
    given_ = sum(len(segment.words) for segment in field.segments if not segment.is_cut)
    assert given_ + sum(segment.left_out for segment in field.segments) == length
    assert given_ <= LONGEST_WHOLE


def test_a_field_cited_everywhere_is_bounded_too() -> None:
    """A fraudster can fill a mail with ten thousand links."""
    text = "abcde " * 100_000
    spans = [("text", start, start + 5) for start in range(0, len(text), 900)]

    (field,) = mark(Contact(Channel.SMS, text), _answer(spans))

    assert sum(len(segment.words) for segment in field.segments) < 25_000
    assert sum(segment.left_out or len(segment.words) for segment in field.segments) == len(text)


def test_marks_are_plain_data(occur: Occur, say: Say) -> None:
    """Every face can show them, a page as well as an answer in JSON."""
    assert msgspec.json.encode(mark(SMS, say(occur(SMS))))
