"""A toy rulebook for the loader's tests: one body, one rule, each test changing a line of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

NEVER_ASKS: Final = """\
id: toy.never_asks
kind: never_asks
says: What the toy body never asks for.
values:
  - value: [card, password]
    since: 2020-01-01
    until: 2021-12-31
    channels: [sms]
    source:
      standing: official
      publisher: Toy
      title: First page
      url: https://toy.example/first
      published: "2020-01"
      read_on: 2026-11-23
    recheck_by: 2027-05-23
  - value: [card]
    since: 2022-01-01
    until: null
    channels: [sms, email]
    note: The second page.
    source: {standing: press, publisher: Toy, title: Second, url: null, published: null, read_on: 2026-11-20}
    recheck_by: 2026-12-23
    also_said:
      - says: It may ask for a card.
        source: {standing: seed, publisher: Other, title: Third, url: null, published: "2022", read_on: 2026-11-21}
"""

NAMES: Final = """\
id: toy.names
kind: names
says: What the toy body is called.
values:
  - value: {names: [toy office], objects: [toy card], brand_words: [toyoffice]}
    since: 2019-01-01
    until: null
    source: {standing: inferred, publisher: Us, title: Ours, url: null, published: null, read_on: 2026-11-23}
    recheck_by: 2027-05-23
"""

RULE: Final = """\
id: asks_card_by_sms
code: asks_card
status: trusted
says: Asks for a card.
when:
  evidence: request
  value: [card]
  channels: [sms]
  unless:
    - {evidence: voice, value: [warns]}
fact: .never_asks
relation: listed
speaks: against
topic: what_is_asked
strength: decisive
because: The body says it never does.
wrong_when: It is quoted in order to warn.
"""

WEIGHING: Final = """\
fraud:
  - decisive: 1
    because: One is enough.
suspicious:
  - strong: 1
    because: Worth a warning.
"""

Write = Callable[..., Path]


@pytest.fixture
def write_toy(tmp_path: Path) -> Write:
    """Return a function that writes the toy rulebook, with some of its files replaced, added or (``None``) left out."""

    def write(changes: dict[str, str | bytes | None] | None = None, *, name: str = "toy", bare: bool = False) -> Path:
        files: dict[str, str | bytes | None] = {
            "facts/toy/never_asks.yaml": NEVER_ASKS,
            "facts/toy/names.yaml": NAMES,
            "rules/asks_card_by_sms.yaml": RULE,
            "rules/weighing.yaml": WEIGHING,
        }
        files = (changes or {}) if bare else files | (changes or {})
        for place, content in files.items():
            if content is not None:
                path = tmp_path / name / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / name

    return write


@pytest.fixture
def never_asks() -> str:
    """Return the toy body's fact on what it never asks for, as YAML."""
    return NEVER_ASKS


@pytest.fixture
def toy_rule() -> str:
    """Return the toy rule, as YAML."""
    return RULE


@pytest.fixture
def toy_weighing() -> str:
    """Return the toy weighing, as YAML."""
    return WEIGHING
