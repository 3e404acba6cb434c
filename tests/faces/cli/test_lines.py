"""Lines come in order and numbered, whatever their length and however they arrive."""

import io

import pytest

from beffroi.contact import MAX_CONTACT_BYTES
from beffroi.errors import InputError
from beffroi.faces.cli.lines import read_stretches


class Dripping(io.BytesIO):
    """A pipe that hands over a few bytes at a time."""

    def read1(self, _size: int | None = -1, /) -> bytes:
        """Return the next three bytes."""
        return self.read(3)


class Broken(io.BytesIO):
    """A disk that fails."""

    def read1(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        message = "Input/output error"
        raise OSError(5, message)


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b"", [], id="nothing"),
        pytest.param(b"a\nbc\n", [(1, b"a"), (2, b"bc")], id="each line once"),
        pytest.param(b"a\nbc", [(1, b"a"), (2, b"bc")], id="the last one without its end"),
        pytest.param(b"\n\na\r\n", [(1, b""), (2, b""), (3, b"a\r")], id="empty lines are numbered"),
        pytest.param(b"\xef\xbb\xbfa\nb\n", [(1, b"a"), (2, b"b")], id="a byte order mark is no content"),
        pytest.param(b"abcdefghij\nk\n", [(1, b"abcdefghij"), (2, b"k")], id="a line longer than a block"),
    ],
)
@pytest.mark.parametrize("stream", [io.BytesIO, Dripping])
def test_every_line_comes_once_with_its_number(
    stream: type[io.BytesIO], data: bytes, lines: list[tuple[int, bytes]]
) -> None:
    """A reject is found again by its line."""
    read = [
        (number, line)
        for stretch in read_stretches(stream(data), "x")
        for number, line in enumerate(stretch.lines, stretch.first)
    ]

    assert read == lines


def test_a_line_beyond_the_bound_is_skipped_and_the_next_ones_are_read() -> None:
    """One line of 50 MB must cost neither the memory nor the rest of the file."""
    data = b"a\n" + b"x" * (5 * MAX_CONTACT_BYTES) + b"\nb\n" + b"y" * (MAX_CONTACT_BYTES + 1)

    read = [line for stretch in read_stretches(io.BytesIO(data), "x") for line in stretch.lines]

    assert read == [b"a", None, b"b", None]


@pytest.mark.parametrize(
    ("stream", "message"),
    [
        pytest.param(
            io.BytesIO("a".encode("utf-16")), "x: expected UTF-8, found UTF-16; save it as UTF-8", id="UTF-16"
        ),
        pytest.param(Broken(), "x: cannot be read: Input/output error", id="a broken disk"),
    ],
)
def test_a_stream_that_cannot_be_read_is_named(stream: io.BytesIO, message: str) -> None:
    """The person must know which of ten files it was."""
    with pytest.raises(InputError) as caught:
        list(read_stretches(stream, "x"))

    assert str(caught.value) == message
