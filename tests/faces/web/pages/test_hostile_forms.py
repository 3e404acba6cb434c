"""Forms as nobody's browser sends them: too long, from another site, more than can be done at a time."""

import json
import threading

import pytest
from starlette.testclient import TestClient

WORDS = "Ameli : votre carte Vitale expire, https://ameli.example"
CONTACT = {"channel": "sms", "text": WORDS}


def carried(**others: object) -> dict[str, tuple[None, str]]:
    """Return a form with a contact that an earlier page carried."""
    return {"carried": (None, json.dumps({"intake": {"contact": CONTACT}, **others}))}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("place", ["answer", "complaint", "deadlines"])
def test_another_site_carries_nothing_on(client: TestClient, site: str, place: str) -> None:
    """It could make the page say that a signature was verified."""
    assert client.post(f"/fr/{place}/", files=carried(), headers={"sec-fetch-site": site}).status_code == 422
    assert client.post(f"/fr/{place}/", files=carried(), headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_no_more_is_carried_back_than_was_given(client: TestClient) -> None:
    """Thousands of contacts in a hidden field would be judged one by one."""
    others = [{**CONTACT, "text": "x" * 90_000}] * 50
    form = {"carried": (None, json.dumps({"intake": {"contact": CONTACT, "others": others}}))}

    assert client.post("/fr/answer/", files=form).status_code == 422


def test_answers_that_are_none_of_ours_bring_back_the_first_page(client: TestClient) -> None:
    """Not a page that says there is nothing at this address."""
    answer = client.post("/fr/answer/", files=carried(answers={"x": ["y"]}), headers={"accept": "text/html"})

    assert answer.status_code == 422
    assert '<form class="ask"' in answer.text


@pytest.mark.parametrize("length", [True, False])
def test_a_long_form_written_like_an_address_is_refused(client: TestClient, *, length: bool) -> None:
    """It would be taken apart in one go: 25 MB of it held up everybody for four seconds."""
    form = b"text=" + b"%41" * 100_000
    headers = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}

    answer = client.post("/fr/answer/", content=form if length else iter([form]), headers=headers)

    assert answer.status_code == 413


def test_a_page_about_a_long_text_is_told_to_come_again_when_too_many_wait(client: TestClient) -> None:
    """What was typed is still in the box, and whoever pastes a short one waits for none of them."""
    desk = client.app.state.desk  # type: ignore[attr-defined]
    go_on = threading.Event()
    for _ in range(18):
        client.portal.start_task_soon(desk.work_apart, lambda: go_on.wait(20))  # type: ignore[union-attr]
    try:
        long = client.post("/fr/answer/", files=carried_text(WORDS + " x" * 10_000))
        complaint = client.post("/fr/complaint/", files=carried())
        short = client.post("/fr/answer/", files=carried_text(WORDS))
    finally:
        go_on.set()

    assert (long.status_code, complaint.status_code, short.status_code) == (503, 503, 200)
    assert int(long.headers["retry-after"]) > 0
    assert WORDS in long.text


def carried_text(words: str) -> dict[str, tuple[None, str]]:
    """Return a form as the first page sends it."""
    return {"channel": (None, "sms"), "text": (None, words)}
