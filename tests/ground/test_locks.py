"""The locks: every version with its hashes, no address, the same everywhere."""

import re
from typing import Any

import pytest

from .documents import ROOT

LOCKS = (
    "requirements.txt",
    "requirements-build.txt",
    "requirements-extras.txt",
    "requirements-web.txt",
    "requirements-dev.txt",
    "requirements-train.txt",
)
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n",
    re.MULTILINE,
)


def entries_of(lock: str) -> dict[str, tuple[str, str]]:
    """Return version and hashes by package."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {entry["name"]: (entry["version"], entry["hashes"]) for entry in ENTRY.finditer(text)}


def normal(requirement: str) -> str:
    """Return the name in a requirement as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[ <>=!~\[;]", requirement, maxsplit=1)[0]).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_versions_with_hashes_and_nothing_else(lock: str) -> None:
    """An address in a lock would send every user to one machine's package index."""
    left = ENTRY.sub("", (ROOT / lock).read_text(encoding="utf-8"))

    assert left.strip() == ""
    assert entries_of(lock)


def test_a_package_has_the_same_version_and_hashes_in_every_lock() -> None:
    """What is tested is what is installed."""
    whole = {**entries_of("requirements-train.txt"), **entries_of("requirements-dev.txt")}

    for lock in LOCKS:
        for name, entry in entries_of(lock).items():
            assert entry == whole[name], f"{lock}: {name}"


def test_what_the_model_is_trained_with_is_not_needed_to_use_or_to_test_beffroi() -> None:
    """Three hundred megabytes, for the few who train it."""
    for lock in LOCKS[:-1]:
        assert not {"scipy", "scikit-learn"} & entries_of(lock).keys()
    assert entries_of("requirements.txt").items() <= entries_of("requirements-train.txt").items()


def test_what_only_some_files_need_is_not_installed_for_all() -> None:
    """Seven hundred megabytes, for those who have such files; the tests need them all."""
    extras, core = entries_of("requirements-extras.txt"), entries_of("requirements.txt")

    assert not {"numpy", "onnxruntime", "pillow", "cryptography", "av"} & core.keys()
    assert core.items() <= extras.items() <= entries_of("requirements-dev.txt").items()


def test_every_dependency_is_locked_and_has_its_reason(project: dict[str, Any]) -> None:
    """docs/dependencies.md says why each is there, and names none that is gone."""
    groups = project["dependency-groups"]
    wanted = [
        *project["project"]["dependencies"],
        *(one for name, extra in project["project"]["optional-dependencies"].items() if name != "all" for one in extra),
        *groups["build"],
        *(one for one in groups["dev"] if isinstance(one, str)),
        *groups["train"],
    ]
    locked = entries_of("requirements-dev.txt") | entries_of("requirements-train.txt")
    table = re.findall(
        r"^\| `([^`]+)` \|", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    named = {normal(one) for one in wanted}
    assert named <= locked.keys()
    assert sorted(set(map(normal, table))) == sorted(named)
