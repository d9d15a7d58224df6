"""Days of the calendar: which there are, how they stand in personal numbers, and what a written one means."""

from __future__ import annotations

import re

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COORDINATION = 60  # added to the day in a samordningsnummer (SFS 2022:1697)
EARLIEST, LATEST = 1880, 2049


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day; `year` may be of two digits, then any century will do."""
    if not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0 or year < 100))


def birth_day(digits: str) -> str:
    """What the date part of a Swedish number tells: `birth`, `coordination` or nothing.

    `digits` are YYMMDD or YYYYMMDD; a year of four digits must be one that somebody alive may be born in.
    """
    year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if len(digits) == 8 and not EARLIEST <= year <= LATEST:
        return ""
    if is_day(year, month, day):
        return "birth"
    return "coordination" if is_day(year, month, day - _COORDINATION) else ""


def is_day_first(digits: str) -> bool:
    """Whether DDMMYY is a date, as in Danish, Norwegian and Finnish numbers."""
    return is_day(int(digits[4:6]), int(digits[2:4]), int(digits[:2]))


_MONTH_DAY = r"(?:0?[1-9]|1[0-2])[-./](?:[12][0-9]|3[01]|0?[1-9])"
_WHOLE_DATE = (
    rf"(?:(?:19|20)[0-9]{{2}}[-./]{_MONTH_DAY}"
    r"|(?:[12][0-9]|3[01]|0?[1-9])[-./](?:0?[1-9]|1[0-2])[-./](?:19|20)[0-9]{2})"
)
_SHORT_DATE = r"(?:19|20)?[0-9]{2}[-/]?(?:0[1-9]|1[0-2])[-/]?(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:[01][0-9]|2[0-4])[.:][0-5][0-9](?::[0-5][0-9])?"
# Two days after each other, or a day and a time; the second is looked ahead to, for it may begin another pair:
# *2024-06-17--2024-06-28*, *2024-06-17 - 06-28*, *240617 18.30*.
_DAYS_OR_TIMES = re.compile(
    rf"(?<![0-9])(?:{_WHOLE_DATE}(?=(?:"
    rf"\s?(?:-{{1,3}}|/|\.\.|[,;])\s?(?P<day>{_WHOLE_DATE}|{_MONTH_DAY})"
    rf"|\s(?P<next>{_WHOLE_DATE}))(?![0-9]))"
    rf"|{_SHORT_DATE}(?=[ ,t]{{1,2}}(?:kl\.? ?)?(?P<time>{_CLOCK})(?![0-9])))"
)


def in_days_or_times(lower: str, start: int, end: int) -> bool:
    """Whether `[start, end)` lies in two dates, or in a date and a time, rather than being a number."""
    around = _DAYS_OR_TIMES.finditer(lower, max(0, start - 12), end + 12)
    return any(match.start() <= start and end <= match.end(match.lastgroup or 0) for match in around)


_MONTH_NUMBERS = {
    name: month
    for month, names in enumerate(
        ["jan", "feb", "mar", "apr", "maj/may", "jun", "jul", "aug", "sep", "okt/oct", "nov", "dec"],
        start=1,
    )
    for name in names.split("/")
}
_MONTH_NAME = re.compile("|".join(_MONTH_NUMBERS))


def day_of(written: str) -> str:
    """YYMMDD of a date that was written with its year, day before month unless the year is first; else nothing."""
    numbers = re.findall(r"[0-9]+", written)
    month = _MONTH_NAME.search(written)
    if month and len(numbers) == 2:
        parts = (numbers[1], str(_MONTH_NUMBERS[month[0]]), numbers[0])
    elif len(numbers) == 1 and len(numbers[0]) in {6, 8}:
        parts = (numbers[0][:-4], numbers[0][-4:-2], numbers[0][-2:])
    elif len(numbers) == 3:
        year_first = (
            len(numbers[0]) == 4
            or "m" in written
            or (len(numbers[2]) == 2 and re.fullmatch(r"[0-9]{2}(.?)[0-9]{2}\1[0-9]{2}", written))
        )
        parts = (numbers[0], numbers[1], numbers[2]) if year_first else (numbers[2], numbers[1], numbers[0])
    else:
        return ""
    day = f"{parts[0][-2:]}{parts[1]:0>2}{parts[2]:0>2}"
    return (
        day if len(day) == 6 and len(parts[0]) in {2, 4} and is_day(int(day[:2]), int(day[2:4]), int(day[4:])) else ""
    )
