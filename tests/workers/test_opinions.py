"""The second opinion: what it may do, what it may not, and what is sent for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from sqlalchemy import select

from service.actions import Services
from service.actions.recheck import begin
from service.actions.second_opinion import PATIENCE
from service.actions.sites import change_site
from service.comments.comment import CheckedText, CommentId
from service.comments.sites import Site
from service.comments.states import Status
from service.policy.sanitise import sanitise
from service.queues import CHECKS, OPINIONS, PUBLISHING, QUEUES
from service.store.tables import comments, findings, outbox
from service.store.tables_of_opinions import opinions
from tests import builders
from workers import rechecks
from workers.jobs import work_through
from workers.opinions.akismet import AkismetService, ServiceAway
from workers.supervisor import queues_of

KEY = "0123456789ab"
PERSONAL = "Hans personnummer är 19811218-9876, ring mig."
SPAM = "Buy cheap viagra online, order now: [url=http://pills.example/]click here[/url] http://pills.example"


class OtherService(ThreadingHTTPServer):
    """A service with Akismet's API on this machine that says what it is told to, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.word = "false"
        self.status = 200
        self.headers: dict[str, str] = {}
        self.delay = 0.0
        self.asked: list[dict[str, str]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: OtherService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.paths.append(self.path)
        self.server.asked.append({name: values[0] for name, values in parse_qs(body).items()})
        time.sleep(self.server.delay)
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.word.encode())

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"false")

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def other() -> Iterator[OtherService]:
    with OtherService() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def on(tmp_path: Path, store_url: str, other: OtherService) -> Iterator[Services]:
    made = builders.services(tmp_path, database_url=store_url, opinion_url=other.url, opinion_key=KEY)
    yield made
    made.database.close()


@pytest.fixture
def blog(on: Services) -> Site:
    """A site that publishes what is clean and has another service asked."""
    return builders.a_site(on, mode="review-flagged", second_opinion="yes")


def worked(on: Services, site: Site, **changes: str) -> CommentId:
    comment_id = builders.submitted(on, site, acknowledge=True, **changes).comment_id
    work_through(on, QUEUES)
    return comment_id


def rules_of(on: Services, comment_id: CommentId) -> dict[str, float]:
    with on.database.read() as connection:
        rows = connection.execute(select(findings).where(findings.c.comment_id == comment_id)).mappings()
        return {row["rule"]: row["score"] for row in rows}


def score_of(on: Services, comment_id: CommentId) -> float:
    with on.database.read() as connection:
        return float(connection.scalar(select(comments.c.spam_score).where(comments.c.id == comment_id)) or 0.0)


def waiting(on: Services) -> int:
    with on.database.read() as connection:
        return len(connection.execute(select(outbox)).all())


def test_ham_lets_a_clean_comment_go_its_way(on: Services, blog: Site, other: OtherService) -> None:
    comment_id = worked(on, blog)

    assert builders.status_of(on, comment_id) == "published"
    assert len(other.asked) == 1
    assert waiting(on) == 0


def test_spam_holds_a_clean_comment_and_says_why(on: Services, blog: Site, other: OtherService) -> None:
    other.word = "true"

    comment_id = worked(on, blog)

    assert builders.status_of(on, comment_id) == "held"
    assert rules_of(on, comment_id)["called_spam"] == 3.0
    assert sum(rules_of(on, comment_id).values()) == score_of(on, comment_id)


def test_what_was_called_spam_is_so_when_it_is_checked_again(on: Services, blog: Site, other: OtherService) -> None:
    other.word = "true"
    comment_id = worked(on, blog)
    other.word = "false"

    begin(on, blog, Status.HELD, everything=True, actor="operator")
    assert rechecks.go_on(on) == 1
    work_through(on, QUEUES)

    assert builders.status_of(on, comment_id) == "held"
    assert rules_of(on, comment_id)["called_spam"] == 3.0
    assert len(other.asked) == 1


def test_ham_lifts_nothing(on: Services, blog: Site, other: OtherService) -> None:
    change_site(on, blog.slug, {"hold_words": "schemat"})

    comment_id = worked(on, blog, comment="Vi lade om schemat i höstas, och det har gått bra.")

    assert len(other.asked) == 1
    assert builders.status_of(on, comment_id) == "held"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        pytest.param(200, "invalid", id="a wrong key"),
        pytest.param(200, "false, but who knows", id="another word"),
        pytest.param(200, "", id="no word"),
        pytest.param(500, "false", id="broken"),
        pytest.param(429, "false", id="too often"),
        pytest.param(307, "false", id="sent elsewhere"),
        pytest.param(302, "true", id="found elsewhere"),
    ],
)
def test_a_failing_service_neither_blocks_nor_approves(
    on: Services, blog: Site, other: OtherService, status: int, word: str
) -> None:
    other.status, other.word = status, word
    other.headers = {"Location": "/elsewhere"}

    clean = worked(on, blog)
    held = worked(on, blog, comment=PERSONAL)

    assert builders.status_of(on, clean) == "published"
    assert builders.status_of(on, held) == "held"
    assert other.paths == ["/1.1/comment-check"]


