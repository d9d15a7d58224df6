from uuid import UUID

import pytest
from sqlalchemy import delete, update

from service.actions import Services
from service.store import audit
from service.store.tables import audit as lines

CHAIN = "a-site"
COMMENT = UUID("01930000-0000-7000-8000-000000000001")


def written(services: Services, *events: str) -> None:
    with services.database.write() as connection:
        audit.append(
            connection,
            CHAIN,
            [audit.Line(event, "author", COMMENT, {"to": event}) for event in events],
            services.clock.now(),
        )


def test_each_line_follows_from_the_one_before(services_on_each: Services) -> None:
    written(services_on_each, "received", "decided")
    written(services_on_each, "published")

    with services_on_each.database.read() as connection:
        assert audit.verify(connection, CHAIN) == (3, None)
        assert [row["event"] for row in audit.of_comment(connection, COMMENT)] == ["received", "decided", "published"]


@pytest.mark.parametrize(
    "tampering",
    [
        pytest.param(update(lines).where(lines.c.number == 2).values(body='{"to":"x"}'), id="another body"),
        pytest.param(update(lines).where(lines.c.number == 2).values(actor="person:1"), id="another actor"),
        pytest.param(update(lines).where(lines.c.number == 2).values(comment_id=None), id="another comment"),
        pytest.param(delete(lines).where(lines.c.number == 2), id="a line taken out"),
        pytest.param(update(lines).where(lines.c.number == 2).values(hash="0" * 64), id="another hash"),
    ],
)
def test_a_changed_line_is_named(services: Services, tampering) -> None:
    written(services, "received", "decided", "published")
    with services.database.write() as connection:
        connection.execute(tampering)

    with services.database.read() as connection:
        assert audit.verify(connection, CHAIN) == (1, 2)


def test_chains_are_apart(services: Services) -> None:
    written(services, "received")
    with services.database.write() as connection:
        audit.append(connection, "another", [audit.Line("received", "author")], services.clock.now())

    with services.database.read() as connection:
        assert audit.verify(connection, CHAIN) == (1, None)
        assert audit.verify(connection, "another") == (1, None)
        assert set(audit.chains(connection)) == {CHAIN, "another"}
