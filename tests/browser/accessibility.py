"""What stands between a page and somebody who sees, hears or moves otherwise: WCAG 2.1 A and AA, as far as a page can
be asked. axe-core asks most of it; the probes ask what it does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.visitor import Visitor

CONTROLS = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "DisclosureTriangle"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
AXE = """
const [rules, done] = arguments;
axe.run(document, { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] }).then(({ violations }) =>
  done(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`))));
"""


def faults(visitor: Visitor) -> dict[str, list[str]]:
    """What is wrong with the page that the visitor is on, by what was asked; empty where nothing is."""
    found = {
        "rules": _axe(visitor),
        "names": _nameless(visitor),
        "structure": _probe(visitor, "structure"),
        "contrast": _probe(visitor, "contrast"),
        "focus": _focus(visitor),
    }
    with _in_the_dark(visitor):
        found["contrast in the dark"] = _probe(visitor, "contrast")
    found["text spacing"] = _probe(visitor, "cutBySpacing")
    with _on_a_phone(visitor):
        found["reflow"] = _probe(visitor, "overflow")
        found["text spacing and reflow"] = _probe(visitor, "cutBySpacing")
    visitor.complaints()  # axe sets styles as it measures, which our pages' policy forbids
    return {asked: answered for asked, answered in found.items() if answered}


def _probe(visitor: Visitor, name: str) -> list[str]:
    return list(visitor.run(_probes(), name))


def _axe(visitor: Visitor) -> list[str]:
    visitor.run(_axe_core())
    return list(visitor.driver.execute_async_script(AXE, RULES))


def _nameless(visitor: Visitor) -> list[str]:
    """Controls that the browser's own accessibility tree has no name for."""
    tree = visitor.command("Accessibility.getFullAXTree")["nodes"]
    controls = [node for node in tree if not node["ignored"] and node["role"]["value"] in CONTROLS]
    return [node["role"]["value"] for node in controls if not node.get("name", {}).get("value", "").strip()]


def _focus(visitor: Visitor) -> list[str]:
    """Three times round at most: where the browser hands the focus back to the page, at its first link, the page may
    not yet count as the focused one, and then nothing matches `:focus`.
    """
    stops = visitor.run(_probes(), "watchFocus")
    found: list[str] = []
    for _ in range(3):
        ActionChains(visitor.driver, duration=0).send_keys(Keys.TAB * (stops + 3)).perform()
        found = _probe(visitor, "focus")
        if not found:
            break
    return found


@contextmanager
def _in_the_dark(visitor: Visitor) -> Iterator[None]:
    visitor.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    yield
    visitor.command("Emulation.setEmulatedMedia", features=[])


@contextmanager
def _on_a_phone(visitor: Visitor) -> Iterator[None]:
    """320 CSS pixels wide, which is 1280 at a zoom of 400 % (WCAG 2.1, 1.4.10)."""
    visitor.command("Emulation.setDeviceMetricsOverride", width=320, height=640, deviceScaleFactor=1, mobile=False)
    yield
    visitor.command("Emulation.clearDeviceMetricsOverride")


@cache
def _probes() -> str:
    return (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")


@cache
def _axe_core() -> str:
    return (files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
