"""Who writes and who is spoken to: a first name that signs the comment, presents its writer or addresses somebody.

Whoever signs with a first name of their own tells no secret of another person; a full name is still marked, for a
moderator cannot know whether it is the writer's own.
"""

from __future__ import annotations

import re

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import bare
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_BEGINS_A_LINE = re.compile(r"[.!?…/\n–—~*)]\W*\Z|\s-+\s?\Z")
_DASHES = frozenset({"/", "//", "-", "–", "—"})
_YOU = frozenset({"dig", "dej", "er", "you"})
_WRITERS_BEGIN = frozenset({"en", "ett", "hälsningar", "hälsning", "hälsar", "från", "a", "an", "from", "regards"})
_KISSES = frozenset({"x", "xx", "xxx", "xo", "xoxo"})
_OPENING, _TELLING = 5, 40  # words before a name that is answered, and after it
_DESCRIPTION = 5  # words: *Marianne, mamma till två*, *Ove i Arjeplog*


def is_own(words: Words, first: int, last: int) -> bool:
    """Whether the writer of the text is meant: a single name that signs it or that *jag heter* presents."""
    return first == last and (_signs(words, first) or _presents(words, first))


def _signs(words: Words, index: int) -> bool:
    begins = (index == 0 and words.gap(0).strip() in _DASHES) or (index == 1 and words.before(1) & v.FAREWELL)
    if begins and _is_told_of_the_writer(words, index):
        return True
    sent_by = words.word_before(index) in {"from", "från"} and words.before(index, 2) & (v.GREETING | v.FAREWELL)
    if sent_by and (index + 1 == words.size or words.gap(index + 1) != " "):
        return True  # *Hi from Lotte, carer for six years*
    rest = words.size - index - 1
    if rest and _KISSES.issuperset(words.lower[index + 1 : index + 4]):
        rest = max(0, rest - 3)  # *love Ash x*
    if rest > _DESCRIPTION or index == 0 or words.after(index, 2) & v.NUMERAL:
        return False
    if rest and not _describes(words, index):
        return False
    if words.before(index) & v.FAREWELL or _BEGINS_A_LINE.search(words.gap(index)) is not None:
        return True
    return not rest and "," in words.gap(index) and _presents_writer(words, index)


def _is_told_of_the_writer(words: Words, index: int) -> bool:
    """The whole text is a signature, */Ines, mamma till tre i Skärholmen*, *Hälsar Yakub, lärare i Ronna*: what the
    writer is, and then of nobody else, nor an age: *- Elsa, 7 år, bor på …* is the beginning of a list.
    """
    if index + 1 >= words.size or "," not in words.gap(index + 1):
        return False
    parent = words.after(index) & v.KIN and words.after(index, 3) & v.NUMERAL
    if parent and words.lower[index + 2] in {"till", "of", "to"}:
        rest = range(index + 4, words.size)
    elif words.after(index) & v.OFFICE:
        rest = range(index + 2, words.size)
    else:
        return False
    others = v.PRONOUN | v.KIN | v.CHILD | v.ONE_PERSON | v.CARE | v.NUMERAL
    return not any(words.flags[at] & others or words.texts[at].isdigit() for at in rest)


def _presents_writer(words: Words, index: int) -> bool:
    """*En trött farmor i Ådalen, Gun-Britt*: a last sentence without a verb that says who writes."""
    first = words.sentence_begin(index)
    sentence = range(first, index)
    begins = words.lower[first] in _WRITERS_BEGIN or words.flags[first] & (v.FAREWELL | v.GREETING)
    return bool(begins) and not any(
        words.flags[at] & (v.MY | v.PRONOUN) or words.lower[at] in listed("does", "is") for at in sentence
    )


def _describes(words: Words, index: int) -> bool:
    """Whether all that follows says who signs: no verb, nobody else, no age."""
    gap = words.gap(index + 1)
    if "," not in gap and "(" not in gap and words.lower[index + 1] not in listed("signs-from"):
        return False
    rest = range(index + 1, words.size)
    by_role = (words.after(index) | words.after(index, 2)) & v.OFFICE  # *Winston, foster carer, 14 years*
    return not any(
        words.flags[at] & (v.PRONOUN | v.MY | (0 if by_role else v.NUMERAL & ~v.KIN))
        or (words.texts[at].isdigit() and not by_role)
        or words.lower[at] in listed("does")
        or words.lower[at] in listed("is")
        for at in rest
    ) or _is_mother_of_some(words, index)


def _is_mother_of_some(words: Words, index: int) -> bool:
    """*mamma till två*, *farmor till fyra*: a number of children is no age."""
    rest = words.lower[index + 1 :]
    return bool(words.after(index) & v.KIN) and len(rest) == 3 and rest[1] in {"till", "of"}


