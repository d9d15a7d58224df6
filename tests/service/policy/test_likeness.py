"""Which texts count as nearly the same."""

from __future__ import annotations

from random import Random

import pytest

from service.policy.likeness import ALIKE_FROM, BANDS, bands
from service.seals import Seals

SPUN = (
    "Wow, what a great article about school absence! My cousin earns real money from home with this simple method, "
    "every single week without any experience. Visit my page and start today: https://a.example/start"
)


def of(text: str, key: bytes = b"k" * 64) -> tuple[str, ...]:
    return bands(text, lambda word: Seals(key).hash("trace", word))


def in_common(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(of(one), of(other), strict=False))


@pytest.mark.parametrize(
    "other",
    [
        SPUN,
        SPUN.upper(),
        SPUN.replace("https://a.example/start", "https://b.example/9"),
        SPUN.replace("great", "superb").replace("simple", "easy").replace("single", "sunny"),
        "Hello! " + SPUN.replace("cousin", "neighbour").replace("real", "good").replace("Visit", "Check"),
        SPUN.replace("great article", "ｇｒｅａｔ  article"),
    ],
    ids=["the same", "capitals", "another address", "three words spun", "words put in", "full width"],
)
def test_a_text_with_words_exchanged_is_nearly_the_same(other: str) -> None:
    assert in_common(SPUN, other) >= ALIKE_FROM


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Vår dotter har inte gått i skolan sedan september och ingen på kommunen verkar veta vem som bestämmer.",
            "Som lärare ser jag att frånvaron börjar redan i mellanstadiet, långt innan kommunen får någon anmälan.",
        ),
        (
            "Bussarna mellan Norrtull och sjukhuset går för sällan på kvällen, särskilt efter klockan åtta.",
            "Cykelbanan vid sjukhuset plogas aldrig före klockan sju, så vi som börjar tidigt får gå på vägen.",
        ),
    ],
    ids=["school", "traffic"],
)
def test_people_on_the_same_subject_do_not_write_the_same(one: str, other: str) -> None:
    assert in_common(one, other) < ALIKE_FROM


@pytest.mark.parametrize(
    "text", ["", "Tack!", "Tack för ett bra och viktigt inlägg, mycket läsvärt!", "🙂" * 400, "1 " * 90]
)
def test_a_short_word_of_thanks_leaves_nothing_to_compare(text: str) -> None:
    assert of(text) == ()


def test_nobody_reads_words_from_bands_without_the_key() -> None:
    assert len(of(SPUN)) == BANDS
    assert not set(of(SPUN)) & set(of(SPUN, key=b"z" * 64))


def test_a_thousand_texts_on_one_subject_are_not_taken_for_copies_of_each_other() -> None:
    """Each shares a tenth of its words with each other, more than comments on one subject do."""
    words = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}ord" for n in range(300)]
    chosen = Random(7)
    known: dict[str, list[int]] = {}
    copies = 0
    for number in range(1_000):
        text = " ".join(chosen.sample(words, 50))
        seen: dict[int, int] = {}
        for band in of(text):
            for other in known.get(band, ()):
                seen[other] = seen.get(other, 0) + 1
            known.setdefault(band, []).append(number)
        copies += sum(times >= ALIKE_FROM for times in seen.values())

    assert copies < 1_000 * 999 / 2 * 0.0005
