"""Barcodes: what QR and other codes in a picture say; they are read, never followed."""

from typing import TYPE_CHECKING, NamedTuple

from beffroi.contact.readers.extras import import_extra

if TYPE_CHECKING:  # pillow comes with the extra
    from PIL import Image

__all__ = ["Code", "find_codes"]

_EXTRA = "ocr"
_MOST_CODES = 10
_MOST_SIGNS = 5_000  # the largest QR code holds 4,296 letters
_ENLARGED_BELOW = 900  # pixels of the longer side: a code in a small picture may have dots of one pixel
# Those that people meet in letters and messages. Of the others, some (ITF, Codabar) have no check digit and are
# "found" in plain stripes and print.
_SORTS = (
    "QRCode",
    "MicroQRCode",
    "RMQRCode",
    "DataMatrix",
    "Aztec",
    "PDF417",
    "EAN13",
    "EAN8",
    "UPCA",
    "Code128",
    "Code39",
)


class Code(NamedTuple):
    """One code.

    Args:
        sort: Such as ``QRCode``.
        text: What it says; control characters are written as blanks.
    """

    sort: str
    text: str


def find_codes(image: "Image.Image") -> tuple[Code, ...]:
    """Return the codes in a picture, each text once.

    Raises:
        MissingExtraError: The extra is not installed.
    """
    zxing = import_extra("zxingcpp", _EXTRA)
    grey = image.convert("L")
    formats = zxing.BarcodeFormats([getattr(zxing.BarcodeFormat, sort) for sort in _SORTS])
    found = zxing.read_barcodes(grey, formats=formats, text_mode=zxing.TextMode.Plain)
    if not found and max(grey.size) < _ENLARGED_BELOW:
        larger = grey.resize((grey.width * 3, grey.height * 3))
        found = zxing.read_barcodes(larger, formats=formats, text_mode=zxing.TextMode.Plain)
    codes: dict[str, Code] = {}
    for code in found[:_MOST_CODES]:
        text = _plain(code.text)
        if text:
            codes.setdefault(text, Code(code.format.name, text))
    return tuple(codes.values())


def _plain(text: str) -> str:
    whole = text[:_MOST_SIGNS].encode(errors="replace").decode()  # without lone surrogates
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in whole).strip()
