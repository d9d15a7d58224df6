from __future__ import annotations

import pytest

from tests.workers.checks.texts import comment, found, marked, rules
from workers.checks.spam import check
from workers.checks.spam.leet import disguised_words


@pytest.mark.parametrize(
    ("rule", "typed", "place"),
    [
        ("mixed_scripts", "bästa c\u0430sino i stan", "c\u0430sino"),
        ("mixed_scripts", "köp vi\u03b1gra nu", "vi\u03b1gra"),
        ("invisible_characters", "bästa ca\u200bsino i stan", "\u200b"),
        ("invisible_characters", "bästa ca\u2060si\u2060no", "\u2060"),
        ("styled_letters", "ｃａｓｉｎｏ i stan", "ｃａｓｉｎｏ"),
        ("styled_letters", "𝓕𝓻𝓮𝓮 pengar", "𝓕𝓻𝓮𝓮"),
        ("styled_letters", "ⓒⓐⓢⓗ nu", "ⓒⓐⓢⓗ"),
        ("letters_replaced", "köp v1agra här", "v1agra"),
        ("letters_replaced", "bästa c@sino!", "c@sino"),
        ("letters_replaced", "c a s i n o i natt", "c a s i n o"),
        ("letters_replaced", "c.a.s.i.n.o i natt", "c.a.s.i.n.o"),
        ("letters_replaced", "b1tc01n till alla", "b1tc01n"),
    ],
)
def test_a_disguise_is_seen_where_it_is_worn(rule: str, typed: str, place: str) -> None:
    text = comment(typed)

    assert marked(text, found(check(text), rule)) == place


@pytest.mark.parametrize(
    "typed",
    [
        "ca\u200bsino utan insättning",
        "c\u0430sino utan insättning",
        "ｃａｓｉｎｏ utan insättning",
        "CASINO UTAN INSÄTTNING",
    ],
    ids=["invisible", "mixed", "full width", "capitals"],
)
def test_what_is_disguised_is_read_all_the_same(typed: str) -> None:
    assert {"pitch_gambling"} <= rules(check(comment(typed)))


@pytest.mark.parametrize(
    "typed",
    [
        "Cafe\u0301 på torget och A\u030ake",
        "Ord\u00adav\u00adstav\u00adning ur en kopierad text",
        "می‌خواهم بدانم",
        "familj 👨‍👩‍👧‍👦 på utflykt",
        "Дякую за статтю",
        "5 μg och 3 kΩ",
        "Öppet kl 8–16, pris 30kr, klass 9B och 7a",
        "Jag bor i 2:a och går på SFI1",
        "v. 34 och G20-mötet i IKT5",
        "s k y l l d e n  ä r  d e r a s",
        "H2O, CO2, B12 och covid19",
        "１２３ och ＡＢ",
    ],
    ids=[
        "decomposed letters",
        "soft hyphens",
        "Persian joiner",
        "family picture",
        "one other script",
        "units",
        "times and classes",
        "figures in words",
        "abbreviations with figures",
        "letter-spacing of ordinary words",
        "formulas",
        "a few wide signs",
    ],
)
def test_honest_writing_is_no_disguise(typed: str) -> None:
    kinds = {finding.kind for finding in check(comment(typed)).findings}

    assert "disguise" not in kinds


def test_a_disguised_word_that_means_nothing_is_no_finding() -> None:
    assert [word.text for word in disguised_words("c4sin0 sk0la 2024 30kr @anna")] == ["casino", "skola", "aanna"]
    assert "letters_replaced" not in rules(check(comment("sk0la och @anna")))
