"""Finds dates of birth in what is told of a birthday: *sonen fyller 12 den 3 mars*, *the twins turn six on Halloween*.

Beside somebody's birthday a day without its month or year tells enough. The writer's own, those of authorities and
laws, and anniversaries are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.kin import (
    AGE,
    AGE_ENDS,
    AGE_IN_WORDS,
    GENITIVE,
    HIS,
    KIN,
    NAME,
    PRONOUN,
    has_a_full_name_before,
    has_a_person_before,
    may_be_a_name,
)
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import LOOSE_DAY, WEEKDAY, written_date

KIND = "birth_date"

_YEARS = r"(?:\s(?:år|years?(?:\sold)?)\b)?"
_TURNS = re.compile(
    r"\b(?:fyll?er|fyll?de|fylla|blir|blev|bli|turns?|turned|turning|(?:will|'ll)\sbe|becomes)\s|(?<=[a-z])'ll\sbe\s"
)
_SOMETHING = re.compile(rf"(?:(?:bara|redan|ju|snart|just|nog|only)\s)?(?:år\b|myndig\b|(?P<age>{AGE}){_YEARS})")
# The day first: *på lucia blir Smilla tio*, *on Friday the 21st my niece turns ten*.
_SOMEBODY = re.compile(
    rf"(?:{PRONOUN}|(?:min|mitt|vår|vårt|hans|hennes|exets)\s[\w-]{{2,18}}|(?P<name>[\w-]{{2,16}}))"
    rf"\s(?:[\w-]{{2,14}}\s)?(?:myndig\b|år\b|{AGE}){AGE_ENDS}"
)
_ENDED = re.compile(AGE_ENDS)
_DAY_FIRST = re.compile(rf",?\s(?:{PRONOUN}|(?:my|our)\s[\w'-]{{2,16}}(?:\s[\w-]{{2,14}})?)\s?\Z")
_BORN = re.compile(r"\b(?:född|föd|fött|föddes|born|kom\still\svärlden)\b")
_BIRTHDAY = re.compile(
    rf"\b(?:birth-?\s?day|b[-']?day|födelsedag(?:en)?|(?:[0-9]{{1,2}}|{AGE_IN_WORDS})-?\s?års-?\s?dag(?:en)?)\b"
)
_GREETING = re.compile(
    r"\b(?:happy\s(?:\w{3,10}\s)?(?:[0-9]{1,2}(?:st|nd|rd|th)(?:\sbirthday|\sbday)?|birthday|bday)"
    r"|(?:stort\s|många\s)?grattis\s(?:i\s(?:efterskott|förskott)|på\s(?:födelsedagen|\w{2,9}årsdagen|din\s(?:stora\s)?dag))"
    r"|(?:hurra|ja\små)\s(?:han|hon|hen)\sleva)\b"
)
_NO_GREETING = re.compile(r"\b(?:anniversary|jubileum|year\sof|edition|jag|oss|mig|me)\b")
# From the cue to the day: small words that say *on*, no *and*.
_ON = re.compile(
    r"(?:\s?[,:(-])?\s?(?:(?:är|e|ä|va|var|is|was|falls|infaller|på|on|i|nu|år|redan|just|självaste|själva|nästa|kommande"
    r"|this|next|coming|precis|exakt|a|week|om)\s){0,4}\(?"
)
_ARTICLE = re.compile(rf"(?:(?P<weekday>{WEEKDAY}),?\s)?(?:(?:den|the)\s)?")
_TO_LONGER = re.compile(r"[^0-9\n]{0,44}")
_NAMED_SUBJECT = re.compile(NAME + r"\s?(?:(?:är|e|was|is|blev)\s)?\Z")
_OWNED = re.compile(rf"(?<![\w-])(?:{HIS}|{KIN}(?:s'?|'s|\w?\s[\w-]{{2,16}}s))\s(?:[\w']{{1,12}}\s){{0,2}}\Z")
_OWNED_BY_NAME = re.compile(GENITIVE + r"\s(?:\w{1,12}\s){0,1}\Z")
_SINCE = re.compile(r"\)?\s(?:sen|sedan|since|ago|efter|after)\b")
_SOON = (
    r"(?:i\s?morgon|imorrn|imorron|imorn|i\s?dag|i\s?går|på\s\w{2,4}dag|i\s\w{2,4}dags|nästa\svecka|tomorrow|today"
    r"|yesterday|(?:next|on|this)\s\w{3,6}day)"
)
_IN_DAYS = re.compile(
    rf"(?<![\w-]){AGE}(?:{_YEARS}\s{_SOON}(?:\s?[(,:]\s?|\s)|\s(?:år|years?\sold)\s\((?=[^()\n]{{4,30}}\)))(?:den\s)?"
)
_HAS_THE_AGE = re.compile(
    rf"(?:\b{PRONOUN}\s(?:är|e|ä|is)\s(?:bara\s|only\s)?{AGE}{_YEARS}\s\(|{KIN}\s\({AGE}{_YEARS},\s)(?:den\s|f\.?\s)?"
)
_FOR_YEARS = re.compile(
    r"\b(?:för|i|på|under|efter|after|for|in|last|senaste|över|än|det|tog|tagit|dröjde|dröjt|väntat|väntade|took|waited|ca)\s"
    r"(?:över\s|nästan\s|almost\s)?\Z"
)
_NAME = re.compile(NAME)
_OF_KIN = re.compile(rf"(?<![\w-]){KIN}(?![\w-])")
_CHILD_AGE = 20
# Without any of these, or digits, a text names no day.
_DAY_WORDS = (
    *("afton", "dagen", "lucia", "valborg", "midsommar", "advent", "hjärtans", "halloween", "christmas", "boxing"),
    *("new year", "valentine", "easter", "patrick", "friday", "bonfire", "fawkes", "thanksgiving", "canada", "fool"),
    *("januari", "februari", "mars", "april", " maj", "juni", "juli", "august", "september", "oktober", "november"),
    *("december", "january", "february", "march", " may", "june", "july", "october", "month", "månad", "nde", "fte"),
)


def find(reading: Reading) -> Iterator[Finding]:
    if not (reading.runs or reading.mentions(_DAY_WORDS)):
        return
    for start, end in _days(reading):
        yield found(KIND, "birth_date.cue", reading.span(start, end), 0.9)


def _days(reading: Reading) -> Iterator[tuple[int, int]]:
    lower = reading.lower
    if reading.mentions(("fyl", "bli", "blev", "turn", "ll be", "becomes")):
        for turn in _TURNS.finditer(lower):
            yield from _turning(reading, turn)
    if reading.mentions(("föd", "born", "kom till")):
        for born in _BORN.finditer(lower):
            day = _day_after(lower, born.end(), (LOOSE_DAY,))
            if day and _is_of_a_person(reading, born.start()):
                yield day
    if reading.mentions(("birth", "bday", "b-day", "b'day", "födelsedag", "årsdag", "års")):
        for birthday in _BIRTHDAY.finditer(lower):
            day = _day_after(lower, birthday.end())
            if day and _is_owned(reading, birthday.start()):
                yield day
    if reading.mentions(("happy", "grattis", "leva")):
        yield from _greeted(reading)
    if reading.runs and reading.mentions(("(", "dag", "day", "morgon", "morr", "igår", "i går", "morrow")):
        yield from _beside_an_age(lower)


def _turning(reading: Reading, turn: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The day on which somebody turns so many years, told before or after it."""
    lower = reading.lower
    years = _SOMETHING.match(lower, turn.end())
    if years:
        day = _day_after(lower, years.end())
        if day and _is_a_persons(reading, turn.start(), years["age"] or ""):
            yield day
        elif (
            day is None
            and _ENDED.match(lower, years.end())
            and (who := _DAY_FIRST.search(lower, max(0, turn.start() - 40), turn.start()))
        ):
            yield from _day_before(lower, who.start())
        return
    if turn[0].startswith("fyl"):
        day = _day_after(lower, turn.end() - 1, (LOOSE_DAY,))
        if day and _is_a_persons(reading, turn.start(), ""):
            yield day
            return
    who = _SOMEBODY.match(lower, turn.end())
    if who and (not who["name"] or _OF_KIN.fullmatch(who["name"]) or _is_named(reading, who)):
        yield from _day_before(lower, turn.start() - 1)


