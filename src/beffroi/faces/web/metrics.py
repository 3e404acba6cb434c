"""Metrics: what the server counts, for Prometheus; labels are words of closed lists, never of a request."""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

__all__ = ["MEDIA_TYPE", "SHARED_FOLDER_VARIABLE", "Metrics"]

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
SHARED_FOLDER_VARIABLE: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Names the folder in which several processes count together; the library reads it when it is imported."""
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_SECONDS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counts of one process, or of all where they share a folder."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # when somebody first asked is nobody's business
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "beffroi_requests", "Requests answered.", ("route", "method", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "beffroi_request_seconds",
            "Seconds from a request's head to the end of its answer.",
            ("route",),
            registry=self._registry,
            buckets=_SECONDS,
        )
        self._verdicts = Counter("beffroi_verdicts", "Verdicts given.", ("verdict", "channel"), registry=self._registry)
        self._rejects = Counter("beffroi_rejects", "Lines of streams that were rejected.", registry=self._registry)
        self._answered: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._given: dict[tuple[str, str], Counter] = {}

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request.

        Args:
            route: The template of its address; ``none`` where there was none.
            method: Its method; one that is not known is counted as ``other``.
            status: The status of the answer.
            seconds: How long it took.
        """
        key = (route, method if method in _METHODS else "other", status)
        kept = self._answered.get(key)
        if kept is None:  # as many as there are routes, methods and statuses
            kept = self._requests.labels(key[0], key[1], str(status)), self._seconds.labels(route)
            self._answered[key] = kept
        kept[0].inc()
        kept[1].observe(seconds)

    def judged(self, verdict: str, channel: str) -> None:
        """Count one verdict."""
        key = (verdict, channel)
        kept = self._given.get(key)
        if kept is None:
            kept = self._given[key] = self._verdicts.labels(*key)
        kept.inc()

    def rejected(self) -> None:
        """Count one line of a stream that could not be judged."""
        self._rejects.inc()

    def lines(self) -> bytes:
        """Return all counts, those of other processes too, in Prometheus' text format."""
        if not os.environ.get(SHARED_FOLDER_VARIABLE):
            return generate_latest(self._registry)
        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together)
