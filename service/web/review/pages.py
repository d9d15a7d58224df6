"""The queue and the page of one comment, for people. Everything works without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from sqlalchemy import Connection

from service.actions.moderate import NOTE_LIMIT, moderate
from service.comments.comment import CommentId
from service.comments.decision import OUTCOMES, Action, Ground, Reason
from service.comments.errors import (
    FieldError,
    IllegalTransition,
    InvalidFields,
    NotFound,
    NotSignedIn,
    Refusal,
    StaleVersion,
)
from service.comments.findings import Finding, Severity
from service.comments.messages import N_
from service.comments.people import Right
from service.comments.site_lists import BLOCKS, ListName
from service.comments.sites import Site, SiteId
from service.comments.states import Status, may_become
from service.i18n import duration, number
from service.store import review
from service.store.dossier import Dossier, decided, dossier, findings_of
from service.store.review import Filters, Tally
from service.web.context import language, services
from service.web.errors import STATUS
from service.web.guards import actor, signed_in
from service.web.review import asked, doors, keys, views, words
from service.web.review.marks import Proposal, proposals, redactions

blueprint = Blueprint("review", __name__, url_prefix="/moderate")
blueprint.register_error_handler(NotSignedIn, doors.to_sign_in)

CONTEXT = ("site", "status", "reason", "q", "sort")
"""The parameters that a comment's page carries along, so that one goes on in the list that one came from."""
WORDS_LIMIT = 200  # characters of a replacement

Sites = Mapping[SiteId, Site]


@blueprint.get("/")
@signed_in
def queue() -> str:
    """What waits, oldest first; other states, reasons and orders on request."""
    on, sites = services(), _sites()
    filters = _filters(sites)
    with on.database.read() as connection:
        page = review.queue(connection, filters)
        found = findings_of(connection, page.items)
        counts = review.count_by_status(connection, filters.sites)
        status = filters.statuses[0] if filters.statuses else Status.HELD
        reasons = review.count_by_reason(connection, filters.sites, status)
        done = _done(connection, sites, counts[Status.HELD])
    now = on.clock.now()
    return render_template(
        "review/queue.html",
        **_frame(filters),
        sites=sites.values(),
        cards=[views.card(row, found[row["id"]], sites[row["site_id"]], now) for row in page.items],
        counts=counts,
        reasons=reasons if filters.statuses else {},
        partial=page.partial,
        next=asked.cursor(page.next, filters.sort) if page.next else "",
        keys=keys.QUEUE,
        done=done,
    )


@blueprint.get("/next")
@signed_in
def skip() -> Response:
    """On to the comment that follows the one in `after`, in the list that one came from."""
    filters = _filters(_sites())
    following = None
    if filters.after is not None:
        with services().database.read() as connection:
            following = review.following(connection, filters, filters.after)
    return _onwards(following)


@blueprint.get("/comments/<uuid:comment_id>")
@signed_in
def comment(comment_id: UUID) -> str:
    """One comment, what was found in it, what may be done with it, what was done."""
    return _comment(comment_id)


@blueprint.post("/comments/<uuid:comment_id>/decisions")
@signed_in
def decide(comment_id: UUID) -> Response | tuple[str, int]:
    """Decide, and go on to the next that waits. What cannot be done is said on the same page, what was typed kept."""
    on, sites = services(), _sites()
    filters = _filters(sites)
    with on.database.read() as connection:
        found = _readable(connection, comment_id, sites)
    try:
        wish = _wish(_offered(found, sites))
        done = moderate(on, actor(), CommentId(comment_id), **wish)
    except (InvalidFields, StaleVersion, IllegalTransition) as refusal:
        return _comment(comment_id, refusal), STATUS[type(refusal)]
    following = None
    if filters.statuses == (Status.HELD,) or filters.reason:
        with on.database.read() as connection:
            following = review.following(connection, filters, review.place_of(found.comment, filters.sort))
    return _onwards(following, done=str(done.decision_id))


def _comment(comment_id: UUID, refusal: Refusal | None = None) -> str:
    on, sites = services(), _sites()
    filters = _filters(sites)
    with on.database.read() as connection:
        found = _readable(connection, comment_id, sites)
        history = views.history(connection, found)
        done = _done(connection, sites, review.count(connection, filters.sites, Status.HELD))
    site = sites[SiteId(found.comment["site_id"])]
    decides = actor().may(Right.DECIDE, site.id)
    offered = _offered(found, sites)
    acts = _acts(found, offered) if decides else []
    keyed = [act for act in acts if act not in _too_grave_for_a_key(found.findings)]
    here = asked.cursor(review.place_of(found.comment, filters.sort), filters.sort)
    return render_template(
        "review/comment.html",
        **_frame(filters),
        **views.whole(found, offered),
        **doors.faults(refusal),
        site=site,
        turn=views.turn(found, site),
        blockable=_blockable(found) if decides else [],
        listed=request.args.get("listed", ""),
        email=found.comment["email"] if decides else None,
        acts=acts,
        proposals=offered if keys.REDACT in acts else [],
        grounds=list(Ground),
        note_limit=NOTE_LIMIT,
        words_limit=WORDS_LIMIT,
        history=history,
        age=on.clock.now() - found.comment["received_at"],
        typed=request.form,
        here=here,
        keys=keys.of_comment([*keyed, "note"] if acts else []),
        keyed={act: keys.key_of(act) for act in keyed},
        stuck=any(_is_stuck(finding) for finding in found.findings),
        done=done,
    )


