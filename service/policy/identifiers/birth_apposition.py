"""Finds dates of birth that no word announces: *Ebba, 12 december 2012, fick …*, *my niece (14.02.15) is …*.

A date after a capital is mostly that of an event, a letter or a newspaper. It is a birth's only as an apposition, with
a year in which somebody young was born, in a sentence that speaks of a child or of *her*. After a word for one child
or for kin it is one unless something is told to have happened to them: *de hämtade min son (2021-03-04)*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.kin import KIN, NAME, may_be_a_name
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import year_of

KIND = "birth_date"

_YOUNG = range(2001, 2030)  # years: a comment has no clock, and the same text gets the same answer
_ALIVE, _GROWN_UP = range(1930, 2030), range(1930, 2006)
_OPENED = r"(?P<opened>,\s|\s\(|:\s|\s-\s)"
_NAMED = re.compile(NAME + r"(?:" + _OPENED + r"|(?P<near>\s))\Z")
_KIN = re.compile(rf"(?<![\w-]){KIN}(?:{_OPENED}|\s)\Z")
_GROWN = re.compile(
    r"mamma|pappa|mor|far|\b(?:mum|dad|nan|gran|grandma|grandad|granny|uncle|exet)\b|mother|father|\baunt"
)
_OWN = re.compile(r"\b(?:vår|vårt|min|mitt|lilla|lille|our|my|little)\s\Z", re.IGNORECASE)
_CLOSED = {
    "": re.compile(r"[.,](?:\s|\Z)"),
    ",": re.compile(r",\s(?=[a-zåäö])"),
    "(": re.compile(r"\)"),
    ":": re.compile(r"[.,;]?(?:\s|\Z)"),
    "-": re.compile(r"\s-\s"),
}
_CLOSED_AFTER_KIN = {
    "": re.compile(r",\s|\s-\s"),
    ",": re.compile(r",\s|\s?[.;!?](?:\s|\Z)|\s-\s|\s?\Z"),
    "(": re.compile(r"\)|,\s"),
    ":": re.compile(r"\s?[.,;](?:\s|\Z)|\s?\Z|\n"),
    "-": re.compile(r"\s-\s"),
}
# One child, or somebody of whom *she* is said: *barn* and *school* are what every debate is about.
_OF_A_CHILD = re.compile(
    r"\b(?:hon|han|hen|hennes|henne|honom|hans|she|he|her|him|his|pojken?|flickan?|tjejen|killen|son(?:en)?|dotter(?:n)?"
    r"|bebis(?:en)?|boy|girl|kid|baby|son|daughter|niece|nephew|grand(?:son|daughter)|barnbarn(?:et)?|lillasyster"
    r"|lillebror|storebror|storasyster|brother|sister|birthday|födelsedag\w*|fyller|fyllde|turns|turned"
    r"|tvilling\w{2,10}|twins|syskonen|siblings|brorson|brorsdotter|systerson|systerdotter|foster(?:son|dotter)"
    r"|(?:går|gick|började|börjar) i|start(?:s|ed|ing) school|(?:in|since|from) (?:reception|nursery|year [0-9]{1,2})"
    r"|i (?:förskolan|skolan|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian))\b"
)
# What is told of one child in care right after the date: *…, ska byta familjehem*, *…, still has no school place*.
_IN_CARE = re.compile(
    r"\s(?:(?:still|now|nu|snart)\s)?(?:has|is|was|got|gets|ska|har|fick|får|blev|är|bor|lives)\s[^.!?\n]{0,50}?"
    r"\b(?:familjehem(?:met)?|fosterhem(?:met)?|jourhem(?:met)?|placerad|omhändertag\w{1,4}|adopterad"
    r"|skolplats|school place|foster (?:home|care|placement)|placement|placed|adopted|in care)\b"
)
# Who speaks, decides or shows under a date is mostly an office or a newspaper.
_SPEAKS = re.compile(
    r"[,)]?\s(?:tala(?:de|r)|sa|sade|säger|skr(?:ev|iver)|fråga(?:de|r)|rapportera(?:de|r)|ändra(?:de|r)|visa(?:de|r)|lova(?:de|r)"
    r"|beslut(?:ade|ar)|meddela(?:de|r)|publicera(?:de|r)|intervjua(?:de|r)|granska(?:de|r)|writes?|wrote|says?|said"
    r"|report(?:s|ed)|shows?|showed|found|publish(?:es|ed)|decided|ruled|om|about)\b"
)
# What happens to somebody on a day, and what is written or held of them on one.
_EVENT = re.compile(
    r"\b(?:hämta\w{0,3}|tog|togs|tagit|placera\w{0,3}|placering\w{0,3}|flytta\w{0,3}|omhändert\w{2,8}|omplacera\w{0,3}"
    r"|träffa\w{0,3}|såg|ringde|skrev|beslut\w{0,4}|dom|domen|domar|möte\w{0,2}|brev\w{0,2}|mejl\w{0,2}|umgänge\w{0,2}"
    r"|förhandling\w{0,3}|rättegång\w{0,3}|anmäl\w{0,6}|utredning\w{0,3}|samtal\w{0,2}|journal\w{0,4}|lvu\w{0,3}|dog"
    r"|avled|begrav\w{0,6}|besök\w{0,3}|bild\w{0,4}|foto\w{0,2}|video\w{0,2}|protokoll\w{0,2}|yttrande\w{0,2}"
    r"|artikel\w{0,2}|lag|lagen|lagar|regler\w{0,2}|rapport\w{0,4}|bok|boken|film\w{0,2}|podd\w{0,3}|text|texten|inlägg\w{0,2}|krönika\w{0,1}|insändare\w{0,2}|took|taken|remov\w{1,4}|placed|moved"
    r"|met|saw|visit\w{0,3}|contact|hearing|letter|order|report|decision|meeting|assessment|review|lost|died|funeral"
    r"|photo\w{0,2}|picture|article|post|story|judgment|statement|email)\b"
)
_FROM_WHOM = re.compile(r"\b(?:från|av|enligt|hälsningar|from|by|per|regards|love)\s(?:[\w']{1,14}\s){0,2}\Z")
_JUST_THEN = re.compile(rf"{_EVENT.pattern}\s(?:\w{{1,12}}\s){{0,2}}\Z")
_LABEL = re.compile(
    r"\b(?:datum|svar|inkom|skickat|publicera[dt]|start|slut|dag|tid|plats|deadline|posted|date|dated|edited|opened|sist)"
)
_IN_BRACKETS = re.compile(r"\((?:f\.?\s?)?['-]([0-9]{2})(?=\))")
_OWNERS = frozenset({"", "min", "mitt", "vår", "vårt", "my", "our", "hans", "hennes", "exets"})
_SOON_HE = re.compile(r"[.,;]?\s(?:\w{1,12},?\s){0,2}(?:hon|han|hen|she|he)\b")
_SHORT_YEAR = re.compile(NAME + r"\s\((?:f\.?\s?)?(?P<sign>['-])\Z")
_OF_CHILDREN = re.compile(
    r"\b(?:separera\w{0,2}|skilj\w{1,3}|placera\w{0,2}|familjehem\w{0,3}|jourhem\w{0,3}|fosterhem\w{0,3}|hvb|syskon\w{0,2}"
    r"|mina|våra|boende\w{0,2}|förskol\w{1,3}|dagis|skolhälsovård\w{0,2}|elevhälsa\w{0,1}|handläggare\w{0,1}"
    r"|umgänge\w{0,1}|siblings|separated|placed|split|foster\w{0,6})\b"
)
# How a personal number begins: the day of a letter or a paper is seldom written so.
_AS_IN_NUMBERS = re.compile(r"[0-9]{6}|[0-9]{2}([- ])[0-9]{2}\1[0-9]{2}")
_COLD = re.compile(
    r"\b(?:grader|minus|kallt|kyla\w{0,2}|vädret|temperatur\w{0,3}|procent|poäng|degrees|cold|weather)\b|°|%"
)
_SENTENCE = re.compile(r"[!?\n]|\.\s")
_STAR = re.compile(r"(?<!\S)\(?\*\s?\Z")
_STARRED_NAME = re.compile(NAME + r",?\s\(?\*\s?\Z")
_NEXT_NAME = re.compile(r",?\s" + NAME.replace(r"(?<![\w.-])", ""))
_REACH = 140


def find_beside(reading: Reading, dates: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Those of the dates of a text that stand beside a child's name, and years alone in brackets after one."""
    for date in dates:
        if _told_of_a_name(reading, date) or _told_of_kin(reading.lower, date) or _starred(reading, date):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.7)
    for year in _IN_BRACKETS.finditer(reading.text):
        if _is_short_year(reading, year.start(1), year.end()):
            yield found(KIND, "birth_date.cue", reading.span(year.start(1) - 1, year.end()), 0.7)


