"""Finds health, crime and faith that are told of a person who is not the writer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.lives import is_family
from workers.checks.privacy.roles import is_definite, is_role
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import Circumstance, is_at_work, is_of_ours, is_person, sentence_around
from workers.checks.privacy.words import Words

Phrase = tuple[str, int, int]
"""The kind of what is said in several words, and the first and last of them."""

_PHRASES = re.compile(
    r"\b(?:(?:försökte |försökt |vill |ville )?(?:ta|tog|tagit) (?:sitt liv|livet av sig)|livet av sig|skär sig"
    r"|skurit sig|skar sig|skadar sig(?: själv)?|hör röster|på psyk|inlagd på \w{3,12}|självmordstankar"
    r"|tried to kill (?:him|her)self|killed (?:him|her)self|took (?:his|her) own life|self[- ]harm(?:s|ed|ing)?"
    r"|f(?:o)?etal alcohol syndrome|off (?:her|his) meds|down'?s syndrom(?:e)?|cp-skad\w*|ätstörning\w*"
    r"|utvecklingsstör\w*|bipolär\w*|psykisk\w* sjuk\w*|mentally ill|(?:vill inte|inte vill|orkar inte) leva|vill dö\b"
    r"|förlorat (?:synen|hörseln|talet|minnet|benet|armen)|sjuk i huvudet?|skär (?:sina|upp) \w+|wants? to die"
    r"|cut(?:s|ting)? (?:him|her)self|wets? (?:the|his|her) bed|lost (?:his|her) (?:sight|hearing|leg|mind)"
    r"|cystisk fibros|cystic fibrosis|fetalt alkoholsyndrom|cochlea\w{0,3}[- ]?implant\w{0,3}"
    r"|kan (?:inte|varken) (?:gå|tala)\b(?:,? (?:inte|eller|och) (?:gå|tala|prata))?"
    r"|(?:blind|döv) på (?:ena|vänstra|högra) (?:ögat|örat)|on ventilators?"
    r"|sjukskriven för \w{4,24}|(?:slutat|slutade|vägrar|vägrade) äta\b|hears voices|feeding tube|one lung"
    r"|(?:blev|är|var|ligger) inlagd\b|ligger inne\b|(?:stopped|refuses to) eat(?:ing)?\b|on the gear\b"
    r"|off with burnout|kissar (?:i sängen|på sig|ner sig)"
    r"|sickle[- ]cell(?: disease| anaemia)?\b|epilepsianfall\w{0,3}"
    r"|(?:came|come|just) out (?:of )?(?:the )?(?:psych (?:unit|ward)|rehab)\b"
    r"|(?:äter|tar|går på) (?:tabletter|mediciner|piller)\b|inte (?:har )?(?:blivit )?klok i huvudet)"
)
_SIGNS_OF_PHRASES = (
    " sig", " liv", "psyk", "inlagd", "självmord", "self", "syndrom", "meds", "own life", "röster", "störning", "cp-",
    "utvecklingsstör", "bipolär", "mentally", "leva", "vill dö", "förlorat", "huvud", "skär ", "to die", " wet",
    " äta", "voices", "tube", "lung", "ligger inne", " eat", " gear", "burnout", "tabletter", "mediciner", "piller",
    "kissar", "sickle", "epilepsianfall", "psych ", "rehab",
    "lost h", "sjukskriven", "cysti", "fetalt", "cochlea", "kan ", "blind", "döv", "ventilator",
)  # fmt: skip


_SHORT = frozenset({"MS", "ME"})
_HIDDEN = frozenset({"identitet", "uppgifter", "personuppgifter", "adress", "identity"})
_VERBS = frozenset({"har", "has", "got", "fick"})
_CONVERTED = frozenset({"lämnat", "lämnade", "blivit", "konverterat", "konverterade", "became", "converted", "left"})
_TOLD_BY = frozenset({"som", "who", "till"})
_TOLD_OF = _TOLD_BY | {"på", "i", "vid", "at", "in", "on"}
_HAS = frozenset({"med", "har", "hade", "with", "has", "had", "och", "and"})
_CRIMES = re.compile(
    r"\b(?:(?:suttit|sitter|satt) inne\b(?: för \w{3,24})?"
    r"|(?:rånade|knivhögg|rånat) \w{3,12}|åkte (?:dit|in|fast) för \w{3,24}"
    r"|(?:suttit|satt|fick|dömd|dömdes|dömts|åtalad|åtalas|häktad|gripen|anhållen) (?:till )?"
    r"(?:(?:en|ett|två|tre|fyra|fem|sex|[0-9]{1,2}) (?:år|månader) )?för "
    r"(?:grov\w? |ringa |sexuell\w? |upprepad\w? |att ha )?\w{4,30}"
    r"|(?:did|got|served) (?:time|(?:\w{2,8} |[0-9]{1,2} )(?:months|years)) for (?:indecent )?\w{2,14}"
    r"(?: (?!and|but|with)\w{4,12})?"
    r"|(?:inside|done) for \w{3,14}|(?:a |previous )?convictions? for \w{4,14}"
    r"|reported for hitting (?:a |his |her )?\w{3,8}"
    r"|(?:nyss |nyligen )?(?:utsläppt|släpptes|muckade) från (?:fängelset|kåken|anstalten|hall|kumla)\b"
    r"|(?:säljer|sålde|langar|langade) (?:tjack|knark|hasch|gräs|droger|piller)\b"
    r"|(?:sells|sold|deals|dealing) (?:drugs|weed|coke|heroin|crack)\b"
    r"|tafsa(?:de|t|r) på \w{2,8}"
    r"|arrested (?:on \w{6,9} )?for \w{3,14}(?: images)?"
    r"|(?:slår|slog|misshandla[dr]e?|hotar|våldtog) (?:(?:sina|sin|sitt) \w{3,14}|barnen|tjejen|frun|mamman)"
    r"|set fire to (?:the|his|her) \w{3,12}(?: shed| house)?|(?:eldade|brände) upp \w{3,24}"
    r"|charged with (?:attempted )?\w{4,14}"
    r"|hitting (?:his|her|their) \w{3,8})"
)
_SIGNS_OF_CRIMES = (
    " för ",
    " for ",
    "slår ",
    "slog ",
    "missh",
    "hotar",
    "våldtog",
    "fire",
    " upp ",
    "hitting",
    " inne",
    "råna",
    "knivh",
    "convict",
    " från ",
    "sälj",
    "såld",
    "langa",
    "tafs",
    "sells",
    "sold ",
    "deal",
    "charged ",
)
_NO_CRIME = re.compile(
    r"(?:fick|satt|suttit) för "
    r"(?!grov|barn|miss|rån|stöld|mord|våld|sex|drog|narko|vapen|incest|bedr|pedo|över|olaga|mordb|snatt|smugg|häler|hot)"
)


def conditions(words: Words, near: set[int] | frozenset[int], said: Sequence[Phrase]) -> Iterator[Circumstance]:
    """Health, crime and faith beside a name, or of a third person who can be told by those who know the writer.

    `said` are the `phrases` of the text.
    """
    covered: set[int] = set()
    third: dict[int, bool] = {}
    for kind, first, last in said:
        covered.update(range(first, last + 1))
        held = _is_of_third(words, first, third) or (kind == "crime" and _is_guilty_one(words, first))
        if held or kind == "health" or words.sentence[first] in near:
            yield Circumstance(kind, first, last, words.sentence[first], held, 0.7, "third person")
    more = listed("grave-more", "faith-more", "mild-more")
    index = 0
    while index < words.size:
        flags = words.flags[index]
        if words.lower[index] in more or words.texts[index] in _SHORT:
            flags |= _flags_more(words, index)
        if index not in covered and flags & (v.GRAVE | v.MILD | v.CRIME | v.FAITH) and not _is_same(words, index):
            last = _condition_end(words, index)
            kind = "health" if flags & (v.GRAVE | v.MILD) else "crime" if flags & v.CRIME else "sensitive"
            held = bool(flags & (v.GRAVE | v.CRIME)) and _is_of_third(words, index, third)
            held = held or bool(flags & v.CRIME and _is_guilty_one(words, index))
            held = held or bool(flags & v.FAITH and _is_of_their_home(words, index))
            if held or words.sentence[index] in near:
                score = 0.99 if words.lower[last].startswith(("vittne", "witness")) and last > index else 0.65
                yield Circumstance(kind, index, last, words.sentence[index], held, score, "third person")
            index = last
        index += 1


def _flags_more(words: Words, index: int) -> int:
    """*hiv-positiv*, *har MS*, *disabled*: words that say something of health, but nothing of a name beside them."""
    if words.lower[index] in listed("grave-more"):
        return v.GRAVE
    if words.lower[index] in listed("faith-more"):
        return v.FAITH
    has = words.word_before(index) in _HAS
    return v.MILD if words.lower[index] in listed("mild-more") or (has and words.texts[index] in _SHORT) else 0


def _is_same(words: Words, index: int) -> bool:
    """English *the same* and *add me*; somebody who is *same* is said to be, or to be one."""
    if words.lower[index] == "add":
        return words.texts[index] != "ADD" and words.word_before(index) not in _HAS  # English *add me*
    return words.lower[index] == "same" and words.word_before(index) not in {"är", "var", "en", "som"}


def _crimes(words: Words) -> Iterator[Phrase]:
    lower = words.view.text.lower()
    if len(lower) != len(words.view.text) or not any(sign in lower for sign in _SIGNS_OF_CRIMES):
        return
    for match in _CRIMES.finditer(lower):
        if not _NO_CRIME.match(match[0]):
            yield "crime", *_word_span(words, match.start(), match.end())


def _word_span(words: Words, start: int, end: int) -> tuple[int, int]:
    first = bisect_left(words.starts, start)
    return first, max(first, bisect_left(words.starts, end) - 1)


def _is_of_third(words: Words, index: int, known: dict[int, bool]) -> bool:
    """Whether the sentence is about a neighbour, or a nephew, a cousin, a brother's girl of the writer's."""
    sentence = words.sentence[index]
    if is_at_work(words, index):
        return False
    if sentence not in known:
        around = sentence_around(words, index)
        known[sentence] = any(words.flags[at] & v.NEIGHBOUR or _lives_beside(words, at) for at in around)
    return known[sentence] or any(_is_further_kin(words, at) for at in range(max(0, index - 6), index))


def _lives_beside(words: Words, at: int) -> bool:
    """*flickan på övervåningen*, *mannen hos oss i trappan*, *the boy next door*."""
    if words.lower[at] in listed("next-door") or _lives_by_us(words, at):
        return True
    lower = words.lower[at]
    if lower in listed("he-or-she") or lower in listed("his-or-her"):
        return False
    if not (is_person(words, at) or lower in listed("one-more") or lower.endswith(("dottern", "sonen"))):
        return False
    near = [to for to in range(at + 1, min(at + 7, words.size)) if words.sentence[to] == words.sentence[at]]
    return any(
        (words.lower[to] in listed("lives-beside") and to < at + 4)
        or (words.lower[to] in listed("stairs") and words.word_before(to) in listed("mine"))
        for to in near
    )


def _lives_by_us(words: Words, at: int) -> bool:
    """*bor under mig*, *lives above us*."""
    us = words.lower[at] in {"mig", "mej", "oss", "me", "us"} and words.word_before(at) in listed("beside")
    return us and words.sentence[at - 2] == words.sentence[at] and words.lower[at - 2] in listed("lives")


def _is_further_kin(words: Words, at: int) -> bool:
    """*min systerson*, *my brother's girl*: not the writer's own child or parent, of whom parents may speak."""
    before = words.lower[at - 1] if at else ""
    if words.sentence[at - 1 if at else 0] != words.sentence[at]:
        return False
    if words.lower[at] in listed("further-kin-definite"):
        return True
    if words.lower[at] in listed("further-kin"):
        return bool(words.flags[at - 1] & v.MY) and before not in listed("you")
    whose = at - 2 if before in {"foster", "adopted", "placerade"} else at - 1
    if whose < 1:
        return False
    owner = words.lower[whose].endswith(("'s", "s")) and _is_owner(words.lower[whose])
    mine = words.flags[whose - 1] & v.MY and words.lower[whose - 1] not in listed("you")
    return bool(owner and mine and words.flags[at] & (v.KIN | v.CHILD))


def _is_of_their_home(words: Words, index: int) -> bool:
    """*The foster mother they picked for my niece is a …*: the faith of those who care for a child of the writer's."""
    around = sentence_around(words, index)
    carer = any(
        (words.lower[at] in {"foster", "foster-mum"} and words.after(at) & v.KIN and words.word_before(at) == "the")
        or words.lower[at] in listed("their-home")
        for at in around
        if at < index
    )
    return carer and is_of_ours(words, around)


