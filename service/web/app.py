"""The Flask application: built from settings by the server, or from given services by tests."""

from __future__ import annotations

import sys
from dataclasses import replace

from flask import Flask

from service.actions import Services
from service.lifeline import follow_parent
from service.processes import begin
from service.queues import BatchingBell
from service.web import context, errors, headers, health, words
from service.web.api import submissions
from service.web.limits import RateLimit
from service.wiring import build

BODY_LIMIT = 256 * 1024  # bytes: 20,000 characters of four bytes, escaped, and the other fields


def create() -> Flask:
    """For the server's worker processes."""
    # A thread that holds the writer's lock gives the interpreter away at every call into the store; the default of 5 ms
    # until it gets it back made eight threads slower than two (measured: 457/s against 921/s).
    sys.setswitchinterval(0.0005)
    follow_parent()
    on = build(begin())
    return application(replace(on, bell=BatchingBell(on.bell)))


def application(on: Services) -> Flask:
    """The application over these services."""
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT, MAX_FORM_MEMORY_SIZE=BODY_LIMIT, MAX_FORM_PARTS=50)
    app.extensions[context.EXTENSION] = on
    app.extensions[context.LIMIT] = RateLimit(on.redis)
    words.install(app)
    errors.install(app)
    headers.install(app)
    for blueprint in (submissions.blueprint, health.blueprint):
        app.register_blueprint(blueprint)
    return app
