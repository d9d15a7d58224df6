"""Dates of birth: how they are written, by what they are told, and what is dated alike but is none."""

from __future__ import annotations

import pytest

from service.policy.identifiers import find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

WRITTEN = [
    ("born «June the third, two thousand and nine», never registered", "English words with the year"),
    ("was born on «the ninth of March, twenty twelve», in a car", "an English year in two numbers"),
    ("hon är född «den tjugoandre i sjätte tvåtusentio» och har", "two ordinals and a year in words"),
    ("såg dagens ljus «tjugoförsta augusti tvåtusentio».", "no digit at all"),
    ("han är född «femte november tretton», resten", "a year of one word"),
    ("exets unge är född «noll-åtta, nionde maj», ja", "the year first, in words"),
    ("Kusinens flicka, född «-07 i december (den 9:e)», fick", "the day in brackets"),
    ("han är född «2011, den 4 maj» enligt", "the year first"),
    ("född «2012 månad 5 dag 17» säger jag", "its parts named"),
    ("är född «dagen efter nyårsdagen 2018», jag", "the day after a holiday"),
    ("född «v. 31 2012 (den 2 augusti)»", "a week"),
    ("ho e föd «15 febuari 20011» å ingen", "a month misspelt, a zero too much"),
    ("my stepson was bron on «6 Febuary 2012» so", "the word misspelt, too"),
    ("född «3 okober 20 11» på BB", "a space in the year"),
    ("killen född «10/viii 2013» enligt", "a Roman month"),
    ("He was born «07-19-2011» in Ohio", "the month first"),
    ("Ximena (b. «Aug 30, 2008») ages out", "short for born, American"),
    ("dob «98-12-24», f", "two digits of the year first"),
    ("nova «07 12 08» fyller snart arton", "six digits, spaced"),
]

TOLD = [
    ("our foster lad will be 18 on «9/10/26» and", "will be"),
    ("Vår fosterflicka blir myndig «den 17 oktober» i år.", "comes of age"),
    ("Sonen fyller 12 «den 3 mars» och vi", "turns"),
    ("Kevin fyler 9 «12 ferbuari» vi", "misspelt"),
    ("The twins turn six on «Halloween», they", "a holiday without its year"),
    ("min brorson fyller «två dagar före nationaldagen», tretton år", "days before a holiday"),
    ("min lillebror fyllde sju i «lördags (den 6:e)» via", "a weekday and a day"),
    ("She'll be eighteen on «Sunday, Dec 6», then", "in short"),
    ("På «lucia» blir Smilla tio och då", "the day first"),
    ("«Tisdag den 12:e» fyller vår fosterson fjorton.", "a weekday first"),
    ("On «Friday the 21st» my niece will be ten", "the day first, in English"),
    ("Her 9th birthday is on «Friday the 21st» and", "a birthday that is counted"),
    ("Det är Kevins födelsedag «den sjuttonde i denna månad».", "of this month"),
    ("Ebbas tioårsdag är «den 4 maj»", "a birthday in one word"),
    ("my stepsons b'day «Wed 5th Aug» and", "a short word"),
    ("happy 13th Rory, «5 May», wherever", "a greeting"),
    ("Grattis i efterskott Tuva-Li!! «8 november» glömmer farmor aldrig", "a greeting, late"),
    ("12 år imorgon («2014-05-19») och sitter på jour.", "an age tomorrow"),
    ("HURRA KEVIN 10 ÅR IDAG «28/11»!!", "an age today"),
    ("hon är 12 («2012-03-04») och bor i jourhem", "an age and a day"),
    ("På tisdag («4/9») är det tre år sen vår lilla föddes", "years since a birth"),
    ("«3/12/12» kom Alfred till världen", "into the world"),
    ("«July 4th, 2012» - that's when my little nephew was born", "told after"),
    ("Min yngsta föddes samma dag som det var riksdagsval, «14 september 2014», jag", "the same day as"),
    ("Child's date of birth as given in court, in public: «2013/12/05».", "a label at length"),
    ("Nils är nyårsbarn («1 januari 2015») så", "a child of New Year"),
    ("Födda «7/5 2008» och «19/11 2011», båda mina", "two of them"),
    ("pojken är född «4 maj 2011» och 3 juni 2012 flyttades han", "one of them a move"),
    ("«2011-10-09», sista tre är 703.", "before the last figures"),
]

