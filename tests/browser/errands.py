"""What people do in more than one story."""

from __future__ import annotations

from tests.browser.demonstration import OWNER, Demonstration
from tests.browser.visitor import Visitor


def sign_in(somebody: Visitor, demo: Demonstration, email: str = OWNER, password: str = "") -> None:
    """Go to the queue through the door."""
    somebody.open(demo.queue)
    somebody.write(email=email, password=password or demo.password)
    somebody.press("Logga in")
    somebody.one(".review")


def decide(somebody: Visitor, demo: Demonstration, author: str, decision: str, reason: str = "") -> None:
    """Sign in and decide on the comment of this author."""
    sign_in(somebody, demo)
    somebody.press(author)
    if reason:
        somebody.field("Skäl").send_keys(reason)
    somebody.press(decision)
    somebody.one("[role=status]")


def follow_receipt(somebody: Visitor) -> None:
    """To the receipt of the comment just sent; without a script the answer has led there already."""
    somebody.until(lambda: "/receipts/" in somebody.address or somebody.every(".kommentera-done"), "an answer")
    if "/receipts/" not in somebody.address:
        somebody.press("Följ eller återkalla din kommentar")
        somebody.until(lambda: "/receipts/" in somebody.address, "the receipt")
