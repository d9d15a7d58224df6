"""Health, school, placement and place are held where they tell of one person, and pass in debate."""

from __future__ import annotations

import pytest

from workers.checks.privacy.reader import find_in_plain

FOUND = [
    ("health", "Mamman Carola är bipolär", "bipolär"),
    ("health", "Milton har adhd och autism", "adhd och autism"),
    ("health", "Min väns dotter tog en överdos i lördags", "överdos"),
    ("health", "Hugo försökte ta sitt liv i maj", "försökte ta sitt liv"),
    ("sensitive", "familjehemmet är Jehovas vittnen och Ines får inte fira jul", "Jehovas vittnen"),
    ("crime", "Pappan Conny är dömd för misshandel", "dömd för misshandel"),
    ("school", "Pojken i 5B på Lindåsskolan som alltid har blåmärken", "5B på Lindåsskolan"),
    ("school", "Han i nian på Centralskolan i Storuman är min brorson", "nian på Centralskolan i Storuman"),
    ("school", "Läraren Stefan på Ängsbackens skola", "Ängsbackens skola"),
    ("school", "a boy in year 7 at Stonebridge High is sleeping rough", "year 7 at Stonebridge High"),
    ("placement", "Molly sitter på SiS-hemmet Granliden", "SiS-hemmet Granliden"),
    ("placement", "Syskonen ligger på Villa Rosendun, Hedda är fyra", "Villa Rosendun"),
    ("placement", "they sent Jaden to Oakfield House children's home", "Oakfield House children's home"),
    ("place", "Den enda familjen med fem barn på Rödön", "Rödön"),
    ("school", "Hon i nian på Liljaskolans högstadium är min syster", "nian på Liljaskolans högstadium"),
    ("school", "Bella, som vi kallar henne, går i träningsskolan i Burträsk", "träningsskolan i Burträsk"),
    ("place", "Hela byn Ammarnäs vet att prästens fosterson inte gått i skolan", "Ammarnäs"),
    ("place", "Familjehemmet i Östra Tommarp har tre barn och ett sovrum", "Östra Tommarp"),
    ("age", "Pojken i 5B på Lindåsskolan är elva år och har blåmärken", "elva år"),
    ("place", "Brandmannen i Åsele vars fru tog barnen", "Åsele"),
    ("school", "Klass 5C på Vintergatsskolan har haft elva vikarier", "Klass 5C på Vintergatsskolan"),
    ("placement", "Nour på flickhemmet vid ån i Hökby är bara fjorton", "flickhemmet vid ån i Hökby"),
    ("health", "Elton vill inte leva längre, säger han", "vill inte leva"),
    ("health", "Farmor Agneta fick en stroke i maj", "stroke"),
    ("place", "Slaktaren i Hovmantorp med de fyra småkillarna fick besök av soc", "Hovmantorp"),
    ("place", "Organisten i Edefors som tog hem sina fosterbarn igen", "Edefors"),
    ("place", "Idrottsföreningens kassör i Fågelfors borde tiga, det är hans styvson det gäller", "Fågelfors"),
    ("place", "Han som har macken i Skorped och vars dotter är placerad", "Skorped"),
    ("place", "Killen som kom tvåa i Vasaloppet och sen blev omhändertagen, han bor i Orsa", "Orsa"),
    ("place", "Det bor ett samiskt lärarpar i Nikkaluokta med två placerade flickor", "Nikkaluokta"),
    ("place", "Enda barnmorskan i Vemhån med en fosterdotter", "Vemhån"),
    ("place", "Den blinda flickan i Färila får ingen ledsagare", "Färila"),
    ("place", "Skolbussens chaufför i Rätan har tre fosterbarn hemma", "Rätan"),
    ("place", "Kvinnan i gula huset i Nattavaara har fått sin grabb omhändertagen", "Nattavaara"),
    ("place", "The butcher in Glenmurray who adopted his sister's twins got no help", "Glenmurray"),
    ("place", "The vicar's own son in Harbottle was arrested in May", "Harbottle"),
    ("place", "We are the only farm with foster boys in Nenthead", "Nenthead"),
    ("school", "Tjejen i åttan på Norra Vallskolan som alltid är ensam", "åttan på Norra Vallskolan"),
    ("school", "Han i 2B på Sankt Eskils friskola slog sönder ett fönster", "2B på Sankt Eskils friskola"),
    ("school", "Flickan i femman på Älvdalens byskola äter aldrig", "femman på Älvdalens byskola"),
    ("school", "Hela 9B på Vikens västra vet vem som anmälde henne", "9B på Vikens västra"),
    ("school", "the caretaker at Millbrook Juniors was arrested in May", "Millbrook Juniors"),
    ("school", "Läraren som slog en pojke på Tallhagsskolan är kvar", "Tallhagsskolan"),
    ("school", "killen i 8d blev tagen av soc i går", "8d"),
    ("placement", "brorsan hamnade på hvb ekliden avd 3 i går", "hvb ekliden avd 3"),
    ("placement", "min syster är på sis hemmet i falun", "sis hemmet i falun"),
    ("placement", "min son sitter på barnhemmet Solliden i Nora", "barnhemmet Solliden i Nora"),
    ("placement", "they moved my nephew to the secure unit in Thornbury", "the secure unit in Thornbury"),
    ("placement", "he was moved from Rowan House to Hazel Lodge", "Hazel Lodge"),
    ("placement", "my daughter is in the resi by the old dairy in Cowra", "the resi by the old dairy in Cowra"),
    ("health", "Tjejen på nedervåningen skär sig varje natt", "skär sig"),
    ("health", "min brorsdotter hör röster och får ingen hjälp", "hör röster"),
    ("health", "My cousin's lad is on heroin and everybody knows", "heroin"),
    ("crime", "Killen som bor ihop med min syster är dömd för grov misshandel", "dömd för grov misshandel"),
    ("sensitive", "The foster mother they found for my niece is a Jehovah's Witness", "Jehovah's Witness"),
    ("place", "Kassörskan på Konsum i Duved är gravid igen", "Duved"),
    ("place", "The chip shop owner in Anstruther who lost custody of his girls", "Anstruther"),
    ("place", "a foster couple in Tywyn who beat the last two kids", "Tywyn"),
    ("place", "Tvillingflickorna i Bettna är hemma igen, efter LVU i två år", "Bettna"),
    ("school", "De tre syskonen i Solbackens montessoriskola är hemma", "Solbackens montessoriskola"),
    ("school", "killen i 6b som skär sig är hemma nu", "6b"),
    ("school", "the girl in Y9 at Marwood High turned up drunk", "Y9 at Marwood High"),
    ("placement", "syrran avvek från sis ljungaskog i natt", "sis ljungaskog"),
    ("placement", "My lad is at the Fernhill unit, ring him", "the Fernhill unit"),
    ("health", "Hon som bor under mig är missbrukare och har två små", "missbrukare"),
    ("crime", "min kusins son sitter häktad för dråp", "häktad för dråp"),
    ("age", "Ines bor hos oss. She's 15 now", "15"),
    ("place", "I Överkalix flyttades hon till ett stödboende, hon var 17 och blind", "Överkalix"),
]

