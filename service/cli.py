"""The command `kommentera`.

Subcommands are entry points of the group `kommentera.commands` (pyproject.toml); each is imported only when it is
called, so that `service` names no module of `workers`. What `--help` says of each is the first line of its module,
read without importing it: importing all of them takes a second and a half.
"""

from __future__ import annotations

import ast
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import click

from service import __version__

HIDDEN = frozenset({"demo"})  # a part of `up --demo`


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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        points = _points()
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, _summary(points[name])) for name in self.list_commands(ctx) if name not in HIDDEN]
            )


def _summary(point: EntryPoint) -> str:
    """`what it does` out of the docstring "`kommentera name`: what it does."."""
    spec = find_spec(point.module)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    first = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]
    return first.partition("`: ")[2].rstrip(".")


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group="kommentera.commands")}


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kommentera")
def main() -> None:
    """Kommentera: comment moderation for blogs, self-hosted."""


if __name__ == "__main__":
    main()
