"""What the policy took away from a comment, as sentences for its writer."""

from __future__ import annotations

from collections.abc import Iterable

from service.comments.comment import Removed
from service.comments.messages import N_
from service.i18n import translate
from service.web.context import language

_SAID = {
    "tag": N_("the tag <%(name)s>, %(count)s ×"),
    "attribute": N_("the attribute %(name)s, %(count)s ×"),
    "url": N_("an address of the kind %(name)s, %(count)s ×"),
}


def removals(removed: Iterable[Removed]) -> list[str]:
    return [
        translate(_SAID[gone.kind], {"name": gone.name, "count": gone.count}, language())
        for gone in removed
        if gone.kind in _SAID
    ]
