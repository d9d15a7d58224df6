"""One demonstration and two browsers for all stories, with scripts and without; each story starts afresh."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver import Chrome

from tests.browser.blog import Blog, blog
from tests.browser.demonstration import Demonstration, demonstration
from tests.browser.visitor import Visitor, chromium, programs


@pytest.fixture(scope="session")
def with_scripts() -> Iterator[Chrome]:
    with chromium(scripts=True) as driver:
        yield driver


@pytest.fixture(scope="session")
def without_scripts() -> Iterator[Chrome]:
    with chromium(scripts=False) as driver:
        yield driver


@pytest.fixture(scope="session")
def foreign_blog() -> Iterator[Blog]:
    """A blog whose threads the demonstration has too."""
    with blog() as serving:
        yield serving


@pytest.fixture(scope="session")
def demo(foreign_blog: Blog) -> Iterator[Demonstration]:
    programs()
    with demonstration(foreign_blog.origin) as running:
        foreign_blog.allowed.append(running.service)
        yield running


@pytest.fixture
def visitor(with_scripts: Chrome) -> Iterator[Visitor]:
    """Somebody with JavaScript, whose console has nothing to complain of in the end."""
    yield from _somebody(with_scripts)


@pytest.fixture
def plain_visitor(without_scripts: Chrome) -> Iterator[Visitor]:
    """Somebody without JavaScript."""
    yield from _somebody(without_scripts)


@pytest.fixture(params=["visitor", "plain_visitor"], ids=["with JavaScript", "without JavaScript"])
def anybody(request: pytest.FixtureRequest) -> Visitor:
    """Both of them, one after the other."""
    found: Visitor = request.getfixturevalue(request.param)
    return found


def _somebody(driver: Chrome) -> Iterator[Visitor]:
    somebody = Visitor(driver)
    somebody.start_afresh()
    yield somebody
    assert somebody.complaints() == []


@pytest.fixture
def how(request: pytest.FixtureRequest) -> str:
    """A word that keeps the comments of `anybody`'s two turns apart."""
    return "med skript" if request.node.callspec.params["anybody"] == "visitor" else "utan skript"
