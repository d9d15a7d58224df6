"""Asks a service with Akismet's API whether a comment is spam. Nothing else knows its protocol.

It is sent the text, the page and the kind of thing that it is, and neither name, e-mail, web address nor network of
the writer: the protocol demands an address, so it gets this machine's own loopback. The standard library's client is
used: it follows no redirect and knows no proxy, and one POST needs nothing that a library would add.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

from service.comments.comment import CheckedText

TIMEOUT = 5.0  # seconds, for connecting and for each read
_LONGEST_ANSWER = 64  # bytes
_NOBODY = "127.0.0.1"


class ServiceAway(Exception):
    """No usable answer; `code` says which kind, never what was sent."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class AkismetService:
    """The service at `url` (`https://host[:port]`, or http on this machine), asked with the operator's `key`."""

    url: str
    key: str = field(repr=False)
    timeout: float = TIMEOUT

    def calls_spam(self, text: CheckedText, blog: str) -> bool:
        """Whether the service calls the text spam. Raises `ServiceAway`."""
        body = urlencode(self.question(text, blog)).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "User-Agent": "Kommentera"}
        connection = self._connection()
        try:
            connection.request("POST", "/1.1/comment-check", body, headers)
            with connection.getresponse() as response:
                word = response.read(_LONGEST_ANSWER).strip()
        except (OSError, HTTPException, ssl.SSLError) as error:
            raise ServiceAway(type(error).__name__) from None
        finally:
            connection.close()
        if response.status != 200 or word not in (b"true", b"false"):
            raise ServiceAway(f"http_{response.status}")
        return word == b"true"

    def question(self, text: CheckedText, blog: str) -> dict[str, str]:
        """All that leaves this machine."""
        return {
            "api_key": self.key,
            "blog": blog,
            "user_ip": _NOBODY,
            "permalink": text.page_url,
            "comment_type": "comment",
            "comment_content": text.rendering.html,
            "blog_lang": text.language or text.site_language,
            "blog_charset": "UTF-8",
        }

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        return kind(parts.hostname or "", parts.port, timeout=self.timeout)
