"""Every error beffroi raises on purpose, as one tree.

BeffroiError
├─ ContactError          a contact that cannot be read: which field, what was expected, what was found
├─ RulebookError         a rulebook that cannot be loaded; carries every Issue found
│  └─ FactError          one fact asked for
│     ├─ UnknownFactError
│     └─ FactNotInForceError
├─ LexiconError          a word list that cannot be compiled; carries every Issue found
├─ CatalogueError        a sentence is missing or does not fit
└─ InputError            a file or stream that cannot be read
   ├─ UnreadableError    a file that is damaged, locked, beyond a limit, or not what its name says
   └─ MissingExtraError  a file of a sort that needs an extra which is not installed
"""

from typing import NamedTuple

__all__ = [
    "BeffroiError",
    "CatalogueError",
    "ContactError",
    "FactError",
    "FactNotInForceError",
    "InputError",
    "Issue",
    "LexiconError",
    "MissingExtraError",
    "RulebookError",
    "UnknownFactError",
    "UnreadableError",
]


class BeffroiError(Exception):
    """Any error raised on purpose; its text is one line fit to be shown."""


class ContactError(BeffroiError):
    """A contact does not have the shape of design.md §5; the message names the field.

    Args:
        field: Where the fault is (``date``, ``attachments[2].sha256``).
        expected: What should be there, without any of the contact's own words.
        found: What is there, short and on one line.
        quotes: ``found`` may quote the contact; if not, it counts or names what is missing.
    """

    def __init__(self, field: str, expected: str, found: str, quotes: bool = True) -> None:  # noqa: FBT001, FBT002  # pickling hands over positions
        self.field = field
        self.expected = expected
        self.found = found
        self.quotes = quotes
        super().__init__(field, expected, found, quotes)

    def __str__(self) -> str:
        """Return ``field: expected ..., found ...``."""
        return f"{self.field}: expected {self.expected}, found {self.found}"

    @property
    def without_content(self) -> str:
        """The same without any quotation: fit for a log or a list of rejects, which hold no personal data."""
        return f"{self.field}: expected {self.expected}" if self.quotes else str(self)


class Issue(NamedTuple):
    """One fault in a data file: where it is and what is wrong."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return ``path:line: message``, the form editors jump to."""
        return f"{self.path}:{self.line}: {self.message}"


class _FaultyDataError(BeffroiError):
    """Data files with faults, all of them reported at once."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        super().__init__("\n".join(str(issue) for issue in issues))


class RulebookError(_FaultyDataError):
    """Facts or rules cannot be loaded; ``issues`` holds every fault found."""


class LexiconError(_FaultyDataError):
    """Word lists cannot be loaded; ``issues`` holds every fault found."""


class FactError(BeffroiError):
    """A fact that was asked for cannot be given."""


class UnknownFactError(FactError):
    """No fact has this id."""


class FactNotInForceError(FactError):
    """The fact says nothing on this day."""


class CatalogueError(BeffroiError):
    """A sentence for citizens is missing, or its placeholders do not fit."""


class InputError(BeffroiError):
    """A file or stream cannot be read: which one, what was expected, what was found."""


class UnreadableError(InputError):
    """A file whose bytes cannot be read as what they are or claim to be.

    Args:
        expected: What a readable one has, without any word of the file.
        found: What was found, likewise.
    """

    def __init__(self, expected: str, found: str) -> None:
        self.expected = expected
        self.found = found
        super().__init__(expected, found)

    def __str__(self) -> str:
        """Return ``expected ..., found ...``; the face puts the file's name before it."""
        return f"expected {self.expected}, found {self.found}"


class MissingExtraError(InputError):
    """A file of this sort is read by a library that is not installed.

    Args:
        extra: The extra that brings it.
        module: What could not be imported.
    """

    def __init__(self, extra: str, module: str) -> None:
        self.extra = extra
        self.module = module
        super().__init__(extra, module)

    def __str__(self) -> str:
        """Return one line that says which command adds it."""
        return f"{self.module}, which reads such files, is not installed: pip install 'beffroi[{self.extra}]' adds it"
