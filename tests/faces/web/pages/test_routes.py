"""Where each page stands."""

import pytest
from starlette.testclient import TestClient

PAGES = ("", "interview/", "frauds/", "official/", "about/", "accessibility/", "offline/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/embed"])
def test_every_page_answers_alone_and_in_a_frame(client: TestClient, prefix: str, page: str) -> None:
    """A link of the footer that leads nowhere is the first thing a visitor finds."""
    assert client.get(f"{prefix}/fr/{page}").status_code == 200


@pytest.mark.parametrize("page", ["answer/", "complaint/", "deadlines/"])
def test_what_takes_a_form_is_no_page_to_visit(client: TestClient, page: str) -> None:
    """An answer has no address: it is not kept anywhere."""
    assert client.get(f"/fr/{page}").status_code == 405
