"""Is this call, e-mail or message really from the Assurance Maladie? An offline answer, with facts and sources.

>>> from beffroi import Channel, Contact, check
>>> verdict = check(Contact(Channel.SMS, "Coucou, tu rentres à quelle heure ?"))
>>> verdict.verdict
<VerdictWord.UNRELATED: 'unrelated'>
"""

from beffroi.advice import Done
from beffroi.contact import Attachment, Channel, Contact, Intake, Note, SpokenWord, read_contact
from beffroi.errors import (
    BeffroiError,
    CatalogueError,
    ContactError,
    FactError,
    FactNotInForceError,
    InputError,
    Issue,
    LexiconError,
    MissingExtraError,
    RulebookError,
    UnknownFactError,
    UnreadableError,
)
from beffroi.faces.library import check, check_intake, read_file
from beffroi.rulebook import Rulebook, Speaks, Standing, Strength, load_rulebook
from beffroi.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

__all__ = [
    "Attachment",
    "BeffroiError",
    "CatalogueError",
    "Channel",
    "CitedEvidence",
    "CitedSource",
    "Contact",
    "ContactError",
    "Done",
    "FactError",
    "FactNotInForceError",
    "Finding",
    "InputError",
    "Intake",
    "Issue",
    "LexiconError",
    "MissingExtraError",
    "Note",
    "Rulebook",
    "RulebookError",
    "Speaks",
    "SpokenWord",
    "Standing",
    "Strength",
    "UnknownFactError",
    "UnreadableError",
    "Verdict",
    "VerdictWord",
    "check",
    "check_intake",
    "load_rulebook",
    "read_contact",
    "read_file",
]
