"""Shown words: the text of a page as it grows, each character with its place in the source."""

import re
from array import array
from typing import Final, NamedTuple

__all__ = ["Hidden", "ShownWords"]

_RUN: Final = re.compile(r"[^ \t\r\n\f]+(?: [^ \t\r\n\f]+)*+")
_BLANKS: Final = " \t\r\n\f"
_LETTER: Final = re.compile(r"[^\W_]")


class Hidden(NamedTuple):
    """A stretch of the source with letters that the page does not show.

    Args:
        start: Its first character.
        end: The character after its last.
        cuts: The place in the text shown, where it stands between two letters of one word; else -1.
    """

    start: int
    end: int
    cuts: int = -1


class ShownWords:
    """The words of a page while it is read, from its beginning to its end.

    Args:
        source: The page as received.

    Attributes:
        origin: For each character shown its place in the source.
        entities: For each place in the source where an entity shown begins, how long it is.
        hidden: Stretches with letters that are not shown.
        gap: What parts what was shown last from what is shown next: nothing, a space or a new line.
    """

    def __init__(self, source: str) -> None:
        self.origin = array("I")
        self.entities: dict[int, int] = {}
        self.hidden: list[Hidden] = []
        self.gap = ""
        self._source = source
        self._pieces: list[str] = []
        self._after = 0  # where in the source that ends which was shown last
        self._hidden_from = -1
        self._hides_letters = False
        self._in_doubt = 0  # stretches that were hidden since then

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def part(self, sign: str) -> None:
        """Part what is shown next from what was shown, by a space or a new line; the line outweighs the space."""
        if self.gap != "\n":
            self.gap = sign

    def add(self, start: int, end: int) -> None:
        """Show ``source[start:end]``, white space of any length as one space."""
        chunk = self._source[start:end]
        words = chunk.strip(_BLANKS)
        if len(words) == len(chunk):
            self._show_line(words, start)
            return
        if not self.gap and (not words or chunk[0] != words[0]):
            self.gap = " "
        if words:
            self._show_line(words, start + len(chunk) - len(chunk.lstrip(_BLANKS)))
            if chunk[-1] in _BLANKS:
                self.part(" ")

    def _show_line(self, words: str, start: int) -> None:
        """Show ``words``, which begin and end with no blank, and stand at ``start``."""
        if "\n" in words or "  " in words or "\t" in words or "\r" in words or "\f" in words:
            for run in _RUN.finditer(words):
                if run.start():
                    self.part(" ")
                self._show(run.group(), start + run.start(), start + run.end())
        else:
            self._show(words, start, start + len(words))

    def add_as_it_is(self, start: int, end: int) -> None:
        """Show ``source[start:end]`` with its white space."""
        self._show(self._source[start:end], start, end)

    def add_entity(self, characters: str, start: int, length: int) -> None:
        """Show ``characters``, written as an entity of ``length`` at ``start``."""
        if characters and characters in _BLANKS:
            self.part(" ")
        elif characters:
            self._begin(characters, start)
            self._pieces.append(characters)
            self.origin.extend([start] * len(characters))
            self._after = start + length
            self.entities[start] = length

    def _show(self, chunk: str, start: int, end: int) -> None:
        self._begin(chunk, start)
        self._pieces.append(chunk)
        self.origin.extend(range(start, end))
        self._after = end

    def _begin(self, chunk: str, start: int) -> None:
        if self._in_doubt:
            self._settle(chunk)
        if self.gap:
            if self._pieces:
                self._pieces.append(self.gap)
                self.origin.append(min(self._after, start))
            self.gap = ""

    def _settle(self, chunk: str) -> None:
        """Say of what was hidden since the last letters whether it stands within their word."""
        if not self.gap and self._pieces and self._pieces[-1][-1:].isalpha() and chunk[:1].isalpha():
            place = len(self.origin)
            self.hidden[-self._in_doubt :] = [one._replace(cuts=place) for one in self.hidden[-self._in_doubt :]]
        self._in_doubt = 0

    def hide(self, start: int) -> None:
        """Show nothing from ``start`` on."""
        self._hidden_from = start
        self._hides_letters = False

    def pass_over(self, start: int, end: int) -> None:
        """Read ``source[start:end]``, which is not shown."""
        if not self._hides_letters and _LETTER.search(self._source, start, end) is not None:
            self._hides_letters = True

    def unhide(self, end: int) -> None:
        """Show what comes from ``end`` on."""
        if self._hides_letters:
            self.hidden.append(Hidden(self._hidden_from, end))
            self._in_doubt += 1
        self._hides_letters = False
