"""Canaries: what a commenter typed shows up in the store and nowhere else that it should not."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest
from redis import Redis

from tests.builders import ORIGIN
from tests.flows.conftest import Up
from tests.flows.test_real_input import post, rows, wait_until_finished

pytestmark = [pytest.mark.slow]

CANARIES = {
    "name": "Kanariefågeln Kvitter",
    "email": "kanarie.kvitter@example.org",
    "address": "198.51.100.77",
    "text": "kvitterkvatter-i-texten",
    "personal number": "19811218-9876",
    "title": "Kanariens rubrik",
    "agent": "KanarieBrowser",
    "key": "kanarie-nyckel-0001",
    "url": "https://kanarie.example/sida",
}
PAGE = f"{ORIGIN}/kanarie"
FIELDS = {
    "page": PAGE,
    "author": CANARIES["name"],
    "email": CANARIES["email"],
    "url": CANARIES["url"],
    "title": CANARIES["title"],
    "comment": f"{CANARIES['text']} {CANARIES['personal number']}",
}
HEADERS = {
    "Content-Type": "application/json",
    "User-Agent": CANARIES["agent"],
    "X-Forwarded-For": CANARIES["address"],
    "Idempotency-Key": CANARIES["key"],
}


@pytest.fixture(scope="module")
def held(up: Up) -> Up:
    """An installation that was told the canaries in every way: refused, warned, held, broken."""
    attempts = [
        FIELDS,
        {**FIELDS, "email": f"{CANARIES['email']}@"},
        {**FIELDS, "comment": CANARIES["text"] * 5_000},
        {**FIELDS, "page": f"https://elsewhere.example/{CANARIES['text']}"},
        {**FIELDS, "acknowledge": True},
        {**FIELDS, "acknowledge": True, "comment": f"{FIELDS['comment']} ett nyckelbyte"},
    ]
    answers = [post(up, json.dumps(attempt).encode(), HEADERS)[0] for attempt in attempts]
    assert answers == [422, 422, 422, 403, 202, 422]
    post(up, json.dumps(FIELDS).encode()[:-5], HEADERS)
    wait_until_finished(up)
    assert rows(up, "SELECT status FROM comments ORDER BY received_at DESC LIMIT 1") == [("held",)]
    time.sleep(0.5)
    return up


def leaks(content: str) -> list[str]:
    folded = content.casefold()
    return [
        what
        for what, canary in CANARIES.items()
        if any(form.casefold() in folded for form in (canary, json.dumps(canary)[1:-1], quote(canary)))
    ]


def get(up: Up, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", up.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse().read().decode()
    connection.close()
    return answer


def test_the_canaries_can_be_seen_at_all(held: Up) -> None:
    """Else the tests below would prove nothing: the store has them, all but address, agent and key."""
    store = b"".join(path.read_bytes() for path in held.folder.glob("kommentera.sqlite3*")).decode("utf-8", "replace")

    assert set(leaks(store)) == set(CANARIES) - {"address", "agent", "key"}


def test_logs_have_none(held: Up) -> None:
    log = held.printed.read_text(encoding="utf-8")

    assert '"event":"request"' in log
    assert leaks(log) == []


def test_metrics_and_health_have_none(held: Up) -> None:
    for path in ("/metrics", "/readyz", "/healthz"):
        assert leaks(get(held, path)) == []


def test_redis_has_none(held: Up) -> None:
    redis = Redis.from_url(f"unix://{held.folder / 'valkey.sock'}")
    everything = [repr((key, redis.dump(key))) for key in redis.keys("*")]
    written = [path.read_bytes().decode("latin-1") for path in Path(held.folder, "valkey").rglob("*") if path.is_file()]

    assert written
    assert leaks("".join(everything + written)) == []


@pytest.mark.parametrize(
    "path",
    [
        f"/api/v1/sites/blog/threads?page={PAGE}",
        f"/api/v1/sites/blog/counts?page={PAGE}",
        f"/sites/blog/thread?page={PAGE}",
        f"/sites/blog/thread?page={PAGE}&document=1",
        "/sites/blog/feed.atom",
        "/api/v1/sites/blog/policy",
    ],
)
def test_public_answers_have_none(held: Up, path: str) -> None:
    answer = get(held, path)

    assert answer
    assert leaks(answer) == []
