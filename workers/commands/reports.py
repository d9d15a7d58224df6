"""How an agreement between rules and people is printed: as a table, or as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from service.comments.agreement import Agreement
from service.comments.findings import is_shadowed


def as_json(agreement: Agreement, shadow: Collection[str] = ()) -> dict[str, Any]:
    return {
        "rules": [
            {
                "check": check,
                "rule": rule,
                "hits": tally.hits,
                "agreed": tally.agreed,
                "disagreed": tally.disagreed,
                "precision": None if tally.precision is None else round(tally.precision, 3),
                "doubtful": tally.is_doubtful,
                "shadow": is_shadowed(check, rule, shadow),
            }
            for check, rule, tally in agreement.in_order()
        ],
        "verdicts": [
            {"people": said or None, "rules": verdict, "count": count}
            for (said, verdict), count in sorted(agreement.verdicts.items())
        ],
    }


def as_table(agreement: Agreement, shadow: Collection[str] = ()) -> Iterator[str]:
    """The rules with the most hits first; a `?` marks those that people disagree with more often than not."""
    yield f"{'rule':40} {'hits':>6} {'agreed':>7} {'disagreed':>10} {'precision':>10}"
    for check, rule, tally in agreement.in_order():
        precision = "–" if tally.precision is None else f"{tally.precision:.2f}"
        mark = "  ?" if tally.is_doubtful else ""
        mark += "  in shadow" if is_shadowed(check, rule, shadow) else ""
        yield f"{check + ':' + rule:40} {tally.hits:6} {tally.agreed:7} {tally.disagreed:10} {precision:>10}{mark}"
    if agreement.verdicts:
        yield ""
        for (said, verdict), count in sorted(agreement.verdicts.items()):
            yield f"{count:6}  people: {said or 'not said':9} rules now: {verdict}"
