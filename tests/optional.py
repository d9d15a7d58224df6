"""Parts of a machine that some tests need: skipped where they are missing, failures where everything was promised."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED_TEXTS = ROOT.parent / "shared" / "data"


def require(part: str, reason: str) -> NoReturn:
    """Skip the test because `part` is missing; fail it instead where KOMMENTERA_TEST_REQUIRE_ALL is set (.ci/run)."""
    if os.environ.get("KOMMENTERA_TEST_REQUIRE_ALL", "") not in {"", "0"}:
        pytest.fail(f"{part} is required here: {reason}", pytrace=False)
    pytest.skip(f"without {part}: {reason}")
