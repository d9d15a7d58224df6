"""Personnummer that are not quite one, or of which only the end or a roman date is told, and what only looks so."""

from __future__ import annotations

import pytest

from service.comments.findings import Severity
from service.policy.identifiers import find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("«110504-981» saknas visst en siffra, men sök på henne", id="a digit missing"),
    pytest.param("«1105044-9819» stod det på intyget, en fyra för mycket", id="a digit too much in the date"),
    pytest.param("hennes personnummer är «110504-98199»", id="a digit too much beside the word"),
    pytest.param("pers.nr «110504981»", id="nine digits beside the word"),
    pytest.param("hen hittar ni på «110504-981»", id="somebody is found by it"),
    pytest.param("«110504-981» är min systers pojke", id="it is somebody's"),
    pytest.param("pnr «110231-9811» står det", id="a day that is none, beside the word"),
    pytest.param("personnumret «20111304-9819»", id="a month that is none"),
    pytest.param("samordningsnummer «110599-9819» står det", id="a coordination number's day that is none"),
    pytest.param("min son «110504 9818» i systemet", id="wrong check digit, right after the person"),
    pytest.param("min dotter «110 504 981 9» går i trean", id="groups of three"),
    pytest.param("killen, «1105 049819»", id="groups of four and six"),
    pytest.param("min dotter «11050-49819» går i trean", id="the hyphen in the wrong place"),
    pytest.param("han «1105?4-9819» ni vet", id="one digit of the date hidden"),
    pytest.param("perssonnumer «110504-9812»", id="the word misspelt"),
    pytest.param("i kallelsen: p.nr «110504=9812» och mer", id="another sign, wrong check digit, beside the word"),
    pytest.param("hennes samordn.nr: «110564 . 9815» (dag 64 = den 4:e)", id="a coordination number, shortened"),
    pytest.param("Fosterdottern är «11.05.04.9812» och anmäld igen", id="stops, wrong check digit, a person before it"),
    pytest.param("«201105049812» kolla upp den tjejen", id="somebody to be looked up"),
    pytest.param("«110504/9812» min tjejs nummer", id="whose number it is"),
    pytest.param("«198805049812» det är jag, sök i arkivet", id="the writer's own"),
    pytest.param("Cousins on the placement order:\n- «110504-9812»", id="a court's order is no shop's"),
    pytest.param("Läs baklänges: «2189-405011»", id="backwards with a wrong check digit"),
    pytest.param("«1️⃣1️⃣0️⃣5️⃣0️⃣4️⃣➖9️⃣8️⃣1️⃣2️⃣» ja", id="keycaps and a heavy minus"),
    pytest.param(
        "coordination number («090564-9815»), so they refused", id="what would be a telephone but for its name"
    ),
    pytest.param("Står på kuvertet: «14 05 04 - 98 12».", id="pairs, the sign before the last four"),
]
PASSES = [
    pytest.param("Ärende 110504-981 gäller taket, en siffra saknas i diariet", id="a case"),
    pytest.param("Beställde boken till min son, order 110504-981, kom aldrig", id="an order"),
    pytest.param("Ticket 20081114-77 is still open, she said", id="a ticket"),
    pytest.param("sök på 110504-981 i katalogen på biblioteket", id="a catalogue"),
    pytest.param("telefonnumret 110504-981 saknar en siffra", id="a telephone"),
    pytest.param("Skriv personnummer i formen 123456-7890", id="an example"),
    pytest.param("personnummer 000000-0000 funkar inte i formuläret", id="noughts"),
    pytest.param("Personnummer krävs. Ring 0771-123456 vid frågor", id="a telephone after the word"),
    pytest.param("från 110504 till 110622 var hon hemma", id="from one day to another"),
    pytest.param("pojken, 2011-05-04 1530", id="a day and a time"),
    pytest.param("flickor 110 504, pojkar 98 190", id="statistics"),
    pytest.param("110 504 981 9", id="odd groups and nobody told of"),
    pytest.param("Felkod 1105-0498-19 när hon klickar", id="an error"),
    pytest.param("Rapport 2011-0504 saknas på sidan, skrev hon", id="a report"),
    pytest.param("min pappa betalade 110 504 981 9 kr", id="an amount"),
    pytest.param("hon har 1 105 049 819 skäl", id="thousands"),
    pytest.param("loggen 20110504T1530 visar det", id="a time stamp"),
    pytest.param("20110504 - 20110622 bodde han här", id="two days"),
    pytest.param("Läs baklänges: 1234-5678", id="backwards, and no day"),
]

