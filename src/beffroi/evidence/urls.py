"""Web addresses: where they stand in a text, written plainly, hidden or broken."""

import re
from typing import NamedTuple

from beffroi.evidence.browser import LONGEST_ADDRESS, LONGEST_HOST
from beffroi.evidence.domains import has_public_suffix, public_suffix
from beffroi.evidence.folding import FoldedText
from beffroi.evidence.mending import Mended, mend, mend_slice

__all__ = ["WORD_SUFFIXES", "Address", "find_addresses"]

_HOST_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_."
_LOCAL_LETTERS = _HOST_LETTERS + "+%"  # no apostrophe: "d'x@y.fr"
_LOCAL_REST = re.compile(r"[a-z0-9._+%-]{1,64}+@")
_NO_MARKS: frozenset[str] = frozenset()
# Where an address may be: "a.b", "a[.]b" or "a. fr"; else a scheme, " . " or a dot in words must be there.
_LIKELY_DOT = re.compile(r"\.(?=[a-z0-9\])}]|[ \n](?:fr|com|net|org)(?![a-z0-9-]))")
_DOT = re.compile(r"\.(?=[a-z0-9])")
_SCHEME_SIGN = re.compile(r":[/\\]{2}")
_SCRIPT = re.compile(r"data:[a-z]+/[a-z0-9.+-]+[;,]|javascript:")
_SCHEME_BEFORE = re.compile(r"(?:https?|ftp|wss?)$")
_LAZY_SCHEME_BEFORE = re.compile(r"https?[:;][/\\]?$")  # a browser reads https:ameli.fr as https://ameli.fr
_HOST = re.compile(r"[a-z0-9_-]++(?:\.[a-z0-9_-]++)*+")
_AUTHORITY = re.compile(r"[^\s/\\?#<>\"]*+")
_TAIL = re.compile(r"(?::\d{1,5}(?![\d.]))?(?:[/?#\\][^\s<>\"]*+)?")
_NOT_BLANK = re.compile(r"[^\s<>\"]*+")
_SENTENCE_END = ".,;:!?'*_~|»>…"  # RFC 3986, appendix C: not part of the address
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Suffixes that are words of a French sentence whose full stop lost its blank ("ce soir.au revoir").
WORD_SUFFIXES = _words(
    "la de du au me ma sa ne se si il it es et to as at in is ca ci st my moi plus sarl no do so be car ms mr pm am ai"
    " tel date page photo photos cafe bio art sas pas rest men mom total contact app mobile cat map cab"
    " je now call ice onion",
)
_FILE_SUFFIXES = _words("zip mov md sh py rs pl ps cab")
_SURE_SUFFIXES = frozenset({"fr", "com", "net", "org", "eu"})
_SHORTEST_COMPOUND = 10  # characters of "mot-compose" that no two words around a full stop reach by chance


class Address(NamedTuple):
    """One address as it stands in a field.

    Args:
        start: First character, in the field as received.
        end: Character after the last.
        written: The address mended (no blanks, no ``[.]``), its letters as received.
        plain: The same in lower-case ASCII, as a reader takes it.
        marks: How it had been hidden (:class:`~beffroi.evidence.mending.Mark`).
        mail: It is an e-mail address.
        doubtful: It may as well be two words around a full stop: keep it only if its host means something.
    """

    start: int
    end: int
    written: str
    plain: str
    marks: frozenset[str] = frozenset()
    mail: bool = False
    doubtful: bool = False


class _Found(NamedTuple):
    """One address in the mended text."""

    start: int
    end: int
    bare: bool = False
    mail: bool = False


def find_addresses(field: FoldedText) -> list[Address]:
    """Return the web and e-mail addresses of one field, in reading order, hidden and broken ones too.

    Time is linear in the length of the field, whatever it holds.
    """
    folded = field.folded
    if not (
        _LIKELY_DOT.search(folded)
        or "//" in folded
        or " . " in folded
        or "point" in folded
        or "dot" in folded
        or "data:" in folded
        or "javascript:" in folded
    ):
        return []
    mended = mend(folded)
    return [_as_received(field, mended, found) for found in _scan(mended.text)]


def _scan(text: str) -> list[_Found]:
    """Return the addresses of a mended text: start from each dot or scheme, and look both ways."""
    anchors = [match.start() for match in _DOT.finditer(text)]
    if "//" in text or ":\\" in text:
        anchors += [match.start() for match in _SCHEME_SIGN.finditer(text)]
    if "data:" in text or "javascript:" in text:
        anchors += [match.start() for match in _SCRIPT.finditer(text)]
    anchors.sort()
    addresses = []
    done = 0
    for anchor in anchors:
        if anchor < done:
            continue
        first = text[anchor]
        if first == ".":
            found, done = _around_dot(text, anchor, done)
        elif first == ":":
            found, done = _after_scheme(text, anchor, done)
        else:
            end = _trimmed_end(text, anchor, _not_blank_from(text, anchor))
            found, done = _Found(anchor, end), end
        if found is not None:
            addresses.append(found)
    return addresses


def _not_blank_from(text: str, start: int) -> int:
    """Return where the run of address characters from ``start`` ends."""
    match = _NOT_BLANK.match(text, start)
    return match.end() if match else start


