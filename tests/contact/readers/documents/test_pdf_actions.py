"""What a PDF does by itself is found in its own words, within limits."""

import time
import zlib

import pytest

from beffroi.contact.readers.documents.pdf_actions import Actions, find_actions

EVIL = "https://evil.example/x"


def _object_stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return (
        b"9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj"
    )


def _elsewhere(script: bytes) -> bytes:
    packed = zlib.compress(script)
    return b"<< /S /JavaScript /JS 7 0 R >> 7 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream"


@pytest.mark.parametrize(
    ("data", "actions"),
    [
        pytest.param(b"/A << /S /URI /URI (%b) >>" % EVIL.encode(), Actions((EVIL,), (), ()), id="address of a button"),
        pytest.param(_object_stream(b"<< /URI (%b) >>" % EVIL.encode()), Actions((EVIL,), (), ()), id="packed"),
        pytest.param(b"/U#52I (https:\\057\\057a.example)", Actions(("https://a.example",), (), ()), id="in disguise"),
        pytest.param(b"/URI (\xfe\xff\0h\0t\0t\0p\0:\0/\0/\0a)", Actions(("http://a",), (), ()), id="UTF-16"),
        pytest.param(
            b"<< /S /SubmitForm /F << /FS /URL /F (%b) >> >>" % EVIL.encode(), Actions((EVIL,), (), ()), id="form sent"
        ),
        pytest.param(b"<< /S /Launch /F (cmd.exe) >>", Actions((), ("cmd.exe",), ()), id="program started"),
        pytest.param(b"<< /S /Launch /Win << /F (a\\\\b.exe) >> >>", Actions((), ("a\\b.exe",), ()), id="of Windows"),
        pytest.param(b"<< /S /Launch /F 8 0 R >>", Actions((), ("",), ()), id="started, and not said what"),
        pytest.param(b"/JS (app.launchURL\\('x'\\);)", Actions((), (), ("app.launchURL('x');",)), id="script"),
        pytest.param(_elsewhere(b"eval(a)"), Actions((), (), ("eval(a)",)), id="script elsewhere"),
        pytest.param(b"/JS (this.print\\(true\\);)", Actions((), (), ()), id="a script that prints"),
        pytest.param(b"/JS (AFNumber_Format\\(2, 1\\);)", Actions((), (), ()), id="a script of a form"),
        pytest.param(b"/URI (page2)", Actions((), (), ()), id="an address within the document"),
        pytest.param(b"Launch of the new service", Actions((), (), ()), id="words"),
    ],
)
def test_actions_are_found(data: bytes, actions: Actions) -> None:
    """The library that shows the pages does not tell of all of them."""
    assert find_actions(b"%PDF-1.7\n" + data) == actions


def test_scripts_found_by_the_reader_count_as_well() -> None:
    """In a locked file only the reader sees them."""
    assert find_actions(b"", ("print()", "getURL(a)")).scripts == ("getURL(a)",)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"/SubmitForm " * 2_500_000, id="forms"),
        pytest.param(b"/Launch" * 4_000_000, id="launches"),
        pytest.param(b"/URI (" * 5_000_000, id="strings without an end"),
        pytest.param(b"/URI (" + b"\\" * 20_000_000, id="escapes"),
        pytest.param(b"/JS(" * 5_000_000, id="scripts without an end"),
        pytest.param(b"/Type/ObjStm" * 2_000_000, id="streams that never begin"),
        pytest.param(_object_stream(bytes(200_000_000)) * 300, id="streams of zeros"),
        pytest.param(b"".join(b"/JS %d 0 R " % n for n in range(1_000_000)), id="scripts elsewhere"),
        pytest.param(b"#41" * 6_000_000, id="hidden letters"),
    ],
)
def test_a_file_of_bombs_takes_seconds(data: bytes) -> None:
    """It is searched before anything is known of it."""
    begins = time.process_time()

    find_actions(data)

    assert time.process_time() - begins < 15
