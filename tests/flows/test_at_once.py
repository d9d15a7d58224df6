"""Two of the same at the same moment, on both kinds of store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select

from service.actions import Services
from service.actions.submit import Arrival, submit
from service.comments.errors import Duplicate, Refusal
from service.store.audit import verify
from service.store.tables import audit, comments, pages
from tests import builders


def at_once(work: Callable[[int], Any], times: int = 8) -> list[Any]:
    """The results, or refusals, of `work` run by so many threads that start together."""
    gate = threading.Barrier(times)
    results: list[Any] = [None] * times

    def run(number: int) -> None:
        gate.wait()
        try:
            results[number] = work(number)
        except Refusal as refusal:
            results[number] = refusal

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def count(on: Services, table: Any) -> int:
    with on.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_a_form_sent_twice_is_one_comment(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)

    results = at_once(lambda _: builders.submitted(on, site))

    assert count(on, comments) == 1
    assert sum(isinstance(result, Duplicate) for result in results) == len(results) - 1


def test_one_key_gives_one_comment_and_one_answer(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)
    arrival = Arrival(network_hash="0" * 32, idempotency_key="en-nyckel")

    results = at_once(lambda _: submit(on, site, builders.a_submission(), arrival))

    assert count(on, comments) == 1
    assert len({(result.comment_id, result.receipt, result.rendering.html) for result in results}) == 1
    assert sum(result.replayed for result in results) == len(results) - 1


def test_different_comments_on_a_new_page_share_the_page_and_one_whole_log(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)

    results = at_once(lambda number: builders.submitted(on, site, comment=f"Kommentar {number} av flera samtidiga."))

    assert not [result for result in results if isinstance(result, Refusal)]
    assert count(on, pages) == 1
    assert count(on, comments) == len(results)
    with on.database.read() as connection:
        received = connection.scalar(select(func.count()).where(audit.c.event == "received"))
        assert received == len(results)
        assert verify(connection, str(site.id))[1] is None
