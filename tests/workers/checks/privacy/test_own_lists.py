"""What a site lets stand and what it watches for, as the whole privacy check sees it."""

from __future__ import annotations

import timeit
from typing import Any

import pytest

from service.comments.comment import CheckedText
from service.comments.findings import CheckResult, Finding, Mark, Severity
from service.comments.site_lists import ListName, SiteLists
from tests.workers.checks.texts import comment, found, marked, plain
from workers.checks import privacy
from workers.checks.runner import run_checks

RULE = "site.watched"


def checked(text: CheckedText) -> CheckResult:
    return run_checks(text, [privacy])[0]


def watched(text: CheckedText) -> list[Finding]:
    return [finding for finding in checked(text).findings if finding.rule == RULE]


@pytest.mark.parametrize(
    ("entry", "typed", "place"),
    [
        ("Björkgården", "Vi bor nära Björkgården i skogen.", "Björkgården"),
        ("Björkgården", "Det var björkgårdens fel.", "björkgårdens"),
        ("Hans Skogsnäs", "jag såg hans skogsnäs igår", "hans skogsnäs"),
        ("familjehem", "Familjehemmen i trakten vet.", "Familjehemmen"),
        ("familjehem", "Alla familjehemmens barn.", "familjehemmens"),
        ("flicka", "Flickorna där borta", "Flickorna"),
        ("Villa Solsidan", "på Villa Solsidans gård", "Villa Solsidans"),
    ],
)
def test_what_is_watched_for_is_held_in_its_forms(entry: str, typed: str, place: str) -> None:
    text = comment(typed, watch=(entry,))

    (finding,) = watched(text)

    assert (marked(text, finding), finding.severity) == (place, Severity.HOLD)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Bor på Björk\u00adgården nu", "Björk\u00adgården"),
        ("Bor på Ｂｊöｒｋｇåｒｄｅｎ nu", "Ｂｊöｒｋｇåｒｄｅｎ"),
        ("Bor på Bj\u043erkgården nu", "Bj\u043erkgården"),
        ("Bor på Bj0rkgården nu", "Bj0rkgården"),
        ("Bor på b j o r k g å r d e n nu", "b j o r k g å r d e n"),
    ],
    ids=["soft hyphen", "full width", "another script", "figures", "letters apart"],
)
def test_what_is_watched_for_is_found_through_disguise(typed: str, place: str) -> None:
    text = plain(typed, watch=("Björkgården", "Bjorkgården"))

    (finding,) = watched(text)

    assert marked(text, finding) == place


@pytest.mark.parametrize(
    ("entry", "typed"),
    [
        ("Anna", "En annan sak, och Annandag, och Susanna."),
        ("by", "Byxor bytte byten."),
        ("Villa Solsidan", "Villa i Solsidan"),
        ("Ek", "Eken ekar."),
    ],
    ids=["not the plural of a name", "too short to inflect", "phrase parted", "within words"],
)
def test_what_is_watched_for_is_not_found_in_other_words(entry: str, typed: str) -> None:
    assert watched(comment(typed, watch=(entry,))) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"author": "Björkgården"}, "author"),
        ({"title": "Om Björkgården"}, "title"),
        ({"url": "https://bj%C3%B6rkg%C3%A5rden.example/x"}, "url"),
        ({"typed": '<a href="https://x.example/Björkgården">här</a>'}, "comment"),
    ],
    ids=["name", "title", "web address", "target of a link"],
)
def test_every_field_is_watched(fields: dict[str, Any], field: str) -> None:
    (finding,) = watched(comment(**{"typed": "Hej på er", **fields}, watch=("Björkgården",)))

    assert finding.field == field


