"""Mending: a web address written so that filters do not see it, or said aloud, made one word again."""

import re
from bisect import bisect_right
from typing import NamedTuple, TypeAlias

from beffroi.evidence.domains import public_suffix

__all__ = ["Mark", "Mended", "Repair", "mend", "mend_slice"]

_BRACKETED_DOT = re.compile(r"[ \n]?[\[({] ?(?:\.|dot|point) ?[\])}][ \n]?")
_SCHEME = re.compile(r"h(?:xx|tt|\*\*)(ps?) ?\[?[:;](?:\]| )?/ ?/?\]?[ \n]?(?=[a-z0-9-]{1,63} ?[.\[({])")
_ODD_SLASHES = ("// ", "//\n", "//]", " //", ";//", "]//", " :/", ": /", "hxx", "h**")
_DOT_AFTER_SPACE = re.compile(r"[ \n]\.[ \n]?(?=[a-z0-9])")
_SUFFIXES = (  # those that frauds like; two words around a full stop must not be taken for a host
    "fr|com|net|org|info|eu|re|co|me|io|be|ch|cc|biz|pro|app|dev|site|online|shop|store|top|xyz|live|vip|link|click|help|"
    "support|services?|space|website|club|life|today|email|digital|cloud|icu|buzz|cfd|sbs|page"
)
_DOT_BEFORE_SPACE = re.compile(r"\.[ \n](?=(?:fr|com|net|org)(?![a-z0-9-]))")
_SPOKEN_SUFFIX = re.compile(rf" (?:point|dot) (?=(?:gouv point fr|{_SUFFIXES})(?![a-z0-9-]))")
_SPOKEN_JOINT = re.compile(r" (point|dot|tiret|slash) $")
_SPOKEN_SIGN = {"point": ".", "dot": ".", "tiret": "-", "slash": "/"}
_LABEL = re.compile(r"[a-z0-9-]{1,63}")
_JOINT = re.compile(r"[ \[({]{0,2}(?:\.|dot|point)[ \])}]{0,2}")
_MOST_LABELS_AFTER = 5
_HOST_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_MOST_REPAIRS = 64  # of one address that are looked at
_MOST_SPOKEN_PARTS = 8  # "assure tiret ameli point suivi tiret carte point info" has six

# The same repairs on a slice of the text as received, already known to be one address.
_ANY_BRACKETED_DOT = re.compile(r"\s?[\[({]\s?(?:\.|dot|point)\s?[\])}]\s?", re.IGNORECASE)
_ANY_SPOKEN_SIGN = re.compile(r"\s(point|dot|tiret|slash)\s", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"^\s*h..(ps?)\s*\[?[:;]\s*\]?[/\s]{1,6}\]?\s*", re.IGNORECASE)


_Edit: TypeAlias = tuple[int, int, str, str]  # start, end, what stands there now, and how it was hidden


class Mark:
    """How an address was hidden; the words are those of :class:`beffroi.evidence.links.LinkTrait`."""

    DEFANGED = "defanged"
    SPACED = "spaced"
    SPOKEN = "spoken"


class Repair(NamedTuple):
    """One repair: ``new`` characters at ``at`` of the mended text stand for ``start`` to ``end`` of the folded one."""

    at: int
    new: int
    start: int
    end: int
    mark: str


