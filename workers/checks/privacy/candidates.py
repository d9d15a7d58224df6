"""Which words of a text may be a name, of somebody private or of public life; whether they are, `names.py` tells."""

from __future__ import annotations

from workers.checks.privacy import lexicon
from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import (
    bare,
    is_abbreviation,
    is_ambiguous,
    is_misspelt_name,
    is_name,
    is_ordinary,
    is_place,
    is_surname_like,
    may_be_name,
    sound,
)
from workers.checks.privacy.namesakes import is_care_or_age_told
from workers.checks.privacy.surroundings import are_firm, bonds
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_MOST_WEIGHED, _MOST_LOOKED_AT = 100, 300  # an honest comment of 20,000 characters has fewer
_SOUNDS_LIKE_ONE = -1.0
_SOUNDS_SURELY = 0.3
_WITHIN_TITLES = frozenset({"min", "mitt", "och", "i", "på", "av", "and", "the", "of", "my", "in"})
_WITHIN = frozenset({"i", "in"})
_FROM_PLACE = frozenset({"i", "från", "in", "from"})
_INITIALS = frozenset("bcdfghjklmnpqrstvwz")
_PARTICLES = frozenset({"von", "af", "de", "van", "bin", "al", "el", "der"})
_STREET_END = ("gatan", "vägen", "gränden", "torget", "platsen", "bron", "parken", "stigen")
_NEVER_A_NAME = (
    "arna",
    "erna",
    "orna",
    "ningen",
    "ringen",
    "ningar",
    "ringar",
    "tionen",
    "heten",
    "heter",
    "ismen",
    "skapet",
)


def candidates(words: Words) -> tuple[list[tuple[int, int, bool]], bool]:
    """The first and last word of whatever may be a name, with whether it is one of public life; and whether all of the
    text was looked at.
    """
    public: set[str] = set()  # the parts of public names so far: who is told of by a full name is then called by one
    found: list[tuple[int, int, bool]] = []
    index = looked_at = 0
    while index < words.size:
        last = _sequence_end(words, index)
        if last < 0:
            index += 1
            continue
        looked_at += 1
        public_until = _public_until(words, index, last)
        if public_until < 0 and {bare(part) for part in words.lower[index : last + 1]} <= public:
            public_until = last
        if public_until >= 0:
            public_until = _work_until(words, public_until)
            public.update(bare(part) for part in words.lower[index : public_until + 1])
        enough = len(found) == _MOST_WEIGHED - 1 or looked_at == _MOST_LOOKED_AT
        if enough or public_until >= 0 or _is_worth_weighing(words, index, last):
            found.append((index, max(last, public_until), public_until >= 0))
        if enough:
            return found, False
        index = max(last, public_until) + 1
    return found, True


def _is_worth_weighing(words: Words, first: int, last: int) -> bool:
    """Not an unknown word that only begins a sentence, nor a place where somebody is or comes from."""
    lower, full = words.lower[first], last > first
    if full and bare(words.lower[last]).endswith(_STREET_END):
        return False  # *Karl Johansgatan*
    if "-" in lower and all(map(is_place, lower.split("-"))):
        return False  # *Marieholm–Eslöv–Lund*
    if not full and words.word_before(first) in _WITHIN and is_place(lower) and lower == bare(lower):
        return False  # *our school in Kent*, *vi bor i Nora*
    if is_name(lower) or is_ambiguous(lower) or is_misspelt_name(lower):
        return True
    if not full and words.word_before(first) in {"om", "of"} and words.word_before(first - 1) in listed("compass"):
        return False  # *norr om Hammerdal*
    owns = lower != bare(lower) and words.after(last) & (v.OWNED | v.OFFICE | v.CARE)
    if not full and (is_place(lower) or (words.word_before(first) in _FROM_PLACE and not owns)):
        return False  # *pojken från Kållekärr*; but *i Nahrins papper*
    if is_ordinary(lower) and not words.opens[first] and (words.shouting or _is_within_title(words, last)):
        return False
    if not full and lower.endswith(_NEVER_A_NAME):
        return False
    if full or not words.opens[first] or last + 1 >= words.size:
        return True
    follows = words.lower[last + 1]
    if "," in words.gap(last + 1) or words.after(last) & (v.PRONOUN | v.KIN | v.PREPOSITION):
        return True
    if owns or sound(lower) > _SOUNDS_SURELY:
        return True
    if any(follows in listed(name) for name in ("does", "does-alone", "is", "done-to")):
        return True
    return next(bonds(words, first, last), None) is not None


def _is_within_title(words: Words, last: int) -> bool:
    """*My Name Is Why*: words with capitals follow that have none but in a title."""
    after = last + 1
    return after < words.size and words.gap(after) == " " and words.texts[after].istitle() and bool(words.flags[after])


def _sequence_end(words: Words, index: int) -> int:
    """The last word of a name that may begin here, or -1."""
    text, lower = words.texts[index], words.lower[index]
    if text == lower or words.shouting:
        return _end_in_small_letters(words, index)
    if words.flags[index] & v.KIN and not words.opens[index]:
        return index + 1 if _continues(words, index + 1) and is_name(words.lower[index + 1]) else -1
    if _only_opens(words, index):
        return -1
    if len(text) == 1:
        return _after_initial(words, index)
    if not text[0].isupper():
        return index if is_name(lower) or _is_said_to_be_kin(words, index) else -1
    known = is_name(lower) or is_ambiguous(lower)
    if not known and (words.flags[index] or (words.opens[index] and is_ordinary(lower))):
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


