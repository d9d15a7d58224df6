"""`/1.1/…`: verify-key, comment-check, submit-spam, submit-ham, as Akismet's documentation has them.

A filter's answer must come with the call, but the checks run in workers: the call hands the text in, rings, and looks
for the answer for a bounded time.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from service.actions import Services
from service.actions.consult import answer_to, ask, teach
from service.comments.consultation import Opinion, Purpose
from service.comments.errors import Refusal
from service.web.akismet import answers, fields
from service.web.akismet.patience import Patience
from service.web.context import EXTENSION, rate_limit, services
from service.web.guards import actor, key_site, with_key

blueprint = Blueprint("akismet", __name__)
blueprint.register_error_handler(Refusal, answers.refused)
blueprint.register_error_handler(HTTPException, answers.refused_by_http)
blueprint.after_request(answers.named)

PATIENCE = "kommentera.patience"
CHECKS_A_MINUTE = 600
EXAMPLES_A_MINUTE = 300


def install(app: Flask) -> None:
    app.extensions[PATIENCE] = Patience(cast(Services, app.extensions[EXTENSION]).settings.threads)


@blueprint.post("/1.1/verify-key")
@with_key
def verify_key() -> Response:
    """`valid`, or by the guard `invalid`."""
    return answers.valid()


@blueprint.post("/1.1/comment-check")
@with_key
def comment_check() -> Response:
    """`true` for spam, `false` for none; another word when it cannot be told now."""
    site = key_site()
    if fields.is_sure_spam(request.form):
        return answers.opinion(site, Opinion.DISCARD)
    if fields.is_by_administrator(request.form):
        return answers.opinion(site, Opinion.HAM)
    rate_limit().spend("akismet-check", actor().name, CHECKS_A_MINUTE)
    said = _wait_for(ask(services(), site, fields.submission(request.form)))
    return answers.no_answer() if said is None else answers.opinion(site, said)


@blueprint.post("/1.1/submit-spam")
@with_key
def submit_spam() -> Response:
    """A text that a person has found to be spam."""
    return _take_example(Purpose.SPAM)


@blueprint.post("/1.1/submit-ham")
@with_key
def submit_ham() -> Response:
    """A text that a person has found to be none."""
    return _take_example(Purpose.HAM)


def _take_example(label: Purpose) -> Response:
    rate_limit().spend("akismet-example", actor().name, EXAMPLES_A_MINUTE)
    if not fields.is_test(request.form):
        teach(services(), key_site(), label, fields.submission(request.form), actor=actor().name)
    return answers.thanks()


def _wait_for(question_id: UUID) -> Opinion | None:
    patience: Patience = current_app.extensions[PATIENCE]
    return patience.wait_for(lambda: answer_to(services(), question_id))