def _told_of_a_name(reading: Reading, date: re.Match[str]) -> bool:
    name = _NAMED.search(reading.text, max(0, date.start() - 34), date.start())
    if name is None or year_of(date[0]) not in _YOUNG or not may_be_a_name(reading, name):
        return False
    sign = (name["opened"] or "").strip()
    if not sign and (name.start() > 1 or not _AS_IN_NUMBERS.fullmatch(date[0])):
        return False
    if not _CLOSED[sign].match(reading.text, date.end()) or _SPEAKS.match(reading.lower, date.end()):
        return False
    before = _sentence_before(reading.lower, name.start())
    if sign == ":":
        return not _LABEL.match(name["name"].lower()) and bool(_SOON_HE.match(reading.lower, date.end()))
    if _JUST_THEN.search(before):
        return False
    around = f"{before} {_sentence_after(reading.lower, date.end())}"
    return bool(
        reading.cue_before(_OWN, name.start(), 10)
        or _IN_CARE.match(reading.lower, date.end() + 1)
        or _OF_A_CHILD.search(around)
        or (_AS_IN_NUMBERS.fullmatch(date[0]) and _OF_CHILDREN.search(around))
    )


def _told_of_kin(lower: str, date: re.Match[str]) -> bool:
    kin = _KIN.search(lower, max(0, date.start() - 26), date.start())
    years = _ALIVE if kin and not _GROWN.search(kin[0]) else _GROWN_UP
    if kin is None or year_of(date[0]) not in years:
        return False
    before = _sentence_before(lower, kin.start())
    opened = (kin["opened"] or "").strip()
    if not opened and (before.strip() not in _OWNERS or _EVENT.search(_sentence_after(lower, date.end()))):
        return False
    return not (
        _EVENT.search(before)
        or _FROM_WHOM.search(before)
        or _SPEAKS.match(lower, date.end())
        or not _CLOSED_AFTER_KIN[opened].match(lower, date.end())
    )


