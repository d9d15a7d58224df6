"""Who has looked again says so once: the comment stays, the log tells it, and the same never asks again."""

from __future__ import annotations

import orjson
import pytest

from service.actions import Services
from service.actions.moderate import moderate
from service.comments.agreement import Judgement, Said
from service.comments.comment import CommentId
from service.comments.decision import Action, Ground, Redaction
from service.comments.errors import IllegalTransition, NotAllowed, StaleVersion
from service.comments.people import Actor, Role
from service.comments.site_lists import ListName
from service.comments.sites import Site
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from service.store import agreement, audit, comments, findings, site_lists
from tests import builders, people
from tests.service.actions.test_recheck import NAME, TEXT, public, recheck, row, watch
from workers.jobs import work_through
from workers.models import learnt_of


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


@pytest.fixture
def site(on: Services) -> Site:
    return builders.a_site(on)


@pytest.fixture
def anna(on: Services, site: Site) -> Actor:
    return people.a_person(on, "anna@example.org", site, Role.MODERATOR)


def asking(on: Services, site: Site, anna: Actor, typed: str = TEXT, *cuts: Redaction) -> CommentId:
    """A published comment of which newer rules say what the person who approved it had not been shown."""
    comment_id = builders.held(on, site, comment=typed)
    moderate(on, anna, comment_id, Action.APPROVE, redactions=cuts)
    work_through(on, [PUBLISHING])
    recheck(on, watch(on, site), Status.PUBLISHED)
    assert row(on, comment_id) == (Status.PUBLISHED, ["second_look", "personal_data"])
    return comment_id


def forget_lists(on: Services, site: Site) -> None:
    with on.database.write() as connection:
        site_lists.empty(connection, site.id, ListName.WATCH)
    on.sites.forget()


def test_it_stays_published_and_leaves_the_list(on: Services, site: Site, anna: Actor) -> None:
    comment_id = asking(on, site, anna)
    with on.database.read() as connection:
        version = comments.one(connection, comment_id)["version"]

    done = moderate(on, anna, comment_id, Action.KEEP, note="Namnet är en stad.", version=version)

    assert (done.status, done.version) == (Status.PUBLISHED, version + 1)
    assert row(on, comment_id) == (Status.PUBLISHED, [])
    assert public(on, site) == 1
    with on.database.read() as connection:
        decision = findings.decisions_of(connection, comment_id)[-1]
        line = audit.of_comment(connection, comment_id)[-1]
        assert audit.verify(connection, str(site.id))[1] is None
    assert (decision["action"], decision["after"], decision["reasons"], decision["note"], decision["actor"]) == (
        "keep",
        "published",
        ["personal_data"],
        "Namnet är en stad.",
        anna.name,
    )
    start = TEXT.index(NAME)
    assert (line["event"], line["actor"]) == ("moderated", anna.name)
    assert orjson.loads(line["body"])["seen"] == [["privacy", "watched", "comment", start, start + len(NAME)]]
    assert NAME not in line["body"]


def test_the_same_never_asks_again_not_even_when_rules_forget_it_for_a_while(
    on: Services, site: Site, anna: Actor
) -> None:
    comment_id = asking(on, site, anna)
    moderate(on, anna, comment_id, Action.KEEP)

    recheck(on, site, Status.PUBLISHED)
    assert row(on, comment_id) == (Status.PUBLISHED, [])
    forget_lists(on, site)
    recheck(on, site, Status.PUBLISHED)
    recheck(on, watch(on, site), Status.PUBLISHED)

    assert row(on, comment_id) == (Status.PUBLISHED, [])


def test_something_else_in_the_same_words_does_ask(on: Services, site: Site, anna: Actor) -> None:
    comment_id = asking(on, site, anna)
    moderate(on, anna, comment_id, Action.KEEP)

    recheck(on, watch(on, site, "torg"), Status.PUBLISHED)

    assert row(on, comment_id) == (Status.PUBLISHED, ["second_look", "personal_data"])


def test_nobody_keeps_what_nothing_asks_about(on: Services, site: Site, anna: Actor) -> None:
    comment_id = asking(on, site, anna)
    waiting = builders.held(on, site, comment=f"{TEXT} Igen.")
    moderate(on, anna, comment_id, Action.KEEP)

    for one in (comment_id, waiting):
        with pytest.raises(IllegalTransition):
            moderate(on, anna, one, Action.KEEP)


def test_it_takes_the_right_and_the_present_version(on: Services, site: Site, anna: Actor) -> None:
    comment_id = asking(on, site, anna)

    with pytest.raises(NotAllowed):
        moderate(on, people.a_person(on, "rut@example.org", site, Role.READER), comment_id, Action.KEEP)
    with pytest.raises(StaleVersion):
        moderate(on, anna, comment_id, Action.KEEP, version=1)


def test_it_is_still_no_spam_for_the_model(on: Services, site: Site, anna: Actor) -> None:
    comment_id = asking(on, site, anna)

    moderate(on, anna, comment_id, Action.KEEP)
    work_through(on, [CHECKS])

    assert learnt_of(on, [site.id])[site.id].ham == 1


def test_rules_hear_that_it_stays_and_replacements_go_on_counting(on: Services, site: Site, anna: Actor) -> None:
    cut = asking(on, site, anna, f"{TEXT} Ring 070-174 06 05.", Redaction(len(TEXT) + 6, len(TEXT) + 19, "[nummer]"))
    moderate(on, anna, cut, Action.KEEP)

    with on.database.read() as connection:
        assert agreement.judgements(connection, site.id)[cut].said is Said.REPLACED

    moderate(on, anna, cut, Action.REMOVE, ground=Ground.PERSONAL_DATA)
    with on.database.read() as connection:
        assert agreement.judgements(connection, site.id)[cut] == Judgement(Said.PERSONAL_DATA)
