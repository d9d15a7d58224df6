"""Birth dates, cases, accounts, plates, profiles: found beside the words that make them what they are."""

from __future__ import annotations

import pytest

from service.comments.findings import Severity
from service.policy.identifiers import find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    ("birth_date", "född «den 4 maj 2011» i", "written out"),
    ("account", "in på «8327-9, 994 221 307-4» om", "savings bank by its form"),
    ("profile", "finns på kontot «@trott_pappa_i_skara», där", "an account"),
    ("profile", "vad han skriver: «https://plats.example/u/ragge.f71»", "a user's page on any host"),
    ("address", "the house is «14 Pottery Row», curtains", "a row"),
    ("birth_date", "Melker f. «110504» har", "six digits"),
    ("birth_date", "född «2011-05-04»", "ISO"),
    ("birth_date", "hon är född «4/5 2011»", "slash"),
    ("birth_date", "Siri, född på självaste «julafton 2013», har", "a holiday"),
    ("birth_date", "she was born on «Boxing Day 2015» in", "an English holiday"),
    ("birth_date", "Melker, «4 maj 2011», fick tårta av sin storebror.", "beside a name, between commas"),
    ("birth_date", "My boy Tobi («04.05.11») is still waiting.", "beside a name, in brackets"),
    ("birth_date", "vår Tage («2016-03-04») går i förskolan", "ISO in brackets"),
    ("birth_date", "DOB «03/07/2011», M", "English"),
    ("birth_date", "Aoife d.o.b. «03.07.2011» waits", "with stops"),
    ("birth_date", "DOB - «14 08 2012»", "in groups"),
    ("birth_date", "«2011-05-04» är han född, slå upp det", "the date first"),
    ("birth_date", "«4/5 2011» är när hon är född", "the date first, at length"),
    ("birth_date", "vår Tage, «110504», står inte på listan", "six digits after *our*"),
    ("birth_date", "born on «the third of May 2011»", "an ordinal in English"),
    ("birth_date", "födelsedag «den fjärde i femte 2011»", "two ordinals"),
    ("birth_date", "hon fyller 14 den «4/5» i år", "without *år*"),
    ("birth_date", "our baby arrived «04/05/2011» and", "an arrival"),
    ("case_number", "ärende nr «IFO.2021.0812» är hans", "stops between"),
    ("case_number", "akt «2021.SN.812» hos nämnden", "stops and letters"),
    ("case_number", "JO har registrerat det som dnr «4711-2021», vi väntar", "one's own matter at the ombudsman"),
    ("case_number", "my JO complaint, dnr «4711-2021», is still there", "the same in English"),
    ("case_number", "mål nr «T fyra sju ett ett streck tjugoett» i", "said"),
    ("plate", "a silver Corsa «MLB 24X» outside", "a model"),
    ("plate", "en grå Fantom, «MLB 24X», stod där", "a colour and an unknown make"),
    ("plate", "registered «191-D-12345», was", "Irish"),
    ("email", "skriv till «kajsa punkt fiktiv at gmail»", "a dot that is said, a provider"),
    ("profile", "he is on tiktok as «@kaj.fiktiv08», go", "as"),
    ("profile", "twitch user «fiktiv_kaj09», say hi", "user"),
    ("profile", "Steam-namn: «fiktiv_kaj13»", "a name at a network"),
    ("profile", "på discord, «kaj#1234» heter han", "a number of Discord"),
    ("profile", "her username is «fiktiv_kaj11»", "username"),
    ("profile", "kontot «kaj.fiktiv» lägger ut", "an account without @"),
    ("profile", "mitt ig «kaj.fiktiv» alltså", "mine"),
    ("profile", "«@kaj.fiktiv» (insta)", "in brackets"),
    ("profile", "tt: «kaj_fiktiv»", "short for a network"),
    ("profile", "hon lägger ut dem på «https://plats.example/tråd/kaj_f»", "a name as the end of a path"),
    ("profile", "he posts here «https://plats.example/kaj.f.fiktiv» daily", "the same, in English"),
    ("profile", "se «https://plats.example/forum/medlemmar/kaj08»", "members"),
    ("birth_date", "she was born on «May 4, 2011»", "American"),
    ("birth_date", "born «4th of May 2011»", "British"),
    ("birth_date", "fyller 13 år «den 4 maj»", "birthday"),
    ("birth_date", "födelsedag: «4 maj -11»", "short year"),
    ("case_number", "mål nr «4711-16» i", "court"),
    ("case_number", "akten «2020-SN-1187» står", "social services"),
    ("case_number", "F-dom «FT 118-23», läs", "small claims"),
    ("case_number", "appeal no «B4/2021/0771» is", "English court"),
    ("case_number", "polisen «5000-K118712-16» lades", "police"),
    ("case_number", "dnr «SN 2016/0123»", "register"),
    ("case_number", "ligger på «IVO 8.5-99413/2021», läs", "an authority's plan of documents"),
    ("case_number", "dnr «3.1.1-99413/2021» hos dem", "the same without its letters"),
    ("case_number", "Dnr «SOC 2018/0412-7». Tio sidor.", "a board's with the document's number"),
    ("case_number", "dnr «2018-0412» - nio sidor", "a dash of the sentence after it"),
    ("case_number", "tribunal, «EH999/22/00417», two days", "SEND tribunal"),
    ("case_number", "in «ZW99P00417» the guardian", "Family Court"),
    ("case_number", "the ombudsman ref «22 099 417», upheld", "in groups"),
    ("case_number", "court number is «Z W 9 9 P 0 0 4 1 7» spaced", "letter by letter"),
    ("case_number", "application no. «99417/19» at the court", "an application"),
    ("case_number", "socialakt nr «99417-12» lånades ut", "a file of social services"),
    ("case_number", "mitt ärende nr «48213-2019»", "errand"),
    ("account", "swisha «070-174 06 80»", "Swish"),
    ("account", "bankgironr «5050-1055» för", "bankgiro"),
    ("account", "plusgiro «12 34 56-7»", "plusgiro"),
    ("account", "konto «8327-9, 123 456 789-0»", "account"),
    ("account", "«SE45 5000 0000 0583 9825 7466»", "IBAN"),
    ("account", "«4111 1111 1111 1111»", "card"),
    ("account", "kortnummer «4111111111111111»", "card, digits"),
    ("account", "swischa en hundring till mormor så hon får åka tåg «0701 74 06 05»", "Swish, misspelt, some words on"),
    ("account", "swicha 200 kr till «070-174 06 05»", "an amount before the number"),
    ("account", "Swish «123 467 93 04» märk med", "Swish of an organisation"),
    ("plate", "den röda bilen som brukar stå vid skolan på kvällarna har «ABC 12D» på sig", "a car, some words before"),
    ("plate", "han kör förbi skolan varje morgon, mycket långsamt, i sin «ABC 12D»", "who drives, some words before"),
    ("plate", "silver Corolla, plates «ABC 1234», he waits", "foreign plates"),
    ("plate", "white van, reg is «191-D-12345»", "Irish"),
    ("profile", "she posts as «u/tindra_fiktiv» every day", "a user of Reddit"),
    ("profile", "på tiktok, kontot är «@jonte.fiktiv.4»", "dots in a handle"),
    ("profile", "on insta, «nils underscore fiktiv underscore 07»", "underscores that are said"),
    ("profile", "han heter snap «nisse punkt fiktiv»", "a dot that is said"),
    ("profile", "skriv på snap «fiktiv_nisse07» bara", "no sign between"),
    ("plate", "vit Skoda «ABC 12D», han", "new form"),
    ("plate", "bilen med regnr «abc123»", "small letters"),
    ("profile", "se «https://www.instagram.com/fiktiv.kille_08/» här", "link"),
    ("profile", "Hon heter «@tindra.fiktiv» på snap", "handle"),
    ("profile", "snap: «tindra.fiktiv08»", "snap"),
    ("profile", "hennes insta är «@tindrafiktiv»", "insta"),
]

