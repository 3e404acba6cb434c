"""What was told in an interview, quoted as it was answered: the words judged are French, the reader's need not be."""

from collections.abc import Sequence

import msgspec

from beffroi.contact import Channel
from beffroi.interview import ToldPart
from beffroi.texts.answer import Answer, Quote, Reason
from beffroi.texts.catalogue import Catalogue

__all__ = ["in_words_of_reader"]


def in_words_of_reader(answer: Answer, parts: Sequence[ToldPart], channel: Channel, catalogue: Catalogue) -> Answer:
    """Return an answer whose quotes are the answers of the interview, in the reader's language.

    Args:
        answer: The verdict on what was told, in words.
        parts: Which answer each part of the contact comes from.
        channel: The contact's channel.
        catalogue: The reader's language.

    Returns:
        The same, each quote standing for the whole of the answers it touches, each of them once; what was typed, a
        number, is quoted as typed.
    """

    def retold(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        return tuple(
            msgspec.structs.replace(reason, quotes=_retold(reason.quotes, parts, channel, catalogue))
            for reason in reasons
        )

    return msgspec.structs.replace(answer, reasons=retold(answer.reasons), in_favour=retold(answer.in_favour))


def _retold(
    quotes: tuple[Quote, ...], parts: Sequence[ToldPart], channel: Channel, catalogue: Catalogue
) -> tuple[Quote, ...]:
    found: dict[Quote, None] = {}
    for quote in quotes:
        touched = [part for part in parts if part.field is quote.field and _touch(part, quote)]
        told = [(part, part.answer) for part in touched if part.answer is not None]
        for part, answer in told:
            words = catalogue.interview_answer(part.question, answer, channel)
            found[msgspec.structs.replace(quote, words=words, start=part.start, end=part.end)] = None
        if len(told) < len(touched) or not touched:
            found[quote] = None
    return tuple(found)


def _touch(part: ToldPart, quote: Quote) -> bool:
    return part.start < quote.end and quote.start < part.end
