"""What is true of a word that may be a name: what it is by itself, who stands beside it, what its sentence and its text
are about.

A trait is a name and nothing else; what each weighs was learnt from labelled texts and stands in `name_weights.txt`
(`tests/corpora/privacy/weigh.py`). A trait of a kind that many words share has its own name for known names, for words
that may be one, and for unknown words, for the same surroundings mean less beside a word that is nearly always a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.addressed import is_spoken_to
from workers.checks.privacy.forms import (
    bare,
    is_ambiguous,
    is_misspelt_name,
    is_name,
    is_ordinary,
    is_place,
    is_surname_like,
    sound,
)
from workers.checks.privacy.surroundings import NEAR, are_firm, bonds, lowering, surroundings
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_FLAGS = {
    v.KIN: "kin", v.OFFICE: "office", v.PRONOUN: "pronoun", v.MILD: "health", v.GRAVE: "grave", v.CRIME: "crime",
    v.FAITH: "faith", v.CARE: "care", v.SCHOOL: "school", v.PUBLIC: "public", v.GREETING: "greeting",
    v.NAMED: "named", v.FAREWELL: "farewell", v.THING: "thing", v.OWNED: "owned", v.ONE_PERSON: "one-person",
    v.CHILD: "child", v.NUMERAL: "numeral", v.MY: "my", v.NEIGHBOUR: "neighbour",
}  # fmt: skip
_JOINING = {v.RELATIVE: "relative", v.PREPOSITION: "preposition", v.FUNCTION: "function"}
_BESIDE = (*_FLAGS.items(), *_JOINING.items())
_WITH = frozenset({"med", "till", "om", "för", "mot", "with", "to", "about", "for", "of"})
_BY = frozenset({"av", "enligt", "by"})
_AT = frozenset({"i", "på", "från", "in", "from", "at", "near"})
_PARTICLES = frozenset({"upp", "ut", "ner", "bort", "fram", "hem", "kvar", "ihop", "up", "out", "down", "off"})
_AND = frozenset({"och", "and", "&"})
_COMMON_END = (
    "en", "et", "an", "na", "ar", "er", "or", "ing", "het", "tion", "are", "ade", "de", "te", "igt", "s", "ed", "ly",
)  # fmt: skip
_INSTITUTION = (
    "skolan", "skola", "hemmet", "kommun", "kommunen", "nämnden", "verket", "förbundet", "partiet", "styrelsen",
    "länet", "gården", "kyrkan", "sjukhuset", "lasarettet", "dalen", "lagen", "veckan", "dagen", "tinget", "rätten",
    "landet", "huset", "backen", "gatan", "vägen", "bolaget", "rådet", "gränd", "gränden", "torget", "stigen",
)  # fmt: skip
_NAMED_PLACE = frozenset(
    ("house", "lodge", "lane", "close", "road", "street", "avenue", "elementary", "high", "primary", "school",
     "academy", "college", "home", "homes", "hospital", "church", "act", "council", "trust", "park", "court",
     "centre", "center", "hill", "bay", "island", "county", "university", "association", "foundation",
     "society", "institute", "committee", "tribunal", "peninsula", "valley", "bridge", "station", "library",
     "club", "city", "town", "skola", "kommun", "församling", "sjukhus", "friskola", "förskola", "hotell",
     "torg", "gymnasium", "högskola", "folkhögskola", "universitet")
)  # fmt: skip
_ENGLISH = frozenset({"the", "and", "of", "to", "is", "was", "it", "that", "with", "her", "his", "my", "they", "be"})
_SWEDISH = frozenset({"och", "att", "det", "är", "som", "på", "jag", "en", "inte", "av", "han", "hon", "var", "till"})
_VERB_END = ("ade", "de", "te", "ar", "er", "as", "ed", "s")
_THANKS = frozenset(
    {"tack", "tackar", "thanks", "thank", "håller", "instämmer", "bra", "fint", "klokt", "agree", "well"}
)
_SHORT, _LONG = 12, 40  # words of a text


@dataclass(frozen=True, slots=True)
class Setting:
    """What is true of every name of one text: all flags of its words, how many words in it may be names, how many first
    names each sentence has, how often each word is written with a capital and how often small, whether it is English.
    """

    flags: int
    candidates: int
    has_public_name: bool
    first_names: Counter[int]
    capital: Counter[str]
    small: Counter[str]
    english: bool

    @property
    def writes_small(self) -> bool:
        """Whether the writer does without capitals, so that a name has none either."""
        return sum(self.capital.values()) < 2


def setting_of(words: Words, candidates: Sequence[tuple[int, int, bool]]) -> Setting:
    """`candidates`: the first and last word of whatever may be a name, and whether it is one of public life."""
    private = [first for first, _, is_public in candidates if not is_public]
    capital = Counter(bare(words.lower[at]) for at in words.capitals)
    small = Counter(lower for text, lower in zip(words.texts, words.lower, strict=True) if text == lower)
    return Setting(
        words.all_flags,
        len(private),
        len(private) < len(candidates),
        Counter(words.sentence[first] for first in private if is_name(words.lower[first])),
        capital,
        small,
        sum(small[word] for word in _ENGLISH) > sum(small[word] for word in _SWEDISH),
    )


def of(words: Words, first: int, last: int, setting: Setting) -> Iterator[str]:
    """The traits of the words `first` to `last`; each once."""
    kind = _kind(words, first)
    yield f"is {kind}"
    yield from _form(words, first, last, kind)
    tied = dict.fromkeys(bonds(words, first, last))
    yield from (f"bond {label}" for label in tied)
    if tied:
        yield f"bond to {kind}"
    yield from (f"near {label}" for label in surroundings(words, first, last))
    owns = words.lower[last] != bare(words.lower[last])
    for label in dict.fromkeys(lowering(words, first, last, are_firm(tied))):
        of_one = label == "thing" and owns and words.word_after(last) in listed("may-be-owned")
        yield "genitive before thing" if of_one else f"but {label}"
    yield from _after(words, last, kind)
    yield from _before(words, first, last, kind)
    yield from _small_words(words, first, last)
    yield from _of_next_sentence(words, last)
    yield from _of_text(words, first, last, setting)
    yield from _of_writing(words, first, last, kind, setting)
    if setting.first_names[words.sentence[first]] > (kind == "name"):
        yield f"with other names {kind}"


def _kind(words: Words, first: int) -> str:
    lower = words.lower[first]
    if is_name(lower):
        return "name"
    if is_ambiguous(lower):
        return "perhaps"
    if is_misspelt_name(lower):
        return "misspelt"
    return "place" if is_place(lower) or bare(lower).endswith(_INSTITUTION) else "unknown"


def _of_writing(words: Words, first: int, last: int, kind: str, setting: Setting) -> Iterator[str]:
    """How the writer writes: without capitals; in English, where nations and titles have them; the word elsewhere."""
    lower = bare(words.lower[first])
    if words.texts[first].islower() and setting.writes_small:
        yield f"in small writing {kind}"
    if setting.english:
        yield f"in English {kind}"
    if setting.capital[lower] > 1:
        yield f"said again {kind}"
    if setting.small[lower] and words.texts[first][0].isupper():
        yield f"said small {kind}"
    if first == 0:
        yield f"begins text {kind}"
    named_last = bare(words.lower[last])
    if last > first and (named_last in _NAMED_PLACE or named_last.endswith(_INSTITUTION)):
        yield "place by its last word"
    elif last + 1 < words.size and words.gap(last + 1) == " " and words.lower[last + 1] in _NAMED_PLACE:
        yield "before place word"
    if words.word_before(first) and _is_other_capital(words, first - 1) and words.gap(first) == " ":
        yield "after a capital"
    if last + 2 < words.size and any(
        words.texts[at][0].isupper() and not words.opens[at] and words.sentence[at] == words.sentence[last]
        for at in (last + 1, last + 2)
    ):
        yield "capitals follow"


def _is_other_capital(words: Words, index: int) -> bool:
    return words.texts[index][0].isupper() and not words.opens[index] and not words.flags[index]


def _form(words: Words, first: int, last: int, kind: str) -> Iterator[str]:
    text, lower = words.texts[first], words.lower[first]
    full = last > first
    if full:
        yield "with an initial" if len(words.lower[last]) == 1 else f"full {kind}"
        if all(is_ordinary(word) for word in words.lower[first : last + 1]):
            yield "all are words"
        if is_name(words.lower[last]) or is_ambiguous(words.lower[last]):
            yield "second is name"
    if not text[0].isupper() or words.shouting:
        yield "small letters"
    elif text.isupper() and len(text) > 1:
        yield "capitals"
    if words.opens[first]:
        yield f"opens {kind}"
    if is_surname_like(words.lower[last]):
        yield "surname second" if full else "surname alone"
    yield from _of_letters(lower, kind, full, words.opens[first])
    if kind in {"name", "perhaps"} and not full and is_place(lower):
        yield "also a place"
    if words.lower[last] != bare(words.lower[last]):
        yield f"genitive {kind}"
        if _owns_something(words, last):
            yield f"owns something {kind}"
    start, end = words.starts[first], words.ends[last]
    if words.view.text[start - 1 : start] == '"' or words.view.text[end : end + 1] == '"':
        yield "quoted"


def _of_letters(lower: str, kind: str, full: bool, opens: bool) -> Iterator[str]:
    """What the word is apart from where it stands: an ordinary word, its ending, how it sounds."""
    if kind != "name" and is_ordinary(lower):
        yield f"is a word {kind}"
    if kind in {"unknown", "place"}:
        if lower.endswith(_COMMON_END):
            yield "common end" if not full else "common end, full"
        yield f"sounds {_sound(lower)}, opens" if opens else f"sounds {_sound(lower)}"


def _owns_something(words: Words, last: int) -> bool:
    """*Moas journal*, *Oluwaseun's bag*: a noun follows the genitive, as far as can be told without a dictionary."""
    if last + 1 >= words.size or words.opens[last + 1] or words.gap(last + 1) != " ":
        return False
    follows = words.lower[last + 1]
    is_verb = follows in listed("does") or follows in listed("is") or follows in listed("does-alone")
    return words.texts[last + 1].islower() and not is_verb and not words.flags[last + 1] & (v.FUNCTION | v.PREPOSITION)


