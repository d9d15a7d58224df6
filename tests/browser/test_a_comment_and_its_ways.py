"""A comment from the form to the page and away again, as its writer, its moderator and its readers see it."""

from __future__ import annotations

import pytest

from tests.browser.demonstration import Demonstration
from tests.browser.errands import decide, follow_receipt, sign_in
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_without_javascript_a_comment_is_written_approved_read_and_withdrawn(
    demo: Demonstration, plain_visitor: Visitor
) -> None:
    somebody, page = plain_visitor, demo.post("skolfranvaro")
    demo.hold("Jag skrev innan.", page=page, author="Ejnar Först")

    somebody.open(page)
    somebody.write(author="Ylva Alm", email="ylva@example.org", comment="Vi fick ett rum.\n\nDet räckte långt.")
    somebody.press("Skicka kommentaren")
    follow_receipt(somebody)
    receipt = somebody.address
    somebody.sees_after_reloading("Kommentaren väntar på en moderator")
    somebody.open(page)
    assert "Ylva Alm" not in somebody.text

    sign_in(somebody, demo)
    received = [one.get_attribute("datetime") or "" for one in somebody.every("[data-cards] time")]
    assert len(received) > 1
    assert received == sorted(received)
    somebody.press("Ylva Alm")
    somebody.sees("Det räckte långt.")
    somebody.press("Godkänn")
    somebody.sees("Godkänd")

    somebody.open(page)
    assert "Vi fick ett rum.\nDet räckte långt." in somebody.sees_after_reloading("Ylva Alm")
    somebody.open(receipt)
    somebody.sees("Kommentaren är publicerad")
    somebody.press("Jag vill återkalla den")
    somebody.press("Återkalla kommentaren nu")
    somebody.sees("Kommentaren är återkallad")
    somebody.open(page)
    assert "Ylva Alm" not in somebody.text


def test_with_javascript_the_same_happens_without_leaving_the_page(demo: Demonstration, visitor: Visitor) -> None:
    page = demo.post("skolfranvaro")

    visitor.open(page)
    visitor.run("window.stayed = true; window.statuses = [];")
    visitor.run(
        "new MutationObserver((changes) => window.statuses.push(...changes.map(({ target }) => target.textContent)))"
        ".observe(document.querySelector('.kommentera [role=status]'), { childList: true, characterData: true })"
    )
    visitor.write(author="Torsten Ek", email="torsten@example.org", comment="Bra att ni ringer.")
    visitor.press("Skicka kommentaren")
    told = visitor.focuses(".kommentera-done")
    assert "Kommentaren är mottagen" in told.text
    assert "En moderator läser alla kommentarer" in told.text
    assert visitor.run("return window.stayed")
    assert visitor.run("return window.statuses") == ["Skickar …"]
    receipt = visitor.one(".kommentera-done a").get_attribute("href") or ""
    assert receipt.startswith(f"{demo.service}/receipts/")

    visitor.press("Skriv en kommentar till")
    empty = visitor.focuses("#kommentera-author")
    assert empty.get_attribute("value") == ""
    assert visitor.run("return window.stayed")

    decide(visitor, demo, "Torsten Ek", "Godkänn")
    visitor.open(receipt)
    visitor.sees_after_reloading("Kommentaren är publicerad")
    visitor.press("Tillbaka till sidan")
    visitor.sees("Bra att ni ringer.")
    assert visitor.address.startswith(f"{page}#kommentera-")


def test_a_comment_is_answered_beneath_it(demo: Demonstration, anybody: Visitor, how: str) -> None:
    page = demo.post("nattis")
    asked = demo.publish(f"Hur gör ni om natten? Frågar jag {how}.", page=page, author=f"Undran {how}")

    anybody.open(page)
    anybody.press(f"Svara Undran {how}")
    assert f"Du svarar Undran {how}." in anybody.one("#kommentera-form").text
    anybody.write(author=f"Svar {how}", email="svar@example.org", comment=f"Två sover, en är vaken, {how}.")
    anybody.press("Skicka kommentaren")
    follow_receipt(anybody)
    decide(anybody, demo, f"Svar {how}", "Godkänn")

    anybody.open(page)
    anybody.sees_after_reloading(f"Två sover, en är vaken, {how}.")
    beneath = anybody.one(f"li:has(> [id='kommentera-{asked.id}']) > ol > li")
    assert f"Svar {how}" in beneath.text


def test_with_javascript_an_answer_can_become_a_comment_of_its_own(demo: Demonstration, visitor: Visitor) -> None:
    page = demo.post("en/night-care")
    demo.publish("How many sleep there?", page=page, author="Wilma Rask")
    visitor.open(page)

    visitor.press("Answer Wilma Rask")
    visitor.focuses("#kommentera-author")
    assert visitor.every("article #kommentera-form")
    visitor.write(comment="I wonder too.")
    visitor.press("Write a comment of its own instead")

    visitor.focuses("#kommentera-author")
    assert not visitor.every("article #kommentera-form")
    assert visitor.one("[name=parent]").get_attribute("value") == ""
    assert visitor.one("#kommentera-comment").get_attribute("value") == "I wonder too."


def test_with_javascript_who_has_just_written_can_answer_somebody_at_once(
    demo: Demonstration, visitor: Visitor
) -> None:
    page = demo.post("en/night-care")
    asked = demo.publish("Who wakes them?", page=page, author="Hedda Rask")
    visitor.open(page)
    visitor.write(author="Otto", email="otto@example.org", comment="A comment of its own.")
    visitor.press("Send the comment")
    visitor.focuses(".kommentera-done")

    visitor.press("Answer Hedda Rask")

    visitor.focuses("#kommentera-author")
    assert visitor.one("article #kommentera-form [name=parent]").get_attribute("value") == asked.id
    assert visitor.address.startswith(page)
