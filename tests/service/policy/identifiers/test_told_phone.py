"""Telephone numbers told backwards, in instalments, or in words of yet another kind. All are kept for fiction."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("Läs bakifrån, ni som vill höra: «50 60 471 070»", id="backwards, told before"),
    pytest.param("back to front so bots skip it: «50 60 471 070». I want", id="backwards, in English"),
    pytest.param("numret i omvänd ordning: «50-60-471-070»", id="backwards, hyphens"),
    pytest.param("«50 60 471 07 0» (läs det baklänges)", id="backwards, told after"),
    pytest.param("my number reversed is «162 009 00770»", id="British, backwards"),
    pytest.param("i omvänd ordning «50 60 471 07 64+»", id="with its country, backwards"),
    pytest.param("börjar med «070, tar en kopp kaffe, lägger till 174 och slutar på 06 05». Så", id="in instalments"),
    pytest.param("First «07700, then think about it, then 900, then 261». I'll", id="in instalments, British"),
    pytest.param("start with «07700, follow it with 900 and end on 261»", id="followed by"),
    pytest.param("«070 först, sen kommer 174, därefter 06 och till sist 05»", id="first, then, last"),
    pytest.param("riktnummer «08, resten är 465 004 77»", id="an area and the rest"),
    pytest.param("«noll följt av 70 174 06 05»", id="its zero in a word"),
    pytest.param("«070 ... 174 ... 06 ... 05» ring", id="stops between"),
    pytest.param("ring «0701 (andas) 74 (andas) 06 05»", id="asides between"),
    pytest.param("ta bort orden: «070 banan 174 banan 06 banan 05»", id="the same word between"),
    pytest.param("notes: «plus forty-six, seventy, one seven four, oh six, oh five»", id="plus, English tens"),
    pytest.param("hemma: «noll åtta / fyrahundrasextiofem / 004 / sjuttiosju»", id="hundreds, strokes, digits"),
    pytest.param("«oh-seven-seven-double-oh, nine-double-oh, two-six-one» ring", id="hyphens between words"),
    pytest.param("«seven seven double oh, nine double oh, two six one» with a zero first", id="a zero to add"),
    pytest.param("«double oh four six, seventy, one seven four, oh six, oh five»", id="two zeros for the plus"),
    pytest.param("«07700nine00two61» is it", id="words among its digits"),
    pytest.param("ring, siffra för siffra: «0,7,0,1,7,4,0,6,0,5»", id="dictated with commas"),
    pytest.param("nummer utan nolla: «70-174 06 05»", id="without its zero, told otherwise"),
]

PASSES = [
    pytest.param("Läs rapporten bakifrån: 50 60 471 personer har svarat", id="people"),
    pytest.param("vi räknade baklänges: 10 9 8 7 6 5 4 3 2 1 0", id="a countdown"),
    pytest.param("backwards from 9 8 7 6 5 4 3 2 1 0 we counted", id="a shorter one"),
    pytest.param("Read the table in reverse, 1999 1998 1997 1996", id="years"),
    pytest.param("back to front: 12 000 kids, 45 000 carers", id="counts"),
    pytest.param("bussen går 0730, sedan 0815, sedan 0905", id="a timetable"),
    pytest.param("tåget 0710, then 0910, then 1110", id="an English one"),
    pytest.param("Börja med sidan 070, sedan 174 och slutar på 06 05", id="pages"),
    pytest.param("First 08 pages, then 465 004 77", id="English pages"),
    pytest.param("arvode 08 465, sen 004 77 kr", id="amounts"),
    pytest.param("version 0.7 then 1.2 then 2.3.4 then 4.56", id="versions"),
    pytest.param("0-2 i första, sedan 3-1, sedan 4-2 och slutar på 7-06 5", id="results"),
    pytest.param("01 of March, then 02 of April 2016 then 06 2017", id="dates"),
    pytest.param("plus forty-six, minus seventy, five degrees", id="temperatures"),
    pytest.param("Trettiosju plus fyrtiosex är åttiotre, sjuttio ett", id="sums"),
    pytest.param("svaren blev 0,7,0,1,7,4,0,6,0,5 i snitt", id="a row of figures"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_number_that_must_be_put_together_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "phone") == text


@pytest.mark.parametrize("text", PASSES)
def test_counts_times_and_pages_in_such_words_are_none(text: str) -> None:
    assert marked(text, "phone") == text
