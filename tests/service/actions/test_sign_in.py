from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from service.actions import Services
from service.actions.sign_in import (
    ACCOUNT,
    ACCOUNT_HERE,
    NETWORK,
    SESSION_LIFE,
    WINDOW,
    session_hash,
    sign_in,
    sign_out,
    sign_out_everywhere,
    spend_attempt,
)
from service.actions.team import add_moderator, disable
from service.comments.errors import InvalidFields, TooManySignIns
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import Site
from service.store import audit, people
from service.store.tables import audit as audit_table
from service.store.tables import people as people_table
from service.store.tables import sessions, sign_in_attempts
from tests.builders import StoppedClock

ANNA, HERE, ELSEWHERE = "anna@example.org", "192.0.2.7", "198.51.100.9"


@pytest.fixture
def password(services: Services, site: Site) -> str:
    given = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    assert given is not None
    return given


def runs(on: Services, token: str) -> bool:
    with on.database.read() as connection:
        return people.person_of_session(connection, session_hash(token), on.clock.now()) is not None


def fail(on: Services, times: int, email: str = ANNA, address: str = HERE) -> None:
    """Attempts that nobody forgives; the password is not even looked at, which takes a tenth of a second."""
    for _ in range(times):
        spend_attempt(on, email, address)


def forward(on: Services, **by: float) -> None:
    cast(StoppedClock, on.clock).forward(**by)


def events(on: Services) -> list[tuple[str, str, str]]:
    with on.database.read() as connection:
        rows = connection.execute(
            select(audit_table).where(audit_table.c.chain == audit.INSTALLATION).order_by(audit_table.c.number)
        )
        return [(row.event, row.actor.partition(":")[0], row.body) for row in rows]


def test_who_knows_the_password_gets_a_session_for_twelve_hours(services: Services, password: str) -> None:
    done = sign_in(services, " Anna@Example.ORG ", password, HERE)

    assert timedelta(hours=11) < done.expires_at - services.clock.now() <= SESSION_LIFE
    assert runs(services, done.token)
    forward(services, hours=12)
    assert not runs(services, done.token)


def test_only_a_hash_of_the_session_is_kept(services: Services, password: str) -> None:
    done = sign_in(services, ANNA, password, HERE)

    with services.database.read() as connection:
        assert done.token not in connection.scalars(select(sessions.c.token_hash)).all()


def test_a_wrong_password_an_unknown_and_a_disabled_person_are_told_the_same(services: Services, password: str) -> None:
    told = []
    for email, typed in ((ANNA, "wrong"), ("unknown@example.org", password), (ANNA, password)):
        if typed == password and email == ANNA:
            disable(services, ANNA)
        with pytest.raises(InvalidFields) as refused:
            sign_in(services, email, typed, HERE)
        told.append(refused.value.errors)

    assert told[0] == told[1] == told[2]
    assert [body for event, _, body in events(services) if event == "sign_in_refused"] == [
        '{"why":"password"}',
        '{"why":"unknown"}',
        '{"why":"disabled"}',
    ]


def test_the_log_names_no_address(services: Services, password: str) -> None:
    sign_in(services, ANNA, password, HERE)
    with pytest.raises(InvalidFields):
        sign_in(services, "typed@example.org", password, HERE)

    written = str(events(services))
    assert "signed_in" in written
    assert not any(word in written for word in ("example.org", HERE, "192.0.2"))


@pytest.mark.parametrize(
    ("times", "attempt"),
    [
        pytest.param(ACCOUNT_HERE, (ANNA, HERE), id="one account from one network"),
        pytest.param(NETWORK, ("somebody@example.org", "192.0.2.250"), id="all accounts from one network"),
    ],
)
def test_too_many_attempts_are_refused_even_with_the_right_password(
    services: Services, password: str, times: int, attempt: tuple[str, str]
) -> None:
    if times == NETWORK:
        for number in range(times):
            fail(services, 1, f"guess{number}@example.org")
    else:
        fail(services, times)

    with pytest.raises(TooManySignIns) as refused:
        sign_in(services, attempt[0], password, attempt[1])

    assert 0 < refused.value.retry_after <= WINDOW.total_seconds() + 1


def test_the_waiting_time_that_is_told_is_enough(services: Services, password: str) -> None:
    fail(services, ACCOUNT_HERE)
    with pytest.raises(TooManySignIns) as refused:
        sign_in(services, ANNA, password, HERE)

    forward(services, seconds=refused.value.retry_after)

    assert runs(services, sign_in(services, ANNA, password, HERE).token)


def test_somebody_who_guesses_elsewhere_does_not_keep_anna_out(services: Services, password: str) -> None:
    fail(services, ACCOUNT_HERE, address=ELSEWHERE)

    assert runs(services, sign_in(services, ANNA, password, HERE).token)


def test_guesses_from_everywhere_are_counted_together(services: Services, password: str) -> None:
    for number in range(ACCOUNT):
        fail(services, 1, address=f"10.0.{number}.1")

    with pytest.raises(TooManySignIns):
        sign_in(services, ANNA, password, HERE)


def test_signing_in_forgets_what_failed_before(services: Services, password: str) -> None:
    fail(services, ACCOUNT_HERE - 1)

    sign_in(services, ANNA, password, HERE)

    fail(services, ACCOUNT_HERE)


def test_attempts_are_kept_as_hashes_and_not_for_long(services: Services) -> None:
    fail(services, 3)
    with services.database.read() as connection:
        kept = str(connection.execute(select(sign_in_attempts)).all())
    assert "anna" not in kept
    assert "192.0.2" not in kept

    forward(services, minutes=16)
    fail(services, 1)

    with services.database.read() as connection:
        assert len(connection.execute(select(sign_in_attempts)).all()) == 3  # the keys of one attempt


def test_a_session_can_be_ended(services: Services, password: str) -> None:
    done = sign_in(services, ANNA, password, HERE)

    sign_out(services, done.token)

    assert not runs(services, done.token)


def test_all_sessions_can_be_ended_at_once(services: Services, password: str) -> None:
    tokens = [sign_in(services, ANNA, password, HERE).token for _ in range(2)]
    with services.database.read() as connection:
        person = people.person_of_session(connection, session_hash(tokens[0]), services.clock.now())
    assert person is not None

    ended = sign_out_everywhere(services, Actor("person:anna", PersonId(person["id"])))

    assert (ended, [runs(services, token) for token in tokens]) == (2, [False, False])


def test_a_password_with_old_parameters_is_hashed_anew(services: Services, password: str) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(password)
    with services.database.write() as connection:
        connection.execute(update(people_table).values(password_hash=old))

    sign_in(services, ANNA, password, HERE)

    with services.database.read() as connection:
        kept = connection.scalar(select(people_table.c.password_hash))
    assert kept != old
    assert runs(services, sign_in(services, ANNA, password, HERE).token)
