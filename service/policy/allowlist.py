"""Which HTML a comment may carry, as data, and the sentence under the form that is made from it.

Knows no parser and no sanitiser. A site rule that allows less makes its own `Policy` with `without`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from service.comments.messages import N_, Sentence

RENDERING = 1  # raised by hand when the same text under the same list is rendered otherwise
LINK_RELATION = "nofollow ugc noopener"
URL_ATTRIBUTES = frozenset({"href", "cite"})


@dataclass(frozen=True, slots=True)
class Element:
    """One allowed tag and its allowed attributes, in the order in which the form shows them."""

    name: str
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Policy:
    """What may stand in a comment, and how much of it.

    `max_tags` counts `<` and `max_references` counts `&` of the typed text; `max_depth` counts allowed elements inside
    each other. They bound the cost of bleach, which grows with each of them (hazards: cost).
    """

    elements: tuple[Element, ...]
    schemes: frozenset[str] = frozenset({"http", "https", "mailto"})
    max_tags: int = 400
    max_references: int = 1_000
    max_depth: int = 30

    @cached_property
    def allowed(self) -> Mapping[str, frozenset[str]]:
        """Tag → its allowed attributes."""
        return MappingProxyType({element.name: frozenset(element.attributes) for element in self.elements})

    @cached_property
    def version(self) -> str:
        """A short name that is another when the list or the rendering is another."""
        listed = repr((sorted(self.schemes), [(e.name, e.attributes) for e in self.elements]))
        return f"{RENDERING}-{sha256(listed.encode()).hexdigest()[:8]}"

    def without(self, *names: str) -> Policy:
        """The same policy with fewer tags. Raises `ValueError` for a tag that is not in it."""
        if unknown := set(names) - set(self.allowed):
            raise ValueError(f"not in the policy: {', '.join(sorted(unknown))}")
        return replace(self, elements=tuple(e for e in self.elements if e.name not in names))


SEED = Policy(
    (
        Element("a", ("href", "title")),
        Element("abbr", ("title",)),
        Element("acronym", ("title",)),
        Element("b"),
        Element("blockquote", ("cite",)),
        Element("cite"),
        Element("code"),
        Element("del", ("datetime",)),
        Element("em"),
        Element("i"),
        Element("q", ("cite",)),
        Element("strike"),
        Element("strong"),
    )
)
"""The policy of the form that this began with (contract: "Policy of the seed form")."""

ALLOWED = SEED.allowed
POLICY_VERSION = SEED.version


def tags_as_text(policy: Policy = SEED) -> str:
    """The allowed tags as a commenter would type them: `<a href="" title=""> <abbr title=""> …`. Plain text."""
    tags = ((element.name, "".join(f' {name}=""' for name in element.attributes)) for element in policy.elements)
    return " ".join(f"<{name}{attributes}>" for name, attributes in tags)


def notice(policy: Policy = SEED) -> Sentence:
    """The sentence under the form, made from the policy that is in force."""
    if not policy.elements:
        return Sentence(N_("Blank lines make paragraphs. HTML is shown as text."))
    return Sentence(
        N_("You may use these HTML tags and attributes: %(tags)s. Blank lines make paragraphs."),
        {"tags": tags_as_text(policy)},
    )
