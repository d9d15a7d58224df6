"""Finds names of private persons and of named officials, by what stands around them.

A list of names alone is right one time in three. Here every word that may be a name has traits (`traits.py`): what it
is by itself, what ties it to somebody, what its sentence and its text are about. What each trait weighs was learnt from
labelled texts (a logistic regression), and the score is the probability that comes of their sum. Names of public life
are left alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from workers.checks.privacy import lexicon, traits
from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.addressed import is_answered, is_own
from workers.checks.privacy.candidates import candidates
from workers.checks.privacy.forms import bare, is_name
from workers.checks.privacy.surroundings import bonds, is_at_a_place
from workers.checks.privacy.words import Words

HOLD_FROM = 0.5
WARN_FROM = 0.45
_MOST = 100  # names in one text; more would change nothing about it but the cost
_SIGNED = 0.6  # whoever signs with first name and surname may be another
_COUNTS_FROM = 0.3  # in log-odds: what weighs less is no reason that anybody wants to read
_MOST_REASONS = 4
_AND = frozenset({"och", "and", "å", "o", "&"})
_DECISIVE = frozenset({"but thing", "but in public"})
_OF_OFFICE = frozenset({"bond office", "bond to name", "bond to perhaps", "bond to unknown"})
_REASONS = {
    "is name": "name",
    "is perhaps": "name",
    "surname second": "full name",
    "surname alone": "full name",
    "full name": "full name",
    "full perhaps": "full name",
    "full unknown": "full name",
    "sounds like a name": "sound",
    "sounds like a name, opens": "sound",
    "does name": "does",
    "does perhaps": "does",
    "does unknown": "does",
    "does alone": "does",
    "is told of": "health or crime",
    "owns something name": "owner",
    "owns something perhaps": "owner",
    "owns something unknown": "owner",
}
"""Traits that a moderator is told in other words; those of `surroundings` have their own."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the words from `first` to `last`. `because`: what raised and lowered its score."""

    first: int
    last: int
    score: float
    official: bool = False
    because: tuple[str, ...] = ()


def find(words: Words, author: str = "") -> Iterator[Name]:
    """The names of persons who are not public, with the scores above `WARN_FROM`; the author's own is none."""
    own = frozenset(author.lower().split())
    weighed, all_of_it = candidates(words)
    if not weighed:
        return
    setting = traits.setting_of(words, weighed)
    found = 0
    before = -1  # the last word of the last name that is held
    writers: list[Name] = []
    for first, last, public in weighed:
        if public or (own and bare(words.lower[first]) in own) or _is_mentioned(words, first, last):
            continue
        if is_answered(words, first, last):
            continue
        name = _judged(words, first, last, setting)
        if is_own(words, first, last) and (name.score >= WARN_FROM or is_name(words.lower[first])):
            writers.append(replace(name, score=max(name.score, HOLD_FROM)))
            continue
        pair = _joined_before(words, first) if name.score >= HOLD_FROM else -1
        if pair > before:
            yield Name(pair, pair, HOLD_FROM, because=("pair",))
        if name.score < HOLD_FROM and _joined_before(words, first) == before >= 0 and is_name(words.lower[first]):
            name = Name(name.first, name.last, HOLD_FROM, name.official, (*name.because, "pair"))
        if name.score >= WARN_FROM:
            found += 1
            before = last if name.score >= HOLD_FROM else before
            yield name
        if found >= _MOST:
            break
    if not all_of_it:
        first, last, _ = weighed[-1]
        yield Name(first, last, HOLD_FROM, because=("many",))  # what comes after it was not looked at
    if before >= 0:
        yield from writers  # whose children are named is told by their own name too


def _is_mentioned(words: Words, first: int, last: int) -> bool:
    """*@Kjell: du har missförstått*: another commenter, by the sign that addresses one, of whom nothing is told."""
    if first != last or not words.opens[first] or not words.gap(first).endswith("@"):
        return False
    told = words.after(last) & v.PREPOSITION or words.around(first, last, 0, 12) & (v.PRONOUN | v.CARE)
    return not told and next(bonds(words, first, last), None) is None


def _joined_before(words: Words, index: int) -> int:
    """The name that *och* or *and* joins with the word at `index`, or -1: *Loke och Freja*."""
    if index < 2 or words.lower[index - 1] not in _AND:
        return -1
    written = words.texts[index - 2][0].isupper() and words.lower[index - 2] in lexicon.ambiguous_names()
    return index - 2 if written or is_name(words.lower[index - 2]) else -1


def _judged(words: Words, first: int, last: int, setting: traits.Setting) -> Name:
    """Add up what the traits weigh."""
    weights = lexicon.name_weights()
    found = {trait: weights.get(trait, 0.0) for trait in traits.of(words, first, last, setting)}
    score = 1 / (1 + math.exp(-(weights["always"] + sum(found.values()))))
    if not _DECISIVE.isdisjoint(found) and not any(trait.startswith("bond ") for trait in found.keys() - _OF_OFFICE):
        score = 0.0  # *terapihunden Bosse*, *advokaten Sven Tornberg föreläste*
    if _signs_in_full(words, first, last):
        score = max(score, _SIGNED)
    until = last + 2 if first == last and score >= HOLD_FROM and is_at_a_place(words, last) else last
    return Name(first, until, round(min(score, 0.99), 2), "bond office" in found, _reasons(found))


def _signs_in_full(words: Words, first: int, last: int) -> bool:
    """*Hälsningar Yngve Tallkvist*: perhaps the writer, perhaps somebody in whose name another writes."""
    return first < last and bool(words.before(first) & v.FAREWELL) and last + 1 == words.size


def _reasons(found: dict[str, float]) -> tuple[str, ...]:
    """What counted most, in the words of `service.web.review.words.BECAUSE`."""
    told: dict[str, float] = {}
    for trait, weight in found.items():
        kind, _, label = trait.partition(" ")
        reason = label if kind in {"bond", "near", "but"} and not label.startswith("to ") else _REASONS.get(trait)
        if reason and abs(weight) >= _COUNTS_FROM:
            told[reason] = max(told.get(reason, 0.0), abs(weight))
    return tuple(sorted(told, key=lambda reason: -told[reason])[:_MOST_REASONS]) or ("name",)
