"""The first page."""

import html
import re

from starlette.testclient import TestClient


def test_the_first_page_asks_one_question_with_a_few_large_choices(client: TestClient) -> None:
    """Call, voicemail, e-mail, SMS, network; a letter or a visit share the sixth place."""
    page = client.get("/fr/").text

    choices = re.findall(r'type="radio" name="channel" value="(\w+)"', page)
    assert choices[:5] == ["sms", "email", "call", "voicemail", "social"]
    assert choices[5:] == ["letter", "visit"]
    assert page.count("<textarea") == 1
    assert 'capture="environment"' in page


def test_it_runs_no_script_and_carries_no_style_of_its_own(client: TestClient) -> None:
    """The policy of the page refuses them."""
    page = client.get("/fr/").text

    assert not re.findall(r"<script(?![^>]* src=)", page)
    assert "<style" not in page
    assert not re.findall(r"\s(?:style|on\w+)=", page)
    assert not re.findall(r'(?:src|href)="https?://(?!testserver)', page)


def test_what_was_typed_is_not_lost(client: TestClient) -> None:
    """After a file that could not be read, the words stand in the box still."""
    files = {"file": ("x.zip", b"PK\x03\x04broken", "application/zip")}
    response = client.post("/fr/answer/", data={"channel": "email", "text": "Mes <mots>"}, files=files)

    assert "Mes &lt;mots&gt;</textarea>" in response.text
    assert re.search(r'value="email" checked', response.text)
    assert "coller les mots" in html.unescape(response.text)
