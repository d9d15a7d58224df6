"""What the words around a name say of its bearer: bonds to somebody private, and what speaks for somebody public.

Each function yields names of circumstances, which are shown to moderators as reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.addressed import is_loved_or_shamed, is_spoken_to
from workers.checks.privacy.forms import bare, is_name, is_place, is_surname_like
from workers.checks.privacy.namesakes import is_namesake
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

Labels = Iterator[str]

_LOOSE = frozenset({"owner", "at a place", "lived somewhere", "contact", "title"})
_AT_A_PLACE = frozenset({"i", "på", "från", "in", "from", "near"})
_WORKPLACE_END = ("enheten", "gruppen", "teamet", "mottagningen", "förvaltningen", "kontoret")
_YEAR = re.compile(r"'?s?\s?\(?(?:18|19|20)[0-9]{2}")
_NEAR = (
    (v.CARE, "care"),
    (v.GRAVE | v.CRIME, "health or crime"),
    (v.MILD, "health"),
    (v.SCHOOL, "school"),
    (v.PRONOUN, "pronoun"),
    (v.KIN, "family"),
    (v.CHILD, "child"),
)
NEAR = v.CARE | v.GRAVE | v.CRIME | v.MILD | v.SCHOOL | v.PRONOUN | v.KIN | v.CHILD
"""The flags that `surroundings` has labels for."""


def are_firm(bonds: Iterable[str]) -> bool:
    """Whether one of these bonds ties a name to somebody private whatever else is said."""
    return not _LOOSE.issuperset(bonds)


def bonds(words: Words, first: int, last: int) -> Labels:
    """What ties the name in the words `first` to `last` directly to a private person."""
    yield from _kin(words, first, last)
    yield from _office(words, first, last)
    yield from _presented(words, first, last)
    yield from _told_of(words, first, last)
    yield from _described(words, first, last)


def _kin(words: Words, first: int, last: int) -> Labels:
    """*Min systerson Elton*, *mamman till Sigge*, *Wilmas pappa*, *Agneta, mamman*, *Elton är min brorson*."""
    titled = words.flags[first] & v.KIN and last > first
    of_kin = words.before(first, 2) & v.KIN and words.word_before(first) in listed("to-whom")
    if words.before(first) & (v.KIN | v.NEIGHBOUR) or titled or of_kin:
        yield "kin"
    if words.before(first) & v.MY and words.before(first, 2) & v.KIN and words.texts[first][0].isupper():
        yield "kin"
    owned = words.lower[last] != bare(words.lower[last])
    if words.after(last) & v.KIN and (owned or "," in words.gap(last + 1)):
        yield "kin"
    if words.lower[last + 1 : last + 2] == ["the"] and words.after(last, 2) & v.KIN:
        yield "kin"
    if words.after(last, 2) & v.MY and words.after(last, 3) & v.KIN and words.lower[last + 1] in listed("is"):
        yield "kin"
    if (
        words.after(last) & v.MY
        and (words.after(last, 2) | words.after(last, 3)) & (v.KIN | v.CHILD)
        and "," in words.gap(last + 1)
    ):
        yield "kin"
    if words.word_before(first) == "the" and not words.flags[first]:
        several = words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("of-a-family")
        several = several or (_have(words, last) and bool(words.around(first, last, 0, 8) & (v.CHILD | v.KIN | v.CARE)))
        reported = (
            words.lower[last].endswith("s")
            and words.lower[first - 2 : first - 1]
            and words.lower[first - 2] in listed("moved-whom")
        )
        if several or (first > 1 and reported):
            yield "family"
    if first == last and _is_a_family(words, first):
        yield "family"
    if first == last and _kin_speaks(words, last):
        yield "kin"
    if words.word_before(first) in listed("family") and not is_place(words.lower[first]):
        yield "family"


def _kin_speaks(words: Words, last: int) -> bool:
    """*Grattis Elsa, mamma saknar dig*, *Goodnight Ines, daddy will never give up*."""
    ahead = range(last + 1, min(last + 7, words.size - 1))
    return any(words.flags[at] & v.KIN and words.lower[at + 1] in listed("kin-says") for at in ahead)


def _is_a_family(words: Words, index: int) -> bool:
    """*Lindstrands tar emot barn*, *bor hos Bergqvists nu*, *Sandmarks yngsta*: a surname that stands for a family."""
    if not is_surname_like(words.lower[index]) or words.lower[index][-1] != "s" or words.texts[index][0].islower():
        return False
    if index + 1 < words.size and not words.opens[index + 1]:
        follows = words.lower[index + 1]
        if follows in listed("does") or follows in listed("tend") or follows in listed("one-of-theirs"):
            return True
        if not words.flags[index + 1] & v.FUNCTION:
            return False
    return words.word_before(index) in listed("stays-with")


def _have(words: Words, last: int) -> bool:
    """*The Ashworths had four foster kids*: no party or court has them."""
    follows = words.lower[last + 1 : last + 2]
    return words.lower[last].endswith("s") and follows in (["had"], ["have"], ["took"], ["fostered"])


def _office(words: Words, first: int, last: int) -> Labels:
    """*Handläggaren Petra*, *min kontakt på soc är Fatuma*, *Söderskog som utredare*, *Siv, kuratorn*."""
    word_before = words.word_before(first)
    if words.before(first) & v.OFFICE or (words.before(first, 2) & v.OFFICE and word_before in listed("to-whom")):
        yield "office"
    if word_before in listed("is") and any(words.before(first, steps) & v.OFFICE for steps in (3, 4, 5)):
        yield "office"
    if words.after(last, 2) & v.OFFICE and words.lower[last + 1] in listed("in-office"):
        yield "office"
    if (words.after(last) | words.after(last, 2)) & v.OFFICE and "," in words.gap(last + 1):
        yield "office"
    if words.lower[last + 1 : last + 2] in (["som"], ["who"]) and words.after(last, 3) & v.OFFICE:
        yield "office"
    for at in range(last + 2, min(last + 8, words.size - 1)):
        if (
            words.sentence[at + 1] == words.sentence[last]
            and words.lower[at] in {"som", "as"}
            and words.flags[at + 1] & v.OFFICE
        ):
            yield "office"
            break
    if _is_at_work(words, last) and (is_name(words.lower[first]) or not words.opens[first]):
        yield "office"


def _is_at_work(words: Words, last: int) -> bool:
    """*Bodil på soc*, *Nishtman på mottagningsgruppen*, *Antonella Okafor from the duty team*."""
    if not words.after(last) & v.PREPOSITION:
        return False
    follows = words.lower[last + 2 : last + 6]
    if follows[:1] == ["the"]:
        return any(word in {"team", "office", "agency", "unit"} for word in follows[1:])
    return bool(follows) and (follows[0] in listed("workplace") or follows[0].endswith(_WORKPLACE_END))


def _presented(words: Words, first: int, last: int) -> Labels:
    """*Heter Lukas*, *I am Agnes*, *love Ash*, *pojken Theo*, *dr Rosenfalk*."""
    before, word_before = words.before(first), words.word_before(first)
    christened = word_before in {"till", "to"} and words.around(first - 1, first - 1, 4, 0) & v.NAMED
    if before & v.NAMED or christened or (word_before in {"am", "i'm"} and words.texts[first][0].isupper()):
        yield "named"
    if words.lower[last + 1 : last + 2] == ["som"] and "kallar" in words.lower[last + 2 : last + 5]:
        yield "named"
    if before & v.FAREWELL and last >= words.size - 3 and not words.opens[first]:
        yield "signed"
    told_of = is_name(words.lower[first]) or (words.gap(first) == " " and words.texts[first][0].isupper())
    called_one = before & (v.CHILD | v.ONE_PERSON) and not before & v.PRONOUN and told_of
    if called_one or _is_in_apposition(words, first, last):
        yield "child"
    follows = words.lower[last + 1 : last + 4]
    apart = "," in words.gap(last + 1) if last + 1 < words.size else False
    if words.after(last) and follows[0] in listed("he-or-she") and (apart or not words.opens[first]):
        yield "pronoun"
    if len(follows) > 1 and follows[0] in {"och", "and"} and follows[1] in listed("his-or-her"):
        yield "pronoun"
    if len(follows) > 1 and follows[0] in {"när", "when"} and follows[1] in listed("he-or-she"):
        yield "pronoun"
    if follows[:2] in (["hos", "oss"], ["with", "us"], ["från", "nummer"], ["from", "number"], ["på", "nummer"]):
        yield "lives somewhere"


def _is_in_apposition(words: Words, first: int, last: int) -> bool:
    """*En kille i klassen, Elton, får …*, *the boy next door, Ines, was …*."""
    if "," not in words.gap(first) or last + 1 >= words.size or "," not in words.gap(last + 1):
        return False
    before = range(max(0, first - 5), first)
    one = v.CHILD | v.ONE_PERSON | v.KIN
    return any(words.flags[at] & one and words.sentence[at] == words.sentence[first] for at in before)


def _told_of(words: Words, first: int, last: int) -> Labels:
    """*För Salems skull*, *hur mår Nour nu*, *bor hos Ulla*, *Farooq Lindmossa dömdes*, *dr Rosenfalk*."""
    word_before, follows = words.word_before(first), words.lower[last + 1 : last + 4]
    for_their_sake = word_before in {"för", "for"} and follows[:1] in (["skull"], ["sake"])
    if for_their_sake or word_before in listed("sorry") or is_loved_or_shamed(words, first):
        yield "felt for"
    if word_before == "hos" and words.word_before(first - 1) in listed("lives"):
        yield "lives with"
    if word_before in listed("is") and follows[:1] in (["som"], ["who"]) and words.around(last, last, 0, 8) & v.PRONOUN:
        yield "who did it"
    if last > first and words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("reached-by"):
        yield "contact"
    if follows[:1] and follows[0] in {"går", "gick", "börjar", "började", "goes", "went"}:
        ahead = range(last + 2, min(last + 5, words.size))
        if any(words.flags[at] & v.SCHOOL or words.lower[at].endswith(("skolan", "skola")) for at in ahead):
            yield "school"
    if word_before in {"mår", "mådde"}:
        yield "health"
    if last > first and follows and follows[0] in listed("convicted"):
        yield "who did it"
    if word_before == "dr" and last == first:
        yield "title"


def _described(words: Words, first: int, last: int) -> Labels:
    """*Lilla Stina*, *Nova, 7*, *Theos placering*, *Lisbeth i receptionen*."""
    if words.word_before(first) in listed("little"):
        yield "little"
    if _has_age(words, last):
        yield "age"
    if words.lower[last] != bare(words.lower[last]) and words.after(last) & (v.OWNED | v.CARE | v.SCHOOL):
        if is_name(words.lower[first]):
            yield "owner"
        if not words.opens[first] and not bare(words.lower[last]).endswith(("en", "et", "an", "na", "ion")):
            yield "owner"
    if words.after(last) & v.RELATIVE and words.lower[last + 2 : last + 3] and words.lower[last + 2] in listed("lived"):
        yield "lived somewhere"
    definite = words.lower[first].endswith(("en", "et", "na")) and not is_name(words.lower[first])
    if words.word_before(first) in listed("moved-whom") and words.texts[first][0].isupper() and not definite:
        yield "moved"
    if is_name(words.lower[first]) and is_at_a_place(words, last):
        yield "at a place"


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
    if place in listed("no-place", "grade") or place.endswith(
        ("boendet", "hemmet", "skolan", "gården", "avdelningen", "dagis")
    ):
        return False
    return (
        words.lower[last + 1] in {"i", "på"} and place.endswith(("en", "et", "an")) and words.texts[last + 2].islower()
    )


def surroundings(words: Words, first: int, last: int) -> Labels:
    """What the sentence is about, and a farewell before the last words of the text."""
    near = words.around(first, last, 12, 12)
    yield from (label for flag, label in _NEAR if near & flag)
    if (words.before(first) | words.before(first, 2)) & v.FAREWELL and last >= words.size - 4:
        yield "signed"


def _is_a_home(words: Words, first: int) -> bool:
    """*HVB Kvarnliden*; but a family's home is called by the family's name."""
    before = words.word_before(first)
    return (
        before in listed("care-home") and not before.startswith(("familje", "jour")) and not is_name(words.lower[first])
    )


def _with_what_is_owned(words: Words, last: int) -> int:
    """The word after *Olufemi's* in *Olufemi's review*: a review is public, and so is the word, but not this one."""
    owns = words.lower[last] != bare(words.lower[last]) and is_name(words.lower[last])
    return (
        last + 1
        if owns and words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("may-be-owned")
        else last
    )


def lowering(words: Words, first: int, last: int, tied: bool) -> Labels:
    """What says that the name stands for something public, a thing, or one who is only greeted. `tied`: by a firm bond,
    for a cousin who has written a book is still a cousin.
    """
    word_before, full = words.word_before(first), last > first
    second = words.texts[last].rpartition("-")
    if (
        words.after(last) & v.THING
        or is_namesake(words, first, last)
        or _is_a_home(words, first)
        or (second[1] and second[2].islower() and words.texts[last][0].isupper())
    ):
        yield "thing"
    in_public = full and any(word in listed("in-public") for word in words.lower[last + 1 : last + 3])
    if in_public:
        yield "in public"
    elif not tied and words.around(first, _with_what_is_owned(words, last), 4, 6) & v.PUBLIC:
        yield "public"
    if full and word_before in listed("reports"):
        yield "reported"
    if full and not tied and word_before in {"av", "by"}:
        yield "author"
    text, start, end = words.view.text, words.starts[first], words.ends[last]
    addressed = (start > 0 and text[start - 1] == "@") or (
        not full and words.opens[first] and text[end : end + 1] in {":", "!"}
    )
    greeted = (words.before(first) | words.before(first, 2)) & v.GREETING or is_spoken_to(words, first, last)
    if (addressed or greeted) and not _kin_speaks(words, last):
        yield "greeted"
    if not tied and not full and word_before in listed("article"):
        yield "one of a kind"
    if _YEAR.match(words.view.text, words.ends[last]):
        yield "year"
    if not full and not tied and word_before in _AT_A_PLACE and bare(words.lower[last]) == words.lower[last]:
        yield "place"
