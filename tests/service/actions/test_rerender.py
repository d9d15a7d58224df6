import pytest
from sqlalchemy import select, update

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.rerender import rerender
from service.comments.decision import Action, Redaction
from service.comments.errors import StaleVersion
from service.comments.sites import Site
from service.comments.states import Status
from service.policy.allowlist import POLICY_VERSION
from service.store.tables import check_results, comments, publications, revisions
from tests import builders
from tests.flows.test_laws import a_person
from workers.jobs import work_through


def published(on: Services, site: Site, text: str):
    done = builders.submitted(on, site, comment=text)
    work_through(on, ["checks", "publishing"])
    return done.comment_id


def outdate(on: Services, html: str, plain: str) -> None:
    """As an older policy might have rendered it."""
    with on.database.write() as connection:
        connection.execute(update(revisions).values(policy_version="older", html=html, plain=plain))
        connection.execute(update(publications).values(policy_version="older", html=html))


def test_public_copies_are_made_anew_from_the_text_as_written(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on, mode="review-flagged")
    published(on, site, "Vi har <b>samma</b> problem hos oss.")
    outdate(on, "<p>Vi har <u>samma</u> problem hos oss.</p>", "Vi har samma problem hos oss.")

    assert rerender(on) == 1
    assert rerender(on) == 0

    with on.database.read() as connection:
        copy = connection.execute(select(publications)).mappings().one()
    assert copy["html"] == "<p>Vi har <b>samma</b> problem hos oss.</p>"
    assert copy["policy_version"] == POLICY_VERSION
    assert "<b>samma</b>" in copy["fragment"]


def test_findings_follow_a_text_that_moved(services: Services) -> None:
    site = builders.a_site(services)
    builders.submitted(services, site, comment="Skriv till mig på kerstin@example.org om det.")
    work_through(services, ["checks"])
    outdate(services, "<p>x</p>", "x")

    rerender(services)
    work_through(services, ["checks"])

    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == Status.HELD
        assert connection.scalar(select(revisions.c.plain)) == "Skriv till mig på kerstin@example.org om det."


def test_redactions_that_would_cover_other_words_take_a_comment_back(services: Services) -> None:
    site = builders.a_site(services)
    done = builders.submitted(services, site, comment="Anna bor på vår gata sedan länge.")
    work_through(services, ["checks"])
    moderate(
        services, a_person(services, site), done.comment_id, Action.APPROVE, redactions=[Redaction(0, 4, "[namn]")]
    )
    work_through(services, ["publishing"])
    outdate(services, "<p>x</p>", "x")

    rerender(services)

    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == Status.HELD
        assert connection.execute(select(publications)).first() is None


@pytest.mark.parametrize("rendered_anew", [True, False], ids=["rendered anew first", "published first"])
def test_redactions_that_would_cover_other_words_are_not_published(services: Services, rendered_anew: bool) -> None:
    site = builders.a_site(services)
    comment_id = builders.held(services, site, comment="Anna bor på vår gata sedan länge.")
    cuts = [Redaction(0, 4, "[namn]")]
    moderate(services, a_person(services, site), comment_id, Action.APPROVE, redactions=cuts)
    outdate(services, "<p>x</p>", "x")

    if rendered_anew:
        rerender(services)
    work_through(services, ["publishing"])

    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == Status.HELD
        assert connection.execute(select(publications)).first() is None


def test_who_looked_at_a_text_that_moved_since_must_look_again(services: Services) -> None:
    site = builders.a_site(services)
    comment_id = builders.held(services, site, comment="Anna bor på vår gata sedan länge.")
    outdate(services, "<p>x</p>", "x")
    rerender(services)

    with pytest.raises(StaleVersion):
        moderate(services, a_person(services, site), comment_id, Action.APPROVE, version=2)


def test_a_published_text_that_does_not_pass_the_gate_again_is_taken_back(services: Services) -> None:
    site = builders.a_site(services, mode="review-flagged")
    published(services, site, "Vi har samma problem hos oss.")
    outdate(services, "<p>x</p>", "x")
    with services.database.write() as connection:
        connection.execute(update(check_results).values(outcome="failed"))

    assert rerender(services) == 1
    assert rerender(services) == 0

    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == Status.HELD
        assert connection.execute(select(publications)).first() is None