def _is_owner(word: str) -> bool:
    base = word.removesuffix("s").removesuffix("'")
    return base in listed("owner-of-kin") or base in listed("further-kin")


def _is_guilty_one(words: Words, index: int) -> bool:
    """*Mannen som fick vårdnaden om mina … är dömd för …*: one man whom the writer's own family tells."""
    around = sentence_around(words, index)
    head = around.start
    while head < index and not (is_definite(words, head) and words.lower[head + 1] in _TOLD_OF):
        head += 1
    if head >= index:
        return False
    elsewhere = words.lower[head + 1] not in _TOLD_BY and not _is_at_ours(words, head + 2)
    if elsewhere:
        return False
    ours = any(words.flags[at] & v.MY and words.lower[at] in listed("mine") for at in range(head, index))
    return ours and any(words.lower[at] in listed("is") | _VERBS for at in range(head + 2, index + 1))


def _is_at_ours(words: Words, at: int) -> bool:
    """*… på vår skola*, *… at our infants*: a place that those who read the writer can tell."""
    return words.lower[at] in {"vår", "vårt", "our"}


def phrases(words: Words) -> Iterator[Phrase]:
    """Kind, first and last word of what it takes several words to say."""
    yield from _illnesses(words)
    yield from _protected(words)
    yield from _crimes(words)


