"""A site's rules: what an owner may type, and what the store keeps."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.comments.errors import InvalidFields
from service.comments.site_lists import RULE_LISTS
from service.comments.sites import (
    LENGTH_CAP,
    REQUIRABLE,
    AfterPost,
    Challenging,
    HeldAnswer,
    Preflight,
    ReviewMode,
    SiteRules,
    change_rule,
    rules_from,
    rules_to,
)

words = st.lists(st.text(min_size=1)).map(tuple)
site_rules = st.builds(
    SiteRules,
    mode=st.sampled_from(ReviewMode),
    required=st.sets(st.sampled_from(REQUIRABLE)).map(lambda chosen: tuple(sorted(chosen))),
    max_length=st.integers(1, LENGTH_CAP),
    min_length=st.integers(0, 1_000),
    preflight=st.sampled_from(Preflight),
    after_post=st.sampled_from(AfterPost),
    closed=st.booleans(),
    spam_hold=st.floats(0, 1_000),
    spam_reject=st.floats(0, 1_000),
    shadow=words,
    min_fill_seconds=st.integers(0, 60),
    challenge=st.sampled_from(Challenging),
    hold_first_link=st.booleans(),
    known_after=st.integers(0, 100),
    rate_per_minute=st.integers(0, 100_000),
    supervise_hours=st.integers(1, 8_760),
    retention_days=st.integers(1, 36_500),
    objection_days=st.integers(1, 36_500),
    akismet_held=st.sampled_from(HeldAnswer),
    second_opinion=st.booleans(),
)


@given(site_rules)
def test_rules_come_back_from_the_store_as_they_were(rules: SiteRules) -> None:
    assert rules_from(json.loads(json.dumps(rules_to(rules)))) == rules


@given(site_rules)
def test_the_store_keeps_only_what_was_chosen(rules: SiteRules) -> None:
    kept = rules_to(rules)

    assert set(kept) == {f.name for f in fields(rules) if getattr(rules, f.name) != getattr(SiteRules(), f.name)}


def test_a_rule_that_no_longer_exists_is_ignored() -> None:
    assert rules_from({"abolished": 1, "closed": True}) == SiteRules(closed=True)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("mode", "review-flagged", ReviewMode.FLAGGED),
        ("preflight", "off", Preflight.OFF),
        ("after_post", "page", AfterPost.PAGE),
        ("challenge", "suspicion", Challenging.SUSPICION),
        ("closed", "Yes", True),
        ("closed", "no", False),
        ("required", "url", ("url", "comment")),
        ("required", "", ("comment",)),
        ("max_length", " 20000 ", 20_000),
        ("spam_hold", "2.5", 2.5),
        ("shadow", "phone.local, spam:call ,, links", ("phone.local", "spam:call", "links")),
        ("shadow", "", ()),
    ],
)
def test_an_owner_sets_a_rule_in_words(key: str, text: str, value: object) -> None:
    assert change_rule(SiteRules(), key, text) == replace(SiteRules(), **{key: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        pytest.param("colour", "red", "unknown_rule", id="no such rule"),
        pytest.param("mode", "ReviewMode.ALL", "invalid_rule", id="no such mode"),
        pytest.param("closed", "1", "invalid_rule", id="neither yes nor no"),
        pytest.param("required", "shoe size", "invalid_rule", id="no such field"),
        pytest.param("max_length", "20001", "invalid_rule", id="longer than the sanitiser bears"),
        pytest.param("max_length", "0", "invalid_rule", id="too short"),
        pytest.param("max_length", "many", "invalid_rule", id="no number"),
        pytest.param("max_length", "1e3", "invalid_rule", id="no whole number"),
        pytest.param("spam_hold", "nan", "invalid_rule", id="not a number"),
        pytest.param("spam_reject", "inf", "invalid_rule", id="endless"),
        pytest.param("retention_days", "-1", "invalid_rule", id="negative"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(key: str, text: str, code: str) -> None:
    with pytest.raises(InvalidFields) as refused:
        change_rule(SiteRules(), key, text)

    assert [(error.field, error.code) for error in refused.value.errors] == [(key, code)]


@given(st.sampled_from([f.name for f in fields(SiteRules)]) | st.text(), st.text())
def test_whatever_is_typed_gives_rules_or_a_refusal(key: str, text: str) -> None:
    try:
        changed = change_rule(SiteRules(), key, text)
    except InvalidFields:
        return
    assert rules_from(json.loads(json.dumps(rules_to(changed)))) == changed


def test_the_shortest_length_stays_below_the_longest() -> None:
    rules = change_rule(SiteRules(), "min_length", "500")

    with pytest.raises(InvalidFields):
        change_rule(rules, "max_length", "499")


def test_every_rule_can_be_set() -> None:
    with pytest.raises(InvalidFields) as refused:
        change_rule(SiteRules(), "", "")

    named = set(str(refused.value.errors[0].params["rules"]).split(", "))
    assert named == {f.name for f in fields(SiteRules)} | set(RULE_LISTS)