def _starred(reading: Reading, date: re.Match[str]) -> bool:
    """A star is the sign of a birth beside a name: *Tilde \\*10/11 2011*; before one it may be that of a list."""
    text, lower = reading.text, reading.lower
    if "*" not in text[max(0, date.start() - 3) : date.start()] or year_of(date[0]) not in _YOUNG:
        return False
    name = _STARRED_NAME.search(text, max(0, date.start() - 36), date.start())
    if name is None and _STAR.search(text, max(0, date.start() - 3), date.start()):
        name = _NEXT_NAME.match(text, date.end())
        if name is None or not _OF_A_CHILD.search(_sentence_after(lower, name.end())):
            return False
    return name is not None and may_be_a_name(reading, name)


def _is_short_year(reading: Reading, start: int, end: int) -> bool:
    """*Malte (-11)*, beside a word for a child or children, and where no temperatures are compared."""
    if 29 < int(reading.text[start:end]) < 95:
        return False
    kin = _KIN.search(reading.lower, max(0, start - 26), reading.text.rfind("(", 0, start) + 1)
    if kin and kin["opened"]:
        return True
    name = _SHORT_YEAR.search(reading.text, max(0, start - 36), start)
    if name is None or not may_be_a_name(reading, name):
        return False
    sentence = f"{_sentence_before(reading.lower, name.start())} {_sentence_after(reading.lower, end)}"
    told = _OF_A_CHILD.search(sentence) or _OF_CHILDREN.search(sentence)
    return told is not None and not _COLD.search(sentence) and not _SPEAKS.match(reading.lower, end)


def _sentence_before(lower: str, start: int) -> str:
    """What stands in the same sentence before the name; the date itself is no part, its stops end nothing."""
    return _SENTENCE.split(lower[max(0, start - _REACH) : start])[-1]


def _sentence_after(lower: str, end: int) -> str:
    return _SENTENCE.split(lower[end : end + _REACH])[0]
