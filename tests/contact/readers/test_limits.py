"""The limits are told where whoever runs beffroi looks for them."""

import re
from pathlib import Path

from beffroi.contact.readers import limits

PAGE = (Path(__file__).parents[3] / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_limit_stands_on_the_page_with_its_value() -> None:
    """A figure that was true once is worse than none."""
    told = {
        name: int(value.replace(",", ""))
        for name, value in re.findall(r"^\| `(MAX_\w+)` \| ([\d,]+) \|", PAGE, re.MULTILINE)
    }

    assert told == {name: getattr(limits, name) for name in limits.__all__}


def test_every_limit_has_its_reason() -> None:
    """In the file itself, below the value."""
    source = Path(limits.__file__).read_text(encoding="utf-8")

    assert sorted(re.findall(r'^(MAX_\w+) = [\d_]+\n"""\w', source, re.MULTILINE)) == sorted(limits.__all__)
