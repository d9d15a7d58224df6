"""The outward systems that comments are published to, one a file; `hosted` is the thread that we serve ourselves."""

from __future__ import annotations

from service.actions import Services
from workers.publishers.base import Publisher, PublisherAway
from workers.publishers.hosted import Hosted

__all__ = ["Publisher", "PublisherAway", "publisher_for"]

_HOSTED = Hosted()


def publisher_for(on: Services) -> Publisher:  # noqa: ARG001
    """The site's publisher. Every site has the hosted thread; further publishers join here."""
    return _HOSTED
