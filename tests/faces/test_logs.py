"""Logs: our own lines and the server's, and of nobody else a word."""

import logging
import sys

import pytest

from beffroi.faces.logs import REQUESTS, log_to_standard_error, where_it_failed


@pytest.fixture(autouse=True)
def restored() -> object:
    """Put the logging of the tests back."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, REQUESTS.level
    yield
    root.handlers[:], level, requests = kept
    root.setLevel(level)
    REQUESTS.setLevel(requests)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.getLogger("uvicorn.access").disabled = False


def test_what_others_log_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """A parser that warns of a header quotes it."""
    log_to_standard_error("debug")
    logging.getLogger("some.parser").warning("bad header %r", "06 39 98 00 12")
    logging.getLogger("some.parser").debug("read %r", "06 39 98 00 12")
    try:
        raise ValueError("06 39 98 00 12")  # noqa: EM101, TRY003, TRY301
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")

    told = capsys.readouterr().err.splitlines()

    assert len(told) == 2
    assert "some.parser: a message at test_logs:" in told[0]
    assert not any("06 39" in line for line in told)


def test_our_lines_and_the_servers_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """They are of fixed words."""
    log_to_standard_error("info")
    REQUESTS.info("GET / 200")
    REQUESTS.debug("unseen")
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("uvicorn.access").error("GET /?q=secret")

    told = capsys.readouterr().err

    assert "info GET / 200" in told
    assert "Invalid HTTP request received." in told
    assert "unseen" not in told
    assert "secret" not in told


def test_an_error_is_told_by_its_kind_and_place() -> None:
    """Enough to mend it."""
    try:
        int("06 39 98 00 12")
    except ValueError:
        told = where_it_failed(sys.exc_info()[1] or Exception())

    assert told.startswith("ValueError at ")
    assert "06 39" not in told
    assert where_it_failed(KeyError("x")) == "KeyError at ?"
