"""What the finders of circumstances share: what they return, who is a definite person, where a sentence ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_MAN = (
    "mannen",
    "örskan",
    "kvinnan",
    "flickan",
    "pojken",
    "paret",
    "familjen",
    "syskonen",
    "frun",
    "tjejen",
    "killen",
    "gubben",
)
_KNOWN = re.compile(r"alla i byn vet|hela byn vet|alla här vet|vet hela byn|det vet alla\b")
_POINTING = re.compile(
    r"räkna ut (?:det |resten )?själv|räkna själva?\b|work it out|hard to work out"
    r"|ni vet (?:nog )?vem|vet vem (?:jag|det|vi)|alla vet vem|gissa vem"
    r"|ni fattar vem"
    r"|you (?:all )?know who(?! to\b)|guess who"
    r"|(?:förstår|fattar|vet) (?:ni|alla) (?:nog )?vilken (?:familj|flicka|pojke|kille|tjej|unge|mamma|pappa)\b"
    r"|förstår vem (?:som|jag|det)|so much for anonym|så mycket för anonym"
    r"|vet vilk(?:en|et|a) (?:familj|unge|flicka|pojke|kille|tjej|det)|(?:förstår|fattar) (?:nog )?vilk(?:en|et|a)\b"
    r"|hardly need (?:the|a|his|her|their) name|(?:needn't|don't need to) name (?:him|her|them)\b"
    r"|behöver (?:jag )?(?:knappast|knappt|väl inte|nog inte|inte ens) (?:ens )?(?:skriva|säga|nämna) (?:namnet|vem)"
    r"|(?:everyone|everybody|all of us) (?:here|round here|in town|in the village) knows? (?:who|which)"
    r"|alla (?:i stan|på orten|på ön|här i (?:byn|bygden|trakten)) vet (?:vem|vilken)"
)
_MEANT = re.compile(
    r"där har ni (?:familjen|mamman|pappan|honom|henne|dem|dom)\b"
    r"|(?:dem|dom|honom|henne|familjen) (?:som )?(?:de|det|ni|artikeln|tidningen|rapporten)"
    r" (?:menar|menade|handlar om|handlade om|skriver om|skrev om)\b"
    r"|(?:är (?:de|dem|dom|den|han|hon)|familjen) som "
    r"(?:är (?:den )?anonym|stod på löpsed|står på löpsed|var i tidning)"
    r"|(?:who|them|him|her|family|lad|lass|boy|girl|one) (?:they|you|the (?:paper|article|report)) "
    r"(?:mean|means|meant|is about|was about|are on about|were on about|wrote about)\b(?! to\b)"
    r"|(?:det är|it's|thats|that's) (?:[\w-]{1,20} ){1,7}"
    r"(?:ni (?:skriver|skrev)|you(?:'re)? (?:wrote|writing|write)) (?:om|about)\b"
    r"|(?:pappan|mamman|flickan|pojken|familjen|paret|killen|tjejen) i (?:artikeln|reportaget|inslaget|er text) "
    r"(?:är (?:han|hon|den|de) som|bor|går på|heter|kommer från)\b"
    r"|the (?:boy|girl|lad|mum|dad|mother|father|family|couple) in (?:the|your) (?:article|paper|report|story) "
    r"(?:is the (?:one|boy|girl|lad|family)|lives?|goes|comes from)\b"
    r"|now (?:do )?(?:you|we) (?:all )?(?:know|understand) (?:who|which)\b(?! to\b)"
    r"|(?:nu|då) (?:vet|förstår|fattar) (?:ni|alla|du) (?:nog )?(?:vem|vilka|vilken)\b"
)

_SIGNS_OF_MEANT = (
    "har ni ", " mena", " handla", "skriv", "skrev", "anonym", "löpsed", "tidning", " i artikeln", " i reportaget",
    " i inslaget", " i er text", " mean", " about", " in the ", " in your ", "now ", "nu ", "då ",
)  # fmt: skip

_PLACED = frozenset({"i", "in", "utanför", "outside", "near", "nära"})


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Words `first` to `last` tell a `kind` of thing; `sentence` is where. `held`: it identifies by itself."""

    kind: str
    first: int
    last: int
    sentence: int
    held: bool
    score: float
    because: str


