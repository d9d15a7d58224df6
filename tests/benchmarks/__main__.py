"""`make bench`: first figures of the whole, each beside its yardstick.

python -m tests.benchmarks [submissions|chain|postgresql|reads|latency|memory|checks …]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import Any
from urllib.request import urlopen

from sqlalchemy import NullPool, create_engine, text

from service.comments.comment import CheckedText
from service.policy.sanitise import sanitise
from tests import installation as system
from tests.benchmarks import yardstick
from tests.servers import DURABLE, fresh_database, postgresql_programs, postgresql_server
from workers.checks.runner import run_checks
from workers.supervisor import command

SECONDS = float(os.environ.get("KOMMENTERA_TEST_BENCH_SECONDS", "6"))
ORIGIN = "https://blog.example.org"
TEXT = (
    "Hej, det här är kommentar {n}. Vi har samma problem med skolfrånvaro i vår kommun och undrar hur ni har gjort när "
    "eleverna inte vill komma tillbaka. Tack för att ni skriver så öppet om det."
)


ENDS = ("samtal", "frågor", "vägar", "böcker", "tider", "möten", "planer", "resor", "dagar", "rum", "hus", "arbeten")
WORDS = tuple(f"{chr(97 + n // 26)}{chr(97 + n % 26)}{ENDS[n % len(ENDS)]}" for n in range(650))


def submissions() -> None:
    """Submissions a second and CPU each, at 64 connections, against a bare route that reads the same body."""
    with installation("serve", "--workers", "2") as (port, pid, _):
        before = system.cpu_seconds(pid)
        ours = load(port, posts(port), 64, SECONDS)
        cpu = (system.cpu_seconds(pid) - before) / max(1, ours["count"])
        calm = load(port, posts(port, "B"), 16, SECONDS / 2)
    with bare(300) as (port, pid):
        before = system.cpu_seconds(pid)
        theirs = load(port, [request("POST", "/bare", port, body("x", 1))], 64, SECONDS / 2)
        bare_cpu = (system.cpu_seconds(pid) - before) / theirs["count"]
    say("submissions", f"{ours['per_second']:.0f}/s", f"bare route {theirs['per_second']:.0f}/s", ours, theirs)
    line("  CPU each", f"{cpu * 1000:.2f} ms", f"bare route {bare_cpu * 1000:.2f} ms, ×{cpu / bare_cpu:.1f}")
    line(
        "  p50 / p99 at 16 connections",
        f"{calm['p50_ms']:.0f} / {calm['p99_ms']:.0f} ms",
        f"{calm['refused']:.0f} refused",
    )


def chain() -> None:
    """Comments a second through the whole chain: submitted at 64 connections while workers check and publish."""
    with installation("up") as (port, _, folder):
        through("chain", port, f"sqlite:///{folder / 'kommentera.sqlite3'}")


def postgresql() -> None:
    """The same with PostgreSQL as the store, a cluster of its own that waits for its disk."""
    programs = postgresql_programs()
    if programs is None:
        line("chain on PostgreSQL", "–", "no PostgreSQL server programs on this machine")
        return
    with (
        postgresql_server(programs, settings=DURABLE) as server,
        fresh_database(server) as url,
        installation("up", store=url) as (port, _, _),
    ):
        through("chain on PostgreSQL", port, url)


def through(name: str, port: int, store: str) -> None:
    began = time.monotonic()
    sent = load(port, posts(port), 64, SECONDS)
    while unfinished(store) and time.monotonic() - began < 120:
        time.sleep(0.05)
    elapsed = time.monotonic() - began
    done = states(store)
    beside = f"{sent['count']:.0f} sent, {done} after {elapsed:.1f} s"
    line(name, f"{done.get('published', 0) / elapsed:.0f}/s", beside)


def latency() -> None:
    """From receiving to publishing, as the store has noted them, at 20 comments a second.

    Without the first ten, which find every process just started.
    """
    with installation("up") as (port, _, folder):
        connection = HTTPConnection("127.0.0.1", port)
        for number in range(310):
            content = body(f"{ORIGIN}/post/{number % 20}", number)
            connection.request("POST", "/api/v1/sites/blog/comments", content, {"Content-Type": "application/json"})
            connection.getresponse().read()
            time.sleep(0.05)
        connection.close()
        store = f"sqlite:///{folder / 'kommentera.sqlite3'}"
        while unfinished(store):
            time.sleep(0.05)
        rows = query(
            store,
            "SELECT published_at - received_at FROM comments WHERE published_at IS NOT NULL ORDER BY received_at",
        )
    times = sorted(row[0] / 1000 for row in rows[10:])
    p99 = times[int(len(times) * 0.99)]
    line("submit → published", f"p50 {statistics.median(times):.0f} ms, p99 {p99:.0f} ms", f"{len(times)} comments")


def reads() -> None:
    """Reads of a thread of 100 comments against a bare route that returns as many bytes."""
    with installation("up") as (port, _, folder):
        load(port, posts(port, pages=1)[:100], 4, 1.0)
        while unfinished(f"sqlite:///{folder / 'kommentera.sqlite3'}"):
            time.sleep(0.05)
        path = f"/api/v1/sites/blog/threads?page={ORIGIN}/post/0"
        size = measure_size(port, path)
        ours = load(port, [request("GET", path, port)], 64, SECONDS)
    with bare(size) as (port, _):
        theirs = load(port, [request("GET", "/bare", port)], 64, SECONDS / 2)
    say(
        f"thread of 100 ({size} bytes)",
        f"{ours['per_second']:.0f}/s",
        f"bare route {theirs['per_second']:.0f}/s",
        ours,
        theirs,
    )


def memory() -> None:
    """The whole of `up` at rest: proportional set size of all its processes."""
    with installation("up") as (_, pid, _):
        time.sleep(3)
        line("memory of `up` at rest", f"{system.memory_mib(pid):.0f} MiB", f"{len(system.family(pid))} processes")


def checks() -> None:
    """Comments checked a second on one core, against the time that sanitising alone takes."""
    texts = [CheckedText(sanitise(TEXT.format(n=n)), author="Kerstin") for n in range(500)]
    run_checks(texts[0])
    ours = rate(lambda n: run_checks(texts[n % 500]))
    plain = rate(lambda n: sanitise(TEXT.format(n=n)))
    line("checks", f"{ours:.0f}/s and core", f"sanitising alone {plain:.0f}/s")


def rate(work: Callable[[int], object]) -> float:
    began, done = time.process_time(), 0
    while time.process_time() - began < SECONDS / 3:
        work(done)
        done += 1
    return done / (time.process_time() - began)


def load(port: int, requests: list[bytes], connections: int, seconds: float) -> dict[str, float]:
    """What the closed loop measured."""
    lines = "\n".join(json.dumps(request.decode()) for request in requests)
    arguments = ["127.0.0.1", str(port), str(connections), str(seconds)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load", *arguments],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


@contextmanager
def installation(*arguments: str, store: str = "") -> Iterator[tuple[int, int, Path]]:
    """A fresh installation with the site `blog`, which publishes what is clean and has no limit a minute.

    `store`: the URL of an empty database, instead of SQLite in the installation's folder.
    """
    with tempfile.TemporaryDirectory(prefix="kb") as name:
        folder, port = Path(name), system.free_port()
        environment = {"KOMMENTERA_DATA_DIR": name, "KOMMENTERA_BASE_URL": f"http://127.0.0.1:{port}"}
        environment |= {"KOMMENTERA_DATABASE_URL": store} if store else {}
        for setup in (
            ["migrate"],
            ["site", "add", "blog", ORIGIN],
            ["site", "set", "blog", "mode=review-flagged", "rate_per_minute=0"],
        ):
            run_quietly(command(*setup), environment)
        full = command(*arguments, "--port", str(port))
        with system.running(full, port, environment, "/healthz") as pid:
            yield port, pid, folder


def run_quietly(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run(arguments, env={**os.environ, **environment}, check=True, capture_output=True)


@contextmanager
def bare(size: int) -> Iterator[tuple[int, int]]:
    port = system.free_port()
    start = [sys.executable, "-m", "tests.benchmarks.yardstick", str(port)]
    with system.running(start, port, {yardstick.SIZE: str(size)}, "/bare") as pid:
        yield port, pid


def posts(port: int, batch: str = "A", pages: int = 20) -> list[bytes]:
    """Requests that are all different comments, spread over some pages."""
    return [
        request("POST", "/api/v1/sites/blog/comments", port, body(f"{ORIGIN}/post/{n % pages}", n, batch))
        for n in range(30_000 if pages > 1 else 100)
    ]


def body(page: str, n: int, batch: str = "A") -> str:
    """A comment in words of its own, for what resembles its neighbours is held; none opens a sentence, as names do."""
    chosen = Random(f"{batch}{n}")
    words = " ".join(chosen.choice(WORDS) for _ in range(18))
    comment = f"Hej, det här är kommentar {batch}{n}. Den handlar om {words}."
    return json.dumps({"page": page, "author": "Anna Lind", "email": f"anna.{n}@example.org", "comment": comment})


def request(method: str, path: str, port: int, content: str = "") -> bytes:
    head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    if content:
        head += ["Content-Type: application/json", f"Content-Length: {len(content.encode())}"]
    return ("\r\n".join(head) + "\r\n\r\n" + content).encode()


def measure_size(port: int, path: str) -> int:
    with urlopen(f"http://127.0.0.1:{port}{path}") as response:
        return len(response.read())


def query(store: str, statement: str) -> list[tuple[Any, ...]]:
    engine = create_engine(store, poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def unfinished(store: str) -> int:
    return int(query(store, "SELECT count(*) FROM outbox")[0][0])


def states(store: str) -> dict[str, int]:
    return {str(state): int(count) for state, count in query(store, "SELECT status, count(*) FROM comments GROUP BY 1")}


def say(name: str, ours: str, theirs: str, mine: dict[str, float], other: dict[str, float]) -> None:
    line(name, ours, f"{theirs}, ratio {mine['per_second'] / other['per_second']:.2f}; {mine['refused']:.0f} refused")


def line(name: str, figure: str, beside: str) -> None:
    print(f"{name:34} {figure:24} {beside}", flush=True)


ALL = {work.__name__: work for work in (submissions, chain, postgresql, latency, reads, checks, memory)}

if __name__ == "__main__":
    for chosen in sys.argv[1:] or ALL:
        ALL[chosen]()
