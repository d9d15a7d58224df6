"""Every route says who may call it, where it is declared."""

from __future__ import annotations

from flask import Flask

from service.web.guards import GUARD

GUARDS = {"public", "from_site", "from_us", "signed_in", "with_key"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
OPEN_TO_CHANGES = {"review_doors.enter"}  # signing in is what makes a session, so none can be asked for


def test_every_route_has_a_guard(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules() if not _guard(app, rule.endpoint)} == set()


def test_no_page_of_another_origin_can_change_anything(app: Flask) -> None:
    changing = {rule.endpoint for rule in app.url_map.iter_rules() if (rule.methods or set()) & UNSAFE}

    assert {name for name in changing if _guard(app, name) == "public"} <= OPEN_TO_CHANGES


def _guard(app: Flask, endpoint: str) -> str:
    if endpoint == "static":
        return "public"  # Flask's own; serves the files of service/web/static
    name = str(getattr(app.view_functions[endpoint], GUARD, ""))
    return name if name.partition(":")[0] in GUARDS | {"with_right"} else ""
