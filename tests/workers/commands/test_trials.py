"""Trying rules on history: reports over an export, over what a site's people decided, and a re-check."""

from __future__ import annotations

import json
from typing import Any

from click import Command
from click.testing import CliRunner

from service.actions import Services
from service.actions.moderate import moderate
from service.comments.comment import CommentId
from service.comments.decision import Action
from service.comments.sites import Site
from service.comments.states import Status
from tests import builders, people
from tests.workers.commands.test_check import NUMBER, SPAM, as_environment
from workers.commands.check import check
from workers.commands.recheck import recheck
from workers.commands.rules import rules


def said(command: Command, *options: str, given: str = "", on: Services | None = None) -> Any:
    result = CliRunner().invoke(
        command, [*options, "--json"], input=given.encode(), env=as_environment(on) if on else {}
    )
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def judged(on: Services) -> tuple[Site, CommentId]:
    site = builders.a_site(on)
    comment_id = builders.held(on, site, comment=NUMBER)
    moderate(on, people.a_person(on, "anna@example.org", site, people.Role.MODERATOR), comment_id, Action.APPROVE)
    return site, comment_id


def rule(report: Any, name: str) -> dict[str, Any]:
    (found,) = [one for one in report["rules"] if one["rule"] == name]
    return dict(found)


def test_an_export_with_labels_gives_a_report_and_no_verdicts() -> None:
    lines = [{"text": NUMBER, "label": "ham"}, {"comment": SPAM, "status": "rejected"}, {"comment": "Tack!"}]

    report = said(check, "--jsonl", "--report", given="\n".join(map(json.dumps, lines)))

    assert rule(report, "phone.national") == {
        "check": "privacy",
        "rule": "phone.national",
        "hits": 1,
        "agreed": 0,
        "disagreed": 1,
        "precision": 0.0,
        "doubtful": False,
        "shadow": False,
    }
    assert {"people": "approved", "rules": "held", "count": 1} in report["verdicts"]
    assert {"people": None, "rules": "approved", "count": 1} in report["verdicts"]


def test_a_sites_history_is_tried_without_writing_anything(services: Services) -> None:
    site, comment_id = judged(services)

    report = said(check, "--site", site.slug, "--history", on=services)

    assert rule(report, "phone.national")["disagreed"] == 1
    assert report["verdicts"] == [{"people": "approved", "rules": "held", "count": 1}]
    assert builders.status_of(services, comment_id) == Status.APPROVED


def test_the_precision_of_rules_comes_from_decisions(services: Services) -> None:
    site, _ = judged(services)

    assert rule(said(rules, site.slug, on=services), "phone.national")["precision"] == 0.0
    assert "phone.national" in said(rules)["privacy"]


def test_a_recheck_says_what_became_of_what_it_read(services: Services) -> None:
    site = builders.a_site(services)
    builders.held(services, site, comment=NUMBER)

    assert said(recheck, site.slug, "--burst", on=services) == {"site": "blog", "rechecked": 0, "changed": 0}
    again = said(recheck, site.slug, "--burst", "--all", on=services)
    assert again == {"site": "blog", "rechecked": 1, "changed": 0}


def test_what_does_not_fit_together_is_refused() -> None:
    for options in (["--history"], ["--report"]):
        assert CliRunner().invoke(check, options).exit_code == 2
