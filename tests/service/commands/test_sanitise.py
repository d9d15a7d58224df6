from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from service.commands.sanitise import sanitise


def answers(*lines: str | bytes) -> list[Any]:
    given = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    result = CliRunner().invoke(sanitise, ["--jsonl"], input=given)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]


def test_html_goes_in_and_what_would_be_published_comes_out() -> None:
    result = CliRunner().invoke(sanitise, input="Å <b>x</b>\n\n<script>y</script>".encode())

    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == "<p>Å <b>x</b></p>\n<p>y</p>\n"


def test_nothing_in_gives_nothing_out() -> None:
    assert CliRunner().invoke(sanitise, input=b"").stdout_bytes == b""


@pytest.mark.parametrize(
    ("given", "said"),
    [(b"\xff", "not UTF-8"), (b"<b>" * 31, "nested more than 30 deep"), (b"x" * 10_001, "10001 characters long")],
    ids=["bytes", "nesting", "length"],
)
def test_what_is_refused_ends_with_1_and_says_why(given: bytes, said: str) -> None:
    result = CliRunner().invoke(sanitise, input=given)

    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_the_limit_can_be_raised_up_to_the_cap() -> None:
    assert CliRunner().invoke(sanitise, ["--max-length", "20000"], input=b"x" * 20_000).exit_code == 0
    assert CliRunner().invoke(sanitise, ["--max-length", "20001"], input=b"x").exit_code == 2


def test_each_line_gets_its_answer() -> None:
    assert answers('{"id": 1, "html": "<b>å</b>"}', "", '{"id": "b", "html": "<u>x</u>"}') == [
        {"id": 1, "html": "<p><b>å</b></p>", "removed": []},
        {"id": "b", "html": "<p>x</p>", "removed": [{"kind": "tag", "name": "u", "count": 1}]},
    ]


def test_a_refused_text_says_why_on_its_line() -> None:
    (answer,) = answers(json.dumps({"id": 7, "html": "<" * 401}))

    assert (answer["id"], answer["error"]["code"]) == (7, "too_many_tags")
    assert "401" in answer["error"]["message"]


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("x", None),
        ("[1]", None),
        ("null", None),
        ("{", None),
        ("[" * 100_000, None),
        ('{"id": NaN, "html": "x"}', None),
        ('{"id": 1' + "0" * 5_000 + ', "html": "x"}', None),
        (b'{"id": 1, "html": "\xff"}', None),
        ('{"id": 1}', 1),
        ('{"id": 1, "html": null}', 1),
        ('{"id": 1, "html": 2}', 1),
    ],
    ids=["no JSON", "list", "null", "unended", "deep", "NaN", "huge number", "bytes", "no html", "null html", "number"],
)
def test_a_broken_line_is_answered_and_the_next_one_too(line: str | bytes, known: int | None) -> None:
    broken, whole = answers(line, '{"id": 2, "html": "x"}')

    assert (broken["id"], broken["error"]["code"]) == (known, "malformed")
    assert whole["html"] == "<p>x</p>"


def test_half_a_surrogate_pair_is_left_out_of_the_text_and_kept_in_the_id() -> None:
    assert answers(r'{"id": "\ud800", "html": "a\udfffb"}') == [{"id": "\ud800", "html": "<p>ab</p>", "removed": []}]
