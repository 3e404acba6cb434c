"""The process apart and the one that asks it speak in frames."""

import io

import pytest

from beffroi.faces.apart_child import Answer, read_frame, write_frame


def test_a_frame_is_read_as_it_was_written() -> None:
    """Of any length, and one behind the other."""
    stream = io.BytesIO()
    write_frame(stream, b"")
    write_frame(stream, b"a" * 100_000, Answer.ERROR)
    stream.seek(0)

    assert read_frame(stream, 100_000) == (Answer.CALL, b"")
    assert read_frame(stream, 100_000) == (Answer.ERROR, b"a" * 100_000)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        pytest.param(b"", EOFError, id="nothing"),
        pytest.param(b"\x01\x05", EOFError, id="cut in its head"),
        pytest.param(b"\x01\x05" + bytes(7) + b"abc", EOFError, id="cut in its content"),
        pytest.param(b"\x01" + b"\xff" * 8, ValueError, id="longer than anything"),
        pytest.param(b"\x09" + bytes(8), ValueError, id="of no kind"),
    ],
)
def test_what_is_no_frame_is_refused(written: bytes, error: type[Exception]) -> None:
    """A process that was taken over may say anything."""
    with pytest.raises(error):
        read_frame(io.BytesIO(written), 1_000)
