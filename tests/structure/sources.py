"""The repository as text: which files are ours, and who imports whom."""

from __future__ import annotations

import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import grimp

from tests.optional import ROOT, require

PACKAGES = ("service", "workers")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that git keeps and that is still there, relative to the repository."""
    if not (ROOT / ".git").exists():
        require("git", "the tests do not run in a clone of the repository")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file())


@cache
def imports() -> grimp.ImportGraph:
    """The import graph of both packages, other people's packages as one node each."""
    return grimp.build_graph(*PACKAGES, include_external_packages=True, cache_dir=None)


@cache
def project() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
