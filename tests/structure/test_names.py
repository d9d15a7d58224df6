"""Names that are only strings lead somewhere: commands in pyproject.toml, jobs in Redis."""

from __future__ import annotations

from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from service.actions import rules
from service.queues import JOBS, QUEUES, TASKS
from tests.structure.sources import project

COMMANDS = project()["project"]["entry-points"]["kommentera.commands"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    module, _, attribute = COMMANDS[name].partition(":")
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)

    shown = CliRunner().invoke(command, ["--help"])

    assert shown.exit_code == 0
    assert command.help, "a command says in one sentence what it does"


@pytest.mark.parametrize("path", [rules.TABLE, rules.GRAVE, rules.TAUGHT])
def test_what_the_service_names_of_the_checks_resolves(path: str) -> None:
    module, _, name = path.rpartition(".")

    assert hasattr(import_module(module), name)


@pytest.mark.parametrize("name", JOBS.values())
def test_every_job_resolves(name: str) -> None:
    module, _, function = name.rpartition(".")

    assert callable(getattr(import_module(module), function))


def test_every_task_has_a_queue_and_every_queue_a_job() -> None:
    assert set(TASKS.values()) == set(QUEUES) == set(JOBS)
