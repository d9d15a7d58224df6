from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from service.actions import Services
from service.comments.sites import Site
from tests import builders
from workers.commands.check import check

SPAM = "Köp billiga piller utan recept på https://a.example"
NUMBER = "Ring 070-174 06 05 i kväll"


def run(given: str | bytes, *options: str, **environment: str) -> Result:
    typed = given.encode() if isinstance(given, str) else given
    return CliRunner().invoke(check, options, input=typed, env=environment)


def answers(*lines: str | bytes, options: tuple[str, ...] = (), **environment: str) -> list[Any]:
    given = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    result = run(given, "--jsonl", *options, **environment)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]


def answer(entry: dict[str, Any], *options: str, **environment: str) -> Any:
    (one,) = answers(json.dumps(entry), options=options, **environment)
    return one


def as_environment(services: Services) -> dict[str, str]:
    """The settings that lead another process to the same store."""
    folder = services.settings.data_dir
    return {"KOMMENTERA_DATA_DIR": str(folder), "KOMMENTERA_DATABASE_URL": services.settings.database_url}


@pytest.mark.parametrize(
    ("comment", "decision"),
    [("Jag håller med.", "approved"), (NUMBER, "held"), (SPAM, "held"), (f"{SPAM} [url=x]casino[/url]", "spam")],
    ids=["a comment", "a telephone number", "suspected spam", "spam"],
)
def test_a_line_gets_its_decision(comment: str, decision: str) -> None:
    assert answer({"id": "a", "comment": comment})["decision"] == decision


def test_a_line_has_what_the_contract_says() -> None:
    line = answer({"id": 7, "comment": f"Hej! {SPAM}", "author": "Piller", "email": "", "url": None, "lang": "sv"})

    assert line["id"] == 7
    assert {"id", "decision", "spam", "findings"} <= set(line)
    assert {"check", "kind", "severity", "field", "start", "end", "rule", "score", "message", "mark"} == set(
        line["findings"][0]
    )


def test_contributions_add_up_to_the_score() -> None:
    spam = answer({"comment": f"Men varför? {SPAM}"})["spam"]

    assert spam["score"] == sum(entry["score"] for entry in spam["contributions"]) > 3
    assert min(entry["score"] for entry in spam["contributions"]) < 0


def test_offsets_count_in_the_visible_text() -> None:
    line = answer({"comment": f"<b>Åsa</b> &amp; <i>jag</i>: {NUMBER}"})
    (phone,) = [entry for entry in line["findings"] if entry["kind"] == "phone"]

    assert f"Åsa & jag: {NUMBER}"[phone["start"] : phone["end"]] == "070-174 06 05"


def test_text_is_accepted_for_comment_and_the_id_may_be_missing() -> None:
    assert answer({"text": "hej"}) == answer({"comment": "hej"})
    assert answer({"text": "hej"})["id"] is None


def test_sentences_are_in_the_sites_language() -> None:
    (phone,) = [entry for entry in answer({"comment": NUMBER})["findings"] if entry["kind"] == "phone"]

    assert phone["message"] == "Det här ser ut som ett telefonnummer."


@pytest.mark.parametrize(("only", "decision"), [("spam", "approved"), ("privacy", "held")])
def test_only_one_check_may_be_run(only: str, decision: str) -> None:
    line = answer({"comment": "Min mamma har 070-174 06 05 men svarar inte"}, "--only", only)

    assert line["decision"] == decision
    assert {entry["check"] for entry in line["findings"]} <= {only}


@pytest.mark.parametrize(
    "line",
    ["no", "[]", "3", "null", "{}", '{"comment": 3}', '{"comment": "x", "author": 3}', '{"comment": NaN}', b"\xff"],
    ids=["no JSON", "list", "number", "null", "no comment", "wrong type", "wrong author", "no number", "no UTF-8"],
)
def test_a_line_that_cannot_be_read_says_so_and_the_next_is_answered(line: str | bytes) -> None:
    bad, good = answers(line, '{"id": 2, "comment": "hej"}')

    assert bad["error"]["code"] == "malformed"
    assert (good["id"], good["decision"]) == (2, "approved")


def test_a_line_that_is_refused_says_why() -> None:
    line = answer({"id": "lång", "comment": "x" * 10_001})

    assert (line["id"], line["error"]["code"]) == ("lång", "too_long")


def test_half_a_surrogate_pair_comes_back_as_it_came() -> None:
    assert answers('{"id": "\\ud800", "comment": "hej", "author": "\\ud800"}')[0]["id"] == "\ud800"


def test_a_person_reads_a_report() -> None:
    report = run(f"{SPAM}, {NUMBER}").stdout

    assert report.startswith("held: personal_data, suspected_spam\nspam ")
    assert "phone/phone.national  Det här ser ut som ett telefonnummer." in report
    assert "wording/pitch_pharmacy" in report


def test_one_comment_can_be_had_as_json() -> None:
    assert json.loads(run("hej", "--json").stdout) == answer({"comment": "hej"})


@pytest.mark.parametrize(
    ("given", "said"),
    [(b"\xff", "not UTF-8"), (b"x" * 10_001, "10001 characters long")],
    ids=["bytes", "length"],
)
def test_what_is_refused_ends_with_1_and_says_why(given: bytes, said: str) -> None:
    result = run(given)

    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_sites_own_rules_and_language_are_used(services: Services) -> None:
    builders.a_site(services, "english", language="en", mode="review-flagged", hold_words="council tax")
    line = answer({"comment": "About the Council  Tax"}, "--site", "english", **as_environment(services))

    assert line["decision"] == "held"
    assert "“council tax” is on the site's list of words to look at." in [
        entry["message"] for entry in line["findings"]
    ]


def test_a_site_that_reviews_everything_holds_everything(services: Services, site: Site) -> None:
    builders.change_site(services, site.slug, {"mode": "review-all"})

    assert answer({"comment": "hej"}, "--site", "blog", **as_environment(services))["reasons"] == ["review_all"]


def test_an_unknown_site_is_said_to_be_unknown(services: Services) -> None:
    result = run("hej", "--site", "nowhere", **as_environment(services))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no site with this name here." in result.stderr


def test_settings_that_cannot_be_used_end_the_command(tmp_path: Path) -> None:
    result = run("hej", "--site", "blog", KOMMENTERA_DATA_DIR=str(tmp_path), KOMMENTERA_DATABASE_URL="nonsense")

    assert result.exit_code == 1
    assert "DATABASE_URL" in result.stderr
