"""`kommentera demo`: the demo blog, for `up --demo`."""

from __future__ import annotations

import os

import click
from granian import Granian
from granian.constants import Interfaces

from service.lifeline import follow_parent
from service.processes import begin


@click.command(hidden=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
@click.option("--child", is_flag=True, hidden=True)
def demo(host: str, port: int, child: bool) -> None:
    """Show the demo blog on this machine; Kommentera itself is found at KOMMENTERA_BASE_URL."""
    os.environ["KOMMENTERA_BASE_URL"] = begin().base_url
    os.environ.setdefault("KOMMENTERA_TEST_DEMO_ORIGIN", f"http://{host}:{port}")
    if child:
        follow_parent()
    Granian(
        "service.demo.app:create",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=2,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=5,
        log_enabled=False,
    ).serve()
