"""Wherever a text ends, the check reads it, and what is too much to be read is held."""

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


def test_a_text_full_of_numbers_is_held_unread_also_where_they_are_words() -> None:
    for number in ("12, ", "tolv tjugo "):
        (finding,) = find_in_plain(number * 201)

        assert (finding.rule, finding.severity.rank >= 2) == ("numbers.too-many", True)
        assert "numbers.too-many" not in {finding.rule for finding in find_in_plain(number * 15)}
