"""Rule checks: what rules must get right beyond their shape, alone, together and with the facts."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import inspect

from beffroi.evidence import EvidenceKind
from beffroi.rulebook.rule import Rule, Weighing
from beffroi.rulebook.shape_check import check_shape, expected_word
from beffroi.rulebook.vocabulary import TRAIT_KEYS, TRAITS, VALUES
from beffroi.rulebook.yaml_lines import Document, Path, shown

__all__ = ["check_rule", "check_weighing"]

_RULE: Final = inspect.type_info(Rule)
_WEIGHING: Final = inspect.type_info(Weighing)
_KINDS: Final = MappingProxyType({kind.value: kind for kind in EvidenceKind})
_OTHER_BODY: Final = "other"  # a claim to speak for a body that the rulebook does not know


def check_rule(document: Document, rule_id: str, rules: Mapping[str, Document], facts: Collection[str]) -> None:
    """Note in ``document.issues`` everything that is wrong with one rule file.

    Args:
        document: The file as parsed.
        rule_id: The id that the file's name gives it.
        rules: Every rule's file by id, this one too.
        facts: Id of every fact.
    """
    check_shape(document, _RULE)
    data = document.data
    if not isinstance(data, dict):
        return
    if isinstance(data.get("id"), str) and data["id"] != rule_id:
        document.add(("id",), f"expected {rule_id}, as the file's name says, found {data['id']!r}: rename one of them")
    bodies = {fact.removesuffix(".names") for fact in facts if fact.endswith(".names")}
    _check_heir(document, data, rule_id, rules)
    _check_fact(document, data.get("fact"), bodies, facts)
    when = data.get("when")
    if not isinstance(when, dict):
        return
    _check_words(document, ("when",), when, bodies)
    for part in ("alongside", "unless"):
        conditions = when.get(part)
        for place, condition in enumerate(conditions if isinstance(conditions, list) else ()):
            if isinstance(condition, dict):
                _check_words(document, ("when", part, place), condition, bodies)


def check_weighing(document: Document) -> None:
    """Note in ``document.issues`` everything that is wrong with ``weighing.yaml``."""
    check_shape(document, _WEIGHING)
    if not isinstance(document.data, dict):
        return
    for verdict, thresholds in document.data.items():
        for place, threshold in enumerate(thresholds if isinstance(thresholds, list) else ()):
            if isinstance(threshold, dict) and not any(threshold.get(word) for word in ("decisive", "strong", "weak")):
                message = (
                    "expected a number of decisive, strong or weak findings, found none: every contact would reach it"
                )
                document.add((verdict, place), message)


def _check_heir(document: Document, data: dict[str, Any], rule_id: str, rules: Mapping[str, Document]) -> None:
    heir = data.get("replaced_by")
    retired = data.get("status") == "retired"
    if retired and heir is None:
        document.add(
            ("status",), "expected replaced_by beside status: retired, found none: name the rule that took over"
        )
    elif heir is not None and not retired:
        document.add(
            ("replaced_by",), f"expected replaced_by only where status is retired, found {shown(heir)}: remove it"
        )
    elif isinstance(heir, str) and (heir not in rules or heir == rule_id):
        document.add(("replaced_by",), f"expected another rule of the rulebook, found {shown(heir)}: check its name")


def _check_fact(document: Document, fact: object, bodies: Collection[str], facts: Collection[str]) -> None:
    if not isinstance(fact, str):
        return
    if fact.startswith("."):
        if not any(f"{body}{fact}" in facts for body in bodies):
            known = f"none of {', '.join(sorted(bodies))} has" if bodies else "no body has, there being none"
            message = f"expected a fact that some public body has, found {shown(fact)}, which {known}: check its name"
            document.add(("fact",), message)
    elif fact not in facts:
        document.add(("fact",), f"expected a fact of the rulebook, found {shown(fact)}: check its name")


def _check_words(document: Document, path: Path, condition: dict[str, Any], bodies: Collection[str]) -> None:
    """Check that a condition's words are among those its kind of evidence has."""
    kind = _KINDS.get(str(condition.get("evidence")))
    if kind is None:
        return
    values = (*bodies, _OTHER_BODY) if kind is EvidenceKind.CLAIM else VALUES.get(kind)
    for key, words in (("value", values), *((key, TRAITS.get(kind)) for key in TRAIT_KEYS)):
        listed = condition.get(key)
        for place, word in enumerate(listed if isinstance(listed, list) else ()):
            if words is not None and isinstance(word, str) and word not in words:
                document.add((*path, key, place), expected_word(word, words))
