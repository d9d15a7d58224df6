from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.commands.team import moderator, token
from tests import builders


@pytest.fixture(autouse=True)
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation in a folder of its own, with the site `blog`."""
    monkeypatch.setenv("KOMMENTERA_DATA_DIR", str(tmp_path))
    on = builders.services(tmp_path)
    builders.a_site(on)
    on.database.close()


def run(command: object, *arguments: str) -> Result:
    assert command in (moderator, token)
    return CliRunner().invoke(moderator if command is moderator else token, list(arguments))


def test_a_moderator_is_added_listed_and_disabled() -> None:
    added = run(moderator, "add", "anna@example.org", "--site", "blog", "--role", "owner")
    assert (added.exit_code, "password: " in added.stdout) == (0, True)

    run(moderator, "disable", "anna@example.org")

    listed = run(moderator, "list", "--json")
    assert json.loads(listed.stdout) == {
        "email": "anna@example.org",
        "site": "blog",
        "role": "owner",
        "disabled": True,
    }


def test_adding_again_shows_no_password() -> None:
    run(moderator, "add", "anna@example.org", "--site", "blog")

    again = run(moderator, "add", "anna@example.org", "--site", "blog", "--json")

    assert json.loads(again.stdout)["password"] is None


def test_a_lost_password_is_replaced() -> None:
    run(moderator, "add", "anna@example.org", "--site", "blog")

    assert "password" in json.loads(run(moderator, "password", "anna@example.org", "--json").stdout)


def test_a_token_is_shown_once_and_can_be_revoked() -> None:
    made = json.loads(run(token, "add", "--site", "blog", "--scope", "moderate", "--json").stdout)

    assert made["token"].startswith("kommentera_")
    assert run(token, "revoke", made["id"]).exit_code == 0
    (line,) = run(token, "list", "--site", "blog", "--json").stdout.splitlines()
    assert json.loads(line)["revoked_at"] is not None
    assert made["token"] not in line


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param((moderator, "add", "anna", "--site", "blog"), id="no address"),
        pytest.param((moderator, "add", "anna@example.org", "--site", "nowhere"), id="no such site"),
        pytest.param((moderator, "disable", "anna@example.org"), id="nobody to disable"),
        pytest.param((token, "list", "--site", "nowhere"), id="tokens of no site"),
        pytest.param((token, "revoke", "0192f8f4-0000-7000-8000-000000000000"), id="no such token"),
    ],
)
def test_what_cannot_be_done_ends_with_1_and_says_why(wrong: tuple[object, ...]) -> None:
    command, *arguments = wrong

    done = run(command, *map(str, arguments))

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
