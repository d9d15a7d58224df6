"""Words for one person: children, kin and pupils, pronouns, ages, and single capitalised words that may be names.

Fragments for the patterns of several finders, for folded lower-case text, and no lexicon: whether a word really is a
first name is asked elsewhere.
"""

from __future__ import annotations

import re

from service.policy.identifiers.reading import Reading

PRONOUN = r"(?:hon|han|hen|ho|she|he)"
HIS = r"(?:hans|hennes|hens|sin|his|her|their)"
_KIND_OF = (
    r"(?:bonus|foster|styv|adoptiv|gud|plast|dotter|bror|brors|syster|son|lill[ea]?|stor[ea]?|små|tvilling|halv|jour"
    r"|familjehems|skol)"
)
KIN = (
    rf"(?:{_KIND_OF}?-?(?:son|dotter|bror|syster|barn|barnbarn|flicka|pojke|kille|tjej|unge|bebis)|sonen|dottern"
    rf"|{_KIND_OF}?(?:sonen|dottern|brorsan|brodern|systern|syrran|barnet|barnbarnet|flickan|pojken|killen|tjejen|ungen"
    r"|bebisen)"
    r"|grabb(?:en)?|tös(?:en)?|jänta(?:n)?|kusin(?:en)?|tvilling(?:ar(?:na)?|en|flickorna|pojkarna)|barnbarnsbarn(?:et)?"
    r"|minsting(?:en)?|lill(?:an|en|eman|tjejen|killen|grabben|skruttan|skrutten)|yngst[ae](?:n)?|äldst[ae](?:n)?"
    r"|elev(?:en)?|mellanbarnet|fosterbarn(?:et)?|brorson(?:en)?|brorsdotter(?:n)?"
    r"|(?:grand|step|god|foster|great-?grand)?[ -]?(?:son|daughter|child|brother|sister|kid)|niece|nephew|cousin|twins?"
    r"|(?:foster )?(?:girl|boy|lad|lass|baby)|bairn|toddler|youngest|eldest|oldest|pupil|teenager|sibling"
    r"|(?:foster|bonus|styv|mor|far)?-?(?:mamma|pappa)(?:n)?|mor(?:mor|far)|far(?:mor|far)|mum|dad|mother|father|nan|gran"
    r"|grandma|grandad|granny|uncle|aunt(?:ie)?|moster|faster|morbror|farbror|exet)"
)
AGE_IN_WORDS = (
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty)"
)
# Nothing that is counted or measured: *will be 2 hours late*, *blir 12.30*.
AGE = (
    rf"(?:[1-9][0-9]?(?![.:,/-]?[0-9])|{AGE_IN_WORDS})\b"
    r"(?!\s(?:of|av|hours?|minut\w{0,3}|weeks?|months?|days?|miles?|timm\w{1,3}|veck\w{1,3}|månad\w{0,3}|dag\w{0,3}"
    r"|mil|kr\w{0,4})\b|%)"
)

# Where no more is told to be counted than years: *he turned 3 pages*.
AGE_ENDS = (
    r"(?=[,.;:!?)-]|\s?\Z|\s(?:[-(]|and|och|å|år|years?|but|men|i|in|so|så|då|with|without|utan|hos|at|there|still|now"
    r"|här)(?!\w))"
)

