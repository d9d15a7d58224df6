"""Finds dates of birth in lists of children: *Callum 12.6.08 / Skye 30.9.10*, *110317 Nova, 130922 Elis*.

What happened on several days is listed alike, so each day must stand beside a name, their years must differ, and
something must tell of children, unless the days are written as personal numbers begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.kin import NAME, may_be_a_name
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import year_of

KIND = "birth_date"

_YOUNG = range(1996, 2030)
_BEFORE = re.compile(rf"(?:{NAME}|(?<![\w-])(?P<kin>baby|bebisen|lillan|lillen|lilleman))(?:\s|,\s|:\s?|\s\(|\s-\s)\Z")
_AFTER = re.compile(rf"\s(?:-\s)?{NAME}")
_BETWEEN = re.compile(r"\)?\s{0,2}(?:[/,;&|•*-]|och|and|samt|å)?\s{0,3}(?:[-*•]\s)?")
_OF_CHILDREN = re.compile(
    r"\b(?:syskon\w{0,3}|barn|barnen|barnbarn\w{0,2}|tvilling\w{0,5}|flickor\w{0,2}|pojkar\w{0,2}|bröder\w{0,2}|systrar\w{0,2}"
    r"|ungar\w{0,2}|födda|of ours|siblings|children|kids|brothers|sisters|twins|grandchildren|baby|bebis\w{0,2})\b"
)
_NO_NAME = re.compile(
    r"(?:ansök|avslag|överklag|beslut|dom|placer|flytt|omplacer|utred|anmäl|möte|start|slut|inskriv|hämt|umgänge|vård|brev"
    r"|remiss|prov|hearing|appeal|order|removal|placement|move|review|letter|report|version|utgåva|upplaga|rev)"
)
_AS_IN_NUMBERS = re.compile(r"[0-9]{6}|[0-9]{2}([- .])[0-9]{2}\1[0-9]{2}")
_REACH = 120


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name and a day beside it; `[start, end)` is the day, `[begins, ends)` both."""

    start: int
    end: int
    begins: int
    ends: int
    year: int


def find_listed(reading: Reading, dates: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Those of the dates of a text that stand in a list of children."""
    if len(dates) < 2:
        return
    entries: list[_Entry] = []
    for entry in _entries(reading, dates):
        if entries and not _BETWEEN.fullmatch(reading.lower, entries[-1].ends, entry.begins):
            yield from _of_children(reading, entries)
            entries = []
        entries.append(entry)
    yield from _of_children(reading, entries)


def _entries(reading: Reading, dates: Sequence[re.Match[str]]) -> Iterator[_Entry]:
    ends = 0
    for date in dates:
        year = year_of(date[0])
        if year not in _YOUNG:
            continue
        before = _BEFORE.search(reading.text, max(ends, date.start() - 36), date.start())
        after = None if before else _AFTER.match(reading.text, date.end())
        name = before or after
        if name is None or (not (before and before["kin"]) and not _may_be_a_childs(reading, name)):
            continue
        ends = max(name.end(), date.end())
        yield _Entry(*date.span(), min(name.start(), date.start()), ends, year)


def _may_be_a_childs(reading: Reading, name: re.Match[str]) -> bool:
    return not _NO_NAME.match(name["name"].lower()) and may_be_a_name(reading, name)


def _of_children(reading: Reading, entries: list[_Entry]) -> Iterator[Finding]:
    if len(entries) < 2 or len({entry.year for entry in entries}) < 2:
        return
    around = slice(max(0, entries[0].begins - _REACH), entries[-1].ends + _REACH)
    as_in_numbers = all(_AS_IN_NUMBERS.fullmatch(reading.text, entry.start, entry.end) for entry in entries)
    if as_in_numbers or _OF_CHILDREN.search(reading.lower, around.start, around.stop):
        for entry in entries:
            yield found(KIND, "birth_date.cue", reading.span(entry.start, entry.end), 0.7)
