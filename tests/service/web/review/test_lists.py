"""A site's own lists through the API and the pages: who may, what becomes of it, and that logs hold no values."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from service.actions import Services
from service.actions.site_lists import add_entry
from service.comments.people import Scope
from service.comments.site_lists import ListName
from service.comments.states import Status
from service.store import audit
from tests import builders
from tests.people import Crowd, bearer

LISTS = "/api/v1/sites/blog/lists"
NAME = "Sixten Fjällvråk"


def listed(crowd: Crowd, name: str) -> list[str]:
    return [entry["value"] for entry in crowd.anna.get(f"{LISTS}/{name}").json["entries"]]


def test_a_moderator_adds_reads_and_takes_away(crowd: Crowd) -> None:
    added = crowd.anna.post_json(f"{LISTS}/watch", {"value": f"  {NAME} ", "note": "skyddad"})
    again = crowd.anna.post_json(f"{LISTS}/watch", {"value": NAME, "expires_at": "2999-01-31"})

    assert (added.status_code, added.json["value"], added.json["new"]) == (201, NAME, True)
    assert (again.status_code, again.json["id"], again.json["new"]) == (200, added.json["id"], False)
    assert listed(crowd, "watch") == [NAME]
    path = f"{LISTS}/watch/{added.json['id']}"
    headers = {"X-CSRF-Token": crowd.anna.csrf}
    assert crowd.anna.browser.delete(path, headers=headers).status_code == 204
    assert crowd.anna.browser.delete(path, headers=headers).status_code == 404
    assert listed(crowd, "watch") == []


def test_a_program_with_the_right_scope_may(crowd: Crowd, services: Services) -> None:
    for scope, status in ((Scope.MODERATE, 201), (Scope.READ, 403), (Scope.SUBMIT, 403)):
        answer = crowd.nobody.browser.post(
            f"{LISTS}/hold-word", json={"value": f"ord {scope}"}, headers=bearer(services, "blog", scope)
        )
        assert answer.status_code == status


def test_who_only_reads_or_is_of_another_site_may_not(crowd: Crowd) -> None:
    assert crowd.rut.get(f"{LISTS}/watch").status_code == 403
    assert crowd.bo.get(f"{LISTS}/watch").status_code == 404
    assert crowd.nobody.get(f"{LISTS}/watch").status_code == 401
    assert crowd.rut.post("/moderate/lists/blog/watch", value=NAME).status_code == 403
    assert crowd.bo.post("/moderate/lists/blog/watch", value=NAME).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("watch", {"value": "…"}, "value"),
        ("watch", {"value": 5}, "value"),
        ("watch", {"value": "x", "expires_at": "snart"}, "expires_at"),
        ("watch", {"value": "x", "expires_at": "2001-01-01"}, "expires_at"),
        ("may-stand", {"value": "19640229-9819"}, "value"),
        ("block-email", {"value": "ingen adress"}, "value"),
        ("block-network", {"value": "hemma"}, "value"),
        ("nonsense", {"value": "x"}, "list"),
    ],
)
def test_what_cannot_be_listed_is_refused_with_its_field(
    crowd: Crowd, name: str, content: dict[str, object], field: str
) -> None:
    answer = crowd.anna.post_json(f"{LISTS}/{name}", content)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_the_log_says_who_changed_which_list_but_not_the_words(crowd: Crowd, services: Services) -> None:
    crowd.anna.post("/moderate/lists/blog/watch", value=NAME)

    with services.database.read() as connection:
        lines = [row for row in connection.execute(audit.audit.select()).mappings() if "list_entry" in row["event"]]
        assert audit.verify(connection, str(crowd.blog.id))[1] is None
    assert [line["event"] for line in lines] == ["list_entry_added"]
    assert "Fjällvråk" not in str([dict(line) for line in lines])


@pytest.mark.parametrize("by", ["block-author", "block-email", "block-network"])
def test_the_next_comment_of_a_blocked_sender_is_spam_and_can_be_put_back(
    crowd: Crowd, services: Services, by: str
) -> None:
    first = builders.held(services, crowd.blog, author="Blockerad Person", email="bp@example.org")

    assert crowd.anna.post(f"/moderate/comments/{first}/block", by=by, days="30").status_code == 303
    second = builders.held(
        services, crowd.blog, author="Blockerad Person", email="bp@example.org", comment="Något helt annat nu."
    )

    assert builders.status_of(services, second) == Status.SPAM
    assert builders.status_of(services, first) == Status.HELD
    assert crowd.anna.get(f"/api/v1/comments/{second}").json["reasons"] == ["blocked_sender"]
    restored = crowd.anna.post_json(f"/api/v1/comments/{second}/decisions", {"action": "restore", "version": 2})
    assert restored.json["status"] == "held"


def test_what_is_let_stand_holds_no_more(crowd: Crowd, services: Services) -> None:
    first = builders.held(services, crowd.blog, comment="Ring växeltelefonen 070-174 06 05 i dag.")
    page = crowd.anna.get(f"/moderate/comments/{first}").text
    assert "may-stand" in page

    crowd.anna.post("/moderate/lists/blog/may-stand", value="070-174 06 05", comment=str(first))
    second = builders.held(services, crowd.blog, comment="Numret är alltså 070-174 06 05 och inget annat.")

    reasons = crowd.anna.get(f"/api/v1/comments/{second}").json["reasons"]
    assert "personal_data" not in reasons
    assert "har ingen verkan" in crowd.anna.get(f"/moderate/comments/{second}?lang=sv").text


def test_the_page_lists_and_removes(crowd: Crowd) -> None:
    crowd.anna.post("/moderate/lists/blog/watch", value=NAME, note="skyddad")
    page = crowd.anna.get("/moderate/lists")
    assert NAME in page.text
    entry = crowd.anna.get(f"{LISTS}/watch").json["entries"][0]["id"]

    assert crowd.anna.post(f"/moderate/lists/blog/watch/{entry}/remove").status_code == 303

    assert NAME not in crowd.anna.get("/moderate/lists").text
    refused = crowd.anna.post("/moderate/lists/blog/watch", value="…", note="behåll mig", days="7")
    assert refused.status_code == 422
    assert "behåll mig" in refused.text


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("author", {"author": "Ring 070-174 06 05"}),
        ("title", {"title": "Ring 070-174 06 05"}),
        ("url", {"url": "https://blog.example.net/070-1740605"}),
    ],
)
def test_what_stands_in_another_field_can_be_let_stand_from_its_page(
    crowd: Crowd, services: Services, field: str, fields: dict[str, str]
) -> None:
    first = builders.held(services, crowd.blog, **fields)
    shown = LexborHTMLParser(crowd.anna.get(f"/moderate/comments/{first}").text)
    (form,) = shown.css("form.stand")
    value = form.css_first("[name=value]").attributes["value"] or ""
    assert value in fields[field]

    crowd.anna.post(form.attributes["action"] or "", value=value, comment=str(first))
    second = builders.held(services, crowd.blog, comment="En helt annan kommentar den här gången.", **fields)

    (finding,) = [
        one
        for one in crowd.anna.get(f"/api/v1/comments/{second}").json["findings"]
        if one["check"] == "privacy" and one["field"] == field
    ]
    assert finding["mark"] == "may-stand"


def test_a_long_list_is_shown_a_hundred_at_a_time(crowd: Crowd, services: Services) -> None:
    for number in range(205):
        add_entry(services, crowd.blog, ListName.WATCH, f"Namn {number}", actor="operator")

    pages, address = [], "/moderate/lists"
    while address:
        shown = LexborHTMLParser(crowd.anna.get(address).text)
        assert "(205)" in shown.css_first("#blog-watch summary").text()
        pages.append([node.text() for node in shown.css("#blog-watch .entry bdi")])
        onwards = [node for node in shown.css("#blog-watch .pager a") if "after=" in (node.attributes["href"] or "")]
        address = (onwards[0].attributes["href"] or "") if onwards else ""

    assert [len(page) for page in pages] == [100, 100, 5]
    assert [name for page in pages for name in page] == [f"Namn {number}" for number in reversed(range(205))]


def test_taking_away_leads_back_to_the_part_of_the_list(crowd: Crowd, services: Services) -> None:
    for number in range(102):
        add_entry(services, crowd.blog, ListName.WATCH, f"Namn {number}", actor="operator")
    first = LexborHTMLParser(crowd.anna.get("/moderate/lists").text)
    onwards = first.css_first("#blog-watch .pager a").attributes["href"] or ""
    form = LexborHTMLParser(crowd.anna.get(onwards).text).css_first("#blog-watch .entry")
    after = form.css_first("[name=after]").attributes["value"] or ""

    back = crowd.anna.post(form.attributes["action"] or "", after=after).location

    assert [node.text() for node in LexborHTMLParser(crowd.anna.get(back).text).css("#blog-watch .entry bdi")] == [
        "Namn 0"
    ]
    assert crowd.anna.get("/moderate/lists?site=blog&list=watch&after=nonsense").status_code == 422
