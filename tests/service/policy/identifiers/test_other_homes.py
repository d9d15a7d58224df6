"""Streets written in haste, villages, farms by name, and homes that are only described."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("han hyr ut rum, «kungsg 7» ovanför frisören", id="cut short, small letters"),
    pytest.param("de bor på «storg 5», ring på", id="another"),
    pytest.param("«drottningg. 14 b» är det", id="cut short with a stop and a letter"),
    pytest.param("hämta henne på «björkv 3»", id="a way cut short"),
    pytest.param("tillståndet. «Kråkmyrav. 11» alltså.", id="after a vowel, with a capital and a stop"),
    pytest.param("familjen bor «lingonvägen tjugotvå» (dom med", id="in words, small letters"),
    pytest.param("åk till «hagtornsgatan sju» och titta", id="in words, before *och*"),
    pytest.param("Nummer «68 på Kråkmyravägen» om du undrar", id="the number first"),
    pytest.param("huset är nummer «sju på Lingonvägen»", id="the number first, in words"),
    pytest.param("hus nr «12 i Björkgränd»", id="a house and its number first"),
    pytest.param("dom bor i «tolvan på Slåttergatan»", id="the number as a noun"),
    pytest.param("hon bor i nummer «3 på lingonvägen» nu", id="the number first, small letters"),
    pytest.param("huset på «Lingonvägen med nummer 8»", id="with its number"),
    pytest.param("Vi i «Kråksjö 31» har inte sett en människa", id="we, in a village"),
    pytest.param("torpet «Kråkboda 12» är deras", id="a croft and its number"),
    pytest.param("«Norra Kråktjärn 18», åk förbi så ser ni", id="go there"),
    pytest.param("Gården heter «Nedre Sörgården, Kråkhult». Sju mil", id="a farm by its name"),
    pytest.param("huset heter «Solbacken i Kråkbo», gul knut", id="a house by its name"),
    pytest.param("the farm is called «Upper Wennick, Saltby», four kids", id="an English farm"),
    pytest.param("the house is called «Rose Cottage in Saltby» if you", id="an English house"),
    pytest.param("«Tredje huset på Slåttergatan», räknat från kiosken", id="the third house of a street"),
    pytest.param("de bor i «sista huset på Kvarnvägen» med alla bilar", id="the last house"),
    pytest.param("Ta «andra infarten efter Kråkvattnets kapell, vit grind». Där", id="the second drive"),
    pytest.param("pojken bor i «röda huset mitt emot Kråkbo kapell»", id="a red house"),
    pytest.param("still in «the last bungalow before the pier in Ballyfiktiv» and", id="the last bungalow"),
    pytest.param("she's in «the third house on Larchwood Lane» with", id="the third house, English"),
    pytest.param("they live in «the yellow farmhouse by Saltby chapel»", id="a yellow farmhouse"),
    pytest.param("he lives at «the end cottage opposite the school in Saltby»", id="the end cottage"),
    pytest.param("«number nineteen, tanners row». ask anybody", id="English, small letters"),
    pytest.param("«number 12 mill lane», blue door", id="English, small letters and digits"),
    pytest.param("diaries to me, «PO Box 338, Saltby SY8 9ZX», I'm", id="a box with its town and code"),
    pytest.param("at «4417 Pinecrest Ave Apt 6, Anytown, MN 55804», newborn", id="American, with its flat"),
    pytest.param("up at «Flat 3/2, 118 Harrow Road, Anytown G11 6QT» and", id="a Scottish flat"),
    pytest.param("hon bor «ovanför frisören i Kråkbo» med sin mamma", id="beside a shop"),
    pytest.param("«det gula huset på Lingonvägen», där bor de", id="a yellow house of a street"),
    pytest.param("fastigheten «Kråkbo 3:14» är deras", id="real property"),
    pytest.param("moved into «the flat above the chip shop in Saltby»", id="above a shop"),
    pytest.param("in «the house with the red door on Tannery Lane» they live", id="a door"),
    pytest.param("she lives at «Rosemary Cottage, Tannery Lane»", id="a house by its name before its lane"),
    pytest.param("«Lingonvägen, hus 15» längst in", id="the number of a house after it"),
]

PASSES = [
    pytest.param("drog 3 gånger, tog 7 bilar, jag 12 år, mig 7", id="words in -g"),
    pytest.param("halv 7 på morgonen, golv 2, brev 12, elev 3", id="words in -v"),
    pytest.param("ägg 12, vägg 3, blogg 4, korg 5, torg 4, steg 2", id="more of them"),
    pytest.param("se nättv 24, jpg 3 och kl 7", id="abbreviations"),
    pytest.param("Ett krav. 11 punkter. Gustav. 11 och Varav. 3", id="words and names in -av"),
    pytest.param("på skolvägen två kilometer, landsvägen tre timmar", id="distances"),
    pytest.param("vi gick på skogsvägen två gånger", id="times"),
    pytest.param("nummer 1 på Topplistan, nummer 2 på Storgatans lista", id="ranks"),
    pytest.param("buss nummer 4 på Storgatan, butik nummer 2 på Kungsgatan", id="buses and shops"),
    pytest.param("femman på Systemet, trean på Netflix", id="fives and threes"),
    pytest.param("Vi i Kråkbo 2 var fler än i Kråkbo 1", id="two teams"),
    pytest.param("Vi i Sverige 2019, vi i Malmö 3 procent, vi i Sörby 3 år senare", id="years and shares"),
    pytest.param("Gården heter Solbacken och är fin", id="a farm without its village"),
    pytest.param("Huset heter Villa Villekulla i filmen", id="a house of a story"),
    pytest.param("the farm is called Animal Farm in the book", id="a book"),
    pytest.param("Första huset på Storgatan byggdes 1880", id="what was built"),
    pytest.param("Vita huset i Washington, Röda huset på Skansen", id="houses that everybody knows"),
    pytest.param("ta andra avfarten efter Storstad mot konferensen", id="the way to a conference"),
    pytest.param("det gula huset är vackert, röda huset efter bron var fint", id="colours"),
    pytest.param("de bor i huset bakom kyrkan", id="a house without a place"),
    pytest.param("the last house on the left is a film", id="a film"),
    pytest.param("the first house on the street, the last house in the row", id="a street without a name"),
    pytest.param("the last school before the border in Norway", id="a school"),
    pytest.param("number one on the road, number two in the row, no one road fits", id="English ranks"),
    pytest.param("number ten downing street, number 42 london road bus was late", id="everybody's"),
    pytest.param("Drottninggatan var avstängd, fyra av oss på vår gata", id="streets as such"),
    pytest.param("vi bor bredvid skolan i Kråkbo, jag bor ovanför frisören i Storstad", id="where the writer lives"),
    pytest.param("läs Job 3:14, matchen i Kråkbo 3:14", id="verses and results"),
    pytest.param("the cafe opposite the church in Saltby, the flat above the shop", id="shops"),
    pytest.param("Town House, High Street and Opera House, Bow Street", id="houses for all"),
    pytest.param("gula huset på Storgatan revs", id="what was pulled down"),
    pytest.param(
        "sista huset på Kungsgatan är ett museum, andra huset på Storgatan är en skola", id="what is open to all"
    ),
    pytest.param("Gården heter Ängsbacka, Kråkbo och har festival", id="a farm that invites"),
    pytest.param("the farm is called Hope Farm in Kent and takes school visits", id="an English one"),
    pytest.param("hon bor bakom stationen i Storstad", id="beside what every town has"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_home_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "address") == text


@pytest.mark.parametrize("text", PASSES)
def test_words_counts_and_what_everybody_knows_are_none(text: str) -> None:
    assert marked(text, "address") == text
