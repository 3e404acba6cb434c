"""YAML with line numbers: plain data, the line of everything in it, and every fault found.

What is read is the part of YAML 1.2 that every reader understands alike: mappings, lists, text, whole and decimal
numbers, ``true``, ``false`` and ``null``. Days stay text. Anchors, tags, duplicate keys and words that YAML 1.1 and 1.2
read differently (``yes``, ``010``, ``8:30``) are refused, so a file says the same in an editor, here and elsewhere.
"""

import re
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from beffroi.errors import Issue
from beffroi.rulebook.files import MAX_BYTES

__all__ = ["FAULTY", "Document", "Path", "parse_yaml", "shown"]

Path: TypeAlias = tuple[str | int, ...]


MAX_DEPTH = 16  # the deepest shape, the source of also_said, is 6 deep
MAX_NODES = 100_000
_MAX_ISSUES = 50  # a file that is nothing of ours is understood from fewer
_SHOWN_CHARACTERS = 60

FAULTY: Final = object()
"""Stands in ``Document.data`` for what could not be read; its fault is noted already."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is some ten times faster, where it is there
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_AMBIGUOUS = re.compile(
    r"y|yes|n|no|on|off|=|<<"  # truth values and operators of YAML 1.1
    r"|[-+]?0[0-9_]+|[-+]?0[xob][0-9a-f_]+|[-+]?[0-9]+_[0-9_]*|[-+]?[0-9]{19,}"  # 010 is 8, 10 or text
    r"|[-+]?[0-9]+:[0-5]?[0-9]|[-+]?[0-9]+:[0-5]?[0-9]:[0-5]?[0-9]"  # 8:30 is 510, 30600 or text
    r"|[-+]?[0-9]+\.|[-+]?\.[0-9]+|[-+]?[0-9]*\.?[0-9]*e[-+]?[0-9]+|[-+]?\.inf|\.nan",
    re.IGNORECASE,
)


class Document(NamedTuple):
    """One YAML file: its data and where each part of it stands.

    Attributes:
        path: The file's name, as issues show it.
        data: Dicts, lists, scalars, and ``FAULTY`` where something could not be read.
        lines: Line, from 1, of each part by its path: a mapping's entry at its key, a list's item at its start.
        issues: What was wrong.
    """

    path: str
    data: Any
    lines: dict[Path, int]
    issues: list[Issue]

    def line_of(self, path: Path) -> int:
        """Return the line of ``path``, or of the nearest thing around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def add(self, path: Path, message: str) -> None:
        """Note a fault at ``path``; the fiftieth is the last one kept."""
        _add(self.issues, self.path, self.line_of(path), message)