BESIDE = [
    ("niece, «07-19-2011», ran away from", "kin, between commas"),
    ("Tvillingarna, «24 dec -14», fick varsin", "twins"),
    ("Jag undervisar en elev («2010-03-31») som", "a pupil, in brackets"),
    ("Mitt äldsta barnbarn, «v. 31 2012 (den 2 augusti)», har bett", "a grandchild and a week"),
    ("Ture och Birk är tvillingar, «valborgsmässoafton 2013», och", "a holiday"),
    ("flicka, «sista december 2008», min kusin", "the last of a month"),
    ("Lilleman «8/iv 2013», gammelmormor skriver", "without a comma"),
    ("Assar: «120229». Ja han är", "a name and a colon"),
    ("Hur kunde Meja («090817») missas av sin skolhälsovård?", "as a personal number begins"),
    ("Ella-Maja «05-12-24», nån som vet vilket boende?", "a double name"),
    ("Malte («-11») och Idun («-13») ska separeras igen", "years in brackets"),
    ("sonen («-11») bor på annat håll", "a year after kin"),
    ("*«10/11 2011» Tilde-Marie, vår flicka som", "a star before"),
    ("Isla *«5/5 2014», saknad", "a star after"),
    ("Syskonen:\nEbbe «2010-04-17»\nTuva «2012-08-30»\nSixten «2016-01-05»\nTre", "a list"),
    ("Callum «12.6.08» / Skye «30.9.10» / baby «1.1.15». Three of ours", "in a row"),
    ("«110317» Nova, «130922» Elis på dörren", "the days first"),
]

NONE = [
    ("Biblioteket fyller 14 år den 4/5", "a library"),
    ("Vårt lilla projekt fyller 10 år på fredag den 4:e", "a project"),
    ("Our charity turns ten on 4 March.", "a charity"),
    ("Barnombudsmannen fyllde 30 år den 1 juli 2023", "an authority"),
    ("Bris fyller 50 den 4 maj", "an organisation"),
    ("Rädda Barnens 100-årsdag den 19 november", "its anniversary"),
    ("Barnkonventionens födelsedag den 20 november", "a convention's"),
    ("På Janusz Korczaks födelsedag, 22 juli, brukar vi", "somebody of public life"),
    ("Nelson Mandela's birthday, July 18, is when", "the same in English"),
    ("kungens födelsedag 30 april är flaggdag", "the king"),
    ("Jesus föddes på juldagen", "of long ago"),
    ("Jag fyller 50 den 4 maj och är trött", "the writer's own"),
    ("I will be 18 on 5 May", "the writer's own, in English"),
    ("My birthday is Christmas Day, always alone", "one's own holiday"),
    ("Jag är född på julafton", "born on a holiday oneself"),
    ("barn som fyller 18 år den 1 juli får rösta", "anybody"),
    ("Mötet blir 12 den 3 mars", "when a meeting is"),
    ("She will be 2 hours late on 5 May", "hours"),
    ("On 4 May he turned 3 pages in silence", "pages"),
    ("Hans födelsedag och julafton är det enda vi får", "a holiday of its own"),
    ("hon fyller i blanketten den 4 maj", "to fill in"),
    ("hon blev hämtad på julafton", "what happened on a holiday"),
    ("han är född den andra av fyra syskon", "the second of four"),
    ("Grattis Lena till jobbet! 8 november börjar kursen", "another greeting"),
    ("happy 10th anniversary Mind, 5 May was a great day", "an anniversary"),
    ("3 år idag (2021-05-04) sen de tog honom", "years since a removal"),
    ("för 3 år sedan (2021-05-04) kom beslutet", "years ago"),
    ("De hämtade min son (2021-03-04) från skolan", "when he was fetched"),
    ("they moved my nephew (3 May 2022) without telling us", "when he was moved"),
    ("Beslutet om min dotter (2019-03-04) är fel", "a decision"),
    ("Mötet om flickan, 4 maj 2021, ställdes in", "a meeting"),
    ("Brevet till min son, 2021-03-04, kom aldrig fram", "a letter"),
    ("hearing about my niece (12/05/2022) was adjourned", "a hearing"),
    ("Hälsningar från en mamma, 2021-03-04", "whose letter"),
    ("pappa, 4 maj 2021, i rätten", "too young for a father"),
    ("* 12/11 2011 Anna ringde om umgänget", "a diary"),
    ("Svar: 2021-05-04. Hon ringde aldrig", "a label of a letter"),
    ("Kiruna (-11) och Gällivare (-13) har det kallt", "temperatures"),
    ("Lagen (-09) ändrades för barnen", "a law and its year"),
    ("Ansökan 2010-04-17, Avslag 2012-08-30, barnen väntar", "what happened when"),
    ("Malmö 2011-05-04, Lund 2011-06-07, barnen är välkomna", "places and days"),
    ("3/12/12 kom polisen till oss", "who came"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in (*WRITTEN, *TOLD, *BESIDE)])
def test_a_date_of_birth_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "birth_date") == text


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in NONE])
def test_a_day_of_something_else_passes(text: str) -> None:
    assert marked(text, "birth_date") == text


def test_a_number_that_is_whole_is_no_date_of_birth() -> None:
    kinds = {finding.kind for finding in find_identifiers("född 110504-9819")}

    assert kinds == {"personal_number"}
