"""What an operator installs from: pins, image, compose file, proxy."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.optional import ROOT, require
from tests.structure.sources import project

NAME = re.compile(r"[A-Za-z0-9._-]+")


def test_every_dependency_is_pinned() -> None:
    table = project()
    asked = chain(
        table["build-system"]["requires"],
        table["project"]["dependencies"],
        *table["project"]["optional-dependencies"].values(),
    )
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {_canonical(line) for line in lines if "==" in line}

    assert {_canonical(requirement) for requirement in asked} - pinned == set()


def test_pins_name_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]

    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.!+]*", pin)] == []


def test_hadolint_finds_no_fault_in_the_image() -> None:
    program = Path(sys.executable).with_name("hadolint")

    done = subprocess.run([program, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_runs_as_nobody_of_importance() -> None:
    steps = (ROOT / "Dockerfile").read_text(encoding="utf-8").rpartition("\nFROM ")[2]

    assert "\nUSER 10001:10001\n" in steps
    assert "\nHEALTHCHECK " in steps


def test_all_services_are_confined() -> None:
    lax = {
        name
        for name, service in _services().items()
        if not service.get("read_only")
        or service.get("cap_drop") != ["ALL"]
        or service.get("security_opt") != ["no-new-privileges:true"]
    }

    assert lax == set()


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert {name for name, service in _services().items() if "ports" in service} == {"proxy"}


def test_services_name_parts_that_exist() -> None:
    compose = _compose()
    for service in _services().values():
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        assert set(service.get("networks", [])) <= set(compose["networks"])
        assert set(service.get("depends_on", {})) <= set(compose["services"])


def test_no_secret_stands_in_the_environment() -> None:
    secret = re.compile(r"PASSWORD|SECRET|DATABASE_URL|REDIS_URL")
    names = {name for service in _services().values() for name in service.get("environment", {})}

    assert {name for name in names if secret.search(name) and not name.endswith("_FILE")} == set()


def test_valkey_keeps_what_it_was_given() -> None:
    command = " ".join(_services()["valkey"]["command"])

    assert "--appendonly yes" in command
    assert "--maxmemory-policy noeviction" in command


def test_the_proxy_understands_its_configuration(tmp_path: Path) -> None:
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    if nginx is None:
        require("nginx", "the proxy's configuration cannot be read without it")
    given = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    here = tmp_path / "nginx.conf"
    here.write_text(given.replace("web:8000", "127.0.0.1:8000").replace("/tmp/", f"{tmp_path}/"))

    done = subprocess.run([nginx, "-t", "-c", here], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "proxy_request_buffering on;" in given


@pytest.mark.parametrize("script", [".ci/run"])
def test_scripts_are_sound_and_executable(script: str) -> None:
    path = ROOT / script

    subprocess.run(["bash", "-n", path], check=True)
    assert path.stat().st_mode & 0o111 == 0o111


def _canonical(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _compose() -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return parsed


def _services() -> dict[str, dict[str, Any]]:
    services: dict[str, dict[str, Any]] = _compose()["services"]
    return services
