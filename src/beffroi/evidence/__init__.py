"""What a contact shows and where; never an opinion."""

from beffroi.evidence.attachments import AttachmentSort, AttachmentTrait
from beffroi.evidence.claims import ClaimTrait
from beffroi.evidence.directory import BodyNames, Directory, NumberBlock, OfficialNumber
from beffroi.evidence.disguise import BRAND, DECORATION, HARMLESS
from beffroi.evidence.evidence import Evidence, EvidenceKind, Field, Span
from beffroi.evidence.headers import HeaderTrait, HeaderValue
from beffroi.evidence.learned import Learned, LearnedTrait, Model
from beffroi.evidence.lexicon import Entry, Lexicon, WordList, packaged_lists, read_entries
from beffroi.evidence.links import LinkTrait
from beffroi.evidence.looking import Sight, look
from beffroi.evidence.parts import apart
from beffroi.evidence.phones import PhoneTrait
from beffroi.evidence.requests import RequestTrait
from beffroi.evidence.sender import SenderTrait
from beffroi.evidence.unread import Unread
from beffroi.evidence.words import Pressure, Pretext, Request, Voice

__all__ = [
    "BRAND",
    "DECORATION",
    "HARMLESS",
    "AttachmentSort",
    "AttachmentTrait",
    "BodyNames",
    "ClaimTrait",
    "Directory",
    "Entry",
    "Evidence",
    "EvidenceKind",
    "Field",
    "HeaderTrait",
    "HeaderValue",
    "Learned",
    "LearnedTrait",
    "Lexicon",
    "LinkTrait",
    "Model",
    "NumberBlock",
    "OfficialNumber",
    "PhoneTrait",
    "Pressure",
    "Pretext",
    "Request",
    "RequestTrait",
    "SenderTrait",
    "Sight",
    "Span",
    "Unread",
    "Voice",
    "WordList",
    "apart",
    "look",
    "packaged_lists",
    "read_entries",
]
