"""The three laws of the contract, on both kinds of store."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import select, update

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.publish import publish
from service.actions.record_checks import Answer, gave_up, record_checks
from service.actions.withdraw import withdraw
from service.clock import new_id
from service.comments.decision import Action, Ground
from service.comments.errors import Duplicate
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import Site
from service.comments.states import Status
from service.store import outbox
from service.store.tables import audit, comments, publications
from service.store.tables import outbox as outbox_table
from tests import builders
from workers.jobs import work_through

CLEAN = {check: CheckResult(check, Outcome.DONE, "1") for check in ("privacy", "spam")}


def status_of(on: Services, comment_id) -> str:
    with on.database.read() as connection:
        return connection.scalar(select(comments.c.status).where(comments.c.id == comment_id))


def public_ids(on: Services) -> set:
    with on.database.read() as connection:
        return set(connection.scalars(select(publications.c.comment_id)))


def claim(on: Services, queue: str) -> list[outbox.Due]:
    with on.database.write() as connection:
        return outbox.claim(connection, queue, on.clock.now(), 50)


def a_person(on: Services, site: Site, role: Role = Role.MODERATOR) -> Actor:
    person_id = PersonId(new_id(on.clock.now()))
    return Actor(f"person:{person_id}", person_id, roles={site.id: role})


class TestNothingIsPublicBeforeItsChecks:
    """Law 1."""

    def test_a_received_comment_is_not_public(self, services_on_each: Services) -> None:
        site = builders.a_site(services_on_each, mode="review-flagged")
        builders.submitted(services_on_each, site)

        assert public_ids(services_on_each) == set()

    def test_a_clean_one_is_public_after_both_checks(self, services_on_each: Services) -> None:
        site = builders.a_site(services_on_each, mode="review-flagged")
        done = builders.submitted(services_on_each, site)

        work_through(services_on_each, ["checks"])
        assert status_of(services_on_each, done.comment_id) == Status.APPROVED
        assert public_ids(services_on_each) == set()

        work_through(services_on_each, ["publishing"])
        assert status_of(services_on_each, done.comment_id) == Status.PUBLISHED
        assert public_ids(services_on_each) == {done.comment_id}

    @pytest.mark.parametrize("missing", ["privacy", "spam"])
    def test_one_check_is_not_enough(self, services: Services, site: Site, missing: str) -> None:
        done = builders.submitted(services, site)
        (due,) = claim(services, "checks")
        answered = tuple(result for check, result in CLEAN.items() if check != missing)

        record_checks(services, [Answer(due, answered)])

        assert status_of(services, done.comment_id) == Status.RECEIVED

    @pytest.mark.parametrize(("check", "outcome"), [*itertools.product(CLEAN, [Outcome.FAILED, Outcome.TIMED_OUT])])
    def test_a_check_that_did_not_end_well_means_held(
        self, services: Services, site: Site, check: str, outcome: Outcome
    ) -> None:
        done = builders.submitted(services, site)
        (due,) = claim(services, "checks")
        results = {**CLEAN, check: CheckResult(check, outcome, "1")}

        record_checks(services, [Answer(due, tuple(results.values()))])

        assert status_of(services, done.comment_id) == Status.HELD

    def test_a_comment_given_up_on_is_held(self, services: Services, site: Site) -> None:
        done = builders.submitted(services, site)
        (due,) = claim(services, "checks")

        record_checks(services, [gave_up(due)])

        assert status_of(services, done.comment_id) == Status.HELD

    def test_a_result_for_other_words_is_dropped(self, services: Services, site: Site) -> None:
        done = builders.submitted(services, site)
        (due,) = claim(services, "checks")
        with services.database.write() as connection:
            connection.execute(update(comments).values(revision=2))

        record_checks(services, [Answer(due, tuple(CLEAN.values()))])

        assert status_of(services, done.comment_id) == Status.RECEIVED

    def test_the_gate_reads_the_results_again(self, services: Services, site: Site) -> None:
        """Whatever set a comment to approved: without results and without a person it is held, not published."""
        done = builders.submitted(services, site)
        now = services.clock.now()
        with services.database.write() as connection:
            connection.execute(update(comments).values(status=Status.APPROVED))
            outbox.add(connection, "publish", done.comment_id, 1, now)

        published = publish(services, claim(services, "publishing"))

        assert published == 0
        assert public_ids(services) == set()
        assert status_of(services, done.comment_id) == Status.HELD

    def test_a_person_may_decide_to_go_without_and_is_named(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on)
        done = builders.submitted(on, site)
        record_checks(on, [gave_up(due) for due in claim(on, "checks")])
        person = a_person(on, site)

        moderate(on, person, done.comment_id, Action.APPROVE)
        work_through(on, ["publishing"])

        assert public_ids(on) == {done.comment_id}
        with on.database.read() as connection:
            line = connection.execute(select(audit).where(audit.c.event == "moderated")).mappings().one()
        assert line["actor"] == person.name
        assert '"without":["privacy","spam"]' in line["body"]

    def test_a_block_finding_is_never_approved_by_rules(self, services: Services, site: Site) -> None:
        done = builders.submitted(services, site)
        (due,) = claim(services, "checks")
        finding = Finding("privacy", "personal_number", Severity.BLOCK, "x", "x")
        results = {**CLEAN, "privacy": CheckResult("privacy", Outcome.DONE, "1", findings=(finding,))}

        record_checks(services, [Answer(due, tuple(results.values()))])

        assert status_of(services, done.comment_id) == Status.HELD


class TestNothingIsLost:
    """Law 2."""

    def test_every_acknowledged_comment_ends_in_one_state(self, services_on_each: Services) -> None:
        site = builders.a_site(services_on_each, mode="review-flagged")
        sent = [
            builders.submitted(services_on_each, site, comment=f"Kommentar {number} om texten på sidan.").comment_id
            for number in range(120)
        ]

        work_through(services_on_each, ["checks", "publishing"])

        with services_on_each.database.read() as connection:
            states = {row.id: row.status for row in connection.execute(select(comments.c.id, comments.c.status))}
            left = connection.scalars(select(outbox_table.c.id)).all()
        assert set(states) == set(sent)
        assert set(states.values()) <= {Status.PUBLISHED, Status.HELD, Status.SPAM}
        assert left == []

    def test_working_twice_changes_nothing(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on, mode="review-flagged")
        done = builders.submitted(on, site)
        dues = claim(on, "checks")
        answers = [Answer(due, tuple(CLEAN.values())) for due in dues]
        record_checks(on, answers)
        to_publish = claim(on, "publishing")
        publish(on, to_publish)

        record_checks(on, answers)
        publish(on, to_publish)

        assert public_ids(on) == {done.comment_id}
        with on.database.read() as connection:
            events = connection.scalars(select(audit.c.event).where(audit.c.comment_id == done.comment_id)).all()
        assert events == ["received", "decided", "published"]

    def test_a_comment_whose_worker_dies_three_times_is_held(self, services: Services, site: Site) -> None:
        poison = builders.submitted(services, site)
        for _ in range(3):
            with services.database.write() as connection:
                now = services.clock.now()
                assert outbox.claim(connection, "checks", now, 50) or outbox.claim_tried(connection, "checks", now)
            services.clock.forward(seconds=outbox.LEASE.total_seconds() + 1)
        other = builders.submitted(services, site, comment="En annan kommentar, som inget ont vet.")

        work_through(services, ["checks", "publishing"])

        assert status_of(services, poison.comment_id) == Status.HELD
        assert status_of(services, other.comment_id) == Status.PUBLISHED

    def test_withdrawing_takes_it_back_at_once_and_for_good(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on, mode="review-flagged")
        done = builders.submitted(on, site)
        work_through(on, ["checks", "publishing"])

        withdraw(on, done.comment_id)
        withdraw(on, done.comment_id)

        assert public_ids(on) == set()
        work_through(on, ["checks", "publishing"])
        assert status_of(on, done.comment_id) == Status.WITHDRAWN

    def test_a_withdrawal_beats_checks_that_are_under_way(self, services: Services, site: Site) -> None:
        done = builders.submitted(services, site)
        dues = claim(services, "checks")

        withdraw(services, done.comment_id)
        record_checks(services, [Answer(due, tuple(CLEAN.values())) for due in dues])
        work_through(services, ["checks", "publishing"])

        assert status_of(services, done.comment_id) == Status.WITHDRAWN
        assert public_ids(services) == set()

    def test_a_removal_takes_it_back_in_the_same_moment(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on, mode="review-flagged")
        done = builders.submitted(on, site)
        work_through(on, ["checks", "publishing"])

        moderate(on, a_person(on, site), done.comment_id, Action.REMOVE, ground=Ground.PERSONAL_DATA)

        assert public_ids(on) == set()
        assert status_of(on, done.comment_id) == Status.REMOVED


class TestTheSameIsDueTwice:
    """A batch with two rows for one comment is worked off like any other, and takes nothing else along."""

    def test_approved_twice_before_it_was_published(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on)
        anna = a_person(on, site)
        twice, once = builders.held(on, site), builders.held(on, site, comment="Något helt annat om skolan.")
        for action in (Action.APPROVE, Action.HOLD, Action.APPROVE):
            moderate(on, anna, twice, action)
        moderate(on, anna, once, Action.APPROVE)

        assert publish(on, claim(on, "publishing")) == 2
        assert public_ids(on) == {twice, once}

    def test_rendered_anew_before_it_was_checked(self, services_on_each: Services) -> None:
        on = services_on_each
        site = builders.a_site(on)
        done = builders.submitted(on, site)
        with on.database.write() as connection:
            outbox.add(connection, "check", done.comment_id, 1, on.clock.now())

        record_checks(on, [Answer(due, tuple(CLEAN.values())) for due in claim(on, "checks")])

        assert status_of(on, done.comment_id) == Status.HELD
        assert claim(on, "checks") == []


def test_the_same_words_are_refused_however_many_others_wrote_them(services: Services) -> None:
    site = builders.a_site(services)
    for number in range(60):
        builders.submitted(services, site, page=f"{builders.PAGE}-{number}")
    builders.submitted(services, site)

    with pytest.raises(Duplicate):
        builders.submitted(services, site)
