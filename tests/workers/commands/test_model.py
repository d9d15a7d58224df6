"""`kommentera model`: a site's model can be looked at, carried elsewhere and forgotten."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from service.actions import Services
from service.comments.comment import CheckedText
from service.comments.sites import Site
from service.policy.sanitise import sanitise
from service.store.tables import audit
from tests import builders
from tests.workers.commands.test_check import as_environment
from workers.checks.spam.model import SHOWN_FROM
from workers.commands.check import check
from workers.commands.model import model
from workers.learning import learn_text
from workers.models import learnt_of

SPAM, HAM = "Grönt te botar allt", "Jag undrar hur skolan gör"


def run(on: Services, *arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(model, arguments, input=given.encode(), env=as_environment(on))


def said(on: Services, *arguments: str, given: str = "") -> Any:
    result = run(on, *arguments, given=given)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def blog(services: Services) -> Site:
    """A site whose people have decided on twice as many comments as give a word its name."""
    site = builders.a_site(services, mode="review-flagged")
    for n in range(2 * SHOWN_FROM):
        learn_text(services, site.id, CheckedText(sanitise(SPAM), author=f"Vera {chr(65 + n)}"), True)
        learn_text(services, site.id, CheckedText(sanitise(HAM), author=f"Kim {chr(65 + n)}"), False)
    return site


def test_what_weighs_most_is_shown(services: Services, blog: Site) -> None:
    shown = said(services, "show", blog.slug, "--json")

    assert (shown["ham"], shown["spam"]) == (10, 10)
    assert "w:botar" in {row["name"] for row in shown["for_spam"]}
    assert "w:undrar" in {row["name"] for row in shown["for_ham"]}
    assert all(row["weight"] > 0 and row["spam"] + row["ham"] >= SHOWN_FROM for row in shown["for_spam"])
    assert "w:botar" in run(services, "show", blog.slug).output


def test_no_author_and_no_rare_word_is_shown_or_exported(services: Services, blog: Site) -> None:
    learn_text(services, blog.id, CheckedText(sanitise("Min zebrafink mår bra")), False)

    for arguments in (["show", blog.slug, "--json"], ["export", blog.slug]):
        output = run(services, *arguments).output
        assert not any(word in output.lower() for word in ("vera", "kim", "zebrafink"))


def test_an_export_makes_another_site_judge_likewise(services: Services, blog: Site) -> None:
    other = builders.a_site(services, "other", "https://other.example.org", mode="review-flagged")
    exported = run(services, "export", blog.slug).output

    taken = said(services, "import", other.slug, "--json", given=exported)

    assert (taken["ham"], taken["spam"]) == (10, 10)
    assert json.loads(run(services, "export", other.slug).output) == json.loads(exported)
    judged = CliRunner().invoke(
        check, ["--json", "--site", other.slug], input=SPAM.encode(), env=as_environment(services)
    )
    rules = {one["rule"] for one in json.loads(judged.stdout)["spam"]["contributions"]}
    assert "learnt_spam" in rules


def test_after_an_import_only_newer_lessons_can_be_turned(services: Services, blog: Site) -> None:
    exported = run(services, "export", blog.slug).output
    said(services, "import", blog.slug, "--json", given=exported)
    text = CheckedText(sanitise("Något nytt"))

    learn_text(services, blog.id, text, True)
    learn_text(services, blog.id, text, False)

    learnt = learnt_of(services, [blog.id])[blog.id]
    assert (learnt.ham, learnt.spam) == (11, 10)
    assert learnt.seen(services.seals.token("w:nytt")) == (1, 0)


def test_a_reset_forgets_everything_and_is_logged(services: Services, blog: Site) -> None:
    said(services, "reset", blog.slug, "--json", "--yes")

    shown = said(services, "show", blog.slug, "--json")
    assert (shown["ham"], shown["spam"], shown["tokens"]) == (0, 0, 0)
    with services.database.read() as connection:
        query = select(audit.c.event).where(audit.c.chain == str(blog.id)).order_by(audit.c.number)
        events = connection.scalars(query).all()
    assert events[-1] == "model_reset"


def test_a_reset_asks_first(services: Services, blog: Site) -> None:
    assert run(services, "reset", blog.slug, given="n\n").exit_code == 1
    assert said(services, "show", blog.slug, "--json")["spam"] == 10


GOOD = {"format": "kommentera-model-1", "ham": 9, "spam": 9, "tokens": [["w:te", 2, 5]]}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        json.dumps({**GOOD, "format": "other"}),
        json.dumps({**GOOD, "spam": -1}),
        json.dumps({**GOOD, "tokens": [["w:te", 2, 10]]}),
        json.dumps({**GOOD, "tokens": [["a:vera", 2, 5]]}),
        json.dumps({**GOOD, "tokens": [["w:te", 0, 1]]}),
        json.dumps({**GOOD, "tokens": [["w:te", True, 5]]}),
        json.dumps({**GOOD, "tokens": [["w:te", 2]]}),
        json.dumps({**GOOD, "tokens": [[f"w:{n}", 2, 5] for n in range(3_000)]}),
    ],
)
def test_what_is_no_export_changes_nothing(services: Services, blog: Site, content: str) -> None:
    result = run(services, "import", blog.slug, given=content)

    assert result.exit_code == 1
    assert said(services, "show", blog.slug, "--json")["spam"] == 10


@pytest.mark.parametrize("verb", ["show", "export", "import", "reset"])
def test_a_site_that_is_not_there_is_refused(services: Services, verb: str) -> None:
    builders.a_site(services)
    more = ["--yes"] if verb == "reset" else []

    assert run(services, verb, "nowhere", *more, given=json.dumps(GOOD)).exit_code == 1
