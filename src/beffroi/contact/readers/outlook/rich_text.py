"""Rich text (RTF 1.9.1): the words it shows, and the HTML that Outlook hides in it ([MS-OXRTFEX]).

Written here since one walk gives both, in time that grows with the length alone: no library under a free licence gives
the HTML, and striprtf 0.0.35, which gives the words, looks for links with a pattern whose time grows with the square.
"""

import re
from itertools import islice
from typing import NamedTuple

from beffroi.contact.readers.limits import MAX_RICH_TEXT_BYTES, MAX_RICH_TEXT_MARKS
from beffroi.contact.readers.outlook.code_pages import DEFAULT, decoded
from beffroi.errors import UnreadableError

__all__ = ["SIGNATURE", "Effort", "RichText", "html_of_rich_text", "words_of_rich_text"]

SIGNATURE = b"{\\rtf"
"""The first bytes of every rich text."""

_HEAD_LENGTH = 4_000  # \fromhtml stands before the table of fonts ([MS-OXRTFEX] §2.1.3.1)
_FROM_HTML = re.compile(rb"\\fromhtml1?(?![0-9])")
_UTF_8 = 65001
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)", re.DOTALL
)
_WORD, _WORD_WITH_NUMBER, _BYTE, _SYMBOL, _BRACE = range(1, 6)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"?([^"\s]{1,4000})', re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")

_BREAKS = {"par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "row": "\n", "cell": "\t", "nestcell": "\t",
           "nestrow": "\n", "tab": "\t"}  # fmt: skip
