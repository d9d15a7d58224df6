"""What a signal hands to the scorecard: the name of a rule and the place where it was seen."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One sighting of the rule `rule`. `start` and `end` are code points of `field` as typed, None for the whole."""

    rule: str
    start: int | None = None
    end: int | None = None
    field: str = "comment"
    params: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)
