"""A contact is read from JSON or a mapping, or refused in one line."""

import datetime
import json
from collections import OrderedDict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beffroi.contact import MAX_CONTACT_BYTES, Attachment, Channel, Contact, read_contact, read_day
from beffroi.errors import ContactError

SMS: dict[str, Any] = {"channel": "sms", "text": "Bonjour"}


@pytest.mark.parametrize(
    ("data", "contact"),
    [
        pytest.param(SMS, Contact(Channel.SMS, "Bonjour"), id="the two keys it needs"),
        pytest.param(SMS | {"sender": None, "headers": None}, Contact(Channel.SMS, "Bonjour"), id="null is no value"),
        pytest.param(SMS | {"sender": "  "}, Contact(Channel.SMS, "Bonjour"), id="a blank sender is none"),
        pytest.param(SMS | {"text": "a\x00b"}, Contact(Channel.SMS, "a\x00b"), id="NUL is kept as received"),
        pytest.param(SMS | {"text": "\n é😀 "}, Contact(Channel.SMS, "\n é😀 "), id="blanks and emoji are kept"),
        pytest.param(
            {"channel": "call", "text": "", "sender": "3646"},
            Contact(Channel.CALL, "", sender="3646"),
            id="a call known by its number alone",
        ),
        pytest.param(
            {"channel": "email", "text": "x", "headers": [["To", "a"], ["To", "b"]], "html": "<p>", "lang": "pt-BR"},
            Contact(Channel.EMAIL, "x", headers=(("To", "a"), ("To", "b")), html="<p>", lang="pt-BR"),
            id="headers keep order and repeats",
        ),
        pytest.param(
            SMS | {"attachments": [{"name": "a.pdf", "sha256": "0" * 64, "text": "RIB"}]},
            Contact(Channel.SMS, "Bonjour", attachments=(Attachment("a.pdf", sha256="0" * 64, text="RIB"),)),
            id="attachments",
        ),
    ],
)
def test_a_contact_reads_the_same_from_bytes_text_and_mapping(data: dict[str, Any], contact: Contact) -> None:
    """Each face hands over what it has; none may change what is judged."""
    written = json.dumps(data)

    assert read_contact(written) == contact
    assert read_contact(written.encode()) == contact
    assert read_contact(b"\xef\xbb\xbf" + json.dumps(data, ensure_ascii=False).encode() + b"\r\n") == contact
    assert read_contact(OrderedDict(data)) == contact


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2026-03-02", datetime.date(2026, 3, 2), id="a day"),
        pytest.param("2026-03-02T23:59:59", datetime.date(2026, 3, 2), id="without offset it is Paris time"),
        pytest.param("2026-03-01T23:30:00Z", datetime.date(2026, 3, 2), id="UTC in winter is one hour behind"),
        pytest.param("2026-07-01t22:30:00z", datetime.date(2026, 7, 2), id="UTC in summer two, in small letters too"),
        pytest.param("2026-03-02 00:30:00+05:00", datetime.date(2026, 3, 1), id="an eastern offset, with a space"),
        pytest.param("2024-02-29", datetime.date(2024, 2, 29), id="a leap day"),
        pytest.param("1990-01-01", datetime.date(1990, 1, 1), id="the first day"),
    ],
)
def test_a_date_is_the_day_in_paris(written: str, day: datetime.date) -> None:
    """A message of one in the morning in Paris is of that day, whatever clock the server kept."""
    assert read_day(written) == day
    assert read_contact(SMS | {"date": written}).date == day


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("31/02/2026", id="the French way"),
        pytest.param("2026-02-31", id="no such day"),
        pytest.param("2026-02-30T10:00", id="no such day, with a time"),
        pytest.param("2026-03-02T25:00", id="no such hour"),
        pytest.param("2026-W10", id="a week"),
        pytest.param("20260302", id="the basic form"),
        pytest.param("2026-03-02x10:00", id="another separator"),
        pytest.param("2026-03-02\n", id="a line end"),
        pytest.param("２０２６-03-02", id="full-width digits"),
        pytest.param("1989-12-31", id="before the first year"),
        pytest.param("2101-01-01", id="after the last year"),
        pytest.param("9999-12-31T23:59:59-12:00", id="a day no calendar reaches"),
        pytest.param("", id="nothing"),
        pytest.param("2026-03-02T" + "0" * 100_000, id="much too long"),
    ],
)
def test_what_is_no_day_is_refused(written: str) -> None:
    """A wrong day would mean the wrong facts; there is no guess."""
    with pytest.raises(ContactError, match=r"^date: expected .*, found ") as caught:
        read_contact(SMS | {"date": written})

    assert len(str(caught.value)) < 300
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 2), datetime.datetime(2026, 3, 2, 9, 0)])  # noqa: DTZ001
def test_a_mapping_may_hold_a_day_itself(day: datetime.date) -> None:
    """Tables hand over dates, not text."""
    assert read_contact(SMS | {"date": day}).date == datetime.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param([], "contact: expected a JSON object, found a list", id="a list"),
        pytest.param("x", "contact: expected a JSON object, found 'x'", id="a text"),
        pytest.param(None, "contact: expected a JSON object, found null", id="null"),
        pytest.param(True, "contact: expected a JSON object, found true", id="true"),
        pytest.param(False, "contact: expected a JSON object, found false", id="false"),
        pytest.param({}, "channel: expected this key, found no such key", id="nothing in it"),
        pytest.param({"channel": "sms"}, "text: expected this key, found no such key", id="no text"),
        pytest.param({"channel": "fax", "text": "x"}, "channel: expected one of call, ", id="an unknown channel"),
        pytest.param({"channel": None, "text": "x"}, "channel: expected one of call, ", id="no channel"),
        pytest.param(SMS | {"text": 3}, "text: expected text, found the number 3", id="a number as text"),
        pytest.param(SMS | {"id": 3.5}, "id: expected text, found the number 3.5", id="a number as id"),
        pytest.param(SMS | {"html": {}}, "html: expected text, found an object", id="an object as html"),
        pytest.param(SMS | {"date": 20260302}, "date: expected text, found the number", id="a number as date"),
        pytest.param(SMS | {"colour": "red"}, "colour: expected only the keys channel, ", id="an unknown key"),
        pytest.param(SMS | {"0612": "x"}, "contact.key: expected only the keys channel, ", id="a key of digits"),
        pytest.param(SMS | {"lang": "français"}, "lang: expected a BCP 47 language tag", id="no language tag"),
        pytest.param(SMS | {"text": " \n"}, "text: expected the words of the sms, found no words", id="no words"),
        pytest.param({"channel": "call", "text": ""}, "text: expected what was said, or", id="nothing of a call"),
        pytest.param({"channel": "call", "text": "", "sender": " "}, "text: expected what was said, or", id="blank"),
        pytest.param(SMS | {"headers": "x"}, "headers: expected a list of [name, value], found 'x'", id="headers"),
        pytest.param(SMS | {"headers": [["a"]]}, "headers[0]: expected [name, value], found a list", id="a half"),
        pytest.param(SMS | {"headers": [["a", 1]]}, "headers[0][1]: expected text, found the number 1", id="a value"),
        pytest.param(SMS | {"headers": [["a", "b"]] * 1001}, "headers: expected at most 1,000, found 1,001", id="many"),
        pytest.param(SMS | {"attachments": {}}, "attachments: expected a list of objects, found an object", id="list"),
        pytest.param(SMS | {"attachments": [1]}, "attachments[0]: expected an object, found the number 1", id="object"),
        pytest.param(SMS | {"attachments": [{}]}, "attachments[0].name: expected this key, found no", id="no name"),
        pytest.param(SMS | {"attachments": [{"nom": "a"}]}, "attachments[0].nom: expected only the keys", id="a key"),
        pytest.param(SMS | {"headers": [["a", "b"], ["c"]]}, "headers[1]: expected [name, value]", id="the second"),
        pytest.param(SMS | {"attachments": [{"name": "a"}, 1]}, "attachments[1]: expected an object", id="the other"),
        pytest.param(SMS | {"attachments": [{"name": 1}]}, "attachments[0].name: expected text, found", id="a name"),
        pytest.param(
            SMS | {"attachments": [{"name": "a", "sha256": "12"}]}, "attachments[0].sha256: expected 64", id="a hash"
        ),
        pytest.param(SMS | {"attachments": [{"name": "a"}] * 101}, "attachments: expected at most 100", id="too many"),
        pytest.param(SMS | {"text": "x" * 1_000_001}, "text: expected at most 1,000,000 characters", id="a long text"),
        pytest.param(SMS | {"sender": "x" * 10_001}, "sender: expected at most 10,000 characters", id="a long sender"),
    ],
)
def test_what_is_no_contact_is_refused_by_field(data: object, message: str) -> None:
    """Whoever feeds us must see at once which key of theirs is wrong."""
    with pytest.raises(ContactError) as caught:
        read_contact(json.dumps(data))

    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "contact: expected a JSON object, found Expecting value at character 0", id="nothing"),
        pytest.param(b"{broken", "contact: expected a JSON object, found Expecting property", id="broken"),
        pytest.param(b'{"channel":"sms","text":"x"}{}', "contact: expected a JSON object, found Extra data", id="two"),
        pytest.param(b"\xff\xfe{", "contact: expected UTF-8, found byte 0xff at byte 0", id="UTF-16"),
        pytest.param('{"text":"é"}'.encode("cp1252"), "contact: expected UTF-8, found byte 0xe9", id="Windows-1252"),
        pytest.param(b'{"channel":"sms","text":"\\ud83d"}', "text: expected Unicode text, found half", id="surrogate"),
        pytest.param('{"channel":"sms","text":"\ud83d"}', "contact: expected UTF-8, found byte 0xed", id="in text"),
        pytest.param(
            '{"channel":"sms","text":3,"text":"é","headers":[["a","é"]],"attachments":[{"name":"é"}]}'.encode(),
            "contact: expected an object of the documented shape, found Expected `str`, got `int`",
            id="a fault in the first of two keys",
        ),
        pytest.param(b'{"channel":"sms","text":3,"text":"x"}', "contact: expected an object of", id="no more keys"),
        pytest.param(b"[" * 100_000, "contact: expected a JSON object of the documented shape", id="nested"),
        pytest.param(b'{"text":' + b"9" * 9_999 + b"}", "contact: expected a JSON object of the doc", id="digits"),
        pytest.param(b" " * (MAX_CONTACT_BYTES + 1), "contact: expected at most 10,000,000 bytes", id="too large"),
    ],
)
def test_bytes_that_are_no_json_are_refused_with_the_place(data: bytes | str, message: str) -> None:
    """A program's author looks for the byte."""
    with pytest.raises(ContactError) as caught:
        read_contact(data)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SMS | {"text": "\ud83d"}, id="a lone surrogate"),
        pytest.param(SMS | {"headers": [("a", "\ud83d")]}, id="a lone surrogate in a header"),
        pytest.param({1: "x"}, id="a key that is no text"),
        pytest.param(SMS | {"text": b"x"}, id="bytes"),
        pytest.param(SMS | {"date": object()}, id="an object of Python's"),
        pytest.param(3, id="no mapping"),  # a caller without a type checker
    ],
)
def test_a_mapping_of_another_shape_is_refused(data: dict[str, Any]) -> None:
    """Python callers get the same error as JSON does, never a TypeError from within."""
    with pytest.raises(ContactError):
        read_contact(data)


