"""The spam check: many weak signs, each with a readable weight, added up.

One kind of signal a file; `weights.py` is the table of rules. Nothing leaves the machine, what a site has learnt is
handed in and only read (`model_weight.py`).
"""

from __future__ import annotations

from service.comments.comment import CheckedText
from service.comments.findings import CheckResult
from workers.checks.spam import (
    address_form,
    behaviour,
    disguise,
    emphasis,
    identity,
    language,
    links,
    markup,
    opinion,
    praise,
    repetition,
    site_lists,
    wording,
)
from workers.checks.spam.model_weight import with_learnt
from workers.checks.spam.reading import Reading
from workers.checks.spam.scorecard import add_up

NAME = "spam"
VERSION = "spam-1"

_SIGNALS = (
    behaviour.find,
    opinion.find,
    site_lists.find,
    disguise.find,
    links.find,
    markup.find,
    wording.find,
    address_form.find,
    praise.find,
    identity.find,
    language.find,
    repetition.find,
    emphasis.find,
)


def check(text: CheckedText) -> CheckResult:
    """What speaks for spam, weighed; the result's score is the sum of its findings' scores."""
    reading = Reading(text)
    result = add_up(NAME, VERSION, (hit for signal in _SIGNALS for hit in signal(reading)), reading)
    return result if text.learnt is None else with_learnt(result, reading, text.learnt)
