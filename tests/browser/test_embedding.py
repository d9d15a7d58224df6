"""The widget in a page of another origin: nothing but the thread comes there, and nothing is left behind."""

from __future__ import annotations

import pytest

from tests.browser.blog import Blog
from tests.browser.demonstration import Demonstration
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACES = {
    "/div": "<div data-kommentera></div>"
    '<script src="{service}/embed.js" data-site="blog" data-lang="sv" async></script>',
    "/element": '<kommentera-thread site="blog" page="{page}" lang="sv"></kommentera-thread>'
    '<script src="{service}/embed.js" async></script>',
}
LEFT_BEHIND = """
return Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
  .then((stores) => [document.cookie, localStorage.length, sessionStorage.length, ...stores.map((all) => all.length)]);
"""


@pytest.mark.parametrize("path", PLACES)
def test_a_page_of_another_origin_shows_its_thread_and_takes_comments(
    demo: Demonstration, foreign_blog: Blog, visitor: Visitor, path: str
) -> None:
    page = f"{foreign_blog.origin}{path}"
    foreign_blog.write(path, PLACES[path].format(service=demo.service, page=page))
    first = demo.publish(f"Det här står redan på {path}.", page=page, author="Ragna Lind")

    visitor.open(f"{page}?utm_source=brev#kommentera-{first.id}")
    visitor.sees(f"Det här står redan på {path}.")
    visitor.focuses(f"[id='kommentera-{first.id}']")
    visitor.press("Svara Ragna Lind")
    visitor.write(author="Otto Vik", email="fel", comment=f"Då svarar jag på {path}.")
    visitor.press("Skicka kommentaren")
    visitor.focuses("#kommentera-summary")
    visitor.write(email="otto@example.org")
    visitor.press("Skicka kommentaren")
    assert "Kommentaren är mottagen" in visitor.focuses(".kommentera-done").text
    visitor.press("Skriv en kommentar till")
    visitor.focuses("#kommentera-author")
    assert visitor.address.startswith(page)

    assert visitor.complaints() == []
    assert visitor.asked_origins() == {demo.service, foreign_blog.origin}
    assert visitor.run(LEFT_BEHIND) == ["", 0, 0, 0, 0, 0]
    assert visitor.command("Storage.getCookies")["cookies"] == []


def test_the_page_keeps_what_its_owner_put_there_when_no_thread_comes(
    demo: Demonstration, foreign_blog: Blog, visitor: Visitor
) -> None:
    script = f'<script src="{demo.service}/embed.js" data-site="nobodys" data-lang="sv" async></script>'
    link = '<div data-kommentera><a href="/brev">Skriv ett brev</a></div>'
    address = foreign_blog.write("/utan", f"{link}<div data-kommentera></div>{script}")

    visitor.open(address)

    visitor.sees("Kommentarerna kunde inte hämtas just nu.")
    visitor.sees("Skriv ett brev")
    assert all("CORS" in line or "Failed to load" in line for line in visitor.complaints())
