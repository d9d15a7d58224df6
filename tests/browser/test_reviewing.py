"""What moderators do with the mouse, and what they are told."""

from __future__ import annotations

import pytest

from tests.browser.demonstration import Demonstration
from tests.browser.errands import sign_in
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_rejection_without_a_reason_is_not_made_and_says_so_at_the_field(
    demo: Demonstration, plain_visitor: Visitor
) -> None:
    moderator = plain_visitor
    demo.hold("Det här avvisas inte.", page=demo.post("nattis"), author="Grund Lös")
    sign_in(moderator, demo)
    moderator.press("Grund Lös")

    moderator.press("Avvisa")

    moderator.focuses("[role=alert]")
    reason = moderator.field("Skäl")
    assert reason.get_attribute("aria-invalid") == "true"
    assert moderator.one("[role=alert] a").text in moderator.said_of(reason)
    moderator.one("[role=alert] a").click()
    moderator.until(lambda: moderator.address.endswith("#reason"), "the way to the field")


def test_what_must_not_be_published_is_replaced_by_what_the_moderator_writes(
    demo: Demonstration, anybody: Visitor, how: str
) -> None:
    page, author = demo.post("nattis"), f"Ring Upp {how}"
    sent = demo.hold(f"Ring vaktmästaren på 08-465 004 00 {how}.", page=page, author=author)
    sign_in(anybody, demo)
    anybody.press(author)

    assert [one.text for one in anybody.every(".quoted mark")] == ["08-465 004 00"]
    anybody.write(**{"words-1": "[växelns nummer]"})
    anybody.press("Godkänn med ersättningar")
    anybody.sees("Godkänd")

    anybody.open(sent.receipt)
    anybody.sees_after_reloading("Kommentaren är publicerad")
    anybody.sees("En moderator har ersatt delar av kommentaren.")
    anybody.open(page)
    anybody.sees(f"Ring vaktmästaren på [växelns nummer] {how}.")
    assert "08-465" not in anybody.text


def test_a_decision_that_somebody_else_has_made_first_is_not_made_again(demo: Demonstration, visitor: Visitor) -> None:
    sent = demo.hold("Två bestämmer om mig.", page=demo.post("nattis"), author="Dubbel Två")
    sign_in(visitor, demo)
    visitor.press("Dubbel Två")
    visitor.sees("Två bestämmer om mig.")
    demo.decide(sent, "spam")

    visitor.write(note="Jag hann inte.")
    visitor.press("Godkänn")

    assert "ändrat kommentaren sedan du läste in den" in visitor.focuses("[role=alert]").text
    assert visitor.one("#note").get_attribute("value") == "Jag hann inte."
    visitor.open(sent.receipt)
    visitor.sees("Kommentaren sorterades bort som skräp")


def test_a_moderator_chooses_a_password_of_their_own(demo: Demonstration, visitor: Visitor) -> None:
    given, own = demo.moderator("egen@example.org"), "fyra ord som ingen gissar"
    sign_in(visitor, demo, "egen@example.org", given)

    visitor.press("Välj ett eget")
    visitor.write(current=given, chosen=own)
    visitor.press("Byt lösenord")
    visitor.sees("Lösenordet är bytt")
    visitor.press("Logga ut")
    visitor.sees("Du är utloggad")

    sign_in(visitor, demo, "egen@example.org", own)
    assert "Välj ett eget" not in visitor.text
