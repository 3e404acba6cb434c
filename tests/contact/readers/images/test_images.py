"""Image files are opened whatever their form, upright and bounded, and refused before they cost anything."""

import base64
import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest

from beffroi.contact.readers.images.images import media_type_of, open_pictures
from beffroi.contact.readers.limits import MAX_PAGES
from beffroi.errors import MissingExtraError, UnreadableError

# 64 × 48 pixels of red, as a telephone's HEIC; Pillow writes no such file.
_HEIC = zlib.decompress(
    base64.b64decode(
        "eNpdULtOw0AQ3PORyAVPESQXKNjQRFTJH1iQD8FcbHklOz4cKwoFUiLR0FHRAg0tbaCClpKGig4JiSoSjQsis5sYisx5PbNzc34sAGwH2akO"
        "fVRAiDFosY7RCwDEWexnHszhhJ0oLTVoVBksYBejZPaQtguCFkHczplgUe0hdoNZx+4WNb5RdmFftViuaszi/8gUdaqJ31GrhLhPsUMh2bqc"
        "heoT+JnmOcCaPKITliuWRVFwQHJC8lV/NFyPNvcPhFjYubFHlauvj7uHsRk2bbIk38A5pni1LZ57Txf0kk2VRGlXRQNyV6A6JKuGPe2Xf+aW"
        "1VCRp0vNH98smWEURTFhplrXOEA2pWmaPBnU8d+QaW6VkSEr56TtuOPxkGsNcb9k5S8nb8W3s3M9HHuvG5+/vURS6Q=="
    )
)


@pytest.fixture(autouse=True)
def extra(needs_extra: Callable[..., None]) -> None:
    """Ask for the extra once for all tests here."""
    needs_extra("PIL", "pi_heif")


def _png_header(width: int, height: int) -> bytes:
    """Return a PNG whose header claims a size and whose pixels are not there."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk))


def _bmp_header(width: int, height: int) -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, width, height, 1, 24, 0, 0, 0, 0, 0, 0)


def _saved(form: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: object) -> bytes:
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    stream = io.BytesIO()
    Image.new(mode, size).save(stream, form, **how)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("WEBP", "image/webp"),
        ("GIF", "image/gif"),
        ("TIFF", "image/tiff"),
        ("BMP", "image/bmp"),
        ("AVIF", "image/avif"),
    ],
)
def test_each_form_is_opened_by_its_content(form: str, media_type: str) -> None:
    """People send what their telephone makes, under any name."""
    data = _saved(form)

    assert media_type_of(data) == media_type
    assert [picture.size for picture in open_pictures(data).pictures] == [(60, 40)]


def test_a_heic_is_opened() -> None:
    """It is what an iPhone's camera makes."""
    (picture,) = open_pictures(_HEIC).pictures

    assert media_type_of(_HEIC) == "image/heic"
    assert picture.size == (64, 48)
    red, green, _ = picture.resize((1, 1)).tobytes()
    assert (red > 150, green < 90) == (True, True)


