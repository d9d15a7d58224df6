"""Environment → one frozen `Settings`, or a refusal to start that names every fault at once.

Variables begin with `KOMMENTERA_`; a secret may instead be the path of a file in `<NAME>_FILE`. The secret key is made
once, in the data directory, when none is given.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "KOMMENTERA_"
_SECRETS = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "OPINION_KEY")
_PLAIN = ("DATA_DIR", "BASE_URL", "TRUSTED_PROXIES", "LOG_FORMAT", "THREADS", "OPINION_URL")
_DATABASES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")
_INTERNAL = ("TEST_", "PULSE")  # switches of the tests, and what a supervisor hands to its children


class SettingsFault(Exception):
    """The environment cannot be used; `faults` has one sentence for each thing that is wrong."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides. `base_url` has no trailing slash; `trusted_proxies` counts the hops before us.

    `threads` is how many requests each web process works on at once. `opinion_url` and `opinion_key` are of a service
    with Akismet's API that may be asked for a second opinion; without them none is.
    """

    data_dir: Path
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    base_url: str
    secret_key: bytes = field(repr=False)
    trusted_proxies: int = 0
    smtp_url: str = field(default="", repr=False)
    log_format: str = "json"
    threads: int = 8
    opinion_url: str = ""
    opinion_key: str = field(default="", repr=False)


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read and judge the environment. Raises `SettingsFault` listing all faults."""
    faults: list[str] = []
    given = _given(environ, faults)

    data_dir = Path(given.get("DATA_DIR", "./var")).resolve()
    database_url = given.get("DATABASE_URL") or f"sqlite:///{data_dir / 'kommentera.sqlite3'}"
    if not database_url.startswith(_DATABASES) or not _has_port_or_none(database_url):
        faults.append("KOMMENTERA_DATABASE_URL: use sqlite:///PATH or postgresql://USER@HOST/NAME.")
    redis_url = given.get("REDIS_URL") or f"unix://{data_dir / 'valkey.sock'}"
    if not redis_url.startswith(("redis://", "rediss://", "unix://")) or not _has_port_or_none(redis_url):
        faults.append("KOMMENTERA_REDIS_URL: use redis://HOST:PORT/0, rediss://… or unix://PATH.")
    base_url = given.get("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
    if not _is_origin(base_url):
        faults.append(
            "KOMMENTERA_BASE_URL: use the public address of the service without a path, such as "
            "https://comments.example.org."
        )
    proxies = given.get("TRUSTED_PROXIES", "0")
    if not _is_whole(proxies, 0, 10):
        faults.append("KOMMENTERA_TRUSTED_PROXIES: use the number of reverse proxies before the service, 0 to 10.")
        proxies = "0"
    threads = given.get("THREADS", "8")
    if not _is_whole(threads, 1, 64):
        faults.append("KOMMENTERA_THREADS: use the number of requests that a web process works on at once, 1 to 64.")
        threads = "8"
    opinion_url, opinion_key = given.get("OPINION_URL", "").rstrip("/"), given.get("OPINION_KEY", "")
    if opinion_url and not _is_safe_origin(opinion_url):
        faults.append(
            "KOMMENTERA_OPINION_URL: use https://HOST of the service without a path; http only for this machine itself."
        )
    if bool(opinion_url) != bool(opinion_key):
        faults.append("KOMMENTERA_OPINION_URL and KOMMENTERA_OPINION_KEY: set both, or none.")
    if not re.fullmatch(r"[\x21-\x7e]{0,200}", opinion_key):
        faults.append("KOMMENTERA_OPINION_KEY: use the key as the service gave it, without spaces.")
    log_format = given.get("LOG_FORMAT", "json")
    if log_format not in ("json", "console"):
        faults.append("KOMMENTERA_LOG_FORMAT: use json or console.")
    key = given.get("SECRET_KEY", "")
    if key and len(key) < 32:
        faults.append("KOMMENTERA_SECRET_KEY: use at least 32 characters, for instance 64 random hexadecimal digits.")
    if faults:
        raise SettingsFault(faults)
    return Settings(
        data_dir=data_dir,
        database_url=database_url.replace("postgres://", "postgresql://", 1),
        redis_url=redis_url,
        base_url=base_url,
        secret_key=key.encode() if key else _own_key(data_dir),
        trusted_proxies=int(proxies),
        smtp_url=given.get("SMTP_URL", ""),
        log_format=log_format,
        threads=int(threads),
        opinion_url=opinion_url,
        opinion_key=opinion_key,
    )


def _is_whole(text: str, lowest: int, highest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10 and lowest <= int(text) <= highest


def _has_port_or_none(address: str) -> bool:
    """Whether an address can be taken apart; one that cannot would be quoted, with its password, by whoever tries."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def _is_origin(address: str) -> bool:
    if not _has_port_or_none(address):
        return False
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.path + parts.query + parts.fragment


def _is_safe_origin(address: str) -> bool:
    """Whether what is sent there can be read by nobody between: https, or a service on this machine."""
    if not _is_origin(address) or "@" in address:
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1")


def _given(environ: Mapping[str, str], faults: list[str]) -> dict[str, str]:
    given = {name: environ[PREFIX + name] for name in (*_SECRETS, *_PLAIN) if environ.get(PREFIX + name)}
    for name in _SECRETS:
        path = environ.get(f"{PREFIX}{name}_FILE")
        if not path:
            continue
        if name in given:
            faults.append(f"{PREFIX}{name} and {PREFIX}{name}_FILE are both set. Keep one of them.")
        try:
            given[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            faults.append(f"{PREFIX}{name}_FILE: the file cannot be read.")
    known = {PREFIX + name for name in (*_SECRETS, *_PLAIN)} | {f"{PREFIX}{name}_FILE" for name in _SECRETS}
    ours = (name for name in environ if name.startswith(PREFIX))
    faults.extend(
        f"{name}: there is no such setting. Check its spelling."
        for name in sorted(ours)
        if name not in known and not name.removeprefix(PREFIX).startswith(_INTERNAL)
    )
    return given


def _own_key(data_dir: Path) -> bytes:
    """The key in the data directory, made there once with mode 600; a link makes the birth atomic between processes."""
    path = data_dir / "secret.key"
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            draft = data_dir / f".secret.{secrets.token_hex(8)}"
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_hex(32))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_text().strip().encode()
    except OSError as error:
        raise SettingsFault([f"KOMMENTERA_DATA_DIR: {data_dir} cannot be written ({error.strerror})."]) from error
