"""Feeds re-checks to the checks' queue, at each end of a batch of theirs and with every sweep."""

from __future__ import annotations

import structlog

from service.actions import Services, recheck
from service.comments.errors import StoreAway
from workers.checks.runner import CHECKS

VERSIONS = {check.NAME: check.VERSION for check in CHECKS}

log = structlog.get_logger()


def go_on(on: Services) -> int:
    """Feed what re-checks have still to read; returns how many comments. While the store is away nothing is fed."""
    try:
        return recheck.go_on(on, VERSIONS)
    except StoreAway:
        log.warning("store_away", task="recheck")
        return 0
