"""Who may import whom: the contracts in pyproject.toml, and what they cannot say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.optional import ROOT
from tests.structure.sources import PACKAGES, imports

CHECKS_MAY_IMPORT = (
    "service.comments",
    "service.policy.plaintext",
    "service.policy.identifiers",
    "service.policy.own_lists",
    "workers.checks",
)
OUTSIDE = {"flask", "http", "redis", "requests", "rq", "socket", "sqlalchemy", "sqlite3", "subprocess"}


def test_the_layers_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_a_comment_is_needs_only_the_standard_library() -> None:
    foreign = _imported_by("service.comments") - _within("service.comments")

    assert {name for name in foreign if name.partition(".")[0] not in sys.stdlib_module_names} == set()


def test_only_sanitise_imports_bleach() -> None:
    graph = imports()
    importers = graph.find_modules_that_directly_import("bleach") if "bleach" in graph.modules else set()

    assert importers <= {"service.policy.sanitise"}


def test_checks_read_only_words_plain_text_identifiers_and_lists() -> None:
    ours = {name for name in _imported_by("workers.checks") if name.partition(".")[0] in PACKAGES}

    assert {name for name in ours if not _is_in(name, CHECKS_MAY_IMPORT)} == set()


def test_checks_reach_nothing_outside() -> None:
    assert _imported_by("workers.checks") & OUTSIDE == set()


def _within(package: str) -> set[str]:
    return {package, *imports().find_descendants(package)}


def _imported_by(package: str) -> set[str]:
    graph = imports()
    return {name for module in _within(package) for name in graph.find_modules_directly_imported_by(module)}


def _is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
