"""How many submissions one network may make in a minute.

Counted in Redis by the keyed hash of the network, so that all processes and hosts count together; when Redis is away
nothing is counted and nothing refused (the checks still see every comment).
"""

from __future__ import annotations

import time

import structlog
from redis import Redis
from redis.exceptions import RedisError

from service.clock import Clock
from service.comments.errors import TooMany

WINDOW = 60
_SILENCE_SECONDS = 2.0

log = structlog.get_logger()


class RateLimit:
    """A fixed window of one minute for each site and network."""

    def __init__(self, redis: Redis, clock: Clock) -> None:
        self._redis = redis
        self._clock = clock
        self._silent_until = 0.0

    def spend(self, site: str, network_hash: str, per_minute: int) -> float:
        """Count one submission, and say what share of the allowance was used before it.

        Raises `TooMany` with the seconds until the window ends.
        """
        now = self._clock.now().timestamp()
        if per_minute == 0 or time.monotonic() < self._silent_until:
            return 0.0
        window = int(now // WINDOW)
        key = f"kommentera:rate:{site}:{network_hash}:{window}"
        try:
            pipeline = self._redis.pipeline(transaction=False)
            pipeline.incr(key)
            pipeline.expire(key, WINDOW * 2)
            count, _ = pipeline.execute()
        except RedisError as error:
            self._silent_until = time.monotonic() + _SILENCE_SECONDS
            log.warning("limits_silent", error=type(error).__name__)
            return 0.0
        if count > per_minute:
            raise TooMany(int((window + 1) * WINDOW - now) + 1)
        return float(count - 1) / per_minute
