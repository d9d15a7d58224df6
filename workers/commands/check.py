"""`kommentera check`: the checks and the decision as a filter, without a server.

With `--site` it reads a site's rules from the store and writes nothing, so that an owner can try rules on history.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

import click

from service import logs
from service.commands.lines import Entry, as_line, error_of, filter_lines, one_text
from service.commands.speech import installation, refusals
from service.comments.agreement import Agreement, Judgement, hit_of, judgement
from service.comments.comment import CheckedText
from service.comments.decision import REQUIRED_CHECKS, Verdict, decide
from service.comments.errors import InvalidFields, UnknownSite
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.learnt import Learnt
from service.comments.sites import ReviewMode, Site, SiteId, SiteRules
from service.comments.turning import Turn, turn_of
from service.i18n import number, sentence, translate
from service.policy.sanitise import sanitise
from service.store import agreement as history_of
from workers.checks.runner import CHECKS, run_checks
from workers.commands import reports
from workers.models import learnt_of

NO_SITE = Site(SiteId(UUID(int=0)), "", "", "sv", (), SiteRules(mode=ReviewMode.FLAGGED))
_TEXTS = ("author", "email", "url", "lang")
_SHAPE = 'A line must be a JSON object {"id","comment","author","email","url","lang"} with texts, "comment" required.'


@dataclass(frozen=True, slots=True)
class Judged:
    """What the checks said of one comment, and what follows by the rules of the site."""

    text: CheckedText
    verdict: Verdict
    spam: CheckResult
    findings: tuple[Finding, ...]
    turn: Turn | None


@click.command()
@click.option(
    "--jsonl", is_flag=True, help='{"id","comment","author","email","url","lang"} a line in, a verdict a line out.'
)
@click.option("--json", "as_json", is_flag=True, help="One comment's verdict as a JSON object.")
@click.option("--site", "slug", help="A site whose rules and language are used; reads the store.")
@click.option("--only", type=click.Choice(REQUIRED_CHECKS), help="Run this check and take the other as passed.")
@click.option("--report", is_flag=True, help='With --jsonl: a table of rules; lines may carry a "status" or "label".')
@click.option("--history", is_flag=True, help="With --site: the same table over what its people have decided.")
def check(jsonl: bool, as_json: bool, slug: str | None, only: str | None, *, report: bool, history: bool) -> None:
    """Say what would become of the comment on standard input, and why.

    Both streams are UTF-8. Without --site the default rules hold, with the review of flagged comments only. A text
    that breaks a limit is refused: with --jsonl its line says why, else the command ends with 1. With --jsonl the
    command ends with 0 once every line has been answered.

    --report and --history tell what the present rules would change: how often people agree with each rule, and what
    people decided against what the rules say. Nothing is written. A line may say why with a "reason".
    """
    logs.configure("console")
    if history and slug is None:
        raise click.UsageError("--history takes --site: whose history?")
    if report and not jsonl:
        raise click.UsageError("--report takes --jsonl: a comment a line on standard input.")
    site = load_site(slug) if slug else NO_SITE
    if history or report:
        tallied = Agreement()
        if history:
            _over_history(tallied, site, only)
        else:
            filter_lines(lambda entry: _tallied(tallied, entry, site, only), "checking", _SHAPE, take=lambda _: None)
        click.echo(json.dumps(reports.as_json(tallied)) if as_json else "\n".join(reports.as_table(tallied)))
        return
    learnt = _load_learnt(site) if slug else None
    if jsonl:
        filter_lines(
            lambda entry: _as_json(judge(_typed(entry), site, only, learnt), site.language), "checking", _SHAPE
        )
        return
    try:
        judged = judge({"comment": one_text()}, site, only, learnt)
    except InvalidFields as refusal:
        raise click.ClickException(error_of(refusal)["message"]) from refusal
    if as_json:
        sys.stdout.buffer.write(as_line({"id": None, **_as_json(judged, site.language)}))
    else:
        click.echo("\n".join(_report(judged, site)))


def _tallied(tallied: Agreement, entry: Entry, site: Site, only: str | None) -> Entry:
    words = (entry.get(name) for name in ("status", "label", "action"))
    said = next(filter(None, (judgement(word, entry.get("reason")) for word in words)), None)
    _tally(tallied, said, judge(_typed(entry), site, only))
    return {}


def _tally(tallied: Agreement, said: Judgement | None, judged: Judged) -> None:
    tallied.add(said, filter(None, map(hit_of, judged.findings)), str(judged.verdict.status))


def _over_history(tallied: Agreement, site: Site, only: str | None) -> None:
    with refusals(), installation().database.read() as connection:
        said = history_of.judgements(connection, site.id)
        for row in history_of.words_of(connection, list(said)):
            entry = {"comment": row["source"], "author": row["author"], "url": row["url"], "email": row["email"]}
            with suppress(InvalidFields):  # longer than the site takes today
                _tally(tallied, said[row["id"]], judge({**entry, "lang": row["language"]}, site, only))


def load_site(slug: str) -> Site:
    """The site `slug` of this installation; ends the command when there is none."""
    with refusals():
        site = installation().sites.find(slug)
        if site is None:
            raise UnknownSite
    return site


def _load_learnt(site: Site) -> Learnt | None:
    """What the site's people taught. Not for a report over history, which would be asked what it was told."""
    with refusals():
        return learnt_of(installation(), [site.id]).get(site.id)


