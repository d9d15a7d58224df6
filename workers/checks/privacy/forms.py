"""What a single word is by itself: a name, a word that may be one, a place, an abbreviation."""

from __future__ import annotations

import math
import re

from workers.checks.privacy import lexicon

_NO_GENITIVE = frozenset(
    {"dans", "klass", "class", "jeans", "minnas", "odds", "this", "his", "lasses", "carries", "anus"}
)
_SURNAME_END = ("sson", "qvist", "kvist", "ström", "berg", "gren", "lund", "dahl", "stedt", "strand", "lind", "löf")
# Two words of nature, or a word of nature and an ending: how Swedish family names have been made since the 1700s.
_SURNAME_FRONT = (
    "al|alm|ask|back|berg|berglöv|björk|björn|blom|brand|bränn|bro|by|bäck|dahl|dal|ek|eke|elf|eng|fors|fri|frid|fält"
    "|furu|glans|gran|gren|grön|guld|gyll|gyllen|hag|hall|ham|hassel|hav|hed|heder|hell|holm|häll|hög|is|järn|kall|klint"
    "|kron|kull|kvarn|käll|lager|li|lill|lilj|lilje|lind|ljung|lund|lång|löf|löv|malm|mo|mose|moss|ny|nord|norr|ny|näs|palm"
    "|rag|rap|ros|rosen|ryd|råd|rönn|sand|segel|sel|silver|sjö|skog|skogs|snö|sol|sten|stjern|stjärn|strand|ström|stål|sund"
    "|svan|svärd|sved|söder|tall|tjärn|torn|törn|vall|vester|väster|vik|vin|wall|wester|wik|wall|ytter|ång|åker|ås|älg|älv"
    "|äng|ö|öst|öster|över"
)
_SURNAME_BACK = (
    "back|backe|beck|berg|bergh|blad|blom|bom|borg|bäck|dahl|dal|din|ell|elius|én|feldt|felt|fors|gren|hag|hagen|hammar"
    "|holm|hult|hed|klint|kvist|lid|lind|ling|ljung|lund|lundh|löf|löv|man|mark|mo|nander|näs|ner|ous|qvist|rot|rud|ryd"
    "|röd|skog|stad|stam|stedt|sten|strand|ström|strøm|ståhl|svärd|tin|torp|vall|vik|wall|wik|zon|åker|ås|äng|ander"
)
_SURNAME = re.compile(rf"(?:{_SURNAME_FRONT})(?:s|a|e)?(?:{_SURNAME_BACK})")
_SHORTEST_FRONT, _SHORTEST_BACK, _LONGEST_WORD = 3, 5, 40  # letters
_CAPITALS = re.compile(r"[A-ZÅÄÖ].*[A-ZÅÄÖ]")


def bare(word: str) -> str:
    """The word without its genitive: *Nellies*, *Bridget's*, *Lukas*."""
    if word[-1] not in "s'" or word in _NO_GENITIVE:
        return word
    for ending in ("'s", "'", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)]
    return word


def is_name(word: str) -> bool:
    """Whether a word in lower case is a first name and hardly anything else, also in the genitive or in a compound."""
    names = lexicon.first_names()
    if word in names or bare(word) in names:
        return True
    return "-" in word and any(
        part in names or is_ambiguous(part) or bare(part) in names for part in word.split("-") if part
    )


def is_ambiguous(word: str) -> bool:
    """Whether it is a first name and also an ordinary word, a month or a place."""
    names = lexicon.ambiguous_names()
    return word in names or bare(word) in names


def is_place(word: str) -> bool:
    places = lexicon.places()
    return word in places or bare(word) in places


def is_ordinary(word: str) -> bool:
    """Whether it is an ordinary word of Swedish or English, also in the genitive or as the end of a compound: Swedish
    makes one word of *vikarie* and *bristen*. Surnames are made so too.
    """
    words, base = lexicon.ordinary_words(), bare(word)
    if word in words or base in words:
        return True
    if len(base) > _LONGEST_WORD:
        return False
    ends = range(_SHORTEST_FRONT, len(base) - _SHORTEST_BACK + 1)
    return any(base[at:] in words for at in ends) and not is_surname_like(word)


def is_misspelt_name(word: str) -> bool:
    """Whether it is a name of six letters or more but for doubled letters: *Isabelll*, *Mathildda*."""
    return len(word) >= 6 and lexicon.squeezed(bare(word)) in lexicon.squeezed_names()


def is_surname_like(word: str) -> bool:
    """*Pettersson*, *Lindqvist*, *Tallström*: built as Swedish surnames are."""
    if len(word) < 6:
        return False
    base = bare(word)
    made = len(word) > 6 and (base.endswith(_SURNAME_END) or word.endswith(("sons", "sson", "rson", "nson")))
    return made or _SURNAME.fullmatch(base) is not None


def sound(word: str) -> float:
    """How much the letters of a word in lower case are those of a first name, and not of an ordinary word.

    The log-odds of its pairs and triples of letters, about -3 to 3.
    """
    weights = lexicon.letters()
    found = grams(bare(word))
    return sum(weights.get(gram, 0.0) for gram in found) / math.pow(len(found), 0.7)


def grams(word: str) -> list[str]:
    """The pairs and triples of letters of a word; `^` and `$` are its edges."""
    edged = f"^{word}$"
    return [edged[at : at + length] for length in (2, 3) for at in range(len(edged) - length + 1)]


def is_abbreviation(word: str) -> bool:
    """*BUP*, *SoL*, *NPF-teamet*: more than one capital in one part."""
    return any(_CAPITALS.match(part) for part in word.split("-"))


def may_be_name(word: str) -> bool:
    """A quick look at a word in lower case that lets most words pass."""
    names = lexicon.first_names()
    return word in names or "-" in word or (word[-1] == "s" and bare(word) in names)
