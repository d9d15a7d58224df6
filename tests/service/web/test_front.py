"""What the application gets to see of a request that came through the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any

import pytest

from service.web.front import Front

Environ = dict[str, Any]


class Asked:
    """The scope of a request, as the server hands it over."""

    method, path, query_string, scheme, http_version = "POST", "/", "", "http", "1.1"
    client, server = "192.0.2.1:4711", "127.0.0.1:8000"

    def __init__(self, **headers: str) -> None:
        self.headers = {name.replace("__", "-"): value for name, value in headers.items()}


class Line:
    """The connection: gives the body in pieces."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece

    def response_bytes(self, *answer: object) -> None:
        pass

    response_empty = response_bytes


def seen(asked: Asked, *pieces: bytes) -> Environ:
    environs: list[Environ] = []

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environs.append(environ)
        start_response("200 OK", [])
        return [b""]

    asyncio.run(Front(application, limit=10, threads=1).__rsgi__(asked, Line(*pieces)))
    return environs[0]


def test_a_header_with_an_underscore_does_not_pass_for_the_one_of_the_proxy() -> None:
    environ = seen(Asked(x__forwarded__for="203.0.113.9", x_forwarded_for="198.51.100.7"))

    assert environ["HTTP_X_FORWARDED_FOR"] == "203.0.113.9"


@pytest.mark.parametrize("pieces", [(b"x" * 11,), (b"x" * 10, b"y")], ids=["one piece", "two pieces"])
def test_a_body_past_the_limit_is_known_by_its_length_however_it_was_sent(pieces: tuple[bytes, ...]) -> None:
    environ = seen(Asked(transfer__encoding="chunked"), *pieces)

    assert environ["CONTENT_LENGTH"] == "11"
    assert "HTTP_TRANSFER_ENCODING" not in environ
    assert environ["wsgi.input"].read() == b""