def _after_scheme(text: str, colon: int, floor: int) -> tuple[_Found | None, int]:
    """Read an address from its ``://`` on; the second value is where to go on looking."""
    after = colon + len("://")
    scheme = _SCHEME_BEFORE.search(text, max(floor, colon - 8), colon)
    authority = _AUTHORITY.match(text, after)
    if scheme is None or authority is None or not authority.group().strip("[].:@-_"):
        return None, after
    if authority.group() in {"http:", "https:"}:  # a scheme typed twice
        return None, after
    end = _trimmed_end(text, scheme.start(), _not_blank_from(text, authority.end()))
    return _Found(scheme.start(), end), max(end, after)


def _around_dot(text: str, dot: int, floor: int) -> tuple[_Found | None, int]:
    """Read a host name from a dot inside it; the second value is where to go on looking."""
    low = max(floor, dot - LONGEST_HOST)
    start = low + len(text[low:dot].rstrip(_HOST_LETTERS))
    if ".." in text[start:dot]:
        start = text.rfind("..", start, dot) + 2
    while start < dot and text[start] in "-_.":
        start += 1
    match = _HOST.match(text, start)
    if start == dot or match is None or match.end() <= dot:
        return None, dot + 1
    end = match.end()
    if end - start > LONGEST_HOST:
        return None, end
    at = _at_sign(text, start, end)
    if at >= 0:
        return _mail(text, start, at, floor)
    if text[end : end + 1] and text[end] in ":/?#\\":
        tail = _TAIL.match(text, end)
        end = tail.end() if tail else end
    end = _trimmed_end(text, start, end)
    if start and text[start - 1] in ":;/\\":
        lazy = _LAZY_SCHEME_BEFORE.search(text, max(floor, start - 8), start)
        if lazy is not None:
            return _Found(lazy.start(), end), end
    return _bare(text, start, min(match.end(), end), end)


def _at_sign(text: str, start: int, end: int) -> int:
    """Return the place of the ``@`` that makes ``text[start:end]`` part of an e-mail address, or -1."""
    after = text[end : end + 1]
    if after == "@":
        return end
    if start and text[start - 1] == "@":
        return start - 1
    rest = _LOCAL_REST.match(text, end) if after == "+" else None
    return rest.end() - 1 if rest is not None else -1


def _bare(text: str, start: int, host_end: int, end: int) -> tuple[_Found | None, int]:
    """Keep an address without a scheme only if its host can exist."""
    host = text[start:host_end].rstrip("-_.")
    has_tail = end > host_end
    if host[-1:].isdigit():
        kept = has_tail and _IPV4.fullmatch(host) is not None
        return (_Found(start, end, bare=True) if kept else None), end
    while not has_tail and "." in host and not public_suffix(host):  # "ameli.fr.Merci"
        host = host.rpartition(".")[0]
    if not has_public_suffix(host) or ("_" in host and "_" in host.rpartition(".")[0].rpartition(".")[2]):
        return None, max(end, start + 1)
    if not has_tail:
        if host.rpartition(".")[2] in _FILE_SUFFIXES:
            return None, end
        end = start + len(host)
    return _Found(start, end, bare=True), end


def _mail(text: str, start: int, at: int, floor: int) -> tuple[_Found | None, int]:
    """Read an e-mail address around its ``@``; with a path after it, it is a web address with a user part."""
    low = max(floor, at - 64)  # RFC 5321: a local part has 64 octets at most
    local = min(start, low + len(text[low:at].rstrip(_LOCAL_LETTERS)))
    host = _HOST.match(text, at + 1)
    if host is None or local == at:
        return None, (host.end() if host else at + 1)
    if host.end() - host.start() > LONGEST_HOST or not has_public_suffix(host.group().rstrip("-_")):
        return None, host.end()
    if text[host.end() : host.end() + 1] == "/":
        end = _trimmed_end(text, local, _not_blank_from(text, host.end()))
        return _Found(local, end), end
    return _Found(local, host.end(), mail=True), host.end()


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Return ``end`` without the sentence's own punctuation and unopened brackets."""
    if text[end - 1].isalnum():
        return end
    unopened: dict[str, int] = {}
    while end > start:
        last = text[end - 1]
        if last in _BRACKETS:
            if last not in unopened:
                unopened[last] = text.count(last, start, end) - text.count(_BRACKETS[last], start, end)
            if unopened[last] <= 0:
                break
            unopened[last] -= 1
        elif last not in _SENTENCE_END:
            break
        end -= 1
    return end


def _as_received(field: FoldedText, mended: Mended, found: _Found) -> Address:
    """Bring an address of the mended text back to the field as received."""
    start, end, bare, mail = found
    plain = mended.text[start : min(end, start + LONGEST_ADDRESS)]
    marks = _NO_MARKS
    if mended.repairs:
        marks = mended.marks(start, end)
        start, end = mended.to_folded(start, end)
    if field.origin is not None:
        start, end = field.to_original(start, end)
    written = field.original[start : min(end, start + LONGEST_ADDRESS)]
    if marks:
        written = mend_slice(written, marks)
    doubtful = bare and _is_doubtful(plain, written, hidden=bool(marks))
    return Address(start, end, written, plain, marks, mail, doubtful)


def _is_doubtful(plain: str, written: str, *, hidden: bool) -> bool:
    """Say whether a bare host may be two words around a full stop."""
    if plain.startswith("www.") or "/" in plain or ":" in plain:
        return False
    name, _, suffix = plain.rpartition(".")
    label = name.rpartition(".")[2]
    if any("-" in part and len(part) >= _SHORTEST_COMPOUND for part in name.split(".")):
        return False
    if hidden or suffix in WORD_SUFFIXES or len(label) == 1:
        return True
    as_received = written.rpartition(".")[2]
    return as_received.istitle() and suffix not in _SURE_SUFFIXES
