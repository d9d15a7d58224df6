"""`GET /embed.js` and `GET /embed.css`: the widget for pages of other origins.

The plain address is kept for a few minutes and then asked for again; with `?v=` and the hash of the present content, as
our own pages write it, it may be kept for ever.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, request

from service.web.guards import public
from service.web.kept import Kept, answer

blueprint = Blueprint("embed", __name__)

FOLDER = Path(__file__).parents[1] / "widget"
KINDS = {"embed.js": "text/javascript; charset=utf-8", "embed.css": "text/css; charset=utf-8"}
_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300, stale-while-revalidate=86400"


@blueprint.get("/<any('embed.js', 'embed.css'):name>")
@public
def send_widget(name: str) -> Response:
    """A file of the widget; any page may load it, also with `integrity`."""
    kept = _file(name)
    response = answer(kept, KINDS[name])
    headers = response.headers
    headers["Cache-Control"] = _FOR_EVER if request.args.get("v") == kept.hash else _FOR_NOW
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def install(app: Flask) -> None:
    """Give templates `embedded('embed.css')`: the file's path, which changes with its content."""
    app.jinja_env.globals["embedded"] = _path


def _path(name: str) -> str:
    return f"/{name}?v={_file(name).hash}"


@cache
def _file(name: str) -> Kept:
    return Kept((FOLDER / name).read_bytes())
