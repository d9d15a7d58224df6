"""The pages that people meet, furnished, and how to come to each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.browser.demonstration import Demonstration, Sent
from tests.browser.errands import sign_in
from tests.browser.visitor import Visitor

MARKED_UP = """Så här sade <em>rektorn</em>:

<blockquote cite="https://example.org/tal">Vi har <del datetime="2026-01-01">tre</del> <b>fyra</b>.</blockquote>

Läs <a href="https://example.org/natt" title="Om natten">mer om natten</a>, eller om <abbr title="barnomsorg">BO</abbr>
på <code>https://example.org/en/mycket/lang/adress/som/aldrig/tar/slut/och/inte/har/ett/enda/mellanslag/i/sig</code>."""
QUESTIONABLE = """<u>Ring</u> gärna Sven på 070-1740605 eller skriv till sven@example.com om ni undrar över natten.
Hans nummer är 19811218-9876. Jag har skrivit mer på https://example.net/natt om hur vi gjorde hos oss."""


@dataclass(frozen=True)
class Furnished:
    """A post with a thread, comments in the states that pages show, and a moderator's session once there is one.

    `asking`: the one that asks for a second look, once it does.
    """

    demo: Demonstration
    page: str
    published: Sent
    held: Sent
    session: dict[str, Any] = field(default_factory=dict)
    asking: list[Sent] = field(default_factory=list)


def second_look(demo: Demonstration, word: str, page: str) -> Sent:
    """A comment with this word that a person approved, before the site began to watch for the word."""
    sent = demo.publish(f"Vi såg {word} i går kväll.", page=page, author=f"Vid {word}")
    demo.run("list", "add", "blog", "watch", word)
    demo.run("recheck", "blog", "--status", "published", "--all")
    return sent


Place = Callable[[Visitor, Furnished], None]


def furnish(demo: Demonstration) -> Furnished:
    """Comments of every look on one post."""
    page = demo.post("nattis")
    first = demo.publish(MARKED_UP, page=page, author="Sigrid Utbrott", url="https://example.org/sigrid")
    demo.publish("Well said!", page=page, author="Percy", parent=first.id, language="en")
    published = demo.publish("Jag <u>håller</u> med.", page=page, author="Måns Boman")
    held = demo.hold(QUESTIONABLE, page=page, author="Sven Granne", acknowledge="true")
    return Furnished(demo, page, published, held)


def _at(address: Callable[[Furnished], str]) -> Place:
    return lambda visitor, here: visitor.open(address(here))


def _with_the_widget(visitor: Visitor, here: Furnished) -> None:
    visitor.open(f"{here.page}?widget=1")
    visitor.one(".kommentera-form form")


def _in_place(author: str, comment: str, shows: str) -> Place:
    """Sent by the script, answered in the blog's page."""

    def go(visitor: Visitor, here: Furnished) -> None:
        visitor.open(here.page)
        visitor.write(author=author, email="nagon@example.org", comment=comment)
        visitor.press("Skicka kommentaren")
        visitor.focuses(shows)

    return go


def _on_a_page(author: str, comment: str) -> Place:
    """Sent without the script, answered in a page of its own."""

    def go(visitor: Visitor, here: Furnished) -> None:
        visitor.open(here.page)
        visitor.write(author=author, email="nagon@example.org", comment=comment)
        visitor.run("document.querySelector('form[data-kommentera-form]').submit()")
        visitor.until(lambda: visitor.address.startswith(here.demo.service), "a page of the service")
        visitor.focuses("#kommentera-summary")

    return go


def _answering(visitor: Visitor, here: Furnished) -> None:
    visitor.open(here.page)
    visitor.press("Svara Sigrid Utbrott")
    visitor.focuses("#kommentera-author")


def _refused_at_the_door(visitor: Visitor, here: Furnished) -> None:
    visitor.open(here.demo.queue)
    visitor.write(email="ingen@example.org", password="inte det rätta")
    visitor.press("Logga in")
    visitor.one("[role=alert]")


