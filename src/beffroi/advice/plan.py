"""The plan of advice: which steps, when and in which order, as steps.yaml says it."""

import functools
from pathlib import Path

import msgspec
import yaml

from beffroi.advice.done import Done
from beffroi.contact import Channel
from beffroi.errors import Issue, RulebookError
from beffroi.verdict import VerdictWord

__all__ = ["SERVICES", "Condition", "Plan", "Situation", "load_plan", "plan"]

SERVICES = "services"  # the place in the order where the services to tell stand
_RECEIVED = "received"
_PACKAGED = Path(__file__).parent / "steps.yaml"


class Situation(msgspec.Struct, frozen=True):
    """All that advice depends on, besides the facts."""

    word: VerdictWord
    channel: Channel
    claimed: bool
    findings: frozenset[str]
    done: frozenset[str]


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a step is said: every part that is given must hold; empty parts hold always.

    Args:
        verdict: The verdict is one of these.
        channel: The contact came by one of these.
        claimed: The contact claims a public body of the rulebook, or (``False``) claims none.
        finding: One of these was found.
        done: One of these was done.
        unless_done: None of these was done.
        nothing_done: Nothing at all was done.
    """

    verdict: frozenset[VerdictWord] = frozenset()
    channel: frozenset[Channel] = frozenset()
    claimed: bool | None = None
    finding: frozenset[str] = frozenset()
    done: frozenset[Done] = frozenset()
    unless_done: frozenset[Done] = frozenset()
    nothing_done: bool = False

    def holds(self, now: Situation) -> bool:
        """Return whether every part holds in this situation."""
        return (
            (not self.verdict or now.word in self.verdict)
            and (not self.channel or now.channel in self.channel)
            and (self.claimed is None or now.claimed == self.claimed)
            and (not self.finding or not self.finding.isdisjoint(now.findings))
            and (not self.done or not self.done.isdisjoint(now.done))
            and self.unless_done.isdisjoint(now.done)
            and not (self.nothing_done and now.done)
        )


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step and when it is said."""

    step: str
    when: Condition


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """steps.yaml as data; the file's own comments say what each part is for."""

    order: tuple[str, ...]
    first_aid: dict[str, Condition]
    say: tuple[Said, ...]
    only: dict[str, Condition]
    instead_of: dict[str, tuple[str, ...]]
    same_as: dict[str, str]
    services_when: Condition
    cases: dict[str, Condition]
    shows: dict[str, str]

    def conditions(self) -> tuple[Condition, ...]:
        """Return every condition of the plan."""
        tables = (self.first_aid, self.only, self.cases)
        said = tuple(said.when for said in self.say)
        return (*said, self.services_when, *(condition for table in tables for condition in table.values()))

    def finding_codes(self) -> frozenset[str]:
        """Return the finding codes that advice looks at; all others make no difference to it."""
        return frozenset(code for condition in self.conditions() for code in condition.finding)


@functools.lru_cache(maxsize=1)
def plan() -> Plan:
    """Return the packaged plan, read once a process."""
    return load_plan(_PACKAGED)


def load_plan(path: Path) -> Plan:
    """Read and check a plan.

    Raises:
        RulebookError: The file does not have the shape of :class:`Plan`, gives a key twice, or leaves a deed or one of
            its own steps without a place; every fault is named with its line.
    """
    text = path.read_text(encoding="utf-8")
    issues: list[Issue] = []
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulebookError([Issue(str(path), line, f"not YAML: {error.problem}")]) from error
    _note_repeated_keys(root, str(path), issues)
    try:
        read = msgspec.convert(data, Plan)
    except msgspec.ValidationError as error:
        raise RulebookError([*issues, Issue(str(path), 1, str(error))]) from error
    issues += [Issue(str(path), _line_of(text, word), message) for word, message in _faults(read)]
    if issues:
        raise RulebookError(issues)
    return read


def _faults(read: Plan) -> list[tuple[str, str]]:
    """Return (word, what is wrong with it) for each fault that the shape alone does not show."""
    faults = []
    deeds = {_RECEIVED, *Done}
    faults += [(deed, f"`first_aid` has no line for {deed!r}") for deed in sorted(deeds - read.first_aid.keys())]
    faults += [(deed, f"`first_aid` knows no deed {deed!r}") for deed in sorted(read.first_aid.keys() - deeds)]
    placed = set(read.order)
    faults += [(step, f"{step!r} stands twice in `order`") for step in sorted(placed) if read.order.count(step) > 1]
    if SERVICES not in placed:
        faults.append(("order", f"`order` must say where {SERVICES!r} stand"))
    faults += [
        (said.step, f"{said.step!r} is said but has no place in `order`")
        for said in read.say
        if said.step not in placed
    ]
    return faults


def _note_repeated_keys(node: yaml.Node | None, path: str, issues: list[Issue]) -> None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                issues.append(Issue(path, key.start_mark.line + 1, f"the key {key.value!r} is given twice"))
            seen.add(key.value)
            _note_repeated_keys(value, path, issues)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _note_repeated_keys(value, path, issues)


def _line_of(text: str, word: str) -> int:
    """Return the first line that holds ``word``, or 1."""
    return next((number for number, line in enumerate(text.splitlines(), 1) if word in line), 1)