PASSES = [
    ("birth_date", "Ellen Key, född 11 december 1849", "long dead"),
    ("case_number", "JO har kritiserat det här i beslut efter beslut, senast dnr 4213-2021", "ombudsman"),
    ("case_number", "it is Ofsted's report, reference 230045, page 17", "a report"),
    ("birth_date", "Konventionen föddes 20 november 1989", "a treaty"),
    ("birth_date", "alla barn födda 1 januari 2010 eller senare", "everybody"),
    ("birth_date", "Umeå, 4 maj 2011, skriver en mamma om skolan", "where a letter was written"),
    ("birth_date", "I Säter, 4 maj 2011, hämtade de pojken", "where something happened"),
    ("birth_date", "Guardian (04.05.11) writes about the boy", "a newspaper"),
    ("birth_date", "Utredningen (2011-05-04) säger att hon", "an inquiry"),
    ("birth_date", "Mötet, 4 maj 2011, handlade om barnet", "a meeting"),
    ("birth_date", "2001-04-03 är lagen född, säger de", "the birth of an act"),
    ("birth_date", "2011-05-04 är det nya som gäller", "what is in force"),
    ("birth_date", "biblioteket fyller 14 den 4/5", "a library's birthday"),
    ("case_number", "JO:s beslut dnr 4711-2021 om vårt ämne", "a decision"),
    ("case_number", "min favorit är JO dnr 4712-2021, läs den", "reading"),
    ("case_number", "dnr 2018-00345 är Skolinspektionens rapport", "a report"),
    ("case_number", "sände enkäten rekommenderat, ref 123-4567", "a letter"),
    ("plate", "a white paper, DCF 123", "a paper"),
    ("profile", "på facebook: alla tycker så, från Twitter: många", "what is said there"),
    ("profile", "tiktok user numbers grew by 2.5m", "users as such"),
    ("profile", "minecraft version 1.20.4 och steam id 3", "versions"),
    ("profile", "https://tidning.example/debatt/barn_forst postades i går", "an article"),
    ("profile", "https://plats.example/start.html visar hennes profil", "a file"),
    ("profile", "konto swedbank.se, kontot example.com", "sites"),
    ("birth_date", "Astrid (1907-11-14) skrev om barnet Pippi", "somebody of long ago"),
    ("birth_date", "Lova (4 maj 2011), en ny lag om val", "nothing of a child"),
    ("birth_date", "Novus (2011-05-04) frågade hennes förening", "who asked"),
    ("birth_date", "Covid, 12 mars 2020, stängde flickans skola", "an event by its name"),
    ("birth_date", "Malala, 12 juli 2013, talade om sin skola", "a speech"),
    ("birth_date", "Tisdag, 4 maj 2011, kom hon hem", "a weekday"),
    ("birth_date", "Julafton 2013 var hon hos oss", "a holiday, no birth"),
    ("birth_date", "den 4 maj 2011 var konferensen", "a date"),
    ("case_number", "HFD 2018 ref. 34, målnr 5630-17 om", "published judgment"),
    ("case_number", "SOU 2014:3, prop. 2012/13:10, bet. 2015/16:SoU5", "parliament"),
    ("case_number", "OSL 26 kap. 1 §", "act"),
    ("case_number", "mål 16 i Agenda 2030", "goal"),
    ("case_number", "40 ärenden 2016-02-28", "date"),
    ("case_number", "rapporten från IVO, dnr 3.1.1-99413/2021", "a published report"),
    ("case_number", "dom nr 2 2015 kom, ref 2015 12 14", "dates in groups"),
    ("case_number", "see [2021] EWFC 41, case no ZW99P00417", "a published judgment of England"),
    ("case_number", "application forms: 12 000 or so, 40 500 years ago", "counts"),
    ("case_number", "ref 2012 2014 2016, version 8.5-12345/2020", "years and versions"),
    ("case_number", "version 8.5-1 av 10.2.0-12/2020", "versions"),
    ("account", "Rädda Barnen bg 902-0033, pg 90 20 03-3", "funds that are supervised"),
    ("account", "kontot gick 1 250 000 kr back", "amount"),
    ("account", "ISBN 978-91-27-14402-1", "ISBN"),
    ("plate", "kurs ABC 123 på högskolan", "course"),
    ("plate", "LVU 123", "act"),
    ("profile", "@samordnaren skrev bra om detta på twitter i går", "a mention"),
    ("profile", "https://www.facebook.com/events/123456/", "an event"),
    ("profile", "www.bris.se", "a site"),
    ("profile", "läs på r/fosterit, och/eller tu/tre", "a forum"),
    ("profile", "insta, punkt slut för i dag", "a full stop"),
    ("profile", "insta reels24 och grupp2 på youtube s01e02", "no names"),
    ("profile", "på facebook 2015 och tiktok 2021", "years"),
    ("plate", "vi tog bilen till kursen SOC 101", "a course, by car"),
    ("plate", "kommer i bil. Läs SOU 123", "another sentence"),
    ("plate", "the plates cost 120 and region 123", "dishes"),
    ("account", "swish går inte, det kostar 250 kr", "an amount"),
    ("profile", "barn på tiktok och snap behöver vuxna", "networks"),
]