def _inside(path: str = "") -> Place:
    def go(visitor: Visitor, here: Furnished) -> None:
        if here.session:
            visitor.command("Network.setCookie", **here.session)
        else:
            sign_in(visitor, here.demo)
            (cookie,) = visitor.command("Storage.getCookies")["cookies"]
            here.session.update(url=here.demo.service, name=cookie["name"], value=cookie["value"])
        visitor.open(here.demo.queue + path)

    return go


def _comment(visitor: Visitor, here: Furnished) -> None:
    _inside(f"comments/{here.held.id}")(visitor, here)


def _second_look(visitor: Visitor, here: Furnished) -> None:
    if not here.asking:
        here.asking.append(second_look(here.demo, "Kvällsvattnet", here.page))
    _inside(f"comments/{here.asking[0].id}?status=published&reason=second_look")(visitor, here)


def _undecided(visitor: Visitor, here: Furnished) -> None:
    _comment(visitor, here)
    for box in visitor.every("[name=redact]:checked"):
        box.click()
    visitor.press("Godkänn med ersättningar")
    visitor.focuses("[role=alert]")


def _keys(visitor: Visitor, here: Furnished) -> None:
    _comment(visitor, here)
    visitor.keys("?")
    visitor.one("dialog[open]")


def _own_lists(visitor: Visitor, here: Furnished) -> None:
    """With one entry that was just added, and what cannot be added refused."""
    _inside("lists")(visitor, here)
    for value in ("Björkgården", "…"):
        visitor.one("#value-blog-watch, details summary")
        visitor.run("document.querySelector('#value-blog-watch').closest('details').open = true")
        visitor.one("#value-blog-watch").send_keys(value)
        visitor.run("document.querySelector('#value-blog-watch').form.querySelector('button').click()")
        visitor.one("[role=status], [role=alert]")


def _asked_again(visitor: Visitor, here: Furnished) -> None:
    """Before a rule that finds what must never be published is put into shadow."""
    _inside("rules/blog")(visitor, here)
    visitor.run("document.querySelector('[name=rule][value=\"privacy:personnummer.checksum\"]').form.requestSubmit()")
    visitor.focuses("[role=alert]")


def _checking_again(visitor: Visitor, here: Furnished) -> None:
    _inside("rules/blog")(visitor, here)
    visitor.one("#again-all").click()
    visitor.press("Kontrollera det som väntar")
    visitor.sees_after_reloading("Omkontroll av det som väntar")


def _refused_password(visitor: Visitor, here: Furnished) -> None:
    _inside("account")(visitor, here)
    visitor.write(current="inte det rätta", chosen="kort")
    visitor.press("Byt lösenord")
    visitor.one("[aria-invalid=true], [role=alert]")


NUMBERED = "Hen har numret 19811218-9876."
PLACES: dict[str, Place] = {
    "the blog": _at(lambda here: f"{here.demo.blog}/"),
    "a post with its thread": _at(lambda here: here.page),
    "a post with the widget": _with_the_widget,
    "a post, answering": _answering,
    "a form that is wrong": _in_place("", "Hej", "#kommentera-summary"),
    "a warning": _in_place("Varnad", NUMBERED, "#kommentera-summary"),
    "a thank-you": _in_place("Tackad", "Tack för <u>allt</u>!", ".kommentera-done"),
    "a form that came back": _on_a_page("", "Hej"),
    "a page with a warning": _on_a_page("Varnad", NUMBERED),
    "the thread by itself": _at(
        lambda here: f"{here.demo.service}/sites/blog/thread?document=1&lang=sv&page={here.page}"
    ),
    "a receipt": _at(lambda here: here.published.receipt),
    "a receipt that waits": _at(lambda here: here.held.receipt),
    "no such page": _at(lambda here: f"{here.demo.service}/receipts/ingen"),
    "the door": _at(lambda here: here.demo.queue),
    "the door, refused": _refused_at_the_door,
    "the queue": _inside(),
    "every state": _inside("?status=all"),
    "a comment": _comment,
    "a comment, undecided": _undecided,
    "a second look": _second_look,
    "the keys": _keys,
    "own lists": _inside("lists"),
    "own lists, refused": _own_lists,
    "the rules": _inside("rules/blog"),
    "the rules, asked again": _asked_again,
    "the rules, checking again": _checking_again,
    "the account": _inside("account"),
    "the account, refused": _refused_password,
}