def judge(entry: Entry, site: Site, only: str | None = None, learnt: Learnt | None = None) -> Judged:
    """Sanitise, check and decide one comment, with what its site has `learnt`.

    Raises `InvalidFields` for a text that the policy refuses.
    """
    text = CheckedText(
        rendering=sanitise(entry["comment"], max_length=site.rules.max_length),
        author=entry.get("author") or "",
        email=entry.get("email") or "",
        url=entry.get("url") or "",
        language=entry.get("lang") or "",
        site_language=site.language,
        lists=site.lists,
        shadow=site.rules.shadow,
        min_fill_seconds=site.rules.min_fill_seconds,
        learnt=learnt,
    )
    results = {name: CheckResult(name, Outcome.DONE, version="") for name in REQUIRED_CHECKS}
    wanted = [one for one in CHECKS if only in (None, one.NAME)]
    results |= {result.check: result for result in run_checks(text, wanted)}
    verdict = decide(site.rules, results)
    assert verdict is not None  # every required check has a result
    findings = tuple(finding for result in results.values() for finding in result.findings)
    return Judged(text, verdict, results["spam"], findings, turn_of(site.rules, results))


def _typed(entry: Entry) -> Entry:
    """The line's fields, `text` read as `comment`. Raises `TypeError` where one is no text."""
    comment = entry.get("comment", entry.get("text"))
    if not isinstance(comment, str) or not all(isinstance(entry.get(name), str | None) for name in _TEXTS):
        raise TypeError
    return {**entry, "comment": comment}


def _as_json(judged: Judged, language: str) -> Entry:
    findings = [_finding(finding, language) for finding in judged.findings]
    contributions = [entry for entry in findings if entry["check"] == "spam" and entry["score"]]
    return {
        "decision": str(judged.verdict.status),
        "reasons": [str(reason) for reason in judged.verdict.reasons],
        "spam": {"score": judged.spam.score, "contributions": contributions},
        "findings": findings,
        "would_change": _turn(judged.turn, language) if judged.turn else None,
    }


def _turn(turn: Turn, language: str) -> Entry:
    return {
        "decision": str(turn.status),
        "without": list(turn.without),
        "more": turn.more,
        "message": sentence(turn.sentence, language),
    }


def _finding(finding: Finding, language: str) -> Entry:
    return {
        "check": finding.check,
        "kind": finding.kind,
        "severity": str(finding.severity),
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
        "score": finding.score,
        "message": translate(finding.message, finding.params, language),
        "mark": finding.mark or "",
    }


def _report(judged: Judged, site: Site) -> Iterator[str]:
    """One comment's verdict for a person, the heaviest signs first."""
    verdict, rules = judged.verdict, site.rules
    yield f"{verdict.status}: {', '.join(verdict.reasons)}"
    yield f"spam {judged.spam.score:g} (held from {rules.spam_hold:g}, spam from {rules.spam_reject:g})"
    if judged.turn:
        yield sentence(judged.turn.sentence, site.language)
    in_order = sorted(judged.findings, key=lambda finding: (finding.check != "privacy", -abs(finding.score)))
    for name, findings in groupby(in_order, key=lambda finding: finding.check):
        yield f"\n{name}"
        for finding in findings:
            weight = number(finding.score, site.language)
            said = translate(finding.message, finding.params, site.language)
            yield f"  {weight:>6}  {_mark(finding)} {finding.kind}/{finding.rule}  {said}{_place(finding)}"


def _mark(finding: Finding) -> str:
    return {Severity.INFO: " ", Severity.WARN: "·", Severity.HOLD: "!", Severity.BLOCK: "X"}[finding.severity]


def _place(finding: Finding) -> str:
    return "" if finding.start is None else f"  [{finding.field} {finding.start}–{finding.end}]"
