"""Typed text → words and allowed tags, well nested; and back to text.

This reads what people type, not what browsers forgive: a thing between angle brackets is markup only where it is a
whole tag, by a name that HTML knows, with attributes that make sense; anything else stays visible, so no word is lost.
There are no raw-text states (script, style, textarea …): the tag goes, what it held is text like any other. Linear in
the text; `service.policy.sanitise` puts bleach behind it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.comments.comment import Removed
from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.policy.allowlist import Policy
from service.policy.attributes import Attributes, Losses, kept_attributes
from service.policy.characters import REFERENCE, SPACES, decoded, escaped_value
from service.policy.elements import BARE_ATTRIBUTES, KNOWN, LINE_LIKE, PARAGRAPH_LIKE

_START = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*+)")
# A quoted value may hold `<`, but not where another tag begins: then a quote was forgotten, and words would be lost.
_QUOTED = r"""[^{0}<]*+(?:<(?![a-zA-Z/])[^{0}<]*+)*+"""
_ATTRIBUTE = re.compile(
    r"""[ \t\n/]++([^ \t\n/"'<>=]++)"""
    rf"""(?:[ \t\n]*+(=)[ \t\n]*+(?:"({_QUOTED.format('"')})"|'({_QUOTED.format("'")})'|([^ \t\n"'<>`]++)))?+"""
)
_START_ENDS = re.compile(r"[ \t\n/]*+>")
_END = re.compile(r"</([a-zA-Z][a-zA-Z0-9]*+)[ \t\n]*+>")
_COMMENT_END = re.compile("--!?>")
_DOCTYPE = re.compile(r"<!doctype[^<>]*+>", re.IGNORECASE)

_LOOKS_LIKE_MARKUP = re.compile(r"<(?=[a-zA-Z/!])")


class Open(NamedTuple):
    """A start tag."""

    name: str
    attributes: Attributes = ()


class Close(NamedTuple):
    """An end tag."""

    name: str


Token = str | Open | Close
"""A piece of text, decoded, or a tag. In a sequence of tokens the tags are well nested."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text consists of, and what was taken away from it."""

    tokens: tuple[Token, ...]
    removed: tuple[Removed, ...]

    @property
    def plain(self) -> str:
        return "".join(token for token in self.tokens if isinstance(token, str))

    @property
    def links(self) -> tuple[str, ...]:
        opened = (token for token in self.tokens if isinstance(token, Open))
        return tuple(value for tag in opened for name, value in tag.attributes if name == "href")


def read(source: str, policy: Policy) -> Reading:
    """The tokens of a text that has only permitted characters and `\\n` as line end.

    Raises `InvalidFields` (`too_deep`) when allowed tags are nested more than `policy.max_depth` deep.
    """
    return _Reader(source, policy).read()


def tag_as_text(token: Open | Close) -> str:
    if isinstance(token, Close):
        return f"</{token.name}>"
    attributes = "".join([f' {name}="{escaped_value(value)}"' for name, value in token.attributes])
    return f"<{token.name}{attributes}>"


def as_source(tokens: Iterable[Token]) -> str:
    """Text that a person can edit and that reads as the same tokens: as little is escaped as will do."""
    return "".join(_as_typed(token) if isinstance(token, str) else tag_as_text(token) for token in merged(tokens))


def merged(tokens: Iterable[Token]) -> list[Token]:
    """The same tokens with neighbouring texts joined and empty ones gone."""
    result: list[Token] = []
    texts: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            texts.append(token)
            continue
        if text := "".join(texts):
            result.append(text)
        texts.clear()
        result.append(token)
    if text := "".join(texts):
        result.append(text)
    return result


def _as_typed(text: str) -> str:
    if "&" in text:
        text = REFERENCE.sub(lambda match: f"&amp;{match[0][1:]}", text)
    return _LOOKS_LIKE_MARKUP.sub("&lt;", text)


class _Opened(NamedTuple):
    name: str
    place: int
    seen: int


class _Reader:
    def __init__(self, source: str, policy: Policy) -> None:
        self.source = source
        self.policy = policy
        self.tokens: list[Token | None] = []
        self.stack: list[_Opened] = []
        self.losses = Losses()
        self.owed: Counter[str] = Counter()  # end tags to come whose start was taken away or closed before
        self.made: dict[int, int] = {}  # place of line ends that stand for a tag → how many were typed there as well
        self.seen = 0  # how many texts with something visible in them came so far
        self.line_ends = 0  # at the end of the text so far
        self.last_made = 0
        self.absorb = 0  # typed line ends to come that a made one already stands for

    def read(self) -> Reading:
        source, done, at = self.source, 0, self.source.find("<")
        while at >= 0:
            end = self._after_markup(at, done)
            done = end or done
            at = source.find("<", end or at + 1)
        self._text(done, len(source))
        while self.stack:
            self._close_top()
        self._drop_made_at_end()
        return Reading(tuple(token for token in self.tokens if token is not None), self.losses.listed())

    def _after_markup(self, at: int, done: int) -> int:
        """Takes in the markup at `at`, after the text from `done`, and gives its end; 0 where there is no markup."""
        source = self.source
        following = source[at + 1 : at + 2]
        if following == "/":
            match = _END.match(source, at)
            if match is None or (name := match[1].lower()) not in KNOWN:
                return 0
            self._text(done, at)
            self._end_tag(name)
            return match.end()
        if following == "!":
            return self._after_declaration(at, done)
        match = _START.match(source, at)
        if match is None or (name := match[1].lower()) not in KNOWN:
            return 0
        return self._after_start_tag(name, at, match.end(), done)

    def _after_declaration(self, at: int, done: int) -> int:
        name, end = "!doctype", 0
        if self.source.startswith("<!--", at):
            # From the first dash on, because `<!-->` is a whole comment to a browser.
            closing = _COMMENT_END.search(self.source, at + 2)
            name, end = "!--", closing.end() if closing else 0
        elif match := _DOCTYPE.match(self.source, at):
            end = match.end()
        if end:
            self._text(done, at)
            self.losses.add("tag", name)
        return end

    def _after_start_tag(self, name: str, at: int, position: int, done: int) -> int:
        source = self.source
        typed: list[tuple[str, str]] = []
        while match := _ATTRIBUTE.match(source, position):
            key, equals, double, single, bare = match.groups()
            key = key.lower()
            if equals is None and key not in BARE_ATTRIBUTES:
                return 0
            typed.append((key, double or single or (bare or "").strip("”“„’‘")))
            position = match.end()
        end = _START_ENDS.match(source, position)
        if end is None:
            return 0
        self._text(done, at)
        self._start_tag(name, typed)
        return end.end()

    def _text(self, start: int, end: int) -> None:
        while self.absorb and self.source.startswith("\n", start, end):
            start += 1
            self.absorb -= 1
            self.made[self.last_made] += 1
        if start < end:
            self.absorb = 0
            self._append(decoded(self.source[start:end]))

    def _append(self, text: str) -> None:
        self.tokens.append(text)
        visible = text.rstrip(SPACES)
        if visible:
            self.seen += 1
            self.line_ends = 0
        self.line_ends += text.count("\n", len(visible))

    def _break(self, line_ends: int) -> None:
        """Make so many line ends where a tag was, to keep words apart; typed ones that follow count among them."""
        self.last_made = len(self.tokens)
        self.made[self.last_made] = 0
        self._append("\n" * line_ends)
        self.absorb = line_ends

    def _part(self, line_ends: int) -> None:
        """At least so many line ends between what was before and what comes."""
        if self.seen and line_ends > self.line_ends:
            self._break(line_ends - self.line_ends)

    def _start_tag(self, name: str, typed: Sequence[tuple[str, str]]) -> None:
        allowed = self.policy.allowed.get(name)
        attributes = () if allowed is None else kept_attributes(name, typed, self.policy, self.losses)
        if allowed is None or (name == "a" and not any(key == "href" for key, _ in attributes)):
            self._take_away(name)
            return
        if name == "blockquote":
            while self.stack and self.stack[-1].name != "blockquote":
                self._close_early()
            self._part(1)
        elif name == "a":
            while any(opened.name == "a" for opened in self.stack):
                self._close_early()
        if len(self.stack) >= self.policy.max_depth:
            raise InvalidFields([FieldError("comment", "too_deep", _TOO_DEEP, {"limit": self.policy.max_depth})])
        self.stack.append(_Opened(name, len(self.tokens), self.seen))
        self.tokens.append(Open(name, attributes))

    def _end_tag(self, name: str) -> None:
        if not self._is_open(name):
            if self.owed[name]:
                self.owed[name] -= 1
            else:
                self.losses.add("tag", name)
            if name not in self.policy.allowed:
                self._keep_apart(name)
            return
        while self.stack[-1].name != name:
            self._close_early()
        self._close_top()

    def _is_open(self, name: str) -> bool:
        for opened in reversed(self.stack):
            if opened.name == name:
                return True
            if opened.name == "blockquote":
                return False
        return False

    def _take_away(self, name: str) -> None:
        self.losses.add("tag", name)
        self.owed[name] += 1
        self._keep_apart(name)

    def _keep_apart(self, name: str) -> None:
        if name == "br":
            self._break(1)
        elif name in PARAGRAPH_LIKE or name == "blockquote":
            self._part(2)
        elif name in LINE_LIKE:
            self._part(1)

    def _close_early(self) -> None:
        self.owed[self.stack[-1].name] += 1
        self._close_top()

    def _close_top(self) -> None:
        opened = self.stack.pop()
        if opened.seen == self.seen:
            self.tokens[opened.place] = None
            self.losses.add("tag", opened.name)
            return
        self.tokens.append(Close(opened.name))
        if opened.name == "blockquote":
            self._part(1)

    def _drop_made_at_end(self) -> None:
        for index in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[index]
            if isinstance(token, str) and token.strip(SPACES):
                return
            if index in self.made:
                self.tokens[index] = "\n" * self.made[index]


_TOO_DEEP = N_("HTML tags are nested more than %(limit)s deep. Close some tags, or remove them, and send again.")
