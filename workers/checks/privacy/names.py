"""Finds names of private persons and of named officials, by what stands around them.

A list of names alone is right one time in three. Here a word has a score by what it is (a name, a word that may be
one, an unknown word with a capital) and by its surroundings: kin, office, age, care and health raise it; research,
politics, letters, greetings and things named after somebody lower it. Names of public life are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workers.checks.privacy import lexicon
from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.addressed import is_own
from workers.checks.privacy.forms import (
    bare,
    is_abbreviation,
    is_ambiguous,
    is_misspelt_name,
    is_name,
    is_place,
    is_surname_like,
    may_be_name,
)
from workers.checks.privacy.surroundings import bonds, is_at_a_place, lowering, surroundings
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

HOLD_FROM = 0.5
WARN_FROM = 0.42
_HOPELESS_BELOW = 0.25  # without a bond an unknown word is no name, whatever the sentence is about
_MOST = 100  # names in one text; more would change nothing about it but the cost

_TELLING = v.PRONOUN | v.KIN | v.CARE | v.SCHOOL | v.TOLD_OF_A_PERSON
_WITHIN_TITLES = frozenset({"min", "mitt", "och", "i", "på", "av", "and", "the", "of", "my", "in"})
_FROM_PLACE = frozenset({"i", "från", "in", "from"})
_PARTICLES = frozenset({"von", "af", "de", "van", "bin", "al", "el", "der"})
_INSTITUTION = (
    "skolan", "skola", "hemmet", "kommun", "kommunen", "nämnden", "verket", "förbundet", "partiet", "styrelsen",
    "länet", "gården", "kyrkan", "sjukhuset", "lasarettet", "dalen", "lagen", "veckan", "dagen", "tinget", "rätten",
    "landet",
)  # fmt: skip
_COMMON_END = (
    "en", "et", "an", "na", "ar", "er", "or", "ing", "het", "tion", "are", "ade", "de", "te", "igt", "s", "ed", "ly",
)  # fmt: skip


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
    quiet = bool(words.texts) and words.texts[0][0].islower()
    found = index = 0
    before = -1  # the last word of the last name that is held
    public: set[str] = set()  # the parts of public names so far: who is told of by a full name is then called by one
    writers: list[Name] = []
    while index < words.size and found < _MOST:
        last = _sequence_end(words, index)
        if last < 0:
            index += 1
            continue
        public_until = _public_until(words, index, last)
        if public_until < 0 and {bare(part) for part in words.lower[index : last + 1]} <= public:
            public_until = last
        if public_until >= 0:
            public_until = _work_until(words, public_until)
            public.update(bare(part) for part in words.lower[index : public_until + 1])
        elif not own or bare(words.lower[index]) not in own:
            name = _judged(words, index, last, quiet)
            if name.score >= WARN_FROM and is_own(words, index, last):
                writers.append(name)
                index = last + 1
                continue
            pair = _joined_before(words, index) if name.score >= HOLD_FROM else -1
            if pair > before:
                yield Name(pair, pair, HOLD_FROM, because=("pair",))
            if name.score < HOLD_FROM and _joined_before(words, index) == before >= 0 and is_name(words.lower[index]):
                name = Name(name.first, name.last, HOLD_FROM, name.official, (*name.because, "pair"))
            if name.score >= WARN_FROM:
                found += 1
                before = last if name.score >= HOLD_FROM else before
                yield name
        index = max(last, public_until) + 1
    if before >= 0:
        yield from writers  # whose children are named is told by their own name too


def _work_until(words: Words, last: int) -> int:
    """The last word of what a public person made: *Astrid Lindgrens Mio min Mio*, *Roald Dahl's Matilda*."""
    if words.lower[last] == bare(words.lower[last]) or not _continues(words, last + 1):
        return last
    until = last + 1
    while until + 1 < words.size and until - last < 6 and not words.opens[until + 1] and words.gap(until + 1) == " ":
        follows = words.texts[until + 1][0].isupper() or words.lower[until + 1] in _WITHIN_TITLES
        if not follows:
            break
        until += 1
    while words.texts[until][0].islower():
        until -= 1
    return until


def _joined_before(words: Words, index: int) -> int:
    """The name that *och* or *and* joins with the word at `index`, or -1: *Loke och Freja*."""
    if index < 2 or words.lower[index - 1] not in {"och", "and"} or not words.texts[index - 2][0].isupper():
        return -1
    return index - 2 if is_name(words.lower[index - 2]) or words.lower[index - 2] in lexicon.ambiguous_names() else -1


def _sequence_end(words: Words, index: int) -> int:
    """The last word of a name that may begin here, or -1."""
    text, lower = words.texts[index], words.lower[index]
    if text == lower and not may_be_name(lower):
        return index if _is_said_to_be_kin(words, index) else -1
    if words.flags[index] & v.KIN and text[0].isupper() and not words.opens[index] and not words.shouting:
        return index + 1 if _continues(words, index + 1) and is_name(words.lower[index + 1]) else -1
    if words.opens[index] and lower in listed("little"):
        return -1  # *Stackars Ayub*
    if not text[0].isupper() or words.shouting:
        return index if is_name(lower) or _is_said_to_be_kin(words, index) else -1
    known = is_name(lower) or is_ambiguous(lower)
    if words.flags[index] and not known:
        return -1
    if not known and not is_misspelt_name(lower):
        if is_abbreviation(text) or len(text) < 3:
            return -1
        # An unknown word that a sentence begins with does not take the name after it for a surname: *Stackars Anna*.
        if words.opens[index] and (not _continues(words, index + 1) or is_name(words.lower[index + 1])):
            return index
    last = index
    while last - index < 3 and _continues(words, last + 1):
        last += 1
    while last > index and words.lower[last] in _PARTICLES:
        last -= 1
    return last


