"""The demo blog: two posts in two languages, each with its thread and form by server-side include.

It knows Kommentera only by its address, as any blog would: the thread is fetched when a page is shown, with a short
wait, and a page without its comments is still a page.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from http import HTTPStatus
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from flask import Flask, Response, abort, current_app, render_template, request
from markupsafe import Markup

SITE = "blog"
WAIT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Post:
    """One post in one language; `path` names its template too. `twin` is the path of the other language's."""

    path: str
    language: str
    title: str
    date: str
    lead: str
    twin: str


POSTS = (
    Post(
        "skolfranvaro",
        "sv",
        "När stolen i klassrummet är tom",
        "2026-10-12",
        "Ett frånvaroteam i Norrskede ringer inte hem för att fråga var eleven är. De ringer för att fråga hur.",
        "en/school-absence",
    ),
    Post(
        "nattis",
        "sv",
        "Ett förmiddagsbesök på nattis",
        "2026-10-27",
        "I Åslunda kommun finns barnomsorg dygnet runt. Vi åkte dit för att se vad det kräver av personal och lokaler.",
        "en/night-care",
    ),
    Post(
        "en/school-absence",
        "en",
        "When the chair in the classroom is empty",
        "2026-10-12",
        "An absence team at a school in Norrskede does not call to ask where the pupil is. They call to ask how.",
        "skolfranvaro",
    ),
    Post(
        "en/night-care",
        "en",
        "A morning at the night nursery",
        "2026-10-27",
        "In Åslunda there is child care around the clock. We went to see what it asks of staff and rooms.",
        "nattis",
    ),
)


def create(api: str = "", origin: str = "") -> Flask:
    """The blog. `api`: Kommentera's address; `origin`: the blog's own, by default the one that a reader asked for."""
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["API"] = (api or os.environ.get("KOMMENTERA_BASE_URL", "http://127.0.0.1:8000")).rstrip("/")
    app.config["ORIGIN"] = (origin or os.environ.get("KOMMENTERA_TEST_DEMO_ORIGIN", "")).rstrip("/")
    app.add_url_rule("/", "home", home, defaults={"language": "sv"})
    app.add_url_rule("/en/", "home", home, defaults={"language": "en"})
    app.add_url_rule("/<path:path>", "post", show)
    app.after_request(_strict)
    return app


def home(language: str) -> str:
    """The list of posts in one language."""
    posts = [post for post in POSTS if post.language == language]
    return render_template("home.html", language=language, posts=posts, other="en/" if language == "sv" else "")


def show(path: str) -> str:
    """One post with its comments; with `?widget=1` the script fetches them instead of this server."""
    post = next((post for post in POSTS if post.path == path), None)
    if post is None:
        abort(HTTPStatus.NOT_FOUND)
    page = f"{current_app.config['ORIGIN'] or request.host_url.rstrip('/')}/{post.path}"
    query = urlencode({"page": page, "lang": post.language})
    by_script = request.args.get("widget") == "1"
    return render_template(
        f"posts/{post.path.rpartition('/')[2]}.html",
        post=post,
        language=post.language,
        other=post.twin,
        page=page,
        site=SITE,
        by_script=by_script,
        thread="" if by_script else _thread(query),
        thread_address=f"{current_app.config['API']}/sites/{SITE}/thread?{query}&document=1",
        script=f"{current_app.config['API']}/embed.js",
    )


def _thread(query: str) -> str:
    """The thread and form as Kommentera renders them, an empty string when it does not answer in time."""
    try:
        with urlopen(f"{current_app.config['API']}/sites/{SITE}/thread?{query}", timeout=WAIT_SECONDS) as answer:
            return Markup(answer.read().decode())
    except (URLError, OSError, UnicodeDecodeError):
        return ""


def _strict(response: Response) -> Response:
    """As strict a policy as a careful blog has; the widget needs only its address and a name for Trusted Types."""
    api = current_app.config["API"]
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; img-src 'self'; style-src 'self' {api}; script-src {api}; connect-src {api}; "
        f"form-action {api}; frame-src {api}; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types kommentera"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response
