"""Sentences reach each reader in their language, whatever they ask with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.comments.messages import Sentence
from service.i18n import date, date_time, negotiate, number, plural, sentence, translate

TOO_LARGE = "The request is larger than %(limit)s bytes. Shorten the comment and send again."
NO_BREAK = "\N{NO-BREAK SPACE}"


def test_a_sentence_is_said_in_the_readers_language() -> None:
    assert translate("Not found.", language="sv") == "Sidan finns inte."
    assert translate("Not found.", language="en") == "Not found."


def test_a_carried_sentence_takes_its_values_along() -> None:
    carried = Sentence(TOO_LARGE, {"limit": 65_536})

    assert sentence(carried, "sv") == (
        f"Det som skickades är större än 65{NO_BREAK}536 byte. Korta kommentaren och skicka igen."
    )
    assert sentence(carried, "en") == "The request is larger than 65,536 bytes. Shorten the comment and send again."


@pytest.mark.parametrize(
    ("message", "params", "said"),
    [
        pytest.param("Nobody translated this.", {}, "Nobody translated this.", id="untranslated: the English id"),
        pytest.param("Take %(this)s", {"that": 1}, "Take %(this)s", id="a place without a value stays"),
        pytest.param("Take %(this)s", {}, "Take %(this)s", id="no values at all"),
        pytest.param("%(n)s %% of 100 %", {"n": 5}, "5 % of 100 %", id="stray per cent signs"),
        pytest.param("%(n)s", {"n": "%(n)s"}, "%(n)s", id="a value is not read for places"),
        pytest.param("%(n)s", {"n": 0.5}, "0,5", id="decimal comma"),
        pytest.param("%(n)s", {"n": 2026}, "2026", id="years are not grouped"),
    ],
)
def test_translating_never_raises(message: str, params: dict[str, str | int | float], said: str) -> None:
    assert translate(message, params, "sv") == said


@given(st.text(), st.dictionaries(st.text(), st.text() | st.integers() | st.floats()), st.text())
def test_no_message_breaks_translating(message: str, params: dict[str, str | int | float], language: str) -> None:
    assert isinstance(translate(message, params, language), str)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        pytest.param(None, "sv", id="no header: the site's"),
        pytest.param("", "sv", id="empty header: the site's"),
        pytest.param("en-GB,en;q=0.9,sv;q=0.8", "en", id="the first wish"),
        pytest.param("en;q=0.5, sv;q=0.9", "sv", id="the weightiest wish"),
        pytest.param("nb, da;q=0.8, en;q=0.2", "en", id="the first wish that we have"),
        pytest.param("SV-fi", "sv", id="a region, in any case"),
        pytest.param("de, fr", "sv", id="nothing that we have: the site's"),
        pytest.param("en;q=0", "sv", id="refused"),
        pytest.param("*", "sv", id="anything: the site's"),
        pytest.param("en;q=much, ;;, =", "sv", id="unreadable"),
        pytest.param("x," * 100_000 + "en", "sv", id="endless"),
    ],
)
def test_the_reader_gets_the_language_they_prefer(header: str | None, language: str) -> None:
    assert negotiate(header, "sv") == language


def test_times_are_local_and_in_words() -> None:
    moment = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)

    assert date_time(moment, "sv") == "2 juli 2026 kl. 00.05"
    assert date_time(moment, "en") == "2 July 2026 at 00:05"
    assert date(moment, "sv") == "2 juli 2026"
    assert date_time(moment, "sv", "UTC") == "1 juli 2026 kl. 22.05"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert number(0.25, "sv") == "0,25"
    assert number(20_000, "sv") == f"20{NO_BREAK}000"
    assert number(20_000, "en") == "20,000"
    assert number(-0.75, "en") == "−0.75"


@pytest.mark.parametrize(("count", "said"), [(0, "0 comments"), (1, "1 comment"), (2, "2 comments")])
def test_plural_forms_follow_the_number(count: int, said: str) -> None:
    assert plural("%(number)s comment", "%(number)s comments", count) == said
