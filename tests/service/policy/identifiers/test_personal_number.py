"""Personnummer and samordningsnummer in every way that people write them.

All numbers have serials from 980 up, which the Swedish Tax Agency keeps for tests.
"""

from __future__ import annotations

import pytest

from service.comments.findings import Severity
from service.policy.identifiers import find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("Min son «080515-9811» väntar", id="ten digits and hyphen"),
    pytest.param("«0805159811»", id="ten digits"),
    pytest.param("(«20080515-9811»)", id="twelve digits and hyphen"),
    pytest.param("nr:«200805159811».", id="twelve digits"),
    pytest.param("Farmor, «450117+9818», minns", id="plus sign of those over a hundred"),
    pytest.param("«20040671-9815» fick hon av Skatteverket", id="coordination number"),
    pytest.param("hon heter «2011-05-04-9819» i systemet", id="date in parts"),
    pytest.param("«2011-05-04 9819»", id="date and space"),
    pytest.param("«11 05 04 9819»", id="spaces only"),
    pytest.param("«110504 9819» är det", id="one space"),
    pytest.param("«11.05.04-9819»", id="dots"),
    pytest.param("«11/05/04-9819»", id="slashes"),
    pytest.param("«110504 - 9819»", id="spaced hyphen"),
    pytest.param("«110504--9819»", id="two hyphens"),
    pytest.param("«1 1 0 5 0 4 9 8 1 9»", id="digit by digit"),
    pytest.param("«11 05 04 98 19»", id="pairs"),
    pytest.param("«110504x9819» så maskinen inte ser det", id="a letter for the hyphen"),
    pytest.param("Hennes är «11 05 04 minus 9819»", id="the sign in words"),
    pytest.param("«1-1-0-5-0-4-9-8-1-9»", id="a hyphen between each two"),
    pytest.param("«11 05 04 -- 98 19» är hennes", id="two spaced hyphens and pairs"),
    pytest.param("«11 05 04 snedstreck 98 1 9»", id="a slash in words"),
    pytest.param("«elva noll fem noll fyra bindestreck nittioåtta nitton»", id="all in words, with the sign"),
    pytest.param("«one one oh five oh four dash nine eight one nine»", id="the same in English"),
    pytest.param("«elva noll fem noll fyra streck nittioåtta tolv», ja", id="wrong check digit, the sign said"),
    pytest.param("sista fyra e «9819, å första sex 110504»", id="its end before its beginning"),
    pytest.param("det börjar på «110504 och slutar på 9819»", id="its beginning and its end"),
    pytest.param("numret slutar på «nittioåtta nitton», född 4 maj 2011", id="the end in words and a birth"),
    pytest.param("«110504 streck nittioåtta nitton»", id="a date in digits, the rest in words"),
    pytest.param("the last four digits are «nine eight one nine»", id="the last four in English words"),
    pytest.param("pnr «110504-9812» enligt dem", id="wrong check digit beside the word"),
    pytest.param("«110504-9812» står det", id="wrong check digit in the customary form"),
    pytest.param("personnummer: «1105049812»", id="wrong check digit, ten digits, beside the word"),
    pytest.param("han är «11 0504 - 9 8 1 9», står det", id="groups of any size, the sign before the last four"),
    pytest.param("«1105 04 och sen nittioåtta nitton»", id="a date in groups, the rest in words"),
    pytest.param("co-ordination no «040671-9815»", id="coordination number, English with a hyphen"),
    pytest.param("pnr «11-05-04, kontrollsiffror 9819»", id="the last four as check digits"),
    pytest.param("leap year «000229-9816»", id="leap day of 2000"),
    pytest.param("«080515-9811» och «110627-9811»", id="two of them"),
    pytest.param("Han är «110504-XXXX»", id="last four hidden"),
    pytest.param("Hon är «20110504-****» och", id="last four starred"),
    pytest.param("«110504-98xx»", id="last two hidden"),
    pytest.param("sista fyra är «9819»", id="the last four alone"),
    pytest.param("de fyra sista siffrorna i hans personnummer «9819»", id="the last four, at length"),
    pytest.param("last four digits of his number: «9819»", id="the last four in English"),
]

PASSES = [
    pytest.param("SOU 2014:3 och prop. 2012/13:10 samt SFS 1998:531", id="acts and reports"),
    pytest.param("org.nr 802400-0007", id="an organisation's number"),
    pytest.param("ISBN 978-91-27-14402-1", id="ISBN"),
    pytest.param("Kollinummer 37321900551200431", id="a parcel"),
    pytest.param("den 14 mars 2016 kl. 09.00-16.30, senast 2016-02-28", id="dates and times"),
    pytest.param("1 250 000 kr i stället för 890 000 kr", id="amounts"),
    pytest.param("1980-2010 och 2011-2015", id="spans of years"),
    pytest.param("ett, två, tre, fyra, fem och sen sex streck sju", id="counting"),
    pytest.param("mötet börjar 0900 och slutar på 1530", id="hours"),
    pytest.param("de fyra sista barnen fick 4500 kr", id="the last four children"),
    pytest.param("hyran slutade på 9826 kronor", id="a rent"),
    pytest.param("991332-9811", id="a month that is none"),
    pytest.param("110231-9811", id="a day that is none"),
    pytest.param("1105049812", id="ten digits with a wrong check digit and no word beside them"),
    pytest.param("öppet 2024-08-12--2024-08-23 för alla", id="from one day to another"),
    pytest.param("lov 2024-12-21 - 2025-01-08, 2024-10-28/2024-11-01", id="other signs between two days"),
    pytest.param("2024-06-17 - 06-28 och 01-04-2023/30-04-2023", id="the second day without its year"),
    pytest.param("240617 18.30 och 2024-06-24 17:00, 2024-05-13 09:30", id="days and times"),
    pytest.param("Beslutet kom 2010-04-03. Hände det 2009-10-09? Ja", id="a date at the end of a sentence"),
    pytest.param("| 20 | 0 | 14 | 6 | 20 | 0 |", id="cells of a table"),
    pytest.param("Wed, 21 Sep 2022 19:08:05 -0400, Jan 3 12:11:05 1998, 23:10:26 +0100", id="clocks and zones"),
    pytest.param("i klass 10, 11, 12, 13, 14 och 15", id="counting upwards"),
    pytest.param("serie 11050498191105049819", id="inside a longer number"),
    pytest.param("202406181530", id="a time stamp"),
    pytest.param("de sista fyra åren, 2014 till 2018", id="the last four years"),
    pytest.param("2014-05-15 .... sedan hände inget", id="dots after a date"),
    pytest.param("Versionen 3.11.7-2026", id="a version"),
    pytest.param("tabell 12, 10, 15, 98, 11, 13", id="a row of numbers"),
    pytest.param("the social services budget, 900 456 789 in all", id="social services"),
    pytest.param("social care cost 120 45 6789 pounds", id="social care"),
    pytest.param("four one eight, six two, that was the score", id="a score in words"),
    pytest.param("two three four, five six, seven eight nine ten boxes on the bus", id="counting in words"),
]

