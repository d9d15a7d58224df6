"""Accounts, user names, mailboxes, numbers of organisations, and those of somebody that look like them."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

ORGANISATIONS = {
    "account": [
        "Vår förening har bg 5050-1055 om man vill bli medlem.",
        "Medlemsavgiften är 200 kr, bankgiro 5050-1055.",
        "Stöd vår kvinnojour, pg 12 34 56-7, varje krona går till verksamheten.",
        "You can give to the charity through bankgiro 5050-1055, mark it 'summer'",
        "The church takes gifts on plusgiro 12 34 56-7.",
        "Riksförbundet tar emot gåvor på bg 5050-1055.",
        "Vår förening har bg 5050-1055 för den som vill bidra till barnens läger",
        "Föreningens swish är 123 467 93 04, årsavgift 150 kr.",
        "Bli månadsgivare, bg 5050-1055 till Fabelhjälpen",
        "Församlingens bankgiro 5050-1055 står i bladet.",
    ],
    "profile": [
        "Följ @trygghem_forening på insta",
        "vi finns på insta: @fabelbyskolan",
        "@fabelbykommun på facebook svarar snabbt",
        "Kolla @fiktivforbundet på instagram, bra filmer",
        "Podden heter @fosterpodden på instagram",
        "skolans konto är @fabelskolan_x på insta",
        "the charity's account is @growing_up_together on twitter",
        "facebook.com/fabelbykommun har liveströmmen",
        "https://www.instagram.com/fabelmuseet/ visar bilderna",
        "@fabelombudsmannen_se på insta",
        "@fiktivstiftelsen på twitter skrev om det",
        "the campaign is @caretoo.official on insta, they post weekly",
    ],
    "email": [
        "Beställ på info@forlaget.example",
        "Material från info@fosterlandet.example men det tar tid",
        "Remissvar till registrator@kommun.example senast 1 maj",
        "kontakt@forening.example för den som vill veta mer",
        "Skriv till kansli@forbundet.example så skickas foldern",
        "support@appen.example svarade aldrig",
        "Questions to enquiries@museum.example please",
        "Mejla press@verket.example, de är snabba",
        "noreply@skolplattformen.example skickar dubbelt",
    ],
    "phone": [
        "socialjouren i Fabelstad 018-15 00 00",
        "anmäla oro på helgen är socialjouren via 112 eller för oss i Uppsala 018-15 00 00",
        "kommunens växel i Malmö är 040-34 00 00",
        "Soc i Göteborg, mottagningen, 031-36 00 00",
    ],
    "case_number": [
        "Skolinspektionens granskning har dnr 2021:5618 om nån letar",
        "IVO:s nationella tillsynsrapport, dnr 2021-5618",
        "Skolverkets uppföljning av skolplikten, dnr 2021:5618",
        "Socialstyrelsens föreskrifter, dnr 2021-5618, gäller från juli",
        "Ombudsman complaint ref 21 008 447 is published in full on their site, it names no family",
        "JO-anmälan dnr 2021-5618 är publicerad i ämbetsberättelsen",
        "My parcel with your handbook, ref UX 7731 0042 9 SE, came back",
        "Mitt paket, ref 22 014 873, är försvunnet",
        "the delivery, ref 22 014 873, went next door",
        "spårningsnummer ref RR 4732 1984 2 SE",
    ],
    "plate": [
        "Om jag vinner på triss köper jag en Saab med skylten ABC 12D",
        "jag önskar mig skylten ABC 12D i julklapp",
        "My husband wants AB12 CDE as a number plate since then",
        "skylten LVU 666 vore nåt på en amerikanare",
        "If I won the lottery I'd drive a Rolls with the plate AB12 CDE",
        "drömmer om regskylt SOC 123 till cykeln",
    ],
}

SOMEBODYS = {
    "account": [
        "Kyrkans fond för familjen tar emot på bg «5050-1055»",
        "Vår förening samlar till Kalles advokat, bg «5050-1055»",
        "Insamling till läxhjälpen, bg «5050-1055»",
        "Stödföreningen för Vilgot, bg «5050-1055»",
        "Vi i kyrkan vill ge Jonas en cykel, bg «5050-1055»",
        "Föreningen hjälper mamman, pg «12 34 56-7»",
        "the church is collecting for his funeral, plusgiro «12 34 56-7»",
        "Vår förening är nedlagd, swisha «070-174 06 80»",
        "Swish «123 467 93 04» märk med Vilgots advokat",
        "föreningens kassör: konto «8327-9, 994 221 307-4»",
        "Bostadsrättsföreningen Eken bg «5050-1055»",
        "vår förening, bg «5050-1055». Märk med pojkens namn",
        "mitt bg «5050-1055», jag är med i föreningen",
        "kyrkan ordnar barnens nya hem, bg «5050-1055»",
    ],
    "profile": [
        "hon heter «@tindra_skolan» på insta",
        "tindra: «@tindra.hatarskolan» på tiktok",
        "«@lisa_i_skolan» på insta",
        "följ «@moa.kyrka» på insta",
        "följ «@leoskolan» på tiktok",
        "«@elsa_i_biblioteket» på insta",
        "«@fabelskolan_08» på insta lägger ut bilder",
        "min dotter är «@lilla.foreningen» på tiktok",
        "snap: «@skipschool»",
        "Hon heter «@tindra.official» på snap",
        "följ «@tindra.official» på insta",
        "pappan finns på «facebook.com/fabelforeningen.kalle»",
        "klassens konto är «@fyran_fabel» på insta",
        "skolans skvallerkonto «@fabel.outat» på insta",
        "killen som mobbar har kontot «@fabelradio» på tiktok",
        "skolans konto är @fabelskolan_x men hon som mobbar heter «@xx.tindra.f11» på tiktok",
    ],
    "email": [
        "mejla «lena.ek@skolan.example»",
        "läraren nås på «anna.berg@fabelskolan.example»",
        "mejla mig på «info@enskog.example»",
        "min syster har «info@enskog.example»",
        "«info@familjenek.example» svarar",
        "skriv till mamma, «kontakt@enskog.example»",
        "«info@enskog.example», det är jag",
        "«kontakt@enskog.example» går till pappan",
        "Ordföranden i föreningen har «info@enskog.example»",
        "placerade hos oss: «info@enskog.example»",
        "«support.lena@enskog.example»",
        "«rektor@skolan.example»",
        "«registrator.sn@kommun.example»",
        "«kontakt@gmail.com»",
    ],
    "phone": [
        "ring mormor i Uppsala «018-15 00 00»",
        "hennes direktnummer hos socialjouren «018-15 00 00»",
        "socialsekreteraren i Uppsala «018-15 00 01»",
        "Fosterfamiljen i Uppsala «018-15 00 00»",
        "min mobil «070-174 06 80», jag jobbar på socialjouren",
    ],
    "case_number": [
        "mitt ärende hos IVO har dnr «2021-5618»",
        "Skolinspektionens granskning av min sons skola har dnr «2021:5618»",
        "IVO:s utredning om vår son dnr «2021-5618»",
        "Skolinspektionens beslut om flickan, dnr «2021:5618»",
        "anmälan till Skolinspektionen dnr «2021:5618»",
        "My case ref «21 008 447» is published on a hate site",
        "IVO dnr «2021-5618» är publicerad på Flashback",
        "Enligt Socialstyrelsens vägledning ska akten «2021-SN-118» sparas",
        "Jämför HFD 2019 ref. 23 med vår egen dom, mål «2874-23»",
        "NJA 2014 s. 307 liknar mitt mål «T 2874-23»",
        "see EWFC 41, then my own case no «ZW99P00417»",
        "care order, ref «22 014 873»",
        "ref «KL 4471 2291» at the council",
    ],
    "plate": [
        "parkerade bilen med skylten «ABC 12D» utanför",
        "han kör en Saab, skylten «ABC 12D»",
        "he wants revenge, drives plate «AB12 CDE»",
        "Polisen vill ha tips om bilen «ABC 12D»",
        "hans nya skylt är «ABC 12D», han vann på triss",
        "om jag vinner målet sätter jag dit han med skylten «ABC 12D»",
        "Han vill ha en skylt men kör runt i bilen «ABC 12D»",
        "He would love you to see his van, plate «AB12 CDE»",
    ],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ORGANISATIONS.items() for text in texts])
def test_what_is_an_organisations_passes(kind: str, text: str) -> None:
    assert marked(text, kind) == text


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SOMEBODYS.items() for text in texts])
def test_what_is_somebodys_is_found_exactly(kind: str, text: str) -> None:
    assert marked(unmarked(text)[0], kind) == text
