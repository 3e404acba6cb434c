"""The catalogue: every sentence of one language, found by code."""

from collections.abc import Iterable, Mapping

import msgspec

from beffroi.advice import Done
from beffroi.contact import Channel, Note
from beffroi.errors import CatalogueError
from beffroi.evidence import Field
from beffroi.rulebook import Standing, Strength
from beffroi.texts.direction import Direction, direction_of, isolated
from beffroi.verdict import VerdictWord

__all__ = ["Catalogue", "QuestionText", "StepText", "VerdictText"]

_UNKNOWN_BODY = "unknown"


class VerdictText(msgspec.Struct, frozen=True):
    """A verdict in words: what it is called, and what that means."""

    title: str
    meaning: str


class StepText(msgspec.Struct, frozen=True):
    """One step in words: what to do, and why or how; ``detail`` may be empty."""

    code: str
    title: str
    detail: str


class QuestionText(msgspec.Struct, frozen=True):
    """One question of the interview in words; ``hint`` says where the answer is found, or what counts."""

    title: str
    hint: str


class Catalogue:
    """Sentences of one language; it never changes once loaded.

    Args:
        lang: Its language, ``fr``.
        easy: Whether verdicts and steps are written in easy language.
        sentences: Text by key (``findings.asks_card``), checked by the loader.
    """

    __slots__ = ("_sentences", "easy", "lang")

    def __init__(self, lang: str, sentences: Mapping[str, str], *, easy: bool = False) -> None:
        self.lang = lang
        self.easy = easy
        self._sentences = sentences

    @property
    def direction(self) -> Direction:
        """Which way the language is written."""
        return direction_of(self.lang)

    def verdict(self, word: VerdictWord, *, claimed: bool = True, **places: str) -> VerdictText:
        """Return a verdict in words; ``claimed`` says whether the contact claims a public body."""
        variants = () if claimed else ("unclaimed",)
        return VerdictText(
            self.sentence(f"verdicts.{word}.title", **places),
            self.sentence(f"verdicts.{word}.meaning", variants, **places),
        )

    def finding(self, code: str, variants: Iterable[str] = (), **places: str) -> str:
        """Return what was found and what officials say of it.

        The first variant that has a sentence of its own is taken; one that shows an official list, only if there is
        one.
        """
        if not places.get("official"):
            variants = [
                name for name in variants if "official}" not in self._sentences.get(f"findings.{code}.{name}", "")
            ]
        return self.sentence(f"findings.{code}", variants, **places)

    def truth(self, pretext: str, *, general: bool) -> str:
        """Return what the public body, or (``general``) anyone, can say against a pretext."""
        table = "truth_general" if general else "truth"
        key = f"findings.{table}.{pretext}"
        return self.sentence(key if key in self._sentences else f"findings.{table}.none")

    def step(self, code: str, variants: Iterable[str] = (), **places: str) -> StepText:
        """Return one step in words."""
        variants = tuple(variants)
        title = self.sentence(f"steps.{code}.title", variants, **places)
        return StepText(code, title, self.sentence(f"steps.{code}.detail", variants, **places))

    def label(self, code: str, **places: str) -> str:
        """Return a small word or line of a face."""
        return self.sentence(f"labels.{code}", **places)

    def note(self, note: Note) -> str:
        """Return what is to be said about how a file was read."""
        return self.sentence(f"labels.note.{note}")

    def question(self, code: str, **places: str) -> str:
        """Return a question that a face asks."""
        return self.sentence(f"questions.{code}", **places)

    def interview_question(self, question: str, channel: Channel) -> QuestionText:
        """Return a question of the interview about a call or a visit."""
        key = f"interview.question.{question}"
        return QuestionText(self.sentence(f"{key}.title", (channel,)), self.sentence(f"{key}.hint", (channel,)))

    def interview_answer(self, question: str, answer: str, channel: Channel) -> str:
        """Return one of its answers, as the person would say it: ``Le numéro de ma carte bancaire``."""
        return self.sentence(f"interview.answer.{question}.{answer}", (channel,))

    def channel(self, channel: Channel) -> str:
        """Return what a channel is called: ``SMS``, ``appel téléphonique``."""
        return self.sentence(f"words.channel.{channel}")

    def standing(self, standing: Standing) -> str:
        """Return on what a statement rests: ``page officielle``, ``selon la presse``."""
        return self.sentence(f"words.standing.{standing}")

    def strength(self, strength: Strength) -> str:
        """Return how much a finding weighs, in words."""
        return self.sentence(f"words.strength.{strength}")

    def field(self, field: Field) -> str:
        """Return what a part of a contact is called: ``objet``, ``expéditeur``."""
        return self.sentence(f"words.field.{field}")

    def done(self, done: Done) -> str:
        """Return what someone did, as they would say it: ``j'ai cliqué sur le lien``."""
        return self.sentence(f"words.done.{done}")

    def public_body(self, public_body: str | None) -> str:
        """Return the name of a public body with its article, or "the organisation" where it is not known."""
        return self._sentences.get(f"words.public_body.{public_body}") or self.word("public_body", _UNKNOWN_BODY)

    def of_public_body(self, public_body: str | None) -> str:
        """Return the same after "of"."""
        return self._sentences.get(f"words.of_public_body.{public_body}") or self.word("of_public_body", _UNKNOWN_BODY)

    def knows_body(self, public_body: str) -> bool:
        """Return whether there is a name for this public body."""
        return f"words.public_body.{public_body}" in self._sentences

    def word(self, table: str, code: str, **places: str) -> str:
        """Return a word of a closed list by table and code."""
        return self.sentence(f"words.{table}.{code}", **places)

    def word_or_none(self, table: str, code: str) -> str | None:
        """Return a word of a closed list, or ``None`` where the list does not have it."""
        return self._sentences.get(f"words.{table}.{code}")

    def sentence(self, key: str, variants: Iterable[str] = (), **places: str) -> str:
        """Return a sentence, its placeholders filled; what is written the other way stays whole in it.

        Args:
            key: The sentence's key, its file first: ``steps.do_not_click.title``.
            variants: Last parts of longer keys to try first, in this order.
            places: What stands in for each placeholder; more may be given than the sentence has.

        Raises:
            CatalogueError: There is no such sentence, or a placeholder has nothing to stand for it.
        """
        text = next((self._sentences[f"{key}.{name}"] for name in variants if f"{key}.{name}" in self._sentences), None)
        if text is None:
            text = self._sentences.get(key)
        if text is None:
            file = f"texts/{self.lang}/{key.partition('.')[0]}.yaml"
            message = f"no sentence for {key!r} in {self.lang!r}: add one to {file}"
            raise CatalogueError(message)
        if "{" not in text:
            return text
        try:
            return text.format_map({name: isolated(held, self.direction) for name, held in places.items()})
        except KeyError as error:
            message = f"the sentence {key!r} in {self.lang!r} needs {error.args[0]!r}, which was not given"
            raise CatalogueError(message) from None
