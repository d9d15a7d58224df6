"""Names of private persons are found by what stands around them; those of public life, and words like names, pass."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import MARK
from workers.checks.privacy.reader import find_in_plain

FOUND = [
    pytest.param("Min systerson «Elton» har bott i fyra familjehem", id="kin before"),
    pytest.param("«Agneta», mamman, får bara träffa honom en timme", id="kin after"),
    pytest.param("mamman till «Sigge» hör aldrig av sig", id="kin and preposition"),
    pytest.param("«Wilmas» pappa ringde och skrek", id="genitive and kin"),
    pytest.param("Det var i «Nellies» utredning som de blandade ihop", id="genitive and inquiry"),
    pytest.param("Handläggaren «Petra Lindkvist» svarar aldrig", id="office before"),
    pytest.param("någon mer som har «Söderskog» som utredare?", id="office after"),
    pytest.param("Min kontakt på soc är «Fatuma»", id="office at a distance"),
    pytest.param("Jag heter «Cecilia Brandelius» och var placerad", id="presents herself"),
    pytest.param("Hälsningar «Yngve Tallkvist»", id="signs"),
    pytest.param("«Nova», 7, har bytt skola", id="age after a comma"),
    pytest.param("«Hedda» är bara fyra.", id="age in words"),
    pytest.param("Lilla «Stina» hamnade på jourhem", id="little"),
    pytest.param("«Lisbeth i receptionen» berättade för halva stan", id="where she is found"),
    pytest.param("«Molly» sitter på SiS", id="placed"),
    pytest.param("«Tyra-Stina» vågar inte gå till skolan", id="double name"),
    pytest.param("familjen «Lövdahl» tar emot barn", id="family name"),
    pytest.param("my nephew «Callum» has had six placements", id="English kin"),
    pytest.param("«Bridget's» dad isn't allowed near her", id="English genitive"),
    pytest.param("ask «Mrs Pickersgill» about it".replace("«Mrs ", "Mrs «"), id="English title"),
    pytest.param("Her social worker «Dean Molloy» lost the file", id="English office"),
    pytest.param("Tell «Nana Jean» the kids are ok", id="pet name of kin"),
    pytest.param("Sen «Yavonna» kom till jourhemmet har han inte ätit", id="unknown name within a sentence"),
    pytest.param("«Orvado» vågar inte gå till skolan längre", id="unknown name that does what persons do"),
    pytest.param("Ring aldrig «Nivomar på mottagningen», han lägger på", id="unknown name at work"),
    pytest.param("Alla minns att «Farvan Tjärnmossa» dömdes för övergrepp", id="unknown full name with a sentence"),
    pytest.param("«Davorin», nio år, har inte gått i skolan sedan i höstas", id="unknown name and age in words"),
    pytest.param("Hur mår «Shokara» nu?", id="asked after"),
    pytest.param("Stackars «Ayvub», fyra hem på två år", id="pity and an unknown name"),
    pytest.param("Styvfarsan «Snövid» drack och socialen visste", id="compound of slang for kin"),
    pytest.param("«Lindstrands» tar emot barn fast han dricker", id="family by its name alone"),
    pytest.param("De flyttade våra barn till «Bergqvists» utan ett ord", id="with a family by its name alone"),
    pytest.param("The «Ashmeres» had four foster kids", id="English family by its name alone"),
    pytest.param("Min systerson «Elton Åkesson» är placerad", id="surname of a public person"),
    pytest.param("my nephew «Callum Kennedy» has had six placements", id="English surname of a public person"),
    pytest.param("Familjen «Björklund» tar emot barn fast han dricker", id="family with such a surname"),
    pytest.param("Min granne «Alf Svensson» har fosterbarn", id="one who is called as a public person"),
    pytest.param("«Tallmarks» yngsta är ute om nätterna", id="one of a family by its name alone"),
    pytest.param("I «Signes» journal står det att hon lyssnar", id="patient's record"),
    pytest.param("Utan «Samira» hade ingen av oss vågat gå dit", id="lone name within a sentence"),
    pytest.param("Alla vet att «Ulla-Maj» tar emot barn för pengarnas skull", id="lone name that many hear of"),
    pytest.param("Enhetschef «B. Hultmark» påstår att allt är i sin ordning", id="initial after an office"),
    pytest.param("Fråga «Sigvard» om pojkens hem, han vet", id="a verb that opens the sentence"),
    pytest.param("Ask «Shazia» next door, her kids were taken", id="an English verb that opens the sentence"),
    pytest.param("Nobody turned up for «Olufemi's» review but me", id="whose review it is"),
    pytest.param("«Jorvah» the stepdad was violent and still sees them", id="English kin in apposition"),
]

PASSES = [
    pytest.param("Stefan Löfven lovade fler socionomer", id="politician"),
    pytest.param("Bo Vinnerljungs forskning visar det", id="researcher"),
    pytest.param("Hattie (2009) och Bronfenbrenner är bra teori", id="researchers with year"),
    pytest.param("Alva och Gunnar Myrdal skulle vända sig i graven", id="couple"),
    pytest.param("Emil i Lönneberga hade fått adhd-diagnos", id="figure of a story"),
    pytest.param("En lex Bobby-utredning görs bara när barn dött", id="act named after somebody"),
    pytest.param("The Peter principle explains our management", id="principle"),
    pytest.param("Vi har det bra i Sofia församling", id="parish"),
    pytest.param("I Ronja förskolegrupp pratar de om känslor", id="group of a preschool"),
    pytest.param("Stig upp och gå till skolan", id="verb"),
    pytest.param("Gun är inte rätt väg att gå", id="English word"),
    pytest.param("May I ask why April is the worst month?", id="months"),
    pytest.param("Mora och Orsa samarbetar om familjehem", id="places"),
    pytest.param("Tack Cecilia för en klok text!", id="thanks"),
    pytest.param("Hej Marie! Håller helt med dig", id="greeting"),
    pytest.param("@Karin: tack för svaret", id="mention"),
    pytest.param("Min dotter vägrar gå till skolan", id="kin without a name"),
    pytest.param("Rektorn på vår skola har gjort underverk", id="office without a name"),
    pytest.param("BUP och IVO borde granska HVB", id="abbreviations"),
    pytest.param("DETTA ÄR SKANDAL! VARFÖR GÖR INGEN NÅGOT?", id="capitals"),
    pytest.param("Advokaten Sven Tornberg föreläste på konferensen", id="profession that speaks in public"),
    pytest.param("Generalsekreteraren Magda Hjortlund svarade på frågan", id="office of public life by its end"),
    pytest.param("Håller med dig Bengt, men glöm inte de äldre", id="agrees with another commenter"),
    pytest.param("Vår terapihund Bosse älskar alla barn på boendet", id="animal"),
    pytest.param("Fritidsgården Elsa har öppet för ungdomar", id="youth centre"),
    pytest.param("Lindstrands förslag om skolan är klokt", id="surname that owns something"),
    pytest.param("Somliga hatar skolan och hon älskar den", id="some"),
    pytest.param("The Tories had years to help foster kids", id="party"),
    pytest.param("Åkesson borde läsa den här bloggen", id="public surname alone"),
    pytest.param("Strindbergs pjäser handlar om barn", id="public surname that owns something"),
    pytest.param("/Ines, mamma till tre i Skärholmen", id="a signature alone"),
    pytest.param("hi all, Ines here, new in this group", id="presents herself in English"),
    pytest.param("Carers who speak Urdu or Yoruba are needed", id="languages"),
    pytest.param("Read *My Name Is Why* and then tell me that files are dull", id="title of a book"),
    pytest.param("Every Tom, Dick and Harry has a strategy now", id="saying"),
    pytest.param("Den enkäten går att fylla i med Android", id="system"),
    pytest.param("Vikariebristen har blivit sämre sedan i fjol", id="compound that opens a sentence"),
    pytest.param("Caseloads went up again, and who pays?", id="English word that opens a sentence"),
    pytest.param("Vägen norr om Hammarlunda är inte plogad", id="north of an unknown place"),
    pytest.param("Karl Johansgatan är plogad hela vägen", id="street named after somebody"),
    pytest.param("Vitamin B. Sedan somnade hon", id="letter and a new sentence"),
    pytest.param("kan du ge ett exempel? Ros för övrigt!", id="praise"),
    pytest.param("Kalle Anka-utredning!", id="duck"),
]

DISGUISED = [
    pytest.param("you all know who: «M.a.d.d.i.e»", id="letter by letter"),
    pytest.param("ni vet vem jag menar, «J-o-n-n-y», pappan", id="with hyphens"),
    pytest.param("ni vet vem jag menar, «J3nn1f3r» ljuger", id="digits for letters"),
    pytest.param("the foster dad «G*ry» said no", id="a star for a letter"),
    pytest.param("hennes riktiga mamma heter «zlavica» och ringer varje dag", id="small letters, named"),
    pytest.param("min kusin «matilda w» i parallellklassen har blivit hämtad", id="small letters and an initial"),
    pytest.param("vår fosterson «ibrahim» sover äntligen", id="small letters"),
    pytest.param("min systers grabb «milian» är placerad långt bort", id="small letters, kin of kin"),
    pytest.param("my stepdaughter «aisha» was taken from class", id="English, small letters"),
    pytest.param("«Isabelll» går inte i skolan och mamman orkar inte", id="misspelt"),
    pytest.param("Min systerson «El\u200bton» har bott i familjehem", id="zero-width"),
    pytest.param("Min systerson «Ｅｌｔｏｎ» har bott i familjehem", id="full width"),
    pytest.param("MIN SYSTERSON «ELTON» HAR BOTT I FYRA FAMILJEHEM", id="all in capitals"),
]


NOT_DISGUISED = [
    pytest.param("Vad f*n gör kommunen, j*vla skit", id="curses"),
    pytest.param("vitamin B12, covid19 och h3lt vanliga ord", id="digits in other words"),
    pytest.param("skriv till anna.k4rin@example.org", id="within an address"),
]


def held_names(text: str, author: str = "") -> str:
    """The text with marks around the names that are held."""
    pieces = []
    done = 0
    for finding in find_in_plain(text, author):
        if finding.kind in {"person", "official"} and finding.severity.rank >= 2:
            assert finding.start is not None
            assert finding.end is not None
            pieces += [text[done : finding.start], "«", text[finding.start : finding.end], "»"]
            done = finding.end
    return "".join([*pieces, text[done:]])


@pytest.mark.parametrize("text", FOUND)
def test_a_private_name_is_found_exactly(text: str) -> None:
    assert held_names(MARK.sub(r"\1", text)) == text


@pytest.mark.parametrize("text", PASSES)
def test_public_names_and_words_like_names_pass(text: str) -> None:
    assert held_names(text) == text


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_name_is_found_exactly(text: str) -> None:
    assert held_names(MARK.sub(r"\1", text)) == text


@pytest.mark.parametrize("text", NOT_DISGUISED)
def test_signs_within_other_words_are_no_disguise(text: str) -> None:
    assert held_names(text) == text


def test_the_authors_own_name_is_no_finding() -> None:
    text = "Jag heter Cecilia Brandelius och var placerad"

    assert held_names(text, author="Cecilia Brandelius") == text
    assert held_names(text, author="Någon Annan") != text


def test_a_finding_says_what_raised_it_and_quotes_nothing() -> None:
    (finding,) = find_in_plain("Min systerson Elton har bott i fyra familjehem")

    assert "kin" in str(finding.params["because"])
    assert "Elton" not in f"{finding.message} {finding.params} {finding.replacement}"


def test_a_text_with_more_such_words_than_are_looked_at_is_held() -> None:
    few, many = ("Vi såg Kvarnmossen, " * number for number in (50, 200))

    assert held_names(few) == few
    assert "«Kvarnmossen»" in held_names(many)
