"""The receipt: what the writer of a comment learns, and how it is withdrawn."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from service.actions import Services
from service.actions.moderate import moderate
from service.clock import new_id
from service.comments.comment import CommentId
from service.comments.decision import Action, Ground, Redaction
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import Site
from service.comments.states import Status
from service.store.tables import comments
from tests import builders
from tests.builders import PAGE
from tests.service.web.readers import THREADS, published, texts, tree

KEPT_SECRET = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
NOTE = "Bara för oss moderatorer"


def receipt(services: Services, comment_id: Any) -> str:
    return f"/receipts/{services.seals.receipt_for(CommentId(comment_id))}"


def as_json(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path, headers={"Accept": "application/json"})
    assert answer.mimetype == "application/json"
    return answer.get_json()


def a_moderator(services: Services, site: Site) -> Actor:
    person_id = PersonId(new_id(services.clock.now()))
    return Actor(f"person:{person_id}", person_id, roles={site.id: Role.MODERATOR})


@pytest.mark.parametrize("status", list(Status))
def test_every_state_has_its_words(client: FlaskClient, services: Services, site: Site, status: Status) -> None:
    done = builders.submitted(services, site)
    with services.database.write() as connection:
        connection.execute(update(comments).values(status=status))

    page = client.get(f"/receipts/{done.receipt}?lang=sv")

    assert page.status_code == 200
    assert tree(page).css(f".state-{status}")
    assert not texts(page, "h1")[0].startswith("Your")
    assert ("känner vi igen" in page.text) == (status not in (Status.WITHDRAWN, Status.ERASED))


def test_it_tells_when_what_and_where(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site, comment="Hej <u>alla</u> läsare av bloggen!")

    told = as_json(client, receipt(services, comment_id))

    assert told == {
        "id": str(comment_id),
        "status": "published",
        "summary": "Kommentaren är publicerad",
        "reasons": [],
        "automatic": True,
        "page": f"{PAGE}#kommentera-{comment_id}",
        "received_at": "2026-11-02T09:30:00.000Z",
        "decided_at": "2026-11-02T09:30:00.000Z",
        "published_at": "2026-11-02T09:30:00.000Z",
        "html": "<p>Hej alla läsare av bloggen!</p>",
        "redacted": False,
        "removed": [{"kind": "tag", "name": "u", "count": 1}],
        "may_withdraw": True,
    }
    page = client.get(receipt(services, comment_id))
    assert texts(page, "time")[0] == "2 november 2026 kl. 10.30"
    assert "taggen <u>, 1 ×" in texts(page, "li")


def test_a_redacted_comment_is_shown_as_readers_see_it(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = builders.held(services, site, comment="Ring Maj på 070-1740605 i kväll om du vill.")
    moderate(
        services,
        a_moderator(services, site),
        comment_id,
        Action.APPROVE,
        redactions=[Redaction(12, 23, "[borttaget]")],
        note=NOTE,
    )
    builders.work_through(services, ["publishing"])

    page = client.get(receipt(services, comment_id))

    assert texts(page, ".quoted") == ["Ring Maj på [borttaget] i kväll om du vill."]
    assert "070" not in page.text
    assert tree(page).css(".notice.warn")
    assert NOTE not in page.text


def test_a_rejection_gives_its_ground_but_not_the_note(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = builders.held(services, site, comment="Ring Maj på 070-1740605 i kväll om du vill.")
    moderate(services, a_moderator(services, site), comment_id, Action.REJECT, ground=Ground.INSULT, note=NOTE)

    told = as_json(client, receipt(services, comment_id))
    page = client.get(receipt(services, comment_id))

    assert told["reasons"] == [{"code": "insult", "message": "Den kränker någon."}]
    assert told["automatic"] is False
    assert "Den kränker någon." in page.text
    assert NOTE not in page.text + str(told)


def test_reading_never_acts(client: FlaskClient, services: Services, site: Site) -> None:
    done = builders.submitted(services, site)

    for path in (f"/receipts/{done.receipt}", f"/receipts/{done.receipt}/withdraw"):
        client.get(path)
        client.head(path)

    assert as_json(client, f"/receipts/{done.receipt}")["status"] == "received"


def test_withdrawing_takes_the_comment_from_the_page(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site)
    path = receipt(services, comment_id)

    answer = client.post(f"{path}/withdraw?lang=en", headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"})

    assert answer.status_code == 303
    assert answer.headers["Location"] == f"https://comments.example.org{path}?lang=en"
    assert client.get(THREADS, query_string={"page": PAGE}).get_json()["count"] == 0
    assert as_json(client, path)["may_withdraw"] is False
    assert client.post(f"{path}/withdraw").status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "https://evil.example"}, id="another origin"),
        pytest.param({"Origin": "https://blog.example.org"}, id="the blog"),
        pytest.param({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, id="a hidden origin"),
    ],
)
def test_no_other_page_can_withdraw(
    client: FlaskClient, services: Services, site: Site, headers: dict[str, str]
) -> None:
    done = builders.submitted(services, site)

    assert client.post(f"/receipts/{done.receipt}/withdraw", headers=headers).status_code == 403
    assert as_json(client, f"/receipts/{done.receipt}")["status"] == "received"


def test_the_address_stays_secret(client: FlaskClient, services: Services, site: Site) -> None:
    done = builders.submitted(services, site)

    for answer in (
        client.get(f"/receipts/{done.receipt}"),
        client.get(f"/receipts/{done.receipt}", headers={"Accept": "application/json"}),
        client.post(f"/receipts/{done.receipt}/withdraw"),
    ):
        assert {name: answer.headers[name] for name in KEPT_SECRET} == KEPT_SECRET


def test_a_receipt_opens_one_comment_only(client: FlaskClient, services: Services, site: Site) -> None:
    first = builders.submitted(services, site)
    builders.submitted(services, site, author="Någon Annan", comment="En helt annan kommentar på samma sida.")

    page = client.get(f"/receipts/{first.receipt}")

    assert "annan" not in page.text.lower()


@pytest.mark.parametrize("change", ["", "x", "\u00e5"])
def test_a_wrong_secret_is_404(client: FlaskClient, services: Services, site: Site, change: str) -> None:
    done = builders.submitted(services, site)
    secret = done.receipt[:-1] + change

    assert client.get(f"/receipts/{secret}").status_code == 404
    assert client.post(f"/receipts/{secret}/withdraw").status_code == 404


def test_a_withdrawal_is_not_called_automatic(services: Services, client: FlaskClient, site: Site) -> None:
    receipt = f"/receipts/{services.seals.receipt_for(builders.held(services, site))}"
    client.post(f"{receipt}/withdraw")

    assert client.get(receipt, headers={"Accept": "application/json"}).json["automatic"] is False


def test_a_published_comment_vouches_for_the_next_one_through_a_link(
    client: FlaskClient, services: Services, site: Site
) -> None:
    comment_id = published(services, site)
    page = tree(client.get(receipt(services, comment_id)))
    (link,) = [node.attributes["href"] or "" for node in page.css("a") if "receipt=" in (node.attributes["href"] or "")]

    form = client.get(link.removeprefix("https://comments.example.org"))

    secret = services.seals.receipt_for(CommentId(comment_id))
    assert tree(form).css_first("input[name=receipt]").attributes["value"] == secret
    assert form.headers["Referrer-Policy"] == "no-referrer"
    assert form.headers["Cache-Control"] == "no-store"


def test_a_comment_that_was_not_approved_vouches_for_nothing(
    client: FlaskClient, services: Services, site: Site
) -> None:
    comment_id = builders.submitted(services, site).comment_id

    assert "receipt=" not in client.get(receipt(services, comment_id)).text
