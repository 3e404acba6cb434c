"""Pictures that the tests of images draw: a thread on a telephone, a page, a code; as files of any form."""

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

WIDTH = 720
_SIZE = 30
_LINE = 40

Message = tuple[str, Sequence[str]]
"""Whose it is, ``them`` or ``me``, and its lines."""


def as_file(image: Image.Image, form: str = "PNG") -> bytes:
    """Return the picture as a file."""
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def thread(
    messages: Sequence[Message],
    *,
    sender: str = "AMELI",
    day: str = "Mardi 3 mars 2026",
    hint: str = "Message texte",
    dark: bool = False,
    below_name: str = "",
) -> Image.Image:
    """Return a telephone's screen with a thread."""
    page, ink, bubble = ((0, 0, 0), (255, 255, 255), (44, 44, 46)) if dark else ((255,) * 3, (0, 0, 0), (233, 233, 235))
    image = Image.new("RGB", (WIDTH, 1280), page)
    draw, font, small = ImageDraw.Draw(image), ImageFont.load_default(_SIZE), ImageFont.load_default(24)
    draw.text((40, 16), "10:42", ink, small)
    draw.text((570, 16), "5G 87%", ink, small)
    draw.text((WIDTH / 2, 110), f"{sender} >", ink, font, anchor="ma")
    draw.text((WIDTH / 2, 150), below_name, (128, 128, 128), small, anchor="ma")
    draw.text((WIDTH / 2, 210), day, (128, 128, 128), small, anchor="ma")
    y = 270
    for whose, lines in messages:
        wide = max(draw.textlength(line, font) for line in lines) + 48
        left = 24 if whose == "them" else WIDTH - 24 - wide
        box = (left, y, left + wide, y + len(lines) * _LINE + 30)
        draw.rounded_rectangle(box, 26, bubble if whose == "them" else (52, 199, 89))
        for number, line in enumerate(lines):
            draw.text((left + 24, y + 14 + number * _LINE), line, ink if whose == "them" else (255, 255, 255), font)
        y = box[3] + 24
    draw.rounded_rectangle((90, 1190, 630, 1250), 28, outline=(128, 128, 128), width=2)
    draw.text((112, 1203), hint, (128, 128, 128), font)
    return image


def page(lines: Sequence[str], size: tuple[int, int] = (1000, 1300)) -> Image.Image:
    """Return a page of print; an empty line parts paragraphs."""
    image = Image.new("RGB", size, (252, 252, 250))
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_SIZE)
    for number, line in enumerate(lines):
        draw.text((90, 90 + number * _LINE), line, (20, 20, 20), font)
    return image


def code(text: str, scale: int = 5) -> Image.Image:
    """Return a QR code with its white rim."""
    import zxingcpp  # noqa: PLC0415  # comes with the extra, which the test has asked for

    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(zxingcpp.write_barcode_to_image(drawn, scale=scale)).convert("RGB")
