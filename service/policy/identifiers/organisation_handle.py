"""Tells the user name of an organisation from a person's: by its own words, or by what the text calls it.

Words of daily life (*skola*, *kyrka*) must be part of a longer one, for children call themselves *tindra_skolan*, too;
digits are a person's, and so is a name in a sentence that speaks of somebody.
"""

from __future__ import annotations

import re

from service.policy.identifiers.organisation import SOMEBODY, may_be_asked, sentence
from service.policy.identifiers.reading import Reading

_WORD = re.compile(r"[a-zåäö]{2,40}")
_DIGIT = re.compile(r"[0-9]")
# An organisation's wherever it stands in a name, and whatever stands before it.
_SURELY = (
    "forening", "foreningen", "förening", "föreningen", "forbund", "forbundet", "förbund", "förbundet", "stiftelse",
    "stiftelsen", "myndigheten", "verket", "styrelsen", "ombudsmannen", "kansliet", "kansli", "foundation", "charity",
    "association", "council", "stadsmission", "rattsbyra", "rättsbyrå", "forlag", "forlaget", "förlag", "förlaget",
)  # fmt: skip
# As the end of a longer word, no child's; by itself it is a word of daily life.
_GLUED = (
    "kommun", "bibliotek", "biblioteket", "museum", "museet", "universitet", "universitetet", "university", "library",
    "podden", "podcast", "folkhogskola", "folkhögskola", "gymnasiet", "kampanjen",
)  # fmt: skip
# And these only where the text says so: *vår skola finns på insta: @…skolan*.
_DAILY = (
    *_GLUED, "skolan", "skola", "kyrkan", "kyrka", "school", "church", "radio", "tidning", "tidningen", "magazine",
    "forskola", "förskola", "forskolan", "förskolan", "jouren", "klubben", "nyheter", "news", "official", "officiell",
)  # fmt: skip
_SAID = re.compile(
    r"\b(?:vi finns|följ oss|hitta oss|follow us|find us|we are|skolan|skolorna|kyrkan|kommunen|tidningen|podden"
    r"|biblioteket|museet"
    r"|(?:the|our) (?:school|church|library|museum|campaign|magazine|podcast)|vår (?:skola|kyrka|podd|tidning)"
    r"|organisation\w*|kampanj\w*|campaign)\b[^.!?\n]{0,25}\Z"
)
_NO_NAME = re.compile(
    r"(?:hatar?|hate|skippa?r?|skip|fuck|fy|alskar|älskar|love|no|inte|ingen|nej|anti|i|my|min|var|din|efter|after|pa|till|mot"
    r"|from|fran|aldrig|bort|trott|ful|sjuk|skit|gamla?|old|x|ex)\Z"
)
# *Skolans konto är …*, *our charity's insta*.
_CALLED_ONE = re.compile(
    r"\b(?:(?:\w{0,20}(?:skolans|gymnasiets|kommunens|föreningens|förbundets|kyrkans|församlingens|bibliotekets|museets"
    r"|stiftelsens|organisationens|myndighetens|verkets|kampanjens|poddens|klubbens|regionens|stadens)"
    r"|bris|rädda barnens?|the (?:school|council|charity|library|museum|church|association|campaign|podcast)'s)\s"
    r"(?:eget\s|egna\s|officiella\s|nya\s|own\s|official\s|new\s)?"
    r"(?:konto|insta(?:gram)?(?:konto)?|facebook(?:sida)?|fb|twitter|tiktok(?:konto)?|linkedin|sida|kanal|account|page"
    r"|handle|channel)(?:\s(?:på|on)\s\w{2,12})?(?:\s(?:är|heter|finns|is))?[\s:,]{1,2}(?:på\s|here\s|här\s)?)\Z"
)


def is_an_organisations(reading: Reading, start: int, end: int, name: str) -> bool:
    """Whether the user `name` that stands in `[start, end)` is an organisation's."""
    if not may_be_asked(reading):
        return False
    if _CALLED_ONE.search(reading.lower, max(0, start - 75), start):
        return _DIGIT.search(name) is None
    if not _is_called_so(reading, start, end, name):
        return False
    return not any(SOMEBODY.search(part) for part in sentence(reading, start, end))


def _is_called_so(reading: Reading, start: int, end: int, name: str) -> bool:
    if _DIGIT.search(name):
        return False
    words = _WORD.findall(name.replace("_", " "))
    if any(word.endswith(_SURELY) or _is_glued(word) for word in words):
        return True
    said = any(word.endswith(_DAILY) for word in words)
    return said and _SAID.search(sentence(reading, start, end)[0]) is not None


def _is_glued(word: str) -> bool:
    end = next((end for end in _GLUED if word.endswith(end)), "")
    begin = word.removesuffix(end)
    return bool(end) and len(begin) > 2 and not _NO_NAME.fullmatch(begin)
