"""Views in which letters and words that stand for digits are read as digits. Most texts have neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from service.policy.identifiers.reading import Reading
from service.policy.identifiers.views import View, replace_parts

_LETTERS = str.maketrans("OoIl|", "00111")
_MORE_LETTERS = str.maketrans("OoIil|SsBZzg", "001111558229")
_LETTER_AFTER_DIGIT = re.compile(r"[0-9][-+./ ]{0,2}[OoIil|SsBZzg]")
_DIGIT_LIKE = re.compile(r"(?<![A-Za-zåäöÅÄÖ])[0-9OoIl|](?:(?! \| )[-+./ ]{0,2}[0-9OoIl|]){7,23}(?![A-Za-zåäöÅÄÖ])")
# S, B and Z only where the form is that of a personal number.
_PERSONAL_LIKE = re.compile(
    r"(?<![A-Za-z0-9åäöÅÄÖ-])(?:[12][0-9Oo])?[0-9OoIil|SsBZz]{6}[-+ ]?[0-9OoIil|SsBZz]{4}(?![A-Za-z0-9åäöÅÄÖ-])"
)
# A group before the next one is said: *O2O 914 two eight*.
_BEFORE_NUMERAL = re.compile(
    r"(?<![A-Za-z0-9åäöÅÄÖ])[0-9OoIl]{2,6}(?=(?:[ -][0-9OoIl]{1,6}){0,2}[ ,-]{1,2}"
    r"(?:no|ze|oh|on|en|et|tw|tv|thr|tr|fo|fy|fi|fe|se|si|sj|ei|åt|ni))"
)
_FEWEST_DIGITS, _SHORT = 5, 6
_LOOK_ALIKES = ((_DIGIT_LIKE, _LETTERS), (_PERSONAL_LIKE, _MORE_LETTERS), (_BEFORE_NUMERAL, _LETTERS))


def letters_as_digits(reading: Reading) -> View | None:
    """The view with O and l read as 0 and 1 inside what is otherwise a number; None when there is no such number."""
    text = reading.text
    led_by_letter = any(start and text[start - 1] in "OoIlisSZzB|" for start, _ in reading.groups)
    if not led_by_letter and not _LETTER_AFTER_DIGIT.search(text):
        return None
    read_as = text
    for form, letters in _LOOK_ALIKES:
        read_as = form.sub(partial(_with_digits, letters), read_as)
    return None if read_as == text else View(read_as, reading.view.starts, reading.view.ends)


def _with_digits(letters: dict[int, int], match: re.Match[str]) -> str:
    """The same length; as it was where too few are digits already."""
    group = match[0]
    digits = sum(character.isdigit() for character in group)
    fewest = _FEWEST_DIGITS if len(group) > _SHORT else 1
    return group.translate(letters) if digits >= fewest else group


# Letters strewn among the digits, where the text says so or names a telephone: *0a7b0-1c74d06e05*.
_STREWN = re.compile(r"(?<![A-Za-z0-9åäöÅÄÖ])[0-9](?:[A-Za-z]{0,2}-?[0-9]){7,12}(?![A-Za-z0-9åäöÅÄÖ]|-[0-9])")
_SAYS_LETTERS = re.compile(
    r"\b(?:bokst\w{1,8}|letters?|tecknen|characters|mellan siffrorna|nr|nummer|numret|number|ring|sms\w{0,2}|call|text"
    r"|tel|mobil|phone)\b"
)
_LETTERS_ONLY, _FEWEST_LETTERS = re.compile("[A-Za-z]+"), 3


def without_letters(reading: Reading) -> View | None:
    """The view without the letters that were strewn into a number; None without any such."""
    if not reading.groups or not _SAYS_LETTERS.search(reading.lower):
        return None
    parts = [
        (*letters.span(), "")
        for match in _STREWN.finditer(reading.text)
        if sum(character.isalpha() for character in match[0]) >= _FEWEST_LETTERS
        for letters in _LETTERS_ONLY.finditer(reading.text, *match.span())
    ]
    return replace_parts(reading.view, parts) if parts else None


_SIGN_WORD = r"(?:(?:binde|sned|tank)?str[eä]c?k|minus(?:tecken)?|plus|dash|hyphen|forward slash|slash|stroke)"
_SIGN = re.compile(
    rf"(?<=[0-9])[ ,(\[*<]{{0,3}}(?:(?:och |å )?(?:ett )?{_SIGN_WORD}|- {{0,2}}-)[ ,)\]*>]{{0,3}}(?=[0-9])"
    r"|(?<=[0-9]{6})(?!t(?:[01][0-9]|2[0-3])[0-5])[a-zåäö](?=[0-9]{4}(?![0-9]))"
)

# A mobile number with pictures or *sen* between its parts.
_MOBILE_APART = re.compile(
    r"(?<![0-9])07[02369](?:(?:[^\w!?%§€$£°=]{0,4}|[ ,]{1,2}(?:och )?(?:sen|sedan|därefter|then) )[0-9]){7}(?![0-9])"
)
_NO_DIGITS = re.compile(r"[^0-9]+")


def signs_in_words(reading: Reading) -> View | None:
    """The view with *minus*, *streck*, two hyphens or a letter between digits read as a hyphen, None without any."""
    if not reading.runs:
        return None
    parts = [match.span() for match in _SIGN.finditer(reading.lower)]
    for mobile in _MOBILE_APART.finditer(reading.lower):
        parts += [gap.span() for gap in _NO_DIGITS.finditer(reading.lower, *mobile.span())]
    return replace_parts(reading.view, _apart(parts, "-")) if parts else None


def _apart(spans: list[tuple[int, int]], reading: str) -> Iterator[tuple[int, int, str]]:
    """In their order, without those that begin within another."""
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            yield start, end, reading
            done = end


_UNITS = {
    "0": "noll nolla nollan n0ll null nåll nolle zero oh nought naught",
    "1": "ett en etta ettan one",
    "2": "två tva tvåa tvåan two",
    "3": "tre trea trean three",
    "4": "fyra fyran four",
    "5": "fem femma femman five",
    "6": "sex sexa sexan six",
    "7": "sju sjua sjuan sjuu seven",
    "8": "åtta atta åttan åtte eight",
    "9": "nio nia nian nie ni0 nine",
}
_TEENS = {
    "10": "tio ten",
    "11": "elva eleven",
    "12": "tolv twelve",
    "13": "tretton thirteen",
    "14": "fjorton fourteen",
    "15": "femton fifteen",
    "16": "sexton sixteen",
    "17": "sjutton seventeen",
    "18": "arton eighteen",
    "19": "nitton nineteen",
    "1": "hundra",
}
_TENS = {
    "2": "tjugo tjugi tjuge tju twenty",
    "3": "trettio tretti trettie thirty",
    "4": "fyrtio förti fyrti fyrtie förtie forty fourty",
    "5": "femtio femti femtie fifty",
    "6": "sextio sexti sextie sixty",
    "7": "sjuttio sjutti sjuttie seventy",
    "8": "åttio åtti åttie eighty",
    "9": "nittio nitti nittie ninety",
}
_HUNDREDS = {"nittonhundra": "19", "tjugohundra": "20"}
_TIMES = {"double": 2, "dubbel": 2, "dubbla": 2, "triple": 3, "treble": 3, "trippel": 3}
# *Två nollor*: as many of one digit.
_MANY = {"två": 2, "tre": 3, "fyra": 4}
_PLURALS = {
    **{"nollor": "0", "ettor": "1", "tvåor": "2", "treor": "3", "fyror": "4"},
    **{"femmor": "5", "sexor": "6", "sjuor": "7", "åttor": "8", "nior": "9"},
}
_UNTIL_TEN = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")
_FROM_TEN = (
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde"),
    *("nittonde", "tjugonde"),
)
# The month and the day of a year, or the day before its month, as *femte i tredje*.
_ORDINALS = {
    word: f"{number:02}"
    for number, word in enumerate(
        (*_UNTIL_TEN, *_FROM_TEN, *(f"tjugo{word}" for word in _UNTIL_TEN), "trettionde", "trettioförsta"), start=1
    )
}


def _by_word(words_by_digits: dict[str, str]) -> dict[str, str]:
    return {word: digits for digits, words in words_by_digits.items() for word in words.split()}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_UNIT, _TEEN, _TEN = _by_word(_UNITS), _by_word(_TEENS), _by_word(_TENS)
_SIMPLE = _UNIT | _TEEN
_WORDS = frozenset({*_SIMPLE, *_TEN, *_HUNDREDS, *_PLURALS, *_ORDINALS})
_BEGINNINGS = {word[:3] for word in _WORDS | set(_TIMES)}  # most words of a text have none, and need no closer look
_INITIALS = "".join(sorted({word[0] for word in _WORDS | set(_TIMES)}))
# A numeral ends where its letters end, or where a digit or the next numeral begins: *noll7noll*, *nollsju*.
_END = (
    r"(?=[^a-zåäö]|\Z|noll|zero|ett|två|tre|fyra|fem|sex|sju|ått[aei]|ni[oe]|tio|elva|tolv|fjort|fyrt|arton|nitt|tjugo)"
)
_AFTER_TEN = _any(word for word, digit in _UNIT.items() if digit != "0")
_NUMERAL = (
    rf"(?=[{_INITIALS}])(?:(?:{_any(_MANY)}) (?:{_any(_PLURALS)}){_END}"
    rf"|(?:{_AFTER_TEN})[ -]?(?:tusen|thousand)(?:[ -]?(?:och |and )?(?:{_AFTER_TEN})[ -]?(?:hundra|hundred))?"
    rf"(?:[ -]?(?:och |and )?(?:(?:{_any(_TEN)})[ -]?(?:{_AFTER_TEN})|{_any({**_UNIT, **_TEEN, **_TEN})}))?{_END}"
    rf"|(?:{_any(_HUNDREDS)})(?: ?(?:och |and )?"
    rf"(?:noll[ -]?(?:{_AFTER_TEN})|(?:{_any(_TEN)})(?:{_AFTER_TEN})|{_any({**_UNIT, **_TEEN, **_TEN})}))?{_END}"
    rf"|(?:{_any(_TEEN)}){_END}|(?:{_any(_TEN)})(?:[ -]?(?:{_AFTER_TEN}))?{_END}"
    rf"|(?:{_AFTER_TEN})[ -]?(?:hundra|hundred)(?:[ -](?:and )?(?:{_any(_TEN)})(?:[ -]?(?:{_AFTER_TEN}))?"
    rf"|(?:and |[ -])?(?:{_any({**_UNIT, **_TEEN, **_TEN})})(?! hundr))?{_END}"
    rf"|(?:{_any(_TIMES)})[ -]?(?:{_AFTER_TEN})[ -](?:hundra|hundred){_END}"
    rf"|(?:(?:{_any(_TIMES)})[ -]?)?(?:{_any(_UNIT)}){_END})"
)
_TOKEN = rf"(?:[0-9]{{1,12}}(?![0-9])|{_NUMERAL})"
# What people say between the parts of a number: a sign by its name, or *och sen*.
_FILLER = (
    r"(?:(?:och |å |o |and )?(?:(?:så|sen) )?(?:så|sen|sedan|därefter|till sist|sist|på det|lägg till|plus|then|finally"
    r"|kommer|ends(?: in| with)?|en|a)|och|å|o|and|mellanslag|blanksteg|paus|komma|space|comma"
    rf"|(?:ett |a )?{_SIGN_WORD})"
)
_BETWEEN = rf"(?:[ \n,./()+-]{{1,5}}{_FILLER}(?=[ ,0-9])[ ,]{{0,2}}|[^\w!?%§€$£]{{0,5}})"
_DATE_DIGITS = r"(?:[0-9]{6,8}|(?:19|20)?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2})"
# Partly in words: *-98 ett nio*, *-nittioåtta 19*, *-niotusen åttahundra nitton*.
_SOME = rf"{_BETWEEN}[0-9]{{1,2}}(?![0-9])"
_LAST_PARTS = rf"(?:{_SOME}){{0,3}}(?:{_BETWEEN}{_NUMERAL}){{1,4}}(?:{_SOME})?"
_ORDINAL = rf"(?:{_any(_ORDINALS)})(?![a-zåäö])"
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
# A day in words, then the last four: *tolfte mars tjugohundratolv och sen …*, *nollåtta femte femtonde …*.
_SAID_DAY = (
    rf"(?:{_TOKEN}(?:{_NUMERAL})? {_ORDINAL} {_ORDINAL}"
    rf"|(?:{_ORDINAL}|{_TOKEN}) (?:i )?(?:{_MONTH}|{_ORDINAL}) {_TOKEN}(?:{_NUMERAL})?)"
)


@cache
def _sequence() -> re.Pattern[str]:
    """Numerals that follow each other. Compiled when a text has some: it takes a fifth of a second."""
    return re.compile(
        rf"(?<![a-zåäö0-9])(?=[0-9]|{_any(_BEGINNINGS)})"
        rf"(?:{_TOKEN}(?:{_BETWEEN}{_TOKEN}){{4,399}}|{_DATE_DIGITS}{_LAST_PARTS}"
        # three with a sign said among them: *ett fyra nio streck tjugotvå*
        # a telephone's beginning: *noll70 1740605*, *07700 nine hundred 261*
        rf"|(?:noll|nolla|zero|oh)[ -]?(?:7[02369]|sjuttio[a-zå]{{0,3}})(?:{_BETWEEN}{_TOKEN}){{1,6}}"
        rf"|0[0-9]{{2,4}}(?:{_BETWEEN}{_TOKEN}){{2,5}}"
        rf"|{_TOKEN}(?:{_BETWEEN}{_TOKEN}){{2}}{_BETWEEN}[0-9]{{4}}(?![0-9])"
        rf"|{_TOKEN}(?: {_TOKEN}){{1,3}} {_SIGN_WORD} {_TOKEN}(?: {_TOKEN}){{0,3}}(?![a-zåäö0-9])"
        rf"|{_SAID_DAY}(?:{_BETWEEN}{_TOKEN}){{1,4}}|{_ORDINAL} {_MONTH} {_TOKEN})"
    )


_EACH = re.compile(rf"[ \n,./()+-]{{1,5}}({_FILLER})(?=[ ,0-9])[ ,]{{0,2}}|(?<![a-zåäö]){_ORDINAL}|{_TOKEN}")
_IS_SIGN = re.compile(_SIGN_WORD)
_HUNDRED = re.compile(rf"({_AFTER_TEN})[ -]?(?:hundra|hundred)[ -]?(?:and )?(.*)")
_DOUBLED_HUNDRED = re.compile(rf"({_any(_TIMES)})[ -]?({_AFTER_TEN})[ -](?:hundra|hundred)")
_THOUSAND = re.compile(
    rf"({_AFTER_TEN})[ -]?(?:tusen|thousand)(?:[ -]?(?:och |and )?({_AFTER_TEN})[ -]?(?:hundra|hundred))?"
    r"[ -]?(?:och |and )?(.*)"
)
_PARTS = re.compile(rf"({_any(_HUNDREDS)})|({_any(_TIMES)})|({_any(_TEN)})|({_any(_TEEN)})|({_any(_UNIT)})")
_GLUED = re.compile(
    rf"[0-9]-?(?:{_any(word for word, digit in _UNIT.items())})-?[0-9]|[0-9]{{6}} ?- ?(?:{_any(_WORDS)})"
    rf"|(?<![a-zåäö])(?:{_any(_SIMPLE)})[-./][0-9]{{1,2}}[-./ ]"
    r"|[0-9] (?:sen|sedan|därefter|then) [0-9]{1,2} (?:sen|sedan|därefter|then) [0-9]"
)
_BEGINS = re.compile(rf"(?=[{_INITIALS}])(?:{_any({*_TEN, *_TIMES, *_HUNDREDS, *_UNIT})})")
_PASSED_OVER = frozenset(
    "och å o and komma comma blanksteg"
    " sen sedan då därefter sist till then finally ett a space mellanslag paus streck bindestreck snedstreck"
    " kommer ends minus plus dash hyphen slash stroke forward tankstreck minustecken en i hundra hundred"
    f" {_MONTH[3:-1].replace('|', ' ')}".split()
)
_ENOUGH, _FLOOD = 3, 600
_BEFORE_LAST = ("sista", "last four", "slutar", "sluta ", "ends ", "ending ")


@cache
def _last() -> re.Pattern[str]:
    """The last four alone, of which fewer words are enough, before or after what calls them that."""
    return re.compile(
        r"(?:fyra sista|sista fyra|last four|slutar? (?:på|med)|end(?:s|ing)? (?:in|with))"
        r"(?: (?:digits|siffrorna) (?:of|i|av|på) \w{1,8}(?: \w{1,14})? (?:is|are|är|e)(?= ))?[^0-9\n.]{0,14}?[ :,]"
        rf"(?={_TOKEN})({_TOKEN}(?:[ ,-]{{0,2}}{_TOKEN}){{1,3}})(?![a-zåäö])"
        rf"|(?<![a-zåäö0-9])((?=(?:{_AFTER_TEN})[ -]?(?:tusen|thous|hundr)){_NUMERAL}|{_TOKEN}(?:[ ,-]{{1,2}}{_TOKEN}"
        r"){1,3}),? (?:(?:är|is|are) )?(?:(?:de|hans|hennes|his|her|the) )?(?:sista fyra|fyra sista|last four)"
    )


def words_as_digits(reading: Reading) -> Iterator[View]:
    """The view with numerals in words read as digits where five or more follow each other, if there are such.

    *Sjuttio ett* is 71, or 70 and 1: a text that has it gives two views.
    """
    lower = reading.lower
    likely = "noll" in lower or "zero" in lower or reading.mentions(_BEFORE_LAST)
    has_digits = reading.runs or reading.flooded
    if not likely and not (has_digits and _GLUED.search(lower)) and not _has_sequence(lower):
        return
    last = _last().finditer(lower) if reading.mentions(_BEFORE_LAST) else ()
    stretches = sorted([*(m.span() for m in _sequence().finditer(lower)), *(m.span(m.lastindex or 1) for m in last)])
    parts = list(_parts(lower, stretches, together=True))
    if parts:
        yield replace_parts(reading.view, parts)
        apart = list(_parts(lower, stretches, together=False)) if len(parts) < _FLOOD else parts
        if apart != parts:
            yield replace_parts(reading.view, apart)


def _has_sequence(lower: str) -> bool:
    """Whether four numerals or numbers follow each other: a cheap look before the search."""
    words = [word.strip(",.-()") for word in lower.split()]
    if _WORDS.isdisjoint(words):
        return False
    following = 0
    for word in words:
        if word in _WORDS or word[:1].isdigit() or _BEGINS.match(word):
            following += 1
        elif word not in _PASSED_OVER:
            following = 0
        if following == _ENOUGH:
            return True
    return False


def _parts(lower: str, stretches: list[tuple[int, int]], *, together: bool) -> Iterator[tuple[int, int, str]]:
    done = 0
    for begin, end in stretches:
        if begin < done:
            continue
        done = end
        if lower.endswith("plus ", 0, begin):
            yield (begin - len("plus "), begin, "+")
        for token in _EACH.finditer(lower, begin, end):
            if token[1]:
                yield (*token.span(), "-" if _IS_SIGN.search(token[1]) else " ")
            elif not token[0].isdigit():
                yield (*token.span(), _known(token[0]) or _digits(token[0], together))


def _known(numeral: str) -> str:
    """The digits of one word, or of as many as are counted: *två nollor* 00."""
    many, _, plural = numeral.partition(" ")
    if plural in _PLURALS:
        return _PLURALS[plural] * _MANY[many]
    return _SIMPLE.get(numeral) or _ORDINALS.get(numeral, "")


def _digits(numeral: str, together: bool) -> str:
    """The digits of one numeral: *sjuttiofyra* 74, *double seven* 77, *nine hundred two* 902, or 900 and 2."""
    thousand = _THOUSAND.fullmatch(numeral)
    if thousand:
        rest = thousand[3] and (_SIMPLE.get(thousand[3]) or _digits(thousand[3], together=True))
        return _UNIT[thousand[1]] + (_UNIT[thousand[2]] if thousand[2] else "0") + rest.rjust(2, "0")
    doubled = _DOUBLED_HUNDRED.fullmatch(numeral)
    if doubled:
        return _UNIT[doubled[2]] * _TIMES[doubled[1]] + "00"
    hundred = _HUNDRED.fullmatch(numeral)
    if hundred:
        rest = _SIMPLE.get(hundred[2]) or (_digits(hundred[2], together) if hundred[2] else "")
        return _UNIT[hundred[1]] + (rest.rjust(2, "0") if together else f"00 {rest}".rstrip())
    together = together or " " not in numeral
    digits = ""
    times = 1
    for hundreds, multiple, ten, teen, unit in _PARTS.findall(numeral):
        if hundreds:
            rest = numeral.removeprefix(hundreds).strip().removeprefix("noll").strip()
            return _HUNDREDS[hundreds] + _digits(rest, together).rjust(2, "0")
        if multiple:
            times = _TIMES[multiple]
        elif ten:
            digits = _TEN[ten] + "0"
        elif teen:
            digits = _TEEN[teen]
        else:
            digits = digits[: -1 if together else None] + _UNIT[unit] if digits else _UNIT[unit] * times
    return digits