# A capitalised word, also a double one; what stands before it is looked at by `may_be_a_name`.
NAME = r"(?<![\w.-])(?P<name>[A-ZÅÄÖ][a-zåäöéèüøæ]{1,15}(?:-[A-ZÅÄÖ]?[a-zåäöéèüøæ]{1,12})?)"
GENITIVE = (
    r"(?<![\w.-])(?P<name>[A-ZÅÄÖ][a-zåäöéèüøæ]{1,15}?(?:-[A-ZÅÄÖ]?[a-zåäöéèüøæ]{1,12}?)?)"
    r"(?:s|'s|'|(?<=[xzs]))(?![\w-])"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:i|på|från|till|vid|ur|om|enligt|in|at|on|of|from|near|to|the|by|since|per|se|läs|lex|see|read"
    r"|kung|kungen|drottning(?:en)?|(?:kron)?prins(?:en|essan)?|king|queen|prince(?:ss)?|president(?:en)?"
    r"|(?:stats)?minister(?:n)?|saint|sankt|st\.?)\s\Z",
    re.IGNORECASE,
)
# Definite nouns and nouns of doing, which names seldom end as.
_NOUN = re.compile(r"(?:en|et|arna|erna|orna|ing|ion|het|skap|ment|ns|ande|ende|else|ings)\Z")
_NAMES_LIKE_NOUNS = frozenset(
    {
        *("ellen", "helen", "karen", "owen", "lauren", "aiden", "jayden", "hayden", "brayden", "sören", "ruben"),
        *("reuben", "gwen", "ben", "sixten", "mårten", "torsten", "karsten", "carsten", "jörgen", "östen"),
        *("kirsten", "kristen", "carmen", "doreen", "maureen", "kathleen", "eileen", "colleen", "stephen"),
        *("steven", "mohsen", "shireen", "glen", "allen", "mirren", "bronwen", "rowen", "raven", "aspen"),
        *("jochen", "siren", "margaret", "harriet", "juliet", "violet", "scarlet", "janet", "elisabet"),
        *("bridget", "emmet", "mehmet", "ahmet", "annet", "marion", "zion", "orion", "dion", "jens", "hans"),
        *("måns", "frans", "klemens", "clement"),
    }
)
_DAYS_AND_WORDS = (
    "januari februari mars april maj juni juli augusti september oktober november december january february march"
    " may june july august october måndag tisdag onsdag torsdag fredag lördag söndag monday tuesday wednesday"
    " thursday friday saturday sunday lucia jul påsk midsommar christmas easter idag igår today yesterday nu now"
    " då then senast sedan först finally later hej hello tack thanks ps obs not edit källa source ref kl okej"
    " visst det den de vi jag du ni it they we you this that there här där när om men och som så"
)
_TEXTS_AND_EVENTS = (
    "aktuellt beslut dom dokument brev mejl mail email letter report rapport protokoll möte meeting minutes"
    " hearing judgment order artikel article update note journal debatt ledare insändare krönika ekot konferens"
    " conference seminarium kurs guardian times metro telegraph mirror independent post herald scotsman dagens"
    " unicef novus lex covid corona brexit bris ivo bup soc socialtjänst skolverket jesus jesu christ gud kyrka kyrkan"
    " skola skolan"
)
_PLACES = (
    "stockholm göteborg malmö uppsala lund umeå örebro västerås linköping norrköping helsingborg jönköping gävle"
    " sundsvall luleå kalmar växjö karlstad halmstad borås london dublin glasgow leeds belfast cardiff edinburgh"
    " manchester bristol sydney sverige norge danmark finland england scotland wales ireland britain europe"
    " ukraina ukraine ryssland russia syria afghanistan irak iraq iran somalia israel gaza turkiet polen eritrea"
    " usa estonia sweden norway denmark kiruna gällivare boden skellefteå östersund"
)
_NO_NAME = frozenset(f"{_DAYS_AND_WORDS} {_TEXTS_AND_EVENTS} {_PLACES}".split())


def may_be_a_name(reading: Reading, name: re.Match[str]) -> bool:
    """Whether the word that `NAME` matched is none of the months, papers, places and nouns that are written so."""
    word = name["name"].lower()
    if word in _NO_NAME or f"{word}s" in _NO_NAME or (_NOUN.search(word) and word not in _NAMES_LIKE_NOUNS):
        return False
    return not reading.cue_before(_PLACE_BEFORE, name.start(), 16)


# *he*, *our foster son*, and up to three words of what is told before a verb; not the writer, not a meeting.
_PERSON_BEFORE = re.compile(
    rf"(?<![\w-])(?:{PRONOUN}|{KIN})(?:\s(?!(?:jag|vi|i|we|you|du|det|it|mötet)\b)[\w'-]{{1,14}}){{0,3}}\s?\Z"
)
_ANY = re.compile(r"(?:barn|elev|ungdom|child|teenager|pupil)\s(?:som|who|\Z)")


def has_a_person_before(lower: str, at: int) -> bool:
    """Whether kin, a child or *she* is what the verb at an offset tells of; *ett barn som fyller 18* is anybody."""
    person = _PERSON_BEFORE.search(lower, max(0, at - 50), at)
    return person is not None and not _ANY.match(person[0])


_FULL_NAME = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÅÄÖ][a-zåäöéèü]{1,15})\s(?:(?:von|af|de|van)\s)?[A-ZÅÄÖ][\w-]{1,18}'?s?\s\Z"
)


def has_a_full_name_before(reading: Reading, at: int) -> bool:
    """Whether two names stand right before: most whose birthday is told so are of public life."""
    name = _FULL_NAME.search(reading.text, max(0, at - 42), at)
    return name is not None and name["first"].lower() not in _NO_NAME
