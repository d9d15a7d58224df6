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
