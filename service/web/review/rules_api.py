"""For owners' and moderators' programs: how the rules do on a site, and what its people have taught."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import orjson
from flask import Blueprint, Response

from service.actions.rules import taught
from service.comments.agreement import Standing
from service.comments.people import Right
from service.i18n import translate
from service.store.agreement import NEWEST, agreement_on
from service.web.context import language, services, site_or_404
from service.web.guards import with_right

blueprint = Blueprint("review_rules_api", __name__)


@blueprint.get("/api/v1/sites/<site>/rules")
@with_right(Right.DECIDE)
def show(site: str) -> Response:
    """Every rule that hit one of the newest comments, or is in shadow; and the strongest signs of the site's model."""
    found, on = site_or_404(site), services()
    with on.database.read() as connection:
        agreement = agreement_on(connection, found.id)
    known, lang = taught(on, found.id), language()
    model = {
        "ham": known.ham,
        "spam": known.spam,
        "trust": known.trust,
        "tokens": known.tokens,
        "bytes": known.size,
        "for_spam": [asdict(sign) for sign in known.for_spam],
        "against": [asdict(sign) for sign in known.against],
    }
    rules = [shaped(one, lang) for one in agreement.standings(found.rules.shadow)]
    content = {"site": found.slug, "newest": NEWEST, "rules": rules, "model": model}
    return Response(orjson.dumps(content), content_type="application/json")


def shaped(one: Standing, lang: str) -> dict[str, Any]:
    """A rule as JSON shows it."""
    tally = one.tally
    return {
        "check": one.check,
        "rule": one.rule,
        "hits": tally.hits,
        "agreed": tally.agreed,
        "disagreed": tally.disagreed,
        "precision": None if tally.precision is None else round(tally.precision, 3),
        "doubtful": tally.is_doubtful,
        "shadow": one.in_shadow,
        "advice": translate(one.advice, {}, lang) if one.advice else "",
    }
