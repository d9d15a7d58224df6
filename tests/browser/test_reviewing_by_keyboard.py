"""The review pages without a mouse, with their single keys and without."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.demonstration import Demonstration
from tests.browser.errands import sign_in
from tests.browser.places import second_look
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_queue_is_worked_by_keys_alone(demo: Demonstration, visitor: Visitor) -> None:
    page = demo.post("nattis")
    rude = demo.hold("Köp billiga tangentbord!", page=page, author="Tangent Ett")
    good = demo.hold("Nattens tangentbord är tyst.", page=page, author="Tangent Två")
    sign_in(visitor, demo, "tangent@example.org", demo.moderator("tangent@example.org"))

    visitor.keys("/", "tangentbord", Keys.ENTER)
    visitor.until(lambda: len(visitor.every("[data-card]")) == 2, "the two comments")
    visitor.keys("j", "j", "k")
    assert visitor.focused.text == "Tangent Ett"
    visitor.keys("o")
    visitor.sees("Köp billiga tangentbord!")

    visitor.keys("x")
    visitor.focuses("#reason")
    visitor.keys("Skräp")
    visitor.keys(Keys.TAB)
    visitor.focuses("#note")
    visitor.keys("x är en bokstav här")
    visitor.tab_to("Avvisa")
    visitor.keys(Keys.ENTER)
    visitor.sees("Nattens tangentbord är tyst.")
    visitor.sees("Avvisad: skräp")

    visitor.keys("a")
    visitor.sees("Ingen kommentar stämmer")
    visitor.sees("Godkänd")
    visitor.open(rude.receipt)
    assert "Den är reklam eller skräp." in visitor.sees("Kommentaren publicerades inte")
    visitor.open(good.receipt)
    visitor.sees_after_reloading("Kommentaren är publicerad")


def test_a_second_look_is_taken_by_keys_alone(demo: Demonstration, visitor: Visitor) -> None:
    for word in ("Morgondoppet", "Middagsdoppet"):
        second_look(demo, word, demo.post("nattis"))
    sign_in(visitor, demo, "vatten@example.org", demo.moderator("vatten@example.org"))

    visitor.open(f"{demo.queue}?status=published&reason=second_look&q=doppet")
    visitor.until(lambda: len(visitor.every("[data-card]")) == 2, "the two comments")
    visitor.keys("j", "o")
    visitor.sees("Vi såg Morgondoppet")
    visitor.keys("v")
    visitor.sees("Sedd igen, den står kvar: personuppgift")
    visitor.sees("Vi såg Middagsdoppet")
    visitor.keys("v")

    visitor.sees("Ingen kommentar stämmer")


def test_the_keys_say_what_they_do_and_can_be_switched_off(demo: Demonstration, visitor: Visitor) -> None:
    demo.hold("Det här får vänta.", page=demo.post("nattis"), author="Vante")
    sign_in(visitor, demo, "stilla@example.org", demo.moderator("stilla@example.org"))

    visitor.keys("?")
    visitor.one("dialog[open]")
    assert "öppna kommentaren" in visitor.one("dialog").text
    visitor.keys(Keys.ESCAPE)
    visitor.press("Mitt konto")
    visitor.field("Enstaka tangenter är genvägar på granskningssidorna").click()
    visitor.press("Spara")
    visitor.sees("Dina val är sparade")

    visitor.press("Granskningskö")
    visitor.sees("Vante")
    before = visitor.focused
    visitor.keys("j", "?", "/")
    assert visitor.focused == before
    assert not visitor.every("kbd, dialog")
