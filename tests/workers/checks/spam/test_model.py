"""A site's model: counts that can be taken back exactly, within bounds, and never a rare word in clear."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.seals import Seals
from tests.workers.checks.texts import comment
from workers.checks.spam import check
from workers.checks.spam.model import MOST_BYTES, MOST_NAMES, MOST_TOKENS, SHOWN_FROM, Name, SiteModel, Unreadable
from workers.checks.spam.model_tokens import names
from workers.checks.spam.reading import Reading

TOKEN = Seals(b"k" * 64).token
VOCABULARY = [f"w:ord{n}" for n in range(40)]
LESSONS = st.lists(
    st.tuples(st.sets(st.sampled_from(VOCABULARY), max_size=12), st.booleans(), st.booleans()), max_size=30
)


def of(*words: str, may_show: bool = True) -> list[Name]:
    return [Name(word, may_show) for word in words]


def counts(model: SiteModel) -> dict[str, tuple[int, int]]:
    return {name: model.seen(TOKEN(name)) for name in VOCABULARY}


def taught(lessons: Sequence[tuple[set[str], bool]], most: int = MOST_TOKENS) -> SiteModel:
    model = SiteModel(TOKEN, most)
    for words, is_spam in lessons:
        model.learn(of(*words), is_spam)
    return model


def said(model: SiteModel) -> set[str]:
    return {name for name, _, _ in model.named()}


def names_of(typed: str, **fields: str) -> dict[str, bool]:
    text = comment(typed, **fields)
    return dict(names(Reading(text), check(text).findings))


@given(LESSONS)
def test_what_is_taken_back_was_never_learnt(lessons: list[tuple[set[str], bool, bool]]) -> None:
    model = SiteModel(TOKEN)
    kept = [
        (model.learn(of(*words), is_spam), is_spam, model.lessons, is_taken_back)
        for words, is_spam, is_taken_back in lessons
    ]

    for tokens, is_spam, lesson, is_taken_back in reversed(kept):
        if is_taken_back:
            model.unlearn(tokens, is_spam, lesson)

    alone = taught([(words, is_spam) for words, is_spam, is_taken_back in lessons if not is_taken_back])
    assert counts(model) == counts(alone)
    assert (model.ham, model.spam, len(model)) == (alone.ham, alone.spam, len(alone))
    assert said(model) == said(alone)


@given(LESSONS, st.randoms(use_true_random=False))
def test_all_can_be_taken_back_in_any_order_also_after_tokens_were_let_go(
    lessons: list[tuple[set[str], bool, bool]], random: object
) -> None:
    model = SiteModel(TOKEN, most_tokens=10)
    kept = [(model.learn(of(*words), is_spam), is_spam, model.lessons) for words, is_spam, _ in lessons]

    random.shuffle(kept)  # type: ignore[attr-defined]
    for tokens, is_spam, lesson in kept:
        model.unlearn(tokens, is_spam, lesson)

    assert (model.ham, model.spam, len(model), said(model)) == (0, 0, 0, set())


def test_a_token_that_was_let_go_is_not_lowered_for_lessons_before_it_came_again() -> None:
    model = SiteModel(TOKEN, most_tokens=3)
    first = model.learn(of("w:casino"), True)
    lesson = model.lessons
    for n in range(4):
        model.learn(of(f"w:annat{n}", f"w:mer{n}"), False)
    assert model.seen(TOKEN("w:casino")) == (0, 0)
    model.learn(of("w:casino"), True)

    model.unlearn(first, True, lesson)

    assert model.seen(TOKEN("w:casino")) == (0, 1)


def test_what_is_common_stays_when_room_is_short() -> None:
    model = SiteModel(TOKEN, most_tokens=20)
    for n in range(50):
        model.learn(of("w:och", "w:casino", f"w:en-gång-{n}"), n % 2 == 0)

    assert model.seen(TOKEN("w:casino")) == (25, 25)
    assert len(model) <= 20


def test_the_size_is_bounded_whatever_is_learnt() -> None:
    model = SiteModel(TOKEN)
    for n in range(60):
        for _ in range(SHOWN_FROM):
            model.learn(of(*(f"w:{n:03}-{word:03}-abcdefghijklmnopqrst" for word in range(400))), n % 2 == 0)

    assert len(model) <= MOST_TOKENS
    assert len(said(model)) <= MOST_NAMES
    assert len(model.to_bytes()) <= MOST_BYTES


@given(LESSONS)
def test_what_is_kept_reads_back_as_it_was(lessons: list[tuple[set[str], bool, bool]]) -> None:
    model = taught([(words, is_spam) for words, is_spam, _ in lessons])

    again = SiteModel.from_bytes(model.to_bytes(), TOKEN)

    assert again.to_bytes() == model.to_bytes()
    assert (counts(again), again.lessons) == (counts(model), model.lessons)


@pytest.mark.parametrize("kept", [b"", b"KSM0" + bytes(40), taught([({"w:ord1"}, True)]).to_bytes()[:-1]])
def test_what_is_no_model_is_refused(kept: bytes) -> None:
    with pytest.raises(Unreadable):
        SiteModel.from_bytes(kept, TOKEN)


def test_a_word_has_a_name_only_while_enough_comments_share_it() -> None:
    model = SiteModel(TOKEN)
    for _ in range(SHOWN_FROM - 1):
        model.learn(of("w:casino"), True)
    assert said(model) == set()

    tokens = model.learn(of("w:casino"), True)
    assert said(model) == {"w:casino"}

    model.unlearn(tokens, True, model.lessons)
    assert said(model) == set()
    assert b"casino" not in model.to_bytes()


def test_what_may_not_be_shown_never_is() -> None:
    model = SiteModel(TOKEN)
    for _ in range(3 * SHOWN_FROM):
        model.learn(of("a:kerstin", may_show=False), False)

    assert said(model) == set()
    assert b"kerstin" not in model.to_bytes()


def test_words_pairs_signs_hosts_and_the_author_are_counted() -> None:
    found = names_of("Köp billiga väskor på https://a.example", author="Vera Lind", url="https://b.example")

    assert {"w:köp", "b:billiga väskor", "r:link", "h:a.example", "h:b.example", "a:vera", "l:1"} <= set(found)


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("Mejla kerstin.lind@example.org så svarar jag", ("kerstin", "lind", "example.org")),
        ("Ring 070-174 06 05 i kväll", ("070", "174")),
        ("Han har 19811218-9876 som nummer", ("1981", "9876")),
        ("Vi bor på Storgatan 14 B i stan", ("storgatan",)),
        ("Målnummer T 1234-11 gäller oss", ("1234",)),
        ("Ring noll sju noll ett sju fyra noll sex noll fem", ("noll", "sju")),
    ],
    ids=["mail", "telephone", "personal number", "street", "case", "telephone in words"],
)
def test_what_identifies_somebody_is_never_counted(typed: str, never: Sequence[str]) -> None:
    counted = json.dumps(list(names_of(typed, author=typed, url="")), ensure_ascii=False)

    assert [text for text in never if text in counted] == []


def test_an_identifier_that_is_cut_off_is_not_counted() -> None:
    counted = names_of("ja " * 996 + "ja, kerstin.lindgren@example.org svarar")

    assert not any("kerstin" in name for name in counted)


def test_an_identifier_behind_invisible_characters_is_not_counted() -> None:
    counted = names_of("\u200b" * 4_000 + "mejla kerstin.lindgren@example.org i dag", author="")

    assert not any("kerstin" in name or "example.org" in name for name in counted)


@pytest.mark.parametrize(
    "typed",
    [
        '<a href="mailto:kerstin@lindgren.example">skriv hit</a>',
        "kerstin " + "1 " * 101,
    ],
    ids=["mail behind words", "among very many figures"],
)
def test_what_cannot_be_told_from_an_identifier_is_not_counted(typed: str) -> None:
    assert not any("kerstin" in name or "lindgren" in name for name in names_of(typed))


def test_a_sender_of_unusual_length_is_not_counted() -> None:
    counted = names_of("Hej", author="Vera " * 60, url="https://" + "a" * 300 + ".example")

    assert not any(name.startswith(("a:", "h:")) for name in counted)


def test_what_is_written_as_a_name_is_not_shown() -> None:
    found = names_of("Men Kerstin sa att vi ska vänta", author="anna")

    assert (found["w:kerstin"], found["b:kerstin sa"], found["a:anna"]) == (False, False, False)
    assert (found["w:vänta"], found["b:ska vänta"]) == (True, True)


def test_of_words_with_figures_only_that_they_have_one_is_counted() -> None:
    found = names_of("Det kostar 4995kr i år")

    assert "w:#" in found
    assert not any("4995" in name for name in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_learnt_and_taken_back(typed: str, author: str, url: str) -> None:
    text = comment("x")
    text = type(text)(type(text.rendering)(text.rendering.html, typed), author=author, url=url)
    model = SiteModel(TOKEN)

    tokens = model.learn(names(Reading(text), check(text).findings), True)
    model.unlearn(tokens, True, model.lessons)

    assert (len(model), model.spam) == (0, 0)
