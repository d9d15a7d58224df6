"""Each rule: what it must find, what it must not, and where exactly."""

from __future__ import annotations

from typing import Any

import pytest

from service.comments.comment import Rendering, SafeHtml
from service.comments.findings import Outcome
from tests.workers.checks.texts import comment, found, marked, plain, rules
from workers.checks.spam import check

OWN = "https://krypto-vinst.example"

MUST_FIND: list[tuple[str, str, dict[str, Any]]] = [
    ("link", "Se https://a.example/x om du vill", {}),
    ("link", '<a href="https://a.example">här</a> står det', {}),
    ("two_links", "https://a.example/x och https://b.example/y säger olika", {}),
    ("many_links", "Se a.example, b.example och c.example om saken", {}),
    ("link_list", " ".join(f"https://{x}.example" for x in "abcdefg"), {}),
    ("mostly_links", "Tack! https://a.example", {}),
    ("closing_link", "Läs mer om detta på https://a.example", {}),
    ("closing_link", "Läs mer om detta på https://a.example/sv", {}),
    ("url_field", "Hej", {"url": OWN}),
    ("own_site_linked", f"Läs {OWN}/sv i kväll", {"url": OWN}),
    ("own_site_linked", "Läs https://blogg.krypto-vinst.example i kväll", {"url": OWN}),
    ("bbcode", "[url=https://a.example]x[/url]", {}),
    ("shortener", "se bit.ly/abc123 för mer", {}),
    ("messenger_link", "skriv på https://wa.me/12345", {}),
    ("address_without_name", "se http://194.26.0.7/post för mer", {}),
    ("program_link", "se https://a.example/fil.exe för mer", {}),
    ("commercial_host", "se https://bastacasino.example för mer", {}),
    ("active_markup", "Hej <script>alert(1)</script>", {}),
    ("call", "Klicka här så får du se", {}),
    ("offer", "Vi säljer det du behöver", {}),
    ("promise", "Lägsta priser, jag lovar", {}),
    ("urgency", "Gäller endast idag", {}),
    ("channel", "Mer finns på whatsapp", {}),
    ("channel_address", "hör av dig, snap: lovisa.xo", {}),
    ("channel_address", "telegram @snabbvinst", {}),
    ("handle_in_text", "fråga @snabbvinst om råd", {}),
    ("self_promotion", "Jag har lagt upp min video", {}),
    ("own_call", "Please check out my channel", {}),
    ("price", "Det kostar 4 995 kr", {}),
    ("price_by_time", "Det kostar 99 kr/mån", {}),
    ("price_by_time", "I get $300 a day", {}),
    ("gain", "jag vann 90 000 kr på en kväll", {}),
    ("boastful_percent", "1000 % i retur", {}),
    ("boastful_percent", "40% rakeback", {}),
    ("mail_in_text", "skriv till x@example.org", {}),
    ("mail_invitation", "Kontakta honom på x@example.org", {}),
    ("phone_in_text", "ring 08-465 004 12", {}),
    ("money_with_contact", "Lån på 200 000 kr, skriv till x@example.org", {}),
    ("hook", "Behöver du pengar? https://a.example", {}),
    ("hook", "Looking for a deal? https://a.example", {}),
    ("imperative", "Bra sida. Testa https://a.example i kväll", {}),
    ("nobody_speaks", "Snabb leverans av fina saker i dag", {"url": OWN}),
    ("speaks_to_reader", "Din sida och ditt liv https://a.example", {}),
    ("empty_praise", "Mycket bra!", {"url": OWN}),
    ("empty_praise", "Great post, thanks for sharing", {"url": OWN}),
    ("praise_before_offer", "Great read. Pest control is what we do best", {"url": OWN}),
    ("template", "I have bookmarked your weblog", {}),
    ("hardly_a_word", "hej", {"url": OWN}),
    ("subject_gambling", "Nya nätcasinon i stan", {}),
    ("pitch_gambling", "Casino utan insättning", {}),
    ("pitch_pharmacy", "Allt utan recept", {}),
    ("pitch_remedies", "He cured my herpes", {}),
    ("author_is_address", "Hej", {"author": "www.a.example"}),
    ("author_is_keyword", "Hej", {"author": "Bästa Casinot"}),
    ("author_is_keyword", "Hej", {"author": "kurs"}),
    ("author_is_company", "Hej", {"author": "Nordisk Plåt AB"}),
    ("author_is_host", "Hej", {"author": "Linsgurun", "url": "https://linsgurun.example"}),
    ("author_is_subject", "elcykel i test", {"author": "elcykel", "url": OWN}),
    ("author_in_text", "Som mormor får man inget veta", {"author": "mormor 67"}),
    ("author_in_small_letters", "Hej", {"author": "sara", "url": OWN}),
    ("author_is_nobody", "Hej", {"author": "Guest", "url": OWN}),
    ("author_unspeakable", "Hej", {"author": "xkqzrtwp", "url": OWN}),
    ("foreign_script", "Отличная статья, заходите", {"url": OWN}),
    ("foreign_language", "Wir haben das auch schon lange und es ist gut", {"url": OWN}),
    ("english_text", "This is what we have been saying for years", {"url": OWN}),
    ("stuffed_word", "excel kurs excel utbildning excel distans", {}),
    ("words_without_grammar", "excel kurs distans grundkurs", {"url": OWN}),
    ("little_grammar", "Fem år, fyra handläggare, noll uppföljningar", {}),
    ("repeated_sentence", "Detta är en mening som kommer igen. Detta är en mening som kommer igen.", {}),
    ("pictures", "Kom nu ✅ snabbt ✅ enkelt ✅", {}),
    ("row_of_signs", "Nej!!!!!!", {}),
    ("capitals", "JOBBA HEMIFRÅN OCH BLI RIK", {}),
    ("exclamations", "Nej! Nej! Nej!", {}),
    ("conversation", "Gratis är det inte, men varför skulle man betala", {}),
    ("conversation", "Casino och skolfrånvaron", {"page_title": "Ett team mot skolfrånvaro"}),
    ("conversation", "Casino och skolfrånvaron", {"page_url": "https://blogg.example/2026/team-mot-skolfranvaro"}),
    ("conversation", "Casino i Tranemo för hemmasittare", {"thread": ("I Tranemo fanns inga hemmasittare",)}),
    ("civic", "Föreningen ordnar loppis, boka bord på 070-174 06 11", {}),
    ("warning", "Fick sms att du har vunnit en iphone, det är bluff så klicka inte", {}),
    ("nothing_offered", "Noter och tider finns som vanligt på https://sang.example", {"url": "https://sang.example"}),
    ("markdown_link", "Läs [här](https://a.example/x) om saken", {}),
    ("pointing_sign", "Mer finns 👉 https://a.example/x", {}),
    ("referral_link", "Se https://a.example/x?ref=kalle", {}),
    ("own_page_linked", f"Läs {OWN}/inlagg/1 i kväll", {"url": OWN}),
    ("host_in_text", "Om mögel skrev vi: radonmätning", {"url": "https://radonmatning.example"}),
    ("spelt_out_mail", "write to kim at example dot org", {}),
    ("author_sells", "Hej", {"author": "Billiga lån", "url": OWN}),
    ("author_is_keyword", "Hej", {"author": "Elektriker Solna"}),
    ("long_text", "casino " + "ord " * 120, {}),
    ("offer_with_way_out", "Casino utan insättning https://a.example", {}),
]


