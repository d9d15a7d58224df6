"""A running `kommentera up --demo`: its addresses, its moderators, and comments that others have written."""

from __future__ import annotations

import json
import os
import re
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests import installation
from workers.supervisor import command

OWNER = "moderator@example.org"
PATIENCE = 10.0  # seconds that anything may take
_WRITERS = count(1)


@dataclass(frozen=True)
class Sent:
    """A comment that was taken: its id, and where its writer follows it."""

    id: str
    receipt: str


@dataclass(frozen=True)
class Demonstration:
    """`password` is the owner's; `token` decides on comments without a browser."""

    folder: Path
    port: int
    password: str
    token: str

    @property
    def service(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def blog(self) -> str:
        return f"http://127.0.0.1:{self.port + 1}"

    @property
    def queue(self) -> str:
        return f"{self.service}/moderate/"

    def post(self, path: str) -> str:
        """The address of one of the blog's posts, which is also how its page is known."""
        return f"{self.blog}/{path}"

    def send(self, text: str, *, page: str, author: str, **fields: str) -> Sent:
        """Somebody else's comment, sent by a program."""
        # Each of somebody else: one address on many pages is evidence, and tests come in any order.
        email = f"nagon{next(_WRITERS)}@example.org"
        content = {"page": page, "author": author, "email": email, "comment": text, **fields}
        answer = self._call("/api/v1/sites/blog/comments", content)
        return Sent(answer["id"], answer["receipt"])

    def hold(self, text: str, *, page: str, author: str, **fields: str) -> Sent:
        """A comment that waits in the queue."""
        sent = self.send(text, page=page, author=author, **fields)
        self._wait_for(sent, "held")
        return sent

    def publish(self, text: str, *, page: str, author: str, **fields: str) -> Sent:
        """A comment that stands on its page."""
        sent = self.hold(text, page=page, author=author, **fields)
        self.decide(sent, "approve")
        self._wait_for(sent, "published")
        return sent

    def decide(self, sent: Sent, action: str) -> None:
        """Another moderator's decision."""
        self._call(f"/api/v1/comments/{sent.id}/decisions", {"action": action}, self.token)

    def moderator(self, email: str) -> str:
        """The password of a new moderator."""
        return str(self.run("moderator", "add", email, "--site", "blog", "--json")["password"])

    def run(self, *arguments: str) -> dict[str, Any]:
        """What a command of Kommentera answers, where it answers in JSON."""
        done = subprocess.run(
            command(*arguments), env=_environment(self.folder, self.port), check=True, capture_output=True
        )
        return dict(json.loads(done.stdout)) if done.stdout.startswith(b"{") else {}

    def stored(self, author: str) -> list[str]:
        """The texts that the store holds of a writer."""
        with closing(sqlite3.connect(f"file:{self.folder}/kommentera.sqlite3?mode=ro", uri=True)) as store:
            rows = store.execute("SELECT source FROM revisions WHERE author = ? ORDER BY created_at", (author,))
            return [source for (source,) in rows]

    def _wait_for(self, sent: Sent, status: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with urlopen(Request(sent.receipt, headers={"Accept": "application/json"}), timeout=PATIENCE) as answer:
                found = json.load(answer)["status"]
            if found == status:
                return
            time.sleep(0.02)
        raise AssertionError(f"the comment is {found}, not {status}")

    def _call(self, path: str, content: dict[str, str], token: str = "") -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        asked = Request(f"{self.service}{path}", json.dumps(content).encode(), headers)
        with urlopen(asked, timeout=PATIENCE) as answer:
            return dict(json.load(answer))


@contextmanager
def demonstration(*origins: str) -> Iterator[Demonstration]:
    """`up --demo` on free ports, which also takes comments from `origins`; no limits that only slow tests down."""
    with tempfile.TemporaryDirectory(prefix="kb-") as name:
        folder, port = Path(name), _free_pair()
        environment, printed = _environment(folder, port), folder / "printed.log"
        starting = command("up", "--demo", "--port", str(port))
        with printed.open("wb") as output, installation.running(starting, port, environment, "/readyz", output):
            demo = Demonstration(folder, port, _password(printed), "")
            every = ",".join([demo.blog, *origins])
            demo.run("site", "set", "blog", "rate_per_minute=0", "min_fill_seconds=0", f"origins={every}")
            token = demo.run("token", "add", "--site", "blog", "--scope", "moderate", "--json")["token"]
            yield Demonstration(folder, port, demo.password, token)


def _environment(folder: Path, port: int) -> dict[str, str]:
    own = {"KOMMENTERA_DATA_DIR": str(folder), "KOMMENTERA_BASE_URL": f"http://127.0.0.1:{port}"}
    return {**os.environ, **own}


def _free_pair() -> int:
    """A free port whose neighbour is free too."""
    while True:
        port = installation.free_port()
        with socket.socket() as neighbour, suppress(OSError):
            neighbour.bind(("127.0.0.1", port + 1))
            return port


def _password(printed: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := re.search(rf"as {re.escape(OWNER)}, password (\S+)", printed.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.02)
    raise AssertionError("no password was printed")