@pytest.mark.parametrize(("kind", "text"), [pytest.param(k, t, id=f"{k}: {name}") for k, t, name in FOUND])
def test_an_identifier_is_found_exactly(kind: str, text: str) -> None:
    assert marked(unmarked(text)[0], kind) == text


@pytest.mark.parametrize(("kind", "text"), [pytest.param(k, t, id=f"{k}: {name}") for k, t, name in PASSES])
def test_what_only_looks_like_one_passes(kind: str, text: str) -> None:
    assert marked(text, kind) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("SE45 5000 0000 0583 9825 7466", id="IBAN"),
        pytest.param("4111 1111 1111 1111", id="card"),
        pytest.param("konto 8327-9, 123 456 789-0", id="account"),
        pytest.param("pnr 110504-9819", id="personal number"),
        pytest.param("ssn 900-45-6789", id="foreign number"),
    ],
)
def test_what_must_never_be_published_blocks(text: str) -> None:
    (finding,) = find_identifiers(text)

    assert finding.severity is Severity.BLOCK


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("070-174 06 05", id="telephone"),
        pytest.param("kajsa@example.com", id="e-mail"),
        pytest.param("Storgatan 5", id="street"),
        pytest.param("swisha 070-174 06 80", id="Swish"),
        pytest.param("mål nr 4711-16", id="case"),
    ],
)
def test_what_a_person_must_look_at_is_held(text: str) -> None:
    (finding,) = find_identifiers(text)

    assert finding.severity is Severity.HOLD
