"""The command `kommentera`.

Subcommands are entry points of the group `kommentera.commands` (pyproject.toml); each is imported only when it is
called, so that `--help` is quick and `service` names no module of `workers`.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

import click

from service import __version__


class Subcommands(click.Group):
    """A click group whose members are entry points."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(_points())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        point = _points().get(cmd_name)
        if point is None:
            return None
        command = point.load()
        assert isinstance(command, click.Command)
        return command


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group="kommentera.commands")}


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kommentera")
def main() -> None:
    """Kommentera: comment moderation for blogs, self-hosted."""


if __name__ == "__main__":
    main()
