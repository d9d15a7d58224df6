"""What the words around a name say of its bearer: bonds to somebody private, and what speaks for somebody public.

Each function yields names of circumstances and their weights. The names are shown to moderators as reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.addressed import is_spoken_to
from workers.checks.privacy.forms import bare, is_name, is_place, is_surname_like
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

Weighted = Iterator[tuple[str, float]]

_MOST_OF_SURROUNDINGS = 0.35
_AT_A_PLACE = frozenset({"i", "på", "från", "in", "from", "near"})
_WORKPLACE_END = ("enheten", "gruppen", "teamet", "mottagningen", "förvaltningen", "kontoret")
_THING_END = (
    "gården",
    "hunden",
    "katten",
    "hästen",
    "hund",
    "katt",
    "häst",
    "båten",
    "rummet",
    "salen",
    "projektet",
    "kursen",
)
_YEAR = re.compile(r"'?s?\s?\(?(?:18|19|20)[0-9]{2}")
_NEAR = (
    (v.CARE, "care", 0.15),
    (v.GRAVE | v.CRIME, "health or crime", 0.2),
    (v.MILD, "health", 0.15),
    (v.SCHOOL, "school", 0.1),
    (v.PRONOUN, "pronoun", 0.1),
    (v.KIN, "family", 0.1),
    (v.CHILD, "child", 0.05),
)


def bonds(words: Words, first: int, last: int) -> Weighted:
    """What ties the name in the words `first` to `last` directly to a private person; only the strongest counts."""
    yield from _kin(words, first, last)
    yield from _office(words, first, last)
    yield from _presented(words, first, last)
    yield from _told_of(words, first, last)
    yield from _described(words, first, last)


def _kin(words: Words, first: int, last: int) -> Weighted:
    """*Min systerson Elton*, *mamman till Sigge*, *Wilmas pappa*, *Agneta, mamman*, *Elton är min brorson*."""
    titled = words.flags[first] & v.KIN and last > first
    of_kin = words.before(first, 2) & v.KIN and words.word_before(first) in listed("to-whom")
    if words.before(first) & (v.KIN | v.NEIGHBOUR) or titled or of_kin:
        yield "kin", 0.5
    if words.before(first) & v.MY and words.before(first, 2) & v.KIN and words.texts[first][0].isupper():
        yield "kin", 0.5
    owned = words.lower[last] != bare(words.lower[last])
    if words.after(last) & v.KIN and (owned or "," in words.gap(last + 1)):
        yield "kin", 0.45
    if words.lower[last + 1 : last + 2] == ["the"] and words.after(last, 2) & v.KIN:
        yield "kin", 0.45
    if words.after(last, 2) & v.MY and words.after(last, 3) & v.KIN and words.lower[last + 1] in listed("is"):
        yield "kin", 0.4
    if (
        words.after(last) & v.MY
        and (words.after(last, 2) | words.after(last, 3)) & (v.KIN | v.CHILD)
        and "," in words.gap(last + 1)
    ):
        yield "kin", 0.5
    if words.word_before(first) == "the" and not words.flags[first]:
        several = words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("of-a-family")
        several = several or (_have(words, last) and bool(words.around(first, last, 0, 8) & (v.CHILD | v.KIN | v.CARE)))
        reported = (
            words.lower[last].endswith("s")
            and words.lower[first - 2 : first - 1]
            and words.lower[first - 2] in listed("moved-whom")
        )
        if several or (first > 1 and reported):
            yield "family", 0.5
    if first == last and _is_a_family(words, first):
        yield "family", 0.5
    if words.word_before(first) in listed("family") and not is_place(words.lower[first]):
        yield "family", 0.5


def _is_a_family(words: Words, index: int) -> bool:
    """*Lindstrands tar emot barn*, *bor hos Bergqvists nu*: a surname in the genitive that owns nothing."""
    if not is_surname_like(words.lower[index]) or words.lower[index][-1] != "s" or words.texts[index][0].islower():
        return False
    if index + 1 < words.size and not words.opens[index + 1]:
        follows = words.lower[index + 1]
        if follows in listed("does") or follows in listed("tend"):
            return True
        if not words.flags[index + 1] & v.FUNCTION:
            return False
    return words.word_before(index) in listed("stays-with")


def _have(words: Words, last: int) -> bool:
    """*The Ashworths had four foster kids*: no party or court has them."""
    return words.lower[last].endswith("s") and words.lower[last + 1 : last + 2] in (["had"], ["took"], ["fostered"])


def _office(words: Words, first: int, last: int) -> Weighted:
    """*Handläggaren Petra*, *min kontakt på soc är Fatuma*, *Söderskog som utredare*, *Siv, kuratorn*."""
    word_before = words.word_before(first)
    if words.before(first) & v.OFFICE or (words.before(first, 2) & v.OFFICE and word_before in listed("to-whom")):
        yield "office", 0.5
    elif word_before in listed("is") and any(words.before(first, steps) & v.OFFICE for steps in (3, 4, 5)):
        yield "office", 0.45
    if words.after(last, 2) & v.OFFICE and words.lower[last + 1] in listed("in-office"):
        yield "office", 0.45
    elif (words.after(last) | words.after(last, 2)) & v.OFFICE and "," in words.gap(last + 1):
        yield "office", 0.4
    if words.lower[last + 1 : last + 2] in (["som"], ["who"]) and words.after(last, 3) & v.OFFICE:
        yield "office", 0.45
    for at in range(last + 2, min(last + 8, words.size - 1)):
        if (
            words.sentence[at + 1] == words.sentence[last]
            and words.lower[at] in {"som", "as"}
            and words.flags[at + 1] & v.OFFICE
        ):
            yield "office", 0.4
            break
    if _is_at_work(words, last) and (is_name(words.lower[first]) or not words.opens[first]):
        yield "office", 0.45


def _is_at_work(words: Words, last: int) -> bool:
    """*Bodil på soc*, *Nishtman på mottagningsgruppen*, *Antonella Okafor from the duty team*."""
    if not words.after(last) & v.PREPOSITION:
        return False
    follows = words.lower[last + 2 : last + 6]
    if follows[:1] == ["the"]:
        return any(word in {"team", "office", "agency", "unit"} for word in follows[1:])
    return bool(follows) and (follows[0] in listed("workplace") or follows[0].endswith(_WORKPLACE_END))


def _presented(words: Words, first: int, last: int) -> Weighted:
    """*Heter Lukas*, *I am Agnes*, *love Ash*, *pojken Theo*, *dr Rosenfalk*."""
    before, word_before = words.before(first), words.word_before(first)
    if before & v.NAMED or (word_before in {"am", "i'm"} and words.texts[first][0].isupper()):
        yield "named", 0.5
    if words.lower[last + 1 : last + 2] == ["som"] and "kallar" in words.lower[last + 2 : last + 5]:
        yield "named", 0.5
    if before & v.FAREWELL and last >= words.size - 3 and not words.opens[first]:
        yield "signed", 0.45
    told_of = is_name(words.lower[first]) or (words.gap(first) == " " and words.texts[first][0].isupper())
    if before & (v.CHILD | v.ONE_PERSON) and not before & v.PRONOUN and told_of:
        yield "child", 0.4
    follows = words.lower[last + 1 : last + 4]
    apart = "," in words.gap(last + 1) if last + 1 < words.size else False
    if words.after(last) and follows[0] in listed("he-or-she") and (apart or not words.opens[first]):
        yield "pronoun", 0.4
    elif len(follows) > 1 and follows[0] in {"och", "and"} and follows[1] in listed("his-or-her"):
        yield "pronoun", 0.35
    elif len(follows) > 1 and follows[0] in {"när", "when"} and follows[1] in listed("he-or-she"):
        yield "pronoun", 0.4
    elif follows[:2] in (["hos", "oss"], ["with", "us"], ["från", "nummer"], ["from", "number"], ["på", "nummer"]):
        yield "lives somewhere", 0.4


def _told_of(words: Words, first: int, last: int) -> Weighted:
    """*För Salems skull*, *hur mår Nour nu*, *bor hos Ulla*, *Farooq Lindmossa dömdes*, *dr Rosenfalk*."""
    word_before, follows = words.word_before(first), words.lower[last + 1 : last + 4]
    if (word_before in {"för", "for"} and follows[:1] in (["skull"], ["sake"])) or word_before in listed("sorry"):
        yield "felt for", 0.4
    if word_before == "hos" and words.word_before(first - 1) in listed("lives"):
        yield "lives with", 0.4
    if word_before in listed("is") and follows[:1] in (["som"], ["who"]) and words.around(last, last, 0, 8) & v.PRONOUN:
        yield "who did it", 0.35
    if last > first and words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("reached-by"):
        yield "contact", 0.35
    if word_before in {"mår", "mådde"}:
        yield "health", 0.4
    if last > first and follows and follows[0] in listed("convicted"):
        yield "who did it", 0.4
    if word_before == "dr" and last == first:
        yield "title", 0.35


def _described(words: Words, first: int, last: int) -> Weighted:
    """*Lilla Stina*, *Nova, 7*, *Theos placering*, *Lisbeth i receptionen*."""
    if words.word_before(first) in listed("little"):
        yield "little", 0.4
    if _has_age(words, last):
        yield "age", 0.5
    if words.lower[last] != bare(words.lower[last]) and words.after(last) & (v.OWNED | v.CARE | v.SCHOOL):
        if is_name(words.lower[first]):
            yield "owner", 0.3
        elif not words.opens[first] and not bare(words.lower[last]).endswith(("en", "et", "an", "na", "ion")):
            yield "owner", 0.35
    if words.after(last) & v.RELATIVE and words.lower[last + 2 : last + 3] and words.lower[last + 2] in listed("lived"):
        yield "lived somewhere", 0.3
    definite = words.lower[first].endswith(("en", "et", "na")) and not is_name(words.lower[first])
    if words.word_before(first) in listed("moved-whom") and words.texts[first][0].isupper() and not definite:
        yield "moved", 0.4
    if is_name(words.lower[first]) and is_at_a_place(words, last):
        yield "at a place", 0.3


def _has_age(words: Words, last: int) -> bool:
    """*Nova, 7*, *Melvin 14 år*, *Hedda är bara fyra*."""
    for at in range(last + 1, min(last + 5, words.size)):
        if words.sentence[at] != words.sentence[last]:
            return False
        if words.texts[at].isdigit() or words.flags[at] & v.NUMERAL:
            return _is_age(words, last, at)
        if words.lower[at] not in listed("before-age"):
            return False
    return False


def _is_age(words: Words, last: int, at: int) -> bool:
    text, after = words.texts[at], at + 1
    if text.isdigit() and not 0 < int(text[:4]) <= 20:
        return False
    if not text.isdigit() and "," in words.gap(at) and words.lower[after : after + 1] in (["år"], ["years"]):
        return True
    if at == last + 1 and not words.gap(at):
        return False
    if at == last + 1 and (not text.isdigit() or words.gap(at) == " "):
        return text.isdigit() and after < words.size and words.lower[after] in listed("years")
    return after >= words.size or len(words.gap(after)) > 1 or words.lower[after] in listed("after-age")


def is_at_a_place(words: Words, last: int) -> bool:
    """*Lisbeth i receptionen*, *Jan-Erik på macken*: known by where they are found."""
    if words.after(last) & v.PREPOSITION == 0 or last + 2 >= words.size or words.gap(last + 1) != " ":
        return False
    place = words.lower[last + 2]
    if place in listed("no-place") or place.endswith(("boendet", "hemmet", "skolan", "gården", "avdelningen", "dagis")):
        return False
    return (
        words.lower[last + 1] in {"i", "på"} and place.endswith(("en", "et", "an")) and words.texts[last + 2].islower()
    )


def surroundings(words: Words, first: int, last: int) -> Weighted:
    """What the sentence is about; together worth at most `_MOST_OF_SURROUNDINGS`, a farewell before it apart."""
    near = words.around(first, last, 12, 12)
    left = _MOST_OF_SURROUNDINGS
    for flag, label, weight in _NEAR:
        if near & flag and left > 0:
            yield label, min(weight, left)
            left -= min(weight, left)
    if (words.before(first) | words.before(first, 2)) & v.FAREWELL and last >= words.size - 4:
        yield "signed", 0.3 if last > first else 0.1


def _is_of_things(word: str) -> bool:
    """*Hotell Elsa*, *fritidsgården Elsa*, *hunden Bosse*."""
    return word in listed("before-thing") or word.endswith(_THING_END)


def _is_a_home(words: Words, first: int) -> bool:
    """*HVB Kvarnliden*; but a family's home is called by the family's name."""
    before = words.word_before(first)
    return (
        before in listed("care-home") and not before.startswith(("familje", "jour")) and not is_name(words.lower[first])
    )


def lowering(words: Words, first: int, last: int, bond: float) -> Weighted:
    """What says that the name stands for something public, a thing, or one who is only greeted. `bond` is the strongest
    of the bonds: a cousin who has written a book is still a cousin.
    """
    word_before, full = words.word_before(first), last > first
    second = words.texts[last].rpartition("-")
    if (
        words.after(last) & v.THING
        or _is_of_things(word_before)
        or _is_a_home(words, first)
        or (second[1] and second[2].islower())
    ):
        yield "thing", -0.6
    in_public = full and any(word in listed("in-public") for word in words.lower[last + 1 : last + 3])
    if in_public or (bond < 0.4 and words.around(first, last, 4, 6) & v.PUBLIC):
        yield "public", -0.5 if in_public else -0.4
    if full and word_before in listed("reports"):
        yield "reported", -0.35
    if full and bond < 0.4 and word_before in {"av", "by"}:
        yield "author", -0.35
    text, start, end = words.view.text, words.starts[first], words.ends[last]
    addressed = (start > 0 and text[start - 1] == "@") or (words.opens[first] and text[end : end + 1] in {":", "!"})
    if addressed or is_spoken_to(words, first, last) or (words.before(first) | words.before(first, 2)) & v.GREETING:
        yield "greeted", -0.4
    if bond < 0.4 and not full and word_before in listed("article"):
        yield "one of a kind", -0.4
    if _YEAR.match(words.view.text, words.ends[last]):
        yield "year", -0.5
    if not full and bond < 0.4 and word_before in _AT_A_PLACE and bare(words.lower[last]) == words.lower[last]:
        yield "place", -0.4
