"""A site and its rules. A rule that is not set has the default given here; the store keeps only what was set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, NewType
from uuid import UUID

from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.comments.site_lists import NO_LISTS, RULE_LISTS, SiteLists

SiteId = NewType("SiteId", UUID)

LANGUAGES = ("sv", "en")
LENGTH_CAP = 20_000  # characters of a comment that no site may exceed: bleach is superlinear (hazards: cost)


class ReviewMode(StrEnum):
    """`review-all`: a person sees each comment first. `review-flagged`: only what a check marked is held."""

    ALL = "review-all"
    FLAGGED = "review-flagged"


class Preflight(StrEnum):
    """What happens to a submission with a `block` finding before it is stored: ask the author, or just hold it."""

    ASK = "ask"
    OFF = "off"


class Challenging(StrEnum):
    """Whether a submission that raises suspicion by how it was sent must bring a proof of work before it is taken."""

    OFF = "off"
    SUSPICION = "suspicion"


class AfterPost(StrEnum):
    """Where a plain form is sent after it was accepted."""

    RECEIPT = "receipt"
    PAGE = "page"


class HeldAnswer(StrEnum):
    """What an Akismet client is told of a text that is no spam but needs a person: Akismet's API has no such answer."""

    HOLD = "hold"
    SPAM = "spam"
    HAM = "ham"


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What one site decides for itself.

    `max_length`/`min_length`: characters of the comment. `spam_hold`/`spam_reject`: spam scores from which a comment is
    held or, when two kinds of evidence agree, is spam outright. `spam_sample`: how many of a hundred that are spam
    outright a person sees. `shadow`: rules of checks that are only tried. `min_fill_seconds`: a form sent faster is
    suspect. `challenge`: see `Challenging`. `hold_first_link`: a link is held until a comment of its writer was
    approved. `known_after`: approved comments from which a writer is known, 0 for nobody. `rate_per_minute`:
    submissions a minute and network, 0 for no limit. `supervise_hours`: an undecided comment older than this raises the
    alarm. `retention_days`: how long rejected and spam comments are kept. `objection_days`: how long a decision can be
    contested. `akismet_held`: see `HeldAnswer`. `second_opinion`: whether another service, if the operator has set one
    up, is asked too.
    """

    mode: ReviewMode = ReviewMode.ALL
    required: tuple[str, ...] = ("author", "email", "comment")
    max_length: int = 10_000
    min_length: int = 1
    preflight: Preflight = Preflight.ASK
    after_post: AfterPost = AfterPost.RECEIPT
    closed: bool = False
    spam_hold: float = 3.0
    spam_reject: float = 8.0
    spam_sample: int = 5
    shadow: tuple[str, ...] = ()
    min_fill_seconds: int = 3
    challenge: Challenging = Challenging.OFF
    hold_first_link: bool = True
    known_after: int = 3
    rate_per_minute: int = 30
    supervise_hours: int = 48
    retention_days: int = 180
    objection_days: int = 30
    akismet_held: HeldAnswer = HeldAnswer.HOLD
    second_opinion: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """One blog. `origins` are scheme://host[:port] strings, lower-case, without a trailing slash."""

    id: SiteId
    slug: str
    title: str
    language: str
    origins: tuple[str, ...]
    rules: SiteRules = field(default_factory=SiteRules)
    lists: SiteLists = NO_LISTS


REQUIRABLE = ("author", "email", "url", "comment")
_LIMITS: dict[str, tuple[float, float]] = {
    "max_length": (1, LENGTH_CAP),
    "min_length": (0, 1_000),
    "spam_hold": (0, 1_000),
    "spam_reject": (0, 1_000),
    "spam_sample": (0, 100),
    "min_fill_seconds": (0, 60),
    "known_after": (0, 100),
    "rate_per_minute": (0, 100_000),
    "supervise_hours": (1, 24 * 365),
    "retention_days": (1, 36_500),
    "objection_days": (1, 36_500),
}


def rules_from(stored: Mapping[str, Any]) -> SiteRules:
    """Rules from the JSON that the store keeps; keys that no longer exist are ignored."""
    known = {f.name for f in fields(SiteRules)}
    values = {key: _typed(key, value) for key, value in stored.items() if key in known}
    return SiteRules(**values)


def rules_to(rules: SiteRules) -> dict[str, Any]:
    """Only what differs from the defaults, so that a better default reaches the sites that never chose."""
    default = asdict(SiteRules())
    return {key: value for key, value in asdict(rules).items() if value != default[key]}


def change_rule(rules: SiteRules, key: str, text: str) -> SiteRules:
    """The rules with `key` set from what an owner typed; lists are comma-separated, truth is yes or no.

    Raises `InvalidFields` naming the key when there is no such rule or the value is not of its kind.
    """
    parse = _PARSERS.get(key)
    if parse is None:
        sentence = N_("There is no such rule. The rules are: %(rules)s.")
        raise InvalidFields([FieldError(key, "unknown_rule", sentence, {"rules": ", ".join((*_PARSERS, *RULE_LISTS))})])
    try:
        value = parse(text.strip())
    except ValueError as error:
        raise InvalidFields(
            [FieldError(key, "invalid_rule", N_("This rule takes %(kind)s."), {"kind": str(error)})]
        ) from error
    changed: SiteRules = replace(rules, **{key: value})
    if changed.min_length > changed.max_length:
        raise InvalidFields([FieldError(key, "invalid_rule", N_("The shortest length is above the longest."))])
    return changed


def _number(key: str, kind: Callable[[str], float]) -> Callable[[str], float]:
    low, high = _LIMITS[key]

    def parse(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise ValueError(f"{low:g}–{high:g}")
        return value

    return parse


def _choice(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    def parse(text: str) -> StrEnum:
        if text not in [str(member) for member in kind]:
            raise ValueError(" | ".join(str(member) for member in kind))
        return kind(text)

    return parse


def words_of(text: str) -> tuple[str, ...]:
    """The entries of a rule that is a list, typed with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _required(text: str) -> tuple[str, ...]:
    chosen = {*words_of(text), "comment"}
    if not chosen <= set(REQUIRABLE):
        raise ValueError(", ".join(REQUIRABLE))
    return tuple(name for name in REQUIRABLE if name in chosen)


def _truth(text: str) -> bool:
    if text.lower() not in {"yes", "no"}:
        raise ValueError("yes | no")
    return text.lower() == "yes"


_PARSERS: dict[str, Callable[[str], Any]] = {
    "mode": _choice(ReviewMode),
    "required": _required,
    "preflight": _choice(Preflight),
    "after_post": _choice(AfterPost),
    "challenge": _choice(Challenging),
    "closed": _truth,
    "hold_first_link": _truth,
    "akismet_held": _choice(HeldAnswer),
    "second_opinion": _truth,
    "shadow": words_of,
    **{key: _number(key, float if key in {"spam_hold", "spam_reject"} else int) for key in _LIMITS},
}


def _typed(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    kinds: dict[str, type[StrEnum]] = {"mode": ReviewMode, "preflight": Preflight, "after_post": AfterPost}
    kinds |= {"akismet_held": HeldAnswer, "challenge": Challenging}
    return kinds[key](value) if key in kinds else value