def _protected(words: Words) -> Iterator[Phrase]:
    """*skyddad identitet*, *skyddade uppgifter*: whoever hides has a reason to."""
    telling = _HIDDEN | listed("party", "religion") | {"register"}
    if telling.isdisjoint(words.lower):
        return
    for index, lower in enumerate(words.lower):
        if lower in _HIDDEN and words.word_before(index) in {"skyddad", "skyddade", "protected"}:
            yield "sensitive", index - 1, index
        if lower in listed("party") and words.word_before(index) == "för" and words.word_before(index - 1) == "sitter":
            yield "sensitive", index - 2, index
        if lower in listed("religion") and not _CONVERTED.isdisjoint(words.lower[max(0, index - 2) : index]):
            turned = index - 1 if words.lower[index - 1] in _CONVERTED else index - 2
            yield "sensitive", turned, index
        if lower == "register" and _is_registered(words, index):
            yield "crime", index - 2, index


def _is_registered(words: Words, index: int) -> bool:
    """*The caretaker … is on the register*: an offender; a family's children are on another one."""
    if words.word_before(index) != "the" or words.word_before(index - 1) != "on":
        return False
    before = range(sentence_around(words, index).start, index)
    return any(is_role(words, at) for at in before) and not any(is_family(words, at) for at in before)


def _illnesses(words: Words) -> Iterator[Phrase]:
    lower = words.view.text.lower()
    if len(lower) != len(words.view.text) or not any(sign in lower for sign in _SIGNS_OF_PHRASES):
        return
    for match in _PHRASES.finditer(lower):
        first, last = _word_span(words, match.start(), match.end())
        if first < words.size:
            yield "health", first, last


def _condition_end(words: Words, index: int) -> int:
    """The end of *adhd och autism*, *Jehovas vittnen*, *dömd för misshandel*."""
    last = index
    while last + 1 < words.size and last - index < 4 and words.sentence[last + 1] == words.sentence[index]:
        if "," in words.gap(last + 1):
            break
        if words.flags[last + 1] & (v.GRAVE | v.MILD | v.CRIME) or words.lower[last + 1] in {
            "vittnen",
            "vittne",
            "witness",
            "witnesses",
            "positive",
            "positiv",
            "smittad",
        }:
            last += 1
        elif words.lower[last + 1] in {"och", "and", "för", "of", "for"} and words.after(last, 2) & (
            v.GRAVE | v.MILD | v.CRIME
        ):
            last += 2
        else:
            break
    return last
