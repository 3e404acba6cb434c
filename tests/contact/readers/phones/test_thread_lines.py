"""How a thread is told from its first lines, and cut into its messages."""

import pytest

from beffroi.contact.readers.phones.thread_lines import (
    ThreadMessage,
    form_of,
    is_number,
    lines_of,
    messages_of,
    without_marks,
)


@pytest.mark.parametrize(
    ("text", "network", "messages"),
    [
        pytest.param(
            "[02/03/2026 10:12] Ameli : un\ndeux\n[02/03/2026 10:13] Moi: trois",
            "",
            [("02/03/2026 10:12", "Ameli", "un\ndeux"), ("02/03/2026 10:13", "Moi", "trois")],
            id="brackets",
        ),
        pytest.param(
            "02/03/2026, 10:12 - le groupe est là\n02/03/2026, 10:12 - Ann: un: deux",
            "WhatsApp",
            [("02/03/2026, 10:12", "", "le groupe est là"), ("02/03/2026, 10:12", "Ann", "un: deux")],
            id="dashes",
        ),
        pytest.param(
            "Ann, [02/03/2026 10:12]\nun\n\ndeux",
            "Telegram",
            [("02/03/2026 10:12", "Ann", "un\n\ndeux")],
            id="Telegram",
        ),
        pytest.param(
            "+33 6 39 98 00 12\nHier 10:12\nun\nAujourd'hui 8 h 05\ndeux",
            "",
            [("Hier 10:12", "+33 6 39 98 00 12", "un"), ("Aujourd'hui 8 h 05", "+33 6 39 98 00 12", "deux")],
            id="times alone",
        ),
        pytest.param("De : 38663\nReçu le : 2 mars\n\nun", "", [("2 mars", "38663", "un")], id="sent on"),
    ],
)
def test_a_thread_is_cut_into_its_messages(text: str, network: str, messages: list[tuple[str, str, str]]) -> None:
    """Each with its time and sender, as written."""
    lines = lines_of(text)
    form = form_of(lines)

    assert form is not None
    assert form.network == network
    assert [message for message in messages_of(lines, form) if message.text] == [
        ThreadMessage(*one) for one in messages
    ]


def test_a_long_line_keeps_all_its_words() -> None:
    """A time is looked for in its beginning alone."""
    lines = lines_of("[02/03/2026 10:12] Ameli : " + "mot " * 500)
    form = form_of(lines)

    assert form is not None
    assert [message.text for message in messages_of(lines, form)] == ["", ("mot " * 500).strip()]


def test_marks_are_left_out_of_names_and_times_and_kept_in_the_words() -> None:
    """There they break every comparison; here they may be a disguise."""
    lines = lines_of("\ufeff\u200e[02/03/2026 10:12\u202fAM] \u2068Ann\u2069\u00a0: \u202eok\u202c \r\n\u200efin\n")
    form = form_of(lines)

    assert form is not None
    assert list(messages_of(lines, form))[1] == ThreadMessage(
        "02/03/2026 10:12 AM", "Ann", "\u202eok\u202c \n\u200efin"
    )
    assert lines_of("") == []
    assert form_of([]) is None
    assert without_marks("\u200e a\u202e ") == "a"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("+33 6 39 98 00 12", True), ("38663", True), ("3646", True), ("Ameli", False), ("06 Ann", False), ("-", False)],
)
def test_a_number_is_told_from_a_name(name: str, *, is_one: bool) -> None:
    """A stranger has none."""
    assert is_number(name) is is_one