ENDS_FOUND = [
    pytest.param("hennes slutar på «2384»", id="hers ends so"),
    pytest.param("hon slutar på «2384», säger ifall nån läser", id="she ends so"),
    pytest.param("her social ends in «2384»", id="English"),
    pytest.param("hans sista siffror är «2384»", id="his last digits"),
    pytest.param("«2384» är hans sista fyra", id="called so after them"),
    pytest.param("«niotusen åttahundra nitton» är sista fyra", id="thousands in words before it"),
    pytest.param("2011-05-04, sista tre är «703»", id="three after a day"),
    pytest.param("last four digits of his ssn are «six seven eight nine»", id="in words, at length"),
    pytest.param("första sex: «elva noll fem noll fyra. Sista fyra: 9819»", id="the first six in words"),
]
ENDS_PASS = [
    pytest.param("hon slutar på 1530-tåget", id="a train"),
    pytest.param("hon slutar på 1530 idag", id="a time"),
    pytest.param("hans lön slutar på 2384 kronor", id="pay"),
    pytest.param("her order ends in 2384", id="an order"),
    pytest.param("hennes kort slutar på 2384", id="a card"),
    pytest.param("2384 är sista fyra siffrorna i ordernumret", id="of an order's number"),
    pytest.param("sista tre: 703 kr", id="an amount"),
    pytest.param("femtusen är sista fyra åren", id="the last four years"),
    pytest.param("the last three: 250 children", id="the last three"),
    pytest.param("her school year ends in 2014", id="a year"),
    pytest.param("3 av 2384 är de sista fyra barnen", id="the last four children"),
]

ROMAN_FOUND = [
    pytest.param("romerskt: «MMXI V IV 9819». Det är vår kontaktperson", id="year, month, day"),
    pytest.param("«XI-V-IV-9819» är hon", id="two digits of the year"),
    pytest.param("«4.V.2011-9819» är hon", id="the month alone"),
    pytest.param("«IV/V MMXI, 9819» är hon", id="the day first"),
]
ROMAN_PASS = [
    pytest.param("Karl XII och Gustav IV Adolf, 1808", id="kings"),
    pytest.param("Kap. XI § IV 1998", id="a chapter"),
    pytest.param("Volym XI, IV, 2012 s. 1234", id="a volume"),
    pytest.param("kapitel I, II, III 2014", id="chapters"),
    pytest.param("Mix IV V 9819", id="a word that is made of numerals' letters"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_mistyped_number_is_found_exactly_beside_what_tells_that_it_is_one(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", PASSES)
def test_the_numbers_of_other_things_pass(text: str) -> None:
    assert marked(text, "personal_number") == text


@pytest.mark.parametrize("text", ENDS_FOUND)
def test_the_end_of_a_number_is_found_where_it_is_said_to_be_somebodys(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", ENDS_PASS)
def test_what_else_ends_so_passes(text: str) -> None:
    assert marked(text, "personal_number") == text


@pytest.mark.parametrize("text", ROMAN_FOUND)
def test_a_date_in_roman_numerals_hides_no_number(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", ROMAN_PASS)
def test_kings_and_chapters_pass(text: str) -> None:
    assert marked(text, "personal_number") == text


def test_a_mistyped_number_blocks_only_beside_the_word_for_it() -> None:
    named, unnamed = (find_identifiers(text)[0] for text in ("pnr 110504-981", "min son 110504-981"))

    assert (named.severity, unnamed.severity) == (Severity.BLOCK, Severity.HOLD)