def test_a_service_that_is_not_there_is_asked_once_a_batch(on: Services, blog: Site, other: OtherService) -> None:
    other.status = 500
    several = [
        builders.submitted(on, blog, comment=f"Kommentar {number} av flera om skolan.").comment_id
        for number in range(5)
    ]

    work_through(on, QUEUES)

    assert len(other.asked) == 1
    assert {builders.status_of(on, one) for one in several} == {"published"}


def test_without_its_worker_the_comment_goes_on_by_itself(on: Services, blog: Site, other: OtherService) -> None:
    comment_id = builders.submitted(on, blog).comment_id
    work_through(on, [CHECKS, PUBLISHING])
    assert builders.status_of(on, comment_id) == "received"

    assert isinstance(on.clock, builders.StoppedClock)
    on.clock.forward(seconds=PATIENCE.total_seconds() + 1)
    work_through(on, [CHECKS, PUBLISHING])

    assert builders.status_of(on, comment_id) == "published"
    assert other.asked == []


def test_a_late_word_changes_nothing(on: Services, blog: Site, other: OtherService) -> None:
    comment_id = builders.submitted(on, blog).comment_id
    work_through(on, [CHECKS])
    assert isinstance(on.clock, builders.StoppedClock)
    on.clock.forward(seconds=PATIENCE.total_seconds() + 1)
    work_through(on, [CHECKS, PUBLISHING])
    other.word = "true"

    work_through(on, QUEUES)

    assert builders.status_of(on, comment_id) == "published"
    assert waiting(on) == 0


def test_only_text_page_and_kind_are_sent(on: Services, blog: Site, other: OtherService) -> None:
    worked(on, blog, comment="Tack för <em>texten</em>!", email="kerstin@example.org", url="https://kerstin.example")

    assert other.asked == [
        {
            "api_key": KEY,
            "blog": builders.ORIGIN,
            "user_ip": "127.0.0.1",
            "permalink": builders.PAGE,
            "comment_type": "comment",
            "comment_content": "<p>Tack för <em>texten</em>!</p>",
            "blog_lang": "sv",
            "blog_charset": "UTF-8",
        }
    ]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param("yes", PERSONAL, id="personal data"),
        pytest.param("yes", SPAM, id="spam outright"),
        pytest.param("no", "Tack för texten!", id="a site that has not asked for it"),
    ],
)
def test_nothing_is_sent_of(on: Services, other: OtherService, rule: str, text: str) -> None:
    site = builders.a_site(on, second_opinion=rule)

    worked(on, site, comment=text, author="cheap pills", url="http://pills.example/")

    assert other.asked == []
    with on.database.read() as connection:
        assert connection.execute(select(opinions)).all() == []


def test_no_site_has_it_asked_by_itself_and_no_installation_has_a_service(services: Services) -> None:
    assert not builders.a_site(services).rules.second_opinion
    assert services.settings.opinion_url == ""
    assert OPINIONS not in queues_of(services.settings)


def test_a_site_that_wants_one_where_there_is_none_waits_for_nothing(services: Services) -> None:
    site = builders.a_site(services, mode="review-flagged", second_opinion="yes")

    assert builders.status_of(services, worked(services, site)) == "published"


def test_a_silent_service_is_given_up(other: OtherService) -> None:
    other.delay = 0.5
    service = AkismetService(other.url, KEY, timeout=0.05)

    with pytest.raises(ServiceAway):
        service.calls_spam(_text(), builders.ORIGIN)


def test_a_key_is_in_no_message(other: OtherService) -> None:
    other.word = "invalid"
    service = AkismetService("http://127.0.0.1:9", KEY)

    for one in (service, AkismetService(other.url, KEY)):
        with pytest.raises(ServiceAway) as failure:
            one.calls_spam(_text(), builders.ORIGIN)
        assert KEY not in repr(failure.value)
    assert KEY not in repr(service)


def _text() -> CheckedText:
    return CheckedText(sanitise("Hej!"))
