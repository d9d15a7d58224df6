"""How an agreement between rules and people is printed: as a table, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.comments.agreement import Agreement


def as_json(agreement: Agreement) -> dict[str, Any]:
    return {
        "rules": [
            {
                "check": check,
                "rule": rule,
                "hits": tally.hits,
                "approved": tally.approved,
                "refused": tally.refused,
                "precision": None if tally.precision is None else round(tally.precision, 3),
                "doubtful": tally.is_doubtful,
            }
            for check, rule, tally in agreement.in_order()
        ],
        "verdicts": [
            {"people": said or None, "rules": verdict, "count": count}
            for (said, verdict), count in sorted(agreement.verdicts.items())
        ],
    }


def as_table(agreement: Agreement) -> Iterator[str]:
    """The rules with the most hits first; a `?` marks those that people disagree with more often than not."""
    yield f"{'rule':40} {'hits':>6} {'approved':>9} {'refused':>8} {'precision':>10}"
    for check, rule, tally in agreement.in_order():
        precision = "–" if tally.precision is None else f"{tally.precision:.2f}"
        mark = "  ?" if tally.is_doubtful else ""
        yield f"{check + ':' + rule:40} {tally.hits:6} {tally.approved:9} {tally.refused:8} {precision:>10}{mark}"
    if agreement.verdicts:
        yield ""
        for (said, verdict), count in sorted(agreement.verdicts.items()):
            yield f"{count:6}  people: {said or 'not said':9} rules now: {verdict}"
