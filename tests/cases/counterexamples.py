"""Where a property of the judge does not hold yet: exact inputs, and why. Whoever mends one deletes its line."""

from itertools import product
from typing import NamedTuple

__all__ = ["BEFORE", "CAPITALS", "LINKS", "LOG_IN", "NUMBERS", "SPACES", "TOO_GOOD", "Rewritten", "TooGood"]

LINKS = ("ameli.fr", "https://www.ameli.fr", "Voir ameli.fr.")
NUMBERS = ("36 46", "Appelez le 36 46.")
LOG_IN = ("Connectez-vous sur ameli.fr.",)
BEFORE, AFTER = "before", "after"
_BOTH = (BEFORE, AFTER)


class TooGood(NamedTuple):
    """A fraud that looks better for something official put before or after it."""

    case: str
    added: str
    place: str
    reason: str


class Rewritten(NamedTuple):
    """A contact judged otherwise in another hand: ``written`` stands in its text for ``usual``."""

    case: str
    usual: str
    written: str
    reason: str


def _all(cases: str, added: tuple[str, ...], places: tuple[str, ...], reason: str) -> list[TooGood]:
    return [TooGood(*one, reason) for one in product(cases.strip().splitlines(), added, places)]


TOO_GOOD = (
    *_all(
        """\
other_bodies: a tax is to be paid at once by telephone
other_frauds: a job one never applied for, answered in private
other_frauds: a stranger's telephone speaks of an investment that cannot fail
""",
        (*LINKS, *LOG_IN),
        _BOTH,
        "a body named beside takes the place of nobody, and the rules for who claims no body fall silent",
    ),
    *_all(
        "truth_money: a refund is waiting for an answer",
        (*LINKS, *NUMBERS),
        (BEFORE,),
        "the body's name and a colon are the label of who writes at the very beginning of a text only",
    ),
    *_all(
        "senders_links_and_files: a foreign number on a messenger, under the name of the body",
        (LINKS[0], NUMBERS[0]),
        (BEFORE,),
        "the model takes words around what is official for those of an honest notice",
    ),
    *_all(
        "learned: an ordinary number that writes as an institution does",
        NUMBERS[:1],
        (AFTER,),
        "the model takes words around what is official for those of an honest notice",
    ),
    *_all(
        "learned: the body hides its number and says nothing that sets at ease",
        NUMBERS[1:],
        _BOTH,
        "the model takes words around what is official for those of an honest notice",
    ),
    *_all(
        "other_bodies: a carrier has a premium number called",
        (LINKS[1], *LOG_IN),
        (BEFORE,),
        "a body named beside takes the place of nobody, and the rules for who claims no body fall silent",
    ),
    *_all(
        """\
never_asks_sms: the bank card
traps: a question, and no need to panic
""",
        LOG_IN,
        (BEFORE,),
        "what the next sentence asks for is taken to be given inside the account",
    ),
    *_all(
        """\
told_in_passing: a caller who hides the number and tells a story known from frauds
truth_carte_vitale: the card is said to expire, by a caller
""",
        (*NUMBERS, *LOG_IN),
        _BOTH,
        "whatever is official in the account of a call weakens what a hidden or ordinary number says",
    ),
    *_all(
        """\
learned: the body hides its number and says nothing that sets at ease
""",
        (*NUMBERS[:1], *LOG_IN),
        _BOTH,
        "whatever is official in the account of a call weakens what a hidden or ordinary number says",
    ),
    *_all(
        "never_asks_call: medical information, before the promise of July 2024, is a bad sign and no broken promise",
        (*NUMBERS, *LOG_IN),
        _BOTH,
        "whatever is official in the account of a call weakens what a hidden or ordinary number says",
    ),
    *_all(
        """\
town_hall_page_calls: the caller announces a refund that waits for the bank details, word for word
town_hall_page_calls: the caller warns of an error in the medical file, word for word
town_hall_page_calls: a caller asks for a one-time code, word for word
""",
        NUMBERS[:1],
        (BEFORE,),
        "a call told word for word behind an official number is taken for one that the person made",
    ),
)

_PHRASE = "a phrase with two spaces in it is not found, or its parts come to stand too far apart"

SPACES = (
    Rewritten("mention_is_not_use: the person dialled 36 46 and tells of it", "ro de", "ro  de", _PHRASE),
    Rewritten("other_frauds: a stranger on the telephone wants the social security number", "ro de", "ro  de", _PHRASE),
    Rewritten("other_bodies: a shop that sends by a carrier links to its own page", "r C", "r  C", _PHRASE),
)

CAPITALS = (
    Rewritten(
        "learned: a shop whose order is ready",
        "briconord.example",
        "briconord.Example",
        "a capital after a dot is taken for the beginning of a sentence, and no link is seen",
    ),
)
