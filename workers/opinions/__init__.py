"""The second opinion: asks for what waits, one comment at a time, on a queue that nothing else depends on."""

from __future__ import annotations

import time

import structlog

from service.actions import Services
from service.actions.second_opinion import hear
from service.comments.comment import CommentId
from service.comments.sites import SiteId
from service.store import comments, outbox
from service.store.opinions import FAILED, HAM, SPAM
from service.store.outbox import Due
from workers.opinions.akismet import AkismetService, ServiceAway

ASKING_SECONDS = 10.0  # for one batch: inside the lease of its rows

log = structlog.get_logger()


def seek_opinions(on: Services, dues: list[Due]) -> None:
    """Ask about each comment and keep what is said. After one failure the rest of the batch is not asked about."""
    service = AkismetService(on.settings.opinion_url, on.settings.opinion_key)
    with on.database.read() as connection:
        rows = comments.to_check(connection, [due.comment_id for due in dues])
    said: list[tuple[Due, str]] = []
    is_away = not service.url
    until = time.monotonic() + ASKING_SECONDS
    for due in dues:
        row = rows.get(CommentId(due.comment_id))
        word = FAILED
        if not is_away and due.attempts == 1 and row is not None and row["revision"] == due.revision:
            site = on.sites.find(SiteId(row["site_id"]))
            assert site is not None
            try:
                word = SPAM if service.calls_spam(comments.checked_text(row, site), site.origins[0]) else HAM
            except ServiceAway as error:
                is_away = True
                log.warning("opinion_away", comment_id=str(due.comment_id), error=error.code)
        said.append((due, word))
        if time.monotonic() > until:
            break
    hear(on, said)
    log.info("opinions_heard", count=len(said))
    rest = dues[len(said) :]
    if rest:
        with on.database.write() as connection:
            outbox.release(connection, [due.id for due in rest], on.clock.now())
