"""Words that say of a number whose it is: a person or their kin, somebody to look up, or something that is no person.

For digits that a reader could not tell from others: mistyped, oddly divided, or the last four alone.
"""

from __future__ import annotations

import re

from service.policy.identifiers.reading import Reading

_KIN = (
    r"(?:(?:bonus|foster|styv|svär|bror|syster|dotter|barn|step|grand|half)?-?"
    r"(?:son|dotter|dottern?s|mamma|pappa|mor|far|bror|syster|syrra|brorsa|barn|barnbarn|mum|mom|dad|mother|father"
    r"|brother|sister|daughter|child|kid|unge?|kille?|tjej|flicka|pojke?|grabb|tös)(?:en|n|an|et|s|ens|ns|ets|'s)?"
    r"|ex(?:et|fru|man|ets)?|kusin(?:en|s|ens)?|cousin(?:'s)?|nephew(?:'s)?|niece(?:'s)?|uncle|aunt"
    r"|mormor|morfar|farmor|farfar|moster|faster|morbror|farbror|tvilling(?:en|arna)|syskon(?:en|ens)?"
    r"|boy(?:'s)?|girl(?:'s)?|lad(?:'s)?|son's|baby(?:'s)?|bebis(?:en|ens)?|elev(?:en|ens)|pupil(?:'s)?"
    r"|handläggaren?|kontaktpersonen?|skolkaren|gubben|kärringen|svinet|idioten)"
)
_PRONOUN = r"(?:han|hon|hen|honom|henne|hans|hennes|hens|ho|he|she|him|her|his|hers)"
PERSON = re.compile(rf"(?<![\w-])(?:{_PRONOUN}|{_KIN})(?!\w|-[a-z])")
# Somebody is to be looked up by it: *hen hittar ni på …*, *sök på …*.
LOOKED_UP = re.compile(
    r"\b(?:(?:slå|leta|kolla|sök|look) (?:upp|(?:(?:him|her|them|it) )?up)|slå in|sök(?:er)? på|kolla(?: själva| in)?"
    r"|googla|hitta[rs]?(?: (?:ni|du|man))?(?: (?:honom|henne|hen|na|n))?|finns (?:han|hon|hen) på|begär ut|search for"
    r"|type|identifierar?|you(?:'ll| will| can)? find (?:him|her|them)|skriv upp)(?!\w)"
)
_OF_THEIRS = re.compile(
    rf"(?<![\w-])(?:{_PRONOUN}|{_KIN}),?(?: (?:är|e|ä|har|hade|har bara|fick|heter|is|has|was|got|står som"
    r"|i systemet|alltså|då))?(?: (?:nummer|numret|nr|siffror|siffrorna|number|id|digits)(?: (?:är|e|is|are))?)?"
    r"[ :=,(–-]{1,4}\Z"
)
_IS_THEIRS = re.compile(
    rf"[)\]]?[ ,]{{1,2}}(?:(?:är|e|ä|is|was|=|står på|tillhör|belongs to|gäller|så heter|heter)"
    rf"(?: (?:min|mitt|vår|vårt|our|my|the|alltså|ju))? (?:{_PRONOUN}|{_KIN}|jag|mig|me)(?!\w)"
    rf"|(?:min|mitt|vår|vårt|my) {_KIN} (?:nummer|nr|p-?nr|number)\b|{_PRONOUN} (?:är|e|heter)\b"
    r"|det är jag\b|that'?s me\b)"
)
# What numbers of the same form belong to.
_OTHERS = re.compile(
    r"(?:\bisbn|\bissn|(?<!court )(?<!care )(?<!placement )\border"
    r"|\bkolli|\bfaktur|\bkvitto|\bkund|\bocr|\bartik|\bspår|\btracking|\bparcel|\bpaket"
    r"|\binvoice|\bticket|\bbiljett|\bbokning|\bbooking|\borg|\bbankg|\bplusg|\bbg\b|\bpg\b|\bdoi\b|\bversion|\bbuild"
    r"|\btabell|\bpoäng|\bresultat|\bdnr|\bdiarie|\bmål(?:nr|nummer)?\b|\bärende|\bref|\bcase|\bdocket|\bserie"
    r"|\bserial|\bmodel|\bprotokoll|\brapport|\breport|\bpaper|\bdok|\bdoc\b|\bbilaga|\bfelkod|\bkod|\bcode|\berror"
    r"|\bzoom|\bmöte|\bmeeting|\bkonto|\baccount|\bclearing|\bkort|\bcard|\bswish|\bring|\btel|\bmobil|\bmob\b|\bsms"
    r"|\bcall|\bphone|\bfax|\bbuss|\bbus\b|\btåg|\btrain|\bflight|\bflyg|\blinje|\bkurs|\brum\b|\broom\b|\bsidan?\b"
    r"|\bkap|\bpage|\bsou\b|\bsfs\b|\bprop\b|§|\blag(?:en)?\b|\bid\b|\bfil(?:en)?\b|\bfile|\bbild|\bimg|\bpunkt)"
    r"[^0-9\n.!?]{0,16}\Z"
)
_BEFORE = 28


def belongs_to_another(reading: Reading, start: int) -> bool:
    """Whether what stands right before it names an order, a case, a telephone or the like."""
    return _OTHERS.search(reading.lower, max(0, start - _BEFORE), start) is not None


def is_somebodys(reading: Reading, start: int, end: int) -> bool:
    """Whether a person stands right beside it, as the one whose number it is."""
    if _OF_THEIRS.search(reading.lower, max(0, start - _BEFORE), start):
        return True
    return _IS_THEIRS.match(reading.lower, end) is not None


def tells_of_somebody(reading: Reading, start: int, end: int, before: int = 60, after: int = 60) -> str:
    """The word near it for a person, or for looking somebody up."""
    return reading.cue_near(PERSON, start, end, before, after) or reading.cue_near(LOOKED_UP, start, end, before, after)