_CHARACTERS = {"emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
               "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}  # fmt: skip
_SYMBOLS = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\xa0", b"-": "\xad", b"_": "‑", b"\r": "\n", b"\n": "\n"}
_SHOWN = _BREAKS | _CHARACTERS
_CODE_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
_CHARSETS = {0: 1252, 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258,
             177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}  # fmt: skip
_UNSHOWN = frozenset(
    {"colortbl", "stylesheet", "info", "pict", "objdata", "objclass", "objname", "filetbl", "listtable", "sn", "sv",
     "listoverridetable", "rsidtbl", "themedata", "colorschememapping", "datastore", "latentstyles", "generator",
     "xmlnstbl", "mmathPr", "atnid", "atnauthor", "bkmkstart", "bkmkend", "tc", "xe", "rxe", "txe", "private",
     "revtbl", "pgptbl", "userprops", "mhtmltag"}
)  # fmt: skip  # what is never text to be read; whatever else is marked by \* is not shown either
_STARRED_BUT_SHOWN = frozenset({"shpinst", "fldinst", "htmltag"})


class Effort:
    """How much rich text may still be read of one file, that of the mails within it included."""

    def __init__(self) -> None:
        self.bytes_left = MAX_RICH_TEXT_BYTES
        self.marks_left = MAX_RICH_TEXT_MARKS


class RichText(NamedTuple):
    """What a rich text shows; ``is_whole`` is false if it breaks off or goes beyond a limit."""

    text: str
    is_whole: bool


# What holds until the bracket closes, as bits: a group is opened and closed millions of times in a hostile text.
_UNSEEN = 1
_STARRED = 2  # just after \*: the next word says what the group is
_TAG = 4  # HTML's own source
_TWIN = 8  # between \htmlrtf and \htmlrtf0: said a second time for who reads no HTML
_HIDDEN = 16
_FONT_TABLE = 32
_INSTRUCTION = 64  # of a field: HYPERLINK "https://…"
_FIELD = 128
_SWITCHES = {"htmltag": _TAG, "htmlrtf": _TWIN, "v": _HIDDEN, "fonttbl": _FONT_TABLE, "fldinst": _INSTRUCTION,
             "field": _FIELD} | dict.fromkeys(_UNSHOWN, _UNSEEN)  # fmt: skip


class _Walk:
    """One walk through a rich text, for its words or for its HTML."""

    def __init__(self, data: bytes, effort: Effort, *, for_html: bool) -> None:
        self._data = data[:MAX_RICH_TEXT_BYTES]
        self._for_html = for_html
        self._pieces: list[str] = []
        self._bytes = bytearray()  # not yet decoded
        self._bytes_page = DEFAULT
        self._page = DEFAULT
        self._fonts: dict[int, int] = {}
        self._group = 0
        self._font = -1
        self._skipped_after_unicode = 1
        self._groups: list[tuple[int, int, int]] = []  # group, font and skipped, of each bracket that is open
        self._links: list[str] = []
        self._instruction: list[str] = []
        self._to_skip = 0
        self._effort = effort

    def run(self) -> RichText:
        """Return what is shown."""
        at: int | None = 0
        while at is not None:
            at = self._run_until_binary(at)
        self._decode_bytes()
        text = "".join(self._pieces)
        if self._for_html:  # lines end as they did on the way ([MS-OXRTFEX] §2.1.3.2)
            text = text.replace("\n", "\r\n")
        if _SURROGATE.search(text):  # two \u for one character
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        is_whole = self._effort.marks_left > 0 and not self._groups and len(self._data) < MAX_RICH_TEXT_BYTES
        return RichText(text.replace("\0", ""), is_whole)

    def _run_until_binary(self, start: int) -> int | None:
        """Read on from ``start``; returns where to go on after bytes that are no text, or ``None`` at the end."""
        count = 0
        for count, match in enumerate(islice(_TOKEN.finditer(self._data, start), self._effort.marks_left), 1):
            kind = match.lastindex
            if kind == _WORD:
                self._read_word(match[1].decode(), None)
            elif kind == _WORD_WITH_NUMBER:
                if match[1] == b"bin":
                    self._effort.marks_left -= count
                    return match.end() + max(0, int(match[2]))
                self._read_word(match[1].decode(), int(match[2]))
            elif kind == _BYTE:
                self._show_bytes(bytes.fromhex(match[3].decode()))
            elif kind == _SYMBOL:
                self._read_symbol(match[4])
            elif kind == _BRACE:
                self._read_brace(match[5])
            else:
                self._show_bytes(match[6])
        self._effort.marks_left -= count
        return None

    def _read_brace(self, brace: bytes) -> None:
        self._to_skip = 0
        closed = self._group
        if brace == b"{":
            self._groups.append((closed, self._font, self._skipped_after_unicode))
            self._group = closed & ~(_STARRED | _FIELD)
            return
        if self._groups:
            self._group, self._font, self._skipped_after_unicode = self._groups.pop()
        if closed & _INSTRUCTION and not self._group & _INSTRUCTION:
            link = _LINK.match("".join(self._instruction))
            self._links.append(link[1] if link else "")
            self._instruction.clear()
        elif closed & _FIELD and self._links and not self._for_html:
            self._show_target(self._links.pop())

    def _show_target(self, target: str) -> None:
        """Write where a link leads behind its words, as Outlook does in plain text."""
        self._decode_bytes()
        if target and not "".join(self._pieces[-3:]).rstrip().endswith(target):
            self._pieces.append(f" <{target}>")

    def _read_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._group |= _STARRED
        elif symbol in _SYMBOLS:
            self._show(_SYMBOLS[symbol])

    def _read_word(self, word: str, number: int | None) -> None:
        if self._group & _STARRED:
            self._group &= ~_STARRED
            if word not in _STARRED_BUT_SHOWN or (word == "htmltag" and not self._for_html):
                self._group |= _UNSEEN
        if word in _SHOWN:
            self._show(_SHOWN[word])
        elif word == "u":
            self._show(chr((number or 0) % 0x10000))
            self._to_skip = self._skipped_after_unicode
        elif word in _SWITCHES:
            self._group = self._group & ~_SWITCHES[word] if number == 0 else self._group | _SWITCHES[word]
        else:
            self._read_setting(word, number or 0)

    def _read_setting(self, word: str, number: int) -> None:
        if word == "f":
            self._font = number
        elif word == "plain":
            self._group &= ~_HIDDEN
        elif word == "uc":
            self._skipped_after_unicode = max(0, number)
        elif word in {"fcharset", "cpg"} and self._group & _FONT_TABLE:
            self._fonts[self._font] = number if word == "cpg" else _CHARSETS.get(number, self._page)
        elif word == "ansicpg":
            self._page = number or DEFAULT
        elif word in _CODE_PAGES:
            self._page = _CODE_PAGES[word]

    def _is_shown(self) -> bool:
        group = self._group
        if group & (_UNSEEN | _FONT_TABLE):
            return False
        return not group & _TWIN or bool(group & _TAG) if self._for_html else not group & _HIDDEN

    def _show(self, text: str) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif self._group & _INSTRUCTION:
            self._instruction.append(text)
        elif self._is_shown():
            self._decode_bytes()
            self._pieces.append(text)

    def _show_bytes(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if self._group & _INSTRUCTION:
            self._instruction.append(decoded(data, self._page))
        elif self._is_shown():
            page = self._page
            if page != _UTF_8 and not self._group & _TAG:
                page = self._fonts.get(self._font, page)
            if page != self._bytes_page:
                self._decode_bytes()
                self._bytes_page = page
            self._bytes += data

    def _decode_bytes(self) -> None:
        if self._bytes:
            self._pieces.append(decoded(bytes(self._bytes), self._bytes_page))
            self._bytes.clear()


def words_of_rich_text(data: bytes, effort: Effort | None = None) -> RichText:
    """Return the words that a rich text shows, each link's target behind its words: ``ici <https://…>``.

    Raises:
        UnreadableError: It is no rich text.
    """
    return _Walk(_required(data), effort or Effort(), for_html=False).run()


def html_of_rich_text(data: bytes, effort: Effort | None = None) -> RichText | None:
    """Return the HTML that the rich text was made from, as its sender wrote it; ``None`` if it was not.

    Raises:
        UnreadableError: It is no rich text.
    """
    if _FROM_HTML.search(_required(data)[:_HEAD_LENGTH]) is None:
        return None
    return _Walk(data, effort or Effort(), for_html=True).run()


def _required(data: bytes) -> bytes:
    if not data[:_HEAD_LENGTH].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(SIGNATURE):
        raise UnreadableError(expected="rich text, which begins with {\\rtf", found="something else")
    return data