def _sound(word: str) -> str:
    value = sound(word)
    return "like a name" if value > 0.6 else "perhaps" if value > -0.4 else "hardly" if value > -1.4 else "no"


def _after(words: Words, last: int, kind: str) -> Iterator[str]:
    at = last + 1
    if at >= words.size:
        yield f"ends text {kind}"
        return
    if words.sentence[at] != words.sentence[last]:
        yield f"ends sentence {kind}"
        return
    follows = words.lower[at]
    if follows in listed("does"):
        yield f"does {kind}"
    elif follows in listed("does-alone"):
        yield "does alone"
    if follows in listed("is"):
        yield "is something"
        if words.after(last, 2) & v.TOLD_OF_A_PERSON:
            yield "is told of"
    elif not words.flags[at] and follows.isalpha():
        ending = next((end for end in _VERB_END if follows.endswith(end) and len(follows) > len(end) + 1), "")
        if ending:
            yield f"before word in -{ending}"
    if follows in _AND:
        yield "before and"
    elif follows in _PARTICLES:
        yield f"before particle {kind}"
    if "," in words.gap(at):
        yield "before comma"
    elif "(" in words.gap(at):
        yield "before bracket"
    that = follows == "that" and "," in words.gap(at)  # *Thank you Priya, that comment …*
    flags = 0 if that else words.flags[at]
    yield from (f"before {label}" for flag, label in (_BESIDE if flags else ()) if flags & flag)


