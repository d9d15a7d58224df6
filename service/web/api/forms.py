"""`POST /sites/{site}/comments` and `…/wp-comments-post.php`: a comment from a plain HTML form.

Answered with 303 when it was taken, else with the form again and everything that was typed. With `part=1`, which our
script adds, the same HTML comes without a page around it, to stand in place of the form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, g, redirect, render_template, request

from service.actions.submit import Submitted, judge
from service.comments.comment import Submission
from service.comments.errors import Challenged, Closed, PersonalData, Refusal, UnsupportedMedia
from service.comments.findings import Finding
from service.comments.sites import AfterPost, ReviewMode, Site
from service.i18n import translate
from service.policy.pages import origin_of
from service.policy.plaintext import Segment, mark
from service.web import errors
from service.web.api import schemas, wordpress_names
from service.web.api.form_view import LABELS, FormView, author_of, document_address, token_for, trouble
from service.web.api.removals import removals
from service.web.api.submissions import receipt_url, receive
from service.web.context import language, services, site_or_404
from service.web.cors import shared
from service.web.guards import from_site

blueprint = Blueprint("forms", __name__)

HTML = "text/html; charset=utf-8"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@blueprint.post("/sites/<site>/comments")
@blueprint.post("/sites/<site>/wp-comments-post.php")
@shared
@from_site
def take_form(site: str) -> Response:
    """303 to the receipt or, by the site's rule, to the page; on a refusal the form again, with its status."""
    found = site_or_404(site)
    if request.mimetype not in FORMS:
        raise UnsupportedMedia
    headers = request.headers
    fields = wordpress_names.translated(
        found, schemas.form_fields(), headers.get("Referer", ""), headers.get("Origin", "")
    )
    sent = schemas.submission(fields)
    try:
        done = receive(found, sent, "form")
    except PersonalData as refusal:
        return _warned(found, sent, refusal)
    except Challenged as refusal:
        return _challenged(found, sent, refusal)
    except Refusal as refusal:
        return _returned(found, sent, refusal)
    return _taken(found, done)


def _taken(site: Site, done: Submitted) -> Response:
    receipt = f"{receipt_url(done)}?lang={language()}"
    if _is_part():
        content = render_template(
            "thread/accepted.html",
            receipt=receipt,
            removed=removals(done.rendering.removed),
            reviewed=site.rules.mode is ReviewMode.ALL,
            form_address=document_address(site, done.page_url),
        )
        return Response(content, 202, content_type=HTML)
    to_page = site.rules.after_post is AfterPost.PAGE and origin_of(done.page_url) in site.origins
    target = f"{done.page_url}#kommentera-{done.comment_id}" if to_page else receipt
    return Response(status=303, headers={"Location": redirect(target).headers["Location"]})


def _returned(site: Site, sent: Submission, refusal: Refusal) -> Response:
    form = FormView(
        site=site,
        sent=sent,
        token=token_for(site, sent.page, sent.token),
        base=_base(),
        answered=author_of(site, sent.page, sent.parent) if sent.parent else None,
        trouble=trouble(refusal),
        closed=isinstance(refusal, Closed),
    )
    return _shown("thread/form.html", refusal, form)


def _warned(site: Site, sent: Submission, refusal: PersonalData) -> Response:
    """The text with what was found marked in it, and three ways on. Nothing is stored before one is chosen."""
    found = [finding for finding in refusal.findings if isinstance(finding, Finding)]
    answered = author_of(site, sent.page, sent.parent) if sent.parent else None
    form = FormView(site, sent, token_for(site, sent.page, sent.token), _base(), answered, trouble(refusal))
    only_in_text = all(finding.field == "comment" and finding.start is not None for finding in found)
    return _shown(
        "thread/warning.html",
        refusal,
        form,
        again=replace(form, trouble=None),
        marked=_marked(site, sent, found),
        reasons=[_reason(finding) for finding in found],
        suggestion=refusal.suggestion if only_in_text else "",
    )


def _challenged(site: Site, sent: Submission, refusal: Challenged) -> Response:
    """The way on without a proof, which is a moderator's, and what our script needs to find one and send by itself.

    The form's token and the trap field travel on as they came: sending again is no second chance to look better. Our
    script gets one try, so that it cannot go round for ever where no proof is ever right.
    """
    answered = author_of(site, sent.page, sent.parent) if sent.parent else None
    form = FormView(site, sent, sent.token, _base(), answered, trouble(refusal))
    return _shown(
        "thread/challenge.html",
        refusal,
        form,
        again=replace(form, trouble=None, token=token_for(site, sent.page, sent.token)),
        challenge=None if sent.proof else refusal.challenge,
        scripted=True,
    )


def _marked(site: Site, sent: Submission, found: list[Finding]) -> list[Segment]:
    spans = [
        (finding.start, finding.end)
        for finding in found
        if finding.field == "comment" and finding.start is not None and finding.end is not None
    ]
    if not spans:
        return []
    _, _, rendering = judge(site, sent)
    return mark(rendering.plain, spans)


def _reason(finding: Finding) -> str:
    said = translate(finding.message, finding.params, language())
    if finding.field == "comment":
        return said
    label = LABELS.get(finding.field)
    return f"{translate(label, {}, language())}: {said}" if label else said


def _shown(part: str, refusal: Refusal, form: FormView, **more: Any) -> Response:
    status = errors.STATUS[type(refusal)]
    if form.site.rules.after_post is AfterPost.PAGE:
        g.form_targets = form.site.origins
    is_part = _is_part()
    content = render_template(
        part if is_part else "thread/returned.html",
        part=part,
        form=form,
        site=form.site,
        back=form.sent.page if origin_of(form.sent.page) in form.site.origins else "",
        h="h3" if is_part else "h2",
        own=not is_part,
        **more,
    )
    return errors.with_hints(Response(content, status, content_type=HTML), refusal)


def _base() -> str:
    return services().settings.base_url if _is_part() else ""


def _is_part() -> bool:
    return request.args.get("part") == "1"
