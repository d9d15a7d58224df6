"""Addresses where everybody may go, and those of somebody who lives, is or is looked for beside them."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

EVERYBODYS = [
    "Ribbskolan på Ekgatan 10 har ett eget lugnrum numera.",
    "Biblioteket, Ekgatan 6, har öppet till 19 på torsdagar.",
    "Stadsbiblioteket ligger på Norra Torggatan 3 om nån undrar.",
    "Föreläsningen är i Folkets hus, Ekgatan 12, kl 18.30.",
    "Utställningen visas på Länsmuseet, Museigatan 2, hela hösten.",
    "Årsmöte 14 mars kl 18, Ekgatan 12. Alla är välkomna!",
    "Öppet hus på skolan 18.00 Ekgatan 2, ta med vänner",
    "Skicka remissvaret till Socialstyrelsen, Box 999, 106 99 Stockholm.",
    "Inspektionen för unga och gamla, Box 999, 103 99 Stockholm",
    "Skriv till Barnombudsmannen, Box 99, 103 99 Stockholm.",
    "Tingsrätten på Rådhusgatan 4 var iskall i går.",
    "Kansliet har flyttat till Ekgatan 4.",
    "Barnrättsförbundet har kansli på Ekgatan 9, Fabelstad",
    "Besöksadress: Ekgatan 4, 2 tr. Fika ingår.",
    "Språkcafé på Ribbyds bibliotek varje tisdag 16-18, Ekgatan 4.",
    "Fabelby kommun, Ekgatan 1, 999 99 Fabelby. Dit ska remissen.",
    "Region Fabel, Box 12, 999 98 Fabelby, svarar aldrig på brev.",
    "Rädda Barnen, Ekgatan 99, 999 99 Fabelstad",
    "Vi ses på Café Fiktiv, Storgatan 4, kl 14 på lördag",
    "Vernissage i kulturhuset, Hamngatan 1, på söndag.",
    "Familjecentralen på Ekgatan 7 är bra.",
    "Gudstjänst i domkyrkan, Kyrkogatan 2, söndag 11.",
    "Ekgatan 6 (Folkets hus) kl 19.",
    "Ekgatan 12, kulturhuset, klockan sju.",
    "Studiecirkel om barnkonventionen, Ekgatan 9, torsdagar kl 18",
    "Loppmarknad i bygdegården, Ekvägen 4, söndag 10-14",
    "Bokbord på Stadsbiblioteket kl. 12, Ekgatan 3",
    "The exhibition is at the Fiktiv Museum, 40 Larchwood Square, Anytown AB1 2CD, Tuesdays.",
    "Our seminar is at Anytown Library, 12 Station Road, on 4 May at 6pm.",
    "Write to Anytown Council, 14 Larchwood Street, Anytown AB1 2CD.",
    "The Town Hall at 2 Market Street is open till five.",
    "Open day at the University of Anytown, 3 College Road, on Saturday.",
    "Anytown Magistrates' Court, 4 Castle Street, had no toilets.",
    "Ni hittar oss i Frivilligcentralen, Storgatan 19",
    "Gå till Rådgivningsbyrån, Kungsgatan 12, de är gratis",
    "Our AGM is at the Friends Meeting House, 173 Larch Road",
    "The Fiktiv Hospital was at 40 Larchwood Square",
    "Annual meeting 7pm, 12 Station Road. Tea provided.",
]

SOMEBODYS = [
    "familjen bor på «Skolgatan 4» bredvid biblioteket",
    "Ribbskolan ligger på «Ekgatan 10» och fosterhemmet på «Ekgatan 12»",
    "huset bredvid skolan på «Ekgatan 4» är ett familjehem",
    "Hon går på Ribbskolan på «Ekgatan 10»",
    "Pojken finns på Ribbskolan, «Ekgatan 10», i 3B",
    "Lilla A. på förskolan, «Ekgatan 3», är ledsen",
    "gamla skolan på «Ekgatan 4» har sex ungdomar",
    "Bakom biblioteket, «Ekgatan 4», ser ni dem",
    "stig av vid kyrkan, «Ekgatan 4», det gula",
    "Kvinnojouren har sin lägenhet på «Ekgatan 4»",
    "skyddade boendet på «Ekgatan 4»",
    "HVB-hemmet på «Ekgatan 4»",
    "Bostadsrättsföreningen på «Ekgatan 4» har fått nya grannar",
    "Stiftelsen på «Ekgatan 4» har sex placerade ungdomar",
    "Läraren på Ribbskolan bor på «Ekgatan 4»",
    "Efter föreläsningen gick vi till «Ekgatan 4» och ringde på",
    "Öppet hus på skolan 18.00 Ekgatan 2, sen går vi till fosterfamiljen på «Ekgatan 27 B»",
    "Seminariet om vanvården på «Ekgatan 9» blev inställt",
    "Informationsmöte om «Ekgatan 4»",
    "Konferens hos familjen Berg, «Ekgatan 4»",
    "Vi ses på biblioteket och går till «Ekgatan 4» tillsammans",
    "Demonstration utanför «Ekgatan 4» kl 18",
    "Snälla socialnämnden, «Ekgatan 4» måste kollas",
    "Socialnämnden, «Ekgatan 4» vanvårdar",
    "IVO, «Ekgatan 4» är ett helvete",
    "Skicka vykort till pojken på Ribbskolan: «Box 77, 912 90 Fabelby»",
    "Lägenheten ovanför butiken på «Ekgatan 4»",
    "«Ekgatan 4», biblioteket på andra sidan",
    "Ligger mellan skolan och kyrkan, «Ekgatan 4»",
    "get off at the church, «3 Tanner's Row», it is the blue one",
    "He goes to Anytown School, «14 Mill Lane»",
    "The old school, «14 Mill Lane», has six of them",
    "The place is opposite the museum at «14 Larchwood Close»",
    "after the seminar we drove to «14 Larchwood Close»",
    "the bloke from the council, «14 Larchwood Close»",
    "the Larch Trust at «14 Mill Lane» has four teenagers",
    "Tack för hjälpen, «Ekgatan 4» är räddat",
    "Fabelby centrum, «Ekgatan 4», andra porten",
    "Behandlingscentrum, «Ekgatan 4»",
    "Larch Court, «14 Mill Lane»",
]


@pytest.mark.parametrize("text", EVERYBODYS)
def test_where_everybody_may_go_passes(text: str) -> None:
    assert marked(text, "address") == text


@pytest.mark.parametrize("text", SOMEBODYS)
def test_where_somebody_is_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "address") == text


def test_in_a_text_longer_than_comments_are_an_address_is_an_address() -> None:
    text = "Biblioteket på Ekgatan 6 har öppet. " * 150

    assert "«Ekgatan 6»" in marked(text, "address")
