"""Who writes and who is spoken to is nobody whom a comment betrays; who is told of still is."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import MARK
from workers.checks.privacy.reader import find_in_plain

PASSES = [
    pytest.param("Bra skrivet! Mvh Anna", id="signs after a farewell"),
    pytest.param("Bra skrivet! /Lisa", id="signs after a stroke"),
    pytest.param("Tack för en klok text. Hälsningar Birgitta i Umeå", id="signs with a place"),
    pytest.param("Mycket tänkvärt. Gunilla, pensionerad speciallärare", id="signs with an occupation"),
    pytest.param("Jag håller med. Marianne, mamma till två", id="signs as a mother"),
    pytest.param("Thanks for a thoughtful text. Best, Paul", id="signs in English"),
    pytest.param("Jag heter Sven och är farfar.", id="presents himself"),
    pytest.param("Malin, du skriver så bra!", id="addressed at the beginning"),
    pytest.param("Great piece, Karin. I will share it.", id="addressed at the end of a few words"),
    pytest.param("Alfons Åberg fick leka innan pappa Åberg tjatade.", id="called by one name after a public one"),
    pytest.param("Läs Astrid Lindgrens Mio min Mio.", id="title of a work"),
    pytest.param("Ragnhilds källa och Sankt Olofs hamn är fina utflykter.", id="named after a saint"),
    pytest.param("Vi åker till skolan i en gammal Volvo Amazon.", id="a thing with a name"),
    pytest.param("/Fatou, lärare som stannat kvar för länge", id="the whole text is a signature"),
    pytest.param("Hälsar Yakub, pappa till tre som alla går i skolan", id="signature with a farewell before it"),
    pytest.param("@Kjell: du har missförstått lagen", id="addressed by the sign"),
    pytest.param("Drottning Kristina var också ett barn", id="royal"),
    pytest.param("Kungen och Silvia har en stiftelse för barn", id="royal, and another"),
    pytest.param("Good point, Hannah, I hadn't thought of the summer", id="answered in passing"),
    pytest.param("Jag, Siv, tycker att förslaget är för vagt", id="presents herself in passing"),
    pytest.param("Jag kallar mig Siv här i tråden", id="calls herself"),
    pytest.param("Siv här, jag har en fråga om remissen", id="here"),
    pytest.param("Håller inte alls med signaturen Elsa", id="another's signature"),
    pytest.param("Nej Elsa, så räknar man inte procent", id="answered"),
    pytest.param("Du har fel Elsa, kolla källan.", id="contradicted"),
    pytest.param("Elsa heter jag, undrar var rapporten finns", id="presents herself the other way round"),
    pytest.param("Idag är det Elsa i almanackan", id="the almanac"),
    pytest.param("The village of Grace has no school bus", id="a village"),
    pytest.param("Milo the parrot says good morning", id="a pet, told after without a comma"),
    pytest.param("#räddabarnen och #savethechildren gör ett bra jobb", id="hashtags of others"),
    pytest.param("Good on you Karin, great text", id="praised"),
    pytest.param("Vår hund heter Bosse och läser med barnen", id="a pet"),
    pytest.param("Milo, our rabbit, lives in the classroom", id="a pet, told after"),
    pytest.param("I sagan om Elsa vinner den snälla", id="a story"),
    pytest.param("Läsappen Tilde är gratis för skolor", id="an app"),
    pytest.param("Our school in Kent uses breakfast clubs", id="a county"),
]

FOUND = [
    pytest.param("Hälsningar «Yngve Tallkvist»", id="signs with a full name"),
    pytest.param("Kram från mormor till «Nova», 7 år", id="age at the end"),
    pytest.param("Tell «Nana Jean» the kids are ok. love «Ash» x", id="signs, and tells of others"),
    pytest.param("Det är min son, «Kevin».", id="kin before a comma"),
    pytest.param("Svärdottern min «Rima» talar fyra språk", id="kin and possessive before"),
    pytest.param("pani «Grażyna» som är kurator i Nässjö", id="office in a clause"),
    pytest.param("Ni borde prata med «Kiana», hon bodde där", id="pronoun after a comma"),
    pytest.param("«Esajas» placerades hos andra", id="what is done to a child"),
    pytest.param("- «Elsa», 7 år, bor på familjehem i grannbyn", id="first of a list, no signature"),
    pytest.param("/«Liam», han som bor på HVB nu, slog min son", id="told of after a stroke"),
    pytest.param("Kram «Elsa», sju år, som fick byta familjehem", id="told of after a farewell"),
    pytest.param("@«Kevin», 7, bor på familjehem nu", id="told of after the sign"),
    pytest.param("Läraren @«Petra på mottagningen» slår barn", id="the sign within a sentence"),
    pytest.param("Jag, «Siv» och barnen bor hos mormor", id="one of several"),
    pytest.param("«Siv» här hemma mår dåligt", id="here, and told of"),
    pytest.param("Flickan med hunden heter «Elsa» och bor hos oss", id="not the dog"),
    pytest.param("Hästen «Elsa» red på när hon bodde i familjehem", id="a clause without a pronoun that opens it"),
    pytest.param("Nej «Elsa», mamma kommer inte idag", id="answered by kin"),
    pytest.param("Ja «Elsa», du får bo kvar i familjehemmet", id="told what happens to her"),
    pytest.param("Grattis på namnsdagen «Elsa», mamma saknar dig", id="her name day, and whose she is"),
    pytest.param("Vi älskar dig «Elsa»!", id="loved"),
    pytest.param("Shame on you «Ines»!", id="shamed"),
    pytest.param("Pojken i trean, «Elton», får stryk", id="in apposition"),
    pytest.param("Vi kräver #RättvisaFör«Elsa» nu", id="a hashtag for somebody"),
    pytest.param("please share #bring«noah»home", id="a hashtag in small letters"),
    pytest.param("Drottning «Elsa» kallade vi henne, hon var fem när soc kom", id="a queen whose age is told"),
    pytest.param("Barnboken «Kevin» läste på HVB", id="a book that somebody read"),
    pytest.param("I boken skriver jag om «Elton» som bor hos oss", id="a book of one's own"),
    pytest.param("Men «Lovisa», du är elvas handläggare och ljuger", id="answered, and told what she is"),
    pytest.param("min lilla drottning «Alva» blev hämtad av soc", id="a queen of one's own"),
    pytest.param("The «Hartley» kids were taken", id="family in English"),
    pytest.param("Lämnar mitt nummer: «Egon Frisk» tel. 070-174 06 05", id="with a number to reach him by"),
]


@pytest.mark.parametrize("text", PASSES)
def test_nobody_is_held_who_writes_or_is_spoken_to(text: str) -> None:
    assert [finding for finding in find_in_plain(text) if finding.severity.rank >= 2] == []


@pytest.mark.parametrize("marked", FOUND)
def test_who_is_told_of_is_held(marked: str) -> None:
    text = MARK.sub(r"\1", marked)

    held = {
        text[finding.start : finding.end]
        for finding in find_in_plain(text)
        if finding.severity.rank >= 2 and finding.kind in ("person", "official")
    }

    assert held == {match[1] for match in MARK.finditer(marked)}
