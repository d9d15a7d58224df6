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
    pytest.param("på «Lingonstigen nr 7»", id="nr"),
    pytest.param("«Box 123, 842 99 Ytterhogdal»", id="box"),
    pytest.param("vid «Rosentorget 3»", id="torg"),
    pytest.param("«S:t Olofsgatan 33»", id="saint"),
    pytest.param("live at «14 Larchwood Close, Anytown AB1 2CD», the", id="British"),
    pytest.param("moved to «221 Elm Street» last", id="American"),
    pytest.param("postcode «AB1 2CD»", id="postcode alone"),
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
]


@pytest.mark.parametrize("text", FOUND)
def test_an_address_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "address") == text


@pytest.mark.parametrize("text", PASSES)
def test_what_only_looks_like_one_passes(text: str) -> None:
    assert marked(text, "address") == text
