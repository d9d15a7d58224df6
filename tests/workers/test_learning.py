"""A site's model follows what its people decided, exactly, on both kinds of store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, update

from service.actions import Services
from service.actions.consult import teach
from service.actions.moderate import moderate
from service.actions.withdraw import withdraw
from service.clock import new_id
from service.comments.comment import CheckedText, CommentId
from service.comments.consultation import Purpose
from service.comments.decision import Action, Ground
from service.comments.people import Actor
from service.comments.sites import Site
from service.policy.sanitise import sanitise
from service.queues import CHECKS, CONSULTATIONS
from service.store import findings, outbox
from service.store.tables import outbox as outbox_table
from service.store.tables import revisions
from service.store.tables_of_models import lessons
from tests import builders, people
from workers.checks.spam.model import SiteModel
from workers.jobs import work_through
from workers.learning import learn_text
from workers.models import learnt_of


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


@pytest.fixture
def blog(on: Services) -> Site:
    return builders.a_site(on, mode="review-all")


@pytest.fixture
def anna(on: Services, blog: Site) -> Actor:
    return people.a_person(on, "anna@example.org", blog, people.Role.MODERATOR)


def model_of(on: Services, site: Site) -> SiteModel:
    return learnt_of(on, [site.id]).get(site.id) or SiteModel(on.seals.token)


def taught(on: Services, site: Site) -> tuple[int, int]:
    """How many comments the model has seen as ham and as spam, and how many lessons it can take back: both agree."""
    model = model_of(on, site)
    with on.database.read() as connection:
        rows = connection.scalar(select(func.count()).select_from(lessons)) or 0
    assert rows == model.ham + model.spam
    assert bool(len(model)) == bool(rows)
    return model.ham, model.spam


def decided(on: Services, actor: Actor, comment_id: CommentId, *actions: Action, ground: Ground | None = None) -> None:
    for action in actions:
        moderate(on, actor, comment_id, action, ground=ground)
    work_through(on, [CHECKS])


@pytest.mark.parametrize(
    ("action", "ground", "expected"),
    [
        pytest.param(Action.APPROVE, None, (1, 0), id="approved"),
        pytest.param(Action.SPAM, None, (0, 1), id="spam"),
        pytest.param(Action.REJECT, Ground.SPAM, (0, 1), id="refused as spam"),
        pytest.param(Action.REJECT, Ground.INSULT, (0, 0), id="refused for another reason"),
        pytest.param(Action.HOLD, None, None, id="held"),
    ],
)
def test_only_what_says_spam_or_not_teaches(
    on: Services, blog: Site, anna: Actor, *, action: Action, ground: Ground | None, expected: tuple[int, int] | None
) -> None:
    comment_id = builders.held(on, blog)
    if expected is None:
        decided(on, anna, comment_id, Action.APPROVE, action)
    else:
        decided(on, anna, comment_id, action, ground=ground)

    assert taught(on, blog) == (expected or (0, 0))


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ((Action.SPAM, Action.RESTORE), (0, 0)),
        ((Action.SPAM, Action.RESTORE, Action.APPROVE), (1, 0)),
        ((Action.APPROVE, Action.HOLD, Action.SPAM), (0, 1)),
        ((Action.APPROVE, Action.HOLD, Action.APPROVE), (1, 0)),
    ],
    ids=["restored", "restored and approved", "taken back as spam", "approved twice"],
)
@pytest.mark.parametrize("each_at_once", [False, True], ids=["worked on after all", "worked on after each"])
def test_the_last_decision_counts(
    on: Services, blog: Site, anna: Actor, *, actions: tuple[Action, ...], expected: tuple[int, int], each_at_once: bool
) -> None:
    comment_id = builders.held(on, blog)

    if each_at_once:
        for action in actions:
            decided(on, anna, comment_id, action)
    else:
        decided(on, anna, comment_id, *actions)

    assert taught(on, blog) == expected


def test_rules_teach_nothing(on: Services) -> None:
    open_blog = builders.a_site(on, mode="review-flagged")
    builders.held(on, open_blog)

    assert taught(on, open_blog) == (0, 0)


def test_what_is_delivered_twice_is_learnt_once(on: Services, blog: Site, anna: Actor) -> None:
    comment_id = builders.held(on, blog)
    decided(on, anna, comment_id, Action.SPAM)
    kept = model_of(on, blog).to_bytes()

    with on.database.write() as connection:
        for _ in range(3):
            outbox.add(connection, "learn", comment_id, 1, on.clock.now())
    work_through(on, [CHECKS])

    assert taught(on, blog) == (0, 1)
    assert model_of(on, blog).to_bytes() == kept


def test_it_is_unlearnt_exactly_when_the_words_have_changed_meanwhile(on: Services, blog: Site, anna: Actor) -> None:
    comment_id = builders.held(on, blog)
    decided(on, anna, comment_id, Action.SPAM)
    with on.database.write() as connection:
        connection.execute(update(revisions).values(plain="", source="", html="", author=""))

    decided(on, anna, comment_id, Action.RESTORE)

    assert taught(on, blog) == (0, 0)


def test_what_the_author_takes_back_before_it_was_learnt_is_not_learnt(on: Services, blog: Site, anna: Actor) -> None:
    comment_id = builders.held(on, blog)
    moderate(on, anna, comment_id, Action.APPROVE)
    withdraw(on, comment_id)
    work_through(on, [CHECKS])

    assert taught(on, blog) == (0, 0)


def test_the_next_comment_is_weighed_by_it_and_says_so(on: Services, blog: Site, anna: Actor) -> None:
    for n in range(12):
        mine = {"email": f"{n}@example.org", "author": f"Namn {n}"}
        decided(on, anna, builders.held(on, blog, comment=f"Grönt te botar allt {n}", **mine), Action.SPAM)
        decided(on, anna, builders.held(on, blog, comment=f"Jag håller med dig om skolan {n}", **mine), Action.APPROVE)

    comment_id = builders.held(on, blog, comment="Prova grönt te, det botar allt")

    with on.database.read() as connection:
        spam = findings.of_revision(connection, comment_id, 1)["spam"]
    (learnt,) = [finding for finding in spam.findings if finding.kind == "model"]
    assert learnt.rule == "learnt_spam"
    assert "te" in str(learnt.params["words"])
    assert spam.score == sum(finding.score for finding in spam.findings)


def test_sites_learn_apart(on: Services, blog: Site, anna: Actor) -> None:
    other = builders.a_site(on, "other", "https://other.example.org")
    decided(on, anna, builders.held(on, blog), Action.SPAM)

    assert learnt_of(on, [other.id]) == {}


def test_lessons_at_once_are_all_learnt(on: Services, blog: Site) -> None:
    texts = [CheckedText(sanitise(f"Köp te nummer{chr(97 + n)}")) for n in range(12)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda text: learn_text(on, blog.id, text, True), [*texts, *texts]))

    assert taught(on, blog) == (0, 12)
    assert model_of(on, blog).seen(on.seals.token("w:köp")) == (0, 12)


def test_decisions_worked_on_at_once_are_counted_once(on: Services, blog: Site, anna: Actor) -> None:
    for n in range(8):
        comment_id = builders.held(on, blog, comment=f"Köp te {n}", email=f"{n}@example.org")
        moderate(on, anna, comment_id, Action.SPAM)
        with on.database.write() as connection:
            outbox.add(connection, "learn", comment_id, 1, on.clock.now())

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: work_through(on, [CHECKS]), range(3)))

    assert taught(on, blog) == (0, 8)
    with on.database.read() as connection:
        left = select(func.count()).select_from(outbox_table).where(outbox_table.c.task == "learn")
        assert connection.scalar(left) == 0


def test_a_worker_that_starts_anew_knows_the_same(on: Services, blog: Site, anna: Actor) -> None:
    decided(on, anna, builders.held(on, blog), Action.SPAM)
    before = model_of(on, blog).to_bytes()

    again = builders.build(on.settings)
    try:
        assert model_of(again, blog).to_bytes() == before
    finally:
        again.database.close()


def test_a_lesson_that_kills_its_worker_is_given_up(on: Services, blog: Site, anna: Actor) -> None:
    comment_id = builders.held(on, blog)
    moderate(on, anna, comment_id, Action.SPAM)
    with on.database.write() as connection:
        connection.execute(update(outbox_table).where(outbox_table.c.task == "learn").values(attempts=3))
    work_through(on, [CHECKS])

    assert taught(on, blog) == (0, 0)


def test_examples_of_others_are_learnt_once_and_can_be_turned(on: Services, blog: Site) -> None:
    for label in (Purpose.SPAM, Purpose.SPAM):
        teach(on, blog, label, builders.a_submission(), actor="token:1")
    work_through(on, [CONSULTATIONS])
    assert taught(on, blog) == (0, 1)

    teach(on, blog, Purpose.HAM, builders.a_submission(), actor="token:1")
    work_through(on, [CONSULTATIONS])
    assert taught(on, blog) == (1, 0)


def test_no_text_is_kept_with_a_model(on: Services, blog: Site, anna: Actor) -> None:
    comment_id = builders.held(on, blog, comment="Hemligheten heter zebrafink", author="Vera Lind")
    decided(on, anna, comment_id, Action.SPAM)

    with on.database.read() as connection:
        tokens = connection.scalars(select(lessons.c.tokens)).one()
    for kept in (model_of(on, blog).to_bytes(), tokens):
        assert not any(word in kept.lower() for word in (b"zebrafink", b"vera", b"hemligheten"))


def test_a_sample_of_spam_outright_is_the_same_each_time(on: Services) -> None:
    ids = [CommentId(new_id(on.clock.now())) for _ in range(4_000)]

    sampled = [on.seals.is_sampled(one, 5) for one in ids]

    assert sampled == [on.seals.is_sampled(one, 5) for one in ids]
    assert 120 < sum(sampled) < 280
    assert not any(on.seals.is_sampled(one, 0) for one in ids)
    assert all(on.seals.is_sampled(one, 100) for one in ids)


@pytest.mark.parametrize(("share", "expected"), [("100", "held"), ("0", "spam")])
def test_the_sample_is_the_sites_rule(on: Services, share: str, expected: str) -> None:
    site = builders.a_site(on, mode="review-flagged", spam_sample=share, reject_words="viagra")

    comment_id = builders.held(on, site, comment="viagra https://a.example [url=x] klicka här")

    assert builders.status_of(on, comment_id) == expected
