"""A blog of another origin, with as strict a content security policy as a page can have that embeds a thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "blogg.localhost"  # for a browser another site than the service, at 127.0.0.1 all the same (RFC 6761, 6.3)
FRAME = '<!doctype html><html lang="sv"><meta charset="utf-8"><title>Inlägg</title><h1>Inlägg</h1>{}'


@dataclass(frozen=True)
class Blog:
    """`pages`: HTML by path, which may be added to; `allowed`: the only other origin that its pages may reach."""

    origin: str
    pages: dict[str, str]
    allowed: list[str]

    def write(self, path: str, html: str) -> str:
        """Put a page there; returns its address."""
        self.pages[path] = FRAME.format(html)
        return f"{self.origin}{path}"


@contextmanager
def blog() -> Iterator[Blog]:
    """The blog's server; it ends with the test."""
    pages: dict[str, str] = {}
    allowed: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path.split("?")[0])
            content = (page or "").encode()
            self.send_response(200 if page else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", _policy(*allowed))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        serving.start()
        yield Blog(f"http://{HOST}:{server.server_port}", pages, allowed)
        server.shutdown()
        serving.join()


def _policy(*allowed: str) -> str:
    only = " ".join(allowed)
    return (
        f"default-src 'none'; script-src {only}; style-src {only}; connect-src {only}; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types kommentera"
    )
