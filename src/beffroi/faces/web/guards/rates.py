"""Rates: how often one address may ask; counted in memory, or in Redis for several servers together."""

import asyncio
import ipaddress
import logging
import time
from typing import Final

from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import FixedWindowRateLimiter, SlidingWindowCounterRateLimiter

from beffroi.faces.logs import REQUESTS, where_it_failed

__all__ = ["RateGuard", "network_of"]

_HOME_OF_SIX: Final = 64  # bits: one household or firm has a network of this size
_SECONDS_WITHOUT_REDIS: Final = 10.0  # before it is tried again
_SECONDS_FOR_REDIS: Final = 1.0


class RateGuard:
    """Counts requests by address.

    Args:
        rate: ``300/minute``, several divided by ``;``; empty for no limit.
        redis_url: Where several servers count together; empty to count here.
    """

    def __init__(self, rate: str, redis_url: str = "") -> None:
        self._items: tuple[RateLimitItem, ...] = tuple(parse_many(rate)) if rate else ()
        self._here = FixedWindowRateLimiter(MemoryStorage())
        self._together: SlidingWindowCounterRateLimiter | None = None
        if rate and redis_url:
            storage: Storage = RedisStorage(f"async+{redis_url}", implementation="redispy", wrap_exceptions=False)
            self._together = SlidingWindowCounterRateLimiter(storage)
        self._without_redis_until = 0.0

    async def seconds_to_wait(self, address: str) -> int:
        """Count one request.

        Args:
            address: Who asks.

        Returns:
            0 where it may be answered, else the seconds until one may.
        """
        if not self._items:
            return 0
        network = network_of(address)
        if self._together is not None and time.monotonic() >= self._without_redis_until:
            try:
                async with asyncio.timeout(_SECONDS_FOR_REDIS):
                    return await self._ask(self._together, network)
            except Exception as error:  # noqa: BLE001  # whatever it is, the page must go on without it
                self._without_redis_until = time.monotonic() + _SECONDS_WITHOUT_REDIS
                REQUESTS.log(logging.WARNING, "redis does not answer (%s): counting here", where_it_failed(error))
        return await self._ask(self._here, network)

    async def _ask(self, limiter: FixedWindowRateLimiter | SlidingWindowCounterRateLimiter, network: str) -> int:
        for item in self._items:
            if not await limiter.hit(item, network):
                window = await limiter.get_window_stats(item, network)
                return max(1, round(window.reset_time - time.time()))
        return 0


def network_of(address: str) -> str:
    """Return what is counted together: an address, or the home network of one of version 6."""
    if ":" not in address:
        return address
    try:
        number = ipaddress.IPv6Address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if number.ipv4_mapped is not None:
        return str(number.ipv4_mapped)
    return str(ipaddress.IPv6Network((number, _HOME_OF_SIX), strict=False))
