"""User names that are said or spaced out, and members' pages."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("snap: «k r å k . f i k t i v» ta bort mellanrummen", id="letter by letter"),
    pytest.param("tiktok: «f-i-k-t-i-v-k-a-j»", id="hyphens between letters"),
    pytest.param("shows it: «strava.com/athletes/48820173». Has", id="a page of training"),
    pytest.param("han är «flashback.org/u1183347» och", id="a member of a forum"),
    pytest.param("«forum.example.se/medlem/kajfiktiv» skriver om oss", id="a member of any host"),
    pytest.param("«tinder.com/@kajfiktiv» där", id="an @ in a path"),
    pytest.param("under namnet «snabel-a kajfiktiv tre nior», tagit", id="the sign said, and as many digits"),
    pytest.param("look for «at kaj dot fiktiv dot 09» on TikTok, that's", id="at and dots said"),
    pytest.param("sök «kajfiktiv understreck elva» på insta så", id="a line and a number said"),
    pytest.param("finns på insta som «snabel-a kaj punkt fiktiv»", id="no mail address"),
    pytest.param("add «kaj underscore fiktiv» on snap", id="in English"),
    pytest.param("hans snap är «kaj understreck fiktiv nio»", id="after the network"),
    pytest.param("kollar ni «kajfiktiv (understreck) 08» på tiktok", id="in brackets"),
    pytest.param("konto, «instagram punkt com snedstreck kajfiktiv_ab». Är", id="a page said"),
    pytest.param("«kajfiktiv hashtag ett två tre fyra» på discord", id="a tag said"),
    pytest.param("min son är «kaj_fiktiv_12» i fortnite", id="in a game"),
    pytest.param("han heter «XxKajFiktivxX» på roblox", id="capitals inside"),
    pytest.param("hans insta: «kaj(punkt)fiktiv(punkt)08»", id="brackets without spaces"),
    pytest.param("snapchat -> «kajfiktiv08»", id="an arrow"),
    pytest.param("@ «kajfiktiv» på insta", id="the sign apart"),
    pytest.param("«kajfiktiv.bsky.social» is hers", id="a host of its own"),
]

PASSES = [
    pytest.param("snap: å i å ä e ö, insta är a och o", id="few letters"),
    pytest.param("insta: 1 2 3 4 5 6 7 8, tiktok: s u c k s", id="digits, a word"),
    pytest.param("strava.com/clubs/12, flashback.org/t1183347, vinted.se/catalog/barn", id="pages of nobody"),
    pytest.param("scouterna.example.se/medlem/bli-medlem, x.example.com/user/login", id="pages for all"),
    pytest.param("läs på instagram punkt slut. facebook punkt com är trött", id="a full stop"),
    pytest.param("twitter dot com slash and all that", id="words after a stroke"),
    pytest.param("look at little kids on TikTok, we meet at five dot on TikTok", id="at as a word"),
    pytest.param("jag sökte understreck elva gånger på insta", id="how often"),
    pytest.param("titta på snabel-a på insta", id="the sign as such"),
    pytest.param("han heter McDonald på tiktok", id="a name with a capital inside"),
    pytest.param("he is YouTuber on TikTok", id="a trade"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_user_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "profile") == text


@pytest.mark.parametrize("text", PASSES)
def test_what_is_nobodys_is_none(text: str) -> None:
    assert marked(text, "profile") == text
