"""Views keep the way back to the exact visible text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.policy.identifiers import views
from service.policy.identifiers.views import View, fold, plain_view, substitute

READINGS = [
    pytest.param("Åsa såg 5 – 6", "Åsa såg 5 - 6", id="Swedish letters stay"),
    pytest.param("a\u030asa", "åsa", id="a decomposed letter is composed"),
    pytest.param("09\u200b09\u2060", "0909", id="zero-width characters go"),
    pytest.param("07٠１", "0701", id="digits of other scripts"),
    pytest.param("1\ufe0f\u20e32\ufe0f\u20e3", "12", id="keycap digits"),
    pytest.param("①②③", "123", id="circled digits"),
    pytest.param("0\u03367\u0336", "07", id="struck-through digits"),
    pytest.param("a‐b‑c‒d–e—f−g", "a-b-c-d-e-f-g", id="dashes"),
    pytest.param("kalle＠example．com", "kalle@example.com", id="full-width signs"),
    pytest.param("x\u00a0y\u202fz", "x y z", id="no-break spaces"),
    pytest.param("Anna’s “x”", 'Anna\'s "x"', id="quotation marks"),
    pytest.param("a\u2028b", "a\nb", id="line separator"),
    pytest.param("कि", "कि", id="vowel signs of other scripts stay"),
    pytest.param("ﷺ", "ﷺ", id="a long ligature does not grow"),
    pytest.param("\ud800x", "\ud800x", id="a lone surrogate is harmless"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_a_text_is_folded(text: str, reading: str) -> None:
    assert fold(text).text == reading


@pytest.mark.parametrize(
    ("text", "wanted", "visible"),
    [
        pytest.param("nr 090\u200b909‑2389.", "090909-2389", "090\u200b909‑2389", id="invisible inside"),
        pytest.param("\u200b12\u200b", "12", "12", id="invisible around"),
        pytest.param(
            "1\ufe0f\u20e32\ufe0f\u20e3!", "12", "1\ufe0f\u20e32\ufe0f\u20e3", id="marks belong to their digit"
        ),
        pytest.param("se №5", "No5", "№5", id="one character read as two"),
        pytest.param("e\u0301n", "én", "e\u0301n", id="composed letter"),
    ],
)
def test_a_span_is_the_exact_visible_text(text: str, wanted: str, visible: str) -> None:
    view = fold(text)

    at = view.text.index(wanted)
    start, end = view.span(at, at + len(wanted))

    assert text[start:end] == visible


def test_a_substitution_keeps_the_way_back() -> None:
    text = "ring noll sju\u200bnoll nu"
    words = {"noll": "0", "sju": "7"}

    view = substitute(fold(text), re.compile("noll|sju"), lambda match: words[match[0]])

    assert view.text == "ring 0 70 nu"
    start, end = view.span(5, 9)
    assert text[start:end] == "noll sju\u200bnoll"


def test_an_empty_span_is_a_point() -> None:
    assert plain_view("abc").span(1, 1) == (1, 1)
    assert plain_view("abc").span(3, 3) == (3, 3)
    assert View("", [], []).span(0, 0) == (0, 0)


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_offsets_are_ordered_and_inside_the_text(text: str) -> None:
    view = fold(text)

    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert len(view.text) <= 3 * len(text)
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)


def test_what_is_passed_over_unread_would_be_read_as_itself() -> None:
    wrong = [
        character
        for character in map(chr, range(0x110000))
        if not views._ODD.match(character) and views._fold_character(character) != character
    ]

    assert wrong == []
