"""Kept answers: their bytes, and how many are kept."""

from __future__ import annotations

import gzip

import pytest

from service.web.kept import Kept, Shelf


@pytest.mark.parametrize("content", [b"", b"x", b"Hej " * 10_000, bytes(range(256)) * 300])
@pytest.mark.parametrize("tail", [b"", b"token", b"y" * 70_000])
def test_content_and_tail_are_packed_as_one(content: bytes, tail: bytes) -> None:
    assert gzip.decompress(Kept(content).gzip_with(tail)) == content + tail


def test_the_same_content_has_the_same_name() -> None:
    assert Kept(b"x").hash == Kept(b"x").hash != Kept(b"y").hash


def test_an_answer_is_made_once_for_each_state() -> None:
    shelf = Shelf()
    made = []

    def make() -> Kept:
        made.append(1)
        return Kept(f"{len(made)}".encode())

    contents = [shelf.get("page", stamp, make).content for stamp in (1, 1, 2, 2, 1)]

    assert contents == [b"1", b"1", b"2", b"2", b"3"]


def test_the_shelf_has_an_end() -> None:
    shelf = Shelf(limit=10_000)
    made = []

    def ask(key: str) -> None:
        shelf.get(key, 1, lambda: made.append(key) or Kept(key.encode() * 3_000))

    for key in ("a", "b", "a", "c", "d", "a", "b"):
        ask(key)

    assert made == ["a", "b", "c", "d", "b"]


def test_what_is_larger_than_the_shelf_is_still_answered() -> None:
    assert Shelf(limit=10).get("page", 1, lambda: Kept(b"x" * 1_000)).content == b"x" * 1_000
