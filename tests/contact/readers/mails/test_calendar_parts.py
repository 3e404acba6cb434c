"""An invitation gives the words a person sees."""

import time

import pytest

from beffroi.contact.bounds import MAX_TEXT_LENGTH
from beffroi.contact.readers.mails.calendar_parts import read_calendar


def event(*lines: str) -> bytes:
    """Return a calendar with one event of these lines."""
    written = ["BEGIN:VCALENDAR", "PRODID:-//X//Y", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(written).encode()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["SUMMARY:Rendez-vous CPAM"], "Rendez-vous CPAM", id="title"),
        pytest.param(["SUMMARY;LANGUAGE=fr-FR:Rendez-vous"], "Rendez-vous", id="with a parameter"),
        pytest.param(['SUMMARY;X="a:b;c":Rendez-vous'], "Rendez-vous", id="colon within quotation marks"),
        pytest.param(["DESCRIPTION:Payez\\, vite\\nici\\; \\\\o"], "Payez, vite\nici; \\o", id="escapes"),
        pytest.param(["DESCRIPTION:https://ameli.exa", " mple/x"], "https://ameli.example/x", id="folded"),
        pytest.param(["URL:https://x.example", "LOCATION:Lyon"], "https://x.example\nLyon", id="link and place"),
        pytest.param(
            ['ORGANIZER;CN="Ameli, Paris":mailto:a@b.example'], "Ameli, Paris <a@b.example>", id="who invites"
        ),
        pytest.param(["ORGANIZER:MAILTO:a@b.example"], "a@b.example", id="an address alone"),
        pytest.param(["ATTACH:https://x.example/f"], "https://x.example/f", id="a file by its address"),
        pytest.param(["ATTACH;ENCODING=BASE64;VALUE=BINARY:QUJD"], "", id="a file itself"),
        pytest.param(["RRULE:FREQ=SECONDLY;COUNT=999999999", "SUMMARY:x"], "x", id="repeated for ever"),
        pytest.param(["SUMMARY:x", "SUMMARY:x"], "x", id="said twice"),
        pytest.param(["BEGIN:VALARM", "DESCRIPTION:Alarme", "END:VALARM", "SUMMARY:x"], "x", id="not an alarm's"),
        pytest.param(["no property", ":", "SUMMARY"], "", id="no properties"),
    ],
)
def test_the_words_are_those_shown(lines: list[str], text: str) -> None:
    """Calendars show an invitation before anybody has accepted it."""
    assert read_calendar(event(*lines)).text == text


def test_its_page_is_given_apart() -> None:
    """Outlook's description as HTML has the links behind the words."""
    calendar = read_calendar(event("X-ALT-DESC;FMTTYPE=text/html:<a href='https://x.example'>ici</a>\\n", "SUMMARY:x"))

    assert calendar.html == "<a href='https://x.example'>ici</a>\n"
    assert calendar.text == "x"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"Bonjour", event("SUMMARY:x")[:-40], b"END:VEVENT\r\n" * 9])
def test_what_is_broken_is_read_so_far(data: bytes) -> None:
    """A calendar part is one of many of a mail: it must not stop the others from being read."""
    assert read_calendar(data).text in {"", "x"}


def test_text_of_windows_is_read() -> None:
    """Some programs write no UTF-8."""
    assert read_calendar(event("SUMMARY:Échéance").decode().encode("cp1252")).text == "Échéance"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(event(*["SUMMARY:" + "a" * 70] * 200_000), id="many lines"),
        pytest.param(event("SUMMARY:" + "a" * 5_000_000), id="a long line"),
        pytest.param(b"BEGIN:VEVENT\r\n" * 400_000, id="events within events"),
        pytest.param(event("SUMMARY" + ';A="' * 1_000_000), id="open quotation marks"),
        pytest.param(event("ORGANIZER" + ";CN=a" * 800_000 + ":x"), id="names"),
        pytest.param(event("SUMMARY:a", *["\t"] * 1_000_000), id="folds"),
    ],
)
def test_a_hostile_calendar_takes_time_by_its_length_alone(data: bytes) -> None:
    """And gives no more than a contact holds."""
    begun = time.process_time()

    calendar = read_calendar(data)

    assert len(calendar.text) <= MAX_TEXT_LENGTH
    assert time.process_time() - begun < 10
