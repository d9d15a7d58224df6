"""Tells what is an organisation's from what is a person's: words for either, in the sentence around an identifier.

A school, an authority and an association publish how to reach them. Where the same sentence speaks of somebody, the
finders say what they would have said: a hold that is missed is worse than a look in vain. Nothing here knows the kinds
of identifiers.
"""

from __future__ import annotations

import re

from service.policy.identifiers.reading import Reading

_LONGEST = 5_000
_SENTENCE_END = re.compile(r"[!?\n]|(?<!\bkl)(?<!\bnr)(?<!\btel)(?<!\b[a-zåäö])\.\s")
# What comes then is another matter: *…, sen går vi hem till dem*.
_NEXT_MATTER = re.compile(r",\s(?:sen|sedan|därefter|men|then|but|and then)\s")

# Somebody in particular; the genitive of many (*barnens läger*) and children as such are nobody.
SOMEBODY = re.compile(
    r"\b(?:han|hon|hen|dem|honom|henne|hans|hennes|deras(?! (?:hemsida|webb|sajt|lokal|kansli|bibliotek))"
    r"|he|she|him|her|his|hers"
    r"|(?:styv|fost\w{1,2}|bonus|gud|svär)?(?:mamm|papp)\w{1,4}|morsa\w{0,2}|farsa\w{0,2}"
    r"|(?:farm|morm|sv[äa]rm|fosterm|styvm|fosterf|styvf|morf|farf)[oa]r\w{0,2}|mor|(?:min|din|vår) far|föräldrarna\w?"
    r"|(?:styv|foster|bonus|gud|ex)?(?:sons?|sonen\w?|dotter\w{0,2}|barnet\w?|(?<!rädda )barnen|bro(?:r|rsa|der)\w{0,3}"
    r"|syst\w{2,4}|syrr\w{1,3}|syskon\w{0,5}|fru|frun|maken|makan|sambon?)"
    r"|tvilling\w*|kusin\w*|moster\w*|faster|morbr\w{2,3}|farbr\w{2,3}"
    r"|pojk\w*|flick(?!scout)\w*|kill(?:e|en|ens|ar|arna)|tjej\w*|grabb\w*|tös\w*|ungen|ungar\w{0,3}|bebis\w*"
    r"|tonåring\w*|\w{0,4}åring\w*|elev(?:en|ens|erna)|klassen\w?"
    r"|child|boys?|girls?|lads?|lass|baby|brothers?|sisters?|siblings|sons?|daughters?|twins|m[uo]m(?:my)?|mother|dad(?:dy)?"
    r"|father|nan|nana|gran(?:ny|dma|dpa|dad)?|aunt\w*|uncle|nephew|niece|cousin|teenager|pupil|stepdad|stepmum|wife"
    r"|husband"
    r"|familj(?:en|ens|erna|er)?|family(?! cent)|(?:familje|foster|jour|hvb-?)hem(?:met\w?|men)?|hvb\w*|carers?"
    r"|foster(?!ing|land| care\b|hem)\w*"
    r"|grann\w{1,5}|neighbou?r\w*|mannen\w?|kvinnan\w?|gubben|gumman|tanten|paret|snubben|personen\w?|ägaren|karln"
    r"|(?:the|a|that|old|young) (?:man|lady)|woman|couple|bloke|fella|guy|people who|ett ex|exet"
    r"|lärar(?:en|ens)|rektor\w*|kurator\w*|handläggar\w*|soc(?:ial)?sekreterar\w*|chef\w*|prästen|tränar\w*"
    r"|vaktmästar\w*|utredar\w*|anställd\w*|teacher"
    r"|head(?:teacher|master|mistress)|social worker|caseworker|coach|vicar|lill[ae]|little"
    r"|ordförande\w*|sekreterar\w*|kassör\w*|ägar\w*|föreståndar\w*|chair\w*|owner|manager|treasurer)\b"
)
# Money is often asked for on behalf of somebody: *stöd till Vilgot*, *advokat*, *resan*.
_FOR_SOMEBODY = re.compile(
    r"\b(?:hjälp(?!lin)\w*|insamling\w*|samla\w{0,2}|advok\w*|begrav\w*|hyran?|resan?|rättegång\w*|överklag\w*|stämning\w*"
    r"|skuld\w*|help|rais(?:e|ed|ing)|collect\w*|whip|solicitor\w*|lawyer\w*|funeral|appeal|rent|privat\w*|hem|home|min|mitt|mig|mej|my|mine|me)\b"
)
_FOR_A_NAME = re.compile(
    r"\b(?:för|till|åt|ger?|stöd\w*|stött\w*|for|to|give|support)\s"
    r"(?!\w{0,20}(?:hjälpen|missionen|scouterna|förbundet|föreningen|kyrkan|församlingen|stiftelsen|centrum)\b)"
    r"[A-ZÅÄÖ][a-zåäö]{1,15}"
)
_ASSOCIATION = re.compile(
    r"\b(?:\w{0,24}förening(?:s|en|ens)?|\w{0,24}förbund(?:et|ets|s)?|(?:kvinno|tjej|brotts?offer|barn|mans)jour(?:en|ens)?"
    r"|\w{0,16}församling(?:en|ens)?|\w{0,12}kyrka(?:n|ns)?|\w{0,16}stiftelse(?:n|ns)?|organisation(?:en|ens)?"
    r"|\w{0,16}(?:klubb|scoutkår|lokalavdelning)(?:en|ens)?|medlemsavgift\w*|årsavgift\w*|kursavgift\w*|medlemskap\w*"
    r"|rädda barnen|röda korset|majblomman|unicef|bris|stadsmissionen|scouterna|\w{3,16}(?:hjälpen|centrum)"
    r"|månadsgivare|association(?:'s)?|charity(?:'s)?|charities|church(?:'s)?|foundation(?:'s)?|society(?:'s)?"
    r"|women's aid|membership)\b"
)
_ASSOCIATION_GATE = (
    "förening", "förbund", "jour", "församling", "kyrka", "stiftelse", "organisation", "klubb", "kår", "avdelning",
    "avgift", "medlemskap", "barnen", "korset", "majblomman", "mission", "scout", "hjälpen", "centrum", "månadsgiv",
    "unicef", "bris", "association", "charit", "church", "foundation", "society", "women's aid", "membership",
)  # fmt: skip
_NO_ASSOCIATION = re.compile(r"\b(?:bostadsrätts?|hyresgäst|samfällighets?|vägs?)\w*(?:förening|organisation)\w*")