@pytest.mark.parametrize(("rule", "typed", "fields"), MUST_FIND, ids=[f"{row[0]}: {row[1][:40]}" for row in MUST_FIND])
def test_a_sign_is_seen(rule: str, typed: str, fields: dict[str, Any]) -> None:
    assert rule in rules(check(comment(typed, **fields)))


MUST_NOT_FIND: list[tuple[str, str, dict[str, Any]]] = [
    ("link", "Se https://blogg.kommunen.example/annat", {"page_url": "https://blogg.kommunen.example/inlagg"}),
    ("url_field", "Hej", {"url": "https://blogg.kommunen.example", "page_url": "https://blogg.kommunen.example/x"}),
    ("own_site_linked", "Läs https://scb.example/tabell i kväll", {"url": OWN}),
    ("closing_link", "Läs https://a.example om du orkar", {}),
    ("closing_link", "Läs https://a.example/rapport/2019", {}),
    ("commercial_host", "Rapporten finns, se https://rapporten.example/1 om du vill", {}),
    ("call", "Klicka inte på länken i kommentaren ovan", {}),
    ("pitch_loans", "Jag tog sms-lån för att betala advokaten", {}),
    ("boastful_percent", "Frånvaron sjönk med 22 procent, alltså 22 %", {}),
    ("channel_address", "Barnen mobbas på snapchat och instagram", {}),
    ("gain", "Socialtjänsten fick 40 miljoner", {}),
    ("mail_invitation", "Adressen x@example.org är fel på sidan", {}),
    ("phone_in_text", "Sidorna 070–174 i betänkandet", {}),
    ("phone_in_text", "Mellan 1980 och 2010 placerades 31 920 barn", {}),
    ("hook", "Har ni tänkt på barn i skyddat boende?", {"url": OWN}),
    ("imperative", "Köp in begagnade böcker", {}),
    ("nobody_speaks", "Jag skrev om samma sak förra veckan", {"url": OWN}),
    ("nobody_speaks", "Så här borde fler arbeta, men vem vågar", {"url": OWN}),
    ("nobody_speaks", "Statistiken på https://www.kolada.example visar stora skillnader", {}),
    ("nobody_speaks", "i think the new bus is the best one", {"url": OWN}),
    ("nobody_speaks", "Онлайн запись на сайте открыта", {"url": OWN}),
    ("empty_praise", "Mycket bra!", {}),
    ("empty_praise", "Riktigt bra blogg! Skriver själv om livet som stödfamilj", {"url": OWN}),
    ("empty_praise", "Bra om skolfrånvaron!", {"url": OWN, "page_title": "Ett team mot skolfrånvaro"}),
    ("empty_praise", "Bra om skolfrånvaron!", {"url": OWN, "page_url": "https://blogg.example/team-mot-skolfranvaro"}),
    ("empty_praise", "Bra om Tranemo, hemmasittare!", {"url": OWN, "thread": ("Tranemo har inga hemmasittare",)}),
    ("author_is_keyword", "Hej", {"author": "Socionom under utbildning"}),
    ("author_is_keyword", "Hej", {"author": "Skolsköterskan"}),
    ("author_is_keyword", "Hej", {"author": "Transport officer"}),
    ("author_is_subject", "Petra skrev om detta", {"author": "Petra", "url": OWN}),
    ("author_in_small_letters", "Hej", {"author": "sara"}),
    ("author_is_nobody", "Hej", {"author": "Guest"}),
    ("foreign_script", "شكرا على هذا المقال", {}),
    ("foreign_language", "Takk for et viktig innlegg, vi har akkurat samme diskusjon", {"url": OWN}),
    ("foreign_language", "Kiitos hyvästä kirjoituksesta, meillä on samat ongelmat", {"url": OWN}),
    ("english_text", "This is what we have been saying for years", {}),
    ("english_text", "This is what we have been saying for years", {"url": OWN, "site_language": "en"}),
    ("stuffed_word", "Det är det som det är med det", {}),
    ("words_without_grammar", "Kontaktpolitiker, skolledare, elevhälsa", {}),
    ("pictures", "Så fint ❤️❤️❤️😂😂", {}),
    ("capitals", "HALLÅ! När tänker ni sanda på Ekvägen?", {}),
    ("conversation", "Snabb leverans av fina saker", {"url": OWN}),
    ("civic", "Föreningen säljer viagra utan recept", {}),
    ("warning", "Akta er för bluff, hon är äkta: https://a.example", {}),
    ("nothing_offered", f"Casino utan insättning {OWN}", {"url": OWN}),
    ("own_site_linked", f"Läs {OWN}/inlagg/1 i kväll", {"url": OWN}),
    ("referral_link", "Se https://a.example/x?utm_source=brev", {}),
    ("spelt_out_mail", "Vi ses at noon, punkt slut", {}),
    ("author_is_keyword", "Hej", {"author": "Elektriker i Solna"}),
    ("author_is_keyword", "Hej", {"author": "Snickare Nilsson"}),
    ("stuffed_word", "Nej, nej, nej, inte så", {}),
    ("offer_with_way_out", "Min man spelade bort allt på nätcasino", {"url": OWN}),
]


