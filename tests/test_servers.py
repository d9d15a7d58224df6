"""The parts that other tests stand on."""

from __future__ import annotations

import socket

import pytest
from pytest_socket import SocketConnectBlockedError
from redis import Redis
from sqlalchemy import create_engine, text

from tests.optional import require


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_gets_an_empty_valkey(valkey_url: str, turn: str) -> None:
    with Redis.from_url(valkey_url) as redis:
        assert redis.dbsize() == 0
        redis.set(turn, "left behind")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_gets_an_empty_database(database_url: str, turn: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn TEXT)"))
        connection.execute(text("INSERT INTO left_behind VALUES (:turn)"), {"turn": turn})
    engine.dispose()


def test_tests_reach_no_other_machine() -> None:
    with (
        socket.socket() as outward,
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        outward.connect(("192.0.2.1", 80))


@pytest.mark.parametrize(
    ("switch", "outcome"),
    [("", pytest.skip.Exception), ("0", pytest.skip.Exception), ("1", pytest.fail.Exception)],
    ids=["unset: skipped", "off: skipped", "on: failed"],
)
def test_a_missing_part_skips_unless_everything_was_promised(
    monkeypatch: pytest.MonkeyPatch, switch: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("KOMMENTERA_TEST_REQUIRE_ALL", switch)

    with pytest.raises(outcome, match="a part"):
        require("a part", "why")
