"""Which rules the checks have, and what a site's people have taught them.

Both live with the checks, so `service` names them by their dotted paths only, and imports them when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

from service.actions import Services
from service.comments.errors import FieldError, InvalidFields
from service.comments.learnt import Taught
from service.comments.messages import N_, Sentence
from service.comments.sites import ReviewMode, SiteId, SiteRules

TABLE = "workers.checks.rules.RULES"
GRAVE = "workers.checks.rules.GRAVE"
TAUGHT = "workers.models.taught"

_DANGER = {
    ReviewMode.FLAGGED: N_(
        "%(rules)s: what is found by this must never be published. In shadow the form does not warn its writer, and a "
        "comment in which nothing else is found is published at once, number and all, without a person having seen it."
    ),
    ReviewMode.ALL: N_(
        "%(rules)s: what is found by this must never be published. In shadow the form does not warn its writer, and "
        "the number is only shown in grey: whoever overlooks it publishes it."
    ),
}


def known_rules() -> Mapping[str, frozenset[str]]:
    """The names of the rules of each check."""
    rules: Mapping[str, frozenset[str]] = _named(TABLE)
    return rules


def require_known(names: Iterable[str]) -> None:
    """Raise `InvalidFields` unless each is the name of a rule, alone or behind its check's name and a colon."""
    known = known_rules()
    for name in names:
        check, _, rule = name.rpartition(":")
        checks = [check] if check else list(known)
        if not any(rule in known.get(one, ()) for one in checks):
            sentence = N_("There is no rule named %(rule)s that could be tried. `kommentera rules` lists them.")
            raise InvalidFields([FieldError("shadow", "unknown_rule", sentence, {"rule": name})])


def danger_of(rules: SiteRules, names: Iterable[str]) -> Sentence | None:
    """What would go public if these rules were in shadow on a site with such rules; None where nothing grave would."""
    grave: frozenset[str] = _named(GRAVE)
    found = [name for name in names if name.removeprefix("privacy:") in grave]
    return Sentence(_DANGER[rules.mode], {"rules": ", ".join(found)}) if found else None


def taught(services: Services, site_id: SiteId) -> Taught:
    """What the people of a site have taught. Raises `StoreAway`."""
    read: Callable[[Services, SiteId], Taught] = _named(TAUGHT)
    return read(services, site_id)


def _named(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)
