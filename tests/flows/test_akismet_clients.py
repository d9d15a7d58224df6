"""Two clients of Akismet's API that we did not write, against a whole running installation.

PyPI's `akismet` sends its key in a field, npm's `akismet-api` in the host name.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import akismet
import httpx
import pytest
from redis import Redis

from tests.builders import ORIGIN
from tests.flows.conftest import Up
from tests.flows.test_real_input import processes, rows
from tests.optional import require
from workers.supervisor import command

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

CLIENT = Path(__file__).parent / "akismet_client"
INSTALLED_WITHIN = 240  # seconds
BLOG = f"{ORIGIN}/"
HAM = "Vi har samma erfarenhet på vår skola. Hur gjorde ni med schemat, fungerade det hela terminen?"
SPAM = (
    "Buy cheap viagra online, best price, order now: [url=http://pills.example/]click here[/url] http://pills.example"
)
PERSONAL = "Min sons personnummer är 19811218-9876, kan ni ringa mig om hans plats?"
SELLER = {"comment_author": "cheap pills", "comment_author_url": "http://pills.example/"}


class ToUs(httpx.HTTPTransport):
    """The client's transport with Akismet's host resolved to the installation."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self._port = port

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return super().handle_request(request)


@pytest.fixture(scope="module")
def key(up: Up) -> str:
    done = subprocess.run(
        command("token", "add", "--site", "blog", "--scope", "akismet", "--json"),
        env={**os.environ, "KOMMENTERA_DATA_DIR": str(up.folder)},
        check=True,
        capture_output=True,
    )
    return str(json.loads(done.stdout)["token"])


@pytest.fixture
def client(up: Up, key: str) -> Iterator[akismet.SyncClient]:
    with httpx.Client(transport=ToUs(up.port), timeout=10) as http:
        yield akismet.SyncClient(akismet.Config(key, BLOG), http_client=http)


class TestThePythonClient:
    def test_its_key_is_verified(self, client: akismet.SyncClient) -> None:
        assert client.verify_key()
        assert not client.verify_key("0" * 12, BLOG)

    def test_it_tells_ham_from_spam(self, client: akismet.SyncClient) -> None:
        said = [
            client.comment_check("192.0.2.7", comment_content=HAM, comment_author="Kerstin"),
            client.comment_check("192.0.2.7", comment_content=SPAM, **SELLER),
            client.comment_check("192.0.2.7", comment_content=PERSONAL),
            client.comment_check("192.0.2.7", comment_content=SPAM, user_role="administrator"),
        ]

        answers = akismet.CheckResponse
        assert said == [answers.HAM, answers.DISCARD, answers.SPAM, answers.HAM]

    def test_its_reports_are_thanked_for(self, client: akismet.SyncClient, up: Up) -> None:
        assert client.submit_spam("192.0.2.7", comment_content=f"{SPAM} 1", **SELLER)
        assert client.submit_ham("192.0.2.7", comment_content=f"{HAM} 1", is_test=True)

        labels = rows(up, "SELECT count(*) FROM audit WHERE event = 'example_taken'")
        assert labels[0][0] >= 1

    def test_it_is_told_of_a_wrong_blog(self, up: Up, key: str) -> None:
        with httpx.Client(transport=ToUs(up.port)) as http, pytest.raises(akismet.APIKeyError):
            akismet.SyncClient(akismet.Config(key, "https://elsewhere.example/"), http_client=http).comment_check("::1")

    def test_without_a_worker_it_is_told_nothing_until_there_is_one(self, client: akismet.SyncClient, up: Up) -> None:
        (worker,) = processes(up, "--queues consultations")
        os.kill(worker, signal.SIGSTOP)
        try:
            with pytest.raises(akismet.RequestError):
                client.comment_check("192.0.2.7", comment_content=f"{HAM} 2")
        finally:
            os.kill(worker, signal.SIGCONT)

        until = time.monotonic() + 20
        while True:
            try:
                assert client.comment_check("192.0.2.7", comment_content=HAM) is akismet.CheckResponse.HAM
                break
            except akismet.RequestError:
                assert time.monotonic() < until


@pytest.fixture(scope="module")
def node_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the npm package and the program that asks through it."""
    if not shutil.which("node") or not shutil.which("npm"):
        require("node", "no node and npm on this machine")
    folder = tmp_path_factory.mktemp("akismet-api")
    shutil.copytree(CLIENT, folder, dirs_exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    subprocess.run(["npm", "ci", *quiet], cwd=folder, check=True, capture_output=True, timeout=INSTALLED_WITHIN)
    return folder


def asked(node_client: Path, up: Up, key: str, calls: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    given = {"host": f"comments.example.org:{up.port}", "key": key, "blog": BLOG, "calls": calls}
    done = subprocess.run(
        ["node", "ask.js"],
        cwd=node_client,
        input=json.dumps(given),
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


class TestTheNodeClient:
    def test_it_tells_ham_from_spam_with_its_key_in_the_host_name(self, node_client: Path, up: Up, key: str) -> None:
        seller = {"name": SELLER["comment_author"], "url": SELLER["comment_author_url"]}

        said = asked(
            node_client,
            up,
            key,
            [
                ("verifyKey", {}),
                ("checkSpam", {"ip": "192.0.2.7", "content": HAM, "name": "Kerstin"}),
                ("checkSpam", {"ip": "192.0.2.7", "content": SPAM, **seller}),
                ("checkSpam", {"ip": "192.0.2.7", "content": HAM, "honeypot": "filled in"}),
                ("checkSpam", {"ip": "192.0.2.7", "content": SPAM, "role": "administrator"}),
                ("submitSpam", {"ip": "192.0.2.7", "content": SPAM, "isTest": True}),
                ("submitHam", {"ip": "192.0.2.7", "content": HAM, "isTest": True}),
            ],
        )

        thanks = "Thanks for making the web a better place."
        assert [one.get("answer") for one in said] == [True, False, True, True, False, thanks, thanks]

    def test_it_is_told_of_a_wrong_key(self, node_client: Path, up: Up) -> None:
        said = asked(node_client, up, "0" * 12, [("verifyKey", {}), ("checkSpam", {"ip": "192.0.2.7", "content": HAM})])

        assert said == [{"answer": False}, {"error": "Invalid API key"}]


def test_a_question_leaves_nothing_behind(up: Up, client: akismet.SyncClient, key: str) -> None:
    client.comment_check("198.51.100.77", comment_content="Kvitterkvatter om schemat.", user_agent="KanarieBrowser")

    store = b"".join(path.read_bytes() for path in up.folder.glob("kommentera.sqlite3")).decode("utf-8", "replace")
    redis = Redis.from_url(f"unix://{up.folder / 'valkey.sock'}")
    told = {
        "log": up.printed.read_text(encoding="utf-8"),
        "store": repr(rows(up, "SELECT * FROM consultations WHERE answer <> ''"))
        + repr(rows(up, "SELECT * FROM audit")),
        "redis": repr([(name, redis.dump(name)) for name in redis.keys("*")]),
    }
    canaries = ("Kvitterkvatter", "198.51.100.77", "KanarieBrowser", key)
    assert {(place, canary) for place, text in told.items() for canary in canaries if canary in text} == set()
    assert key not in store
