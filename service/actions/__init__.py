"""What may happen: one verb a file, one transaction each. Web, workers and commands all come through here to change."""

from __future__ import annotations

from dataclasses import dataclass

from redis import Redis

from service.clock import Clock
from service.queues import Bell
from service.seals import Seals
from service.settings import Settings
from service.store.database import Database
from service.store.sites import SiteShelf


@dataclass(frozen=True, slots=True)
class Services:
    """What an action needs from outside; built in `service.wiring`, handed in everywhere."""

    settings: Settings
    clock: Clock
    database: Database
    seals: Seals
    redis: Redis
    bell: Bell
    sites: SiteShelf