PASSES = [
    pytest.param("Min son har adhd och skolan fungerar äntligen", id="own child"),
    pytest.param("Jag var själv utbränd socialsekreterare", id="oneself"),
    pytest.param("Kids with ADHD and autism are over-represented", id="debate"),
    pytest.param("Många tonåringar med depression väntar på BUP", id="many"),
    pytest.param("Björkängsskolan har bra resultat", id="a school alone"),
    pytest.param("SiS-hemmet Granliden fick kritik av IVO", id="a home in the news"),
    pytest.param("Vi i Arjeplog finns också!", id="a place alone"),
    pytest.param("Hon var 17 när hon flyttade till Haparanda för att plugga", id="a place and an age"),
    pytest.param("HVB-hem är inte lösningen för yngre barn", id="kind of care"),
    pytest.param("Ersta Sköndal Bräcke högskola ger kursen", id="university"),
    pytest.param("Rektorn i Kumla svarade att skolan följer lagen", id="in office"),
    pytest.param("Socialchefen i Härnösand säger att placeringarna ökar", id="a chief speaks"),
    pytest.param("Handläggaren i Borlänge som utredde oss var bra", id="an official's work"),
    pytest.param("Läkaren i Kalmar som skriver ut adhd-medicin har två års kö", id="what a doctor works with"),
    pytest.param("Frisören i Kramfors som klipper alla barn gratis är en hjälte", id="a trade praised"),
    pytest.param("En präst i Mora skrev en bra insändare om fosterbarn", id="one of many"),
    pytest.param("Lärarna i Haninge strejkar för barnens skull", id="many"),
    pytest.param("Den som bor i Arvika och vill bli familjehem kan ringa", id="whoever"),
    pytest.param("Hon som skrev boken om familjehem föreläser i Lund", id="an author"),
    pytest.param("Enda BUP-mottagningen i Gällivare har stängt", id="the only office"),
    pytest.param("Den enda barnpsykologen i Arjeplog slutade i våras", id="the only official"),
    pytest.param("Det finns bara ett familjehem kvar i hela Dorotea", id="the only home"),
    pytest.param("Sankt Ansgars friskola fick kritik av Skolinspektionen", id="a school of several words"),
    pytest.param("Jag går i 8c och vi har jättebra lärare", id="a class of one's own"),
    pytest.param("Jag jobbade på HVB Solhaga i tio år", id="a place of work"),
    pytest.param("The residential unit in Perth was inspected in May", id="an English home in the news"),
    pytest.param("My nephew is dyslexic and flying through school", id="a diagnosis spoken of openly"),
    pytest.param("Poliskvinnan i Ånge som stannade hos min son var en ängel", id="the writer's child"),
    pytest.param("Mannen i Finland som fick sina barn tillbaka vann målet", id="a large country"),
    pytest.param("Hon som ledde kursen i Norrköping om missbruk var toppen", id="a topic"),
    pytest.param("My sister works at a residential unit in Poole", id="kin at work"),
    pytest.param("I was at Greenbank children's home in the seventies", id="the writer's own past"),
    pytest.param("Boken om flickan i Kumla som försvann är bra", id="a book"),
    pytest.param("Min granne jobbar på psyket", id="a neighbour at work"),
    pytest.param("Familjehem saknas i Malung, Rättvik och Säter", id="places"),
]


@pytest.mark.parametrize(("kind", "text", "words"), [pytest.param(*row, id=f"{row[0]}: {row[2]}") for row in FOUND])
def test_a_circumstance_is_found_exactly(kind: str, text: str, words: str) -> None:
    found = find_in_plain(text)

    assert words in [text[finding.start : finding.end] for finding in found if finding.kind == kind]
    assert any(finding.severity.rank >= 2 for finding in found)


@pytest.mark.parametrize("text", PASSES)
def test_what_tells_of_nobody_in_particular_passes(text: str) -> None:
    assert [finding for finding in find_in_plain(text) if finding.severity.rank >= 2] == []
