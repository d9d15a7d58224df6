"""Settings are typed, and every fault is named at once and without what is secret in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.settings import SettingsFault, read_settings

FAULTY = {
    "KOMMENTERA_BASE_URL": "https://example.org/comments",
    "KOMMENTERA_TRUSTED_PROXIES": "9" * 5_000,
    "KOMMENTERA_THREADS": "0",
    "KOMMENTERA_LOG_FORMAT": "xml",
    "KOMMENTERA_SECRET_KEY": "short",
    "KOMMENTERA_DATABASE_URL": "postgresql://kommentera:canary@db:port/kommentera",
    "KOMMENTERA_REDIS_URL": "redis://:canary@valkey:99999/0",
    "KOMMENTERA_SMTP_URL_FILE": "/nonexistent/smtp",
    "KOMMENTERA_SPELING": "1",
}


def test_all_faults_are_named_at_once_and_no_secret(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault) as raised:
        read_settings({"KOMMENTERA_DATA_DIR": str(tmp_path), **FAULTY})

    assert {fault.partition(":")[0] for fault in raised.value.faults} == set(FAULTY)
    assert "canary" not in str(raised.value)


@pytest.mark.parametrize("address", ["http://[", "https://", "ftp://example.org", "example.org", "https://a.example?b"])
def test_a_base_url_is_an_origin(tmp_path: Path, address: str) -> None:
    with pytest.raises(SettingsFault, match="KOMMENTERA_BASE_URL"):
        read_settings({"KOMMENTERA_DATA_DIR": str(tmp_path), "KOMMENTERA_BASE_URL": address})


def test_secrets_come_from_files_and_are_not_shown(tmp_path: Path) -> None:
    secret = tmp_path / "database"
    secret.write_text("postgresql://kommentera:canary@db/kommentera\n")

    found = read_settings({"KOMMENTERA_DATA_DIR": str(tmp_path), "KOMMENTERA_DATABASE_URL_FILE": str(secret)})

    assert found.database_url == "postgresql://kommentera:canary@db/kommentera"
    assert "canary" not in repr(found)
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "address", ["http://rest.example", "https://rest.example/1.1", "https://a:b@rest.example", "rest"]
)
def test_another_service_is_asked_over_https_only(tmp_path: Path, address: str) -> None:
    given = {"KOMMENTERA_DATA_DIR": str(tmp_path), "KOMMENTERA_OPINION_KEY": "k"}

    with pytest.raises(SettingsFault, match="KOMMENTERA_OPINION_URL"):
        read_settings({**given, "KOMMENTERA_OPINION_URL": address})


@pytest.mark.parametrize("name", ["OPINION_URL", "OPINION_KEY"])
def test_another_service_has_an_address_and_a_key(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsFault, match="set both, or none"):
        read_settings({"KOMMENTERA_DATA_DIR": str(tmp_path), f"KOMMENTERA_{name}": "https://rest.example"})


def test_the_key_of_another_service_is_not_shown(tmp_path: Path) -> None:
    secret = tmp_path / "key"
    secret.write_text("canary\n")
    given = {"KOMMENTERA_DATA_DIR": str(tmp_path), "KOMMENTERA_OPINION_URL": "https://rest.example/"}

    found = read_settings({**given, "KOMMENTERA_OPINION_KEY_FILE": str(secret)})

    assert (found.opinion_url, found.opinion_key) == ("https://rest.example", "canary")
    assert "canary" not in repr(found)
