"""Personnummer told in ways that are meant to pass, or as one dictates them, with serials that are kept for tests."""

from __future__ import annotations

import pytest

from service.comments.findings import Severity
from service.policy.identifiers import find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    "mitt barn «12🙂03🙂12🙂9810» skrev de fel på",
    "«120312➡️9810» står på mappen",
    "«120312 -> 9810» kolla själva",
    "«120312=>9810»",
    "«12★03★12★9810»",
    "[«120312][9810»] är flickan",
    "(«12)(03)(12)(9810»)",
    "«12;03;12;9810»",
    "«120312 & 9810» är hon",
    "«120312 … 9810» står det",
    "«12^03^12^9810»",
    "#«12#03#12#9810»",
    "«12o3l2-98lO» är dottern",
    "«i2o3i2-98io» är hennes",
    "«120312-9B10» ser man på pappret",
    "«1Z0312-9810» är killen",
    "«O90S03-9814» så",
    "«1a2b0c3d1e2f9g8h1i0» ta bort bokstäverna",
    "«12x03x12x9810»",
    "«120312kaka9810» läs utan kakan",
    "«120312 [bindestreck] 9810»",
    "«120312 *minus* 9810»",
    "«120312 och efter strecket 9810»",
    "«120312 följt av 9810»",
    "«120312 och sen 9810» är grabben",
    "«120312 plus 9810»",
    "«12 mars 2012 9810» är alltså han",
    "«3:e maj 09 – 9814» var det",
    "«5 okt 2011 / 9811» gäller pojken",
    "«12/3-2012 9810» är pojken",
    "«12.3.2012 - 9810»",
    "«tolfte mars tjugohundratolv och sen nittioåtta tio»",
    "«tolfte i tredje tolv, nittioåtta tio»",
    "«nollåtta femte femtonde nittioåtta elva», så nu vet ni",
    "«tjugohundraåtta femte femtonde nittioåtta elva» stod på remissen",
    "«nittonhundraåttiofem noll sex noll sju nittioåtta sexton»",
    "«tvåtusen nio noll fem noll tre nio åtta ett fyra»",
    "numret är «nollnio nollfem nolltre nittioåtta fjorton»",
    "grabben e «ett två noll tre ett två nie åtte ett noll»",
    "«nåll nie nåll fem nåll tre nie åtte ett fyra» ja",
    "en «etta, en tvåa, en nolla, en trea, en etta, en tvåa, en nia, en åtta, en etta och en nolla»",
    "«två ettor, en nolla, en femma, en nolla, en fyra, en nia, en åtta, en etta, en nia» är hennes",
    "«tolv\nnoll tre\ntolv\nnittioåtta\ntio»",
    "«ett två noll tre ett två ... nio åtta ett noll»",
    "«oh nine oh five oh three stroke nine eight one four»",
    "«nought nine nought five nought three, nine eight one four»",
    "«treble one oh oh five, nine eight one one»",
    "«9810-120312» baklänges skrivet",
    "först «9810 och sen 120312» fast tvärtom",
    "läs baklänges: «0189-213021»",
    "slutet «9810 och början 120312» är hans",
    "«120312 är hennes första sex. Resten är 9810»",
    "hans siffror är «120312 och de sista 9810»",
    "Född 2012-03-12. Slutsiffrorna är «9810».",
    "Pojken är född 120312. De där fyra på slutet är «9810»",
    "Hon är född «12 mars 2012 och 9810» på slutet",
    "Personnummer «noll sju, noll nio, trettio, och så nittioåtta, nitton»",
    "hans pnr e «nollsju nollnie trettio nittieåtta nitton»",
    "«07-nio-30-9819» är sonen",
    "«30 september -07, 9819»",
    "«070930   -   9819»",
    "«07 sen 09 sen 30 sen 9819»",
    "del ett: «070930, del två: 9819»",
    "skriv «070930 och lägg till 9819»",
    "«070930 mellanrum 9819»",
    "«tjugohundra noll sju noll nio trettio nittioåtta nitton»",
    "«noll👏sju👏noll👏nio👏tre👏noll👏nio👏åtta👏ett👏nio»",
    "«noll*sju*noll*nio*tre*noll*nio*åtta*ett*nio»",
    "«noll, sju, noll, nio, trettio; nittioåtta, nitton»",
    "the Swedish number: «0 7 0 9 3 0 dash 9 8 1 9»",
    "född den trettionde september 2007, slutar på «9819»",
    "«tolv noll tre tolv, niotusen åttahundra tio»",
    "år «12 månad 03 dag 12 och sen 9810»",
    "sistafyra «9810», född i mars",
    "<«07><09><30><9819»>",
    "«0*0930-9819»",
    "«0709XX-9819»",
    "hon är 2011:a, «0504 och sen 9819»",
    "«0504-9819» född -11",
    "«elva-05-04-9819»",
    "«May 4 2011 9819» is hers",
    "«elva noll fem noll fyra nio åttan ettan nian»",
    "«120312-▇▇▇▇» är han",
    "«120312-••10» och",
    "«120312-_ _ _ _» ja",
    "«12xxxx-9810» är killen de menar",
]

PASSES = [
    "Remissen kom 120312 och 9810 personer svarade",
    "Beslut 2012-03-12, sedan 9810 kronor per månad",
    "Enkäten 12 mars 2012 besvarades av 9810 elever",
    "Mötet 12 mars 2012 kl 1530, sen middag 1930",
    "On 12 March 2012 9811 people signed",
    "I rapporten från 12 mars 2012 (s. 9810) står det",
    "The last four years, from 3 May 2009, 9814 children were placed",
    "Dnr 9810-120312 gäller skolans remiss",
    "Resultaten 1998 → 2004 → 2010 → 2016 visar en ökning",
    "första, andra, tredje, fjärde, femte och sjätte kapitlet",
    "barn i ettan, tvåan, trean, fyran, femman, sexan och sjuan",
    "två nollor efter kommat, tre ettor och en femma på provet",
    "Två tusen nio kom lagen, två tusen tolv ändrades den, två tusen femton igen",
    "den femte i tredje, den sjätte i fjärde och den sjunde i femte",
    "Öppet 08-17, 10-14, 12-18 alla dagar",
    "andelen var 12,03 12,98 10,4 och 9,8 procent",
    "Matchen slutade 3-1, 2-0, 3-1, 2-9, 8-1, 0-0",
    "färgkoden #120312 och #9810ff",
    "uuid 1a2b0c3d-1e2f-9a8b-1c0d-12ab34cd56ef",
    "Serienummer 4B5S7Z-9810 på routern",
    "12 × 03 × 12 × 9810 mm",
    "numren 9810 och 2012-03-12 stod i tidningen",
    "sista sidan: 9810, tryckt 2012-03-12",
    "Betygen: en etta, två tvåor, tre treor, fyra fyror och en femma",
    "07 sen 08 sen 09 sen 10 är åren det handlar om",
    "120312 och 9811 står det",  # a wrong check digit
    "Tabell: 12 | 03 | 12 | 9810 | 45",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_number_told_in_parts_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", PASSES)
def test_days_and_amounts_beside_each_other_pass(text: str) -> None:
    assert marked(text, "personal_number") == text


def test_a_word_for_the_number_makes_it_one_that_blocks() -> None:
    unnamed, named = (find_identifiers(text)[0] for text in ("120312 och sen 9810", "pnr 120312 och sen 9810"))

    assert (unnamed.severity, named.severity) == (Severity.HOLD, Severity.BLOCK)
