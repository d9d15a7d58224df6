"""Sites' models in a worker: read once for each version, changed under a lock together with their lessons."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import structlog
from sqlalchemy import Connection

from service.actions import Services
from service.comments.learnt import Strong, Taught
from service.comments.sites import SiteId
from service.store import models
from service.store.database import Database
from workers.checks.spam.model import MOST_BYTES, Name, SiteModel, Unreadable
from workers.checks.spam.model_weight import log_odds, trust

MOST_KEPT = 50  # sites' models in one process, a third of a megabyte each

_kept: WeakKeyDictionary[Database, dict[UUID, tuple[int, SiteModel]]] = WeakKeyDictionary()

log = structlog.get_logger()


def learnt_of(on: Services, site_ids: Iterable[UUID]) -> dict[UUID, SiteModel]:
    """The present models of these sites, for reading only; sites without one are left out. Raises `StoreAway`."""
    kept = _kept.setdefault(on.database, {})
    with on.database.read() as connection:
        present = models.versions(connection, set(site_ids))
        for site_id, version in present.items():
            if site_id not in kept or kept[site_id][0] != version:
                _read(on, connection, site_id, kept)
    found = {site_id: kept[site_id][1] for site_id in present if site_id in kept}
    while len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
    return found


def taught(on: Services, site_id: SiteId, strongest: int = 20) -> Taught:
    """What the people of a site have taught, with so many of the `strongest` signs of either kind.

    `service.actions.rules` names it by its path. Raises `StoreAway`.
    """
    learnt = learnt_of(on, [site_id]).get(site_id) or SiteModel(on.seals.token)
    weighed = sorted(
        (Strong(name, round(log_odds(learnt, ham, spam), 2), ham, spam) for name, ham, spam in learnt.named()),
        key=lambda sign: (-abs(sign.weight), -sign.ham - sign.spam, sign.name),
    )
    return Taught(
        ham=learnt.ham,
        spam=learnt.spam,
        trust=round(trust(learnt), 3),
        tokens=len(learnt),
        size=len(learnt.to_bytes()),
        most_size=MOST_BYTES,
        for_spam=tuple(sign for sign in weighed if sign.weight > 0)[:strongest],
        against=tuple(sign for sign in weighed if sign.weight < 0)[:strongest],
    )


def _read(on: Services, connection: Connection, site_id: UUID, kept: dict[UUID, tuple[int, SiteModel]]) -> None:
    row = models.load(connection, SiteId(site_id))
    kept.pop(site_id, None)
    if row is None:
        return
    try:
        kept[site_id] = (row["version"], SiteModel.from_bytes(row["content"], on.seals.token))
    except Unreadable:
        # Comments are checked without it; `kommentera model reset` makes a new one.
        log.error("model_unreadable", site_id=str(site_id))


class Book:
    """One site's model inside a transaction, with its lessons."""

    def __init__(self, connection: Connection, site_id: SiteId, model: SiteModel) -> None:
        self.connection = connection
        self.site_id = site_id
        self.model = model
        self.is_changed = False

    def learn(self, source_id: UUID, revision: int, names: Sequence[Name], is_spam: bool) -> None:
        """Hold this lesson in place of any other from the same source; twice the same changes nothing."""
        before = models.lesson(self.connection, source_id)
        if before is not None:
            if before["is_spam"] == is_spam and before["revision"] == revision:
                return
            self._take_back(before)
        tokens = self.model.learn(names, is_spam)
        models.add_lesson(
            self.connection,
            source_id,
            self.site_id,
            revision=revision,
            is_spam=is_spam,
            number=self.model.lessons,
            tokens=struct.pack(f"<{len(tokens)}Q", *tokens),
        )
        self.is_changed = True

    def unlearn(self, source_id: UUID, *, unless: bool | None = None) -> None:
        """Take back what was learnt from a source, except where it was `unless`."""
        before = models.lesson(self.connection, source_id)
        if before is not None and before["is_spam"] is not unless:
            self._take_back(before)

    def _take_back(self, lesson: Any) -> None:
        tokens = struct.unpack(f"<{len(lesson['tokens']) // 8}Q", lesson["tokens"])
        self.model.unlearn(tokens, lesson["is_spam"], lesson["number"])
        models.drop_lesson(self.connection, lesson["source_id"])
        self.is_changed = True

    def replace(self, model: SiteModel) -> None:
        """Begin anew with this model, whose lessons nobody can take back."""
        models.drop_lessons(self.connection, self.site_id)
        self.model = model
        self.is_changed = True


@contextmanager
def opened(on: Services, site_id: SiteId, *, anew: bool = False) -> Iterator[Book]:
    """The site's book, nobody else's until the block ends; a new version is kept if it was changed.

    Raises `StoreAway`, and `Unreadable` unless it is to be begun `anew`.
    """
    with on.database.write() as connection:
        models.lock(on.database, connection, site_id)
        row = None if anew else models.load(connection, site_id)
        model = SiteModel(on.seals.token) if row is None else SiteModel.from_bytes(row["content"], on.seals.token)
        book = Book(connection, site_id, model)
        yield book
        if book.is_changed:
            models.save(connection, site_id, book.model.to_bytes(), on.clock.now())