def may_be_asked(reading: Reading) -> bool:
    """Whether a text is as short as comments are. In a longer one nothing is an organisation's: a hostile text of
    thousands of addresses must not cost more than it did.
    """
    return len(reading.text) <= _LONGEST


def sentence(reading: Reading, start: int, end: int, before: int = 110, after: int = 70) -> tuple[str, str]:
    """What stands before and after `[start, end)` in its sentence, in lower case; of `before` and `after` characters
    at most.
    """
    ahead = _SENTENCE_END.split(reading.lower[max(0, start - before) : start])[-1]
    rest = _SENTENCE_END.split(reading.lower[end : end + after])[0]
    return ahead, _NEXT_MATTER.split(rest)[0]


def speaks_of_somebody(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence around `[start, end)` speaks of somebody in particular, or of their home."""
    return any(SOMEBODY.search(part) for part in sentence(reading, start, end))


def collects(reading: Reading, start: int, end: int) -> bool:
    """Whether an association, a church or the like asks for money here in its own name, and for nobody by name."""
    if not may_be_asked(reading) or not reading.mentions(_ASSOCIATION_GATE):
        return False
    before, after = sentence(reading, start, end, 140, 110)
    told = f"{before} {after}"
    around = f"{before} {reading.lower[end : end + 110]}"  # *… Märk med pojkens namn* is another sentence
    return (
        _ASSOCIATION.search(told) is not None
        and not _NO_ASSOCIATION.search(told)
        and not SOMEBODY.search(around)
        and not _FOR_SOMEBODY.search(around)
        and not _FOR_A_NAME.search(reading.text, max(0, start - len(before)), end + 110)
    )
