"""The queue and the page of a comment, as a browser without a script gets them."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import update

from service.actions import Services
from service.comments.comment import CommentId
from service.comments.states import Status
from service.i18n import translate
from service.queues import CHECKS, PUBLISHING
from service.store.tables import comments, pages, publications, revisions
from tests import builders
from tests.people import Crowd, Someone
from workers.jobs import work_through

PHONE, NUMBER = "070-1740612", "121212-1212"
TEXT = f"Min dotter har {NUMBER}, ring {PHONE}."
HOSTILE = "</title></textarea>\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}javascript:alert(1)"


@pytest.fixture
def comment(services: Services, crowd: Crowd) -> CommentId:
    return builders.held(services, crowd.blog, comment=TEXT, acknowledge=True)


def tree(someone: Someone, path: str) -> LexborHTMLParser:
    answer = someone.get(path)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def page(comment: CommentId) -> str:
    return f"/moderate/comments/{comment}"


def words(found: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in found.css(selector)]


def from_(on: Services, crowd: Crowd, name: str) -> CommentId:
    return builders.held(on, crowd.blog, author=name, comment=f"{name} tycker till om skolan.")


def decide(someone: Someone, comment: CommentId, action: str, query: str = "", **form: str | list[str]) -> str:
    """Decide on what the page shows; returns where that leads."""
    version = tree(someone, page(comment)).css_first("input[name=version]").attributes["value"] or ""
    answer = someone.post(f"{page(comment)}/decisions{query}", action=action, **{"version": version, **form})
    assert answer.status_code == 303
    return answer.location


class TestTheQueue:
    def test_it_shows_what_waits_with_its_reasons(self, crowd: Crowd, comment: CommentId) -> None:
        queue = tree(crowd.anna, "/moderate/")

        assert [node.attributes["href"] for node in queue.css(".card a")] == [page(comment)]
        assert words(queue, ".card .tag")[:2] == ["Personuppgift", "Alla kommentarer granskas"]
        assert {"Personnummer", "Telefonnummer"} <= set(words(queue, ".card .kind"))

    def test_states_and_reasons_are_filters_with_counts(self, crowd: Crowd, services: Services) -> None:
        builders.held(services, crowd.blog)
        builders.held(services, crowd.blog, author="Ali", comment=f"Ring {PHONE}.")
        queue = tree(crowd.anna, "/moderate/")
        assert words(queue, ".tabs a") == ["Väntar på granskning 2", "Alla"]
        chips = dict(zip(words(queue, ".chip"), queue.css(".chip"), strict=True))

        narrowed = tree(crowd.anna, chips["Personuppgift 1"].attributes["href"] or "")

        assert words(narrowed, ".card h2") == ["Ali"]

    def test_it_is_empty_in_words(self, crowd: Crowd) -> None:
        assert words(tree(crowd.anna, "/moderate/"), ".empty strong") == ["Inget väntar på dig."]
        assert words(tree(crowd.anna, "/moderate/?q=x"), ".empty strong") == ["Ingen kommentar stämmer."]
        assert words(tree(crowd.anna, "/moderate/?status=spam"), ".empty strong") != []

    def test_the_next_page_keeps_the_filters(self, crowd: Crowd, services: Services) -> None:
        for number in range(3):
            builders.held(services, crowd.blog, comment=f"Kommentar {number} om skolan.")
        first = tree(crowd.anna, "/moderate/?q=skolan&sort=newest&limit=2")

        following = first.css_first("a[rel=next]").attributes["href"] or ""

        assert "q=skolan" in following
        assert "sort=newest" in following
        assert len(tree(crowd.anna, following).css(".card")) == 1


class TestOneComment:
    def test_marks_stand_where_something_was_found_and_lead_to_the_sentence(
        self, crowd: Crowd, comment: CommentId
    ) -> None:
        shown = tree(crowd.anna, page(comment))

        marked = [node for node in shown.css(".quoted mark") if node.attributes["class"] != "found found-info"]
        assert [(node.text(), node.attributes["data-kind"]) for node in marked] == [
            (NUMBER, "personal_number"),
            (PHONE, "phone"),
        ]
        assert shown.css_first(".quoted").text().replace("\xa0", " ").strip().startswith("Min dotter har")
        for link in shown.css(".to-finding a"):
            assert shown.css_first(link.attributes["href"] or "") is not None
        assert "Det här ser ut som ett telefonnummer." in " ".join(words(shown, ".finding"))

    def test_the_words_between_the_marks_are_all_there(self, crowd: Crowd, comment: CommentId) -> None:
        quoted = tree(crowd.anna, page(comment)).css_first(".quoted")
        for number in quoted.css("sup"):
            number.decompose()

        assert quoted.text().strip() == TEXT

    def test_something_found_in_the_name_is_marked_there(self, crowd: Crowd, services: Services) -> None:
        comment = builders.held(services, crowd.blog, author=f"Maj {NUMBER}", acknowledge=True)

        assert NUMBER in words(tree(crowd.anna, page(comment)), "h1 mark")

    def test_that_the_author_was_warned_is_said(self, crowd: Crowd, comment: CommentId) -> None:
        assert "varnades" in " ".join(words(tree(crowd.anna, page(comment)), ".notice"))

    def test_earlier_comments_of_the_same_sender_and_the_parent_are_there(
        self, crowd: Crowd, services: Services
    ) -> None:
        first = builders.held(services, crowd.blog)
        decide(crowd.anna, first, "approve")
        work_through(services, [PUBLISHING])
        second = builders.held(services, crowd.blog, comment="Ett svar till.", parent=str(first))

        shown = tree(crowd.anna, page(second))

        assert [node.attributes["href"] for node in shown.css(".earlier a")] == [page(first)]
        assert words(shown, "#parent-title") == ["Svarar på den här kommentaren"]

    def test_a_received_one_cannot_be_decided_yet(self, crowd: Crowd, services: Services) -> None:
        comment = builders.submitted(services, crowd.blog).comment_id

        assert 'name="action"' not in crowd.anna.get(page(comment)).text

    @pytest.mark.parametrize(
        ("first", "acts"),
        [
            ("approve", ["hold", "remove"]),
            ("reject", ["restore"]),
            ("spam", ["restore"]),
        ],
    )
    def test_only_what_is_possible_is_offered(
        self, crowd: Crowd, comment: CommentId, first: str, acts: list[str]
    ) -> None:
        decide(crowd.anna, comment, first, reason="other")

        buttons = tree(crowd.anna, page(comment)).css("button[name=action]")

        assert [button.attributes["value"] for button in buttons] == acts


class TestDeciding:
    def test_it_leads_to_the_next_and_says_what_was_done(self, crowd: Crowd, services: Services) -> None:
        made = [from_(services, crowd, name) for name in ("Ali", "Britta", "Cecilia")]

        onwards = decide(crowd.anna, made[0], "reject", reason="personal_data")

        assert onwards.startswith(page(made[1]))
        (line,) = words(tree(crowd.anna, onwards), "[role=status]")
        assert line == "Avvisad: personuppgift. 2 kvar."

    def test_after_the_last_it_leads_to_the_empty_queue(self, crowd: Crowd, comment: CommentId) -> None:
        onwards = decide(crowd.anna, comment, "spam")

        assert onwards.startswith("/moderate/?done=")
        assert words(tree(crowd.anna, onwards), "[role=status]") == ["Markerad som skräp. 0 kvar."]

    def test_the_filter_stays(self, crowd: Crowd, services: Services) -> None:
        made = [
            builders.held(services, crowd.blog, comment=f"{word} i skolan.") for word in ("Ro", "Bullret", "Ro lugn")
        ]

        onwards = decide(crowd.anna, made[0], "spam", "?q=ro&sort=newest")

        assert onwards.startswith(page(made[2]))
        assert "q=ro&sort=newest" in onwards

    def test_skipping_goes_on_without_a_decision(self, crowd: Crowd, services: Services) -> None:
        made = [from_(services, crowd, name) for name in ("Ali", "Britta")]
        skip = tree(crowd.anna, page(made[0])).css_first("[data-key=s]").attributes["href"] or ""

        assert crowd.anna.get(skip).location == page(made[1])
        assert builders.status_of(services, made[0]) == Status.HELD

    def test_a_missing_reason_is_asked_for_and_the_note_kept(
        self, crowd: Crowd, services: Services, comment: CommentId
    ) -> None:
        answer = crowd.anna.post(f"{page(comment)}/decisions", action="reject", version="2", note="Pratat med <Eva>")

        assert answer.status_code == 422
        shown = LexborHTMLParser(answer.text)
        assert shown.css_first("#reason").attributes["aria-describedby"] == "reason-hint reason-error"
        assert shown.css_first("#note").text() == "Pratat med <Eva>"
        assert builders.status_of(services, comment) == Status.HELD

    def test_when_somebody_was_faster_that_is_said(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        decide(crowd.olga, comment, "spam")

        answer = crowd.anna.post(f"{page(comment)}/decisions", action="approve", version="2", note="Bra")

        assert answer.status_code == 409
        assert 'role="alert"' in answer.text
        assert builders.status_of(services, comment) == Status.SPAM

    @pytest.mark.parametrize(
        "form",
        [
            {"action": "publish", "version": "2"},
            {"action": "approve", "version": "two"},
            {"action": "approve", "version": ""},
            {"action": "reject", "version": "2", "reason": "nix"},
            {"version": "2"},
        ],
        ids=str,
    )
    def test_a_form_that_makes_no_sense_changes_nothing(
        self, crowd: Crowd, services: Services, comment: CommentId, form: dict[str, str]
    ) -> None:
        assert crowd.anna.post(f"{page(comment)}/decisions", **form).status_code == 422
        assert builders.status_of(services, comment) == Status.HELD

    def test_the_history_names_who_did_what(self, crowd: Crowd, comment: CommentId) -> None:
        decide(crowd.anna, comment, "reject", reason="insult", note="Pratat med Eva")
        decide(crowd.olga, comment, "restore")

        history = words(tree(crowd.rut, page(comment)), ".history li")

        assert "Författaren Mottagen" in history[0]
        assert "anna@example.org Avvisad: kränkning eller personangrepp Pratat med Eva" in history[2]
        assert "olga@example.org Tillbaka i kön" in history[3]


class TestKeys:
    def keys(self, crowd: Crowd, comment: CommentId) -> dict[str, str]:
        buttons = tree(crowd.anna, page(comment)).css("button[name=action][data-key]")
        return {button.attributes["value"] or "": button.attributes["data-key"] or "" for button in buttons}

    def test_every_decision_has_one(self, crowd: Crowd, services: Services) -> None:
        comment = builders.held(services, crowd.blog, comment=f"Ring {PHONE}.")

        keys = {"approve_redacted": "r", "approve": "a", "reject": "x", "spam": "m"}
        assert self.keys(crowd, comment) == keys
        assert set(keys.values()) <= set(words(tree(crowd.anna, page(comment)), ".key-strip kbd"))

    def test_no_slip_of_a_key_publishes_a_personal_number(self, crowd: Crowd, comment: CommentId) -> None:
        assert self.keys(crowd, comment) == {"approve_redacted": "r", "reject": "x", "spam": "m"}

    def test_nor_one_that_stands_where_it_cannot_be_replaced(self, crowd: Crowd, services: Services) -> None:
        comment = builders.held(services, crowd.blog, author=f"Maj {NUMBER}", comment=TEXT, acknowledge=True)

        assert self.keys(crowd, comment) == {"reject": "x", "spam": "m"}
        assert "Avvisa kommentaren" in " ".join(words(tree(crowd.anna, page(comment)), ".alert"))


class TestReplacements:
    def test_what_must_not_be_published_is_ticked(self, crowd: Crowd, comment: CommentId) -> None:
        ticked = tree(crowd.anna, page(comment)).css("input[name=redact][checked]")

        assert len(ticked) == 2

    def test_readers_get_the_replacement_and_never_the_number(
        self, crowd: Crowd, services: Services, comment: CommentId
    ) -> None:
        form: dict[str, str | list[str]] = {"redact": ["1", "2"], "words-1": "[nummer]", "words-2": "[telefon]"}
        decide(crowd.anna, comment, "approve_redacted", **form)
        work_through(services, [CHECKS, PUBLISHING])

        with services.database.read() as connection:
            public = str(dict(connection.execute(publications.select()).mappings().one()))
        assert "Min dotter har [nummer], ring [telefon]." in public
        assert NUMBER not in public
        assert PHONE not in public

    def test_replacing_needs_something_to_replace(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        answer = crowd.anna.post(f"{page(comment)}/decisions", action="approve_redacted", version="2")

        assert answer.status_code == 422
        assert 'id="replacements-error"' in answer.text
        assert builders.status_of(services, comment) == Status.HELD

    def test_as_written_replaces_nothing_whatever_is_ticked(
        self, crowd: Crowd, services: Services, comment: CommentId
    ) -> None:
        decide(crowd.anna, comment, "approve", redact=["1"])
        work_through(services, [CHECKS, PUBLISHING])

        assert builders.status_of(services, comment) == Status.PUBLISHED
        with services.database.read() as connection:
            assert NUMBER in connection.execute(publications.select()).mappings().one()["html"]


class TestHostileWords:
    @pytest.fixture
    def hostile(self, services: Services, crowd: Crowd) -> CommentId:
        """A comment whose every field tries to become markup, also those that the form would have refused."""
        comment = builders.held(services, crowd.blog)
        from_(services, crowd, "Nästa")
        with services.database.write() as connection:
            fields = {"author": HOSTILE, "url": HOSTILE, "title": HOSTILE, "plain": HOSTILE, "source": HOSTILE}
            removed = [{"kind": "tag", "name": HOSTILE, "count": 2}]
            this = revisions.c.comment_id == comment
            connection.execute(update(revisions).where(this).values(**fields, removed=removed))
            connection.execute(update(comments).where(comments.c.id == comment).values(email=HOSTILE, language='"><x>'))
            connection.execute(update(pages).values(title=HOSTILE))
        return comment

    def test_it_stays_text_on_every_page(self, crowd: Crowd, hostile: CommentId) -> None:
        refused = crowd.anna.post(
            f"{page(hostile)}/decisions", action="reject", version="2", note=HOSTILE, reason=HOSTILE
        )
        asked = {"query_string": {"q": HOSTILE, "site": "blog"}}
        for answer in (
            crowd.anna.get("/moderate/"),
            crowd.anna.get("/moderate/", **asked),
            crowd.anna.get(page(hostile)),
            refused,
        ):
            shown = LexborHTMLParser(answer.text)
            assert [node.attributes.get("src") for node in shown.css("script")] == ["/static/review.js"]
            assert not shown.css("img, x, [onerror], [style]")
            assert [link for link in shown.css("a") if not _is_safe(link.attributes["href"] or "")] == []
            assert "49javascript" not in answer.text

    def test_after_a_decision_too(self, crowd: Crowd, hostile: CommentId) -> None:
        onwards = decide(crowd.anna, hostile, "reject", reason="other", note=HOSTILE)

        for path in (onwards, page(hostile), "/moderate/?status=all"):
            shown = tree(crowd.anna, path)
            assert len(shown.css("script")) == 1
            assert not shown.css("img, x")

    def test_the_door_gives_nothing_back_as_markup(self, crowd: Crowd) -> None:
        answer = crowd.nobody.post("/moderate/sign-in", email=HOSTILE, password="x", next=HOSTILE)

        shown = LexborHTMLParser(answer.text)
        assert not shown.css("script, img")
        assert shown.css_first("input[name=email]").attributes["value"] == HOSTILE
        assert shown.css_first("input[name=next]").attributes["value"] == "/moderate/"


def test_every_page_has_words_for_its_fields(crowd: Crowd, comment: CommentId) -> None:
    for path in ("/moderate/", page(comment), "/moderate/rules/blog", "/moderate/account"):
        shown = tree(crowd.anna, path)
        labelled = {node.attributes["for"] for node in shown.css("label")}
        fields = shown.css("input:not([type=hidden], [hidden]), select, textarea")
        assert [node.html for node in fields if node.attributes.get("id") not in labelled] == []
        assert len(shown.css("h1")) == 1
        ids = [node.attributes["id"] for node in shown.css("[id]")]
        assert len(ids) == len(set(ids))


def test_no_page_holds_script_or_style_of_its_own(crowd: Crowd, comment: CommentId) -> None:
    for path in ("/moderate/", page(comment), "/moderate/rules/blog", "/moderate/account"):
        text = crowd.anna.get(path).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_place_is_left_unfilled(crowd: Crowd, comment: CommentId, language: str) -> None:
    decide(crowd.anna, comment, "reject", reason="other")
    crowd.anna.post("/moderate/account/preferences", language=language)
    for path in (
        "/moderate/",
        "/moderate/?status=rejected",
        page(comment),
        "/moderate/rules/blog",
        "/moderate/account",
    ):
        text = crowd.anna.get(path).text
        assert "%(" not in text
        assert translate("Review queue", {}, language) in text


def _is_safe(address: str) -> bool:
    return address.startswith(("/", "#", "https://blog.example.org/"))
