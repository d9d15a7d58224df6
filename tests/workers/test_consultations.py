"""What a worker does with the texts that other blogs' software hands in, on both kinds of store."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from service.actions import Services
from service.actions.consult import answer_to, ask, teach
from service.comments.comment import CheckedText
from service.comments.consultation import Opinion, Purpose
from service.comments.sites import Site
from service.queues import CONSULTATIONS
from service.store.consultations import ANSWERED, EXAMPLES_KEPT, FRESH
from service.store.tables import audit
from service.store.tables_of_opinions import consultations
from tests import builders
from workers import schedule
from workers.consultations import answer_due, anything_due


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


@pytest.fixture
def blog(on: Services) -> Site:
    return builders.a_site(on)


def kept(on: Services) -> set[UUID]:
    with on.database.read() as connection:
        return set(connection.scalars(select(consultations.c.id)))


def forward(on: Services, seconds: float) -> None:
    assert isinstance(on.clock, builders.StoppedClock)
    on.clock.forward(seconds=seconds)


def asked(on: Services, site: Site, **changes: str) -> UUID:
    return ask(on, site, builders.a_submission(**changes))


def test_a_question_is_answered_once(on: Services, blog: Site) -> None:
    question = asked(on, blog)
    assert answer_to(on, question) is None

    assert answer_due(on) == 1
    assert answer_due(on) == 0
    assert answer_to(on, question) is Opinion.HAM


def test_a_question_that_nobody_waits_for_is_not_worked_on(on: Services, blog: Site) -> None:
    question = asked(on, blog)
    forward(on, FRESH.total_seconds() + 1)

    assert answer_due(on) == 0
    assert answer_to(on, question) is None


def test_each_site_has_its_own_words(on: Services, blog: Site) -> None:
    strict = builders.a_site(on, "other", "https://other.example.org", hold_words="skola")

    questions = [asked(on, site, comment="Vår skola gör likadant.") for site in (blog, strict)]
    answer_due(on)

    assert [answer_to(on, question) for question in questions] == [Opinion.HAM, Opinion.HELD]


def test_the_sweep_rings_for_what_waits(on: Services, blog: Site) -> None:
    assert schedule.sweep(on) == []
    asked(on, blog)

    assert schedule.sweep(on) == [CONSULTATIONS]


def test_an_example_waits_where_nothing_learns(on: Services, blog: Site) -> None:
    teach(on, blog, Purpose.SPAM, builders.a_submission(), actor="token:1")

    assert answer_due(on, learn=None) == 0
    assert not anything_due(on, learn=None)
    assert anything_due(on, learn=lambda *_: None)
    assert len(kept(on)) == 1


def test_questions_are_forgotten_soon_and_examples_in_the_end(on: Services, blog: Site) -> None:
    asked(on, blog)
    teach(on, blog, Purpose.SPAM, builders.a_submission(), actor="token:1")

    forward(on, ANSWERED.total_seconds() + 1)
    schedule.sweep(on)
    assert len(kept(on)) == 1

    forward(on, EXAMPLES_KEPT.total_seconds())
    schedule.sweep(on)
    assert kept(on) == set()


def test_an_example_is_learnt_once_and_forgotten(on: Services, blog: Site) -> None:
    learnt: list[tuple[str, str, str]] = []

    def learn(_: Services, site: Site, text: CheckedText, label: Purpose) -> None:
        learnt.append((site.slug, text.author, label))

    teach(on, blog, Purpose.HAM, builders.a_submission(), actor="token:1")

    assert answer_due(on, learn=learn) == 1
    assert answer_due(on, learn=learn) == 0
    assert learnt == [("blog", "Kerstin", "ham")]
    assert kept(on) == set()


def test_an_example_whose_worker_died_comes_back(on: Services, blog: Site) -> None:
    def dying(*_: object) -> None:
        raise KeyboardInterrupt

    learnt: list[str] = []
    teach(on, blog, Purpose.HAM, builders.a_submission(), actor="token:1")
    with pytest.raises(KeyboardInterrupt):
        answer_due(on, learn=dying)

    assert answer_due(on, learn=lambda *_: learnt.append("too soon")) == 0
    forward(on, 61)
    assert answer_due(on, learn=lambda *_: learnt.append("again")) == 1
    assert learnt == ["again"]


def test_who_taught_what_is_in_the_log_without_the_text(on: Services, blog: Site) -> None:
    teach(on, blog, Purpose.SPAM, builders.a_submission(comment="kanariefågel"), actor="token:1")

    with on.database.read() as connection:
        rows = connection.execute(select(audit).where(audit.c.event == "example_taken")).mappings().all()
    assert [row["actor"] for row in rows] == ["token:1"]
    assert "kanarie" not in str(rows)
