"""Everything that would be public is read: text, author, title, address, targets of links and other attributes."""

from __future__ import annotations

import pytest

from service.comments.comment import CheckedText, Rendering
from service.comments.findings import Outcome, Severity
from service.policy.sanitise import sanitise
from workers.checks import privacy
from workers.checks.runner import run_checks


def checked(html: str = "Hej", **fields: str) -> CheckedText:
    return CheckedText(rendering=sanitise(html), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "field", "kind"),
    [
        pytest.param(checked("pnr 080515-9811"), "comment", "personal_number", id="text"),
        pytest.param(checked(author="Anna 070-174 06 05"), "author", "phone", id="author"),
        pytest.param(checked(title="080515-9811"), "title", "personal_number", id="title"),
        pytest.param(checked(url="https://example.com/?p=080515-9811"), "url", "personal_number", id="address"),
        pytest.param(checked(url="https://example.com/080515%2D9811"), "url", "personal_number", id="encoded address"),
        pytest.param(checked('<a href="mailto:kajsa@example.se">här</a>'), "comment", "email", id="mailto"),
        pytest.param(
            checked('<a href="https://example.se/?p=080515%2D9811">här</a>'), "comment", "personal_number", id="link"
        ),
        pytest.param(checked('<abbr title="080515-9811">H.</abbr>'), "comment", "personal_number", id="title of a tag"),
        pytest.param(checked("080515<b>-98</b>11"), "comment", "personal_number", id="tags inside"),
    ],
)
def test_every_public_field_is_read(text: CheckedText, field: str, kind: str) -> None:
    (finding,) = privacy.check(text).findings

    assert (finding.field, finding.kind) == (field, kind)


def test_the_authors_own_mail_is_no_finding() -> None:
    assert privacy.check(checked(email="kajsa@example.se")).findings == ()


def test_the_authors_own_profile_is_no_finding() -> None:
    assert privacy.check(checked(url="https://www.instagram.com/fiktiv.kajsa/")).findings == ()


def test_what_is_said_in_text_and_link_is_one_finding() -> None:
    text = checked('<a href="mailto:kajsa@example.se">kajsa@example.se</a>')

    (finding,) = privacy.check(text).findings

    assert (finding.start, finding.end) == (0, 16)


def test_findings_of_text_come_in_its_order() -> None:
    found = privacy.check(checked("kajsa@example.se, 070-174 06 05, Storgatan 5, min son Elton")).findings

    assert [finding.kind for finding in found] == ["email", "phone", "address", "person"]


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param("", id="nothing"),
        pytest.param("\u200b\u200b", id="only invisible"),
        pytest.param("1 " * 10_000, id="too many numbers"),
        pytest.param("Anna, 9 " * 2_500, id="too many names"),
        pytest.param("\ud800 080515-9811", id="lone surrogate"),
        pytest.param("080515\n-\n9811 \u0660\u0661\ufdfa", id="odd signs"),
    ],
)
def test_the_check_answers_for_whatever_comes(plain: str) -> None:
    text = CheckedText(rendering=Rendering(html="", plain=plain))  # type: ignore[arg-type]

    (result,) = run_checks(text, checks=(privacy,))

    assert result.outcome is Outcome.DONE


def test_more_numbers_than_are_looked_at_are_held() -> None:
    text = CheckedText(rendering=Rendering(html="", plain="17 " * 5_000))  # type: ignore[arg-type]

    assert privacy.check(text).severity is Severity.HOLD
