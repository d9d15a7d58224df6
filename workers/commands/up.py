"""`kommentera up`: everything on one machine with nothing else installed."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from functools import partial
from urllib.error import URLError
from urllib.request import urlopen

import click

from service.actions import Services
from service.actions.sites import add_site
from service.actions.team import add_moderator
from service.comments.people import Role
from service.processes import begin, forget_metrics, share_metrics
from service.settings import Settings
from service.store.migrate import migrate
from workers import schedule, valkey
from workers.runtime import services, take_back
from workers.supervisor import Process, Supervisor, command, queue_workers, queues_of

DEMO_SITE = "blog"
DEMO_MODERATOR = "moderator@example.org"
READY_SECONDS = 20.0


@click.command()
@click.option("--demo", is_flag=True, help="Add a demo blog, its site and a moderator's account.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65534), help="The demo has the next.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
def up(demo: bool, host: str, port: int, workers: int) -> None:
    """Start Valkey, store, web and workers (and a demo blog); Ctrl-C ends all of it."""
    os.environ.setdefault("KOMMENTERA_BASE_URL", f"http://{host}:{port}")
    os.environ.setdefault("KOMMENTERA_LOG_FORMAT", "json")
    settings = begin()
    lock = _only_one(settings)
    for wanted in (port, port + 1) if demo else (port,):
        _require_free(host, wanted)
    share_metrics(settings)
    forget_metrics(settings)
    migrate(services().database)
    password = _prepare_demo(services(), host, port + 1) if demo else None
    supervisor = Supervisor(_processes(settings, host, port, workers, demo))
    supervisor.stop_on_signals()
    supervisor.start()
    if _answers(f"http://{host}:{port}/readyz", supervisor):
        _say_where(settings, host, port, demo, password)
    supervisor.run(partial(schedule.run, services()), partial(take_back, services()))
    os.close(lock)
    click.echo("ended", err=True)


def _processes(settings: Settings, host: str, port: int, workers: int, demo: bool) -> list[Process]:
    processes = []
    if valkey.is_ours(settings):
        valkey.end_orphan(settings)
        try:
            processes.append(valkey.process(settings))
        except valkey.PathTooLong as error:
            raise click.ClickException(
                f"the path {error} is too long for a socket; set KOMMENTERA_DATA_DIR to a shorter one."
            ) from error
    serve = command("serve", "--child", "--host", host, "--port", str(port), "--workers", str(workers))
    processes.append(Process("web", serve))
    processes += queue_workers(queues_of(settings))
    if demo:
        processes.append(Process("demo", command("demo", "--child", "--host", host, "--port", str(port + 1))))
    return processes


def _prepare_demo(on: Services, host: str, port: int) -> str | None:
    """The demo's site and moderator, once; the moderator's one-time password when it was made now."""
    if on.sites.find(DEMO_SITE) is None:
        origins = [f"http://{name}:{port}" for name in dict.fromkeys((host, "127.0.0.1", "localhost"))]
        add_site(on, DEMO_SITE, origins, title="Barn & vardag", language="sv")
    return add_moderator(on, DEMO_MODERATOR, DEMO_SITE, Role.OWNER)


def _only_one(settings: Settings) -> int:
    """Two at once in one data directory would fight over the socket; the lock falls with the process."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(settings.data_dir / "up.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise click.ClickException(f"Kommentera is running already in {settings.data_dir}.") from error
    return lock


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(f"port {port} of {host} is taken; choose another with --port.") from error


def _answers(url: str, supervisor: Supervisor) -> bool:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(url, timeout=1) as response:
                return bool(response.status == 200)
        except (URLError, OSError):
            if supervisor.wait(0.05):
                return False
    click.echo("the web server does not answer yet; its log lines say why", err=True)
    return False


def _say_where(settings: Settings, host: str, port: int, demo: bool, password: str | None) -> None:
    lines = ["", "Kommentera is up."]
    if demo:
        lines.append(f"  The demo blog      http://{host}:{port + 1}/")
    lines.append(f"  The review queue   {settings.base_url}/moderate/")
    if demo:
        known = f"password {password}" if password else "with the password of the first start"
        lines.append(f"                     as {DEMO_MODERATOR}, {known}")
    lines.append(f"  The API            {settings.base_url}/api/openapi.json")
    lines += [f"  The data           {settings.data_dir}", "Ctrl-C ends it.", ""]
    click.echo("\n".join(lines))
