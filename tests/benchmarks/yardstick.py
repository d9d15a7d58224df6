"""The yardstick: a bare Flask route under the same server, which reads the same body and returns bytes of one size."""

from __future__ import annotations

import os
import sys

from flask import Flask, Response, request

SIZE = "KOMMENTERA_TEST_YARDSTICK_BYTES"


def create() -> Flask:
    """An application with one POST and one GET route that do nothing."""
    sys.setswitchinterval(0.0005)
    app = Flask(__name__)
    content = b"x" * int(os.environ.get(SIZE, "300"))

    @app.post("/bare")
    def take() -> Response:
        request.get_data(cache=False)
        return Response(content, 202, content_type="application/json")

    @app.get("/bare")
    def give() -> Response:
        return Response(content, 200, content_type="application/json")

    return app


def main() -> None:
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415

    Granian(
        "tests.benchmarks.yardstick:create",
        factory=True,
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=2,
        backpressure=256,
        websockets=False,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main()
