"""One visitor of a blog: an address of its own, no cookies, no JavaScript; forms are fetched and posted as they are."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from service.comments.sites import SiteId
from service.policy import form_token
from service.policy.pages import canonical_page
from service.seals import Seals
from tests.solving import solved

_TOKEN = re.compile(r'name="token" value="([^"]+)"')
_CHALLENGE = re.compile(r'data-kommentera-challenge="([^"]+)" data-target="(\w+)" data-largest="(\d+)"')
_RECEIPT = re.compile(r"/receipts/([\w-]+)")
_ADDRESSES = count(1)
TAKEN = (202, 303)


@dataclass(frozen=True, slots=True)
class Blog:
    """A site of the installation at `url`. `seals` of the installation, where known, make forms of the past."""

    url: str
    slug: str
    origin: str
    seals: Seals | None = None

    def page(self, name: str) -> str:
        return f"{self.origin}/{name}"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_taken(self) -> bool:
        return self.status in TAKEN

    @property
    def receipt(self) -> str:
        found = _RECEIPT.search(self.headers.get("location", "")) or _RECEIPT.search(self.body)
        return found[1] if found else ""

    @property
    def token(self) -> str:
        found = _TOKEN.search(self.body)
        return found[1] if found else ""

    @property
    def challenge(self) -> tuple[str, str, int] | None:
        """What a form that came back asks our script to work out: salt, target, largest."""
        found = _CHALLENGE.search(self.body)
        return (found[1], found[2], int(found[3])) if found else None


class Visitor:
    """Sends from one address; a new one in a network of its own unless it is told which."""

    def __init__(self, blog: Blog, address: str = "") -> None:
        self.blog = blog
        self.address = address or fresh_address()

    def form(self, page: str, seconds_ago: float = 0.0) -> str:
        """The token of a form of this page: fetched now, or made so long ago."""
        address = f"/sites/{self.blog.slug}/thread?page={quote(page, safe='')}&document=1"
        token = self._ask("GET", address).token
        if not seconds_ago:
            return token
        if self.blog.seals is None:
            time.sleep(min(seconds_ago, 4.0))
            return token
        content = self.blog.seals.verify("form", token)
        assert content is not None, "the secret key is another installation's"
        made = datetime.now(UTC) - timedelta(seconds=seconds_ago)
        return form_token.make(self.blog.seals, SiteId(UUID(bytes=content[:16])), canonical_page(page), made)

    def send(self, page: str, by_script: bool = False, **fields: str) -> Answer:
        """Post the form, as a browser does without JavaScript, or as our script does."""
        path = f"/sites/{self.blog.slug}/comments" + ("?part=1" if by_script else "")
        body = urlencode({"page": page, **fields}).encode()
        return self._ask("POST", path, body, "application/x-www-form-urlencoded")

    def send_on(self, page: str, by_script: bool = False, **fields: str) -> Answer:
        """The same, going on where a proof of work is asked for: with it by our script, else to a moderator."""
        answer = self.send(page, by_script, **fields)
        if answer.challenge is None:
            return answer
        more = {"proof": solved(*answer.challenge)} if by_script else {"without_proof": "true"}
        return self.send(page, by_script, **fields, **more)

    def send_json(self, page: str, **fields: str) -> Answer:
        path = f"/api/v1/sites/{self.blog.slug}/comments"
        return self._ask("POST", path, json.dumps({"page": page, **fields}).encode(), "application/json")

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        headers = {"X-Forwarded-For": self.address, "Origin": self.blog.origin, "Accept-Language": "sv"}
        if kind:
            headers["Content-Type"] = kind
        return ask(self.blog.url + path, method, body, headers)


def fresh_address() -> str:
    """An address in a network that nobody else of this run has (RFC 2544's range for tests, then private ones)."""
    number = next(_ADDRESSES)
    return f"198.{18 + number // 256 % 2}.{number % 256}.7" if number < 512 else f"10.{number // 256}.{number % 256}.7"


def ask(url: str, method: str, body: bytes | None, headers: Mapping[str, str]) -> Answer:
    request = urllib.request.Request(url, data=body, method=method, headers=dict(headers))
    try:
        with _OPENER.open(request, timeout=20) as response:
            return _answer(response.status, response.read(), response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.read(), error.headers)


def _answer(status: int, body: bytes, headers: Any) -> Answer:
    return Answer(status, body.decode(), {name.lower(): value for name, value in headers.items()})


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def status_of(blog: Blog, receipt: str) -> str:
    """What became of the comment, as its writer is told."""
    answer = ask(f"{blog.url}/receipts/{receipt}", "GET", None, {"Accept": "application/json"})
    return str(json.loads(answer.body)["status"])
