"""The door shows the public names and nothing else, and opens fast."""

import subprocess
import sys

import beffroi

PUBLIC = {
    "Attachment",
    "BeffroiError",
    "CatalogueError",
    "Channel",
    "CitedEvidence",
    "CitedSource",
    "Contact",
    "ContactError",
    "Done",
    "FactError",
    "FactNotInForceError",
    "Finding",
    "InputError",
    "Intake",
    "Issue",
    "LexiconError",
    "MissingExtraError",
    "Note",
    "Rulebook",
    "RulebookError",
    "Speaks",
    "SpokenWord",
    "Standing",
    "Strength",
    "UnknownFactError",
    "UnreadableError",
    "Verdict",
    "VerdictWord",
    "check",
    "check_intake",
    "load_rulebook",
    "read_contact",
    "read_file",
}


def test_the_door_shows_exactly_the_public_names() -> None:
    """A name added here is a promise: it is made on purpose, in this list and in the changelog."""
    assert set(beffroi.__all__) == PUBLIC
    assert beffroi.__all__ == sorted(beffroi.__all__, key=lambda name: (not name[0].isupper(), name))


def test_every_public_name_is_there_and_says_what_it_is() -> None:
    """Whoever types help(beffroi.Finding) gets an answer."""
    for name in beffroi.__all__:
        assert getattr(beffroi, name).__doc__


def test_every_error_is_one_of_ours() -> None:
    """One except clause is enough for a caller."""
    for name in beffroi.__all__:
        if name.endswith("Error"):
            assert issubclass(getattr(beffroi, name), beffroi.BeffroiError)


def test_importing_the_library_brings_no_command_line_and_no_workers() -> None:
    """A mail filter pays for neither."""
    program = (
        "import sys, beffroi;"
        "print([name for name in ('click', 'concurrent.futures', 'beffroi.faces.cli') if name in sys.modules])"
    )

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert shown.stdout.strip() == "[]"
