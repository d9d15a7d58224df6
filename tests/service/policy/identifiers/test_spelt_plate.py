"""Plates that are spelt, in small letters, of Ireland and of older British cars."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("drives a Swedish car, reg «M L B three-oh-nine», and sits", id="letters, then English words"),
    pytest.param("hämtade henne i en silvrig passat «mlb62d» utan", id="small letters after a make"),
    pytest.param("bil har «Martin Ludvig Bertil trettiotre K» på plåten, hon", id="the Swedish spelling alphabet"),
    pytest.param("registreringen «M-L-B 5-1-8», bilen står", id="hyphens"),
    pytest.param("bilen, «m l b 5 1 8», står där", id="small letters, one by one"),
    pytest.param("hans Volvo har «MLB fyrtiosju X» på skylten", id="a number in words, a letter last"),
    pytest.param("reg «Mike Lima Bravo four seven X-ray»", id="the alphabet of aviation"),
    pytest.param("en svart volvo «mlb247» stod", id="small letters, three digits"),
    pytest.param("bilen har reg «mlb 24 x»", id="small letters, apart"),
    pytest.param("the van was «nx01 hko», grey", id="British, small letters"),
    pytest.param("white van, reg «N X 0 1 H K O»", id="British, one by one"),
    pytest.param("his old Fiesta «P 123 ABC» is always there", id="an older British one"),
    pytest.param("saw her in a grey Golf, «162-KY-4418», heading", id="Irish"),
    pytest.param("grey Skoda «ABZ 4471» outside", id="Northern Irish"),
    pytest.param("registreringsnumret börjar på «MLB och slutar på 24X»", id="in two parts"),
]

PASSES = [
    pytest.param("bmw 320, kia 500, vw 120, saab 900, volvo 245", id="makes and models"),
    pytest.param("kör en honda cbr600 och en mercedes clk200", id="models in small letters"),
    pytest.param("a car with abs 100 and gps 200, passat tdi190", id="equipment"),
    pytest.param("bilen kostar sek 500, the registration fee is gbp 120", id="amounts"),
    pytest.param("hon körde A B C 1 2 3 med barnen i bilen", id="the alphabet"),
    pytest.param("Erik Johan Olof 33 år körde bilen", id="names and an age"),
    pytest.param("Adam, Bertil och Cesar körde bil 123 mil", id="names and a distance"),
    pytest.param("a grey Golf, 162 days later, drove 162 km 4418 times", id="days and kilometres"),
    pytest.param("LVU 22 §, SOL 11:2, A4 paper, BS5 postcode, KS2 results", id="acts and papers"),
    pytest.param("bilen gick i mål två noll fem", id="a result"),
    pytest.param("drömmen är kv19 lxd, sa kursledaren i sal mlb247", id="no vehicle"),
    pytest.param("registrering a b c 1 2 3 är kortad", id="letters of a lesson"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_plate_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "plate") == text


@pytest.mark.parametrize("text", PASSES)
def test_models_names_and_amounts_are_none(text: str) -> None:
    assert marked(text, "plate") == text