@pytest.mark.parametrize(
    ("entry", "typed", "rule"),
    [
        ("08-123 45 00", "Receptionen nås på 08-123 45 00.", "phone.national"),
        ("08-123 45 00", "Växeln har +46 8 123 45 00.", "phone.international"),
        ("anna.ek@kommunen.example", "Skriv till anna.ek@kommunen.example", "email.plain"),
        ("Storgatan 5", "Vi finns på Storgatan 5, 123 45 Staden", "address.postal"),
        ("Karin Holmgren", "Rektorn Karin Holmgrens svar om min son", "name.official"),
    ],
)
def test_what_may_stand_is_shown_without_effect(entry: str, typed: str, rule: str) -> None:
    before, after = checked(comment(typed)), checked(comment(typed, may_stand=(entry,)))

    assert found(before, rule).severity.rank > 0
    finding = found(after, rule)
    assert (finding.mark, finding.severity, finding.score) == (Mark.MAY_STAND, Severity.INFO, 0.0)
    assert (finding.replacement, after.severity) == ("", Severity.INFO)


@pytest.mark.parametrize(
    ("entry", "typed", "rule"),
    [
        ("08-123 45 00", "Ring 08-123 45 01.", "phone.national"),
        ("Karin", "Rektorn Karin Holmgren svarade om min son", "name.official"),
        ("kommunen.example", "Skriv till anna@kommunen.example", "email.plain"),
        ("Storgatan", "Bor på Storgatan 5, 123 45 Staden", "address.postal"),
    ],
    ids=["another number", "part of a name", "host alone", "street without a number"],
)
def test_what_is_more_than_its_entry_does_not_stand(entry: str, typed: str, rule: str) -> None:
    assert found(checked(comment(typed, may_stand=(entry,))), rule).mark is None


@pytest.mark.parametrize(
    ("entry", "author", "rule"),
    [
        ("08-123 45 00", "Ring 08-123 45 00", "phone.national"),
        ("08-123 45 00", "Ring oss: +46 8 123 45 00", "phone.international"),
        ("anna.ek@kommunen.example", "anna.ek@kommunen.example", "email.plain"),
        ("Storgatan 5", "Karin på Storgatan 5", "address.street"),
    ],
)
def test_what_may_stand_may_stand_in_the_name_too(entry: str, author: str, rule: str) -> None:
    before = checked(comment("Hej på er", author=author))
    after = checked(comment("Hej på er", author=author, may_stand=(entry,)))

    assert (found(before, rule).field, found(before, rule).mark) == ("author", None)
    assert (found(after, rule).mark, after.severity) == (Mark.MAY_STAND, Severity.INFO)


@pytest.mark.parametrize(
    ("entry", "author", "rule"),
    [
        ("08-123 45 00", "Ring 08-123 45 01", "phone.national"),
        ("kommunen.example", "anna@kommunen.example", "email.plain"),
    ],
    ids=["another number", "host alone"],
)
def test_what_is_more_than_its_entry_does_not_stand_in_the_name(entry: str, author: str, rule: str) -> None:
    assert found(checked(comment("Hej på er", author=author, may_stand=(entry,))), rule).mark is None


def test_a_link_to_what_may_stand_may_stand() -> None:
    typed = 'Skriv <a href="mailto:anna.ek@kommunen.example">hit</a>'

    result = checked(comment(typed, may_stand=("anna.ek@kommunen.example",)))

    assert result.severity is Severity.INFO
    assert checked(comment(typed)).severity is Severity.HOLD


def test_what_is_watched_for_is_held_although_it_may_stand() -> None:
    text = comment("Björkgården", watch=("Björkgården",), may_stand=("Björkgården",))

    assert checked(text).severity is Severity.HOLD


def test_two_thousand_entries_cost_no_more_than_a_few() -> None:
    first = tuple(f"Förnamn{n % 40} Efternamn{n}" for n in range(2_000))
    lists = SiteLists({ListName.WATCH: first, ListName.MAY_STAND: first})
    text = CheckedText(comment("Förnamn1 " * 2_000).rendering, lists=lists)
    privacy.check(text)  # the index is made once

    with_lists = min(timeit.repeat(lambda: privacy.check(text), number=1, repeat=5))
    without = min(timeit.repeat(lambda: privacy.check(CheckedText(text.rendering)), number=1, repeat=5))

    # Far below what it would be if every entry were looked for by itself, whatever else the machine is doing.
    assert with_lists < 20 * without + 0.2
