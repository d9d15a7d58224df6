"""What the form answers when something is missing, wrong, not allowed, or had better not be said."""

from __future__ import annotations

import pytest

from tests.browser.demonstration import Demonstration
from tests.browser.errands import follow_receipt
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NUMBER = "19811218-9876"  # the Tax Agency's own example, nobody's number
NAME_MISSING = "Skriv ditt namn eller ett namn som du vill kallas."
TEXT = f"Min granne, {NUMBER}, vet mer om saken."


def test_what_is_wrong_is_said_at_the_top_and_at_its_field_and_nothing_typed_is_lost(
    demo: Demonstration, anybody: Visitor, how: str
) -> None:
    anybody.open(demo.post("skolfranvaro"))
    anybody.write(email="ingen adress", comment=f"Det här vill jag inte skriva om, {how}.")

    anybody.press("Skicka kommentaren")

    summary = anybody.focuses("#kommentera-summary")
    assert summary.get_attribute("role") == "alert"
    for name, said in (
        ("author", "Skriv ditt namn eller ett namn som du vill kallas."),
        ("email", "Det här är inte en e-postadress."),
    ):
        control = anybody.one(f"#kommentera-{name}")
        assert control.get_attribute("aria-invalid") == "true"
        assert said in anybody.said_of(control)
        assert said in summary.text
    comment = anybody.one("#kommentera-comment")
    assert comment.get_attribute("aria-invalid") is None
    assert comment.get_attribute("value") == f"Det här vill jag inte skriva om, {how}."
    assert anybody.one("#kommentera-email").get_attribute("value") == "ingen adress"

    anybody.press(f"Namn: {NAME_MISSING}")
    anybody.focuses("#kommentera-author")
    anybody.write(author=f"Rättad {how}", email="rattad@example.org")
    anybody.press("Skicka kommentaren")
    follow_receipt(anybody)
    assert demo.stored(f"Rättad {how}") == [f"Det här vill jag inte skriva om, {how}."]


def test_a_number_that_must_not_be_published_is_asked_about_before_anything_is_stored(
    demo: Demonstration, anybody: Visitor, how: str
) -> None:
    author = f"Varnad {how}"
    anybody.open(demo.post("skolfranvaro"))
    anybody.write(author=author, email="varnad@example.org", comment=TEXT)

    anybody.press("Skicka kommentaren")

    warning = anybody.focuses("#kommentera-summary")
    assert "Inget har sparats" in warning.text
    assert [one.text for one in anybody.every("mark")] == [NUMBER]
    assert anybody.field("Kommentar").get_attribute("value") == TEXT
    assert demo.stored(author) == []


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        pytest.param("Ta bort och skicka", False, id="removed"),
        pytest.param("Skicka till en moderator ändå", True, id="sent anyway"),
        pytest.param("Skicka kommentaren", False, id="changed by hand"),
    ],
)
def test_of_the_three_ways_on_each_does_what_it_says(
    demo: Demonstration, anybody: Visitor, how: str, choice: str, kept: bool
) -> None:
    author = f"{choice} {how}"
    anybody.open(demo.post("skolfranvaro"))
    anybody.write(author=author, email="varnad@example.org", comment=f"{TEXT} Det säger {author}.")
    anybody.press("Skicka kommentaren")
    anybody.focuses("#kommentera-summary")

    if choice == "Skicka kommentaren":
        anybody.write(comment=f"Min granne vet mer om saken. Det säger {author}.")
    anybody.press(choice)

    follow_receipt(anybody)
    anybody.sees_after_reloading("Kommentaren väntar på en moderator")
    assert ("Den verkar innehålla personuppgifter." in anybody.text) is kept
    (stored,) = demo.stored(author)
    assert (NUMBER in stored) is kept
    assert f"Det säger {author}." in stored


def test_what_was_taken_away_from_a_text_is_told(demo: Demonstration, anybody: Visitor, how: str) -> None:
    anybody.open(demo.post("skolfranvaro"))
    written = f'Jag <u>undrar</u> <strong>bara</strong> <a href="ftp://example.org/">en sak</a>, {how}.'
    anybody.write(author=f"Taggad {how}", email="taggad@example.org", comment=written)

    anybody.press("Skicka kommentaren")

    anybody.sees("<u>")
    follow_receipt(anybody)
    anybody.sees("Det här togs bort ur din HTML")
    assert "<u>" in anybody.text
    assert [one.text for one in anybody.every(".quoted strong")] == ["bara"]
    assert not anybody.every(".quoted u, .quoted a")


def test_with_javascript_a_text_survives_the_service_being_away(demo: Demonstration, visitor: Visitor) -> None:
    visitor.open(demo.post("skolfranvaro"))
    visitor.write(author="Ute Utan", email="ute@example.org", comment="Det här skriver jag i en tunnel.")

    visitor.go_offline()
    visitor.press("Skicka kommentaren")
    visitor.sees("Texten finns kvar här.")
    assert visitor.field("Kommentar").get_attribute("value") == "Det här skriver jag i en tunnel."
    assert any("ERR_INTERNET_DISCONNECTED" in line for line in visitor.complaints())

    visitor.go_online()
    visitor.press("Skicka kommentaren")
    visitor.sees("Kommentaren är mottagen")
    assert demo.stored("Ute Utan") == ["Det här skriver jag i en tunnel."]
