"""Prometheus metrics: counts and times with fixed labels only – no site text, no ids, no addresses.

Several processes share one place: `prometheus_client` keeps its files in `PROMETHEUS_MULTIPROC_DIR`, which `serve` and
`work` set under the data directory before this module is imported.
"""

from __future__ import annotations

from prometheus_client import REGISTRY as OWN_REGISTRY
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess
from prometheus_client.values import ValueClass

SUBMISSIONS = Counter("kommentera_submissions_total", "Submissions by answer", ["channel", "answer"])
REQUEST_SECONDS = Histogram(
    "kommentera_request_seconds",
    "Time to answer a request",
    ["route", "status"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0),
)
WORKED = Counter("kommentera_outbox_rows_total", "Outbox rows worked on", ["queue"])
BATCH_SECONDS = Histogram("kommentera_batch_seconds", "Time to work off one batch", ["queue"])


def exposition(gauges: dict[str, tuple[str, dict[str, float]]]) -> bytes:
    """All processes' metrics in the text format, with `gauges` (name → help, label value → number) read just now."""
    registry = CollectorRegistry()
    if ValueClass.__name__ == "MmapedValue":
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        shared = generate_latest(registry)
    else:
        shared = generate_latest(OWN_REGISTRY)
    fresh = CollectorRegistry()
    for name, (text, values) in gauges.items():
        gauge = Gauge(name, text, ["of"], registry=fresh)
        for label, value in values.items():
            gauge.labels(label).set(value)
    return shared + generate_latest(fresh)
