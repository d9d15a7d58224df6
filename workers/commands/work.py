"""`kommentera work`: the queues' workers and the timetable."""

from __future__ import annotations

import gc
from functools import partial

import click

from service.lifeline import follow_parent
from service.processes import begin, share_metrics
from service.queues import CHECKS, QUEUES
from workers import jobs, schedule
from workers.checks.runner import warm_up
from workers.listener import listen
from workers.runtime import services, take_back
from workers.supervisor import Supervisor, queue_workers, queues_of


def _queue_names(ctx: click.Context, param: click.Parameter, value: str) -> list[str]:  # noqa: ARG001
    names = [name.strip() for name in value.split(",") if name.strip()]
    unknown = sorted(set(names) - set(QUEUES))
    if unknown or not names:
        raise click.BadParameter(f"there is no queue {', '.join(unknown)}; the queues are {', '.join(QUEUES)}.")
    return names


@click.command()
@click.option("--queues", default=",".join(QUEUES), show_default=True, callback=_queue_names, help="Queues to work on.")
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 64), help="Workers for each queue.")
@click.option("--burst", is_flag=True, help="Work off what is due, then end.")
@click.option("--child", is_flag=True, hidden=True)
def work(queues: list[str], processes: int, burst: bool, child: bool) -> None:
    """Check and publish what waits, restart workers that die, keep the timetable."""
    settings = begin()
    if child:
        follow_parent()
        if CHECKS in queues:
            warm_up()
        gc.freeze()  # word lists live as long as the process: the collector need not walk them again and again
        listen(settings.redis_url, queues[0])
    elif burst:
        click.echo(f"{jobs.work_through(services(), queues)} done", err=True)
    else:
        share_metrics(settings)
        supervisor = Supervisor(queue_workers([name for name in queues if name in queues_of(settings)], processes))
        supervisor.stop_on_signals()
        supervisor.start()
        supervisor.run(partial(schedule.run, services()), partial(take_back, services()))
