"""Ask another service about a comment that our own checks would let pass, and go on when it has spoken or is silent.

The check's outbox row waits beside the question: it falls due when the answer is there, or after `PATIENCE` without
one. So a service that is away delays a comment by a moment and neither approves nor blocks it. Only the word `spam`
weighs anything, and the comment is then checked again with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from service.actions import Services
from service.comments.decision import decide
from service.comments.findings import CheckResult, Outcome, Severity
from service.comments.sites import Site
from service.comments.states import Status
from service.queues import CHECKS, OPINIONS
from service.store import opinions, outbox
from service.store.outbox import Due

PATIENCE = timedelta(seconds=15)


def so_far(services: Services, checks: Sequence[Due]) -> Mapping[UUID, str]:
    """What was said, or asked, for these rows of the outbox; nothing where no service is set up."""
    if not services.settings.opinion_url:
        return {}
    with services.database.read() as connection:
        return opinions.of_checks(connection, [due.id for due in checks])


def is_wanted(services: Services, site: Site, results: Sequence[CheckResult]) -> bool:
    """Whether a comment with these results is shown to the other service.

    Never one with personal data in it, nor one whose checks failed; and spam outright needs no other opinion.
    """
    if not services.settings.opinion_url or not site.rules.second_opinion:
        return False
    by_name = {result.check: result for result in results}
    verdict = decide(site.rules, by_name)
    if verdict is None or verdict.status is Status.SPAM:
        return False
    answered = all(result.outcome is Outcome.DONE for result in results)
    return answered and by_name["privacy"].severity.rank < Severity.HOLD.rank


def ask(services: Services, checks: Sequence[Due]) -> None:
    """Have the other service asked about these comments; their checks wait for it."""
    if not checks:
        return
    now = services.clock.now()
    with services.database.write() as connection:
        for due in checks:
            opinions.add(connection, due, now)
            outbox.add(connection, "second_opinion", due.comment_id, due.revision, now)
        outbox.release(connection, [due.id for due in checks], now + PATIENCE)
    services.bell.ring(OPINIONS)


def hear(services: Services, asked: Sequence[tuple[Due, str]]) -> None:
    """Keep what was said of each, and let the checks go on."""
    now = services.clock.now()
    with services.database.write() as connection:
        waiting = [opinions.record(connection, due.comment_id, due.revision, said) for due, said in asked]
        outbox.hasten(connection, [check_id for check_id in waiting if check_id is not None], now)
        outbox.done(connection, [due.id for due, _ in asked])
    services.bell.ring(CHECKS)
