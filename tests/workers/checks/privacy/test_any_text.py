"""Wherever a text ends, the check reads it: no rule looks for a word behind the last one."""

from __future__ import annotations

from tests.corpora.privacy.corpus import load
from workers.checks.privacy.reader import find_in_plain


def test_a_text_may_end_after_any_word() -> None:
    for labelled in load("open")[::3]:
        words = labelled.text.split(" ")
        for count in range(1, len(words)):
            beginning = " ".join(words[:count])
            for finding in find_in_plain(beginning):
                assert 0 <= finding.start < finding.end <= len(beginning)
