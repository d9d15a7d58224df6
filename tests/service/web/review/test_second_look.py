"""A published comment that asks for a second look, on its page and through the API."""

from __future__ import annotations

import pytest

from service.actions import Services
from service.actions.recheck import begin
from service.actions.site_lists import add_entry
from service.comments.comment import CommentId
from service.comments.site_lists import ListName
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from tests import builders
from tests.people import Crowd
from tests.service.web.review.test_pages import decide, page, tree, words
from workers import rechecks
from workers.jobs import work_through


@pytest.fixture
def asking(services: Services, crowd: Crowd) -> CommentId:
    comment = builders.held(services, crowd.blog, comment="Vi såg Fjällvråk på torget i dag.")
    decide(crowd.anna, comment, "approve")
    work_through(services, [PUBLISHING])
    add_entry(services, crowd.blog, ListName.WATCH, "Fjällvråk", actor="operator")
    begin(services, crowd.blog, Status.PUBLISHED, everything=True, actor="operator")
    rechecks.go_on(services)
    work_through(services, [CHECKS])
    return comment


def test_who_has_looked_says_so_with_a_button_or_a_key(crowd: Crowd, asking: CommentId) -> None:
    among = "?status=published&reason=second_look"
    assert page(asking) in crowd.anna.get(f"/moderate/{among}").text
    shown = tree(crowd.anna, page(asking) + among)
    button = shown.css_first("button[value=keep]")
    assert (button.attributes["data-key"], button.text().strip()) == ("v", "Sedd, den står kvar")

    onwards = decide(crowd.anna, asking, "keep", among, note="Det är en fågel.")

    assert onwards.startswith("/moderate/?status=published&reason=second_look&done=")
    listed = crowd.anna.get(onwards).text
    assert page(asking) not in listed
    assert "Sedd igen, den står kvar: personuppgift" in " ".join(listed.split())
    after = tree(crowd.anna, page(asking))
    assert not after.css("button[value=keep]")
    assert "Det är en fågel." in " ".join(words(after, ".history li"))


def test_programs_say_so_too(crowd: Crowd, asking: CommentId) -> None:
    said = crowd.anna.post_json(f"/api/v1/comments/{asking}/decisions", {"action": "keep"})
    again = crowd.anna.post_json(f"/api/v1/comments/{asking}/decisions", {"action": "keep"})

    assert (said.status_code, said.json["status"]) == (200, "published")
    assert (again.status_code, again.json["code"]) == (409, "illegal_transition")
    assert crowd.rut.post_json(f"/api/v1/comments/{asking}/decisions", {"action": "keep"}).status_code == 403
