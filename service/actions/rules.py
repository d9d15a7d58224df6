"""Which rules the checks have. They live with the checks; `service` names their table by its dotted path only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_

TABLE = "workers.checks.rules.RULES"


def known_rules() -> Mapping[str, frozenset[str]]:
    """The names of the rules of each check."""
    module, _, name = TABLE.rpartition(".")
    rules: Mapping[str, frozenset[str]] = getattr(import_module(module), name)
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