def _blockable(found: Dossier) -> list[ListName]:
    """By what the sender of this comment can be blocked."""
    row, revision = found.comment, found.revision
    known = zip(BLOCKS, (revision["author"], row["email_hash"], revision["url"], row["network_hash"]), strict=True)
    return [name for name, value in known if value]


def _sites() -> dict[SiteId, Site]:
    """The sites whose comments this person may see, by title."""
    found = (services().sites.find(site_id) for site_id in actor().sites_with(Right.READ))
    return {site.id: site for site in sorted((one for one in found if one), key=lambda one: one.title)}


def _filters(sites: Sites) -> Filters:
    """Raises `NotFound` for a site that is none of this person's, `InvalidFields`."""
    slug = request.args.get("site", "")
    chosen = [site.id for site in sites.values() if slug in ("", site.slug)]
    if slug and not chosen:
        raise NotFound
    return asked.filters(request.args, chosen)


def _readable(connection: Connection, comment_id: UUID, sites: Sites) -> Dossier:
    """Raises `NotFound`, also for a comment of a site that is none of this person's."""
    found = dossier(connection, CommentId(comment_id))
    if found.comment["site_id"] not in sites:
        raise NotFound
    return found


def _offered(found: Dossier, sites: Sites) -> list[Proposal]:
    """The replacements that may be accepted, as the moderator ticked and worded them where this answers a form."""
    site = sites[SiteId(found.comment["site_id"])]
    offered = proposals(found.revision["plain"], found.findings, site.language)
    if "action" not in request.form:
        return offered
    ticked, form = set(request.form.getlist("redact")), request.form
    return [
        replace(
            one,
            ticked=str(one.number) in ticked,
            replacement=form.get(f"words-{one.number}", one.replacement).replace("\x00", "").strip(),
        )
        for one in offered
    ]


def _acts(found: Dossier, offered: Sequence[Proposal]) -> list[str]:
    """What may be done with the comment in its present state; putting back and taking back are one way each."""
    before = Status(found.comment["status"])
    if before is Status.RECEIVED:
        return []
    back = Action.HOLD if before in (Status.APPROVED, Status.PUBLISHED) else Action.RESTORE
    acts: list[str] = [
        action
        for action in Action
        if may_become(before, OUTCOMES[action])
        and (OUTCOMES[action] is not Status.HELD or action is back)
        and action is not Action.KEEP
    ]
    if before is Status.PUBLISHED and Reason.SECOND_LOOK in found.comment["reasons"]:
        acts.insert(0, Action.KEEP)
    if Action.APPROVE in acts and offered:
        acts.insert(0, keys.REDACT)
    return acts


def _too_grave_for_a_key(findings: Sequence[Finding]) -> set[str]:
    """The acts that would publish what must never be published: they take a deliberate press, not a slip of a key."""
    grave = [finding for finding in findings if finding.severity is Severity.BLOCK]
    return ({Action.APPROVE, Action.KEEP} if grave else set()) | (
        {keys.REDACT} if any(map(_is_stuck, grave)) else set()
    )


def _is_stuck(finding: Finding) -> bool:
    """Whether something that must never be published stands where no replacement reaches: in a name or an address."""
    return finding.severity is Severity.BLOCK and finding.field not in ("comment", "email")


def _wish(offered: Sequence[Proposal]) -> dict[str, Any]:
    """The decision on the form, typed. Raises `InvalidFields`."""
    form = request.form
    action, ground, version = form.get("action", ""), form.get("reason", ""), form.get("version", "")
    cuts = redactions(offered) if action == keys.REDACT else []
    errors = []
    if action == keys.REDACT:
        action = Action.APPROVE
        if not cuts:
            sentence = N_("Tick at least one replacement, or approve the comment as it is written.")
            errors.append(FieldError("redact", "required", sentence))
    if action not in [*Action] or ground not in ["", *Ground] or not (version.isascii() and version.isdigit()):
        errors.append(FieldError("action", "invalid", N_("Say what to do with the comment.")))
    if errors:
        raise InvalidFields(errors)
    return {
        "action": Action(action),
        "ground": Ground(ground) if ground else None,
        "note": form.get("note", "").replace("\x00", "\ufffd").strip(),
        "redactions": cuts,
        "version": int(version[:9]),
    }


def _done(connection: Connection, sites: Sites, left: Tally) -> dict[str, Any] | None:
    """What the status line says of the decision just made."""
    try:
        decision = decided(connection, UUID(request.args.get("done", "")))
    except ValueError:
        return None
    if decision is None or decision["site_id"] not in sites:
        return None
    return {"what": words.DONE.get(decision["action"], ""), "reasons": decision["reasons"], "left": left}


def _frame(filters: Filters) -> dict[str, Any]:
    context = _context()

    def link(endpoint: str = "review.queue", **changes: Any) -> str:
        return url_for(endpoint, **{name: value for name, value in {**context, **changes}.items() if value})

    return {**doors.frame(), "filters": filters, "context": context, "link": link, "words": words, **_FORMS}


def _age_of(length: timedelta) -> str:
    return duration(length, language())


def _decimal(value: float) -> str:
    return number(value, language())


_FORMS = {"age_of": _age_of, "decimal": _decimal}


def _context() -> dict[str, str]:
    return {name: value for name in CONTEXT if (value := request.args.get(name, ""))}


def _onwards(following: UUID | None, **params: str) -> Response:
    query: dict[str, Any] = {**_context(), **params}
    if following is None:
        address = url_for("review.queue", **query)
    else:
        address = url_for("review.comment", comment_id=following, **query)
    response = redirect(address, 303)
    assert isinstance(response, Response)
    return response
