"""Every vector through the sanitiser and before the judge, and before nh3 as a second opinion."""

from __future__ import annotations

import nh3
import pytest

from service.policy.allowlist import SEED
from service.policy.characters import permitted, with_line_feeds
from service.policy.markup import as_source, read
from service.policy.sanitise import sanitise
from tests.service.policy.judge import ALLOWED, by_html5lib, faults
from tests.service.policy.vectors import EACH

VECTOR = pytest.mark.parametrize(
    "text", [text for _, text in EACH], ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(EACH)]
)

SECOND_OPINION = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={"*": set(), **{tag: names for tag, names in ALLOWED.items() if names}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def test_there_are_vectors_enough() -> None:
    assert len({text for _, text in EACH}) >= 500


@VECTOR
def test_nothing_is_wrong_with_what_is_published(text: str) -> None:
    assert faults(sanitise(text).html) == []


@VECTOR
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    html = sanitise(text).html

    assert sanitise(html).html == html


@VECTOR
def test_text_to_edit_renders_the_same(text: str) -> None:
    source = as_source(read(permitted(with_line_feeds(text)), SEED).tokens)

    again, once = sanitise(source), sanitise(text)

    assert (again.html, again.plain, again.links) == (once.html, once.plain, once.links)


@VECTOR
def test_nh3_refuses_nothing_that_is_kept(text: str) -> None:
    html = sanitise(text).html

    assert by_html5lib(SECOND_OPINION.clean(html)) == by_html5lib(html)
