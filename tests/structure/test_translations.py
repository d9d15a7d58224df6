"""Every sentence that people read has a Swedish one, and no translation outlives its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from service.i18n import LOCALES
from tests.optional import ROOT
from tests.structure.sources import PACKAGES

METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2"), ("**.xml", "jinja2")]
OPTIONS = {pattern: {"silent": "false"} for pattern, method in METHODS if method == "jinja2"}
KEYWORDS = {"N_": None, "_": None, "gettext": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)[sd]")
CATALOGUES = sorted((LOCALES / "sv").glob("*.po"))

Id = str | tuple[str, ...]


@cache
def sources() -> dict[Id, str]:
    """Each message id of the source, and the first place that has it."""
    found: dict[Id, str] = {}
    for package in PACKAGES:
        for name, line, message, _, _ in extract_from_dir(
            str(ROOT / package), METHODS, OPTIONS, keywords=KEYWORDS, directory_filter=lambda _: True
        ):
            found.setdefault(message, f"{package}/{name}:{line}")
    return found


@cache
def entries(catalogue: Path) -> tuple[Message, ...]:
    with catalogue.open("rb") as file:
        return tuple(entry for entry in read_po(file, abort_invalid=True) if entry.id)


def test_every_sentence_has_a_translation() -> None:
    translated = {_id(entry) for catalogue in CATALOGUES for entry in entries(catalogue) if _is_done(entry)}
    missing: dict[str, list[Id]] = defaultdict(list)
    for message, place in sources().items():
        if message not in translated:
            missing[place.partition(":")[0]].append(message)

    assert not missing, "not in service/locale/sv/*.po:\n" + _listed(missing)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_no_translation_outlives_its_sentence(catalogue: Path) -> None:
    stale = [_id(entry) for entry in entries(catalogue) if _id(entry) not in sources()]

    assert not stale, f"{catalogue.name} translates what no source says:\n" + _listed({catalogue.name: stale})


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_translations_keep_the_places(catalogue: Path) -> None:
    wrong = [_id(entry) for entry in entries(catalogue) if not _keeps_places(entry)]

    assert not wrong, f"{catalogue.name} lacks or adds a %(place)s:\n" + _listed({catalogue.name: wrong})


def test_no_sentence_is_translated_in_two_ways() -> None:
    ways: dict[Id, set[str]] = defaultdict(set)
    for catalogue in CATALOGUES:
        for entry in entries(catalogue):
            ways[_id(entry)].add(str(entry.string))

    assert {message: said for message, said in ways.items() if len(said) > 1} == {}


def _id(entry: Message) -> Id:
    return entry.id if isinstance(entry.id, str) else tuple(entry.id)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _is_done(entry: Message) -> bool:
    return not entry.fuzzy and all(_forms(entry.string))


def _keeps_places(entry: Message) -> bool:
    """A singular form may leave its number out; a sentence with places must fill like any gettext sentence."""
    ids, strings = _forms(entry.id), _forms(entry.string)
    wanted = _places(ids[-1])
    if len(ids) == 1:
        return all(_places(text) == wanted and _fills(text) for text in (*ids, *strings))
    return _places(strings[-1]) == wanted and all(_places(text) <= wanted and _fills(text) for text in strings)


def _places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def _fills(text: str) -> bool:
    try:
        return not _places(text) or bool(text % dict.fromkeys(_places(text), 1))
    except (TypeError, ValueError, KeyError):
        return False


def _listed(messages: dict[str, list[Id]]) -> str:
    def lines() -> Iterator[str]:
        for name, ids in sorted(messages.items()):
            yield f"{name}:"
            yield from (f"    {message!r}" for message in ids)

    return "\n".join(lines())
