"""What is encrypted is told from what is only signed, and the latter is opened."""

import base64

import pytest

from beffroi.contact.readers.mails.envelopes import is_encrypted, signed_content

OID = bytes.fromhex("06092a864886f70d0107")
SIGNED, DATA = OID + b"\x02", OID + b"\x01"
CONTENT = b"Content-Type: text/plain\r\n\r\nBonjour" * 20


def value(tag: int, *parts: bytes) -> bytes:
    """Return a value of ASN.1 whose length is written before it."""
    content = b"".join(parts)
    length = len(content).to_bytes(4, "big").lstrip(b"\0") or b"\0"
    return bytes([tag, 0x80 + len(length)]) + length + content


def open_value(tag: int, *parts: bytes) -> bytes:
    """Return a value whose end is marked, as programs write that do not know the length beforehand."""
    return bytes([tag, 0x80]) + b"".join(parts) + b"\0\0"


def signed(content: bytes) -> bytes:
    """Return a signed message, without signers: nobody verifies them here."""
    inner = value(0x30, DATA, value(0xA0, value(0x04, content)))
    return value(0x30, SIGNED, value(0xA0, value(0x30, b"\x02\x01\x01", value(0x31), inner, value(0x31))))


def signed_in_pieces(content: bytes) -> bytes:
    """Return the same as OpenSSL streams it."""
    pieces = [value(0x04, content[at : at + 100]) for at in range(0, len(content), 100)]
    inner = open_value(0x30, DATA, open_value(0xA0, open_value(0x24, *pieces)))
    algorithms = open_value(0x31, open_value(0x30, b"\x06\x01\x2a"))
    return open_value(0x30, SIGNED, open_value(0xA0, open_value(0x30, b"\x02\x01\x01", algorithms, inner)))


ENVELOPED = value(0x30, OID + b"\x03", value(0xA0, value(0x30, b"\x02\x01\x00" + b"x" * 500)))


@pytest.mark.parametrize(
    ("media_type", "data", "expected"),
    [
        pytest.param("application/pkcs7-mime", ENVELOPED, True, id="enveloped"),
        pytest.param("application/octet-stream", base64.encodebytes(ENVELOPED), True, id="in base64"),
        pytest.param("application/pkcs7-mime; smime-type=enveloped-data", b"", True, id="by its type alone"),
        pytest.param('application/x-pkcs7-mime; name=x; smime-type="authEnveloped-data"', b"?", True, id="newer type"),
        pytest.param("application/pkcs7-mime; smime-type=enveloped-data", signed(b"x"), False, id="a type that lies"),
        pytest.param("application/pkcs7-mime; smime-type=signed-data", b"", False, id="signed"),
        pytest.param("application/pkcs7-signature", b"", False, id="a signature"),
        pytest.param("multipart/encrypted; protocol=x", b"", True, id="PGP/MIME"),
        pytest.param("application/pgp-encrypted", b"Version: 1", True, id="its first part"),
        pytest.param("text/plain", b"Bonjour\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQ", True, id="PGP in the text"),
        pytest.param("text/plain", b"-----BEGIN PGP SIGNED MESSAGE-----\nBonjour", False, id="PGP, signed only"),
        pytest.param("text/plain", b"on lit -----BEGIN PGP MESSAGE----- en haut", False, id="talked about"),
        pytest.param("text/plain", b"Bonjour", False, id="text"),
        pytest.param("text/plain", b"", False, id="nothing"),
    ],
)
def test_what_is_encrypted_is_told(media_type: str, data: bytes, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    """The person must hear that nobody but their own program can read it, and only then."""
    assert is_encrypted(media_type, data) is expected


@pytest.mark.parametrize(
    ("data", "content"),
    [
        pytest.param(signed(CONTENT), CONTENT, id="lengths written"),
        pytest.param(signed_in_pieces(CONTENT), CONTENT, id="ends marked, in pieces"),
        pytest.param(base64.encodebytes(signed(CONTENT)), CONTENT, id="in base64"),
        pytest.param(
            b"-----BEGIN PKCS7-----\n" + base64.encodebytes(signed(CONTENT)) + b"-----END PKCS7-----\n",
            CONTENT,
            id="armoured",
        ),
        pytest.param(
            value(0x30, SIGNED, value(0xA0, value(0x30, b"\x02\x01\x01", value(0x31), value(0x30, DATA)))),
            None,
            id="signed apart",
        ),
        pytest.param(ENVELOPED, None, id="encrypted"),
        pytest.param(signed(CONTENT)[:-103], CONTENT[:-100], id="cut off"),
        pytest.param(b"0\x80" * 100_000, None, id="deep"),
        pytest.param(b"0\x88" + b"\xff" * 50, None, id="a length that lies"),
        pytest.param(b"", None, id="nothing"),
        pytest.param(b"Bonjour", None, id="text"),
        pytest.param(b"MII" + b"!" * 50, None, id="not quite base64"),
        pytest.param(open_value(0x30, SIGNED, open_value(0xA0, b"0\x80" * 99_999)), None, id="deep within"),
    ],
)
def test_what_is_only_signed_is_opened(data: bytes, content: bytes | None) -> None:
    """An official service signs its mails, and so can a fraud: the words are what is judged."""
    assert signed_content(data) == content