@pytest.mark.parametrize(
    ("rule", "typed", "fields"), MUST_NOT_FIND, ids=[f"{row[0]}: {row[1][:40]}" for row in MUST_NOT_FIND]
)
def test_what_people_write_is_no_sign(rule: str, typed: str, fields: dict[str, Any]) -> None:
    assert rule not in rules(check(comment(typed, **fields)))


@pytest.mark.parametrize(
    ("rule", "typed", "place"),
    [
        ("link", "Läs (https://a.example/x), snälla", "https://a.example/x"),
        ("link", "𝐒𝐞 ca\u200bfé: https://a.example/x nu", "https://a.example/x"),
        ("pitch_pharmacy", "Köp piller utan   recept nu", "utan   recept"),
        ("pitch_pharmacy", "Köp piller ut\u00adan recept nu", "ut\u00adan recept"),
        ("subject_gambling", "bästa nätcasinot", "casino"),
        ("mail_in_text", "Skriv till a.b@example.org.", "a.b@example.org"),
        ("phone_in_text", "ring 08-465 004 12 nu", "08-465 004 12"),
        ("price", "bara 4 995 kr styck", "4 995 kr"),
        ("row_of_signs", "Nej!!!!!! sa hon", "!!!!!!"),
        ("stuffed_word", "Excel kurs excel utbildning excel", "Excel"),
    ],
)
def test_a_finding_points_at_what_was_typed(rule: str, typed: str, place: str) -> None:
    text = comment(typed)

    assert marked(text, found(check(text), rule)) == place


def test_a_finding_in_the_name_points_at_the_name() -> None:
    text = comment("Hej", author="Ａnna Låssmed Malmö")

    assert marked(text, found(check(text), "author_is_keyword")) == "Låssmed"


def test_a_link_behind_words_is_counted_once_more_only_when_it_is_another() -> None:
    same = comment('<a href="https://a.example/x">https://a.example/x</a> säger så')

    assert "link" in rules(check(same))


def test_a_rendering_without_text_has_an_answer() -> None:
    result = check(plain(""))

    assert (result.outcome, result.score, result.findings) == (Outcome.DONE, 0.0, ())


def test_what_an_entry_leaves_open_is_not_in_the_finding() -> None:
    text = comment("Kontakta herr Qvistström långivare", author="Bo")

    assert "qvist" not in repr(check(text).findings).lower()


def test_the_rendering_alone_is_read_and_never_the_mail_address_of_the_author() -> None:
    text = plain("Hej", email="casino@example.org")

    assert check(text).findings == ()
    assert Rendering(SafeHtml(""), "Hej") == text.rendering
