"""The tree keeps its habits: small files, small functions, names with a subject, a test for each module."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .documents import ROOT

MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40
NO_SUBJECT = {"util", "utils", "helper", "helpers", "common", "misc", "stuff", "tools", "core", "base"}
CASES = "cases/test_cases.py"  # worked contacts, judged end to end
COVERED_BY = {  # modules, or folders of them, without a test file of their name: where their cases are instead
    "__main__.py": "faces/cli/test_start.py",
    "contact/contact.py": "contact/test_reading.py",
    "contact/faults.py": "contact/test_reading.py",
    "contact/readers/intake.py": "faces/test_files.py",
    "contact/readers/mails/forward_labels.py": "contact/readers/mails/test_forwarded.py",
    "errors.py": "faces/test_door.py",
    "evidence/claims.py": CASES,
    "evidence/comfort.py": CASES,
    "evidence/directory.py": "rulebook/test_compiling.py",
    "evidence/evidence.py": CASES,
    "evidence/lexicon": CASES,
    "evidence/looking.py": CASES,
    "evidence/passage.py": CASES,
    "evidence/pressure.py": CASES,
    "evidence/pretexts.py": CASES,
    "evidence/requests.py": CASES,
    "evidence/voice.py": CASES,
    "evidence/words.py": "rulebook/test_vocabulary.py",
    "faces/cli/answering.py": "faces/cli/test_checking.py",
    "faces/cli/asking.py": "faces/cli/test_checking.py",
    "faces/cli/judging.py": "faces/cli/test_screening.py",
    "faces/cli/options.py": "faces/cli/test_checking.py",
    "faces/cli/progress.py": "faces/cli/test_screening.py",
    "faces/settings.py": "faces/test_files.py",
    "interview/question.py": "interview/test_script.py",
    "rulebook/fact.py": "rulebook/test_shapes.py",
    "rulebook/rule.py": "rulebook/test_shapes.py",
    "verdict": CASES,
}
_FRENCH = set("àâçéèêëîïôùûœ’")
_WORDS_OF_A_SENTENCE = 4


def modules(source: Path) -> list[Path]:
    """Return every Python file of the package, relative to it."""
    return sorted(path.relative_to(source) for path in source.rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file with the number of its lines, signature and docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
            if body:
                yield f"{path.name}:{node.lineno} {node.name}", (node.end_lineno or 0) - body[0].lineno + 1


def sentences(path: Path) -> Iterator[str]:
    """Yield each text of a file, docstrings left out, that reads like a French sentence."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            text = node.value
            if _FRENCH & set(text) and len(text.split()) >= _WORDS_OF_A_SENTENCE:
                yield f"{path.name}:{node.lineno} {text[:60]!r}"


def test_no_file_is_longer_than_a_reader_holds_in_mind(source: Path) -> None:
    """A file that grows is two subjects."""
    long = {
        str(path): lines
        for path in modules(source)
        if (lines := len((source / path).read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_no_function_is_longer_than_a_screen(source: Path) -> None:
    """Nor a function."""
    long = {
        name: lines
        for path in modules(source)
        for name, lines in functions(source / path)
        if lines > MOST_LINES_OF_A_FUNCTION
    }

    assert long == {}


def test_every_module_is_named_by_its_subject(source: Path) -> None:
    """What has no subject becomes the place where everything goes."""
    named = {path for path in modules(source) if NO_SUBJECT & set(path.stem.split("_"))}

    assert named == set()


def test_every_module_has_a_test_file_of_its_name(source: Path) -> None:
    """Whoever changes a file knows where its cases are; a door only re-exports."""
    tests = ROOT / "tests"
    missing = [
        path.as_posix()
        for path in modules(source)
        if path.name != "__init__.py"
        and not (tests / path.parent / f"test_{path.stem}.py").exists()
        and not any((tests / COVERED_BY.get(at.as_posix(), "nowhere")).exists() for at in (path, path.parent))
    ]

    assert missing == []


def test_the_exceptions_are_modules_that_are_there(source: Path) -> None:
    """A table of exceptions outlives what it excepts."""
    assert [path for path in COVERED_BY if not (source / path).exists()] == []


def test_sentences_for_citizens_stand_in_texts_alone(source: Path) -> None:
    """Or they could be neither translated nor checked for plain language."""
    found = [one for path in modules(source) if path.parts[0] != "texts" for one in sentences(source / path)]

    assert found == []


def test_every_room_of_the_picture_is_there_and_no_other(source: Path) -> None:
    """docs/architecture.md shows the house as it stands."""
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    shown = {line[3:].split()[0].rstrip("/") for line in picture.splitlines() if line.startswith(("├─ ", "└─ "))}

    there = {path.name for path in source.iterdir() if not path.name.startswith("__pyc") and path.name != "py.typed"}

    assert shown == there