DISGUISED = [
    pytest.param("«noll åtta noll fem ett fem nio åtta ett ett»", id="words"),
    pytest.param("«Noll Åtta, noll fem, femton - nittioåtta elva» heter han", id="words and tens"),
    pytest.param("«zero eight zero five one five nine eight one one»", id="English words"),
    pytest.param("«noll8 noll5 15 9811»", id="words and digits"),
    pytest.param("«O8O515-9811»", id="letter O"),
    pytest.param("«ll0627-98l1»", id="letter l"),
    pytest.param("«080\u200b515‑9811»", id="zero-width and no-break hyphen"),
    pytest.param("«０８０５１５－９８１１»", id="full width"),
    pytest.param("«080515–9811»", id="en dash"),
    pytest.param("«080515−9811»", id="minus"),
    pytest.param("«0️⃣8️⃣0️⃣5️⃣1️⃣5️⃣9️⃣8️⃣1️⃣1️⃣»", id="keycaps"),
    pytest.param("«080515\u00a09811»", id="no-break space"),
    pytest.param("«080515_9811»", id="underscore"),
]

BY_CUE = [
    pytest.param("Her social is «900-45-6789» and", id="American, hyphens"),
    pytest.param("ssn «900456789»", id="American, digits"),
    pytest.param("NI number «QQ 12 34 56 C» –", id="British"),
    pytest.param("nino: «qq123456c»", id="British, small letters"),
    pytest.param("my national insurance, «Q Q four seven one one zero eight A», now pay", id="British, in words"),
    pytest.param(
        "her NHS number is «nine nine nine, three oh four, seven one six three»", id="British patient, in words"
    ),
    pytest.param("NHS number «999 000 0018»", id="English health number"),
    pytest.param("«31011190076» er nummeret", id="Norwegian"),
    pytest.param("«131052-901X»", id="Finnish"),
    pytest.param("hans danske CPR «131052-1234»", id="Danish"),
    pytest.param("passnummer «91234567»", id="passport"),
    pytest.param("her passport «QQ 9123456» is in the safe", id="passport with letters"),
    pytest.param("her SSN starts «nine zero zero, then 45, ends 6789»", id="American, in pieces"),
    pytest.param("her SSN is «900 then 45 then 6789»", id="American, with words between"),
    pytest.param(
        "«nine zero zero, four five, six seven eight nine» was on the fridge next to the kid's photo",
        id="American, said without its name",
    ),
    pytest.param("her nino begins «QQ 12, then 34 56, ends in C»", id="British, in pieces"),
    pytest.param("Norwegian ID «310111 900 76» taken", id="Norwegian in three groups, named"),
    pytest.param("«310111 900 76» er hans", id="Norwegian in three groups"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_personal_number_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", PASSES)
def test_other_numbers_are_no_personal_numbers(text: str) -> None:
    assert marked(text, "personal_number") == text


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_personal_number_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize("text", BY_CUE)
def test_the_numbers_of_other_countries_are_found(text: str) -> None:
    assert marked(unmarked(text)[0], "personal_number") == text


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        pytest.param("080515-9811", "personnummer.checksum", Severity.BLOCK, id="right"),
        pytest.param("20040671-9815", "samordningsnummer.checksum", Severity.BLOCK, id="coordination number"),
        pytest.param("pnr 080515-9812", "personnummer.form", Severity.BLOCK, id="wrong but named"),
        pytest.param("080515-9812", "personnummer.form", Severity.HOLD, id="wrong and not named"),
        pytest.param("080515-xxxx", "personnummer.hidden", Severity.HOLD, id="hidden"),
    ],
)
def test_how_sure_a_number_is_decides_how_grave_it_is(text: str, rule: str, severity: Severity) -> None:
    (finding,) = find_identifiers(text)

    assert (finding.rule, finding.severity) == (rule, severity)


def test_a_mobile_number_that_could_be_a_coordination_number_is_a_telephone_number() -> None:
    (finding,) = find_identifiers("ring 0701740605")

    assert finding.kind == "phone"


def test_a_mistyped_personal_number_is_no_telephone_number_unless_somebody_is_to_be_called() -> None:
    (mistyped,) = find_identifiers("Gäller elev 090822-4711")
    (called,) = find_identifiers("ring 090822-4711")

    assert (mistyped.kind, called.kind) == ("personal_number", "phone")
