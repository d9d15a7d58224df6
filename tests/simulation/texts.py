"""What bots and people write. Bots spin their words; people's comments come from our own labelled texts."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.optional import ROOT

_CORPORA = ROOT / "tests" / "corpora" / "spam"
_CHOICE = re.compile(r"\{([^{}]*)\}")

SPUN = (
    "{Great|Nice|Lovely|Superb} {post|article|piece}! My {cousin|sister|neighbour} {earns|makes} {real|good|extra} "
    "money from home with this {simple|easy} {method|system}, {every single week|each week} without any experience. "
    "{Visit|See|Check} https://{a|b|c|d|e}{1|2|3|4|5}.example/{start|begin|go}",
    "{Mycket|Riktigt|Väldigt} {bra|fint} {skrivet|inlägg}! {Själv|För egen del} hittade jag en {enkel|smidig} "
    "{tjänst|sida} som hjälpte {mig|oss} sänka {elräkningen|kostnaderna} på {bara|knappt} en {månad|vecka}. "
    "{Läs mer|Kolla in} på https://{spar|lag}{kollen|guiden}.example",
    "{Tack|Stort tack} för {texten|inlägget}. Den som {behöver|vill ha} pengar {snabbt|idag} kan få {lån|hjälp} utan "
    "{uc|kreditupplysning}, {skriv|hör av dig} till {anders|maria|lars} på "
    "telegram @{lan|pengar}_{snabbt|direkt}{1|2|3}",
)
ONE_TEXT = (
    "Jag förlorade allt på en mäklare men en expert hjälpte mig att få tillbaka pengarna på två veckor. Ni når henne "
    "på https://recovery.example/kontakt, hon svarar alla."
)
KIND_WORDS = (
    "Mycket bra skrivet, tack!",
    "Great read, thanks for sharing.",
    "Intressant läsning, jag kommer tillbaka.",
)

_OPINIONS = ("Jag tycker att skolan borde", "Vi i klassen vill att kommunen ska", "Det vore bra om rektorn kunde")
_WISHES = (
    "låta oss börja senare på morgonen",
    "ha bättre mat på fredagar",
    "laga basketkorgen på gården",
    "ge oss mer tid till slöjden",
    "öppna biblioteket på rasterna",
    "skaffa fler vuxna i korridoren",
)
_REASONS = (
    "eftersom många är trötta första lektionen.",
    "för då skulle fler orka hela dagen.",
    "så att ingen behöver vara ensam.",
    "för det har vi väntat på sedan i våras.",
    "annars blir det bråk varje vecka.",
)


@dataclass(frozen=True, slots=True)
class Written:
    text: str
    author: str
    url: str


def spun(template: str, chance: random.Random) -> str:
    """One of the texts that a template with {a|b} stands for."""
    while found := _CHOICE.search(template):
        template = template[: found.start()] + chance.choice(found[1].split("|")) + template[found.end() :]
    return template


def comments_of_people() -> list[Written]:
    """Every comment of our own texts that is no spam."""
    rows = (
        json.loads(line)
        for name in ("validate", "develop")
        for line in (_CORPORA / f"{name}.jsonl").read_text().splitlines()
    )
    return [Written(row["text"], row["author"] or "Anonym", row["url"]) for row in rows if row["label"] == "ham"]


def of_a_class() -> Iterator[Written]:
    """Thirty pupils who were given the beginning of a sentence."""
    for number in range(30):
        opinion, wish, reason = _OPINIONS[number % 3], _WISHES[number % 6], _REASONS[number % 5]
        yield Written(f"{opinion} {wish} {reason}", f"Elev {number + 1} i 7B", "")
