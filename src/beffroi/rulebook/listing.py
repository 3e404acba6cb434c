"""Listing: the directory of one day, made from the facts in force."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from beffroi.evidence import BodyNames, Directory, NumberBlock, OfficialNumber
from beffroi.rulebook.fact import Fact, FactValue

__all__ = ["directory_on"]

_InForce: TypeAlias = Mapping[str, tuple[FactValue, ...]]
_NAMES = "names"  # a folder with a fact of this name and kind is a public body
_CALLS_FROM = "calls_from"
_MAY_BE_CALLED = "may_be_called"  # may_be_called_in_english too
_SMS_SENDER = "sms_sender"


def directory_on(facts: Iterable[Fact], in_force: _InForce, day: datetime.date) -> Directory:
    """Return what recognisers must know on ``day``.

    Args:
        facts: Every fact, in order of ids.
        in_force: Their values that hold on ``day``, by id; facts that say nothing on that day are not in it.
        day: The day; numbers listed before it and no more on it are marked retired.
    """
    facts = tuple(facts)
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    return Directory(
        bodies=tuple(_bodies(by_kind, in_force)),
        numbers=_numbers(by_kind, in_force, day),
        blocks=_blocks(by_kind, in_force),
        other_official_domains=_domains(by_kind, in_force, "other_official_domains"),
        url_shorteners=_domains(by_kind, in_force, "url_shorteners"),
        free_hosts=_domains(by_kind, in_force, "free_hosts"),
        dynamic_dns=_domains(by_kind, in_force, "dynamic_dns"),
        link_trackers=_domains(by_kind, in_force, "link_trackers"),
        free_mail=_domains(by_kind, in_force, "free_mail_providers"),
        redirectors=_domains(by_kind, in_force, "redirectors"),
        mail_receivers=_domains(by_kind, in_force, "mail_receivers"),
    )


def _bodies(by_kind: Mapping[str, list[Fact]], in_force: _InForce) -> Iterator[BodyNames]:
    for fact in by_kind.get(_NAMES, ()):
        folder, name = fact.id.split(".")
        if name != _NAMES or fact.id not in in_force:
            continue
        called = in_force[fact.id][0].value
        senders = list(_in_folder(by_kind, in_force, "sms_sender", folder))
        yield BodyNames(
            public_body=folder,
            names=tuple(called["names"]),
            objects=tuple(called.get("objects", ())),
            topics=tuple(called.get("topics", ())),
            brand_words=tuple(called.get("brand_words", ())),
            web_domains=_texts(by_kind, in_force, "web_domains", folder),
            email_domains=_texts(by_kind, in_force, "email_domains", folder),
            email_addresses=_texts(by_kind, in_force, "email_addresses", folder),
            sms_senders=frozenset(sender["number"] for sender in senders),
            sms_opening=next((sender["opening"] for sender in senders if sender["opening"]), ""),
        )


def _in_folder(by_kind: Mapping[str, list[Fact]], in_force: _InForce, kind: str, folder: str) -> Iterator[Any]:
    """Yield what each fact of ``kind`` in ``folder`` says on the day."""
    for fact in by_kind.get(kind, ()):
        if fact.id.startswith(f"{folder}."):
            for held in in_force.get(fact.id, ()):
                yield held.value


def _texts(by_kind: Mapping[str, list[Fact]], in_force: _InForce, kind: str, folder: str) -> frozenset[str]:
    return frozenset(text for texts in _in_folder(by_kind, in_force, kind, folder) for text in texts)


def _domains(by_kind: Mapping[str, list[Fact]], in_force: _InForce, name: str) -> frozenset[str]:
    """Return the domains of every ``domain_list`` called ``name``, whichever folder it is in."""
    return frozenset(
        domain
        for fact in by_kind.get("domain_list", ())
        if fact.id.endswith(f".{name}")
        for held in in_force.get(fact.id, ())
        for domain in held.value
    )


def _blocks(by_kind: Mapping[str, list[Fact]], in_force: _InForce) -> tuple[NumberBlock, ...]:
    blocks = [
        NumberBlock(block["prefix"], block["digits"], block["tariff"], block["use"], block.get("price") or "")
        for fact in by_kind.get("number_blocks", ())
        for held in in_force.get(fact.id, ())
        for block in held.value
    ]
    return tuple(sorted(blocks, key=lambda block: (-len(block.prefix), block.prefix, block.digits)))


def _numbers(by_kind: Mapping[str, list[Fact]], in_force: _InForce, day: datetime.date) -> dict[str, OfficialNumber]:
    """Return every published number; a public body's own comes before a service that uses it, roles are joined."""
    listed: dict[str, OfficialNumber] = {}
    for number, owner, role, purpose in _published(by_kind, in_force):
        known = listed.get(number)
        if known is None:
            listed[number] = OfficialNumber(number, owner, frozenset((role,)), purpose=purpose)
        else:
            listed[number] = OfficialNumber(number, known.owner, known.roles | {role}, purpose=known.purpose or purpose)
    for fact in by_kind.get("numbers", ()):
        folder, name = fact.id.split(".")
        if name != _CALLS_FROM:
            continue
        for value in reversed(fact.values):  # the latest purpose stated is the one shown
            if value.until is None or value.until >= day:
                continue
            for entry in value.value:
                number = entry["number"]
                if number not in listed:
                    purpose = entry.get("purpose") or ""
                    listed[number] = OfficialNumber(number, folder, retired=True, purpose=purpose)
    return listed


def _published(by_kind: Mapping[str, list[Fact]], in_force: _InForce) -> Iterator[tuple[str, str, str, str]]:
    """Yield (number, owner, role, purpose) for each number in force."""
    for fact in by_kind.get("numbers", ()):
        folder, name = fact.id.split(".")
        role = _MAY_BE_CALLED if name.startswith(_MAY_BE_CALLED) else name
        if role in (_CALLS_FROM, _MAY_BE_CALLED):
            for held in in_force.get(fact.id, ()):
                for entry in held.value:
                    yield entry["number"], folder, role, entry.get("purpose") or ""
    for fact in by_kind.get("sms_sender", ()):
        for held in in_force.get(fact.id, ()):
            yield held.value["number"], fact.id.split(".")[0], _SMS_SENDER, ""
    for fact in by_kind.get("service", ()):
        for held in in_force.get(fact.id, ()):
            if held.value["number"] is not None:
                yield held.value["number"], fact.id, _MAY_BE_CALLED, ""
