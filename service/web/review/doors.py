"""Sign in and out, and the person's own account. The only pages under /moderate that a visitor may open are here."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, render_template, request, url_for

from service import passwords
from service.actions import sign_in as doors
from service.actions.team import Preferences, change_password, prefer
from service.comments.errors import InvalidFields, NotSignedIn, Refusal, TooManySignIns
from service.comments.people import Right
from service.comments.sites import LANGUAGES
from service.web import actors
from service.web.clients import client_address
from service.web.context import services
from service.web.errors import STATUS, problem
from service.web.guards import actor, public, signed_in

blueprint = Blueprint("review_doors", __name__, url_prefix="/moderate")

START = "/moderate/"
_OWN_PATH = re.compile(r"/moderate/[A-Za-z0-9/_.~%&=?+,:*-]*")


def to_sign_in(refusal: NotSignedIn) -> Response:  # noqa: ARG001
    """Send somebody without a session to the door, and back afterwards to where they were going."""
    here = request.full_path.rstrip("?")
    if request.method != "GET":
        came = request.referrer or ""
        here = _path_of(came) if actors.is_this_host(came) else START
    return _see_other(url_for("review_doors.sign_in", next=own_path(here)))


def _path_of(address: str) -> str:
    came = urlsplit(address)
    return f"{came.path}?{came.query}".rstrip("?")


blueprint.register_error_handler(NotSignedIn, to_sign_in)


def own_path(path: str) -> str:
    """The path when it is one of the review pages, else their beginning: nobody is sent elsewhere from here."""
    return path if _OWN_PATH.fullmatch(path) and "//" not in path else START


@blueprint.get("/sign-in")
@public
def sign_in() -> Response | str:
    """The door; whoever is inside already goes on."""
    onwards = own_path(request.args.get("next", START))
    if actors.session() is not None:
        return _see_other(onwards)
    return _door(onwards)


@blueprint.post("/sign-in")
@public
def enter() -> Response | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """A session for whoever knows the password; the session they had before ends."""
    actors.require_own_page(None)
    onwards = own_path(request.form.get("next", START))
    on, before = services(), actors.session()
    address = client_address(on.settings.trusted_proxies)
    try:
        done = doors.sign_in(on, request.form.get("email", ""), request.form.get("password", ""), address)
    except TooManySignIns as refusal:
        return _door(onwards, refusal), 429, {"Retry-After": str(refusal.retry_after)}
    except InvalidFields as refusal:
        return _door(onwards, refusal), 422
    if before is not None:
        doors.sign_out(on, before.token)
    response = _see_other(onwards)
    actors.set_cookie(response, done)
    return response


@blueprint.post("/sign-out")
@signed_in
def leave() -> Response:
    """End this session."""
    doors.sign_out(services(), _session().token)
    return _outside("signed_out")


@blueprint.get("/account")
@signed_in
def account() -> str:
    """Language, keys, password, sessions."""
    return _account(saved=request.args.get("saved", ""))


@blueprint.post("/account/preferences")
@signed_in
def preferences() -> Response:
    """Keep language and keys."""
    chosen = Preferences(request.form.get("language", ""), shortcuts="shortcuts" in request.form)
    prefer(services(), actor(), chosen)
    return _see_other(url_for("review_doors.account", saved="preferences"))


@blueprint.post("/account/password")
@signed_in
def password() -> Response | tuple[str, int]:
    """Choose a password; every other session of the person ends."""
    form, on = request.form, services()
    address = client_address(on.settings.trusted_proxies)
    current, chosen = form.get("current", ""), form.get("chosen", "")
    try:
        change_password(on, actor(), current, chosen, session=_session().token, address=address)
    except (InvalidFields, TooManySignIns) as refusal:
        return _account(refusal=refusal), STATUS[type(refusal)]
    return _see_other(url_for("review_doors.account", saved="password"))


@blueprint.post("/account/sign-out-everywhere")
@signed_in
def leave_everywhere() -> Response:
    """End every session of the person, this one too."""
    doors.sign_out_everywhere(services(), actor())
    return _outside("signed_out_everywhere")


def frame() -> dict[str, Any]:
    """What the frame of every page inside shows: who is here, their form token, their keys, what they may."""
    running = actors.session()
    who = running.actor if running else None
    return {"session": running, "actor": who, "decides": bool(who and who.sites_with(Right.DECIDE))}


def _door(onwards: str, refusal: Refusal | None = None) -> str:
    return render_template(
        "review/sign_in.html",
        next=onwards,
        email=request.form.get("email", ""),
        left=request.args.get("left", ""),
        **faults(refusal),
    )


def _account(*, saved: str = "", refusal: Refusal | None = None) -> str:
    return render_template(
        "review/account.html",
        **frame(),
        saved=saved,
        languages=LANGUAGES,
        shortest=passwords.SHORTEST,
        **faults(refusal),
    )


def faults(refusal: Refusal | None) -> dict[str, Any]:
    """A refusal for a form: one sentence for each field, or one for all of it."""
    if refusal is None:
        return {"faults": {}, "fault": ""}
    said = problem(refusal, STATUS[type(refusal)])
    if isinstance(refusal, InvalidFields):
        return {"faults": {error["field"]: error["message"] for error in said["errors"]}, "fault": ""}
    return {"faults": {}, "fault": said["detail"]}


def _outside(left: str) -> Response:
    response = _see_other(url_for("review_doors.sign_in", left=left))
    actors.clear_cookie(response)
    return response


def _session() -> actors.Session:
    running = actors.session()
    assert running is not None
    return running


def _see_other(address: str) -> Response:
    response = redirect(address, 303)
    assert isinstance(response, Response)
    return response
