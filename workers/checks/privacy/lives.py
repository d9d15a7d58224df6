"""What is told of somebody's own life: family, foster children, illness, crime, being taken into care."""

from __future__ import annotations

import re

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_KIND_OF_KIN = re.compile(r"(?:foster|familjehems|placerade|adoptive)\w{0,20}|\w{0,20}barns?skaran?|[\w-]{1,20}barn")
_CHILDREN_END = (
    "pojkarna", "flickorna", "killarna", "tjejerna", "grabbarna", "syskonen", "tvillingarna", "trillingarna",
)  # fmt: skip
_WITH = frozenset({"med", "with"})
_OWN = frozenset({"egen", "eget", "egna", "own", "sin", "sitt", "sina", "vars", "whose"})
_WHOSE = _OWN | {"hans", "hennes", "his", "her", "their", "deras"}
_AS_A_TOPIC = frozenset({"om", "mot", "av", "about", "on", "against", "of"})
_CARE_SHORT = frozenset({"hvb", "sis", "jour", "behandlingshem", "ungdomshem", "jourhem", "hvb-hem", "sis-hem"})
_BOUND_TO = frozenset({"med", "till", "to", "of"})
_WORK = frozenset({"sitt", "sin", "jobbet", "arbetet", "alla", "all", "everyone", "everybody"})
_LOST = frozenset({"förlorade", "förlorat", "mist", "miste", "lost", "losing", "fråntogs", "fråntagits"})


def is_relative_after(words: Words, last: int) -> bool:
    """*… i Åsele vars fru …*, *… from Tarn, 13, who …*, *… i Tollarp med sjubarnsskaran*."""
    first = last + 1
    if first >= words.size or words.sentence[first] != words.sentence[last]:
        return False
    if words.lower[first] in _WITH:
        ill = any(is_ill(words, at) for at in _next(words, first, 2))
        return ill or any(is_family(words, at) for at in _next(words, first, 6))
    if words.flags[first] & v.RELATIVE and words.lower[first] != "that":
        return True
    return "," in words.gap(first) and bool((words.flags[first] | words.after(first)) & v.RELATIVE)


def is_described_after(words: Words, last: int) -> bool:
    """*… i Åsele vars fru …*, *… i Tollarp med sjubarnsskaran*, but not *… i Skara som klipper …*."""
    first = last + 1
    return is_relative_after(words, last) and words.lower[first] not in {"som", "who", "that"}


def tells_of_private_life(words: Words, around: range, in_office: bool = False, of_foster: bool = True) -> bool:
    """Own family, foster children, illness or a crime; of one in office no illness, for they may work with it."""
    if words.flags_in(around) & v.CRIME or any(is_taken(words, at) or hits(words, at) for at in around):
        return True
    if not in_office and any(is_ill(words, at) or words.lower[at] in listed("own-life") for at in around):
        return True
    if any(words.lower[at] in _OWN and any(is_family(words, near) for near in _next(words, at, 3)) for at in around):
        return True
    return of_foster and any(_is_foster(words, at) for at in around)


def tells_of_own_family(words: Words, around: range) -> bool:
    """*hans fosterson*, *vars egen dotter*, *with his dead brother's kids*."""
    return any(
        words.lower[at] in _WHOSE and any(is_family(words, near) for near in _next(words, at, 3)) for at in around
    )


def hits(words: Words, index: int) -> bool:
    """*slog sin son*, *hit his foster son*."""
    return words.lower[index] in listed("violence") and any(
        words.lower[at] in _WHOSE or is_family(words, at) or words.lower[at] in listed("small-child", "one-of-an-age")
        for at in _next(words, index, 3)
    )


def is_bound(words: Words, around: range) -> bool:
    """*är gift med …*, *är syster till …*, *is married to …*: whose relative or partner one in office is."""
    return any(
        words.lower[at] in listed("bound")
        and words.lower[at + 1] in _BOUND_TO
        and _WORK.isdisjoint(words.lower[at + 2 : at + 3])
        and (words.word_before(at) in listed("is") or words.word_before(at) == "the")
        for at in around[:-1]
    )


def is_taken(words: Words, index: int) -> bool:
    """*omhändertagen*, *lvuad*, *på jour*; not the kind of care that is spoken of in general."""
    lower = words.lower[index]
    before = words.word_before(index)
    if lower in listed("is-taken") or lower.startswith("lvua"):
        return before not in _AS_A_TOPIC
    if lower in {"vårdnaden", "custody"}:
        return any(words.lower[at] in _LOST for at in range(max(0, index - 5), index))
    if lower in {"unit", "home"}:
        return before in {"secure", "residential", "children's"} and words.before(index, 2) & v.FUNCTION > 0
    if lower == "care":
        return before in {"in", "into", "kinship"} or (
            before == "to" and any(words.lower[at] in _LOST for at in range(max(0, index - 6), index))
        )
    if lower == "removed":
        whom = index - 2 if before in {"was", "were", "got"} else index - 1
        return whom >= 0 and (is_family(words, whom) or bool(words.flags[whom] & v.ONE_PERSON))
    if lower == "register":
        return before in {"the", "protection"} and "on" in words.lower[max(0, index - 4) : index]
    if lower == "hämtade":
        return "fått" in words.lower[max(0, index - 4) : index] and index > 0 and is_family(words, index - 1)
    if lower in {"hem", "hemmet"}:
        return before == "på" and words.word_before(index - 1) in listed("lives")
    if lower == "med":
        return before == "av" and words.word_before(index - 1) in {"blev", "bli", "blivit"}
    if lower not in _CARE_SHORT or before != "på":
        return False
    put = range(max(0, index - 5), index)
    return bool(words.before(index, 2) & v.KIN) or any(words.lower[at] in listed("is-put") for at in put)


def _next(words: Words, index: int, most: int) -> range:
    return words.in_sentence(index, index + 1, index + 1 + most)


def is_family(words: Words, index: int) -> bool:
    lower = words.lower[index]
    if lower.startswith("elev"):
        return False
    return bool(words.flags[index] & (v.KIN | v.CHILD)) or _is_foster(words, index) or is_group(words, index)


def is_group(words: Words, index: int) -> bool:
    """*syskonen*, *småkillarna*, *boys*: several children."""
    lower = words.lower[index]
    return lower in listed("siblings") or lower in listed("some-children") or lower.endswith(_CHILDREN_END)


def _is_foster(words: Words, index: int) -> bool:
    lower = words.lower[index]
    if lower in listed("foster-not") or not _KIND_OF_KIN.fullmatch(lower):
        return False
    return words.word_before(index) not in _AS_A_TOPIC  # *experience of foster care*


def is_ill(words: Words, index: int) -> bool:
    before = words.word_before(index)
    if before in _AS_A_TOPIC and not (before == "on" and words.word_before(index - 1) in listed("is")):
        return False  # *kursen om missbruk*, but *is on heroin*
    return (
        bool(words.flags[index] & (v.GRAVE | v.MILD))
        or words.lower[index] in listed("grave-more")
        or words.texts[index] in {"MS", "ME"}
    )
