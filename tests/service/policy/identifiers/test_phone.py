"""Telephone numbers. All are from the ranges that the authorities keep for fiction."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("Ring mig, «0701740605», tack", id="mobile, digits"),
    pytest.param("«070-174 06 05»", id="mobile, customary"),
    pytest.param("«070 174 06 05»", id="mobile, spaces"),
    pytest.param("«070/174 06 05»", id="mobile, slash"),
    pytest.param("«070.174.06.05»", id="mobile, dots"),
    pytest.param("«070-1740605» eller mejl", id="mobile, one hyphen"),
    pytest.param("📞«070/1740 684» alla dagar", id="after a sign"),
    pytest.param("«(070) 174 06 05»", id="brackets"),
    pytest.param("jag svarar alltid. «070-1 74 06 05» kram", id="mobile, one digit apart"),
    pytest.param("«0 7 0-174 06 05»", id="mobile, the prefix digit by digit"),
    pytest.param("«0 8 465 004 77»", id="Stockholm, the prefix digit by digit"),
    pytest.param("mobiltelefonen «070-174 06 05» svarar", id="a telephone that is no help line"),
    pytest.param("«031-390 06 42»", id="Gothenburg"),
    pytest.param("tel «08-465 004 77»", id="Stockholm"),
    pytest.param("tel «08-465 004 00», 3 barn", id="not the number after it"),
    pytest.param("«08-465 004 00» 3 barn", id="nor one after a space"),
    pytest.param("«040-628 04 55» är Malmö", id="Malmö"),
    pytest.param("«0980-319 240»", id="four-digit area code"),
    pytest.param("«+46 70 174 06 05»", id="international"),
    pytest.param("«+46 (0)70-174 06 05»", id="international with the zero"),
    pytest.param("«0046 70 1740 633»", id="international with zeros"),
    pytest.param("«+46701740605»", id="international, digits"),
    pytest.param("sms «+44 7700 900123»", id="British, international"),
    pytest.param("«+47 22 12 34 56» till Oslo", id="Norwegian"),
    pytest.param("ring «07700900782»", id="British mobile"),
    pytest.param("desk is «020 7946 0018» but", id="London"),
    pytest.param("call «01632 960 123»", id="British town"),
    pytest.param("call «202-555-0143» please", id="American"),
    pytest.param("«(202) 555-0143»", id="American, brackets"),
    pytest.param("mum's landline is «020 914 6613» in Cork", id="Irish landline"),
    pytest.param("number «01 555 0123» in Dublin", id="Dublin"),
    pytest.param("from abroad «353 87 555 0123» is her mobile", id="country code without its plus"),
    pytest.param("«070 1 7 4 0 6 0 5» efter fem", id="the subscriber's part digit by digit"),
    pytest.param("«70 174 06 05» (lägg till en nolla)", id="without its zero, which is told"),
    pytest.param("her cell is «2025550143» now", id="American, digits"),
    pytest.param("whatsapp «46701740605»", id="Swedish code without its plus"),
    pytest.param("ring «174 06 05» efter fem", id="without area code, after a word that says so"),
    pytest.param("«070-174 06 05» / «070-174 06 06»", id="two of them"),
    pytest.param("Kontoret: «031-3900608». Be att få tala med henne.", id="an office is no account"),
    pytest.param("till barnets målsman «070-174 06 05»", id="a guardian is no case"),
    pytest.param("Region Skånes Karin nås på «040-628 04 55»", id="a person of an organisation"),
    pytest.param("mitt nr utan bokstäver är «0a7b0-1c74d06e05»", id="letters strewn into it"),
    pytest.param("«070🙂174🙂06🙂05»", id="pictures between"),
    pytest.param("ring «070, sedan 174, sedan 0605»", id="words between"),
    pytest.param("sms:a «noll sjuttio 1740 605» så hörs vi", id="its beginning said"),
    pytest.param("ta «noll70 1740605»", id="its beginning in one word"),
    pytest.param("nummer «O7O 174 noll sex noll fem»", id="letters, then words"),
    pytest.param("text me «two oh two five five five oh one four two» tonight", id="American, said"),
    pytest.param("«07700 triple nine 261» is hers", id="British, its end said"),
    pytest.param("«oh double seven hundred, nine double oh, two six one»", id="a doubled hundred"),
    pytest.param("her cell is «five five five oh one four two»", id="without its area, said"),
]

PASSES = [
    pytest.param("Ring 112 eller 116 111, annars 1177", id="helplines"),
    pytest.param("Kvinnofridslinjen 020-50 50 50 och 077-150 50 50", id="free numbers"),
    pytest.param("kommunens växel 0470-58 80 00", id="switchboard"),
    pytest.param("Jourhavande kompis finns på 08-465 004 80 hela natten", id="helpline by its name"),
    pytest.param("Göteborgs 010-241 00 00 hänvisade vidare", id="round number without an area"),
    pytest.param("Socialstyrelsen (075-247 30 00) svarade aldrig", id="round number of an authority"),
    pytest.param("ISBN 978-0-14-103614-4 är en bra början", id="groups of an ISBN"),
    pytest.param("Childline is 0800 1111, Samaritans 116 123", id="British helplines"),
    pytest.param("Kids Help Phone, 1-800-668-6868, and (888) 555-0143", id="toll-free numbers of North America"),
    pytest.param("or +1 800 555 0143 from abroad", id="toll-free, international"),
    pytest.param("call Kids Helpline 1800 55 1800 or Lifeline 13 11 14", id="Australian helplines"),
    pytest.param("call 1300 655 506 or text HOME to 741741", id="shared-cost and text lines"),
    pytest.param("Äldretelefonen 08-465 004 31 är öppen", id="a Swedish help line"),
    pytest.param("the child abuse hotline 416-555-0143", id="named as a hotline"),
    pytest.param("matchen slutade 0-7 3-1 74-06 05", id="results"),
    pytest.param("Sidorna 070-174 i betänkandet, 06 i tabell 5", id="pages"),
    pytest.param("Mellan 1980 och 2010 placerades 31 920 barn, 0,98 procent", id="statistics"),
    pytest.param("Pages 770-0900 don't exist", id="English pages"),
    pytest.param("kl 08.00-16.30 den 08-12-2016", id="time and date"),
    pytest.param("2016-05-12", id="date"),
    pytest.param("ring Rädda Barnens telefon 020-786 786", id="a free number after *ring*"),
    pytest.param("Nov 2 12:11:06 2022 -0400", id="seconds and a year"),
    pytest.param("| 0 | 15 | 0 | 15 | 0 | 15 |", id="cells of a table"),
    pytest.param("version 0.182+20210205-1", id="a plus after a digit"),
    pytest.param("Anytown, MA 02110-1301", id="an American postal code"),
    pytest.param("lösenord 0123456789", id="digits in order"),
    pytest.param("gäller 2023-04-01/2023-04-30 för alla", id="from one day to another"),
    pytest.param("kassa 03 2024-05-11 14:32", id="a receipt"),
    pytest.param("table 020 914 3377 and 1 234 5678", id="groups as an Irish number, no word beside them"),
    pytest.param("701740605 poäng, 70 174 06 05 i tabellen", id="no zero, and nothing told of one"),
    pytest.param("2025550143 people, 040 1 2 3 4 5 6", id="counts"),
    pytest.param("46701740605 inhabitants", id="a count"),
    pytest.param("barn 0-3 år och 4-6 år", id="ages"),
    pytest.param("10.2.0.14", id="an address of a machine"),
    pytest.param("SOU 2014:3 s. 120-135", id="report"),
    pytest.param("order 0123456789", id="order"),
    pytest.param("linje 71, 112 och 045", id="bus lines"),
    pytest.param("ring mig 3 gånger", id="three times"),
    pytest.param("12 000 kr och 070 kr", id="amounts"),
    pytest.param("bussen 08.15 10.20 11.45", id="timetable"),
    pytest.param("Klockan noll åtta femton, noll nio trettio och tio noll noll", id="times, said"),
    pytest.param("serienummer 0b7a0c1d7e4f0g6h0i5x", id="a serial number with letters"),
    pytest.param("08→12→14→16 går bussen", id="hours with arrows"),
    pytest.param("noll 73 procent av 100 000 barn", id="nought percent"),
]

DISGUISED = [
    pytest.param("«noll sju noll komma ett sju fyra o sen noll sex o noll fem»", id="commas said, and short *and*"),
    pytest.param("«noll sjuttio, ett sju fyra, noll sex, tjufem» ring", id="a ten as it is spoken"),
    pytest.param("«plus fyrtiosex sjuttio ett sju fyra noll sex noll fem»", id="the sign and the country in words"),
    pytest.param("«noll sju noll, sen 17, sen 40 och sist 605» ring", id="words and pairs with *sen* and *sist*"),
    pytest.param("«noll sjuttio, hundrasjuttiofyra, noll sex, noll fem»", id="tens and hundreds"),
    pytest.param("«oh seven seven double-oh, nine oh oh, seven eight two»", id="English with hyphens"),
    pytest.param("«oh double seven double oh, nine hundred, seven eight two»", id="English hundreds"),
    pytest.param("«noll sju noll, ett sju fyra, noll sex, dubbel fem»", id="a double in Swedish"),
    pytest.param("«noll sju noll ett sju fyra noll sex noll fem»", id="words"),
    pytest.param("«noll sjuttio ett sju fyra noll sex noll fem»", id="words with a ten"),
    pytest.param("«noll7noll 174noll658»", id="words and digits"),
    pytest.param("«O7O-174 O6 O5»", id="letter O"),
    pytest.param("«0 7 0 1 7 4 0 6 0 5»", id="digit by digit"),
    pytest.param("«0-7-0-1-7-4-0-6-0-5»", id="a hyphen between each two"),
    pytest.param("«070\u200b-174\u200b0605»", id="zero-width"),
    pytest.param("«oh seven seven double zero nine double zero three three five»", id="English words"),
    pytest.param("«０７０－１７４０６０５»", id="full width"),
    pytest.param("«070*174*06*05»", id="stars"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_telephone_number_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "phone") == text


@pytest.mark.parametrize("text", PASSES)
def test_other_numbers_and_helplines_are_no_telephone_numbers(text: str) -> None:
    assert marked(text, "phone") == text


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_telephone_number_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "phone") == text
