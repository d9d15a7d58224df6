"""A comment's way from the form to the page and off it again, seen from everywhere a reader can look."""

from __future__ import annotations

from flask.testing import FlaskClient

from service.actions import Services
from service.actions.moderate import moderate
from service.clock import new_id
from service.comments.decision import Action
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import Site
from tests import builders
from tests.builders import PAGE
from workers.jobs import work_through

WORDS = "fyrtiosju gula kanariefåglar"
NAME = "Hjördis Testsson"
EMAIL = "hjordis.testsson@example.org"
OURS = "https://comments.example.org"


def everywhere(client: FlaskClient) -> dict[str, str]:
    """Every public answer about the page."""
    asked = {
        "threads": f"/api/v1/sites/blog/threads?page={PAGE}",
        "newest": f"/api/v1/sites/blog/threads?page={PAGE}&order=newest&limit=1",
        "counts": f"/api/v1/sites/blog/counts?page={PAGE}",
        "fragment": f"/sites/blog/thread?page={PAGE}",
        "document": f"/sites/blog/thread?page={PAGE}&document=1&lang=en",
        "feed": "/sites/blog/feed.atom",
        "page's feed": f"/sites/blog/feed.atom?page={PAGE}",
    }
    return {name: client.get(path).text for name, path in asked.items()}


def seen(client: FlaskClient) -> set[str]:
    return {name for name, text in everywhere(client).items() if WORDS in text or NAME in text}


def count(client: FlaskClient) -> int:
    return int(client.get(f"/api/v1/sites/blog/counts?page={PAGE}").get_json()["counts"][PAGE])


def a_moderator(services: Services, site: Site) -> Actor:
    person_id = PersonId(new_id(services.clock.now()))
    return Actor(f"person:{person_id}", person_id, roles={site.id: Role.MODERATOR})


def test_a_comment_is_seen_exactly_while_it_is_published(client: FlaskClient, services: Services) -> None:
    site = builders.a_site(services, mode="review-all")
    moderator = a_moderator(services, site)
    everywhere(client)  # answers that are kept from before

    sent = client.post(
        "/sites/blog/comments",
        data={"page": PAGE, "author": NAME, "email": EMAIL, "comment": f"Jag såg {WORDS} i parken."},
    )
    receipt = sent.headers["Location"].removeprefix(OURS)
    comment_id = services.seals.comment_of(receipt.split("/")[2].partition("?")[0])
    assert comment_id is not None
    assert (seen(client), count(client)) == (set(), 0)

    work_through(services, ["checks", "publishing"])
    assert (seen(client), count(client)) == (set(), 0)
    assert "väntar på en moderator" in client.get(receipt).text

    moderate(services, moderator, comment_id, Action.APPROVE)
    assert (seen(client), count(client)) == (set(), 0)

    work_through(services, ["publishing"])
    assert seen(client) == set(everywhere(client)) - {"counts"}
    assert count(client) == 1
    assert all(EMAIL not in text for text in everywhere(client).values())

    client.post(receipt.partition("?")[0] + "/withdraw")
    assert (seen(client), count(client)) == (set(), 0)
    assert WORDS not in client.get(receipt).text
