"""``/health``, ``/ready``, ``/metrics``: for whoever runs the server."""

from collections.abc import Callable

from starlette.testclient import TestClient

from beffroi import load_rulebook

from ..conftest import FRAUD

Client = Callable[..., TestClient]


def test_health_and_readiness_are_told(client: Client) -> None:
    """A balancer sends requests to whoever is ready; the version tells which rulebook judges."""
    opened = client()

    assert opened.get("/health").json() == {"status": "ok"}
    assert opened.get("/ready").json()["rulebook"] == load_rulebook().version


def test_requests_and_verdicts_are_counted_by_words_of_closed_lists(client: Client) -> None:
    """A label made of what was sent would hold personal data, and grow without end."""
    opened = client()
    opened.post("/api/v1/check", json=FRAUD)
    opened.get("/api/v1/rulebook/facts/0639980012")
    opened.get("/0639980012")
    opened.request("BREW", "/health")

    lines = opened.get("/metrics").text

    assert 'beffroi_requests_total{method="POST",route="/api/v1/check",status="200"} 1.0' in lines
    assert 'route="/api/v1/rulebook/facts/{id}",status="404"' in lines
    assert 'method="GET",route="none",status="404"' in lines
    assert 'method="other",route="/health",status="405"' in lines
    assert 'beffroi_verdicts_total{channel="sms",verdict="fraud"} 1.0' in lines
    assert "0639980012" not in lines
