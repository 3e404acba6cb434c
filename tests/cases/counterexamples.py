"""Where a property of the judge does not hold yet: exact inputs, and why. Whoever mends one deletes its line."""

from itertools import product
from typing import NamedTuple

__all__ = ["BEFORE", "LINKS", "LOG_IN", "NUMBERS", "SPACES", "TOO_GOOD", "Spaces", "TooGood"]

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


class Spaces(NamedTuple):
    """A contact judged otherwise with other spaces: ``written`` stands in its text for ``usual``."""

    case: str
    usual: str
    written: str
    reason: str


def _all(cases: str, added: tuple[str, ...], places: tuple[str, ...], reason: str) -> list[TooGood]:
    return [TooGood(*one, reason) for one in product(cases.strip().splitlines(), added, places)]


TOO_GOOD = (
    *_all(
        """\
dates: an SMS that asks for something from another number, since the single sender was announced
negation_and_advice: if you do not send it is a threat
negation_and_advice: a sentence that turns
negation_and_advice: a person is no denial
negation_and_advice: not a step too many is no denial
never_asks_call: the IBAN
never_asks_call: medical information, since July 2024
never_asks_sms: the bank card
never_asks_sms: bank details
never_asks_sms: the code just received
never_asks_social: the postal address
never_asks_social: the bank card, the RIB, the password
other_frauds: money asked for by telephone by someone unknown
other_frauds: a program that lets others use the computer, in the name of the body
other_frauds: someone who keeps the person from speaking of it
told_in_passing: the body calls from an ordinary line and wants papers
told_in_passing: a story of health insurance, no body named, and the card asked for
told_in_passing: a story of money to come back, no body named, and the account asked for
town_hall_page_calls: the caller announces a refund that waits for the bank details, as the person tells it
town_hall_page_calls: a caller asks for the number of the bank account
town_hall_page_calls: a caller asks for the RIB
town_hall_page_calls: a caller asks for the number of the bank card
town_hall_page_messages: an SMS asks for bank details
traps: a question, and no need to panic
traps: the wife was only there
traps: an order between quotation marks
truth_carte_vitale: fees for the file, said by a caller
truth_money: a fee for the flu vaccine
""",
        LOG_IN,
        (BEFORE,),
        "what the next sentence asks for is taken to be given inside the account",
    ),
    *_all(
        "disguise: full-width letters",
        LOG_IN,
        _BOTH,
        "what the sentence beside it asks for is taken to be given inside the account",
    ),
    *_all(
        """\
other_frauds: a job one never applied for, answered in private
senders_links_and_files: a summons by the police that must be answered
""",
        (*LINKS, *LOG_IN),
        _BOTH,
        "an official address is a claim, so that someone else's story is taken for a mention of the body",
    ),
    *_all(
        """\
senders_links_and_files: a voicemail gives a number without a word about calling it
told_in_passing: a caller who hides the number and tells a story known from frauds
truth_carte_vitale: the card is said to expire, by a caller
""",
        (*NUMBERS, *LOG_IN),
        _BOTH,
        "whatever is official in the account of a call weakens what a hidden or ordinary number says",
    ),
    *_all(
        "never_asks_call: a voicemail that wants the social security number said after the tone",
        NUMBERS,
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
    *_all(
        "truth_money: a refund is waiting for an answer",
        (*LINKS, *NUMBERS),
        (BEFORE,),
        "the body's name and a colon are the label of who writes at the very beginning of a text only",
    ),
)

_HEADER = "two spaces in ASSURANCE  MALADIE are taken for a missing opening of an official SMS"
_PHRASE = "a phrase with two spaces in it is not found, or its parts come to stand too far apart"

SPACES = (
    Spaces("senders_links_and_files: a shortened link in the name of the body", "E M", "E  M", _HEADER),
    Spaces("senders_links_and_files: an unknown site in the name of the body", "E M", "E  M", _HEADER),
    Spaces("senders_links_and_files: the account is named beside a link that leads elsewhere", "E M", "E  M", _HEADER),
    Spaces("genuine: an adviser leaves word, and 36 46", "36 46", "36  46", "two spaces in 36  46: no number is seen"),
    Spaces("mention_is_not_use: the person dialled 36 46 and tells of it", "ro de", "ro  de", _PHRASE),
    Spaces("other_frauds: a stranger on the telephone wants the social security number", "ro de", "ro  de", _PHRASE),
    Spaces("other_frauds: someone who keeps the person from speaking of it", ", et", ",  et", _PHRASE),
    Spaces(
        "truth_money: a refund is waiting for an answer",
        "CPAM :",
        "CPAM\u202f:",
        "a narrow no-break space before the colon, as French typography has it: the label of who writes is not seen",
    ),
)
