"""How the rules do on a site, for people: what each hit, how often people agreed, what the site's model has learnt."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for

from service.actions import recheck as again
from service.actions.rules import danger_of, taught
from service.actions.sites import change_site
from service.comments.decision import Reason
from service.comments.errors import InvalidFields, NotFound, NotSignedIn, RecheckRunning, Refusal
from service.comments.findings import is_shadowed
from service.comments.messages import Sentence
from service.comments.people import Right
from service.comments.sites import Site
from service.comments.states import Status
from service.i18n import number
from service.store import rechecks, review
from service.store.agreement import NEWEST, agreement_on
from service.web.context import language, services
from service.web.errors import STATUS
from service.web.guards import actor, signed_in
from service.web.review import doors, signs, sites, words
from service.web.review.rechecks_api import status_of

blueprint = Blueprint("review_rules", __name__, url_prefix="/moderate")
blueprint.register_error_handler(NotSignedIn, doors.to_sign_in)

SHADOW, COUNT = "shadow", "count"


@blueprint.get("/rules")
@signed_in
def choose() -> Response:
    """To the first of the sites that this person decides on."""
    found = sites.decided_on()
    if not found:
        raise NotFound
    return _see_other(url_for("review_rules.show", site=found[0].slug))


@blueprint.get("/rules/<site>")
@signed_in
def show(site: str) -> str:
    """The rules of one site, and what its people have taught."""
    return _page(sites.one_decided_on(site))


@blueprint.post("/rules/<site>/shadow")
@signed_in
def shade(site: str) -> Response | str | tuple[str, int]:
    """Put a rule into shadow, or let it count again. What would let something grave go public is asked about first."""
    found, form = sites.one_decided_on(site), request.form
    actor().require(Right.GOVERN, found.id)
    name = form.get("rule", "")
    rule = name.rpartition(":")[2]
    # Another way of writing the same rule would keep it in shadow.
    left = [one for one in found.rules.shadow if one not in (name, rule)]
    if form.get("to") != COUNT:
        danger = danger_of(found.rules, [name])
        if danger is not None and form.get("sure") != "yes":
            return _page(found, danger=danger, asked=name)
        left.append(name)
    try:
        change_site(services(), found.slug, {"shadow": ",".join(left)}, actor=actor().name)
    except InvalidFields as refusal:
        return _page(found, refusal), STATUS[type(refusal)]
    return _see_other(url_for("review_rules.show", site=found.slug, changed=name))


@blueprint.post("/rules/<site>/recheck")
@signed_in
def recheck(site: str) -> Response | tuple[str, int]:
    """Have what is held or published checked again; the page then tells how far it has come."""
    found, form = sites.one_decided_on(site), request.form
    actor().require(Right.GOVERN, found.id)
    try:
        status = status_of(form.get("status"))
        again.begin(services(), found, status, everything="all" in form, actor=actor().name)
    except (InvalidFields, RecheckRunning) as refusal:
        return _page(found, refusal), STATUS[type(refusal)]
    return _see_other(url_for("review_rules.show", site=found.slug, _anchor="again"))


def _page(site: Site, refusal: Refusal | None = None, *, danger: Sentence | None = None, asked: str = "") -> str:
    """`danger`: what would go public if the rule `asked` about were in shadow."""
    on = services()
    with on.database.read() as connection:
        agreement = agreement_on(connection, site.id)
        latest = rechecks.latest(connection, site.id)
        looks = review.count_by_reason(connection, [site.id], Status.PUBLISHED).get(Reason.SECOND_LOOK)
    changed = request.args.get("changed", "")
    check, _, rule = changed.rpartition(":")
    return render_template(
        "review/rules.html",
        **doors.frame(),
        **doors.faults(refusal),
        words=words,
        site=site,
        sites=sites.decided_on(),
        governs=actor().may(Right.GOVERN, site.id),
        standings=agreement.standings(site.rules.shadow),
        newest=NEWEST,
        taught=taught(on, site.id),
        recheck=latest,
        looks=looks,
        decimal=_decimal,
        in_words=_in_words,
        danger=danger,
        asked=asked,
        changed=changed,
        shaded=is_shadowed(check, rule, site.rules.shadow),
    )


def _decimal(value: float) -> str:
    return number(value, language())


def _in_words(name: str) -> str:
    return signs.in_words(name, language())


def _see_other(address: str) -> Response:
    response = redirect(address, 303)
    assert isinstance(response, Response)
    return response
