"""A site that asks for a proof of work: who is asked, what answers, and that nobody is refused for good."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY
from redis import Redis
from sqlalchemy import select
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.sites import change_site
from service.actions.tokens import add_token
from service.comments.comment import CommentId
from service.comments.people import Scope
from service.comments.sites import Site
from service.policy import form_token
from service.store import findings
from service.store.tables import comments
from service.web.app import application
from tests.builders import PAGE
from tests.service.web.readers import FORM, filled, one, texts, tree
from tests.solving import solved
from tests.structure.test_openapi import conforms
from workers.jobs import work_through

COMMENTS = "/api/v1/sites/blog/comments"
TYPED = "\n  Rad \"ett\" & 'två' <b>fet</b>\r\noch </textarea><script>x</script>"


@pytest.fixture(autouse=True)
def strict(services: Services, site: Site) -> Site:
    return change_site(services, site.slug, {"challenge": "suspicion"})


def in_json(client: FlaskClient, **changes: Any) -> TestResponse:
    return client.post(COMMENTS, json={**filled(), **changes})


def proof_in(refusal: TestResponse) -> str:
    """What a program answers that was asked in JSON."""
    assert refusal.json is not None
    asked = refusal.json["challenge"]
    return solved(asked["salt"], asked["target"], asked["largest"])


def proof_on(page: TestResponse) -> str:
    """What our script answers that was asked on a page."""
    asked = one(page, "form[data-kommentera-challenge]").attributes
    salt, target, largest = (asked[name] or "" for name in ("data-kommentera-challenge", "data-target", "data-largest"))
    return solved(salt, target, int(largest))


def once_more(page: TestResponse, **changes: str) -> dict[str, str]:
    """The form that sends the comment to a moderator, as the page has it."""
    form = tree(page).css("form")[0]
    fields = {field.attributes["name"] or "": field.attributes["value"] or "" for field in form.css("input")}
    return {**fields, **changes}


def fresh(services: Services, site: Site, seconds: float = 40) -> str:
    token = form_token.make(services.seals, site.id, PAGE, services.clock.now())
    services.clock.forward(seconds=seconds)  # type: ignore[attr-defined]
    return token


def evidence(services: Services) -> list[dict[str, Any]]:
    with services.database.read() as connection:
        return list(connection.scalars(select(comments.c.evidence)))


def became(services: Services) -> tuple[str, list[str]]:
    work_through(services, ["checks"])
    with services.database.read() as connection:
        row = connection.execute(select(comments.c.status, comments.c.reasons)).one()
    return row.status, list(row.reasons)


def test_a_person_s_form_is_asked_for_nothing(client: FlaskClient, services: Services, strict: Site) -> None:
    assert client.post(FORM, data=filled(token=fresh(services, strict))).status_code == 303
    assert [kept["proof"] for kept in evidence(services)] == [""]


def test_what_raises_suspicion_is_asked_for_a_proof_and_nothing_is_stored(
    client: FlaskClient, services: Services
) -> None:
    refusal = in_json(client)

    assert (refusal.status_code, refusal.content_type) == (422, "application/problem+json")
    assert refusal.json is not None
    assert refusal.json["code"] == "challenge"
    conforms(refusal.json, "Problem")
    assert evidence(services) == []


def test_a_site_that_never_chose_asks_nobody(client: FlaskClient, services: Services) -> None:
    change_site(services, "blog", {"challenge": "off"})

    assert in_json(client).status_code == 202


def test_with_the_proof_it_goes_on_to_its_checks(client: FlaskClient, services: Services) -> None:
    answer = in_json(client, proof=proof_in(in_json(client)))

    assert answer.status_code == 202
    assert [kept["proof"] for kept in evidence(services)] == ["solved"]
    assert became(services) == ("approved", ["clean"])


def test_one_proof_serves_one_comment(client: FlaskClient, services: Services) -> None:
    proof = proof_in(in_json(client))

    for other in ({"comment": "Något helt annat."}, {"email": "annan@example.org"}, {"page": f"{PAGE}-2"}):
        refusal = in_json(client, proof=proof, **other)
        assert (refusal.status_code, refusal.json and refusal.json["code"]) == (422, "challenge")
    assert in_json(client, proof=proof).status_code == 202
    again = in_json(client, proof=proof)
    assert (again.status_code, again.json and again.json["code"]) == (409, "duplicate")
    assert len(evidence(services)) == 1


@pytest.mark.parametrize("proof", ["x", ".", "1.2.3", "AAAA.1", "å" * 10, "9" * 10_000, "\0.\0"])
def test_what_is_no_proof_is_asked_for_anew(client: FlaskClient, proof: str) -> None:
    refusal = in_json(client, proof=proof)

    assert (refusal.status_code, refusal.json and refusal.json["code"]) == (422, "challenge")
    assert in_json(client, proof=proof_in(refusal)).status_code == 202


@pytest.mark.parametrize("proof", [7, ["x"], {"salt": "x"}, True])
def test_a_proof_is_text(client: FlaskClient, proof: object) -> None:
    refusal = in_json(client, proof=proof)

    assert refusal.status_code == 422
    assert refusal.json is not None
    assert [error["field"] for error in refusal.json["errors"]] == ["proof"]


def test_a_late_proof_is_asked_for_anew(client: FlaskClient, services: Services) -> None:
    proof = proof_in(in_json(client))
    services.clock.forward(minutes=21)  # type: ignore[attr-defined]

    refusal = in_json(client, proof=proof)

    assert refusal.status_code == 422
    assert in_json(client, proof=proof_in(refusal)).status_code == 202


def test_without_a_proof_a_moderator_gets_it_and_reads_why(client: FlaskClient, services: Services) -> None:
    taken = in_json(client, without_proof=True)

    assert taken.status_code == 202
    assert became(services) == ("held", ["unproven"])
    with services.database.read() as connection:
        comment_id = connection.scalar(select(comments.c.id))
        assert comment_id is not None
        found = findings.of_revision(connection, CommentId(comment_id), 1)["spam"].findings
    assert [(one.rule, one.kind, one.score) for one in found] == [("unproven", "behaviour", 1.0)]
    assert taken.json is not None
    assert "Du har skickat den till en moderator." in client.get(f"{taken.json['receipt']}?lang=sv").text


def test_a_repeated_request_need_not_prove_itself_again(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "one"}
    proof = proof_in(in_json(client))
    first = client.post(COMMENTS, json={**filled(), "proof": proof}, headers=key)

    again = client.post(COMMENTS, json=filled(), headers=key)

    assert (first.status_code, again.status_code, again.data) == (202, 202, first.data)


def test_a_blog_s_own_server_is_trusted(client: FlaskClient, services: Services) -> None:
    bearer = {"Authorization": f"Bearer {add_token(services, 'blog', Scope.SUBMIT).secret}"}

    assert client.post(COMMENTS, json=filled(), headers=bearer).status_code == 202


def test_personal_data_is_asked_about_first_and_once(client: FlaskClient) -> None:
    number = {"comment": "Ring 19900101-9810 nu"}

    warned = client.post(FORM, data=filled(**number))
    asked = client.post(FORM, data=filled(**number, acknowledge="true"))
    taken = client.post(FORM, data=once_more(asked))

    assert not tree(warned).css("[data-kommentera-challenge]")
    assert (asked.status_code, taken.status_code) == (422, 303)


def test_the_metric_counts_it_as_a_refusal(client: FlaskClient) -> None:
    label = {"channel": "api", "answer": "challenge"}
    before = REGISTRY.get_sample_value("kommentera_submissions_total", label) or 0

    in_json(client)

    assert REGISTRY.get_sample_value("kommentera_submissions_total", label) == before + 1


class TestAForm:
    def test_comes_back_with_every_word_and_a_way_without_a_script(
        self, client: FlaskClient, services: Services
    ) -> None:
        page = client.post(f"{FORM}?lang=sv", data=filled(comment=TYPED, url="https://karin.example"))

        assert page.status_code == 422
        assert evidence(services) == []
        assert texts(page, "[role=alert] h2") == ["Kommentaren behöver ett steg till."]
        assert texts(page, "form")[0].startswith("Skicka till en moderator i stället")
        assert one(page, "textarea").text() == TYPED.replace("\r\n", "\n")
        kept = once_more(page)
        assert (kept["url"], kept["without_proof"]) == ("https://karin.example", "true")
        assert kept["comment"].split() == TYPED.split()

    def test_sent_to_a_moderator_is_held(self, client: FlaskClient, services: Services) -> None:
        page = client.post(FORM, data=filled())

        assert client.post(FORM, data=once_more(page)).status_code == 303
        assert became(services) == ("held", ["unproven"])

    def test_answered_by_our_script_is_taken(self, client: FlaskClient, services: Services) -> None:
        page = client.post(FORM, data=filled(comment=TYPED))

        answered = once_more(page, proof=proof_on(page), without_proof="")

        assert client.post(FORM, data=answered).status_code == 303
        assert [kept["proof"] for kept in evidence(services)] == ["solved"]

    def test_of_a_wordpress_theme_is_asked_too_and_can_answer(self, client: FlaskClient, services: Services) -> None:
        theme = {"author": "K", "email": "k@example.org", "comment": "Tack för det!", "comment_post_ID": "7"}

        page = client.post("/sites/blog/wp-comments-post.php", data=theme, headers={"Referer": PAGE})

        assert page.status_code == 422
        assert client.post(FORM, data=once_more(page, proof=proof_on(page), without_proof="")).status_code == 303
        assert [kept["token"] for kept in evidence(services)] == ["missing"]

    def test_is_judged_by_how_it_was_first_sent(self, client: FlaskClient, services: Services, strict: Site) -> None:
        token = fresh(services, strict, seconds=0.4)
        page = client.post(FORM, data=filled(token=token, kommentera_website="https://a.example"))
        services.clock.forward(minutes=5)  # type: ignore[attr-defined]

        client.post(FORM, data=once_more(page, proof=proof_on(page), without_proof=""))

        (kept,) = evidence(services)
        assert (kept["token"], kept["honeypot"], round(kept["fill_seconds"], 1)) == ("ok", True, 0.4)

    def test_whose_proof_was_wrong_does_not_try_by_itself_again(self, client: FlaskClient) -> None:
        page = client.post(FORM, data=filled(proof="none"))

        assert page.status_code == 422
        assert not tree(page).css("[data-kommentera-challenge]")
        assert once_more(page)["without_proof"] == "true"

    def test_comes_back_in_place_for_our_script(self, client: FlaskClient) -> None:
        part = client.post(f"{FORM}?part=1", data=filled())

        assert part.status_code == 422
        assert "<html" not in part.text
        assert proof_on(part)
        assert one(part, "[data-kommentera-focus]")


class TestANetworkThatSendsMuch:
    """Four a minute are allowed: the first three are a person's, then more than half is used."""

    @pytest.fixture
    def busy(self, services: Services, valkey_url: str) -> FlaskClient:
        on = replace(services, redis=Redis.from_url(valkey_url))
        change_site(on, "blog", {"rate_per_minute": "4"})
        app = application(on)
        app.testing = True
        return app.test_client()

    def test_is_asked_from_half_of_what_it_may_on(self, busy: FlaskClient, services: Services, strict: Site) -> None:
        token = fresh(services, strict)

        sent = [busy.post(FORM, data=filled(token=token, comment=f"Nummer {n} om detta.")) for n in range(5)]

        assert [answer.status_code for answer in sent] == [303, 303, 303, 422, 429]

    def test_answers_are_not_counted_twice(self, busy: FlaskClient, services: Services, strict: Site) -> None:
        fields = filled(token=fresh(services, strict))
        for number in range(3):
            busy.post(FORM, data={**fields, "comment": f"Nummer {number} om detta."})
        page = busy.post(FORM, data=fields)

        answered = once_more(page, proof=proof_on(page), without_proof="")

        assert [busy.post(FORM, data=answered).status_code for _ in range(5)] == [303, 409, 409, 409, 429]
