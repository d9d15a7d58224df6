"""Finds links to a person's profile in a social network, and user names that the text says to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation_handle import is_an_organisations
from service.policy.identifiers.reading import Reading

KIND = "profile"

_GATE = (
    "@", "snap", "snäpp", "insta", "tiktok", "tik tok", "tik-tok", "facebook", "face:", "fb", "linkedin", "twitter",
    "ig:", " ig", "kik", "telegram", "wa.me", "reddit", "youtube", "onlyfans", "roblox", "x.com", "t.me", "jodel",
    "steam", "discord", "messenger", "spotify", "minecraft", "fortnite", "psn", "playstation", "xbox", "wattpad",
    "vinted", "strava", "vsco", "username", "användarnamn", "gamertag", "nick", "konto", "tt:", "sc:", "dc:", "paypal",
    "linktr", "bereal", "be real", "yubo", "omegle", "bluesky", "mastodon", "skype", "wickr", "tumblr", "://",
    "threads", "vk.com", "twitch", "bsky", "ask.fm", "soundcloud", "pinterest",
)  # fmt: skip
_LINK = re.compile(
    r"(?<![\w-])(?:https?://)?(?:[a-z-]{1,12}\.)?(?:instagram\.com|facebook\.com|fb\.com|fb\.me|tiktok\.com|snapchat\.com"
    r"|twitter\.com|x\.com|linkedin\.com|youtube\.com|reddit\.com"
    r"|threads\.net|t\.me|telegram\.me|discord\.gg|onlyfans\.com|pinterest\.[a-z]{2,3}|vk\.com|twitch\.tv|wa\.me"
    r"|bsky\.app|(?:facebook|instagram|tiktok|snapchat|twitter|linkedin)\.[a-z]{2,12}|ask\.fm|paypal\.me|linktr\.ee|steamcommunity\.com|vsco\.co|roblox\.com|soundcloud\.com)/"
    r"(?P<path>[\w@%.~/?=&+-]{1,120})"
)
_HOST_END = re.compile(r"\.[a-z]{2,12}/")
# On any host: what stands after such a part of the path is a user's name.
_USER_PATH = re.compile(
    r"https?://[\w.-]{4,80}/(?:[\w-]{1,30}/)?(?:u|users?|profiles?|profil|profiler|members?|medlem|medlemmar|anvandare"
    r"|användare|people|personer)/[\w.@-]{2,60}"
    r"|https?://[\w.-]{4,80}/@[\w.-]{2,60}"
)
# A name with a sign in it as the end of a path, where somebody shows pictures: *https://…/tråd/karin_n*.
_NAMED_PATH = re.compile(
    r"https?://[\w.-]{4,80}/(?!news|nyheter|guide|docs|wiki|artik|article|blog|debatt|tabell|[0-9]{4}/)"
    r"(?:[\w-]{1,30}/){0,2}(?P<user>[a-zåäö]{2,16}(?:_[a-zåäö]{1,16}|(?:\.[a-zåäö]{1,16}){1,2})[0-9]{0,4})/?(?![\w/?=.-]\w)"
)
_FILE = re.compile(
    r"\.(?:html?|x?php|aspx?|jsp|cfm|pdf|jpe?g|png|gif|svg|webp|xml|json|txt|docx?|xlsx?|pptx?|mp[34]|zip)\Z"
)
_SHOWS = re.compile(
    r"\b(?:lägger (?:ut|upp)|lade (?:ut|upp)|la (?:ut|upp)|postar|postat|posts?|posted|posting|uploads?|streamar"
    r"|profil\w*|profile|konto\w*|account|(?:hennes|hans|her|his|their) (?:sida|blogg|page|feed|blog))\b"
)
# Pages of these networks that are nobody's profile.
_NO_PROFILE = re.compile(
    r"(?:p|reel|reels|tv|explore|stories/highlights|hashtag|share|sharer|sharer\.php|watch|events|groups"
    r"|pages/category|search|intent|home|login|about|help|legal|policies|jobs|learning|feed"
    r"|playlist|results|shorts|embed|tag|tags|r|i|pulse|posts|company|school|video|music|discover|settings|privacy"
    r"|terms)(?:[/?]|$)"
)
_PLATFORM = (
    r"(?:snap(?:chat|chatt)?|snäpp|insta(?:gram)?|ig|tik\s?-?tok|facebook|face|fb|discord|kik|telegram|twitter|linkedin"
    r"|youtube|roblox|jodel|onlyfans|reddit|messenger|steam|twitch|spotify|minecraft|fortnite|psn|playstation|xbox|wattpad"
    r"|vinted|strava|vsco|be\s?real|yubo|omegle|bluesky|mastodon|skype|wickr|tumblr|pinterest|threads|venmo|revolut|cash\s?app)"
)
_NAME = r"(?P<name>@?[\wåäö][\w.åäö-]{2,30}[\wåäö])"
_HANDLE_ON = re.compile(
    rf"(?<![\w@])(?P<name>@[\w][\w.-]{{1,30}}[\w])[\s,(]{{1,2}}(?:(?:på|on|via|in)\s)?(?:sin\s|hans\s"
    rf"|hennes\s)?{_PLATFORM}\b"
)
_CALLED = re.compile(
    r"\b(?:heter|hette|kallar sig|kallas|finns som|nick|nicket|nickname|användarnamn\w*|username|handle|goes by"
    r"|called|konto(?:t|n)?|account|user|profil(?:en)?|profile|tagg\w{0,3}|kanal(?:en)?|channel)\b"
    r"(?:\s(?:är|e|heter|is|på|name|named|called|som|här))?[\s:=]{1,3}(?P<name>@[\w][\w.-]{1,30}[\w])"
)
# A user of Reddit; r/… is a forum, and nobody's.
_REDDITOR = re.compile(r"(?<![\w/.])/?(?P<name>u/[\w-]{3,30})(?![\w/-])")
# *On tiktok as @x*, *twitch user name_09*, *Steam-namn: nisse_boy13*, *discord kalle#1234*.
_NAMED_ON = re.compile(
    rf"\b{_PLATFORM}[\s,-]{{1,3}}"
    r"(?:as|at|under(?: the name| namnet)?|user(?:name|n)?|usr|användarnamn(?:et)?|användare(?:n)?|namn(?:et)?|name"
    r"|gamertag|handle"
    r"|id|nick(?:et|name)?|konto(?:t)?|account|profil(?:en)?|profile|som|med namnet|called|tagg?"
    r"|(?:he|she|they)(?:'s| is| are)|heter (?:hon|han|hen)|(?:är|e) (?:hon|han|hen))"
    r"(?:\s(?:is|was|är|e|ä|heter|called|namn|namnet))?[\s:=]{1,3}(?P<name>@?(?=[\w.-]{0,20}[a-zåäö])[\w][\w.-]{1,30}[\w])"
)
# *Her username is ellis_fiktiv11*, *kontot ellis.fiktiv*, *mitt ig ellis.fiktiv*, *tt: ellis_fiktiv*.
_SIGNED_NAME = (
    r"(?P<name>@?(?!avsnitt|episod|kapitel|www\.|bl\.|t\.ex|m\.|s[0-9]{1,2}e)(?=[\w.-]{0,24}[._0-9])[a-zåäö][\w.-]{2,30}[\w])"
    r"(?<!\.se)(?<!\.com)(?<!\.org)(?<!\.nu)(?<!\.net)"
)
# What an account does: it tells a name with a stop in it from two sentences without a space.
_ACTS = r"(?=\s(?:lägger|la|lade|postar|posts?|posted|skriver|writes|har lagt|på|on|som|där|where)\b)"
_USERNAME = re.compile(
    r"\b(?:username|user name|användarnamn(?:et)?|screen ?name|gamertag(?:gen)?|nick(?:et|name)?)"
    rf"(?:\s(?:is|was|är|e|ä|var|på \w{{2,12}} är))?[\s:=]{{1,3}}{_SIGNED_NAME}"
    rf"|\b(?:konto(?:t)?|account)(?:\s(?:är|heter|is|called))?[\s:]{{1,2}}(?P<other>[a-zåäö]{{2,16}}(?:_[a-zåäö._]{{1,20}}[0-9]{{0,4}}|\.[a-zåäö._]{{1,20}}(?:[0-9]{{1,4}}|{_ACTS})))"
    r"(?<!\.se)(?<!\.com)(?<!\.org)(?<!\.nu)(?<!\.net)(?![\w@])"
)
_OWN_ON = re.compile(
    rf"\b(?:min|mitt|hennes|hans|my|her|his|their)\s{_PLATFORM}(?:namn|konto(?:t)?)?[\s:]{{1,2}}"
    r"(?P<name>@?(?!stor|sida|konto|profil|page|account|inlägg|bild|post|grupp|kanal|feed|live)[a-zåäö][\w]{1,20}[._][\w.]{1,20}[\w])"
    r"(?![\w@])"
)
_SOUGHT = re.compile(
    r"\b(?:sök(?: på| efter| upp)?|follow|följ|adda|add|kolla(?: in)?|hitta|message)\s"
    rf"{_SIGNED_NAME}[\s,]{{1,2}}(?:på|on)\s{_PLATFORM}\b"
)
_SHORT = re.compile(
    rf"\b(?:(?<![\w/.])(?:(?:tt|sc|dc|ig|yt)\s?[:=]\s?|(?:fb|facebook|ig|insta|snap|tiktok)/){_SIGNED_NAME}(?![\w@/])"
    rf"|{_PLATFORM}\s?\((?P<other>@?(?!ca|s[0-9])(?=[\w.-]{{0,24}}[._0-9])[a-zåäö][\w.-]{{2,30}})\)"
    rf"|(?<![\w@/.])(?P<third>(?=[\w-]{{0,24}}[_0-9])[a-zåäö][\w-]{{2,30}})\s?\((?:på |on )?{_PLATFORM}\))"
)
# *Hängd på @n.n_07*, *@n.n_07, kontot har legat uppe*.
_SHOWN_ON = re.compile(
    r"\b(?:(?:ut)?hängd|hängs(?: ut)?|hänger ut \w{2,12}|följ|follow|adda|add|dm|tagga|exposed|shamed|posted)\s"
    r"(?:på\s|on\s|by\s|av\s)?(?P<name>@(?=[\w.-]{0,28}[._0-9])[\w][\w.-]{1,30}[\w])"
    r"|(?<![\w@])(?P<other>@(?=[\w.-]{0,28}[._0-9])[\w][\w.-]{1,30}[\w])[\s,(]{1,2}"
    r"(?:kontot|profilen|kanalen|that account|the account|account)\b"
)
_TAGGED = re.compile(r"(?<![\w#])(?P<name>[\w.]{2,32}#[0-9]{4})(?![\w])")
# A name whose signs are said, after the network's: *insta, rab underscore svensson*.
_SAID_SIGN = r"(?:under\s?score|understreck|underline|punkt|dot|prick|bindestreck|snabel-?a)"
_SAID = re.compile(
    rf"\b{_PLATFORM}(?:en|t|namn|konto(?:t)?)?\b[^.!?\n]{{0,24}}?[\s,:]"
    rf"(?P<name>[\w]{{2,20}}(?: {_SAID_SIGN} (?!slut\b)[\w]{{1,20}}){{1,4}}(?: [0-9]{{1,4}})?)(?![\w])"
)
# A name of a network's kind right after it: *snap kalle_09*, *tiktok nisse.nykvist07*.
_BARE_ON = re.compile(
    rf"\b{_PLATFORM}(?:namn|konto(?:t)?)?(?:,|:| -)?\s"
    r"(?P<name>@?(?!www\.|https?|reels?|stor(?:y|ies)|shorts|video|grupp|episode|avsnitt|sida)[a-zåäö][\wåäö]{1,20}(?:_[\w.]{1,20}[\w]|\.[\wåäö]{1,20}[0-9]{2,4}|[a-zåäö]{3,12}[0-9]{2,4}))(?![\w.@-]\w)"
)
_PLATFORM_IS = re.compile(
    rf"\b(?:{_PLATFORM}(?:en|t|et|namn|konto(?:t)?|s)?(?:\s(?:is|är|heter|name|username|namn|account|konto|handle"
    rf"|nick)){{0,2}}\s?[:=]\s?{_NAME}"
    rf"|{_PLATFORM}(?:en|t|namn|konto(?:t)?)?\s(?:är|e|ä|heter"
    rf"|is)\s(?P<other>@?[\w.åäö-]{{0,30}}[._0-9@][\w.åäö-]{{0,30}}[\wåäö])"
    rf"|{_PLATFORM}[,:]?\s(?P<third>@[\w][\w.-]{{1,30}}[\w]))"
)
_CALLED_ON = re.compile(
    rf"\b(?:heter|hette|kallar sig|kallas|finns som|is|goes by|called|as|konto(?:t)?|account|user|användaren"
    rf"|som)\s(?P<name>@?[\wåäö][\w.åäö-]{{2,30}}[\wåäö])[\s,]{{1,2}}(?:på|on)\s(?:sin\s)?{_PLATFORM}\b"
)
_ODD_NAME = re.compile(r"[0-9_.@]")


# A plain word after a network's name is often only the next word: *på Facebook: många tycker*.
_SOURCE_BEFORE = re.compile(
    r"\b(?:på|från|via|i|se|läs|enligt|on|from|in|see|at|to|this)\s(?:sin |hans |hennes |min )?\Z", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"\s?(?:\Z|[.,;!?()\n/]|(?:och|and|eller|or|där|så|18|add)\b)")
_MUST_BE_ODD = frozenset({_CALLED_ON, _NAMED_ON, _USERNAME, _OWN_ON, _SHORT, _SOUGHT})

_AT_PLATFORM = re.compile(rf"\b(?={_PLATFORM})")
_BEGIN_WITH_PLATFORM = frozenset({_PLATFORM_IS, _SAID, _BARE_ON, _NAMED_ON})
_NAME_PLATFORM = _BEGIN_WITH_PLATFORM | {_HANDLE_ON, _CALLED_ON, _OWN_ON, _SOUGHT}
_HAVE_AT_SIGN = frozenset({_HANDLE_ON, _CALLED, _SHOWN_ON})
_HANDLES = (
    (_HANDLE_ON, 0.88),
    (_CALLED, 0.88),
    (_CALLED_ON, 0.8),
    (_PLATFORM_IS, 0.85),
    (_SAID, 0.8),
    (_BARE_ON, 0.7),
    (_NAMED_ON, 0.8),
    (_USERNAME, 0.8),
    (_OWN_ON, 0.8),
    (_SHORT, 0.75),
    (_SOUGHT, 0.75),
    (_SHOWN_ON, 0.75),
)


def find(reading: Reading) -> Iterator[Finding]:
    if "://" in reading.lower:
        yield from _on_any_host(reading)
    if "u/" in reading.lower:
        for match in _REDDITOR.finditer(reading.lower):
            yield found(KIND, "profile.handle", reading.span(*match.span("name")), 0.85)
    if not reading.mentions(_GATE):
        return
    for match in _LINK.finditer(reading.lower) if _HOST_END.search(reading.lower) else ():
        path = match["path"].lstrip("/")
        user = path.partition("/")[0].partition("?")[0]
        if path and not _NO_PROFILE.match(path) and not is_an_organisations(reading, *match.span(), user):
            yield found(KIND, "profile.link", _link_span(reading, match), 0.9)
    yield from _handles(reading)


def _on_any_host(reading: Reading) -> Iterator[Finding]:
    for match in _USER_PATH.finditer(reading.lower):
        if not _LINK.match(reading.lower, match.start()):
            yield found(KIND, "profile.link", _link_span(reading, match), 0.8)
    for match in _NAMED_PATH.finditer(reading.lower):
        if not _FILE.search(match["user"]) and reading.cue_near(_SHOWS, *match.span(), 60, 60):
            yield found(KIND, "profile.link", reading.span(*match.span()), 0.75)


def _handles(reading: Reading) -> Iterator[Finding]:
    platforms = [match.start() for match in _AT_PLATFORM.finditer(reading.lower)]
    for pattern, score in _HANDLES:
        for match in _matches(pattern, reading.lower, platforms):
            group = next(name for name in ("name", "other", "third") if match.groupdict().get(name))
            odd = _ODD_NAME.search(match[group])
            if not odd and (pattern in _MUST_BE_ODD or _is_a_word(reading, pattern, match)):
                continue
            if not is_an_organisations(reading, *match.span(group), match[group]):
                yield found(KIND, "profile.handle", reading.span(*match.span(group)), score)
    if "discord" in reading.lower and "#" in reading.lower:
        for match in _TAGGED.finditer(reading.lower):
            yield found(KIND, "profile.handle", reading.span(*match.span("name")), 0.85)


def _matches(pattern: re.Pattern[str], lower: str, platforms: list[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives, but only looked for where a network's name or an @ makes it possible."""
    if (pattern in _NAME_PLATFORM and not platforms) or (pattern in _HAVE_AT_SIGN and "@" not in lower):
        return
    if pattern not in _BEGIN_WITH_PLATFORM:
        yield from pattern.finditer(lower)
        return
    done = 0
    for start in platforms:
        match = pattern.match(lower, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def _is_a_word(reading: Reading, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether a name without any sign in it after a network's is rather the next word of what is said."""
    if pattern is not _PLATFORM_IS:
        return False
    before = reading.lower[max(0, match.start() - 20) : match.start()]
    return bool(_SOURCE_BEFORE.search(before)) or not _CLAUSE_ENDS.match(reading.lower, match.end())


def _link_span(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    return reading.span(match.start(), match.end() - _trailing(match[0]))


def _trailing(link: str) -> int:
    return len(link) - len(link.rstrip(".,?!"))
