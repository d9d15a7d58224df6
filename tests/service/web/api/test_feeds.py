"""Atom (RFC 4287)."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import etree

from service.actions import Services
from service.actions.withdraw import withdraw
from service.comments.comment import CommentId
from service.comments.sites import Site
from tests import builders
from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import published

FEED = "/sites/blog/feed.atom"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client: FlaskClient, **query: str) -> list[etree._Element]:
    answer = client.get(FEED, query_string=query)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return list(etree.fromstring(answer.data).iterfind("a:entry", ATOM))


def test_an_entry_is_a_comment(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site, author="Åke <Ö> & Co", comment="Rad <b>ett</b> & \x0btvå \U0001f642")

    (entry,) = entries(client)

    assert entry.findtext("a:id", namespaces=ATOM) == f"urn:uuid:{comment_id}"
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Åke <Ö> & Co"
    assert entry.findtext("a:content", namespaces=ATOM) == "<p>Rad <b>ett</b> &amp;<br>två \U0001f642</p>"
    assert entry.find("a:link", ATOM).get("href") == f"{PAGE}#kommentera-{comment_id}"


def test_the_newest_stand_first_and_pages_apart(client: FlaskClient, services: Services, site: Site) -> None:
    older = published(services, site)
    newer = published(services, site, page=f"{ORIGIN}/annan", comment="En kommentar på en annan sida.")
    builders.submitted(services, site, comment="Den här har ingen kontrollerat ännu.")

    def ids(**query: str) -> list[str]:
        return [entry.findtext("a:id", namespaces=ATOM) for entry in entries(client, **query)]

    assert ids() == [f"urn:uuid:{newer}", f"urn:uuid:{older}"]
    assert ids(page=PAGE) == [f"urn:uuid:{older}"]
    assert ids(page=f"{ORIGIN}/tom") == []

    withdraw(services, CommentId(newer))

    assert ids() == [f"urn:uuid:{older}"]


def test_a_title_that_nobody_approved_is_not_shown(client: FlaskClient, services: Services, site: Site) -> None:
    builders.submitted(services, site, title="Köp klockor", comment="Den här är inte granskad av någon.")
    published(services, site)

    assert "klockor" not in client.get(FEED).text


def test_who_has_the_feed_gets_304(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    tag = client.get(FEED).headers["ETag"]

    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304


def test_no_feed_is_given_in_the_name_of_another_blogs_page(client: FlaskClient, site: Site) -> None:
    answer = client.get(f"/sites/{site.slug}/feed.atom", query_string={"page": "https://elsewhere.example/"})

    assert answer.status_code == 403
    assert b"elsewhere" not in answer.data
