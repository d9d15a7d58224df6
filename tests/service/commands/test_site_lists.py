"""`kommentera list`: entries of keyed lists, which nobody can read, can be taken away by their id."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from service.actions import Services
from service.commands.site_lists import lists
from tests import builders
from tests.workers.commands.test_check import as_environment


def run(on: Services, *arguments: str) -> Result:
    return CliRunner().invoke(lists, arguments, env=as_environment(on))


def test_a_hashed_entry_is_removed_by_the_id_that_show_tells(services: Services) -> None:
    builders.a_site(services)
    run(services, "add", "blog", "block-email", "a@example.org", "b@example.org")
    line = run(services, "show", "blog", "block-email").stdout.splitlines()[0]
    entry_id = line.rpartition("--id ")[2]

    done = run(services, "remove", "blog", "block-email", "--id", entry_id)

    assert (done.exit_code, done.stdout) == (0, "removed 1 from block-email\n")
    (left,) = run(services, "show", "blog", "--json").stdout.splitlines()
    assert json.loads(left)["id"] != entry_id


def test_both_ways_of_naming_an_entry_go_together(services: Services) -> None:
    builders.a_site(services)
    run(services, "add", "blog", "watch", "Björkgården", "Fjällvråk")
    shown = [json.loads(line) for line in run(services, "show", "blog", "watch", "--json").stdout.splitlines()]
    entry_id = next(one["id"] for one in shown if one["value"] == "Björkgården")

    assert run(services, "remove", "blog", "watch", "Fjällvråk", "--id", entry_id).stdout == "removed 2 from watch\n"
    assert "--id" not in run(services, "show", "blog").stdout


def test_what_is_not_there_or_not_named_is_refused(services: Services) -> None:
    builders.a_site(services)

    assert run(services, "remove", "blog", "watch").exit_code == 2
    assert run(services, "remove", "blog", "watch", "--id", "ingen").exit_code == 2
    assert run(services, "remove", "blog", "watch", "--id", "01a19b98-1dc0-7e01-8817-0f24d8c027cb").exit_code == 1
