"""What a line of writing says, by the recognition model of PP-OCR, read as Latin script unless it is Chinese."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from beffroi.contact.readers.extras import import_extra

if TYPE_CHECKING:  # numpy and onnxruntime come with the extra
    import numpy as np

__all__ = ["Recogniser", "Writing"]

_HEIGHT = 48  # pixels: what the model was trained on
_NARROWEST = 48
_WIDEST = 3_200  # pixels; a line of 48 pixels height with some 150 letters
_BATCH_WIDTH = 4_800  # pixels of a batch's lines together: bounds its memory to some 100 MB
_BLANK = 0
_HALF_SEEN = 0.1  # sureness of a blank: of 3,700 pairs of letters within words 3 reach it, and half of those it drops
_HAN_SHARE = 0.5  # of a line's signs: from here on it is Chinese, and read as such
_OTHER_SIGNS = "€£–—‘’“”…•°№™⚠✅❗➡→👉📦🎁📞💳"


class Writing(NamedTuple):
    """What one line says.

    Args:
        text: Its signs.
        confidence: From 0 to 1, the mean over its signs; those of a script that is not read count as 0.
    """

    text: str
    confidence: float


class Recogniser:
    """The recognition model, loaded.

    Args:
        session: An onnxruntime session of a PP-OCR recognition model, which names its characters.
    """

    def __init__(self, session: Any) -> None:  # noqa: ANN401  # onnxruntime's class, which is not installed everywhere
        numpy = import_extra("numpy", "ocr")
        self._numpy = numpy
        self._session = session
        self._input = session.get_inputs()[0].name
        signs = session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._signs = ["", *signs, " "]
        self._latin = numpy.array([place for place, sign in enumerate(self._signs) if _is_for_latin(sign)])
        self._han = numpy.array([len(sign) == 1 and _is_han(sign) for sign in self._signs])

    def read(self, lines: Sequence["np.ndarray[Any, Any]"]) -> list[Writing]:
        """Return what each line says, in the order given.

        Args:
            lines: Each height × width × 3 bytes, blue first, upright.
        """
        found: dict[int, Writing] = {}
        for places, batch in _batches(lines):
            sureness = self._session.run(None, {self._input: batch})[0]
            found |= {place: self._decode(row) for row, place in zip(sureness, places, strict=True)}
        return [found[place] for place in range(len(lines))]

    def _decode(self, sureness: "np.ndarray[Any, Any]") -> Writing:
        best = sureness.argmax(axis=1)
        seen = best[best != _BLANK]
        strange = 0
        if len(seen) and self._han[seen].mean() >= _HAN_SHARE:
            chosen, sure = best, sureness.max(axis=1)
        else:
            strange = len(seen) - int(self._numpy.isin(seen, self._latin).sum())
            latin = sureness[:, self._latin]
            within = latin.argmax(axis=1)
            chosen, sure = self._latin[within], latin.max(axis=1)
        marks = list(_marks(chosen.tolist()))
        confidence = float(sum(sure[step] for step, _ in marks)) / (len(marks) + strange) if marks else 0.0
        signs: list[tuple[int, str]] = []
        for step, sign in marks:
            if signs and self._hides_blank(sureness, signs[-1], (step, self._signs[sign])):
                signs.append((step, " "))
            signs.append((step, self._signs[sign]))
        return Writing("".join(sign for _, sign in signs), confidence)

    def _hides_blank(self, sureness: "np.ndarray[Any, Any]", before: tuple[int, str], after: tuple[int, str]) -> bool:
        """Tell whether the model half saw a blank between two letters, as it does where they stand close."""
        if not (before[1].isalpha() and after[1].isalpha()):
            return False
        return float(sureness[before[0] : after[0] + 1, len(self._signs) - 1].max()) > _HALF_SEEN


def _marks(chosen: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield step and sign wherever a sign begins: the model says it again as long as it is seen."""
    before = _BLANK
    for step, sign in enumerate(chosen):
        if sign not in {before, _BLANK}:
            yield step, sign
        before = sign


def _is_for_latin(sign: str) -> bool:
    if sign in {"", " "} or sign in _OTHER_SIGNS:
        return True
    if len(sign) != 1:
        return False
    if "０" <= sign <= "９" or "Ａ" <= sign <= "Ｚ" or "ａ" <= sign <= "ｚ":  # as frauds disguise words
        return True
    return "!" <= sign <= "~" or "¡" <= sign <= "ɏ" or unicodedata.name(sign, "").startswith("LATIN SMALL LETTER")


def _is_han(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK")


def _batches(
    lines: Sequence["np.ndarray[Any, Any]"],
) -> Iterator[tuple[list[int], "np.ndarray[Any, Any]"]]:
    """Yield lines of like width together: their places, and the batch as the model wants it."""
    widths = [_width_of(line) for line in lines]
    waiting: list[int] = []
    for place in sorted(range(len(lines)), key=widths.__getitem__):
        if waiting and widths[place] * (len(waiting) + 1) > _BATCH_WIDTH:
            yield waiting, _as_batch(lines, waiting, widths)
            waiting = []
        waiting.append(place)
    if waiting:
        yield waiting, _as_batch(lines, waiting, widths)


def _width_of(line: "np.ndarray[Any, Any]") -> int:
    height, width = line.shape[:2]
    return int(min(_WIDEST, max(_NARROWEST, round(_HEIGHT * width / height))))


def _as_batch(lines: Sequence["np.ndarray[Any, Any]"], places: list[int], widths: list[int]) -> "np.ndarray[Any, Any]":
    cv2, numpy = import_extra("cv2", "ocr"), import_extra("numpy", "ocr")
    batch: np.ndarray[Any, Any] = numpy.zeros(
        (len(places), 3, _HEIGHT, max(widths[place] for place in places)), numpy.float32
    )
    for row, place in enumerate(places):
        shown = cv2.resize(lines[place], (widths[place], _HEIGHT), interpolation=cv2.INTER_LINEAR)
        batch[row, :, :, : widths[place]] = (shown.astype(numpy.float32) / 127.5 - 1.0).transpose(2, 0, 1)
    return batch
