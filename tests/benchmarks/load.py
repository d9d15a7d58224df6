"""A closed loop of HTTP/1.1 connections: each sends its next request when its last answer has come.

Run as a program it prints one JSON line; it is a process of its own so that its CPU is not counted as the server's.
    python -m tests.benchmarks.load HOST PORT CONNECTIONS SECONDS < one request a line, as JSON strings
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Connection:
    socket: socket.socket
    began: float = 0.0
    received: bytearray = field(default_factory=bytearray)
    wanted: int = -1


def run(host: str, port: int, connections: int, seconds: float, requests: Iterator[bytes]) -> dict[str, float]:
    """Rate, latencies in milliseconds, and answers that were not 2xx or 304."""
    selector = selectors.DefaultSelector()
    for _ in range(connections):
        opened = socket.create_connection((host, port))
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = Connection(opened)
        selector.register(opened, selectors.EVENT_READ, connection)
        _send(connection, requests)
    latencies: list[float] = []
    refused = 0
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        for key, _ in selector.select(timeout=1.0):
            connection = key.data
            connection.received += connection.socket.recv(262_144)
            status = _complete(connection)
            if status:
                latencies.append(time.perf_counter() - connection.began)
                refused += not (200 <= status < 300 or status == 304)
                _send(connection, requests)
    elapsed = time.perf_counter() - began
    latencies.sort()
    return {
        "per_second": len(latencies) / elapsed,
        "count": len(latencies),
        "refused": refused,
        "p50_ms": _quantile(latencies, 0.5) * 1000,
        "p99_ms": _quantile(latencies, 0.99) * 1000,
    }


def _send(connection: Connection, requests: Iterator[bytes]) -> None:
    connection.received.clear()
    connection.wanted = -1
    connection.began = time.perf_counter()
    connection.socket.sendall(next(requests))


def _complete(connection: Connection) -> int:
    """The answer's status once all of it is here, else 0."""
    if connection.wanted < 0:
        end = connection.received.find(b"\r\n\r\n")
        if end < 0:
            return 0
        head = bytes(connection.received[:end]).lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        connection.wanted = end + 4 + length
    if len(connection.received) < connection.wanted:
        return 0
    return int(connection.received[9:12])


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def _endless(lines: list[bytes]) -> Iterator[bytes]:
    while True:
        yield from lines


def main() -> None:
    host, port, connections, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    lines = [json.loads(line).encode() for line in sys.stdin]
    print(json.dumps(run(host, port, connections, seconds, _endless(lines))))


if __name__ == "__main__":
    main()
