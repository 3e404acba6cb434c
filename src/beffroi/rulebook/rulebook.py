"""The rulebook: every fact and rule, asked as of one day."""

import datetime
import difflib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import astuple

from beffroi.errors import UnknownFactError
from beffroi.evidence import Directory, Entry, Lexicon
from beffroi.rulebook.fact import Fact, FactValue
from beffroi.rulebook.listing import directory_on
from beffroi.rulebook.rule import Rule, Weighing

__all__ = ["Rulebook", "RulebookDay"]

_ONE_DAY = datetime.timedelta(days=1)
_SHOWN_CHARACTERS = 60
_STRETCHES_KEPT = 128  # the packaged facts change on fewer days than this; a hostile folder of facts cannot fill memory


class RulebookDay:
    """The facts in force on one day; the same object serves every day until the next change.

    Attributes:
        directory: Names, addresses and numbers in force, for recognisers.
    """

    __slots__ = ("_by_kind", "_facts", "_values", "directory")

    def __init__(
        self, facts: Mapping[str, Fact], values: Mapping[str, tuple[FactValue, ...]], directory: Directory
    ) -> None:
        self._facts = facts
        self._values = values
        self.directory = directory
        by_kind: dict[str, list[tuple[str, FactValue]]] = {}
        for fact_id, held in values.items():
            by_kind.setdefault(facts[fact_id].kind, []).extend((fact_id, value) for value in held)
        self._by_kind = {kind: tuple(pairs) for kind, pairs in by_kind.items()}

    def value(self, fact_id: str, channel: str | None = None) -> FactValue | None:
        """Return what a fact says on this day, for contacts that came by ``channel``.

        Args:
            fact_id: An absolute id, ``assurance_maladie.never_asks``.
            channel: Only a value that holds for this channel; ``None`` for the first in force, whatever its channels.

        Returns:
            The value, its source beside it; ``None`` where the fact says nothing on this day for this channel.

        Raises:
            UnknownFactError: The rulebook has no fact of this id, on any day.
        """
        held = self._values.get(fact_id)
        if held is None:
            if fact_id not in self._facts:
                raise unknown_fact(fact_id, self._facts)
            return None
        if channel is None:
            return held[0]
        for value in held:
            if not value.channels or channel in value.channels:
                return value
        return None

    def values(self, fact_id: str) -> tuple[FactValue, ...]:
        """Return every value of a fact in force on this day: one, or one for each set of channels; or none.

        Raises:
            UnknownFactError: The rulebook has no fact of this id, on any day.
        """
        if fact_id not in self._facts:
            raise unknown_fact(fact_id, self._facts)
        return self._values.get(fact_id, ())

    def fact_for(self, name: str, public_body: str | None) -> str | None:
        """Return the id of the fact that a rule's ``fact`` means, if it says something on this day.

        Args:
            name: An absolute id (``law.premium_numbers``), or of the body when it starts with a dot (``.never_asks``).
            public_body: The body that the evidence or the contact is about.

        Returns:
            An absolute id for ``value``; ``None`` where there is no body to complete the name, where that body has
            no such fact, or where it says nothing on this day on any channel.
        """
        if name[:1] == ".":
            if public_body is None:
                return None
            name = public_body + name
        return name if name in self._values else None

    def of_kind(self, kind: str) -> tuple[tuple[str, FactValue], ...]:
        """Return every value in force of one kind (``service``), each with its fact's id, in order of ids."""
        return self._by_kind.get(kind, ())


class Rulebook:
    """Facts, rules and how findings are weighed; it never changes once loaded.

    Attributes:
        version: Newest day a source was read, and eight digits of the contents' hash: ``2026.11.23+1a2b3c4d``.
        facts: Every fact by id, in order of ids.
        rules: Every rule, retired ones too, in order of ids.
        weighing: How findings add up to a verdict.
        lexicon: The words that recognisers look for.
    """

    __slots__ = ("_change_days", "_days", "facts", "lexicon", "rules", "version", "weighing")

    def __init__(
        self,
        version: str,
        facts: Iterable[Fact],
        rules: Iterable[Rule],
        weighing: Weighing,
        entries: Sequence[Entry] = (),
    ) -> None:
        self.version = version
        self.facts: Mapping[str, Fact] = MappingProxyType({fact.id: fact for fact in sorted(facts, key=_id)})
        self.rules = tuple(sorted(rules, key=_id))
        self.weighing = weighing
        self.lexicon = Lexicon(tuple(entries))
        self._change_days = _change_days(self.facts.values())
        self._days: dict[int, RulebookDay] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to another process as contents alone; what was remembered is built again there."""
        return Rulebook, (self.version, tuple(self.facts.values()), self.rules, self.weighing, self.lexicon.entries)

    @property
    def change_days(self) -> tuple[datetime.date, ...]:
        """Every day on which some fact starts or has just ended, oldest first."""
        return self._change_days

    def on(self, day: datetime.date) -> RulebookDay:
        """Return the facts in force on ``day``, a calendar day in Europe/Paris; any day of any year has an answer."""
        stretch = bisect_right(self._change_days, day)
        known = self._days.get(stretch)
        return known if known is not None else self._remember(stretch, day)

    def _remember(self, stretch: int, day: datetime.date) -> RulebookDay:
        values = {}
        for fact_id, fact in self.facts.items():
            held = tuple(value for value in fact.values if holds_on(value, day))
            if held:
                values[fact_id] = held
        directory = directory_on(self.facts.values(), values, day)
        for other in list(self._days.values()):  # most stretches differ in other facts: one directory serves them
            if astuple(other.directory) == astuple(directory):
                directory = other.directory
                break
        if len(self._days) >= _STRETCHES_KEPT:
            self._days.pop(next(iter(self._days), -1), None)
        made = RulebookDay(self.facts, values, directory)
        self._days[stretch] = made
        return made


def holds_on(value: FactValue, day: datetime.date) -> bool:
    """Return whether ``value`` is in force on ``day``; both ends are included."""
    return value.since <= day and (value.until is None or day <= value.until)


def unknown_fact(fact_id: str, facts: Mapping[str, Fact]) -> UnknownFactError:
    """Return the error for an id that the rulebook does not have."""
    near = difflib.get_close_matches(fact_id[:_SHOWN_CHARACTERS], facts, n=1)
    hint = f"did you mean {near[0]}?" if near else "`beffroi rulebook list` shows every fact"
    return UnknownFactError(f"expected the id of a fact, found {fact_id[:_SHOWN_CHARACTERS]!r}: {hint}")


def _change_days(facts: Iterable[Fact]) -> tuple[datetime.date, ...]:
    days = set()
    for fact in facts:
        for value in fact.values:
            days.add(value.since)
            if value.until is not None and value.until < datetime.date.max:
                days.add(value.until + _ONE_DAY)
    return tuple(sorted(days))


def _id(thing: Fact | Rule) -> str:
    return thing.id