def is_capital(words: Words, index: int) -> bool:
    return index < words.size and words.texts[index][0].isupper() and not words.shouting


def is_person(words: Words, index: int) -> bool:
    """One definite private person: *pojken*, *grannflickan*, *brandmannen*; nobody by office, no pronoun of things."""
    flags = words.flags[index]
    if flags & v.OFFICE:
        return False
    return bool(flags & v.ONE_PERSON) or words.lower[index].endswith(_MAN)


def is_somebody(words: Words, around: range) -> bool:
    """Whether a definite person, a child or a relative is spoken of."""
    if words.flags_in(around) & (v.CHILD | v.KIN):
        return True
    return any(
        is_person(words, at)
        or _is_one_of_them(words, at)
        or words.lower[at] in listed("one-more")
        or (words.lower[at] in listed("some-children") and words.before(at) & v.NUMERAL)
        for at in around
    )


def _is_one_of_them(words: Words, at: int) -> bool:
    """*the older one*, *den yngsta*, *a nine year old*: one of the children that are spoken of."""
    if words.flags[at] & v.PREPOSITION:
        return False
    lower = words.lower[at]
    if lower == "old" or lower.endswith(("åring", "year-old")):
        return lower != "old" or words.word_before(at) == "year"
    if lower in {"youngest", "eldest", "oldest"}:
        return words.word_before(at) == "the"
    if lower == "one":
        return words.word_before(at) in listed("of-an-age") and words.word_before(at - 1) == "the"
    if lower not in listed("one-of-an-age") or words.word_before(at) != "den":
        return False
    return words.after(at) == 0 or bool(words.after(at) & v.FUNCTION)


def is_pointed_at(words: Words) -> bool:
    """*gissa vem*, *work it out*: the writer says that the reader can tell who is meant."""
    lower = words.view.text.lower()
    somebody = words.all_flags & (v.ONE_PERSON | v.CHILD | v.KIN | v.CARE | v.GRAVE | v.CRIME)
    if _POINTING.search(lower) is not None or bool(somebody and _KNOWN.search(lower)):
        return True
    if not any(sign in lower for sign in _SIGNS_OF_MEANT):
        return False
    return _MEANT.search(lower) is not None and any(
        is_person(words, at) and words.lower[at] not in listed("he-or-she") for at in range(words.size)
    )


def sentence_around(words: Words, index: int) -> range:
    """The words of the sentence that `index` is in, at most twenty on each side."""
    return words.in_sentence(index, max(0, index - 20), index + 21)


def is_after(words: Words, index: int) -> bool:
    """Whether there is a word at `index` that stands right behind the one before, with only a space between."""
    return index < words.size and words.gap(index) == " " and not words.opens[index]


def name_end(words: Words, first: int, most: int) -> int:
    """The last of at most `most` words with capitals that follow each other."""
    last = first
    while last - first + 1 < most and is_after(words, last + 1) and is_capital(words, last + 1):
        last += 1
    return last


def with_place(words: Words, last: int) -> int:
    """The end of *… i Storuman*, *… in Whitby*, *… utanför Sveg* when it follows."""
    if (
        last + 2 < words.size
        and words.lower[last + 1] in _PLACED
        and words.gap(last + 1) == " "
        and is_capital(words, last + 2)
    ):
        return last + 2
    return last


def is_of_ours(words: Words, around: range) -> bool:
    """*min son*, *vår flicka*, *my nephew*: somebody of the writer's own."""
    return any(
        words.flags[at] & v.MY and (words.flags[at + 1] | words.flags[min(at + 2, words.size - 1)]) & (v.KIN | v.CHILD)
        for at in around
        if 0 <= at < words.size - 1 and words.lower[at] not in listed("you")
    )


def is_at_work(words: Words, index: int) -> bool:
    """*jobbar på psyket*, *forskar om missbruk*: nobody is ill here."""
    return any(
        words.lower[at] in listed("works") and words.sentence[at] == words.sentence[index]
        for at in range(max(0, index - 4), index)
    )
