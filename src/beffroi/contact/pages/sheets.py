"""Sheets: the rules of a page's ``<style>`` elements that hide what they apply to, read as far as they are simple."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from beffroi.contact.pages.styles import NOTHING, Effect, effect_of

__all__ = ["Sheet"]

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_PART: Final = re.compile(r"([^{}]*+)([{}]|\Z)")
_SIMPLE: Final = re.compile(r"(?:[a-z][a-z0-9]*)?([.#][\w-]+)?")
_CLASS: Final = re.compile(r"[.#]([\w-]+)")
_HIDES: Final = re.compile(
    r"display|visibility|opacity|font|height|width|indent|clip|position|color|background|transform"
)
_COLOURS: Final = re.compile(r"(?:color|background)[a-z-]{0,20}\s{0,9}:\s{0,9}(?!inherit|none|transparent|\s)")
_POINTED_AT: Final = re.compile(r":(?:hover|active|focus)")
_REVEALS: Final = re.compile(
    r"(?:display\s{0,9}:\s{0,9}(?!none|\s)|visibility\s{0,9}:\s{0,9}visible|opacity\s{0,9}:\s{0,9}(?:1|0?\.[1-9])|"
    r"height\s{0,9}:\s{0,9}(?![\s0])|font-size\s{0,9}:\s{0,9}\d{2})[^;!]{0,80}(!?)"
)
_LONGEST = 60_000  # characters of all sheets of a page; what follows is not read, and what it hides is read as shown
_MOST_SHEETS = 10  # each is read again with those before it
_MOST_RULES = 2_000
_MOST_CLASSES = 20  # of one element
_MOST_FOR_ONE = 20  # rules of one selector
_LONGEST_SELECTORS = 2_000  # characters
_NO_RULES: Final = ()


class _Rule(NamedTuple):
    """One rule of a simple selector: what outweighs what, by CSS, and what it says."""

    weight: int
    order: int
    says: str


class Sheet:
    """What the style sheets of a page do, as far as they are read.

    Args:
        text: All of them, one after the other.
        count: How many they are.

    Attributes:
        is_doubtful: A rule too intricate to be followed shows things that an element's own style hides.
        is_colourful: A rule too intricate to be followed sets colours.
    """

    def __init__(self, text: str = "", count: int = 0) -> None:
        self.is_doubtful = False
        self.is_colourful = False
        self._text = text
        self._count = count
        self._rules: dict[str, list[_Rule]] = {}
        self._shown: set[str] = set()  # classes and ids that are hidden by one rule and shown by another
        self._effects: dict[tuple[str, str, str], Effect] = {}
        self._read(text)

    def and_also(self, text: str) -> "Sheet":
        """Return this sheet and one more."""
        if "{" not in text or self._count >= _MOST_SHEETS or len(self._text) >= _LONGEST:
            return self
        return _sheet(f"{self._text}\n{text}"[:_LONGEST], self._count + 1)

    @property
    def has_rules(self) -> bool:
        """Whether any rule that was read hides or shows anything."""
        return bool(self._rules or self._shown)

    def _read(self, text: str) -> None:
        if "/*" in text or "<!--" in text:
            text = _COMMENT.sub(" ", text)
        depth = count = 0
        selectors = ""
        for before, sign in _PART.findall(text):
            if sign == "{":
                selectors = before.rpartition(";")[2].strip().lower()
                depth += selectors[:1] == "@"
            elif selectors and selectors[0] != "@":
                if count < _MOST_RULES and _HIDES.search(before) is not None:
                    self._add_rule(selectors, before.lower(), count, always=depth == 0)
                count += 1
                selectors = ""
            else:
                depth = max(0, depth - 1)
                selectors = ""

    def _add_rule(self, selectors: str, says: str, count: int, *, always: bool) -> None:
        reveals = insists = False
        if not always or "!" in says or " " in selectors:
            found = [match.group(1) for match in _REVEALS.finditer(says)]
            reveals, insists = bool(found), "!" in found
        for selector in map(str.strip, selectors[:_LONGEST_SELECTORS].split(",")):
            simple = _SIMPLE.fullmatch(selector) if always else None
            if simple is not None and selector:
                mark = simple.group(1)
                weight = (0 if mark is None else 2 if mark[0] == "." else 4) + (mark != selector)
                self._rules.setdefault(selector, []).append(_Rule(weight, count, says))
                if insists and mark is not None:
                    self._shown.add(mark[1:])
            elif reveals:
                self._shown.update(_CLASS.findall(selector))
            if always and insists and "." not in selector and "#" not in selector:
                self.is_doubtful = True
            if always and simple is None and _COLOURS.search(says) and not _POINTED_AT.search(selector):
                self.is_colourful = True

    def effect_on(self, name: str, classes: str, identity: str) -> Effect:
        """Return what the rules do to an element ``name`` of these classes, parted by blanks, and this ``id``."""
        key = (name, classes, identity)
        effect = self._effects.get(key)
        if effect is None:
            effect = self._work_out(*key)
            if len(self._effects) < _MOST_RULES:
                self._effects[key] = effect
        return effect

    def _work_out(self, name: str, classes: str, identity: str) -> Effect:
        marks = [f".{one}" for one in classes.lower().split()[:_MOST_CLASSES]]
        if identity:
            marks.append(f"#{identity.lower()}")
        rules: list[_Rule] = []
        for selector in (name, *marks, *(f"{name}{mark}" for mark in marks)):
            rules += self._rules.get(selector, _NO_RULES)[:_MOST_FOR_ONE]
        effect = NOTHING
        for rule in sorted(rules):
            effect = effect.then(effect_of(rule.says))
        return effect

    def shows(self, classes: str, identity: str) -> bool:
        """Return whether an element of these classes, hidden by its own style, is shown by some rule after all."""
        return self.is_doubtful or not self._shown.isdisjoint([*classes.lower().split(), identity.lower()])


_sheet = lru_cache(maxsize=64)(Sheet)  # the mails of one sender share theirs
