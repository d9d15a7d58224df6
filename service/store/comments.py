"""Comments and their revisions: written by actions, read by actions and by workers before a check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Update, and_, bindparam, func, select, update

from service.comments.comment import CheckedText, CommentId, Evidence, History, Removed, Rendering, SafeHtml
from service.comments.errors import NotFound, StaleVersion
from service.comments.sites import Site
from service.comments.states import Status, require_way
from service.store.prepared import Prepared, insert_all
from service.store.tables import comments, pages, revisions, sites

_INSERT = insert_all(comments)
_INSERT_REVISION = insert_all(revisions)
_SAME = Prepared(
    select(comments.c.id)
    .where(
        comments.c.fingerprint == bindparam("fingerprint"),
        comments.c.page_id == bindparam("page_id"),
        comments.c.sender_hash == bindparam("sender_hash"),
        comments.c.status != Status.WITHDRAWN,
        comments.c.status != Status.ERASED,
    )
    .limit(1)
)
_ONE = select(comments).where(comments.c.id == bindparam("id"))


def add(connection: Connection, comment: Mapping[str, Any], revision: Mapping[str, Any]) -> None:
    _INSERT.run(connection, comment)
    _INSERT_REVISION.run(connection, revision)


def is_there(connection: Connection, comment: Mapping[str, Any]) -> bool:
    """Whether the same sender's same words stand on the same page already, whatever became of them."""
    return (
        _SAME.first(connection, {name: comment[name] for name in ("fingerprint", "page_id", "sender_hash")}) is not None
    )


def one(connection: Connection, comment_id: CommentId) -> RowMapping:
    """The comment's row. Raises `NotFound`."""
    row = connection.execute(_ONE, {"id": comment_id}).mappings().first()
    if row is None:
        raise NotFound
    return row


def revision(connection: Connection, comment_id: CommentId, number: int) -> RowMapping:
    """One revision of its words. Raises `NotFound`."""
    query = select(revisions).where(revisions.c.comment_id == comment_id, revisions.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFound
    return row


def move(connection: Connection, row: RowMapping, after: Status, **changes: Any) -> None:
    """Bring a comment into another state, if it is still as `row` says.

    Raises `IllegalTransition` when there is no such way, `StaleVersion` when something changed it meanwhile.
    """
    require_way(Status(row["status"]), after)
    new = {"status": after, **changes}
    parameters = {f"new_{name}": value for name, value in new.items()}
    changed = connection.execute(_move(tuple(new)), {"of_id": row["id"], "of_version": row["version"], **parameters})
    if changed.rowcount != 1:
        raise StaleVersion


@lru_cache(maxsize=64)
def _move(names: tuple[str, ...]) -> Update:
    """Built once for each set of columns: building costs more than executing, while the writer's turn is held."""
    return (
        update(comments)
        .where(comments.c.id == bindparam("of_id"), comments.c.version == bindparam("of_version"))
        .values(
            version=comments.c.version + 1,
            **{name: bindparam(f"new_{name}", type_=comments.c[name].type) for name in names},
        )
    )


def touch(connection: Connection, comment_id: CommentId, **changes: Any) -> None:
    """Change what is not the state: clocks, scores. Not counted as a version."""
    connection.execute(update(comments).where(comments.c.id == comment_id).values(**changes))


_elsewhere = comments.alias("elsewhere")
_TO_CHECK = (
    select(
        comments,
        revisions.c.author,
        revisions.c.url,
        revisions.c.title,
        revisions.c.html,
        revisions.c.plain,
        revisions.c.links,
        revisions.c.removed,
        revisions.c.policy_version,
        pages.c.url.label("page_url"),
        pages.c.title.label("page_title"),
        sites.c.slug,
        select(func.count(_elsewhere.c.page_id.distinct()))
        .where(_elsewhere.c.fingerprint == comments.c.fingerprint, _elsewhere.c.page_id != comments.c.page_id)
        .scalar_subquery()
        .label("pages_elsewhere"),
    )
    .join(revisions, and_(revisions.c.comment_id == comments.c.id, revisions.c.number == comments.c.revision))
    .join(pages, pages.c.id == comments.c.page_id)
    .join(sites, sites.c.id == comments.c.site_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def to_check(connection: Connection, ids: Sequence[UUID]) -> dict[CommentId, RowMapping]:
    """Comments with their present revision, page and site slug, and on how many other pages the same text stands."""
    rows = connection.execute(_TO_CHECK, {"ids": list(ids)}).mappings()
    return {CommentId(row["id"]): row for row in rows}


def checked_text(row: RowMapping, site: Site, history: History | None = None) -> CheckedText:
    """What checks may read, from a row of `to_check`, the rules of its site and what the store remembers."""
    evidence = Evidence(**{**row["evidence"], "elsewhere": row["pages_elsewhere"]})
    return CheckedText(
        rendering=rendering(row),
        author=row["author"],
        email=row["email"] or "",
        url=row["url"],
        title=row["title"],
        language=row["language"],
        page_url=row["page_url"],
        page_title=row["page_title"],
        evidence=evidence,
        site_language=site.language,
        lists=site.lists,
        blocked=site.lists.block(row["email_hash"], row["network_hash"]),
        shadow=site.rules.shadow,
        min_fill_seconds=site.rules.min_fill_seconds,
        hold_first_link=site.rules.hold_first_link,
        known_after=site.rules.known_after,
        history=history,
    )


def rendering(row: RowMapping) -> Rendering:
    """The rendering kept in a revision's row."""
    return Rendering(
        html=SafeHtml(row["html"]),
        plain=row["plain"],
        removed=tuple(Removed(**entry) for entry in row["removed"]),
        links=tuple(row["links"]),
        policy_version=row["policy_version"],
    )


def count_by_status(connection: Connection) -> dict[str, int]:
    query = select(comments.c.status, func.count()).group_by(comments.c.status)
    return {row.status: row[1] for row in connection.execute(query)}


def locked(connection: Connection, ids: Sequence[UUID]) -> dict[CommentId, RowMapping]:
    """The rows of these comments, locked against other writers until the transaction ends."""
    query = select(comments).where(comments.c.id.in_(ids)).order_by(comments.c.id).with_for_update()
    return {CommentId(row["id"]): row for row in connection.execute(query).mappings()}


_PRESENT = (
    select(revisions)
    .join(comments, and_(comments.c.id == revisions.c.comment_id, comments.c.revision == revisions.c.number))
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def present_revisions(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, RowMapping]:
    """The present words of these comments."""
    return {row["comment_id"]: row for row in connection.execute(_PRESENT, {"ids": list(ids)}).mappings()}
