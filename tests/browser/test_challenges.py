"""A site that asks for a proof of work: with a script nobody need do anything, and without one there is a moderator."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from tests.browser.accessibility import faults
from tests.browser.blog import Blog
from tests.browser.demonstration import OWNER, Demonstration
from tests.browser.errands import follow_receipt, sign_in
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SITE = "strict"
WIDGET = '<div data-kommentera></div><script src="{service}/embed.js" data-site="strict" data-lang="sv" async></script>'
MODERATOR = "Skicka till en moderator i stället"
WAITS = "Ett ögonblick."
# Everything that the live region says, for it is gone before it can be looked for.
LISTEN = """
window.said = [];
new MutationObserver(() => {
  const words = document.querySelector("[role=status]")?.textContent.trim();
  if (words && words !== said.at(-1)) said.push(words);
}).observe(document, { subtree: true, childList: true, characterData: true });
"""


@pytest.fixture(scope="module")
def page(demo: Demonstration, foreign_blog: Blog) -> str:
    """A page of a site where every form is sent too fast."""
    demo.run("site", "add", SITE, foreign_blog.origin)
    demo.run("site", "set", SITE, "challenge=suspicion", "min_fill_seconds=60", "rate_per_minute=0")
    demo.run("moderator", "add", OWNER, "--site", SITE, "--json")
    return foreign_blog.write("/misstankt", WIDGET.format(service=demo.service))


@pytest.fixture(scope="module")
def thread(demo: Demonstration, page: str) -> str:
    """Its thread and form as a page of ours."""
    return f"{demo.service}/sites/{SITE}/thread?document=1&lang=sv&page={page}"


def proofs(demo: Demonstration, author: str) -> list[str]:
    """How the comments of this writer were let in."""
    query = "SELECT evidence FROM comments JOIN revisions ON comment_id = comments.id WHERE author = ?"
    with closing(sqlite3.connect(f"file:{demo.folder}/kommentera.sqlite3?mode=ro", uri=True)) as store:
        return [json.loads(evidence)["proof"] for (evidence,) in store.execute(query, (author,))]


@pytest.mark.parametrize("place", ["a page of another origin", "a page of ours"])
def test_with_a_script_the_browser_answers_by_itself(
    demo: Demonstration, page: str, thread: str, visitor: Visitor, place: str
) -> None:
    visitor.open(page if place == "a page of another origin" else thread)
    visitor.write(author=place, email="fort@example.org", comment=f"Skickat fort\nfrån {place}, med <b>fet</b> stil.")
    visitor.run(LISTEN)

    visitor.press("Skicka kommentaren")

    assert "Kommentaren är mottagen" in visitor.focuses(".kommentera-done").text
    assert [words for words in visitor.run("return said") if words.startswith(WAITS)]
    assert proofs(demo, place) == ["solved"]


def test_a_form_that_no_script_sends_is_answered_by_the_page_it_leads_to(
    demo: Demonstration, thread: str, visitor: Visitor
) -> None:
    visitor.open(thread)
    visitor.write(author="Theo Tema", email="theo@example.org", comment="Det här skickar\n\nett tema.")

    visitor.run("document.querySelector('form[data-kommentera-form]').submit()")

    visitor.until(lambda: "/receipts/" in visitor.address, "the receipt")
    assert proofs(demo, "Theo Tema") == ["solved"]


def test_without_a_script_a_moderator_finds_it_in_the_queue(
    demo: Demonstration, thread: str, plain_visitor: Visitor
) -> None:
    text = 'Utan skript\nskriver jag "så här", med <b>fet</b> stil.'
    plain_visitor.open(thread)
    plain_visitor.write(author="Ulla Utan", email="ulla@example.org", comment=text)

    plain_visitor.press("Skicka kommentaren")

    assert "din text finns kvar här" in plain_visitor.focuses("#kommentera-summary").text
    assert plain_visitor.field("Kommentar").get_attribute("value") == text
    assert demo.stored("Ulla Utan") == []
    plain_visitor.press(MODERATOR)
    follow_receipt(plain_visitor)
    plain_visitor.sees_after_reloading("Kommentaren väntar på en moderator")
    assert [stored.replace("\r\n", "\n") for stored in demo.stored("Ulla Utan")] == [text]
    sign_in(plain_visitor, demo)
    plain_visitor.press("Ulla Utan")
    plain_visitor.sees("Den skickades utan beräkningsbevis, till en moderator.")


def test_whoever_s_proof_is_not_taken_is_left_with_a_page_for_everybody(
    demo: Demonstration, thread: str, visitor: Visitor
) -> None:
    visitor.open(thread)
    visitor.write(author="Nils Nej", email="nils@example.org", comment="Det här går inte ihop.")
    visitor.run(
        "const form = document.querySelector('form[data-kommentera-form]');"
        "form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'proof', value: 'none' }));"
        "form.submit();"
    )

    visitor.until(lambda: "/comments" in visitor.address, "the page that asks")
    visitor.focuses("#kommentera-summary")
    assert visitor.complaints() == []
    assert faults(visitor) == {}
    visitor.press(MODERATOR)
    follow_receipt(visitor)
    assert proofs(demo, "Nils Nej") == ["declined"]