@pytest.mark.parametrize(
    ("mode", "form"),
    [("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("RGBA", "PNG"), ("P", "GIF"), ("I;16", "PNG"), ("CMYK", "JPEG")],
)
def test_each_kind_of_pixel_becomes_rgb(mode: str, form: str) -> None:
    """Scanners make 16 bits of grey, printers four colours."""
    (picture,) = open_pictures(_saved(form, mode=mode)).pictures

    assert picture.mode == "RGB"


def test_what_is_transparent_is_white() -> None:
    """Dark words on nothing would be dark words on black."""
    (picture,) = open_pictures(_saved("PNG", mode="RGBA")).pictures

    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_is_turned_as_its_camera_was_held() -> None:
    """A telephone saves what the sensor saw and a note of how it was held."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    exif = Image.Exif()
    exif[0x0112] = 6

    (picture,) = open_pictures(_saved("JPEG", (60, 40), exif=exif)).pictures

    assert picture.size == (40, 60)


def test_a_large_photograph_is_made_small_and_a_long_screenshot_is_not() -> None:
    """Twelve million pixels cost seconds; but a thread scrolled through keeps its letters."""
    (photo,) = open_pictures(_saved("JPEG", (4_000, 3_000))).pictures
    (long,) = open_pictures(_saved("PNG", (720, 9_000))).pictures

    assert photo.size == (2_133, 1_600)
    assert long.size == (720, 9_000)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_png_header(30_000, 30_000), id="claimed by a PNG"),
        pytest.param(_png_header(9_000, 9_000), id="between our limit and the library's"),
        pytest.param(b"GIF89a" + struct.pack("<HHBBB", 65_000, 65_000, 0, 0, 0) + b";", id="claimed by a GIF"),
        pytest.param(_bmp_header(30_000, 30_000), id="claimed by a BMP"),
    ],
)
def test_too_many_pixels_are_refused_from_the_header(data: bytes) -> None:
    """A hundred bytes may claim gigabytes; none is decoded."""
    began = time.perf_counter()

    with pytest.raises(UnreadableError, match=r"at most 60,000,000 pixels|found"):
        open_pictures(data)

    assert time.perf_counter() - began < 10


def test_a_real_bomb_is_refused_with_its_size() -> None:
    """A hundred kilobytes of zeros, packed, are 900 million pixels."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    stream = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(stream, "PNG")

    with pytest.raises(UnreadableError) as refused:
        open_pictures(stream.getvalue())

    assert str(refused.value) == "expected an image of at most 60,000,000 pixels, found 900,000,000"


def test_pages_beyond_the_limit_are_left_out_and_said() -> None:
    """A fax of a hundred pages must not keep a reader busy for minutes."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    pages = [Image.new("L", (30, 30)) for _ in range(MAX_PAGES + 3)]
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])

    opened = open_pictures(stream.getvalue())

    assert len(opened.pictures) == MAX_PAGES
    assert opened.partly


def test_of_an_animation_three_frames_are_read() -> None:
    """It shows the same words again and again."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    frames = [Image.new("L", (30, 30), shade) for shade in range(0, 250, 10)]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])

    opened = open_pictures(stream.getvalue())

    assert len(opened.pictures) == 3
    assert not opened.partly


def test_a_file_that_ends_early_is_read_as_far_as_it_goes() -> None:
    """A picture sent on over a bad line still shows most of the message."""
    from PIL import Image  # noqa: PLC0415  # comes with the extra

    stream = io.BytesIO()
    Image.effect_noise((400, 400), 60).save(stream, "JPEG")

    opened = open_pictures(stream.getvalue()[: len(stream.getvalue()) // 2])

    assert opened.damaged
    assert opened.pictures[0].size == (400, 400)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF", "HEIC"])
def test_files_cut_or_altered_anywhere_give_one_kind_of_error(form: str) -> None:
    """Whoever sends a broken file gets one line, never a failure of ours."""
    data = _HEIC if form == "HEIC" else _saved(form)
    broken = [data[:length] for length in range(0, len(data), max(1, len(data) // 25))]
    broken += [
        data[:place] + b"\xff\xff\xff" + data[place + 3 :] for place in range(8, len(data), max(1, len(data) // 25))
    ]

    for file in broken:
        try:
            open_pictures(file)
        except UnreadableError as error:
            found = error.found
        else:
            found = ""
        assert len(found) < 80


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Bonjour", b"\x89PNG", b"RIFF0000WAVE", b"\0\0\0\x18ftypmp42"])
def test_what_is_no_image_is_said_to_be_none(data: bytes) -> None:
    """The reader for it is another."""
    assert media_type_of(data) is None
    with pytest.raises(UnreadableError, match="expected an image"):
        open_pictures(data)


def test_a_mere_line_is_no_picture() -> None:
    """A million pixels in one row hold no words and break what looks for them."""
    with pytest.raises(UnreadableError, match="mere line"):
        open_pictures(_saved("PNG", (30_000, 2), mode="1"))


def test_a_missing_extra_is_said_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    import sys  # noqa: PLC0415  # only here

    data = _saved("PNG")
    monkeypatch.setitem(sys.modules, "PIL.Image", None)

    with pytest.raises(MissingExtraError, match=r"beffroi\[ocr\]"):
        open_pictures(data)
