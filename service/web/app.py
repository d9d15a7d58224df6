"""The Flask application over given services."""

from __future__ import annotations

from flask import Flask

from service.actions import Services
from service.web import context, cors, errors, headers, health, openapi, words
from service.web.akismet import calls as akismet
from service.web.api import embed, feeds, forms, policy, receipts, submissions, thread_pages, threads
from service.web.kept import Shelf
from service.web.limits import RateLimit
from service.web.review import api as review_api
from service.web.review import doors, list_pages, lists_api, pages, rechecks_api, rule_pages, rules_api

BODY_LIMIT = 256 * 1024  # bytes: 20,000 characters of four bytes, escaped, and the other fields


def application(on: Services) -> Flask:
    """The application over these services."""
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.config.update(MAX_CONTENT_LENGTH=BODY_LIMIT, MAX_FORM_MEMORY_SIZE=BODY_LIMIT, MAX_FORM_PARTS=50)
    app.extensions[context.EXTENSION] = on
    app.extensions[context.LIMIT] = RateLimit(on.redis, on.clock)
    app.extensions[context.SHELF] = Shelf()
    for part in (words, errors, headers, cors, embed, akismet):
        part.install(app)
    for audience in (submissions, threads, thread_pages, forms, policy, feeds, receipts, embed, health, openapi):
        app.register_blueprint(audience.blueprint)
    for audience in (review_api, lists_api, rules_api, rechecks_api):
        app.register_blueprint(audience.blueprint)
    for audience in (doors, pages, list_pages, rule_pages, akismet):
        app.register_blueprint(audience.blueprint)
    return app
