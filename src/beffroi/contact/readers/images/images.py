"""Images: from a file's bytes to upright pictures of bounded size, each refused before decoding if it is too large."""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra
from beffroi.contact.readers.limits import MAX_FILE_BYTES, MAX_PAGES, MAX_PIXELS
from beffroi.errors import UnreadableError

if TYPE_CHECKING:  # pillow comes with the extra
    from PIL import Image

__all__ = ["Pictures", "media_type_of", "open_pictures"]

_EXTRA = "ocr"
_EXPECTED = "an image (PNG, JPEG, WebP, HEIC, GIF, TIFF or BMP)"
_SHORT_SIDE = 1_600  # pixels: small print of an A4 page still has letters of 12 pixels; telephones show 720 to 1,440
_MOST_SHAPE = 40  # a thread scrolled through forty screens; narrower is no picture of writing
_ANIMATION_FRAMES = 3  # first, middle, last: an animation shows the same words again and again
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "PNG", "image/png"),
    (b"\xff\xd8\xff", "JPEG", "image/jpeg"),
    (b"GIF87a", "GIF", "image/gif"),
    (b"GIF89a", "GIF", "image/gif"),
    (b"II*\x00", "TIFF", "image/tiff"),
    (b"MM\x00*", "TIFF", "image/tiff"),
    (b"BM", "BMP", "image/bmp"),
)
_DAMAGE = (  # what Pillow and its decoders are known to raise on files that lie about themselves
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip


class Pictures(NamedTuple):
    """What an image file shows.

    Args:
        pictures: In RGB, upright, bounded in size; at least one.
        partly: There are more of them than are read.
        damaged: The file ends early; what is missing is grey.
    """

    pictures: "tuple[Image.Image, ...]"
    partly: bool = False
    damaged: bool = False


def media_type_of(data: bytes) -> str | None:
    """Return the media type that a file's first bytes tell; ``None`` if it is no image that is read here."""
    found = _form_of(data)
    return None if found is None else found[1]


def _form_of(data: bytes) -> tuple[str, str] | None:
    for beginning, form, media_type in _BEGINNINGS:
        if data.startswith(beginning):
            return form, media_type
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP", "image/webp"
    if data[4:8] == b"ftyp":
        if data[8:12] in _AVIF_BRANDS:
            return "AVIF", "image/avif"
        if data[8:12] in _HEIF_BRANDS:
            return "HEIF", "image/heic"
    return None


def open_pictures(data: bytes) -> Pictures:
    """Decode an image file.

    Args:
        data: The whole file.

    Raises:
        UnreadableError: It is no image, damaged from the start, or of more pixels than ``MAX_PIXELS``; the pixels are
            counted from the header, before any is decoded.
        MissingExtraError: The extra ``ocr`` is not installed.
    """
    if len(data) > MAX_FILE_BYTES:
        expected = f"an image of at most {MAX_FILE_BYTES:,} bytes"
        raise UnreadableError(expected, f"{len(data):,}")
    form = _form_of(data)
    if form is None:
        raise UnreadableError(_EXPECTED, "a file that begins like none of them" if data else "an empty file")
    bomb = import_extra("PIL.Image", _EXTRA).DecompressionBombWarning
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, which is not read
            warnings.simplefilter("error", bomb)
            return _open_heif(data) if form[0] == "HEIF" else _open(data, form[0])
    except UnreadableError:
        raise
    except _damage() as damage:
        raise UnreadableError(_EXPECTED, f"a damaged one ({type(damage).__name__})") from None


def _damage() -> tuple[type[BaseException], ...]:
    image = import_extra("PIL.Image", _EXTRA)
    return (*_DAMAGE, image.DecompressionBombError, image.DecompressionBombWarning)


def _open(data: bytes, form: str) -> Pictures:
    image_module = import_extra("PIL.Image", _EXTRA)
    try:
        image = image_module.open(io.BytesIO(data), formats=(form,))
    except (image_module.DecompressionBombError, image_module.DecompressionBombWarning) as bomb:
        told = re.search(r"\d+", str(bomb))
        raise _too_large(int(told[0]) if told else 2 * MAX_PIXELS) from None
    with image:
        count = getattr(image, "n_frames", 1)
        _require_bounded(image.size)
        if form == "JPEG":
            count = 1  # the others of a multi-picture file are previews
            image.draft("RGB", _at_least(image.size))
        chosen = list(_chosen_frames(count, animated=form != "TIFF"))
        pictures, damaged = [], False
        for number in chosen:
            if count > 1:
                image.seek(number)
                _require_bounded(image.size)
            damaged |= not _load(image)
            pictures.append(_upright(image))
        return Pictures(tuple(pictures), partly=form == "TIFF" and count > len(chosen), damaged=damaged)


def _open_heif(data: bytes) -> Pictures:
    heif = import_extra("pi_heif", _EXTRA).open_heif(io.BytesIO(data))  # its own limits stop hostile headers
    pictures = []
    for image in list(heif)[:MAX_PAGES]:
        _require_bounded(image.size)
        pictures.append(_upright(image.to_pillow()))
    if not pictures:
        found = "a HEIC file without any picture"
        raise UnreadableError(_EXPECTED, found)
    return Pictures(tuple(pictures), partly=len(heif) > len(pictures))


def _require_bounded(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MAX_PIXELS:
        raise _too_large(width * height)
    if min(size) < 1 or max(size) > _MOST_SHAPE * max(min(size), _SHORT_SIDE // _MOST_SHAPE):
        found = f"one of {width:,} × {height:,} pixels, a mere line"
        raise UnreadableError(_EXPECTED, found)


def _too_large(pixels: int) -> UnreadableError:
    return UnreadableError(expected=f"an image of at most {MAX_PIXELS:,} pixels", found=f"{pixels:,}")


def _chosen_frames(count: int, *, animated: bool) -> Iterator[int]:
    if not animated:
        yield from range(min(count, MAX_PAGES))
    elif count <= _ANIMATION_FRAMES:
        yield from range(count)
    else:
        yield from (0, count // 2, count - 1)


def _load(image: "Image.Image") -> bool:
    """Decode; say whether the file was whole. What is missing of one that ends early stays grey.

    Raises:
        OSError: Nothing of it can be decoded.
    """
    try:
        image.load()
    except OSError:
        file: Any = import_extra("PIL.ImageFile", _EXTRA)
        file.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            file.LOAD_TRUNCATED_IMAGES = False
        return False
    return True


def _upright(image: "Image.Image") -> "Image.Image":
    """Return a copy in RGB, turned as its metadata says, on white where it is transparent, made small enough."""
    turned = _turned(_without_alpha(_small(image)), image)
    return turned.convert("RGB")


def _at_least(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _SHORT_SIDE / min(size))
    return (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))


def _small(image: "Image.Image") -> "Image.Image":
    goal = _at_least(image.size)
    if image.mode.startswith(("I", "F")):  # 16 bits and more of grey, as scanners make: keep the upper eight
        highest = image.getextrema()[1]
        image = image.convert("F").point(lambda level: level * 255.0 / max(1.0, _whole(highest))).convert("L")
    if image.mode in {"1", "P", "PA"}:
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    if goal == image.size:
        return image
    return image.resize(goal, import_extra("PIL.Image", _EXTRA).Resampling.BOX, reducing_gap=2.0)


def _whole(level: Any) -> float:  # noqa: ANN401  # Pillow's extrema are pairs for images of several channels
    return float(level[1] if isinstance(level, tuple) else level)


def _without_alpha(image: "Image.Image") -> "Image.Image":
    if image.mode not in {"LA", "La", "RGBA", "RGBa"}:
        return image
    image = image.convert("RGBA")
    page = import_extra("PIL.Image", _EXTRA).new("RGBA", image.size, (255, 255, 255, 255))
    page.alpha_composite(image)
    return page.convert("RGB")  # type: ignore[no-any-return]  # Pillow is imported by name


def _turned(image: "Image.Image", original: "Image.Image") -> "Image.Image":
    """Turn by the original's EXIF orientation; one that cannot be read counts as upright."""
    transpose = import_extra("PIL.Image", _EXTRA).Transpose
    ways = {
        2: transpose.FLIP_LEFT_RIGHT,
        3: transpose.ROTATE_180,
        4: transpose.FLIP_TOP_BOTTOM,
        5: transpose.TRANSPOSE,
        6: transpose.ROTATE_270,
        7: transpose.TRANSVERSE,
        8: transpose.ROTATE_90,
    }
    try:
        way = ways.get(original.getexif().get(0x0112, 1))
    except _damage():
        return image
    return image if way is None else image.transpose(way)
