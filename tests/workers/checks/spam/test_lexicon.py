from __future__ import annotations

import pytest

from workers.checks.spam import lexicon
from workers.checks.spam.lexicon import WORDS, Lexicon, Match
from workers.checks.spam.weights import RULES
from workers.checks.text import split_words

FILES = sorted(path.name for path in WORDS.glob("*.txt"))
NO_RULES = {"praise", "praise_word", "author_trade", "author_whole", "author_profession", "search_place"}


def find(entries: list[str], text: str) -> list[Match]:
    return Lexicon(("r", entry) for entry in entries).find(split_words(text), text)


@pytest.mark.parametrize(
    ("entry", "text", "at"),
    [
        ("lån", "ett lån här", "lån"),
        ("spelautomat*", "alla spelautomater nu", "spelautomater"),
        ("*casino*", "bästa nätcasinot", "casino"),
        ("utan recept", "piller utan  recept!", "utan  recept"),
        ("dr _ cured", "dr. ogbe cured me", "dr. ogbe cured"),
        ("gick ner <n> kg", "jag gick ner 1 400 kg", "gick ner 1 400 kg"),
        ("<n> bonus", "få 300% bonus", "300% bonus"),
        ("köp billig*", "köp billiga skor", "köp billiga"),
        ("don t miss", "don't miss it", "don't miss"),
    ],
    ids=["word", "prefix", "infix", "phrase", "any word", "number", "number first", "prefix at the end", "apostrophe"],
)
def test_an_entry_is_found_where_it_stands(entry: str, text: str, at: str) -> None:
    (match,) = find([entry], text)

    assert text[match.start : match.end] == at


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("lån", "han lånade ett lånekort"),
        ("lån", "ålån"),
        ("utan recept", "utan receptet"),
        ("utan recept", "utan ett recept"),
        ("dr _ cured", "dr cured"),
        ("gick ner <n> kg", "gick ner till 14 kg"),
    ],
    ids=["inflected", "Swedish letter before", "phrase goes on", "word between", "word missing", "no number"],
)
def test_an_entry_is_not_found_elsewhere(entry: str, text: str) -> None:
    assert find([entry], text) == []


def test_the_longest_entry_of_a_list_wins_and_matches_do_not_overlap() -> None:
    text = "online casino bonus"

    assert [text[m.start : m.end] for m in find(["casino", "casino bonus", "online casino"], text)] == ["online casino"]


def test_what_an_entry_leaves_open_is_not_quoted() -> None:
    (match,) = find(["herr _ lån*"], "herr Andersson långivare".lower())

    assert match.entry == "herr … lån…"


@pytest.mark.parametrize("file", FILES)
def test_no_list_says_a_thing_twice(file: str) -> None:
    twice = {name: [e for e in entries if entries.count(e) > 1] for name, entries in lexicon.lists(file).items()}

    assert {name: found for name, found in twice.items() if found} == {}


@pytest.mark.parametrize("file", FILES)
def test_every_entry_can_be_found(file: str) -> None:
    entries = [entry for found in lexicon.lists(file).values() for entry in found]

    assert [entry for entry in entries if entry != entry.lower() or not split_words(entry)] == []


def test_every_list_of_wording_has_its_rule_and_every_such_rule_its_list() -> None:
    listed = {
        name for file in ("subjects.txt", "pitches.txt", "wording.txt", "praise.txt") for name in lexicon.lists(file)
    }

    assert listed - NO_RULES - set(RULES) == set()
    assert {name for name in RULES if name.startswith(("subject_", "pitch_", "light_"))} - listed == set()