def parse_yaml(content: bytes, path: str) -> Document:
    """Return what a YAML file says; nothing is raised, every fault is in ``issues``.

    Args:
        content: The file's bytes, UTF-8.
        path: The file's name, as issues shall show it.
    """
    if len(content) > MAX_BYTES:
        found = f"expected at most {MAX_BYTES:,} bytes, found {len(content):,}: split the file"
        return Document(path, FAULTY, {}, [Issue(path, 1, found)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"expected UTF-8, found the byte 0x{content[error.start]:02x}: save the file as UTF-8"
        return Document(path, FAULTY, {}, [Issue(path, line, found)])
    return _Builder(path).build(text)


def shown(value: object) -> str:
    """Return ``value`` as an error message shows it: in YAML's words, cut short."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = repr(value) if isinstance(value, str) else f"the number {value}"
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"


class _Key(NamedTuple):
    """A key whose value has not been read yet; that of a key seen before is read and dropped."""

    name: str
    line: int
    is_new: bool


class _UnreadableError(Exception):
    """The rest of the file cannot be read; its fault is noted."""


class _Builder:
    """Puts a document together from the parser's events, without recursion, so that depth can be bounded."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Path, int] = {}
        self.issues: list[Issue] = []
        self.root: Any = FAULTY
        self.open: list[tuple[Any, Path]] = []  # the mappings and lists around the next event, outermost first
        self.keys: list[_Key | None] = []  # of each: the key whose value comes next
        self.nodes = 0

    def build(self, text: str) -> Document:
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self.take(event)
        except _UnreadableError:
            pass
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            self.add(line, "expected printable characters, found a control character: remove it")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            self.add(line, f"expected YAML, found a fault in its form: {error.problem or error.context}")
        if self.root is FAULTY and not self.issues:
            self.add(1, "expected a mapping, found an empty file")
        return Document(self.path, self.root, self.lines, self.issues)

    def add(self, line: int, message: str) -> None:
        _add(self.issues, self.path, line, message)

    def stop(self, line: int, message: str) -> None:
        self.add(line, message)
        raise _UnreadableError

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self.take_node(event, _line(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.nodes:
            self.stop(_line(event), "expected one document, found a second one after ---: remove it")

    def take_node(self, event: yaml.NodeEvent, line: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.stop(line, f"expected at most {MAX_NODES:,} values, found more: split the file")
        awaits_key = bool(self.open) and isinstance(self.open[-1][0], dict) and self.keys[-1] is None
        value = self.value_of(event, line)
        if awaits_key:
            self.take_key(event, value, line)
            return
        path = self.attach(value, line)
        if isinstance(value, dict | list):
            if len(self.open) == MAX_DEPTH:
                self.stop(line, f"expected at most {MAX_DEPTH} levels, found one more: this is no file of ours")
            self.open.append((value, path))
            self.keys.append(None)

    def value_of(self, event: yaml.NodeEvent, line: int) -> object:
        if isinstance(event, yaml.AliasEvent):
            self.add(line, f"expected a value, found the alias *{event.anchor}: write the value out")
            return FAULTY
        if event.anchor is not None:
            self.add(line, f"expected a value, found the anchor &{event.anchor}: remove it")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.add(line, f"expected a value, found the tag {shown(tag)}: remove it")
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else self.resolve(event.value, line)  # no style: written without quotes
        return {} if isinstance(event, yaml.MappingStartEvent) else []

    def resolve(self, text: str, line: int) -> object:
        """Return what an unquoted scalar means."""
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if _AMBIGUOUS.fullmatch(text):
            self.add(line, f"expected a value that all YAML readers read alike, found {shown(text)}: put it in quotes")
            return FAULTY
        return text

    def take_key(self, event: yaml.NodeEvent, key: object, line: int) -> None:
        if isinstance(key, dict | list):
            self.stop(line, f"expected a key, found {shown(key)}: a key is a word")
        if key is not FAULTY and not isinstance(key, str):
            self.add(line, f"expected a key that is text, found {shown(key)}: put it in quotes")
        name = key if isinstance(key, str) else getattr(event, "value", "")
        mapping, path = self.open[-1]
        is_new = name not in mapping
        if not is_new:
            first = self.lines[(*path, name)]
            self.add(line, f"expected each key once, found {shown(name)} again after line {first}: remove one")
        self.keys[-1] = _Key(name, line, is_new)

    def attach(self, value: object, line: int) -> Path:
        if not self.open:
            self.root = value
            self.lines[()] = line
            return ()
        around, path = self.open[-1]
        if isinstance(around, list):
            path = (*path, len(around))
            around.append(value)
        else:
            key = self.keys[-1]
            assert key is not None  # noqa: S101 - a value in a mapping follows its key
            self.keys[-1] = None
            if not key.is_new:
                return (*path, key.name, key.line)  # beside every path of the first, so that its lines stay
            path, line = (*path, key.name), key.line
            around[key.name] = value
        self.lines[path] = line
        return path


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _add(issues: list[Issue], path: str, line: int, message: str) -> None:
    if len(issues) < _MAX_ISSUES:
        issues.append(Issue(path, line, message))


_CONSTANTS: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
