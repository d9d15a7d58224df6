"""The moderators' API: what it tells, what it takes, what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from service.actions import Services
from service.actions.moderate import moderate
from service.comments.comment import CommentId
from service.comments.decision import Action
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from service.store.tables import publications
from tests import builders
from tests.people import Crowd
from workers.jobs import work_through

QUEUE = "/api/v1/sites/blog/queue"
PHONE = "070-1740612"
TEXT = f"Ring mig på {PHONE} så pratar vi."


@pytest.fixture
def comment(services: Services, crowd: Crowd) -> CommentId:
    return builders.held(services, crowd.blog, comment=TEXT)


def decisions(comment: CommentId) -> str:
    return f"/api/v1/comments/{comment}/decisions"


def test_the_queue_tells_why_each_is_there(crowd: Crowd, comment: CommentId) -> None:
    (item,) = crowd.anna.get(QUEUE).json["items"]

    assert (item["id"], item["status"], item["version"]) == (str(comment), "held", 2)
    assert item["reasons"] == ["personal_data", "review_all"]
    assert item["page"]["url"] == builders.PAGE
    assert (item["overdue"], item["age_seconds"]) == (False, 0)
    (finding,) = [one for one in item["findings"] if one["kind"] == "phone"]
    assert TEXT[finding["start"] : finding["end"]] == PHONE
    assert "telefonnummer" in finding["message"]


def test_findings_speak_the_language_that_is_asked_for(crowd: Crowd, comment: CommentId) -> None:
    answer = crowd.anna.get(f"/api/v1/comments/{comment}?lang=en").json

    assert "This looks like a telephone number." in [finding["message"] for finding in answer["findings"]]


def test_the_queue_is_read_page_by_page(crowd: Crowd, services: Services) -> None:
    made = [str(builders.held(services, crowd.blog, comment=f"Sida {number} av flera.")) for number in range(3)]

    first = crowd.anna.get(f"{QUEUE}?limit=2").json
    second = crowd.anna.get(f"{QUEUE}?limit=2&after={first['next']}").json

    assert [item["id"] for item in (*first["items"], *second["items"])] == made
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("status=nix", "status"),
        ("reason=nix", "reason"),
        ("sort=nix", "sort"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("limit=%D9%A3", "limit"),
        ("after=nix", "after"),
        ("after=risk.0000000000000000.0192f8f400007000800000000000000a", "after"),
        ("q=" + "x" * 201, "q"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_by_field(crowd: Crowd, query: str, field: str) -> None:
    answer = crowd.anna.get(f"{QUEUE}?{query}")

    assert (answer.status_code, [error["field"] for error in answer.json["errors"]]) == (422, [field])


@pytest.mark.parametrize("value", ["7fffffffffffffff", "8000000000000000", "7ff0000000000000", "7ff8000000000000"])
@pytest.mark.parametrize("sort", ["oldest", "risk"])
def test_a_made_up_place_is_only_a_place(crowd: Crowd, sort: str, value: str) -> None:
    after = f"{sort}.{value}.0192f8f400007000800000000000000a"

    assert crowd.anna.get(f"{QUEUE}?sort={sort}&after={after}").status_code == 200


def test_one_comment_is_told_whole(crowd: Crowd, comment: CommentId) -> None:
    crowd.anna.post_json(decisions(comment), {"action": "reject", "reason": "personal_data", "note": "Ring upp."})

    told = crowd.olga.get(f"/api/v1/comments/{comment}").json

    assert (told["source"], told["text"], told["status"]) == (TEXT, TEXT, "rejected")
    assert {check["check"] for check in told["checks"]} == {"privacy", "spam"}
    assert [line["event"] for line in told["history"]] == ["received", "decided", "moderated"]
    decision = told["decisions"][-1]
    assert (decision["name"], decision["note"]) == ("anna@example.org", "Ring upp.")
    assert (decision["before"], decision["after"], decision["reasons"]) == ("held", "rejected", ["personal_data"])
    assert told["clocks"]["object_until"] is not None
    assert told["public"] is None


def test_approved_with_redactions_readers_see_the_replacement_only(
    crowd: Crowd, services: Services, comment: CommentId
) -> None:
    start = TEXT.index(PHONE)
    cut = {"start": start, "end": start + len(PHONE), "with": "[telefon]"}

    answer = crowd.anna.post_json(decisions(comment), {"action": "approve", "redactions": [cut], "version": 2})
    work_through(services, [CHECKS, PUBLISHING])

    assert answer.status_code == 200
    with services.database.read() as connection:
        public = connection.execute(publications.select()).mappings().one()
    assert PHONE not in str(dict(public))
    assert "Ring mig på [telefon] så pratar vi." in public["html"]
    told = crowd.anna.get(f"/api/v1/comments/{comment}").json
    assert told["public"] == {"html": public["html"], "redacted": True}


def test_a_decision_on_what_has_changed_since_is_refused(crowd: Crowd, services: Services, comment: CommentId) -> None:
    assert crowd.olga.actor is not None
    moderate(services, crowd.olga.actor, comment, Action.SPAM)

    answer = crowd.anna.post_json(decisions(comment), {"action": "approve", "version": 2})

    assert (answer.status_code, answer.json["code"]) == (409, "stale_version")
    assert builders.status_of(services, comment) == Status.SPAM


def test_a_way_that_does_not_exist_is_refused(crowd: Crowd, comment: CommentId) -> None:
    answer = crowd.anna.post_json(decisions(comment), {"action": "remove", "reason": "other"})

    assert (answer.status_code, answer.json["code"]) == (409, "illegal_transition")


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        pytest.param({}, ["action"], id="nothing"),
        pytest.param({"action": "publish"}, ["action"], id="no such action"),
        pytest.param({"action": 1, "reason": 2}, ["action", "reason"], id="numbers for words"),
        pytest.param({"action": "reject"}, ["reason"], id="no reason to reject"),
        pytest.param({"action": "reject", "reason": "dislike"}, ["reason"], id="no such reason"),
        pytest.param({"action": "approve", "note": ["x"]}, ["note"], id="a list for a note"),
        pytest.param({"action": "approve", "note": "x" * 2_001}, ["note"], id="a note too long"),
        pytest.param({"action": "approve", "version": "two"}, ["version"], id="a word for a version"),
        pytest.param({"action": "approve", "version": True}, ["version"], id="a truth for a version"),
        pytest.param({"action": "approve", "redactions": {}}, ["redactions"], id="no list"),
        pytest.param({"action": "approve", "redactions": [{"start": 0}]}, ["redactions"], id="half a redaction"),
        pytest.param(
            {"action": "approve", "redactions": [{"start": 0, "end": 10**9, "with": ""}]},
            ["redactions"],
            id="past the end",
        ),
        pytest.param(
            {"action": "approve", "redactions": [{"start": 0.5, "end": 1, "with": ""}]}, ["redactions"], id="halves"
        ),
        pytest.param(
            {
                "action": "approve",
                "redactions": [{"start": 0, "end": 5, "with": ""}, {"start": 4, "end": 6, "with": ""}],
            },
            ["redactions"],
            id="overlapping",
        ),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_by_field(
    crowd: Crowd, services: Services, comment: CommentId, content: dict[str, Any], fields: list[str]
) -> None:
    answer = crowd.anna.post_json(decisions(comment), content)

    assert answer.status_code == 422
    assert list(dict.fromkeys(error["field"] for error in answer.json["errors"])) == fields
    assert builders.status_of(services, comment) == Status.HELD


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000], ids=lambda body: repr(body[:4]))
def test_what_is_no_json_object_is_refused(crowd: Crowd, comment: CommentId, body: bytes) -> None:
    headers = {"X-CSRF-Token": crowd.anna.csrf, "Content-Type": "application/json"}

    answer = crowd.anna.browser.post(decisions(comment), data=body, headers=headers)

    assert (answer.status_code, answer.json["code"]) == (400, "malformed")


@pytest.mark.parametrize("comment_id", ["0192f8f4-0000-7000-8000-000000000000", "nix", "1", "%00"])
def test_what_is_not_there_is_not_found(crowd: Crowd, comment_id: str) -> None:
    answer = crowd.anna.get(f"/api/v1/comments/{comment_id}")

    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
