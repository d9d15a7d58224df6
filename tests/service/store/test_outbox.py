from service.actions import Services
from service.store import outbox
from service.store.outbox import LEASE
from tests import builders


def claimed(services: Services, limit: int = 50) -> list[outbox.Due]:
    with services.database.write() as connection:
        return outbox.claim(connection, "checks", services.clock.now(), limit)


def claimed_again(services: Services) -> list[outbox.Due]:
    with services.database.write() as connection:
        return outbox.claim_tried(connection, "checks", services.clock.now())


def test_a_row_is_claimed_once_while_its_lease_runs(services_on_each: Services) -> None:
    site = builders.a_site(services_on_each)
    done = builders.submitted(services_on_each, site)

    first, second = claimed(services_on_each), claimed(services_on_each)

    assert [due.comment_id for due in first] == [done.comment_id]
    assert second == []
    assert claimed_again(services_on_each) == []


def test_fresh_rows_come_in_batches_and_tried_ones_alone(services_on_each: Services) -> None:
    site = builders.a_site(services_on_each)
    for number in range(5):
        builders.submitted(services_on_each, site, comment=f"Kommentar nummer {number} till texten.")
    assert len(claimed(services_on_each, limit=3)) == 3
    assert len(claimed(services_on_each)) == 2

    services_on_each.clock.forward(seconds=LEASE.total_seconds() + 1)

    assert claimed(services_on_each) == []
    for _ in range(5):
        (due,) = claimed_again(services_on_each)
        assert due.attempts == 2
    assert claimed_again(services_on_each) == []


def test_what_a_dead_worker_had_leased_is_taken_back_and_counts_as_tried(services_on_each: Services) -> None:
    site = builders.a_site(services_on_each)
    for number in range(3):
        builders.submitted(services_on_each, site, comment=f"Kommentar nummer {number} till texten.")
    then = services_on_each.clock.now()
    with services_on_each.database.write() as connection:
        dead = outbox.claim(connection, "checks", then, 2)
    alive = claimed(services_on_each)
    now = services_on_each.clock.now()

    with services_on_each.database.write() as connection:
        elsewhere = outbox.take_back(connection, "publishing", then + LEASE, now)
        count = outbox.take_back(connection, "checks", then + LEASE, now)

    assert (elsewhere, count) == (0, 2)
    again = [*claimed_again(services_on_each), *claimed_again(services_on_each)]
    assert {due.comment_id for due in again} == {due.comment_id for due in dead}
    assert {due.attempts for due in again} == {2}
    assert claimed_again(services_on_each) == [], f"{alive[0].comment_id} is still worked on"


def test_what_is_due_is_told_to_the_sweep(services_on_each: Services) -> None:
    site = builders.a_site(services_on_each)
    builders.submitted(services_on_each, site)
    now = services_on_each.clock.now()

    with services_on_each.database.read() as connection:
        assert outbox.due_queues(connection, now) == ["checks"]
        assert outbox.anything_due(connection, "checks", now)
        assert not outbox.anything_due(connection, "publishing", now)
        assert outbox.depth(connection, "checks") == 1
        oldest = outbox.oldest(connection, "checks")
        assert oldest is not None
        assert oldest < now
