"""A person with a browser, who knows pages by what they say and controls by their names."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal, TypeVar

from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
    WebDriverException,
)
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.optional import require

PATIENCE = 10  # seconds that a page may take to show something
MANY = 40  # stops of the tabulator
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1100,900",
)
# What Chromium's driver answers, instead of "stale element", for an element of a page that is being replaced.
_REPLACED = "does not belong to the document"
_REFUSED = ("status of 403", "status of 404", "status of 409", "status of 422")

Found = TypeVar("Found")


def programs() -> tuple[str, str]:
    """Chromium and its driver; the test is skipped where they are missing."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or driver is None:
        require("chromium", "no Chromium with its driver on this machine")
    return program, driver


@contextmanager
def chromium(*, scripts: bool) -> Iterator[Chrome]:
    """A browser that speaks Swedish and keeps out third parties' cookies; without scripts where they are not wanted."""
    program, driver = programs()
    options = ChromeOptions()
    options.binary_location = program
    with tempfile.TemporaryDirectory(prefix="kc-") as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}", *(["--no-sandbox"] if os.geteuid() == 0 else [])):
            options.add_argument(flag)
        preferences = {
            "intl.accept_languages": "sv",
            "profile.block_third_party_cookies": True,
            "profile.cookie_controls_mode": 1,
            "profile.managed_default_content_settings.javascript": 1 if scripts else 2,
        }
        options.add_experimental_option("prefs", preferences)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        running = Chrome(options=options, service=Service(executable_path=driver))
        try:
            yield running
        finally:
            running.quit()


class Visitor:
    """Acts as a person does; whatever it looks for, it waits for."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)

    def reload(self) -> None:
        self.driver.refresh()

    @property
    def address(self) -> str:
        return str(self.driver.current_url)

    @property
    def text(self) -> str:
        """What the page shows."""
        return self.until(lambda: (self.driver.find_element(By.TAG_NAME, "body").text,), "a page")[0]

    def sees(self, words: str) -> str:
        """The page's text, once these words are in it."""
        return self.until(lambda: text if words in (text := self.text) else "", f"“{words}”")

    def sees_after_reloading(self, words: str) -> str:
        """The same for what the page shows only when it is loaded again."""

        def again() -> str:
            text = self.text
            if words not in text:
                self.reload()
            return text if words in text else ""

        return self.until(again, f"“{words}”")

    def field(self, name: str) -> WebElement:
        """The control whose label says this, without its star."""
        label = f"//label[normalize-space(translate(., '*', '')) = '{name}']/@for"
        return self._shown(f"//*[self::input or self::textarea or self::select][@id = {label}]", f"a field “{name}”")

    def write(self, **fields: str) -> None:
        """Fill in the comment form; a field is named as it is sent."""
        for name, text in fields.items():
            control = self._shown(f"//form//*[@name = '{name}' and not(@type = 'hidden')]", f"the field {name}")
            control.clear()
            control.send_keys(text)

    def press(self, name: str) -> None:
        """Press the button or link that says this."""
        spoken = f"normalize-space(.) = '{name}'"
        self._shown(f"//*[self::button or self::a or self::summary][{spoken}]", f"something to press “{name}”").click()

    def keys(self, *pressed: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in pressed:
            ActionChains(self.driver, duration=0).send_keys(key).perform()

    def tab_to(self, name: str) -> None:
        """Go on with the tabulator to what says this."""
        for _ in range(MANY):
            if self.focused.text == name:
                return
            self.keys(Keys.TAB)
        raise AssertionError(f"“{name}” is not among the next {MANY} stops of the tabulator")

    def one(self, selector: str) -> WebElement:
        return self.until(lambda: self.driver.find_element(By.CSS_SELECTOR, selector), selector)

    def every(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def focuses(self, selector: str) -> WebElement:
        """The element that has the focus, once it is this one."""
        return self.until(lambda: self.focused if self.focused == self.one(selector) else None, f"focus on {selector}")

    def said_of(self, control: WebElement) -> str:
        """What a screen reader adds to a control's name: the texts that describe it."""
        ids = (control.get_attribute("aria-describedby") or "").split()
        return " ".join(self.one(f"[id='{one}']").text for one in ids)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script answers, which is the test's and not the page's."""
        return self.driver.execute_script(script, *arguments)

    def command(self, name: str, /, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def until(self, condition: Callable[[], Found | None], wanted: str) -> Found:
        """What the condition gives, once it gives something; a page that is being replaced gives nothing yet."""

        def given(_: Chrome) -> Found | Literal[False]:
            try:
                return condition() or False
            except (NoSuchElementException, StaleElementReferenceException):
                return False
            except WebDriverException as failure:
                if _REPLACED in (failure.msg or ""):
                    return False
                raise

        try:
            return WebDriverWait(self.driver, PATIENCE, 0.03).until(given)
        except TimeoutException:
            raise AssertionError(f"waited for {wanted} on {self.address}") from None

    def complaints(self) -> list[str]:
        """What the console has said since the last time, but for refused requests, which answers below 500 are."""
        lines = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [
            line["message"]
            for line in lines
            if not (line["source"] == "network" and any(status in line["message"] for status in _REFUSED))
        ]

    def asked_origins(self) -> set[str]:
        """The origins that this page has asked for something, itself included."""
        return set(
            self.run("return performance.getEntries().map(({ name }) => URL.parse(name)?.origin).filter(Boolean)")
        )

    def go_offline(self) -> None:
        self.command("Network.enable")
        nothing = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        self.command("Network.emulateNetworkConditions", offline=True, **nothing)

    def go_online(self) -> None:
        self.command("Network.disable")

    def start_afresh(self) -> None:
        """Without cookies, logs, and what was set for other pages."""
        self.open("about:blank")
        self.go_online()
        self.command("Network.clearBrowserCookies")
        self.command("Emulation.clearDeviceMetricsOverride")
        self.command("Emulation.setEmulatedMedia", features=[])
        self.complaints()

    def _shown(self, path: str, wanted: str) -> WebElement:
        def found() -> WebElement | None:
            return next((one for one in self.driver.find_elements(By.XPATH, path) if one.is_displayed()), None)

        return self.until(found, wanted)
