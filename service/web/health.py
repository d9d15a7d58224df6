"""For operators: is the process alive, can it work, and what do the numbers say."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response
from redis.exceptions import RedisError

from service.comments.errors import StoreAway
from service.metrics import exposition
from service.queues import QUEUES
from service.store import comments, outbox
from service.web.context import services
from service.web.guards import public

blueprint = Blueprint("health", __name__)

CHECK_ALARM_SECONDS = 300


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers."""
    return _json({"status": "ok"}, 200)


@blueprint.get("/readyz")
@public
def readyz() -> Response:
    """200 when the store and Redis answer and no check is overdue, else 503; never an exception's text."""
    parts: dict[str, Any] = {"store": "ok", "redis": "ok", "oldest_unfinished_check_seconds": 0.0}
    try:
        parts["oldest_unfinished_check_seconds"] = _ages()["checks"]
    except StoreAway:
        parts["store"] = "away"
    try:
        services().redis.ping()
    except RedisError:
        parts["redis"] = "away"
    ready = parts["store"] == "ok" and parts["redis"] == "ok"
    late = parts["oldest_unfinished_check_seconds"] > CHECK_ALARM_SECONDS
    status = "ok" if ready and not late else "late" if ready else "away"
    return _json({"status": status, **parts}, 200 if status == "ok" else 503)


@blueprint.get("/metrics")
@public
def metrics() -> Response:
    """Prometheus text format."""
    gauges: dict[str, tuple[str, dict[str, float]]] = {}
    try:
        with services().database.read() as connection:
            by_status = comments.count_by_status(connection)
            depths = {queue: float(outbox.depth(connection, queue)) for queue in QUEUES}
        gauges["kommentera_comments"] = ("Comments by state", {state: float(n) for state, n in by_status.items()})
        gauges["kommentera_outbox_depth"] = ("Outbox rows not done", depths)
        gauges["kommentera_outbox_age_seconds"] = ("Age of the oldest outbox row", _ages())
    except StoreAway:
        gauges["kommentera_store_up"] = ("Whether the store answers", {"store": 0.0})
    return Response(exposition(gauges), content_type="text/plain; version=0.0.4; charset=utf-8")


def _ages() -> dict[str, float]:
    now = services().clock.now()
    with services().database.read() as connection:
        oldest = {queue: outbox.oldest(connection, queue) for queue in QUEUES}
    return {queue: round((now - at).total_seconds(), 1) if at else 0.0 for queue, at in oldest.items()}


def _json(content: dict[str, Any], status: int) -> Response:
    return Response(orjson.dumps(content), status, content_type="application/json")
