"""Every page for everybody: WCAG 2.1 A and AA, in light and dark, on a desk and on a phone."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.browser.accessibility import faults
from tests.browser.demonstration import Demonstration
from tests.browser.places import PLACES, Furnished, furnish
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WRONG = """<!doctype html><style>
* { outline: none !important }
p { color: silver; background: white }
div { width: 30em; height: 1.2em; overflow: hidden }
</style><h2 id="a">Rubrik</h2><p id="a">Text</p><input><button></button><div>En rad som inte får plats</div>"""


@pytest.fixture(scope="module")
def furnished(demo: Demonstration) -> Furnished:
    return furnish(demo)


@pytest.mark.parametrize("place", PLACES)
def test_everybody_can_use(place: str, furnished: Furnished, visitor: Visitor) -> None:
    PLACES[place](visitor, furnished)

    assert visitor.complaints() == []
    assert faults(visitor) == {}


def test_fields_say_what_belongs_in_them_and_comments_which_language_they_are_in(
    furnished: Furnished, visitor: Visitor
) -> None:
    visitor.open(furnished.page)

    asked = {
        name: visitor.one(f"#kommentera-{name}").get_attribute("autocomplete") for name in ("author", "email", "url")
    }
    assert asked == {"author": "name", "email": "email", "url": "url"}
    english = next(one for one in visitor.every(".kommentera-text") if one.text == "Well said!")
    assert english.get_attribute("lang") == "en"


def test_what_asks_pages_objects_to_one_that_is_wrong_in_every_way(visitor: Visitor) -> None:
    visitor.open(f"data:text/html,{quote(WRONG)}")

    assert set(faults(visitor)) == {
        "rules",
        "names",
        "structure",
        "contrast",
        "focus",
        "contrast in the dark",
        "text spacing",
        "reflow",
        "text spacing and reflow",
    }
