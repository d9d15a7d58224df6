"""Settings → Services: the only place where objects are built. Tests call it too, with fakes for what they replace."""

from __future__ import annotations

from service.actions import Services
from service.clock import Clock, SystemClock
from service.queues import Bell, RedisBell, connect
from service.seals import Seals
from service.settings import Settings
from service.store.database import Database
from service.store.sites import SiteShelf


def build(settings: Settings, *, clock: Clock | None = None, bell: Bell | None = None) -> Services:
    """Everything that actions need. Opens nothing yet: the store and Redis are reached at first use."""
    clock = clock or SystemClock()
    database = Database(settings.database_url)
    redis = connect(settings.redis_url)
    return Services(
        settings=settings,
        clock=clock,
        database=database,
        seals=Seals(settings.secret_key),
        redis=redis,
        bell=bell or RedisBell(redis),
        sites=SiteShelf(database, clock),
    )