def _is_said_to_be_kin(words: Words, index: int) -> bool:
    """An unknown word in lower case that stands where a name would: *my stepdaughter aisha was …*."""
    if not words.before(index) & (v.KIN | v.CHILD) or words.flags[index]:
        return False
    whose = 3 if words.before(index, 2) & v.KIN else 2  # *min systers grabb milian*
    if not words.before(index, whose) & v.MY:
        return False
    return (
        index + 1 < words.size
        and words.lower[index + 1] in listed("does") | listed("is")
        and len(words.lower[index]) > 2
    )


def _continues(words: Words, index: int) -> bool:
    """Whether the word at `index` is a further part of the name before it."""
    if index >= words.size or words.gap(index) != " " or words.opens[index]:
        return False
    if words.lower[index] in _PARTICLES:
        return index + 1 < words.size and words.texts[index + 1][0].isupper()
    return words.texts[index][0].isupper() and not words.flags[index] & ~v.PUBLIC


def _public_until(words: Words, first: int, last: int) -> int:
    """The last word of a name of public life that begins at `first`, or -1; *Alva och Gunnar Myrdal* are both such."""
    until = _public_name(words, first, last)
    if until < 0 and last + 2 < words.size and words.lower[last + 1] in {"och", "and"}:
        return _public_name(words, last + 2, last + 2) if words.texts[last + 2][0].isupper() else -1
    return until


def _public_name(words: Words, first: int, last: int) -> int:
    public = lexicon.public_names()
    for length in lexicon.public_lengths().get(words.lower[first], ()):
        end = first + length - 1
        if end < words.size:
            named = words.lower[first : end + 1]
            tails = {named[-1], bare(named[-1]), named[-1].split("-")[0]}
            if any((*named[:-1], tail) in public for tail in tails):
                return max(end, last)
    surname = words.lower[last].split("-")[0] or words.lower[last]
    return last if (surname,) in public or (bare(surname),) in public else -1


def _judged(words: Words, first: int, last: int, quiet: bool) -> Name:
    """Weigh what the word is against its surroundings."""
    score = _base(words, first, last, quiet)
    if score < 0:
        return Name(first, last, 0.0)
    tied = list(bonds(words, first, last))
    bond = max((weight for _, weight in tied), default=0.0)
    if score + bond < _HOPELESS_BELOW:
        return Name(first, last, 0.0)
    weighed = [*surroundings(words, first, last), *lowering(words, first, last, bond)]
    score += bond + sum(weight for _, weight in weighed)
    if last > first and not bond and score < HOLD_FROM:
        return Name(first, last, 0.0)  # full names without a bond are mostly those of public life
    until = last + 2 if first == last and score >= HOLD_FROM and is_at_a_place(words, last) else last
    because = tuple(label for label, _ in (*tied, *weighed)) or ("name",)
    return Name(first, until, round(min(score, 0.99), 2), any(label == "office" for label, _ in tied), because)


def _base(words: Words, first: int, last: int, quiet: bool) -> float:
    """What a word is worth by itself; below 0 when it is no name whatever stands around it."""
    lower, full = words.lower[first], last > first
    if not words.texts[first][0].isupper() or words.shouting:
        return 0.4 if quiet or words.shouting else 0.1
    if words.texts[first].isupper() and len(lower) > 1:
        return 0.1
    if is_name(lower):
        return 0.3 if full else 0.5
    does = _does(words, last)
    if is_ambiguous(lower):
        if words.opens[first] and not full:
            return 0.3 if does else 0.05
        return 0.3 if full else 0.25
    if is_misspelt_name(lower):
        return 0.45
    if is_place(lower) or bare(lower).endswith(_INSTITUTION):
        return -1.0
    if words.word_before(first) in _FROM_PLACE and not full:
        return -1.0  # *pojken från Kållekärr*
    if last + 1 < words.size and not words.opens[last + 1] and words.lower[last + 1] in listed("done-to"):
        return 0.45 if not lower.endswith(_COMMON_END[:-3]) else 0.0  # *Esajas placerades*
    # An unknown word that does what persons do: *Xanthippa saknar honom*. Within a sentence its capital tells it from
    # a noun, whatever its end.
    odd = not words.opens[first] or not lower.endswith(_COMMON_END)
    if does and odd and words.around(first, last, 8, 8) & _TELLING:
        return 0.4
    if words.opens[first] and not full:
        return 0.1 if words.after(last) & v.PRONOUN or "," in words.gap(min(last + 1, words.size - 1)) else 0.0
    return 0.2 if full or is_surname_like(lower) else 0.1


def _does(words: Words, last: int) -> bool:
    """Whether what follows is said of persons: *Saga går …*, *Yousuf är dömd …*."""
    if last + 1 >= words.size or words.opens[last + 1]:
        return False
    verb = words.lower[last + 1]
    if verb in listed("does") or (verb in listed("does-alone") and not words.flags[last]):
        return True
    return verb in listed("is") and bool(words.after(last, 2) & v.TOLD_OF_A_PERSON)
