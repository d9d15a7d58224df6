"""`kommentera serve`: the web server."""

from __future__ import annotations

import click
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings

from service.lifeline import follow_parent
from service.processes import begin, share_metrics


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--child", is_flag=True, hidden=True)
def serve(host: str, port: int, workers: int, child: bool) -> None:
    """Answer HTTP. Put a proxy that ends TLS in front of it."""
    settings = begin()
    share_metrics(settings)
    if child:
        follow_parent()
    Granian(
        "service.web.front:create",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        backpressure=4096,  # a slow sender costs a coroutine, not a thread
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=15_000),
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_enabled=False,
    ).serve()
