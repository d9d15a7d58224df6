"""Sentences, numbers and times in the reader's language.

A message id is the English sentence itself; `service/locale/<language>/*.po`, one file a room of the house, hold the
translations and are read when a language is first asked for (no compile step). Nothing here knows HTTP or a site:
callers hand in the language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from service.comments.messages import Sentence
from service.comments.sites import LANGUAGES

LOCALES = Path(__file__).with_name("locale")
SOURCE_LANGUAGE = "en"
DEFAULT_ZONE = "Europe/Stockholm"

Value = str | int | float
_PLACE = re.compile(r"%(?:\((?P<name>\w+)\)[sd]|%)")
_WEIGHT = re.compile(r"q=([01](?:\.\d{0,3})?)")
_HEADER_CAP = 1_000  # characters of Accept-Language that are read; real ones have below 100
_GROUPED_FROM = 10_000  # smaller whole numbers, years among them, are written without a separator


def translate(message: str, params: Mapping[str, Value] | None = None, language: str = SOURCE_LANGUAGE) -> str:
    """`message` in `language` with its `%(name)s` places filled; the English id where there is no translation.

    Never raises: a place without a value stays as it is written. Numbers are written as the language writes them. As
    in gettext, a per cent sign is doubled only in a message that has places.
    """
    return _fill(_catalogue(language).single.get(message, message), params, language)


def plural(one: str, many: str, number: int, params: Mapping[str, Value] | None = None, language: str = "en") -> str:
    """The form of a sentence that fits `number`, which fills the place `%(number)s` (gettext's ngettext)."""
    catalogue = _catalogue(language)
    forms = catalogue.plural.get((one, many), (one, many))
    index = min(catalogue.form_of(number), len(forms) - 1)
    return _fill(forms[index], {"number": number, **(params or {})}, language)


def sentence(of: Sentence, language: str) -> str:
    """A carried sentence in `language`."""
    return translate(of.message, of.params, language)


def negotiate(accept_language: str | None, default: str) -> str:
    """The language of ours that a reader prefers (RFC 9110, 12.5.4), else `default`.

    `sv-FI` counts as `sv`; what cannot be read is passed over; a weight of 0 is a refusal.
    """
    weighed = [_weighed(part) for part in (accept_language or "")[:_HEADER_CAP].split(",")]
    for weight, tag in sorted(weighed, key=lambda pair: -pair[0]):
        language = tag.partition("-")[0].lower()
        if weight > 0 and language in LANGUAGES:
            return language
    return default


def date_time(moment: datetime, language: str, zone: str = DEFAULT_ZONE) -> str:
    """An aware time in words and to the minute: `21 november 2026 kl. 14.05`, `21 November 2026 at 14:05`."""
    pattern = "d MMMM y 'kl'. HH.mm" if language == "sv" else "d MMMM y 'at' HH:mm"
    return format_datetime(moment, pattern, tzinfo=ZoneInfo(zone), locale=_locale(language))


def date(moment: datetime, language: str, zone: str = DEFAULT_ZONE) -> str:
    """The day of an aware time in words: `21 november 2026`."""
    return format_date(moment.astimezone(ZoneInfo(zone)), "d MMMM y", locale=_locale(language))


def duration(length: timedelta, language: str) -> str:
    """A length of time in words, in its largest unit: `3 timmar`, `2 days`; less than a minute counts as one."""
    rounded = max(length, timedelta(minutes=1))
    return format_timedelta(rounded, granularity="minute", threshold=1, locale=_locale(language))


def number(value: float, language: str) -> str:
    """A number as the language writes it: `0,75`, `−2`, `20 000` (with a no-break space); at most three decimals."""
    grouped = abs(value) >= _GROUPED_FROM
    return format_decimal(value, locale=_locale(language), group_separator=grouped).replace("-", "−")


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """The merged .po files of one language."""

    locale: Locale
    single: dict[str, str] = field(default_factory=dict)
    plural: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    def form_of(self, number: int) -> int:
        """Which plural form `number` takes: 0 for one, 1 for all else, as in both of our languages."""
        return 0 if self.locale.plural_form(number) == "one" else 1


def _catalogue(language: str) -> _Catalogue:
    return _read(language if language in LANGUAGES else SOURCE_LANGUAGE)


@cache
def _read(language: str) -> _Catalogue:
    catalogue = _Catalogue(_locale(language))
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            entries = read_po(file, locale=language)
        for entry in entries:
            strings = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
            if not entry.id or entry.fuzzy or not all(strings):
                continue
            if isinstance(entry.id, str):
                catalogue.single[entry.id] = strings[0]
            else:
                catalogue.plural[entry.id[0], entry.id[1]] = strings
    return catalogue


def _locale(language: str) -> Locale:
    return Locale(language) if language in LANGUAGES and language != SOURCE_LANGUAGE else Locale("en", "GB")


def _fill(text: str, params: Mapping[str, Value] | None, language: str) -> str:
    if not params:
        return text

    def value(place: re.Match[str]) -> str:
        name = place["name"]
        if name is None:
            return "%"
        return _shown(params[name], language) if name in params else place[0]

    return _PLACE.sub(value, text)


def _shown(value: Value, language: str) -> str:
    return str(value) if isinstance(value, str | bool) else number(value, language)


def _weighed(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    if not parameter.strip():
        return 1.0, tag.strip()
    weight = _WEIGHT.fullmatch(parameter.strip())
    return (float(weight[1]) if weight else 0.0), tag.strip()
