"""What every file of the repository keeps to. Forbidden words are put together here so that this file has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.optional import ROOT
from tests.structure.sources import PACKAGES, tracked

LONGEST = 350  # lines; a longer file holds two things
CODE = {".py", ".js", ".css", ".html"}
DRAWERS = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}
EMPTY_NAMES = DRAWERS | {"info", "process", "data"}

REGISTRY_HOST = re.compile(
    r"(py[p]i|python[h]osted|npm[j]s|crates)\.(org|com|io)\b|\b(deb|security|ftp)\.[d]ebian\.org|registry\.[n]pmjs|"
    r"\b(docker|ghcr|quay)\.io\b|proxy\.golang"
)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(work|root|opt/pypi|opt/wheels|home/\w+)/")
LEFT_FOR_LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")


def test_no_code_file_holds_two_things() -> None:
    longest = {
        str(path): lines
        for path in tracked()
        if path.parts[0] in PACKAGES and path.suffix in CODE and (lines := _text(path).count("\n")) > LONGEST
    }

    assert longest == {}


def test_no_module_is_a_drawer_for_the_rest() -> None:
    code = [path for path in tracked() if path.suffix == ".py"]
    named = {part for path in code for part in path.with_suffix("").parts}

    assert {name for name in named if name in EMPTY_NAMES or DRAWERS & set(name.split("_"))} == set()


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(REGISTRY_HOST, id="host of a package registry"),
        pytest.param(MACHINE_PATH, id="path of one machine"),
        pytest.param(LEFT_FOR_LATER, id="work left for later"),
    ],
)
def test_no_file_names_a(pattern: re.Pattern[str]) -> None:
    assert list(_hits(pattern)) == []


def _hits(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in tracked():
        for number, line in enumerate(_text(path).splitlines(), start=1):
            if found := pattern.search(line):
                yield f"{path}:{number}: {found[0]}"


def _text(path: object) -> str:
    """The file's text, nothing for a picture."""
    try:
        return (ROOT / str(path)).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