def _end_in_small_letters(words: Words, index: int) -> int:
    """The last word of a name without a capital: *tilde*, *tilde w*, *min systerson milian*; or -1."""
    lower = words.lower[index]
    if not may_be_name(lower) or not is_name(lower):
        return index if _is_said_to_be_kin(words, index) else -1
    follows = words.lower[index + 1 : index + 2]
    if words.word_before(index) in listed("article"):
        return -1  # *a robin*
    surname = words.shouting and follows and words.gap(index + 1) == " " and follows[0].isalpha()
    if surname and not words.flags[index + 1] and not is_ordinary(follows[0]):
        return index + 1  # *ELTON VESTERMARK ÄR INGEN PAPPA*
    return index + 1 if follows and follows[0] in _INITIALS else index


def _only_opens(words: Words, index: int) -> bool:
    """Whether a word with a capital is no part of the name that may follow: *Stackars Ayub*, *My son*, *Max tre*."""
    lower, follows = words.lower[index], words.lower[index + 1 : index + 2]
    if lower == "my":
        return bool(follows) and follows[0] not in listed("does", "is")
    if lower == "max":
        return bool(words.after(index) & v.NUMERAL or "".join(follows).isdigit())
    return words.opens[index] and (lower in listed("little") or lower in listed("opens-with"))


def _after_initial(words: Words, index: int) -> int:
    """The last word of *B. Hultmark* after an office or with a surname, or -1: *plan B. Sedan …* is nobody."""
    surname = index + 1
    if surname >= words.size or words.gap(surname) not in {". ", "."} or not words.texts[surname][0].isupper():
        return -1
    told = words.before(index) & (v.OFFICE | v.KIN | v.NAMED | v.ONE_PERSON)
    if len(words.texts[surname]) < 3 or words.flags[surname] or not (told or is_surname_like(words.lower[surname])):
        return -1
    return surname


def _is_said_to_be_kin(words: Words, index: int) -> bool:
    """An unknown word in lower case where a name would stand: *my stepdaughter aisha was …*, *mamma heter zlatica*."""
    before = words.word_before(index)
    if not before or words.flags[index] or not words.lower[index].isalpha() or len(words.lower[index]) < 3:
        return False
    if before in listed("title") and not is_ordinary(words.lower[index]):
        return True
    if before in {"heter", "hette"}:
        return sound(words.lower[index]) > _SOUNDS_LIKE_ONE
    base = bare(words.lower[index])
    if base != words.lower[index] and words.after(index) & v.KIN and not is_ordinary(base):
        return words.gap(index + 1) == " " and sound(base) > _SOUNDS_LIKE_ONE  # *skye's dad*, *zlaticas mamma*
    if not words.before(index) & (v.KIN | v.CHILD):
        return False
    whose = 3 if words.before(index, 2) & v.KIN else 2  # *min systers grabb milian*
    if not words.before(index, whose) & v.MY:
        return False
    return (
        index + 1 < words.size
        and words.lower[index + 1] in listed("does", "is")
        and not is_ordinary(words.lower[index])
        and sound(words.lower[index]) > _SOUNDS_LIKE_ONE
    )


def _continues(words: Words, index: int) -> bool:
    """Whether the word at `index` is a further part of the name before it."""
    if index >= words.size or words.gap(index) != " " or words.opens[index]:
        return False
    if words.lower[index] in _PARTICLES:
        return index + 1 < words.size and words.texts[index + 1][0].isupper()
    return words.texts[index][0].isupper() and not words.flags[index] & ~v.PUBLIC


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


def _public_until(words: Words, first: int, last: int) -> int:
    """The last word of a name of public life that begins at `first`, or -1; *Alva och Gunnar Myrdal* are both such."""
    ours = (words.before(first, 2) | words.before(first, 3)) & v.MY
    if ours and words.before(first) & (v.KIN | v.NEIGHBOUR):
        return -1  # *min granne Alf Svensson*, whoever else is called so
    if first == last and _is_royal(words, first, last) and not ours:
        return last  # *Drottning Kristina*, *Dame Rachel*, *Kungen och Silvia*; but *min lilla drottning Alva*
    until = _public_name(words, first, last)
    if until < 0 and last + 2 < words.size and words.lower[last + 1] in {"och", "and"}:
        return _public_name(words, last + 2, last + 2) if words.texts[last + 2][0].isupper() else -1
    return until


def _is_royal(words: Words, first: int, last: int) -> bool:
    """By a title, or beside the king; of *Drottning Elsa, hon var fem när soc …* care and an age are told."""
    if is_care_or_age_told(words, last):
        return False
    if words.word_before(first) in {"och", "and"} and first > 1:
        return words.lower[first - 2] in listed("royal") and bare(words.lower[last]) in listed("royal-name")
    return words.word_before(first) in listed("royal")


def _public_name(words: Words, first: int, last: int) -> int:
    public = lexicon.public_names()
    for length in lexicon.public_lengths().get(words.lower[first], ()):
        end = first + length - 1
        if end < words.size:
            named = words.lower[first : end + 1]
            tails = {named[-1], bare(named[-1]), named[-1].split("-")[0]}
            if any((*named[:-1], tail) in public for tail in tails):
                return max(end, last)
    whole = words.lower[last]
    surname = whole.split("-")[0] or whole  # *Lindgren-sällskapet*; but *Kulla-Gulla* is one name
    if not any((word,) in public for word in (whole, bare(whole), surname, bare(surname))):
        return -1
    # Many are called Åkesson: of a first name that goes with none of them, or of somebody's kin, it is no proof.
    other = last > first and is_name(words.lower[first])
    tied = words.word_before(first) not in listed("title") and are_firm(bonds(words, first, last))
    return -1 if other or tied else last
