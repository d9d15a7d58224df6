"""Between Granian and Flask: a request reaches a Flask thread only when all of its body is here.

Granian hands a WSGI application its request before the body has come, so a few slow senders would hold every thread
(measured: fifty of them stopped the service). Here the event loop collects bodies, thousands at a time and within a
time limit; threads only ever see complete ones. A body past the limit is read to its end and thrown away, so that its
sender gets to read the 413 instead of a broken connection.
"""

from __future__ import annotations

import asyncio
import gc
import io
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Protocol

from service.lifeline import follow_parent
from service.processes import begin
from service.queues import BatchingBell
from service.web.app import BODY_LIMIT, application
from service.wiring import build

BODY_SECONDS = 60.0  # for the whole body; a form of 20,000 characters needs 3 kbit/s
READERS = 3  # threads: a read waits for little; with more of them they only take turns with each other
DRAINED = 64 * 1024 * 1024  # bytes of an oversized body that are read before the connection is given up

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Answer = tuple[int, list[tuple[str, str]], bytes]

_LATE: Answer = (HTTPStatus.REQUEST_TIMEOUT, [("content-length", "0"), ("connection", "close")], b"")


class Scope(Protocol):
    """The part of an RSGI scope that is used (RSGI specification 1.6)."""

    method: str
    path: str
    query_string: str
    scheme: str
    client: str
    server: str
    http_version: str
    headers: Any


class Front:
    """An RSGI application around a WSGI one. `limit` is the largest body in bytes, `threads` how many run at once."""

    def __init__(self, application: Application, limit: int, threads: int) -> None:
        self._application = application
        self._limit = limit
        self._changing = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._reading = ThreadPoolExecutor(min(threads, READERS), thread_name_prefix="reading")

    async def __rsgi__(self, scope: Scope, protocol: Any) -> None:
        status, headers, content = await self._answer(scope, protocol)
        if content:
            protocol.response_bytes(status, headers, content)
        else:
            protocol.response_empty(status, headers)

    async def _answer(self, scope: Scope, protocol: Any) -> Answer:
        environ = _environ(scope)
        body = b""
        pool = self._reading
        if scope.method not in ("GET", "HEAD"):
            pool = self._changing
            try:
                async with asyncio.timeout(BODY_SECONDS):
                    body, length = await self._collect(protocol)
            except TimeoutError:
                return _LATE
            environ["CONTENT_LENGTH"] = str(length)
        environ["wsgi.input"] = io.BytesIO(body)
        return await asyncio.get_running_loop().run_in_executor(pool, self._call, environ)

    async def _collect(self, protocol: Any) -> tuple[bytes, int]:
        """The body and its length; an empty body with the true length when that is over the limit."""
        pieces: list[bytes] = []
        length = 0
        async for piece in protocol:
            length += len(piece)
            if length <= self._limit:
                pieces.append(piece)
            elif length > DRAINED:
                break
            else:
                pieces.clear()
        return b"".join(pieces), length

    def _call(self, environ: Environ) -> Answer:
        begun: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:  # noqa: ARG001
            begun[:] = [int(status[:3]), headers]

        result = self._application(environ, start_response)
        try:
            content = b"".join(result)
        finally:
            close = getattr(result, "close", None)
            if close is not None:
                close()
        return begun[0], begun[1], content


def create() -> Front:
    """For the server's worker processes: the whole service, built from the environment."""
    follow_parent()
    settings = begin()
    on = build(settings)
    front = Front(application(replace(on, bell=BatchingBell(on.bell))), BODY_LIMIT, settings.threads)
    gc.freeze()  # what is built here lives as long as the process: the collector need not walk it again and again
    return front


def _environ(scope: Scope) -> Environ:
    """The WSGI environment of a request (PEP 3333), but for its body, which is here whole.

    A header with an underscore is left out: it would pass for the one with a hyphen that a proxy has set.
    """
    host, _, port = scope.server.rpartition(":")
    environ: Environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode("utf-8", "surrogateescape").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host or scope.server,
        "SERVER_PORT": port or "80",
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.input_terminated": True,
    }
    for name, value in scope.headers.items():
        if name == "content-type":
            environ["CONTENT_TYPE"] = value
        elif name not in ("content-length", "transfer-encoding") and "_" not in name:
            key = "HTTP_" + name.upper().replace("-", "_")
            environ[key] = f"{environ[key]}{'; ' if name == 'cookie' else ','}{value}" if key in environ else value
    return environ
