"""Metrics: what is counted, and in what words."""

from beffroi.faces.web.metrics import Metrics


def test_each_application_counts_for_itself() -> None:
    """Two servers in one process do not mix their figures."""
    first, second = Metrics(), Metrics()
    first.answered("/", "GET", 200, 0.002)
    first.judged("fraud", "sms")
    first.rejected()

    lines = first.lines().decode()

    assert 'beffroi_requests_total{method="GET",route="/",status="200"} 1.0' in lines
    assert 'beffroi_request_seconds_bucket{le="0.002",route="/"} 1.0' in lines
    assert "beffroi_rejects_total 1.0" in lines
    assert 'route="/"' not in second.lines().decode()


def test_a_method_that_nobody_knows_is_one_of_the_others() -> None:
    """Whoever asks chooses it: it could be anything."""
    metrics = Metrics()

    metrics.answered("none", "SIDONIE", 405, 0.1)

    assert 'method="other"' in metrics.lines().decode()
    assert "SIDONIE" not in metrics.lines().decode()
