"""Finds e-mail addresses, also those written for people only: *(at)*, *snabel-a*, *punkt*, *dot*, with spaces.

The mailbox of an office (*info@*, *registrator@*) is nobody's, unless the text says who is behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation import SOMEBODY, may_be_asked, sentence
from service.policy.identifiers.reading import Reading

KIND = "email"

_GATE = (
    "@", " at ", " ät ", "(at", "[at", "{at", "<at", "( at", "[ at", "_at_", "-at-", "*at*", "(a)", "[a]", "{a}", "<a>",
    "(ät", "[ät", "snabel", "alfakrull", "kanelbulle", "gmail", "hotmail", "outlook", "yahoo", "icloud",
)  # fmt: skip
_WORD = "a-z0-9åäöéü"
_NOT_BEFORE = rf"(?<![{_WORD}._%+'-])"
_LABEL = rf"[{_WORD}][{_WORD}-]{{0,62}}"
_TOP = r"[a-zåäö]{2,24}(?![a-z0-9])"

_PLAIN = re.compile(rf"{_NOT_BEFORE}[{_WORD}._%+'-]{{1,64}}@(?:{_LABEL}\.){{1,5}}{_TOP}")

_WORDED_DOT = (
    r"\s{0,2}[(\[{<]\s?(?:dot|punkt|prick|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|punkt|prick)\s|\s\.\s|_dot_|-dot-|-punkt-"
)
_SURE_AT = (
    r"\s{0,2}[(\[{<*]\s?(?:at|@|ät|a|snabel-?\s?a)\s?[)\]}>*]\s{0,2}|\s{0,2}snabel-?\s?a\s{0,2}"
    r"|\s(?:alfakrull|kanelbulle)\s|\s@\s|_at_|-at-"
)
_LOCAL = rf"[{_WORD}_%+-]{{1,40}}(?:(?:\.|{_WORDED_DOT})[{_WORD}_%+-]{{1,40}}){{0,3}}"
_HOST = rf"{_LABEL}(?:(?:\.|{_WORDED_DOT}){_LABEL}){{0,3}}(?:\.|{_WORDED_DOT}){_TOP}"
_DISGUISED = re.compile(rf"{_NOT_BEFORE}{_LOCAL}(?:{_SURE_AT}){_HOST}")
_HAS_SURE_AT = re.compile(_SURE_AT.replace(r"\s{0,2}", ""))
# A bare "at" is an ordinary word: it takes a worded dot, a local part that is no ordinary word, or capitals.
_BARE = re.compile(rf"{_NOT_BEFORE}({_LOCAL})\s(at|ät)\s({_HOST})")
_HAS_BARE_AT = re.compile(rf"\s(?:at|ät)\s{_HOST}")
# Letter by letter: *a n n a @ p o s t . s e*.
_SPACED = re.compile(rf"(?<![^\s(\"':])(?:[{_WORD}._+-] ){{3,40}}@(?: [{_WORD}.-]){{5,60}}(?![{_WORD}])")
_WORDED = re.compile(_WORDED_DOT)
_NO_WORD = re.compile(r"[0-9._+]")
_PROVIDERS = ("gmail", "hotmail", "outlook", "yahoo", "icloud", "live", "telia")
_PROVIDER = re.compile(
    rf"{_NOT_BEFORE}[{_WORD}._%+-]{{2,40}}(\s{{0,2}}[(\[]?(?:@|snabel-?a|at)[)\]]?\s{{0,2}}|\s(?:på|hos"
    rf"|on)\s)(?:{'|'.join(_PROVIDERS)})\b"
    r"(?!\.[a-z])"
)

_DOT_BEFORE = re.compile(rf"[{_WORD}_-]{{2,20}}\s(?:punkt|dot|prick)\s\Z")
# What offices call their mailboxes.
_OFFICE = re.compile(
    r"(?:info(?:rmation)?|kontakt|contact|kansli(?:et)?|registrator|diariet?|support|help ?desk|kundtjanst|kundservice"
    r"|kundcenter|kontaktcenter|servicecenter|reception(?:en)?|\w{0,10}expedition(?:en)?|tips|redaktion(?:en)?|press(?:tjanst|office)?"
    r"|media|medlem(?:skap|mar)?|membership|members|enquir(?:y|ies)|inquiries|bokning(?:en|ar)?|bookings?|order|orders"
    r"|butik(?:en)?|shop|bibliotek(?:et)?|library|museet|museum|kommun(?:en)?|webmaster|webbredaktion(?:en)?|nyhetsbrev"
    r"|newsletter|prenumeration|givarservice|donations|fundraising|styrelsen|admissions|complaints|feedback|klagomal"
    r"|orosanmalan|socialjour(?:en)?|socialtjanst(?:en)?|remiss(?:er)?|registry|foia?|events|volunteering|recruitment"
    r"|no-?reply|admin(?:istration)?|safeguarding)@"
)
# Hosts where anybody may take any name, and sites that are called as a family or a home is.
_ANYBODYS_HOST = re.compile(
    r"(?:[\w-]{1,20}\.)?(?:gmail|hotmail|outlook|yahoo|icloud|live|telia|proton(?:mail)?|msn|me|gmx|spray|tele2|bredband2?)\."
    r"|[\w.-]{0,20}(?:familj(?!e(?:hemmen|center|central|rådgiv))|famil[iy]|mamma|pappa|mormor|farmor|morfar|farfar|hemma|jourhem"
    r"|familjehemmet|fosterhem(?!men)|hvb)"
)
_FIRST_PERSON = re.compile(r"\b(?:hos oss|jag|mig|mej|min|mitt|me|my|mine)\b")
_WHO_READS = re.compile(
    r"[\s,(]{1,3}(?:(?:som |och |and |which )?(?:går|goes|kommer|läses|read)\b|så svarar"
    r"|(?:det|that)(?:'s| är| is) (?:jag|min|me|my)"
    r"|(?:där|and|och|att|,) (?:jag|hon|han|she|he)\b|(?:jag|hon|han|she|he)\b|fråga efter|ask for|att:|c/o)"
)


def find(reading: Reading) -> Iterator[Finding]:
    text = reading.lower
    if not reading.mentions(_GATE):
        return
    if "@" in text:
        for match in _PLAIN.finditer(text):
            if _is_an_office(reading, *_trimmed(match)):
                continue
            yield found(KIND, "email.plain", reading.span(*_trimmed(match)), 0.99)
        for match in _SPACED.finditer(text):
            if ". " in match[0].partition("@")[2]:
                yield found(KIND, "email.disguised", reading.span(*match.span()), 0.93)
    # What stands between the name and the host is rare, and a short look for it is cheap.
    for match in _DISGUISED.finditer(text) if _HAS_SURE_AT.search(text) else ():
        yield found(KIND, "email.disguised", reading.span(*match.span()), 0.93)
    for match in _BARE.finditer(text) if _HAS_BARE_AT.search(text) else ():
        in_capitals = reading.text[match.start(2) : match.end(2)].isupper()
        if in_capitals or _WORDED.search(match[3]) or _NO_WORD.search(match[1]):
            yield found(KIND, "email.disguised", reading.span(*match.span()), 0.9)
    for match in _PROVIDER.finditer(text) if reading.mentions(_PROVIDERS) else ():
        dotted = _DOT_BEFORE.search(text, max(0, match.start() - 30), match.start())
        if dotted or "@" in match[1] or "snabel" in match[1] or _NO_WORD.search(match[0]):
            start = dotted.start() if dotted else match.start()
            yield found(KIND, "email.provider", reading.span(start, match.end()), 0.8)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Signs that people put around an address are no part of it."""
    local = match[0].partition("@")[0]
    return match.start() + len(local) - len(local.lstrip("._-'%+")), match.end()


def _is_an_office(reading: Reading, start: int, end: int) -> bool:
    """Whether a mailbox is named after what an office does, and the sentence says of nobody that it is theirs."""
    local = _OFFICE.match(reading.lower, start, end)
    if local is None or not may_be_asked(reading) or _ANYBODYS_HOST.match(reading.lower, local.end(), end):
        return False
    before, _ = sentence(reading, start, end)
    return not (SOMEBODY.search(before) or _FIRST_PERSON.search(before) or _WHO_READS.match(reading.lower, end))
