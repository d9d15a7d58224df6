"""Finds what is told of a person: health, crime, faith, school, placement, place.

Each is harmless alone: *kids with ADHD*, *our school*, *in Luleå*. It identifies or exposes somebody together with a
name, or when two circumstances meet in one definite person (*the only family on the island*).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from workers.checks.privacy import ages, combinations, conditions, localities, placements, schools
from workers.checks.privacy.forms import is_ambiguous, is_name
from workers.checks.privacy.whereabouts import Circumstance, is_pointed_at
from workers.checks.privacy.words import Words


def find(words: Words, named: frozenset[int]) -> list[Circumstance]:
    """The circumstances that matter; `named` are the sentences with a name that is held.

    What stands beside no name and no definite person, and does not identify by itself, is not returned.
    """
    near = named | {sentence + 1 for sentence in named} | {sentence - 1 for sentence in named}
    said = list(conditions.phrases(words))
    phrases = {words.sentence[first] for _, first, _ in said}
    pointed = cache(lambda: is_pointed_at(words))  # few texts ask for it, and then twice
    found = _where(words, phrases, pointed)
    tells = words.capitals or words.all_flags & localities.TOLD
    kinds_told = ages.told_by_sentence(words) if tells else {}
    surely = [item for item in found if item.held or item.score > placements.UNSURE]
    found += _without_overlaps(surely, combinations.places(words, kinds_told, phrases, pointed))
    told = {item.sentence for item in found if item.held}
    found += ages.ages(words, told, near)
    told |= {sentence + step for sentence in told for step in (-1, 1)}
    persons = {sentence for sentence, kinds in kinds_told.items() if "person" in kinds}
    found += conditions.conditions(words, near | told | persons, said)
    return [
        item
        for item in found
        if item.held or item.sentence in near | told or (item.kind != "place" and item.sentence in persons)
    ]


def _where(words: Words, phrases: set[int], pointed: Callable[[], bool]) -> list[Circumstance]:
    """Schools and homes; one that is found in two ways is told once."""
    found = [*schools.schools(words, phrases, pointed), *placements.placements(words)]
    found += _without_overlaps(found, placements.placements_in_small_letters(words))
    found += _without_overlaps(found, schools.schools_by_place(words))
    found += _without_overlaps(found, schools.classes(words, phrases))
    return found + _without_overlaps(found, placements.unnamed_homes(words))


def _without_overlaps(found: list[Circumstance], more: Iterator[Circumstance]) -> list[Circumstance]:
    covered = {at for item in found for at in range(item.first, item.last + 1)}
    return [item for item in more if covered.isdisjoint(range(item.first, item.last + 1))]


def spelt_out(words: Words) -> Iterator[tuple[int, int]]:
    """Names written letter by letter, *M.a.d.d.i.e*, as offsets in the view."""
    text = words.view.text
    for match in _SPELT.finditer(text) if _LETTER_ALONE.search(text) else ():
        letters = "".join(letter for letter in match[0].lower() if letter.isalpha())
        written = match[0][0].isupper() and match[0][1:].islower()
        if is_name(letters) or is_ambiguous(letters) or (written and letters not in _NOT_SPELT):
            yield match.span()


_NOT_SPELT = frozenset({"obs", "osa", "etc", "omsa", "forts"})
_LETTER_ALONE = re.compile(r"[.*_-][^\W\d_][.*_-]")  # a cheap look before the search
_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.*_-][^\W\d_]){3,12}(?![^\W_])")
