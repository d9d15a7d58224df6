"""What a site's model adds to the score: bounded, exact, named, and never enough for spam outright."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.comments.comment import CheckedText, Evidence
from service.comments.decision import Reason, decide
from service.comments.findings import CheckResult, Mark, Outcome
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status
from service.seals import Seals
from tests.optional import SHARED_TEXTS
from tests.workers.checks.spam.test_figures import read
from tests.workers.checks.spam.test_scorecard import HOSTILE, TEXTS
from tests.workers.checks.texts import comment, found, plain, rules
from workers.checks import spam
from workers.checks.runner import run_checks
from workers.checks.spam import check
from workers.checks.spam.model import SiteModel
from workers.checks.spam.model_tokens import names
from workers.checks.spam.model_weight import LEAST, MOST
from workers.checks.spam.reading import Reading

HAM = "Vi känner igen det från vår förening, kören övar varje tisdag"
SPAM = "grönt te är svaret, prova mitt gröna te"
RULES = SiteRules(mode=ReviewMode.FLAGGED)


def teach(model: SiteModel, text: CheckedText, is_spam: bool, times: int = 1) -> None:
    for _ in range(times):
        model.learn(names(Reading(text), check(text).findings), is_spam)


def trained(times: int = 60) -> SiteModel:
    model = SiteModel(Seals(b"k" * 64).token)
    teach(model, comment(HAM), False, times)
    teach(model, comment(SPAM), True, times)
    return model


MODEL = trained()


def status(text: CheckedText) -> Status:
    verdict = decide(RULES, {"spam": check(text), "privacy": CheckResult("privacy", Outcome.DONE, "")})
    assert verdict is not None
    return verdict.status


def test_a_site_that_taught_nothing_gets_exactly_the_scorecard() -> None:
    ham_alone = SiteModel(Seals(b"k" * 64).token)
    teach(ham_alone, comment(HAM), False, 200)

    for typed in (HAM, SPAM):
        for learnt in (SiteModel(Seals(b"k" * 64).token), ham_alone):
            assert check(comment(typed, learnt=learnt)) == check(comment(typed))


def test_what_people_called_spam_is_held_and_never_spam_by_that_alone() -> None:
    text = comment(SPAM, learnt=MODEL)

    assert check(comment(SPAM)).score < RULES.spam_hold
    assert RULES.spam_hold <= found(check(text), "learnt_spam").score <= MOST < RULES.spam_reject
    assert status(text) is Status.HELD


def test_what_people_let_pass_weighs_less() -> None:
    result = check(comment(HAM, learnt=MODEL))

    assert LEAST <= found(result, "learnt_ham").score < 0
    assert result.score < check(comment(HAM)).score


@pytest.mark.parametrize("disguise", ["gr\u0430nt te", "v1agra"])
def test_what_people_taught_is_found_in_disguise_too(disguise: str) -> None:
    assert check(comment(f"{SPAM} {disguise}", learnt=MODEL)).score > check(comment(f"{SPAM} {disguise}")).score


def test_other_words_than_those_taught_are_left_alone() -> None:
    assert abs(check(comment("xyzzy plugh", learnt=MODEL)).score) <= 2


def test_a_young_model_whispers() -> None:
    young, old = (check(comment(SPAM, learnt=trained(times))).score for times in (1, 60))

    assert young < old / 2


def test_it_names_the_words_that_weigh_most_and_they_add_up() -> None:
    finding = found(check(comment(SPAM, learnt=MODEL, site_language="en")), "learnt_spam")
    words = str(finding.params["words"]).split(", ")
    weights = [float(word.rpartition(" ")[2].replace("−", "-")) for word in words]

    assert len(words) == 5
    assert all(word.startswith(("“", "[")) for word in words)
    assert sum(weights) + float(finding.params["rest"]) == pytest.approx(finding.score, abs=1e-9)
    assert weights == sorted(weights, key=abs, reverse=True)


def test_it_names_no_word_that_few_comments_share() -> None:
    finding = found(check(comment(SPAM, learnt=trained(4))), "learnt_spam")

    assert "“" not in str(finding.params.get("words", ""))


def test_liked_words_make_neither_behaviour_nor_disguise_good() -> None:
    trapped = comment(HAM, evidence=Evidence(honeypot=True))

    assert check(replace(trapped, learnt=MODEL)).score >= check(trapped).score == 4.0


def test_wording_and_what_was_taught_are_one_kind_of_evidence() -> None:
    """Both read the same words."""
    pitched = f"{SPAM} köp billiga väskor viagra casino klicka här gratis erbjudande"
    result = check(comment(pitched, learnt=MODEL))
    counted = {finding.kind for finding in result.findings if finding.score > 0}

    assert result.score >= RULES.spam_reject
    assert counted == {"wording", "model"}
    assert status(comment(pitched, learnt=MODEL)) is Status.HELD


def test_in_shadow_it_has_no_effect() -> None:
    result = check(comment(SPAM, learnt=MODEL, shadow=("spam:learnt_spam",)))

    assert result.score == check(comment(SPAM)).score
    assert found(result, "learnt_spam").mark is Mark.SHADOW


def test_its_own_finding_is_no_evidence_for_it() -> None:
    text = comment(SPAM, learnt=MODEL)

    again = names(Reading(text), check(text).findings)

    assert again == names(Reading(text), check(comment(SPAM)).findings)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, author=TEXTS, honeypot=st.booleans(), taught=st.sampled_from([trained(3), MODEL]))
def test_the_score_is_the_sum_of_its_contributions(text: str, author: str, honeypot: bool, taught: SiteModel) -> None:
    evidence = Evidence(honeypot=honeypot)
    (result,) = run_checks(plain(text, author=author, learnt=taught, evidence=evidence), [spam])
    (without,) = run_checks(plain(text, author=author, evidence=evidence), [spam])

    assert result.outcome is Outcome.DONE
    assert result.score == sum(finding.score for finding in result.findings)
    assert result.findings[: len(without.findings)] == without.findings
    assert LEAST <= result.score - without.score <= MOST
    assert not (result.score - without.score) * 4 % 1


@pytest.mark.parametrize("shape", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_weighed_too(shape: str) -> None:
    text = plain((shape * 20_000)[:20_000], author=shape[:200], url="https://a.example/", learnt=MODEL)

    (result,) = run_checks(text, [spam])

    assert result.outcome is Outcome.DONE


def test_a_sample_of_spam_outright_waits_for_a_person() -> None:
    results = {
        "spam": check(
            comment("Köp billiga väskor, casino! https://a.example [url=x]", evidence=Evidence(honeypot=True))
        ),
        "privacy": CheckResult("privacy", Outcome.DONE, ""),
    }
    outright, shown = decide(RULES, results), decide(RULES, results, sampled=True)
    assert outright is not None
    assert shown is not None

    assert (outright.status, outright.reasons) == (Status.SPAM, (Reason.SPAM,))
    assert (shown.status, shown.reasons[0]) == (Status.HELD, Reason.SPAM_SAMPLE)


@pytest.mark.shared
def test_it_learns_from_a_stream_of_decisions() -> None:
    from tests.benchmarks.spam_model import Example, as_they_come, auc  # noqa: PLC0415 - reads its texts

    examples = [Example(row) for row in read(SHARED_TEXTS / "youtube_spam_train.jsonl.gz")][::2]

    scored = as_they_come(examples)

    assert auc(scored[200:]) > 0.98
    assert rules(check(examples[0].text)) == rules(examples[0].result)
