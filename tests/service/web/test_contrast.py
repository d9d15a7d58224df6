"""The colours of our own pages in light and dark (WCAG 2.1, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.web import app

STYLE = (Path(app.__file__).with_name("static") / "kommentera.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)
)
TEXT = [
    *[(ink, paper) for ink in ("ink", "muted", "accent") for paper in ("paper", "soft")],
    *[(tone, paper) for tone in ("danger", "good", "warn") for paper in ("paper", f"{tone}-soft")],
    *[("ink", f"{tone}-soft") for tone in ("danger", "good", "warn")],
    ("on-accent", "accent"),
    ("on-mark", "mark"),
    ("paper", "danger"),
]
EDGES = [("edge", "paper"), ("accent", "paper"), ("danger", "paper")]


@pytest.mark.parametrize("theme", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])
def test_text_and_edges_stand_out(theme: dict[str, str]) -> None:
    assert {pair for pair in TEXT if _contrast(theme[pair[0]], theme[pair[1]]) < 4.5} == set()
    assert {pair for pair in EDGES if _contrast(theme[pair[0]], theme[pair[1]]) < 3} == set()


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (_linear(int(digits[place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
