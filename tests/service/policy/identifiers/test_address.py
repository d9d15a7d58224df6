"""Street, postal and box addresses."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("åk förbi «Gamla Kvarnvägen 112» och titta", id="two words"),
    pytest.param("ligger på «björkhagsvägen 3» det vet", id="small letters"),
    pytest.param("Flyttade till «Skolbacken 9» och", id="an end that is a word too"),
    pytest.param("«Rönnbärsgatan 4B», mitt emot", id="letter"),
    pytest.param("«Rönnbärsgatan 4 b» är det", id="letter apart"),
    pytest.param("bor på «Storgatan 5, lgh 1201»", id="flat"),
    pytest.param("«Storgatan 5, 123 45 Storstad»", id="with postal code"),
    pytest.param("«Kråkbo 217, 842 99 Ytterhogdal» där bor", id="a farm and its postal code"),
    pytest.param("«Plommonstigen 4».", id="stig"),
    pytest.param("På «Norra Torggränd 12» bor de", id="gränd"),
    pytest.param("the end terrace on «Inkerman St, no. 58», red door", id="the number after the street"),
    pytest.param("på «Lingonstigen nr 7»", id="nr"),
    pytest.param("«Box 123, 842 99 Ytterhogdal»", id="box"),
    pytest.param("vid «Rosentorget 3»", id="torg"),
    pytest.param("«S:t Olofsgatan 33»", id="saint"),
    pytest.param("från trappan på «Lärkdungsgången 7 B», tredje våningen", id="gången"),
    pytest.param("«Björksvängen 4, lgh 1102»", id="svängen"),
    pytest.param("på «Lillgatan 12, uppgång C, 2 tr» ring", id="stairs and floor"),
    pytest.param("bakom macken. «granv. 18, 3 tr» ring på", id="abbreviated, with a floor"),
    pytest.param("hon bor på «Storg. 5» i stan", id="abbreviated, with a capital"),
    pytest.param("bor på «ringvägen nummer nio uppgång b två trappor»", id="in words, small letters"),
    pytest.param("«Lärkdungsgången elva», där", id="gången, in words"),
    pytest.param("his gran is number «nine on Pottery Lane», go", id="English number in words"),
    pytest.param("she lives at «twelve Larchwood Avenue» now", id="English in words, without *number*"),
    pytest.param("«Lot 7, 118 Larchwood Track, Anytown VIC 3999», that", id="Australian"),
    pytest.param("«Unit 4/18 Larchwood Crescent, Anytown NSW 2999»", id="Australian unit"),
    pytest.param("«1412 Larchwood Crescent SW, Anytown, AB T9X 1X5»", id="Canadian"),
    pytest.param("moved to «14 Larchwood Brae», up north", id="Scottish"),
    pytest.param("«14 Main Street, Anytown, Co. Mayo F26 A4C2»", id="Irish"),
    pytest.param("vid «Björkväg 3, 2 tr»", id="väg with a floor"),
    pytest.param("åk till «Lärk dungs vägen elva» i byn", id="a compound written apart"),
    pytest.param("hälsa på vid «Björk gatan 14 b»!", id="another"),
    pytest.param("Åke, «Kråkbo 217, 842 99» behöver hjälp", id="a farm and its code, no town"),
    pytest.param("live at «14 Larchwood Close, Anytown AB1 2CD», the", id="British"),
    pytest.param("moved to «221 Elm Street» last", id="American"),
    pytest.param("postcode «AB1 2CD»", id="postcode alone"),
    pytest.param("«14 Larchwood Close, Anytown AB1 2CD» again", id="British at the beginning"),
    pytest.param("they are at «31 Curlew Rise, Saltby» for now", id="a vague kind with its town"),
    pytest.param("moved to «3 Heron's Reach», near us", id="a newer kind"),
    pytest.param("Grannen i «Kråkbo 4» slår sina barn", id="a village and a number, of somebody"),
    pytest.param("familjen som bor uppe i «Björknäs 12b» vet", id="a village with a letter"),
    pytest.param("huset har koordinaterna «63.17921, 14.63566» exakt", id="coordinates"),
    pytest.param("de bor vid «63°10'45\"N 14°38'08\"E» i skogen", id="degrees"),
    pytest.param("där bor de: «https://maps.app.goo.gl/Fiktiv123»", id="a pin on a map"),
    pytest.param("bor på «Plommonstigen 4 i Anyköping» med", id="with its town"),
    pytest.param("«Plommonstigen 4 tre trappor upp», ring", id="floor in words"),
    pytest.param("åk till kajsa på «björkåsen 9» och fråga", id="a street that is no word, small letters"),
    pytest.param("på «Ekgatan fem» bor", id="a short name, in words"),
    pytest.param("she lives on «14 larchwood close» now", id="British, small letters"),
]

PASSES = [
    pytest.param("riksväg 40 och väg 73 är hala", id="roads"),
    pytest.param("hela vägen 3 mil", id="a distance"),
    pytest.param("handlingsplanen 3 och läroplanen 11", id="plans"),
    pytest.param("Skolvägen 3 km bort", id="kilometres"),
    pytest.param("på den vägen 2 år till", id="years"),
    pytest.param("Storgatan 2016 renoverades", id="a year"),
    pytest.param("Sveavägen i Stockholm", id="a street without number"),
    pytest.param("backen 3 gånger", id="times"),
    pytest.param("plats 4 i kön", id="a place in a queue"),
    pytest.param("femårsplan 1955-1960", id="a five-year plan"),
    pytest.param("The 12 Steps Way", id="steps"),
    pytest.param("Section 47 of the Children Act 1989", id="act"),
    pytest.param("toolbox 3 och Xbox 360", id="boxes of other kinds"),
    pytest.param("31 920 barn per år", id="statistics"),
    pytest.param("parken 2 maj", id="a date"),
    pytest.param("Tabell 8, 820 51 barn. Maj 8, 120 50 kr", id="tables and amounts"),
    pytest.param("Följ med på Hela vägen 3 gånger", id="a title"),
    pytest.param("Rättegången 12 maj, Omgången 3 och Framgången 2", id="other words in -gången"),
    pytest.param("Han ljög. 3 trappor upp. Hon skrev. 4 brev", id="verbs that end as abbreviations do"),
    pytest.param("Vägen två gånger, hela gatan nummer", id="no street's name"),
    pytest.param("two families on Park Lane, or 10 Downing Street", id="no house, or everybody's"),
    pytest.param("3 Barclays Bank loans, the 4 Big Glen", id="vague kinds"),
    pytest.param("vid Solberg 2 tr, på Enhet Sörborg 2", id="names that end as abbreviations do"),
    pytest.param("På Kungsgatan 12 000 demonstranter", id="thousands"),
    pytest.param("Vid Ekgatan 6 ligger en mottagning för unga", id="where everybody may go"),
    pytest.param("Biblioteket på Ekgatan 6 har öppet", id="a library"),
    pytest.param("22 Jump Street, 4 Privet Drive", id="films and books"),
    pytest.param("at 12 Hyde Park, London", id="a park"),
    pytest.param("barnen i Lindesberg 3 av 5, de i Kråkbo 3-1", id="counts and results"),
    pytest.param("mellan 63.1792, 14.6356 i snitt, pi är 3.14159", id="measurements"),
    pytest.param("Maps visar fel väg, 40° i bastun", id="maps as such"),
    pytest.param("barnen på förskolan i Fredrikslund 3 flyttas", id="a nursery's department"),
    pytest.param("hon i Årskurs 3, han i Division 2", id="classes"),
    pytest.param("De i Vallentuna 1 och 2 är fulla", id="several"),
    pytest.param("på skidbacken 2, på elljusslingan 5 varv", id="slopes and loops"),
    pytest.param("barnen i Kråkbo 12 mars, 14 000 platser i Kråkbo 2019", id="dates and years"),
    pytest.param("number one on Broad Street, number two at Harvard Square", id="a rank"),
    pytest.param("The office is at Market Place, no. 3", id="a vague kind before its number"),
    pytest.param("the one on Sesame Street, two of St John's Way", id="a street without *number*"),
]


@pytest.mark.parametrize("text", FOUND)
def test_an_address_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "address") == text


@pytest.mark.parametrize("text", PASSES)
def test_what_only_looks_like_one_passes(text: str) -> None:
    assert marked(text, "address") == text
