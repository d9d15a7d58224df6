from __future__ import annotations

import pytest

from tests.workers.checks.texts import comment
from workers.checks.text import CommentText, FieldText


def words(typed: str) -> list[str]:
    return [word.text for word in FieldText("comment", typed).words]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Åke, är DU här?", ["åke", "är", "du", "här"]),
        ("A\u030ake a\u0308r", ["åke", "är"]),
        ("ca\u200bsi\u00adno", ["casino"]),
        ("ｃａｓｉｎｏ", ["casino"]),
        ("𝐜𝐚𝐬𝐢𝐧𝐨", ["casino"]),
        ("c\u0430sin\u043e", ["casino"]),
        ("казино", ["казино"]),
        ("sms-lån e-post", ["sms", "lån", "e", "post"]),
        ("İstanbul", ["istanbul"]),
        ("", []),
    ],
    ids=[
        "Swedish letters",
        "decomposed letters",
        "invisible characters",
        "full width",
        "mathematical letters",
        "mixed scripts",
        "one other script",
        "hyphens",
        "a letter that grows in lower case",
        "nothing",
    ],
)
def test_words_are_read_through_their_disguise(typed: str, read: list[str]) -> None:
    assert words(typed) == read


def test_the_way_back_leads_to_what_was_typed() -> None:
    field = FieldText("comment", "Kolla: ca\u200bsi\u00adno!")
    word = field.words[1]

    assert field.typed[slice(*field.span(word.start, word.end))] == "ca\u200bsi\u00adno"


@pytest.mark.parametrize("typed", ["5 μg", "kΩ", "β-blockerare", "αβγ"], ids=["microgram", "ohm", "hyphen", "Greek"])
def test_units_and_formulas_are_no_mixed_words(typed: str) -> None:
    assert FieldText("comment", typed).mixed_words == []


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("ring 070-174 06 05", ["0701740605"]),
        ("+46 70 174 06 05.", ["46701740605"]),
        ("den 3 mars 2014", ["2014"]),
        ("A1234567", []),
    ],
    ids=["national", "international", "year", "part of a word"],
)
def test_numbers_are_read_as_they_are_written(typed: str, digits: list[str]) -> None:
    assert [number.digits for number in FieldText("comment", typed).numbers] == digits


def test_each_field_has_its_own_views() -> None:
    text = CommentText(comment("Hej", author="Åsa", url="https://blog.example.org", title="Svar"))

    assert [field.typed for field in (text.comment, text.author, text.url, text.title)] == [
        "Hej",
        "Åsa",
        "https://blog.example.org",
        "Svar",
    ]