def _presents(words: Words, index: int) -> bool:
    """*Jag heter Sven*, *my name is Ann*, *mitt namn: Eva*, *I'm Joy*, *hi all, Ines here*, *jag kallar mig Siv*."""
    if words.word_after(index) in {"here", "här"} and (
        words.opens[index] or words.before(index) & (v.GREETING | v.FUNCTION)
    ):
        return words.size == index + 2 or words.gap(index + 2) != " "
    one, two = words.word_before(index), words.lower[index - 2] if index > 1 else ""
    three = words.lower[index - 3] if index > 2 else ""
    if one == "i'm" or (one in {"jag", "i"} and _is_apposition(words, index)):
        return True
    if one in {"heter", "am"}:
        return two in {"jag", "i"}
    if words.lower[index + 1 : index + 3] in (["heter", "jag"], ["is", "my"]):
        return words.lower[index + 2] == "jag" or words.lower[index + 3 : index + 4] == ["name"]
    if one in {"mig", "mej", "myself", "me"} and two in listed("calls-oneself"):
        return three in {"jag", "i", "just"} or two == "call"
    if one in {"förnamn", "namn", "name"} and two in {"mitt", "my"}:
        return ":" in words.gap(index)
    return one in {"är", "is"} and two in {"namn", "name", "alias", "nick"} and three in {"mitt", "my"}


def _is_apposition(words: Words, index: int) -> bool:
    """*Jag, Siv, tycker …*: between two commas."""
    return "," in words.gap(index) and index + 1 < words.size and "," in words.gap(index + 1)


def is_answered(words: Words, first: int, last: int) -> bool:
    """*Nej Elsa, så räknar man inte*, *Good point Ines.*: after a word of answer, and nothing is told of anybody.

    *Nej Elsa, mamma kommer* and *Ja Elsa, du får bo kvar i familjehemmet* are no answers to a reader.
    """
    begin = words.sentence_begin(first, _OPENING + 1)
    if first != last or not 0 < first - begin <= _OPENING:
        return False
    if not all(word in listed("answers") or word in listed("you") for word in words.lower[begin:first]):
        return False
    ends = last + 1 == words.size or words.opens[last + 1] or "," in words.gap(last + 1)
    told = 0
    for at in range(last + 1, min(words.size, last + _TELLING)):
        told |= words.flags[at] if words.lower[at] != "man" else 0  # *så räknar man inte*
    to_somebody_in_care = told & (v.CARE | v.GRAVE | v.OFFICE) and _has_you_after(words, last)
    return ends and not told & (v.PRONOUN | v.KIN | v.CHILD | v.ONE_PERSON) and not to_somebody_in_care


def _has_you_after(words: Words, last: int) -> bool:
    return any(word in listed("you") for word in words.lower[last + 1 : last + _TELLING])


def is_loved_or_shamed(words: Words, first: int) -> bool:
    """*Saknar dig Elsa*, *we love you Ines*, *shame on you Ann*: what nobody says to another reader."""
    before = words.lower[max(0, first - 3) : first]
    if not before or before[-1] not in _YOU or words.sentence[first - 1] != words.sentence[first]:
        return bool(before) and before[-1] in {"skäms", "skäm"}
    return (len(before) > 1 and before[-2] in listed("loves")) or before[:2] == ["shame", "on"]


def is_spoken_to(words: Words, first: int, last: int) -> bool:
    """*Malin, du skriver …*, *you are right, Ann*, *håller med dig Bengt, men …*: the author or another commenter."""
    if first != last or is_loved_or_shamed(words, first):
        return False
    if words.word_before(first) in listed("under-the-name") or _is_said_to_have_written(words, last):
        return True
    comma_after = "," in words.gap(last + 1) if last + 1 < words.size else False
    if comma_after and words.opens[first] and words.lower[last + 1] in listed("you"):
        return True
    at_end = last + 1 == words.size or words.opens[last + 1]
    if words.word_before(first) in _YOU and (comma_after or at_end) and words.gap(first) == " ":
        return True
    # *Tack för svaret Yvonne, det värmde*, *Bra skrivet Lars!*
    if (
        (comma_after or at_end)
        and first > 1
        and _begins_just_before(words, first)
        and _begins_with_greeting(words, first)
    ):
        return True
    # *Good point, Hannah, I hadn't …*: who speaks to her goes on about themselves.
    goes_on = comma_after and words.lower[last + 1] in listed("i-or-you")
    return (
        (at_end or goes_on)
        and first > 0
        and "," in words.gap(first)
        and words.flags[first - 1] == 0
        and (_has_you(words, first) or _begins_just_before(words, first))
    )


def _is_said_to_have_written(words: Words, last: int) -> bool:
    """*Som Elsa ovan*, *till Elsa i kommentaren före*."""
    after = words.word_after(last)
    if after in listed("said-above"):
        return True
    if words.lower[last] != bare(words.lower[last]) and after in listed("of-a-commenter"):
        return True  # *Elsas länk*, *Ines's comment*
    return after in {"i", "in"} and any(word in listed("in-the-thread") for word in words.lower[last + 2 : last + 4])


def _begins_just_before(words: Words, first: int) -> bool:
    """*Great piece, Karin.*, *Klokt sagt, Berit!*: a sentence of a few words that ends in a name."""
    return first < 5 or words.sentence[first - 5] != words.sentence[first]


def _begins_with_greeting(words: Words, first: int) -> bool:
    begin = words.sentence_begin(first)
    return bool(words.flags[begin] & v.GREETING)


def _has_you(words: Words, first: int) -> bool:
    at = first - 1
    while at >= 0 and first - at < 10 and words.sentence[at] == words.sentence[first]:
        if words.lower[at] in listed("you"):
            return True
        at -= 1
    return False
