"""Take in a text that another blog's software asks about or holds up as an example, and look for the answer.

The text is kept for a worker to read and no longer: with the answer, or once learnt from, it is gone. No address of
a commenter and no browser's name comes this far.
"""

from __future__ import annotations

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Connection

from service.actions import Services
from service.clock import new_id
from service.comments.comment import Submission
from service.comments.consultation import Opinion, Purpose
from service.comments.sites import Site
from service.policy.fields import tidied
from service.policy.pages import BadPage, canonical_page
from service.queues import CONSULTATIONS
from service.store import audit, consultations
from service.store.consultations import HandedIn


def ask(services: Services, site: Site, question: Submission) -> UUID:
    """Have a worker judge the text; `answer_to` the id that is returned tells what it said. Raises `StoreAway`."""
    return _hand_in(services, site, Purpose.CHECK, question)


def teach(services: Services, site: Site, label: Purpose, example: Submission, *, actor: str) -> None:
    """Have a worker learn that the text is `label` for this site. Raises `StoreAway`."""
    _hand_in(services, site, label, example, actor)


def answer_to(services: Services, question_id: UUID) -> Opinion | None:
    """The answer, None while there is none. Reads only. Raises `StoreAway`."""
    return consultations.answer(services.database, question_id)


def _hand_in(services: Services, site: Site, purpose: Purpose, given: Submission, actor: str = "") -> UUID:
    now = services.clock.now()
    clean = tidied(given)
    text = HandedIn(new_id(now), site.id, purpose, {**asdict(clean), "page": _page(clean.page)})

    def store(connection: Connection) -> None:
        consultations.add(connection, text, now)
        if actor:
            line = audit.Line("example_taken", actor, body={"label": purpose})
            audit.append(connection, str(site.id), [line], now)

    services.database.write_together(store)
    services.bell.ring(CONSULTATIONS)
    return text.id


def _page(address: str) -> str:
    """The page in its one form, nothing when it is no address: a text can be judged without it."""
    try:
        return canonical_page(address) if address else ""
    except BadPage:
        return ""
