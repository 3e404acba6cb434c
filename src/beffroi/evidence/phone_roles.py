"""What a contact wants with a telephone number, told from the few words before and behind it."""

import re
from typing import Final

from beffroi.evidence.folding import FoldedText
from beffroi.evidence.phone_plan import PhoneTrait

__all__ = ["asks_to_call_short", "asks_to_dial", "role_in_text", "says_phone"]

_BEFORE = 70  # characters looked at before a number, and behind it
_AFTER = 40
# Verbs that ask for a call: orders, infinitives and the second person; not "j'ai appelé", not "il a appelé".
_CALL = (
    r"(?:r?appel(?:ez|er|le|les|es|le-moi)|recontacte[rz]|contacte[rz]?|compose[rz]?|joi(?:gnez|ndre|gnable)|"
    r"telephone[rzs]?|tape[rz]|faites le|ecri(?:vez|re)|reach|call(?:ing)?|phone|dial|ring|text|contact|whatsapp|"
    r"llam[ea](?:nos)?|(?:ri)?chiam(?:a|e|i|are|ate)|ligue|telefone|rufen|anrufen|sunati|apelati|contactati|goi|"
    r"zadzwon|oddzwon|3ayet|rele|kriye|rapel)"
)
_ASKS_TO_CALL: Final = re.compile(rf"\b(?:{_CALL}|r?appelant|composant)\b")
_NAMES_A_LINE: Final = re.compile(
    r"\b(?:tel|telephone|phone|(?:numero|num|number|no|nr)(?! (?:de |d'|du )?(?:client|dossier|facture|commande|"
    r"contrat|suivi|colis|adherent|assure|allocataire|securite))|ligne|line|standard|hotline|assistance|opposition|service|"
    r"secretariat|accueil|question|questions|renseignements?|infos?|information|contact|urgence|permanence|whatsapp|"
    r"portable|mobile|fixe|direct|plateforme|serveur)\b[a-z0-9 /'°]{0,22}[,.:=)-]{0,2} ?(?:le |la |the )?\(?$"
)
_LEADS_TO: Final = re.compile(
    r"(?:\b(?:au|aux|sur|sur le|via|via le|on|at|to|al|su|ao|o|unter|under|depuis le)|[:>=]|\d (?:/|ou|or|et|-)) ?\(?$"
)
_CALL_BEHIND: Final = re.compile(
    r"^[ ,(]{0,3}(?:pour (?:joindre|appeler|toute|nous|plus)|arayin|numarasini|numarasi|anrufen|now\b|asap\b|"
    r"to (?:speak|call))"
)
# The number is told, not offered: what the person did, or what the telephone showed.
_TOLD: Final = re.compile(
    r"(?:(?:^|[.!?\n] ?)en (?:r?appelant|composant)|\b(?:j'ai|j ai|je (?!vous\b|te\b|t'|repete\b|suis\b)|on a|"
    r"nous avons|(?:mon|votre|ton) appel|i have|"
    r"i (?:called|rang|dialled|dialed)|keep calling|attente|wait(?:ed|ing)?|hold))[a-z' -]{0,55}$"
)
_SHOWN: Final = re.compile(
    r"\b(?:affich|displa|shows?\b|s'est affiche|apparai|provenant|recu du|venant|appel du|call from)"
)
_SHOWN_BEHIND: Final = re.compile(
    r"^[ ,]{0,2}(?:s'affich|affich|apparai|was displayed|on the screen|m'a|etait|est un faux)"
)
_WARNED: Final = re.compile(
    rf"\b(?:(?:ne|n'|jamais|never|don'?t|do not|not|sans|eviter de|evitez de)\b[a-z' ]{{0,18}}{_CALL}|"
    rf"{_CALL} (?:jamais|pas))\b"
)
_IF_NOT: Final = re.compile(r"\bsi (?:vous|tu|on) n(?:e |')")  # a threat, not a warning
_ORDERED_AFTER: Final = re.compile(r"\b(?:r?appelez|contactez|composez|joignez|telephonez|dites|tapez)\b")
_FORWARD: Final = re.compile(
    r"\b(?:transfer|forward|fai(?:tes|re) suivre|signal|report|envo(?:yez|yer|i)|send|par sms|repond|sms|stop|adress)"
)
_TO: Final = re.compile(r"(?:\b(?:au|to|vers(?: le)?|numero)|:) $")
# In scripts that folding does not turn into Latin letters.
_CALL_ELSEWHERE: Final = re.compile("اتصل|الرقم|هاتف|回拨|拨打|致电|电话|звон|дзвон|тел|номер|[📞📱📲☎]")
_SHORT_CALL: Final = re.compile(
    rf"(?:\b{_CALL}[a-z' -]{{0,24}}(?:\b(?:le|au|the|numero|number)) ?|\b{_CALL} |\b(?:au|numero|tel|no) )$"
)
_DIALS: Final = re.compile(
    r"\b(?:appele[rz]|compose[rz]|contacte[rz]|joi(?:gnez|ndre)|telephone[rz]|faites|tape[rz]|prevenez|prevenir|alerte[rz]|"
    r"call|dial|ring)"
    r"(?: vite| d'urgence| immediatement| aussitot| directement| la police| les secours| le samu)?(?: le| au| the)? $"
)