class Mended(NamedTuple):
    """A folded text with its broken addresses whole, and the way back."""

    text: str
    repairs: tuple[Repair, ...] = ()

    def to_folded(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the folded text that ``text[start:end]`` (not empty) came from."""
        if not self.repairs:
            return start, end
        return self._back(start)[0], self._back(end - 1)[1]

    def _back(self, index: int) -> tuple[int, int]:
        """Return where the character at ``index`` came from: its first and its last place, excluded."""
        before = bisect_right(self.repairs, index, key=lambda repair: repair.at) - 1
        if before < 0:
            return index, index + 1
        repair = self.repairs[before]
        if index < repair.at + repair.new:
            return repair.start, repair.end
        shifted = index - repair.at - repair.new + repair.end
        return shifted, shifted + 1

    def marks(self, start: int, end: int) -> frozenset[str]:
        """Return how ``text[start:end]`` had been hidden."""
        first = bisect_right(self.repairs, start, key=lambda repair: repair.at + repair.new)
        found = set()
        for index in range(first, min(first + _MOST_REPAIRS, len(self.repairs))):
            if self.repairs[index].at >= end:
                break
            found.add(self.repairs[index].mark)
        return frozenset(found)


def mend(folded: str) -> Mended:
    """Make whole the addresses of ``folded`` (lower-case ASCII): ``hxxp``, ``[.]``, ``a . com``, ``a point com``."""
    edits: list[_Edit] = []
    spoken = "point" in folded or "dot" in folded
    if "[" in folded or "{" in folded or "(." in folded or ("(" in folded and (spoken or "( " in folded)):
        edits += _dot_edits(folded, _BRACKETED_DOT, Mark.DEFANGED)
    if "/" in folded and any(map(folded.__contains__, _ODD_SLASHES)):
        edits += _scheme_edits(folded)
    if " ." in folded or "\n." in folded:
        edits += _dot_edits(folded, _DOT_AFTER_SPACE, Mark.SPACED)
    if _DOT_BEFORE_SPACE.search(folded):
        edits += _dot_edits(folded, _DOT_BEFORE_SPACE, Mark.SPACED)
    if spoken:
        for match in _SPOKEN_SUFFIX.finditer(folded):
            edits += _spoken_edits(folded, match)
    return _apply(folded, edits) if edits else Mended(folded)


def _scheme_edits(folded: str) -> list[_Edit]:
    edits = []
    for match in _SCHEME.finditer(folded):
        old, new = match.group(), f"htt{match.group(1)}://"
        if old != new:
            edits.append((match.start(), match.end(), new, Mark.SPACED if " " in old or "\n" in old else Mark.DEFANGED))
    return edits


def _dot_edits(folded: str, dot: re.Pattern[str], mark: str) -> list[_Edit]:
    return [(m.start(), m.end(), ".", mark) for m in dot.finditer(folded) if _joins(folded, m.start(), m.end())]


def _joins(folded: str, start: int, end: int) -> bool:
    """Say whether the words on both sides of a dot make a host name: a label before, a public suffix after."""
    if start == 0 or folded[start - 1] not in _HOST_LETTERS:
        return False
    for _ in range(_MOST_LABELS_AFTER):
        label = _LABEL.match(folded, end)
        if label is None:
            return False
        if public_suffix("a." + label.group()):
            return True
        end = label.end()
        joint = _JOINT.match(folded, end)
        if joint is None:
            return False
        end = joint.end()
    return False


def _spoken_edits(folded: str, suffix: re.Match[str]) -> list[_Edit]:
    """Return the edits of one address said aloud, from the ``point`` before its suffix leftwards."""
    edits = [(suffix.start(), suffix.end(), ".", Mark.SPOKEN)]
    if folded.startswith("gouv point fr", suffix.end()):
        edits.append((suffix.end() + 4, suffix.end() + 11, ".", Mark.SPOKEN))
    right = suffix.start()
    for _ in range(_MOST_SPOKEN_PARTS):
        window = folded[max(0, right - 80) : right]
        label_start = right - (len(window) - len(window.rstrip(_HOST_LETTERS)))
        joint = _SPOKEN_JOINT.search(folded[max(0, label_start - 8) : label_start])
        if joint is None or label_start == right:
            break
        start = label_start - (joint.end() - joint.start())
        if joint.group(1) == "slash" or start == 0 or folded[start - 1] not in _HOST_LETTERS:
            break
        edits.append((start, label_start, _SPOKEN_SIGN[joint.group(1)], Mark.SPOKEN))
        right = start
    return edits


def _apply(folded: str, edits: list[_Edit]) -> Mended:
    edits.sort()
    pieces: list[str] = []
    repairs: list[Repair] = []
    done = length = 0
    for start, end, new, mark in edits:
        if start < done:  # two readings of one place: the first stands
            continue
        pieces += (folded[done:start], new)
        length += start - done
        repairs.append(Repair(length, len(new), start, end, mark))
        length += len(new)
        done = end
    pieces.append(folded[done:])
    return Mended("".join(pieces), tuple(repairs))


def mend_slice(address: str, marks: frozenset[str]) -> str:
    """Return ``address``, cut from the text as received, mended in the ways that ``marks`` name."""
    if Mark.SPOKEN in marks:
        address = _ANY_SPOKEN_SIGN.sub(lambda match: _SPOKEN_SIGN[match.group(1).lower()], address)
        address = _ANY_SPOKEN_SIGN.sub(lambda match: _SPOKEN_SIGN[match.group(1).lower()], address)
    address = _ANY_BRACKETED_DOT.sub(".", address)
    address = _ANY_SCHEME.sub(r"htt\1://", address)
    return "".join(address.split())
