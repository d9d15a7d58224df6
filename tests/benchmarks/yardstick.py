"""The yardstick: a bare Flask route under the same server, which reads the same body and returns bytes of one size."""

from __future__ import annotations

import os
import sys

from flask import Flask, Response, request
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from service.web.app import BODY_LIMIT
from service.web.front import Front

SIZE = "KOMMENTERA_TEST_YARDSTICK_BYTES"


def create() -> Front:
    """A POST and a GET route that do nothing, behind the same front as the service."""
    return Front(bare(), BODY_LIMIT, 2)


def bare() -> Flask:
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
    Granian(
        "tests.benchmarks.yardstick:create",
        factory=True,
        port=int(sys.argv[1]),
        interface=Interfaces.RSGI,
        workers=2,
        backpressure=4096,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main()
