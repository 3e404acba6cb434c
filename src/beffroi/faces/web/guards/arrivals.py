"""Arrivals: how many bodies one address may have on their way; slow ones shall not take every place there is."""

from collections.abc import Iterator
from contextlib import contextmanager

from beffroi.faces.web.guards.bodies import BoundedBody
from beffroi.faces.web.guards.rates import network_of

__all__ = ["Arrivals"]


class Arrivals:
    """Knows the bodies of the requests at work.

    Args:
        most: Bodies of one address, or home network, that may be on their way at a time.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._by_network: dict[str, set[BoundedBody]] = {}

    def are_too_many(self, address: str) -> bool:
        """Say whether one more body of an address is one too many."""
        bodies = self._by_network.get(network_of(address), ())
        return len(bodies) >= self.most and sum(not body.is_complete for body in bodies) >= self.most

    @contextmanager
    def counted(self, address: str, body: BoundedBody) -> Iterator[None]:
        """Count a body until its request is answered, or it has arrived."""
        network = network_of(address)
        bodies = self._by_network.setdefault(network, set())
        bodies.add(body)
        try:
            yield
        finally:
            bodies.discard(body)
            if not bodies:
                self._by_network.pop(network, None)