def test_an_error_can_be_told_without_the_contacts_words() -> None:
    """Logs and rejects hold no personal data, and a mistyped date may be a telephone number."""
    with pytest.raises(ContactError) as caught:
        read_contact(SMS | {"date": "06 39 98 00 01"})

    assert "06 39 98 00 01" in str(caught.value)
    assert "06 39 98 00 01" not in caught.value.without_content


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)))
def test_any_value_of_any_key_is_read_or_refused(value: object) -> None:
    """Nothing but a ContactError ever comes out, whatever is put in."""
    for key in ("channel", "text", "sender", "date", "headers", "attachments", "lang"):
        data = SMS | {key: value}
        try:
            read_contact(data)
        except ContactError as error:
            assert "\n" not in str(error)  # noqa: PT017  # either outcome is right; this one has a form


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but a ContactError ever comes out of bytes either."""
    for written in (data, b'{"channel":"sms","text":"' + data + b'"}'):
        try:
            assert read_contact(written).text is not None
        except ContactError as error:
            assert str(error)  # noqa: PT017


def test_a_channel_that_is_none_is_refused_in_python_too() -> None:
    """A word that means no channel would be judged as if it were one."""
    with pytest.raises(ContactError, match=r"channel: expected a Channel: call, voicemail, .*, found 'mail'"):
        Contact("mail", "x")  # type: ignore[arg-type]
