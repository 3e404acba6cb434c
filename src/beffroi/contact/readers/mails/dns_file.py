"""DNS file: TXT records that someone with a network saved, in the form of a zone file (RFC 1035 §5)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from beffroi.errors import UnreadableError

__all__ = ["read_dns_file"]

_EXPECTED: Final = 'records such as selector._domainkey.domain.example TXT "v=DKIM1; p=..."'
_TOKEN: Final = re.compile(r'"((?:[^"\\\n]|\\.)*+)("?)|;[^\n]*+|([()])|([^\s";()]++)|(\n)')
_BRACKET, _NEWLINE = 3, 5  # groups of it
_ESCAPE: Final = re.compile(r"\\(?:([0-9]{3})|(.))", re.DOTALL)
_TTL: Final = re.compile(r"[0-9]+[smhdw]?", re.IGNORECASE)
_CLASSES: Final = frozenset({"IN", "CH", "HS", "CS"})
_TYPE: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,10}")
_LARGEST = 10_000_000  # characters; the keys of a thousand domains have one
_LONGEST_NAME = 255


class _Word(NamedTuple):
    """One word of a record."""

    text: str
    quoted: bool


class _Entry(NamedTuple):
    """The words of one record, and the line that it begins on; ``blank`` if it takes the name of the one before."""

    line: int
    blank: bool
    words: tuple[_Word, ...]


def read_dns_file(text: str) -> Mapping[str, str]:
    """Return the TXT records of ``text``: names in lower case without the last dot, the strings of each joined.

    ``$ORIGIN``, ``@``, comments, brackets over several lines, a record without a name, times to live and classes are
    understood; a name is whole unless an origin was given; records of other types are passed over.

    Raises:
        UnreadableError: A record has no text, a quote or a bracket is not closed, or a name has two different keys; the
            message names the line and quotes nothing.
    """
    if len(text) > _LARGEST:
        raise UnreadableError(expected=f"at most {_LARGEST:,} characters of DNS records", found=f"{len(text):,}")
    records: dict[str, str] = {}
    origin = name = ""
    for entry in _entries(text):
        words = list(entry.words)
        if words[0].text.upper() == "$ORIGIN":
            origin = _whole(words[1].text, "", "", entry.line) if len(words) > 1 else ""
            continue
        if words[0].text.startswith("$"):
            continue
        if not entry.blank:
            name = _whole(words.pop(0).text, origin, name, entry.line)
        value = _text_of(words, entry.line)
        if value is None:
            continue
        if not name:
            raise UnreadableError(expected=_EXPECTED, found=f"a record without a name on line {entry.line}")
        if records.setdefault(name, value) != value and "._domainkey." in f".{name}":
            raise UnreadableError(
                expected="one key for each name", found=f"a second, another one, on line {entry.line}"
            )
    return records


def _entries(text: str) -> Iterator[_Entry]:
    """Yield the records of ``text``."""
    words: list[_Word] = []
    line = first = 1
    opened: list[int] = []  # the lines of the brackets that are open
    blank = text[:1] in {" ", "\t"}
    for match in _TOKEN.finditer(text):
        if not words:
            first = line
        if match[_NEWLINE]:
            line += 1
            if not opened:
                if words:
                    yield _Entry(first, blank, tuple(words))
                    words = []
                blank = text[match.end() : match.end() + 1] in {" ", "\t"}
        elif match[_BRACKET]:
            _count_bracket(match[_BRACKET], line, opened)
        elif (word := _word(match, line)) is not None:
            words.append(word)
    if opened:
        raise UnreadableError(expected="brackets in pairs", found=f"one opened on line {opened[-1]} that is not closed")
    if words:
        yield _Entry(first, blank, tuple(words))


def _count_bracket(bracket: str, line: int, opened: list[int]) -> None:
    if bracket == "(":
        opened.append(line)
    elif opened:
        opened.pop()
    else:
        raise UnreadableError(expected="brackets in pairs", found=f"one closed on line {line} that was not opened")


def _word(match: re.Match[str], line: int) -> _Word | None:
    """Return the word of a token; ``None`` for a comment."""
    quoted, closing, _, plain, _ = match.groups()
    if quoted is None:
        return _Word(plain, quoted=False) if plain else None
    if not closing:
        raise UnreadableError(expected="a closing quote", found=f"none on line {line}")
    return _Word(_ESCAPE.sub(_unescaped, quoted), quoted=True)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match.group(1)) & 255) if match.group(1) else match.group(2)


def _whole(written: str, origin: str, before: str, line: int) -> str:
    """Return a name with its origin, in lower case and without the last dot."""
    if written == "@":
        return origin or before
    name = written.lower()
    if len(name) > _LONGEST_NAME:
        raise UnreadableError(
            expected=f"names of at most {_LONGEST_NAME} characters", found=f"a longer one on line {line}"
        )
    if name.endswith(".") or not origin:
        return name.rstrip(".")
    return f"{name}.{origin}"


def _text_of(words: list[_Word], line: int) -> str | None:
    """Return the text of a record whose name was taken off, or ``None`` if it is of another type."""
    place = 0
    while place < len(words) and (_TTL.fullmatch(words[place].text) or words[place].text.upper() in _CLASSES):
        place += 1
    if place == len(words) or words[place].quoted or _TYPE.fullmatch(words[place].text) is None:
        raise UnreadableError(expected=_EXPECTED, found=f"no type of record on line {line}")
    if words[place].text.upper() not in {"TXT", "SPF"}:
        return None
    if place + 1 == len(words):
        raise UnreadableError(expected=_EXPECTED, found=f"a record without text on line {line}")
    return "".join(word.text for word in words[place + 1 :])
