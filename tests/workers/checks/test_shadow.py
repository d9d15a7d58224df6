"""A rule in shadow is recorded and moves nothing."""

from __future__ import annotations

import json

import pytest

from service.comments.findings import CheckResult, Mark, Severity
from service.policy.identifiers import find_identifiers
from tests.corpora.privacy import corpus
from tests.optional import ROOT
from tests.workers.checks.texts import comment, found, rules
from workers.checks import privacy, spam
from workers.checks.rules import GRAVE, RULES
from workers.checks.runner import run_checks

SPAM = "Köp billiga piller utan recept på https://a.example [url=x]casino[/url]"


def counted(result: CheckResult) -> dict[str, float]:
    return {finding.rule: finding.score for finding in result.findings if finding.mark is None and finding.score}


@pytest.mark.parametrize("name", ["phone.national", "privacy:phone.national"])
def test_a_private_thing_that_is_only_tried_does_not_hold(name: str) -> None:
    (result,) = run_checks(comment("Ring 070-174 06 05", shadow=(name,)), [privacy])

    finding = found(result, "phone.national")
    assert (result.severity, finding.mark) == (Severity.INFO, Mark.SHADOW)
    assert finding.params["would_severity"] == "hold"


def test_the_name_of_another_check_shades_nothing() -> None:
    (result,) = run_checks(comment("Ring 070-174 06 05", shadow=("spam:phone.national",)), [privacy])

    assert result.severity is Severity.HOLD


def test_what_a_rule_in_shadow_would_cover_is_found_by_the_others() -> None:
    number = "19811218-9876"
    plain = {finding.rule for finding in find_identifiers(number)}

    beside = {finding.rule for finding in find_identifiers(number, frozenset(plain))}

    assert plain < beside or plain == beside
    assert plain <= beside


@pytest.mark.parametrize("rule", sorted(rules(spam.check(comment(SPAM)))))
def test_a_spam_rule_in_shadow_moves_no_other_and_no_balance(rule: str) -> None:
    with_it = spam.check(comment(SPAM))

    without = spam.check(comment(SPAM, shadow=(f"spam:{rule}",)))

    assert found(without, rule).mark is Mark.SHADOW
    assert without.score == sum(counted(without).values())
    assert rule not in counted(without)
    assert set(counted(without)) <= set(counted(with_it))


def test_health_beside_a_name_that_is_only_tried_does_not_hold() -> None:
    typed = "Min son Nellie har adhd och går i 5B."
    shadow = tuple(f"privacy:{rule}" for rule in ("name.person", "name.official"))
    names = {"name.person", "name.official"}

    (result,) = run_checks(comment(typed, shadow=shadow), [privacy])

    assert {finding.mark for finding in result.findings if finding.rule in names} <= {Mark.SHADOW}


def test_a_text_that_is_not_read_to_its_end_is_held_though_all_that_is_found_is_only_tried() -> None:
    typed = "ring 0701740605, " * 60 + "min son Nellie har adhd och går i 5B"

    (result,) = run_checks(comment(typed, shadow=("privacy:phone.national",)), [privacy])

    assert "hold" in {str(finding.severity) for finding in result.findings if finding.mark is None}


@pytest.mark.parametrize("name", ["open", "sealed"])
def test_every_rule_that_speaks_can_be_named(name: str) -> None:
    said = {finding.rule for text in corpus.load(name) for finding in privacy.check(comment(text.text)).findings}

    assert said - RULES["privacy"] <= {"numbers.too-many"}


@pytest.mark.parametrize("name", ["open", "sealed"])
def test_what_must_never_be_published_is_found_by_rules_that_are_known_as_grave(name: str) -> None:
    findings = [found for text in corpus.load(name) for found in privacy.check(comment(text.text)).findings]

    assert {found.rule for found in findings if found.severity is Severity.BLOCK} <= GRAVE <= RULES["privacy"]


def test_every_rule_of_the_spam_check_can_be_named() -> None:
    lines = (ROOT / "tests/corpora/spam/develop.jsonl").read_text(encoding="utf-8").splitlines()

    said = {rule for line in lines for rule in rules(spam.check(comment(json.loads(line)["text"])))}

    assert said <= RULES["spam"]
