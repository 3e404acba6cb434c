"""What is written as MIME is what is read from it, and nothing can be smuggled in."""

import email
import email.policy

import pytest

from beffroi.contact.readers.outlook.mime_copy import Body, File, write_mail

LONG = "L’équipe des remboursements de votre Caisse primaire d’assurance maladie à Évreux"


def parsed(mail: bytes) -> email.message.EmailMessage:
    """Return the mail as the standard library reads it."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    assert not message.defects
    return message


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        pytest.param("Subject", "Votre carte", "Votre carte", id="ASCII"),
        pytest.param("Subject", "=?utf-8?Q?d=C3=BB?=", "dû", id="encoded when it came"),
        pytest.param("Subject", "É" * 200, "É" * 200, id="long"),
        pytest.param("Subject", "été 😀", "été 😀", id="beyond 16 bits"),
        pytest.param("From", '"Émilie, CPAM" <a@b.example>', '"Émilie, CPAM" <a@b.example>', id="name in quotes"),
        pytest.param("From", "Émilie de CPAM <a@b.example>", "Émilie de CPAM <a@b.example>", id="name without"),
        pytest.param("From", '"Émilie"', "Émilie", id="name alone"),
        pytest.param("From", f'"{LONG}" <a@b.example>', f"{LONG} <a@b.example>", id="long name"),
        pytest.param("Subject", LONG * 9, LONG * 9, id="long and of words"),
        pytest.param("Reply-To", '"A" <a@b.example>, "É" <c@d.example>', "A <a@b.example>, É <c@d.example>", id="two"),
    ],
)
def test_a_header_is_read_as_it_was(name: str, value: str, read: str) -> None:
    """Whoever is shown as the sender must stay it."""
    assert parsed(write_mail([(name, value)], Body("x")))[name] == read


def test_an_open_quotation_mark_takes_no_time() -> None:
    """A million of them neither."""
    assert write_mail([("From", 'é"\\' * 300_000)], Body("x"))


@pytest.mark.parametrize(
    ("body", "types"),
    [
        pytest.param(Body("a"), ["text/plain"], id="text"),
        pytest.param(Body(None, "<p>"), ["text/html"], id="HTML"),
        pytest.param(Body(), ["text/plain"], id="nothing"),
        pytest.param(Body("a", "<p>"), ["multipart/alternative", "text/plain", "text/html"], id="both"),
        pytest.param(
            Body("a", "<p>", (File("f.pdf", "application/pdf", b"%PDF"),)),
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"],
            id="with a file",
        ),
        pytest.param(Body(files=(File("f", "x", b""),)), ["multipart/mixed", "application/octet-stream"], id="no type"),
        pytest.param(
            Body(files=(File("f", "multipart/mixed; boundary=x", b"--x"),)),
            ["multipart/mixed", "application/octet-stream"],
            id="a file that says it is many",
        ),
        pytest.param(
            Body(files=(File("m", "message/rfc822", write_mail([("Subject", "x")], Body("dedans"))),)),
            ["multipart/mixed", "message/rfc822", "text/plain"],
            id="a mail within",
        ),
        pytest.param(Body("a", whole=b"Content-Type: text/html\r\n\r\n<p>"), ["text/html"], id="its own headers"),
    ],
)
def test_a_mail_has_its_parts(body: Body, types: list[str]) -> None:
    """The reader of mails decides by them what is body and what is attached."""
    assert [part.get_content_type() for part in parsed(write_mail([("To", "a")], body)).walk()] == types


@pytest.mark.parametrize(
    "name", ["f.pdf", "reçu (2).pdf", 'a"; filename="b.exe', "fdp.\u202excod.exe", "a\r\nX: y", ""]
)
def test_a_file_keeps_its_name_and_bytes(name: str) -> None:
    """Tricks in names are evidence; here they must come through, and do nothing."""
    data = bytes(range(256)) * 20

    (part,) = parsed(write_mail([], Body(files=(File(name, "application/pdf", data, "c1@x"),)))).iter_attachments()

    assert part.get_filename() == (name or None)
    assert part.get_content() == data
    assert part["Content-ID"] == "<c1@x>"


def test_a_mail_within_cannot_end_the_mail_around() -> None:
    """What separates the parts is made of what they hold, so that nobody can write it beforehand."""
    first = write_mail([], Body("a", files=(File("m", "message/rfc822", b"Subject: x\r\n\r\n--y"),)))
    boundary = first.split(b'boundary="')[1].split(b'"')[0]

    inside = b"Subject: x\r\n\r\n--" + boundary + b"--\r\n"
    message = parsed(write_mail([], Body("a", files=(File("m", "message/rfc822", inside),))))

    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "message/rfc822"]