def _day_before(lower: str, end: int) -> Iterator[tuple[int, int]]:
    for form in (written_date(), LOOSE_DAY):
        for day in form.finditer(lower, max(0, end - 36), end):
            if end - day.end() < 2:
                yield day.span()
                return


def _is_named(reading: Reading, turn: re.Match[str]) -> bool:
    name = _NAME.match(reading.text, turn.start("name"))
    return name is not None and may_be_a_name(reading, name)


def _day_after(lower: str, at: int, forms: Sequence[re.Pattern[str]] = ()) -> tuple[int, int] | None:
    on = _ON.match(lower, at)
    at = on.end() if on else at
    article = _ARTICLE.match(lower, at)
    for form in forms or (written_date(), LOOSE_DAY):
        for begun in (at, article.end() if article else at):
            day = form.match(lower, begun)
            if day:
                return article.start("weekday") if article and article["weekday"] else begun, day.end()
    return None


def _is_a_persons(reading: Reading, at: int, years: str) -> bool:
    return _is_of_a_person(reading, at) and (
        has_a_person_before(reading.lower, at) or not years.isdecimal() or int(years) <= _CHILD_AGE
    )


def _is_of_a_person(reading: Reading, at: int) -> bool:
    if has_a_person_before(reading.lower, at):
        return True
    name = _NAMED_SUBJECT.search(reading.text, max(0, at - 34), at)
    return name is not None and may_be_a_name(reading, name)


def _is_owned(reading: Reading, at: int) -> bool:
    if _OWNED.search(reading.lower, max(0, at - 44), at):
        return True
    name = _OWNED_BY_NAME.search(reading.text, max(0, at - 40), at)
    return name is not None and may_be_a_name(reading, name) and not has_a_full_name_before(reading, at)


def _greeted(reading: Reading) -> Iterator[tuple[int, int]]:
    """*Happy 13th Rory, 5 May*: the day after a greeting for one person's birthday."""
    lower = reading.lower
    for greeting in _GREETING.finditer(lower):
        to = _TO_LONGER.match(lower, greeting.end())
        end = to.end() if to else greeting.end()
        begun = written_date().search(lower, greeting.end(), min(len(lower), end + 12))
        day = written_date().match(lower, begun.start()) if begun else None
        if day is None or day.start() > end or _NO_GREETING.search(lower, greeting.end(), day.start()):
            continue
        names = _NAME.finditer(reading.text, greeting.end(), day.start())
        if _OF_KIN.search(lower, greeting.end(), day.start()) or any(may_be_a_name(reading, name) for name in names):
            yield day.span()


def _beside_an_age(lower: str) -> Iterator[tuple[int, int]]:
    for form in (_IN_DAYS, _HAS_THE_AGE):
        for age in form.finditer(lower):
            day = written_date().match(lower, age.end())
            if (
                day
                and not _SINCE.match(lower, day.end())
                and not _FOR_YEARS.search(lower, max(0, age.start() - 18), age.start())
            ):
                yield day.span()
