"""What the privacy check says it counted, moderators can read in both languages."""

from __future__ import annotations

from service.web.review.words import BECAUSE
from tests.corpora.privacy.corpus import load
from workers.checks.privacy.reader import find_in_plain

IN_CONTEXT = ("person", "official", "health", "sensitive", "crime", "school", "placement", "place", "age")


def test_every_finding_in_context_says_what_counted() -> None:
    said: set[str] = set()
    for item in load("open"):
        for finding in find_in_plain(item.text):
            if finding.kind in IN_CONTEXT:
                assert finding.params["because"], finding.rule
                assert finding.replacement
                said.update(str(finding.params["because"]).split(", "))

    assert said <= set(BECAUSE)
    assert len(said) > 20
