"""Finds national numbers of other countries beside the word that names them: CNP, PESEL, CHI, Aadhaar, SIN, BSN …

Without its name such a number is only digits. Where check digits are published and wrong the name still counts, for
people mistype and the number may be somebody's; a name that is a word of its own in Swedish takes right ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.comments.findings import Finding, Severity
from service.policy.identifiers import checksums
from service.policy.identifiers.dates import is_day, is_day_first
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "personal_number"

_REACH_BEFORE, _REACH_AFTER, _CLOSE = 110, 25, 24
_FEWEST = 6  # digits that the shortest form begins with


def _never(_: str) -> bool:
    return False


def _day_first(digits: str) -> bool:
    return is_day_first(digits[:6])


@dataclass(frozen=True, slots=True)
class _Named:
    """One country's `number`. `gate`: some of these stands in every text that names it, in small letters; `name`: the
    words, case counts; `form`: from its first digit; both are compiled where a text mentions it. `fits`: what the
    digits must be; `proves`: the check digits.
    """

    number: str
    gate: tuple[str, ...]
    name: str
    form: str
    proves: Callable[[str], bool] = _never
    fits: Callable[[str], bool] = bool
    must_prove: bool = False


def _form(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?!\w|-[0-9])"


def _name(pattern: str, country: str = "") -> str:
    """The number's own names, or the country's adjective before a general one."""
    general = (
        rf"|(?i:{country})\s(?i:(?:nationella?\s)?(?:person|id|identitets?|social)[\w-]{{0,14}}(?:n(?:umme)?r\w*|kod\w*)"
        r"|(?:personal|national|citizen|identity|id|tax|social)\s?(?:\w{2,9}\s)?(?:number|no|nr|code|id)|id(?!\w))"
    )
    return rf"(?<!\w)(?:{pattern}{general if country else ''})(?!\w)"


_DATED_11 = _form(r"[0-9]{6}[ -]?(?:[0-9]{5}|[0-9]{3}[ -][0-9]{2})")
_NINE = _form(r"[0-9]{3}([ .-]?)[0-9]{3}\1[0-9]{3}")

_TABLE = (
    _Named(
        "cnp",
        ("cnp", "numeric personal", "rumänsk", "romanian"),
        _name(r"(?i:cnp|cod(?:ul)? numeric personal)", r"rumänsk[at]?|romanian"),
        _form(r"[1-9](?:[ -]?[0-9]){12}"),
        checksums.cnp,
        lambda digits: is_day(int(digits[1:3]), int(digits[3:5]), int(digits[5:7])),
    ),
    _Named(
        "pesel",
        ("pesel", "polsk", "polish"),
        _name(r"(?i:n(?:ume)?r\s?pesel|pesel)", r"polsk[at]?|polish"),
        _form(r"[0-9](?:[ -]?[0-9]){10}"),
        checksums.pesel,
    ),
    _Named(
        "chi",
        ("chi", "community health"),
        _name(r"CHI|(?i:chi\s?(?:no|nr|number|nummer)|community health index)"),
        _form(r"[0-9]{6}[ -]?[0-9]{4}|[0-9]{3} [0-9]{3} [0-9]{4}"),
        checksums.nhs,
    ),
    _Named(
        "aadhaar",
        ("adhar", "adhaar", "addhar", "uidai", "indisk", "indian"),
        _name(r"(?i:a{1,2}d{1,2}ha{1,2}r|uidai)(?:(?i:kort\w{0,6}|\s?card))?", r"indisk[at]?|indian"),
        _form(r"[0-9]{4}([ -]?)[0-9]{4}\1[0-9]{4}|[0-9](?: [0-9]){11}"),
        checksums.verhoeff,
    ),
    _Named(
        "sin",
        ("sin", "s.i.n", "social insurance", "canadian", "kanadensisk"),
        _name(r"SIN|S\.I\.N\.?|(?i:social insurance)", r"kanadensisk[at]?|canadian"),
        _NINE,
        checksums.luhn,
    ),
    _Named(
        "tfn",
        ("tfn",),
        _name(r"TFN"),
        _NINE,
        checksums.tfn,
        must_prove=True,  # *tfn* is Swedish for telephone
    ),
    _Named("tfn", ("tax file",), _name(r"(?i:tax file)"), _form(r"[0-9]{2,3} ?[0-9]{3} ?[0-9]{3}"), checksums.tfn),
    _Named(
        "medicare",
        ("medicare",),
        _name(r"(?i:medicare)"),
        _form(r"[1-9][0-9]{3}[ -]?[0-9]{5}[ -]?[0-9](?:[ /-]{1,3}[0-9])?"),
        checksums.medicare,
    ),
    _Named(
        "centrelink",
        ("centrelink", "crn"),
        _name(r"CRN|(?i:centrelink)"),
        _form(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[A-Za-z]"),
    ),
    _Named(
        "health-card",
        ("ohip", "health card"),
        _name(r"(?i:ohip|health card)"),
        _form(r"[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}(?:[ -]?[A-Za-z]{2})?"),
    ),
    _Named(
        "pps",
        ("pps", "personal public service", "irländsk", "irish"),
        _name(r"(?i:ppsn?|personal public service)", r"irländsk[at]?|irish"),
        _form(r"[0-9](?:[ -]?[0-9]){6}[ -]?[A-Wa-w][A-Ia-iWw]?"),
        lambda number: checksums.pps(number[:7], number[7:]),
    ),
    _Named(
        "henkilotunnus",
        ("henkil", "hetu", "finsk", "finländsk", "finnish"),
        _name(r"(?i:henkil[öo]tunnus\w{0,6}|hetu)", r"finsk[at]?|finländsk[at]?|finnish"),
        _form(r"[0-9]{6}\s?[-+A-Fa-f ]\s?[0-9]{2} ?[0-9][0-9A-Ya-y]"),
        lambda number: checksums.henkilotunnus(number[:6] + number[-4:-1], number[-1]),
        _day_first,
    ),
    _Named(
        "foedselsnummer",
        ("fød", "föd", "fod", "fnr", "d-nummer", "norsk", "norwegian"),
        _name(r"(?i:f[øöo]d(?:sels?|else)s?-?n(?:umme)?r|fnr|d-nummer)", r"norsk[at]?|norwegian"),
        _form(r"[0-9](?:[ .-]?[0-9]){10}"),
        checksums.foedselsnummer,
        lambda digits: is_day_first(f"{int(digits[0]) % 4}{digits[1:6]}"),
    ),
    _Named(
        "cpr",
        ("cpr", "dansk", "danish", "kennitala", "isländsk", "icelandic"),
        _name(r"(?i:cpr(?:-?n(?:umme)?r)?|kennitala)", r"dansk[at]?|danish|isländsk[at]?|icelandic"),
        _form(r"[0-9]{6}[ -]?[0-9]{4}|[0-9]{2} [0-9]{2} [0-9]{2}[ -][0-9]{2} ?[0-9]{2}"),
        fits=_day_first,
    ),
    _Named(
        "bsn",
        ("bsn", "burgerservice", "sofi", "nederländsk", "holländsk", "dutch"),
        _name(
            r"BSN|(?i:bsn\s?(?:nr|nummer|number)|burgerservicen\w{2,5}|sofin\w{2,5})",
            r"nederländsk[at]?|holländsk[at]?|dutch",
        ),
        _form(r"[0-9]{4}[ .-]?[0-9]{2}[ .-]?[0-9]{3}|[0-9]{3}[ .-]?[0-9]{3}[ .-]?[0-9]{3}"),
        checksums.bsn,
    ),
    _Named(
        "rnokpp",
        ("рнокпп", "іпн", "инн", "rnokpp", "ipn", "ukrain"),
        _name(r"(?i:рнокпп|іпн|инн|rnokpp|ipn)", r"ukrainsk[at]?|ukrainian"),
        _form(r"[0-9]{10}"),
        checksums.ukrainian,
    ),
    _Named(
        "baltic",
        ("isikukood", "asmens kod", "estnisk", "litauisk", "estonian", "lithuanian"),
        _name(r"(?i:isikukood\w{0,4}|asmens kod\w{1,4})", r"estnisk[at]?|litauisk[at]?|estonian|lithuanian"),
        _form(r"[1-8][0-9]{10}"),
        checksums.baltic,
        lambda digits: is_day(int(digits[1:3]), int(digits[3:5]), int(digits[5:7])),
    ),
    _Named(
        "latvian",
        ("personas kod", "lettisk", "latvian"),
        _name(r"(?i:personas kod\w{1,4})", r"lettisk[at]?|latvian"),
        _DATED_11,
    ),
    _Named(
        "dni",
        ("dni", "nie", "spansk", "spanish"),
        _name(r"DNI|NIE", r"spansk[at]?|spanish"),
        _form(r"[0-9]{2}[.]?[0-9]{3}[.]?[0-9]{3}[ -]?[A-Za-z]"),
        lambda number: checksums.spanish(number[:8], number[8]),
    ),
    _Named(
        "nir",
        ("sécurité sociale", "numéro de sécu", "fransk", "french"),
        _name(r"(?i:(?:numéro de )?sécu(?:rité sociale)?)", r"fransk[at]?|french"),
        _form(r"[12] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{3} ?[0-9]{3}(?: ?[0-9]{2})?"),
    ),
    _Named(
        "rodne-cislo",
        ("rodné číslo", "tjeckisk", "slovakisk", "czech", "slovak"),
        _name(r"(?i:rodné číslo)", r"tjeckisk[at]?|slovakisk[at]?|czech|slovak"),
        _form(r"[0-9]{6} ?/ ?[0-9]{3,4}"),
    ),
    _Named(
        "german",
        ("steuer", "versicherungsn", "tysk", "german"),
        _name(
            r"(?i:steuer-?(?:id|identifikations)\w{0,9}|(?:sozial|renten)versicherungsn\w{2,6})", r"tysk[at]?|german"
        ),
        _form(r"[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}|[0-9]{2} ?[0-9]{6} ?[A-Z] ?[0-9]{3}"),
    ),
    _Named(
        "cpf",
        ("cpf", "brasiliansk", "brazilian"),
        _name(r"CPF", r"brasiliansk[at]?|brazilian"),
        _form(r"[0-9]{3}\.?[0-9]{3}\.?[0-9]{3}[-/]?[0-9]{2}"),
    ),
    _Named(
        "tc-kimlik",
        ("kimlik", "turkisk", "turkish"),
        _name(r"(?i:(?:t\.?c\.? )?kimlik(?: no)?)", r"turkisk[at]?|turkish"),
        _form(r"[1-9][0-9]{10}"),
    ),
    _Named(
        "cnic",
        ("cnic", "nadra", "pakistan"),
        _name(r"(?i:cnic|nadra)", r"pakistansk[at]?|pakistani"),
        _form(r"[0-9]{5}[ -]?[0-9]{7}[ -]?[0-9]"),
    ),
)
# All are what a social security number is there; some have a rule that finds them without their name, too.
_OWN_RULES = {
    ("pesel", True): "pesel.checksum",
    ("chi", True): "nhs.checksum",
    ("chi", False): "nhs.form",
    ("pps", True): "pps.form",
    ("pps", False): "pps.form",
    ("henkilotunnus", True): "henkilotunnus.checksum",
    ("foedselsnummer", True): "foedselsnummer.checksum",
    ("cpr", False): "cpr.form",
}


def find(reading: Reading) -> Iterator[Finding]:
    groups = list(reading.groups_of(_FEWEST))
    for named in _TABLE if groups else ():
        if reading.mentions(named.gate):
            yield from _of_one(reading, named, groups)


def _of_one(reading: Reading, named: _Named, groups: list[tuple[int, int]]) -> Iterator[Finding]:
    name, form = re.compile(named.name), re.compile(named.form)
    for start, _ in groups:
        match = form.match(reading.text, start)
        if match is None:
            continue
        number = re.sub(r"[\W_]", "", match[0])
        distance = _distance(reading.text, name, *match.span())
        if distance is None or not named.fits(number):
            continue
        proven = named.proves(number)
        if proven or not named.must_prove:
            score = 0.99 if proven else 0.985 if distance <= _CLOSE else 0.8
            rule = _OWN_RULES.get((named.number, proven), "ssn.form")
            yield found(KIND, rule, reading.span(*match.span()), score, Severity.BLOCK, cue=named.number)


def _distance(text: str, name: re.Pattern[str], start: int, end: int) -> int | None:
    """How many characters lie between a number and its name, None when there is no name within reach."""
    before = [found.end() for found in name.finditer(text, max(0, start - _REACH_BEFORE), start)]
    if before:
        return start - before[-1]
    after = name.search(text, end, end + _REACH_AFTER)
    return after.start() - end if after else None
