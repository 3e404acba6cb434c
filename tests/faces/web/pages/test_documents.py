"""What a person takes away."""

import icalendar
import pytest
from starlette.testclient import TestClient

CARRIED = (
    '{"intake":{"contact":{"channel":"sms","text":"Ameli : payez 0,95 € par carte bancaire sur http://a.example",'
    '"sender":"AMELI","date":"2026-11-02"}}}'
)


def test_the_file_for_a_complaint_is_a_pdf(client: TestClient) -> None:
    """In French whatever the page's language: it is the police who read it."""
    response = client.post("/ar/complaint/", data={"carried": CARRIED, "done": ["gave_card"]})

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["cache-control"] == "no-store"
    assert response.content.startswith(b"%PDF-")
    assert b"fr" in response.content


def test_the_days_not_to_miss_go_into_a_calendar(client: TestClient) -> None:
    """Counted from the day that the person gives."""
    fields = {"carried": CARRIED, "done": ["gave_card", "paid"], "day": "2026-11-20"}
    response = client.post("/de/deadlines/", data=fields)

    assert response.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    assert "2027-12-20" in {str(event.decoded("dtstart")) for event in events}


@pytest.mark.parametrize("place", ["complaint", "deadlines"])
def test_without_a_contact_there_is_no_document(client: TestClient, place: str) -> None:
    """The first page asks for one."""
    assert client.post(f"/fr/{place}/", data={}).status_code == 422
