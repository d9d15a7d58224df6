"""No check reaches outside: all of them run with every socket closed."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from pytest_socket import SocketBlockedError, disable_socket, enable_socket

from service.comments.comment import CheckedText
from service.comments.findings import Outcome
from service.policy.sanitise import sanitise
from workers.checks.runner import CHECKS, run_checks

TEXTS = [
    "Tack för texten! Hur gjorde ni med schemat?",
    "Buy now at http://pills.example/ or mail me@pills.example, +46 70 174 06 50",
    "Min sons personnummer är 19811218-9876 och vi bor på Storgatan 1 i Solna.",
    "https://xn--4gbrim.example/ http://203.0.113.9/ https://t.me/somebody",
]


@pytest.fixture
def closed() -> Iterator[None]:
    disable_socket()
    with pytest.warns(UserWarning, match="socket"), pytest.raises(SocketBlockedError):
        socket.socket()
    yield
    enable_socket()


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("text", TEXTS)
def test_every_check_answers_with_sockets_closed(text: str) -> None:
    page = "https://blog.example.org/inlagg"

    results = run_checks(CheckedText(sanitise(text), author="Kerstin", url="https://a.example", page_url=page))

    assert [result.outcome for result in results] == [Outcome.DONE] * len(CHECKS)
