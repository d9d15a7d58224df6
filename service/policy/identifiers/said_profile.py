"""Finds user names and pages that are said or spaced out: *l i l l . s n ö*, *snabel-a kalle understreck elva*,
*instagram punkt com snedstreck …*; and members' pages of any host without its *https://*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation_handle import is_an_organisations
from service.policy.identifiers.profile import KIND
from service.policy.identifiers.reading import Reading

_NETWORK = (
    r"(?:snap(?:chat|chatt)?|snäpp|insta(?:gram)?|ig|tik\s?-?tok|facebook|face|fb|discord|kik|telegram|twitter|linkedin"
    r"|youtube|roblox|jodel|onlyfans|reddit|messenger|steam|twitch|spotify|minecraft|fortnite|psn|playstation"
    r"|xbox|wattpad"
    r"|vinted|strava|vsco|be\s?real|yubo|bluesky|mastodon|tumblr|pinterest|threads)"
)
_GATE = (
    "snap", "snäpp", "insta", " ig", "tik", "face", "fb", "discord", "kik", "telegram", "twitter", "linkedin",
    "youtube", "roblox", "jodel", "onlyfans", "reddit", "messenger", "steam", "twitch", "spotify", "minecraft",
    "fortnite", "psn", "playst", "xbox", "wattpad", "vinted", "strava", "vsco", "bereal", "be real", "yubo", "bluesky",
    "bsky", "mastodon", "tumblr", "pinterest", "threads", "snabel",
)  # fmt: skip
_HOSTS = (
    ".com/", ".se/", ".org/", ".net/", ".uk/", ".nu/", ".ie/", ".app/", ".eu/", ".io/", ".no/", ".dk/", ".fi/", ".tv/",
    ".me/",
)  # fmt: skip
# Letter by letter after a network, or before one.
_ONE_BY_ONE = r"[a-zåäö0-9](?:[ ][a-zåäö0-9._-]){5,30}[ ][a-zåäö0-9](?![\w])"
_SPACED = re.compile(
    rf"\b{_NETWORK}(?:en|t|et|namn|konto(?:t)?)?(?:\s?[:=,-]|\s(?:är|e|heter|is|as|som))?\s(?P<name>{_ONE_BY_ONE})"
    rf"|(?<![\w.])(?P<before>{_ONE_BY_ONE})\s(?:på|on)\s{_NETWORK}\b"
)
_HYPHENATED = re.compile(
    rf"\b{_NETWORK}(?:\s?[:=,]|\s(?:är|is))?\s(?P<name>[a-zåäö0-9](?:-[a-zåäö0-9._]){{6,30}}(?![\w-]))"
)
_FEWEST_LETTERS = 4

_NUMBER = (
    r"(?:(?:två|tre|fyra|two|three|four) (?:nollor|ettor|tvåor|treor|fyror|femmor|sexor|sjuor|åttor|nior)|noll"
    r"|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|[0-9]{1,4}"
    r")"
)
_LINE = r"(?:under\s?score|understreck|underline)"
_SIGN = rf"(?:{_LINE}|punkt|dot|prick|bindestreck|hyphen|dash)"
_NO_WORD = (
    r"(?!(?:på|i|om|och|att|är|som|det|den|en|ett|på|med|slut|com|se|and|the|all|on|in|is|a|it|its|to|of|for"
    r"|with|burn|table"
    r"|kids|film)\b)"
)
_WORD = rf"{_NO_WORD}[\wåäö]{{2,20}}"
_JOINED = (
    rf"{_WORD}(?:(?:\s\(?{_SIGN}\)?\s|\({_SIGN}\))(?:{_NUMBER}(?![\w])|{_NO_WORD}[\wåäö]{{1,20}})){{1,4}}"
    rf"(?:\s{_NUMBER}(?![\w]))?"
)
_SAID_ON = re.compile(
    rf"(?<![\w])(?P<at>(?:snabel-?a|at)\s)?(?P<name>{_JOINED})\s(?:på|on|via)\s(?:sin\s|hans\s|hennes\s)?{_NETWORK}\b"
)
_ASKS = re.compile(
    r"\b(?:sök(?: på| efter| upp)?|följ|adda?|hitta|kolla(?: in)?|ni|follow|find|search(?: for)?|look for"
    r"|message|heter|kallas"
    r"|är|is|as|som|called|namnet|name|användar\w{2,6}|kontot?|account|handle|user)[\s:]{1,2}\Z"
)
_SAID_AFTER = re.compile(
    rf"\b{_NETWORK}(?:en|t|et|namn|konto(?:t)?)?(?:\s?[:=]|\s(?:är|e|heter|is|as|som))\s(?P<name>(?:(?:snabel-?a"
    rf"|at)\s)?{_JOINED})(?![\w])"
)
# *Under namnet snabel-a kalle tre nior*: an @ that is said before a name, not between two parts of a mail address.
_AT_SIGN = re.compile(
    r"\b(?:namnet|name|heter|som|as|är|is|kallas|kallar sig|kontot?|account|handle|användar\w{2,6}|user"
    r"|sök(?: på| efter)?|följ"
    rf"|follow|hitta|find|adda?|kolla)[\s:]{{1,2}}(?P<name>snabel-?a\s(?:{_JOINED}"
    rf"|{_WORD})(?:\s{_NUMBER}(?![\w]))?)(?![\w])"
    r"(?!\s(?:punkt|dot|prick|på gmail|på hotmail)\b)"
)
_AT_ON = re.compile(rf"(?<![\w]\s)(?<![\w])(?P<name>snabel-?a\s{_WORD})\s(?:på|on)\s{_NETWORK}\b")
_LINK = re.compile(
    rf"(?<![\w.])(?:(?:www|w w w)(?:\.|\s(?:punkt|dot)\s))?{_NETWORK}(?:\.|\s(?:punkt|dot)\s|\s)(?:com|se|net"
    rf"|tv)\s?(?:snedstreck|forward slash"
    rf"|slash|/)\s(?:(?:snabel-?a|at)\s)?(?:{_JOINED}"
    rf"|{_NO_WORD}@?[\wåäö][\wåäö.-]{{1,28}}[\wåäö])(?:\s{_NUMBER}(?![\w]))?"
)
_TAG = re.compile(
    rf"(?<![\w])(?P<name>{_WORD}\s(?:hashtag|hash|fyrkant|brädgård|hashtagg)\s(?:[0-9]{{4}}"
    rf"|{_NUMBER}(?:\s{_NUMBER}){{3}}))(?![\w])"
)
# *Snapchat -> kaj08*, *@ kaj på insta*, *kaj.bsky.social*.
_POINTED = re.compile(
    rf"\b{_NETWORK}\s?(?:->|=>|→|>>)\s?(?P<name>@?[\wåäö][\wåäö.-]{{2,30}}[\wåäö])(?![\w])"
    rf"|(?<![\w])@\s(?P<apart>[\wåäö][\wåäö.-]{{2,30}}[\wåäö])\s(?:på|on)\s{_NETWORK}\b"
    r"|(?<![\w.@-])(?P<sky>[\w-]{3,30}\.bsky\.social)(?![\w])"
)
# A name with a sign in it in a game; and one with capitals inside.
_IN_GAME = re.compile(
    r"\b(?:är|heter|kallas|is|as|called|spelar som)\s(?P<name>(?=\w{0,24}[_0-9])[a-zåäö]\w{2,24})\s(?:i|in)\s"
    r"(?:fortnite|roblox|minecraft|steam|valorant|cs|lol|overwatch|apex|fifa|wow|discord)\b"
)
_CAPITALS_INSIDE = re.compile(
    r"\b(?:heter|kallar sig|kallas|is|är|called|as)\s(?P<name>Xx\w{2,20}xX\w{0,4}|(?!YouTub|TikTok|LinkedI"
    r"|PlaySt|OnlyF|FaceT|WhatsA|PayP|SnapC|iPh|iPa)(?!Ma?c|De|La|Le"
    r"|O')[A-Za-z][a-z]{1,12}[A-Z][a-z]{2,12}"
    rf"(?:[A-Z]\w{{0,10}})?)\s(?:på|on|i|in)\s(?i:{_NETWORK})\b"
)
# Members' pages: *strava.com/athletes/1234567*, *forum.example/medlem/kalle*, *flashback.org/u1234567*.
_MEMBER = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:[\w-]{1,30}\.){1,3}(?:com|se|org|net|uk|nu|ie|app|eu|io|no|dk|fi|tv|me)/(?:"
    r"(?:[\w-]{1,20}/){0,2}(?:u|users?|members?|medlem|medlemmar|profiles?|profil|profiler|athletes?|anvandare"
    r"|användare)/"
    r"(?!(?:bli|login|logga|regist\w*|sign|ny|new|om|faq|help|hj[aä]lp|villkor|avgift|ans[oö]k\w*|join|start"
    r"|search|sok|sök"
    r"|me|edit|settings|support|tips|guide|nyheter|press|kontakt|info|medlem)(?:[-/?.]|(?![\w])))[\w@.-]{2,60}"
    r"|@[\w.-]{2,40})"
    r"|(?<![\w@.-])(?:https?://)?(?:www\.)?(?:flashback\.org/u[0-9]{3,9}|letterboxd\.com/(?!film|list"
    r"|about)[\w-]{3,30})"
)


def find(reading: Reading) -> Iterator[Finding]:
    if "/" in reading.lower and reading.mentions(_HOSTS):
        for match in _MEMBER.finditer(reading.lower):
            end = match.start() + len(match[0].rstrip(".-"))
            user = match[0].rpartition("/")[2]
            if not is_an_organisations(reading, match.start(), end, user):
                yield found(KIND, "profile.link", reading.span(match.start(), end), 0.82)
    if not reading.mentions(_GATE):
        return
    yield from _one_by_one(reading)
    if reading.mentions(("snabel", "punkt", "dot", "prick", "streck", "score", "underline", "dash", "hyphen", "slash")):
        yield from _said(reading)
    if "discord" in reading.lower:
        for match in _TAG.finditer(reading.lower):
            yield found(KIND, "profile.handle", reading.span(*match.span("name")), 0.85)
    if reading.mentions(("->", "=>", "→", ">>", "@ ", "bsky.social")):
        for match in _POINTED.finditer(reading.lower):
            yield found(KIND, "profile.handle", reading.span(*match.span(match.lastgroup or 0)), 0.85)
    for pattern in (_IN_GAME, _CAPITALS_INSIDE):
        for match in pattern.finditer(reading.lower if pattern is _IN_GAME else reading.text):
            yield found(KIND, "profile.handle", reading.span(*match.span("name")), 0.75)


def _one_by_one(reading: Reading) -> Iterator[Finding]:
    for pattern in (_SPACED, _HYPHENATED):
        for match in pattern.finditer(reading.lower):
            group = "name" if match["name"] else "before"
            if sum(character.isalpha() for character in match[group]) >= _FEWEST_LETTERS:
                yield found(KIND, "profile.handle", reading.span(*match.span(group)), 0.85)


def _said(reading: Reading) -> Iterator[Finding]:
    for match in _SAID_ON.finditer(reading.lower):
        start = match.start("at") if match["at"] else match.start("name")
        asked = _ASKS.search(reading.lower, max(0, start - 24), start)
        sure = re.search(_LINE, match["name"]) or len(re.findall(rf"\b{_SIGN}\b", match["name"])) > 1
        if asked or (sure and not (match["at"] and match["at"].startswith("at"))):
            yield found(KIND, "profile.handle", reading.span(start, match.end("name")), 0.94)
    for pattern, score in ((_SAID_AFTER, 0.94), (_AT_SIGN, 0.94), (_AT_ON, 0.85)):
        for match in pattern.finditer(reading.lower):
            yield found(KIND, "profile.handle", reading.span(*match.span("name")), score)
    for match in _LINK.finditer(reading.lower):
        yield found(KIND, "profile.link", reading.span(*match.span()), 0.92)
