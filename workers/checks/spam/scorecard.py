"""Adds up: hits of the signals → findings whose scores are exactly the comment's score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service.comments.findings import CheckResult, Finding, Mark, Outcome, Severity, set_aside
from workers.checks.spam.behaviour import known_writer
from workers.checks.spam.conversation import civic_words, is_association, turns, warns
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading
from workers.checks.spam.weights import RULES, Kind, Rule

_MARKED_FROM = 1.0
_OFFER_FROM = 1.5
_LONG_FROM, _WORDS_A_QUARTER = 40, 20  # words: beyond the first, each stretch of the second gives back a quarter
_GIVEN_BACK_AT_MOST = 0.75
_A_TURN, _MOST_TURNS = 0.25, 4
_TRUST = 2.0
_FOR_A_WARNING = 2.0
_A_CIVIC_WORD, _MOST_CIVIC_WORDS = 1.0, 2
# Wording that says how a text is made or where it points, not that it sells.
_NO_OFFER = (
    "empty_praise",
    "hardly_a_word",
    "nobody_speaks",
    "speaks_to_reader",
    "mail_in_text",
    "phone_in_text",
    "handle_in_text",
    "price",
)
# What an association does that gives its site: as long as there is nothing else, a shop would have said more.
_ADDRESS_ONLY = frozenset(
    ("link", "url_field", "own_site_linked", "own_page_linked", "closing_link", "nobody_speaks", "author_is_host",
     "host_in_text", "little_grammar")
)  # fmt: skip
_NO_NEIGHBOURS = frozenset({"foreign_language", "foreign_script", "author_is_keyword"})
_GIVEN_TO_A_SITE = 1.5
_NEXT_TO_NOTHING = 0.5
_SOFT = (Kind.WORDING, Kind.LINKS)  # what talk can make good; disguise and behaviour it cannot


def add_up(check: str, version: str, hits: Iterable[Hit], reading: Reading) -> CheckResult:
    shadow = reading.checked.shadowed(check)
    # Set aside before the balance, so that a rule in shadow moves nothing else either.
    findings = [_tried(finding, shadow) for finding in _weighed(check, hits, shadow)]
    for hit, score in _balance(findings, reading):
        findings.append(_tried(_finding(check, RULES[hit.rule], hit, score), shadow))
    return CheckResult(check, Outcome.DONE, version, sum((finding.score for finding in findings), 0.0), tuple(findings))


def _balance(findings: Sequence[Finding], reading: Reading) -> Iterator[tuple[Hit, float]]:
    """What follows from the findings together: relief for length, the offer with an address, credit for argument and
    for a writer who is known.
    """
    wording = sum(finding.score for finding in findings if finding.kind == Kind.WORDING)
    relief = _relief(wording, len(reading.words))
    if relief:
        yield Hit("long_text"), -relief
    offered = sum(finding.score for finding in findings if _is_offer(finding)) - relief
    way_out = RULES["offer_with_way_out"]
    # One phrase under a name with a site may be chance; what is said twice, or points somewhere itself, is not.
    said = sum(_is_offer(finding) for finding in findings)
    stated = offered >= _OFFER_FROM and reading.has_way_out and (said > 1 or reading.points_away)
    if stated:
        yield Hit(way_out.name), way_out.weight
    soft = sum(finding.score for finding in findings if finding.kind in _SOFT) - relief + stated * way_out.weight
    spared = _for_an_address(findings)
    if spared:
        yield Hit("nothing_offered"), -spared
        soft -= spared
    if soft <= 0:
        return  # nothing that could be given back, as in most comments
    # An advertisement in place of a name makes small talk part of it.
    argues = not any(finding.rule == "author_is_keyword" for finding in findings)
    credit = min(soft, _A_TURN * min(turns(reading), _MOST_TURNS)) if argues else 0.0
    if credit > 0:
        yield Hit("conversation"), -credit
        soft -= credit
    warned = min(soft, _FOR_A_WARNING) if warns(reading) else 0.0
    if warned > 0:
        yield Hit("warning"), -warned
        soft -= warned
    most = _MOST_CIVIC_WORDS if not _sells(findings) else is_association(reading)
    civic = min(soft, _A_CIVIC_WORD * min(civic_words(reading), most))
    if civic > 0:
        yield Hit("civic"), -civic
        soft -= civic
    comments = known_writer(reading)
    trust = min(soft, _TRUST) if comments else 0.0
    if trust > 0:
        yield Hit("known_writer", params={"number": comments}), -trust


def _sells(findings: Sequence[Finding]) -> bool:
    return any(finding.rule.startswith(("pitch_", "author_is_keyword")) for finding in findings)


def _for_an_address(findings: Sequence[Finding]) -> float:
    """What an association gets back that gives its site and sells nothing to speak of."""
    if any(finding.rule in _NO_NEIGHBOURS for finding in findings):
        return 0.0
    counted = [finding for finding in findings if finding.score > 0 and finding.kind != Kind.LANGUAGE]
    address = sum(finding.score for finding in counted if finding.rule in _ADDRESS_ONLY)
    others = sum(finding.score for finding in counted) - address
    return min(_GIVEN_TO_A_SITE, address) if others <= _NEXT_TO_NOTHING else 0.0


def _is_offer(finding: Finding) -> bool:
    return finding.kind == Kind.WORDING and finding.rule not in _NO_OFFER


def _tried(finding: Finding, shadow: frozenset[str]) -> Finding:
    return set_aside(finding, Mark.SHADOW) if finding.rule in shadow else finding


def _weighed(check: str, hits: Iterable[Hit], shadow: frozenset[str]) -> Iterator[Finding]:
    """Hits with their weights. A word that the site has decided on is not counted again as wording: one word is no
    two kinds of evidence.
    """
    times: dict[str, int] = {}
    decided: list[Hit] = []
    for hit in hits:
        rule = RULES[hit.rule]
        before = times.get(rule.name, 0)
        if hit.rule == "reject_word" and hit.rule not in shadow:
            decided.append(hit)
        if before == rule.most or (rule.kind == Kind.WORDING and any(_overlap(hit, other) for other in decided)):
            continue
        times[rule.name] = before + 1
        yield _finding(check, rule, hit, rule.more if before else rule.weight)


def _overlap(one: Hit, other: Hit) -> bool:
    if one.field != other.field or one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _relief(wording: float, words: int) -> float:
    """What a long text gets back, in quarters: it meets words of selling by chance."""
    quarters = max(0, words - _LONG_FROM) // _WORDS_A_QUARTER
    return min(quarters, int(wording * _GIVEN_BACK_AT_MOST * 4)) / 4


def _finding(check: str, rule: Rule, hit: Hit, score: float) -> Finding:
    marked = Severity.WARN if score >= _MARKED_FROM else Severity.INFO
    return Finding(
        check=check,
        kind=str(rule.kind),
        severity=rule.severity or marked,
        rule=rule.name,
        message=rule.message,
        field=hit.field,
        start=hit.start,
        end=hit.end,
        score=score,
        params=hit.params,
    )
