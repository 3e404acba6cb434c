"""A few words in place of the packaged lists, and short ways to a passage: what tests of meaning share."""

from collections.abc import Sequence
from functools import lru_cache

from beffroi.contact import Channel, Contact
from beffroi.evidence import Directory, Evidence, Field, Lexicon, WordList, look, packaged_lists, read_entries
from beffroi.evidence.folding import fold
from beffroi.evidence.passage import Passage

TOY = {
    "thing": "{means: bank_details, match: rib, catches: un RIB, spares: une ride}",
    "ask": "{means: give, match: donnez, catches: donnez, spares: donation}",
    "deny": "{means: never, match: (jamais|pas|ni|aucun), catches: jamais, spares: jamaique}",
    "pretext": "{means: parcel, match: colis, catches: un colis, spares: colistier}",
    "pressure": "{means: threat, match: saisie, catches: une saisie, spares: saison}",
    "comfort": "{means: asks_nothing, match: rien a faire, catches: rien à faire, spares: rien à dire}",
    "place": "{means: in_account, match: dans votre compte, catches: dans votre compte, spares: un compte}",
}
DENIALS = (
    "- {means: never_asked, match: ne ~ demand* jamais, catches: ne vous demande jamais, spares: demande}\n"
    "- {means: not_denied, match: n'oubliez pas, catches: n'oubliez pas, spares: oubliez}\n"
)


@lru_cache(maxsize=1)
def toy_lexicon() -> Lexicon:
    """Return the toy words as a lexicon."""
    lists = [WordList(f"{kind}.fr.yaml", f"- {entry}\n".encode()) for kind, entry in TOY.items()]
    lists[2] = WordList(lists[2].path, lists[2].content + DENIALS.encode())
    return Lexicon(read_entries(lists))


@lru_cache(maxsize=1)
def packaged_lexicon() -> Lexicon:
    """Return the lists that come with beffroi as a lexicon."""
    return Lexicon(read_entries(packaged_lists()))


def passage_of(text: str, lexicon: Lexicon | None = None, field: Field = Field.TEXT) -> Passage:
    """Return ``text`` as a passage, its cues those of the toy words unless another lexicon is given."""
    folded = fold(text)
    return Passage(field, folded, lexicon or toy_lexicon())


def words_at(contact: Contact, evidence: Evidence) -> str:
    """Return the words that ``evidence`` points at, as received."""
    shown = getattr(contact, evidence.span.field)
    assert isinstance(shown, str)
    return shown[evidence.span.start : evidence.span.end]


def seen_in(directory: Directory, channel: Channel, text: str, **other: str) -> Sequence[Evidence]:
    """Return all that is seen in a contact, with the packaged words."""
    return look(Contact(channel, text, **other), directory, packaged_lexicon()).evidence  # type: ignore[arg-type]
