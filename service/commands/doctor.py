"""`kommentera doctor`: whether this installation can do its work, and what to do where it cannot."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

import click
from redis.exceptions import RedisError

from service.actions import Services
from service.comments.errors import StoreAway
from service.processes import begin
from service.store import outbox, sites
from service.store.migrate import newest, present
from service.wiring import build

LEAST_SPACE = 500 * 1024 * 1024  # bytes
LATE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Verdict:
    """`state` is `ok`, `warning` or `fault`; `advice` says what to do."""

    part: str
    state: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def doctor(as_json: bool) -> None:
    """Examine settings, store, Redis, disk and queues; exit 1 when something is at fault."""
    on = build(begin())
    verdicts = [verdict for examine in EXAMINATIONS for verdict in examine(on)]
    for verdict in verdicts:
        if as_json:
            click.echo(json.dumps(asdict(verdict)))
        else:
            click.echo(f"{verdict.state:8} {verdict.part}" + (f": {verdict.advice}" if verdict.advice else ""))
    if any(verdict.state == "fault" for verdict in verdicts):
        sys.exit(1)


def _address(on: Services) -> Iterator[Verdict]:
    parts = urlsplit(on.settings.base_url)
    local = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme == "http" and not local:
        yield Verdict("address", "warning", "KOMMENTERA_BASE_URL is http; readers and moderators need https.")
    elif not local and on.settings.trusted_proxies == 0:
        yield Verdict(
            "address", "warning", "behind a proxy, set KOMMENTERA_TRUSTED_PROXIES: else all clients look alike."
        )
    else:
        yield Verdict("address", "ok")


def _store(on: Services) -> Iterator[Verdict]:
    try:
        with on.database.read() as connection:
            reached = present(connection)
            if reached != newest():
                yield Verdict("store", "fault", f"its schema is {reached or 'missing'}; run `kommentera migrate`.")
                return
            if not sites.every(connection):
                yield Verdict("sites", "warning", "there is no site; run `kommentera site add SLUG ORIGIN`.")
            oldest = outbox.oldest(connection, "checks")
    except StoreAway:
        yield Verdict("store", "fault", "it cannot be reached; check KOMMENTERA_DATABASE_URL and that it runs.")
        return
    yield Verdict("store", "ok")
    age = (on.clock.now() - oldest).total_seconds() if oldest else 0.0
    if age > LATE_SECONDS:
        yield Verdict(
            "queues", "fault", f"a comment has waited {age:.0f} s for its checks; is `kommentera work` running?"
        )
    else:
        yield Verdict("queues", "ok")


def _redis(on: Services) -> Iterator[Verdict]:
    try:
        policy = on.redis.config_get("maxmemory-policy").get("maxmemory-policy", "noeviction")
        kept = on.redis.config_get("appendonly").get("appendonly", "no")
    except RedisError:
        try:
            on.redis.ping()
        except RedisError:
            yield Verdict(
                "redis", "fault", "it cannot be reached; comments are stored but wait. Check KOMMENTERA_REDIS_URL."
            )
            return
        yield Verdict("redis", "warning", "its settings may not be read here; it needs maxmemory-policy noeviction.")
        return
    if policy != "noeviction":
        yield Verdict("redis", "fault", f"maxmemory-policy is {policy}: it drops jobs. Set it to noeviction.")
    elif kept != "yes":
        yield Verdict(
            "redis", "warning", "it does not keep its jobs (appendonly no); after a crash the sweep rings again."
        )
    else:
        yield Verdict("redis", "ok")


def _disk(on: Services) -> Iterator[Verdict]:
    free = shutil.disk_usage(on.settings.data_dir).free
    low = free < LEAST_SPACE
    yield Verdict("disk", "warning" if low else "ok", f"only {free // 2**20} MiB are free." if low else "")


EXAMINATIONS: tuple[Callable[[Services], Iterator[Verdict]], ...] = (_address, _store, _redis, _disk)