def role_in_text(field: FoldedText, start: int, end: int, *, code: bool) -> PhoneTrait:
    """Return the role of the number at ``field.folded[start:end]``.

    Args:
        field: The field it stands in.
        start: Where it begins in the folded text.
        end: Where it ends.
        code: It is a short code for SMS, which one writes to and does not call.
    """
    folded = field.folded
    before = folded[max(0, start - _BEFORE) : start]
    if code:
        forwards = _TO.search(before) is not None and _FORWARD.search(before) is not None
        return PhoneTrait.FORWARD_TO if forwards else PhoneTrait.MENTIONED
    after = folded[end : end + _AFTER]
    if _SHOWN_BEHIND.search(after) or _SHOWN.search(before[-45:]):
        return PhoneTrait.MENTIONED
    if _WARNED.search(before) and not _IF_NOT.search(before):
        return PhoneTrait.MENTIONED
    told = _TOLD.search(before)
    if told is not None and not _ORDERED_AFTER.search(before, told.start()):
        return PhoneTrait.MENTIONED
    return PhoneTrait.CALL_BACK if _is_offered(field, start, before, after) else PhoneTrait.MENTIONED


def _is_offered(field: FoldedText, start: int, before: str, after: str) -> bool:
    """Say whether the words give the number out to be called."""
    if _ASKS_TO_CALL.search(before) or _LEADS_TO.search(before) or _NAMES_A_LINE.search(before):
        return True
    if _CALL_BEHIND.search(after):
        return True
    at = field.to_original(start, start + 1)[0]
    return _CALL_ELSEWHERE.search(field.original, max(0, at - _BEFORE), at) is not None


def says_phone(folded: str, start: int) -> bool:
    """Say whether the words right before ``start`` announce a telephone number."""
    before = folded[max(0, start - 45) : start]
    return _SHORT_CALL.search(before) is not None or _NAMES_A_LINE.search(before[-30:]) is not None


def asks_to_call_short(folded: str, start: int) -> bool:
    """Say whether the words right before ``start`` ask to dial it, or to write an SMS to it."""
    before = folded[max(0, start - 45) : start]
    if _SHORT_CALL.search(before) is None:
        return False
    return _ASKS_TO_CALL.search(before) is not None or _FORWARD.search(before) is not None


def asks_to_dial(folded: str, start: int) -> bool:
    """Say whether a verb right before ``start`` asks to dial it: "appelez le 17", not "rappelez avant le 17"."""
    return _DIALS.search(folded, max(0, start - 40), start) is not None
