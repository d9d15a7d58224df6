"""Which words name a school, and the grade before it: *sexan på Sankt Ansgars friskola*, *year 9 at …*."""

from __future__ import annotations

import re

from workers.checks.privacy.forms import is_place
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import name_end
from workers.checks.privacy.words import Words

SCHOOL_END = ("skolan", "skola", "gymnasiet", "gymnasium")
OF_SCHOOL = ("skolans", "gymnasiets", "förskolans")
_NO_SCHOOL = re.compile(
    r"(?:(?:grund|för|hög|fri|sär|mellan|låg|gymnasie|folk|folkhög|special|resurs|sam|musik|ut|hem|distans|sommar"
    r"|yrkes|lärar|hel|dag|natur|språk|polis|familje|förälder|barn|data|kultur|lov|sportlovs|höstlovs|vinter|fjäll|sim"
    r"|dans|rid|kvälls|konfirmations|söndags|kör|trafik|bil|scen|konst|hund|surf|segel|seglar|golf|skid|cirkus|läx|läger"
    r"|universitets|militär|krigs|officers|friluft(?:s|slivs)|balett|kock|restaurang|mode|design|frisör|flyg|vård|omsorgs"
    r"|sjuksköterske|lantbruks|naturbruks|jordbruks|tränings|anpassade|grundsär|gymnasiesär|fritids|idrotts|fotbolls"
    r"|hockey|tennis|teater|yoga|krislednings|babysim|målar|skriv|demokrati|riksdags|ensam|drömm?|framtids)?"
    r"skola[ns]?|(?:idrotts|natur(?:bruks)?|riks|frisk?|fotbolls|hockey|samhälls|estet|lär)?gymnasie?(?:t|um))"
)
LOWER_SCHOOL = re.compile(
    r"(?:(?:fri|by|för|montessori|sär|grund|resurs|waldorf|central|kyrk|sam)?skola[ns]?|gymnasi(?:et|um)"
    r"|montessori|(?:montessori|resurs|waldorf|sär)klass(?:en)?)"
)
CLASS = frozenset({"year", "klass", "klassen", "class", "åk", "årskurs", "grade", "y", "yr"})
AT = frozenset({"på", "i", "at", "in", "of", "vid"})
_STAGES = (("sixth", "form"), ("nursery", "class"), ("reception", "class"), ("infant", "class"))


def _is_programme(words: Words, at: int) -> bool:
    """*NA20*, *SA19*, *BA22B*: the letters of a programme and the year it began."""
    letters = words.texts[at]
    return len(letters) <= 3 and letters.isupper() and words.texts[at + 1].isdigit() and not words.gap(at + 1)


def school_at(words: Words, index: int) -> tuple[int, int] | None:
    """The words that name a school from `index` on."""
    front = words.lower[index] in listed("school-front")
    if words.flags[index] and not front:
        return _school_in_one(words, index)
    last = name_end(words, index, 4)
    for at in range(index, last + 1):
        one = _school_in_one(words, at)
        if one and (front or at == index or not words.opens[index]):
            return index, one[1]
        if at > index and words.lower[at].removesuffix("'s") in listed("school-english"):
            return index, _stage_end(words, at) if words.lower[at].endswith("'s") else at
        if words.lower[at].endswith("'s") and _stage_end(words, at) > at + 1:
            return index, _stage_end(words, at)
    if words.lower[index] in {"ysgol", "scoil"} and last > index:
        return index, last
    return _school_of_words(words, index, last)


def _stage_end(words: Words, owner: int) -> int:
    """The end of *… Academy's sixth form*, *… Beck's nursery class*, or the owner itself."""
    follows = tuple(words.lower[owner + 1 : owner + 3])
    return owner + 2 if follows in _STAGES else owner


def _school_in_one(words: Words, index: int) -> tuple[int, int] | None:
    """*Almdalsskolan*, *Liljaskolans högstadium*."""
    lower = words.lower[index]
    if lower.endswith(OF_SCHOOL) and not _NO_SCHOOL.fullmatch(lower) and words.lower[index + 1 : index + 2]:
        return index, index + (words.lower[index + 1] in listed("stage"))
    if lower.endswith(SCHOOL_END) and not _NO_SCHOOL.fullmatch(lower) and not lower.endswith("högskola"):
        return index, index
    return None


def _school_of_words(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """*Mälarhöjdens norra skola*, *Strömsbro byskola*; *Fruängens västra*, *Skansholm* only after a grade."""
    graded = with_grade(words, first) < first
    if words.flags[last] or (words.opens[first] and first == last):
        return None
    until = last
    if _follows(words, until) in listed("direction", "school-middle"):
        until += 1
    if LOWER_SCHOOL.fullmatch(_follows(words, until)):
        return first, until + 1
    if until == last and words.lower[last] in listed("direction") and last > first:
        graded = graded or words.word_before(first) == "på"
    graded = graded or (
        words.word_before(first) in {"på", "at"} and words.word_before(first - 1) in listed("at-school")
    )
    return (first, until) if graded and not is_place(words.lower[last]) else None


def _follows(words: Words, index: int) -> str:
    """The word in small letters right behind `index`, or nothing."""
    after = index + 1
    if after >= words.size or words.gap(after) != " " or words.sentence[after] != words.sentence[index]:
        return ""
    return words.lower[after]


def with_grade(words: Words, first: int) -> int:
    """Where *nian på …*, *5B på …*, *year 9 at …*, *Y9 at …* begins."""
    if first < 2 or words.lower[first - 1] not in AT or words.sentence[first - 2] != words.sentence[first]:
        return first
    before = first - 2
    if words.lower[before] == "klass" and words.word_before(before).removesuffix("s") in listed("grade"):
        return before - 1
    if words.lower[before] in listed("class-name") and words.texts[before - 1].isdigit():
        return before - 2 if before >= 2 and words.lower[before - 2] in CLASS else before - 1
    if _is_programme(words, before - 1):
        return before - 1
    if words.lower[before] in listed("grade", "grade-more"):
        return before - (words.lower[before - 1] in listed("grade-adjective") if before else 0)
    if before >= 1 and words.texts[before - 1].isdigit() and len(words.texts[before]) == 1:
        return before - 2 if before >= 2 and words.lower[before - 2] in CLASS else before - 1
    if before >= 1 and words.texts[before].isdigit() and words.lower[before - 1] in CLASS:
        return before - 1
    return first
