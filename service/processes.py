"""What every process of the service does first: settings or a clear refusal, logs, the folder for shared metrics."""

from __future__ import annotations

import os

import click

from service.logs import configure
from service.settings import Settings, SettingsFault, read_settings

_METRICS = "PROMETHEUS_MULTIPROC_DIR"


def begin() -> Settings:
    """Settings from the environment, logs configured. Ends the command with all faults when the settings are wrong."""
    os.umask(0o077)  # what we write holds comments and keys: for this user only
    try:
        settings = read_settings()
    except SettingsFault as fault:
        raise click.ClickException("the settings cannot be used:\n" + str(fault)) from fault
    configure(settings.log_format)
    return settings


def share_metrics(settings: Settings) -> None:
    """Have the processes started from now on keep their metrics in one folder (read when they import the metrics)."""
    folder = settings.data_dir / "metrics"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ.setdefault(_METRICS, str(folder))


def forget_metrics(settings: Settings) -> None:
    """Drop what processes of an earlier life left behind."""
    for file in (settings.data_dir / "metrics").glob("*.db"):
        file.unlink(missing_ok=True)