def _before(words: Words, first: int, last: int, kind: str) -> Iterator[str]:
    word = words.word_before(first)
    if not word:
        return
    if _begins_with_thanks(words, first):
        yield "thanked"
    if "," in words.gap(first):
        yield "after comma"
    if word in _AND:
        yield "after and"
    elif word in _BY:
        yield "after by"
    elif word in _AT:
        yield f"after at {kind}"
    elif word == "hos":
        yield "after hos"
    elif word in _WITH:
        yield "after with"
    flags = words.flags[first - 1]
    if (flags & v.GREETING and _pauses(words, last)) or is_spoken_to(words, first, last):
        yield "greeted, then a pause"
    if flags:
        yield from (f"after {label}" for flag, label in _FLAGS.items() if flags & flag)
        yield from (f"after {label} {kind}" for flag, label in _JOINING.items() if flags & flag)
    elif words.texts[first - 1].islower():
        yield "after a word"


def _small_words(words: Words, first: int, last: int) -> Iterator[str]:
    """The words themselves that stand right beside it, without capitals: *tro på …*, *… fick*; many weigh nothing."""
    for steps in (1, 2):
        for at, side in ((first - steps, "before"), (last + steps, "after")):
            if 0 <= at < words.size and words.sentence[at] == words.sentence[first] and words.texts[at].islower():
                yield f"word {steps} {side} {words.lower[at]}"


def _pauses(words: Words, last: int) -> bool:
    """*Hej Yvonne, …*, *tack Mona för …*, *tack Lennart och …*: nothing is told of whom the greeting is for."""
    at = last + 1
    return at >= words.size or words.gap(at) != " " or words.lower[at] in {"för", "for", "och", "and", "du"}


def _begins_with_thanks(words: Words, first: int) -> bool:
    """*Tack för svaret Yvonne*, *Thank you Priya, that comment …*: within the first words of a sentence of thanks."""
    return words.lower[words.sentence_begin(first, 5)] in _THANKS


def _of_next_sentence(words: Words, last: int) -> Iterator[str]:
    """*Tänker ofta på Alvin. Han satt ensam …*: who is told of goes on as he or she."""
    at = last + 1
    while at < words.size and words.sentence[at] == words.sentence[last] and at - last < _LONG:
        at += 1
    if at - last >= _LONG:
        return
    ahead = words.lower[at : at + 3]
    if ahead and ahead[0] in listed("he-or-she"):
        yield "then he or she"
    elif any(word in listed("he-or-she") or word in listed("his-or-her") for word in ahead):
        yield "then of him or her"


def _of_text(words: Words, first: int, last: int, setting: Setting) -> Iterator[str]:
    near = words.around(first, last, 12, 12) & ~NEAR
    if near:
        yield from (f"sentence {label}" for flag, label in _FLAGS.items() if near & flag)
    if setting.candidates > 1:
        yield "one of several"
    if setting.candidates > 3:
        yield "one of many"
    if setting.has_public_name:
        yield "beside a public name"
    if words.size < _SHORT:
        yield "short text"
    elif words.size > _LONG:
        yield "long text"
