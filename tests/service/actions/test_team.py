from __future__ import annotations

import pytest
from sqlalchemy import select

from service import passwords
from service.actions import Services
from service.actions.sign_in import session_hash, sign_in
from service.actions.team import Preferences, add_moderator, change_password, disable, new_password, prefer
from service.actions.tokens import PREFIX, add_token, revoke_token, token_hash
from service.clock import new_id
from service.comments.errors import InvalidFields, NotFound, UnknownSite
from service.comments.people import Actor, PersonId, Role, Scope
from service.comments.sites import Site
from service.store import audit, people
from service.store.tables import audit as audit_table
from tests import builders

ANNA = "anna@example.org"


def person(on: Services, email: str = ANNA) -> Actor:
    with on.database.read() as connection:
        row = people.by_email(connection, email)
        assert row is not None
        person_id = PersonId(row["id"])
        return Actor(f"person:{person_id}", person_id, email=email, roles=people.roles(connection, person_id))


def runs(on: Services, token: str) -> bool:
    with on.database.read() as connection:
        return people.person_of_session(connection, session_hash(token), on.clock.now()) is not None


def last_event(on: Services, chain: str) -> tuple[str, str]:
    with on.database.read() as connection:
        rows = connection.execute(select(audit_table).where(audit_table.c.chain == chain)).all()
        assert audit.verify(connection, chain)[1] is None
    newest = max(rows, key=lambda row: row.number)
    return newest.event, newest.body


def test_a_new_moderator_gets_a_password_that_signs_in(services: Services, site: Site) -> None:
    password = add_moderator(services, " Anna@Example.org", site.slug, Role.MODERATOR)

    assert password is not None
    assert runs(services, sign_in(services, ANNA, password).token)
    assert person(services).roles == {site.id: Role.MODERATOR}


def test_adding_somebody_again_gives_no_password_and_changes_nothing(services: Services, site: Site) -> None:
    password = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    before = last_event(services, str(site.id))

    assert add_moderator(services, ANNA, site.slug, Role.MODERATOR) is None
    assert password is not None
    assert runs(services, sign_in(services, ANNA, password).token)
    assert last_event(services, str(site.id)) == before


def test_adding_somebody_again_can_change_the_role_or_add_a_site(services: Services, site: Site) -> None:
    other = builders.a_site(services, "other", "https://other.example.org")
    add_moderator(services, ANNA, site.slug, Role.MODERATOR)

    add_moderator(services, ANNA, site.slug, Role.READER)
    add_moderator(services, ANNA, other.slug, Role.OWNER)

    assert person(services).roles == {site.id: Role.READER, other.id: Role.OWNER}
    event, body = last_event(services, str(other.id))
    assert event == "moderator_added"
    assert ANNA not in body


def test_whoever_was_disabled_is_out_until_they_are_added_again(services: Services, site: Site) -> None:
    first = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    assert first is not None
    session = sign_in(services, ANNA, first).token

    disable(services, ANNA)
    assert not runs(services, session)
    second = add_moderator(services, ANNA, site.slug, Role.MODERATOR)

    assert second is not None
    assert not runs(services, session)
    with pytest.raises(InvalidFields):
        sign_in(services, ANNA, first)
    assert runs(services, sign_in(services, ANNA, second).token)


def test_a_new_password_ends_every_session(services: Services, site: Site) -> None:
    first = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    assert first is not None
    session = sign_in(services, ANNA, first).token

    second = new_password(services, ANNA)

    assert not runs(services, session)
    assert runs(services, sign_in(services, ANNA, second).token)


def test_who_changes_the_password_stays_signed_in_here_only(services: Services, site: Site) -> None:
    given = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    assert given is not None
    here, elsewhere = sign_in(services, ANNA, given).token, sign_in(services, ANNA, given).token

    change_password(services, person(services), given, "fyra ord i en rad", session=here)

    assert (runs(services, here), runs(services, elsewhere)) == (True, False)
    assert runs(services, sign_in(services, ANNA, "fyra ord i en rad").token)


@pytest.mark.parametrize(
    ("current", "chosen", "field"),
    [
        pytest.param("wrong", "fyra ord i en rad", "current", id="the present one is wrong"),
        pytest.param(None, "short", "chosen", id="too short"),
        pytest.param(None, "x" * (passwords.LONGEST + 1), "chosen", id="too long"),
        pytest.param(None, "aaaaaaaaaaaaaaa", "chosen", id="one letter"),
        pytest.param(None, "Anna@Example.org", "chosen", id="the address"),
        pytest.param(None, None, "chosen", id="the same again"),
    ],
)
def test_a_password_is_not_changed_when(
    services: Services, site: Site, current: str | None, chosen: str | None, field: str
) -> None:
    given = add_moderator(services, ANNA, site.slug, Role.MODERATOR)
    assert given is not None

    with pytest.raises(InvalidFields) as refused:
        change_password(services, person(services), current or given, chosen or given)

    assert [error.field for error in refused.value.errors] == [field]
    assert runs(services, sign_in(services, ANNA, given).token)


def test_preferences_are_kept(services: Services, site: Site) -> None:
    add_moderator(services, ANNA, site.slug, Role.MODERATOR)

    prefer(services, person(services), Preferences("en", shortcuts=False))

    with services.database.read() as connection:
        row = people.by_email(connection, ANNA)
    assert row is not None
    assert (row["language"], row["shortcuts"]) == ("en", False)
    with pytest.raises(InvalidFields):
        prefer(services, person(services), Preferences("xx", shortcuts=True))


def test_nobody_is_added_where_it_makes_no_sense(services: Services, site: Site) -> None:
    with pytest.raises(UnknownSite):
        add_moderator(services, ANNA, "nowhere", Role.OWNER)
    with pytest.raises(InvalidFields):
        add_moderator(services, "anna", site.slug, Role.OWNER)
    with pytest.raises(NotFound):
        disable(services, ANNA)
    with pytest.raises(NotFound):
        new_password(services, ANNA)


def test_a_token_works_until_it_is_revoked_and_only_its_hash_is_kept(services: Services, site: Site) -> None:
    made = add_token(services, site.slug, Scope.READ)

    assert made.secret.startswith(PREFIX)
    assert len(made.secret) > 50
    with services.database.read() as connection:
        row = people.token(connection, token_hash(made.secret))
    assert row is not None
    assert (row["site_id"], row["scope"]) == (site.id, Scope.READ)
    assert made.secret not in str(dict(row))

    revoke_token(services, made.id)

    with services.database.read() as connection:
        assert people.token(connection, token_hash(made.secret)) is None
    assert last_event(services, str(site.id))[0] == "token_revoked"


def test_only_a_working_token_can_be_revoked_and_only_for_a_site_that_is(services: Services, site: Site) -> None:
    made = add_token(services, site.slug, Scope.READ)
    revoke_token(services, made.id)

    for token_id in (made.id, new_id(services.clock.now())):
        with pytest.raises(NotFound):
            revoke_token(services, token_id)
    with pytest.raises(UnknownSite):
        add_token(services, "nowhere", Scope.READ)
