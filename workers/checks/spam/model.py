"""What a site's people have taught: in how many ham and spam comments each token stood. Bounded, exactly reversible.

A token is a keyed hash, so nothing can be read from a rare one. Its name is kept only from the `SHOWN_FROM`th comment
on, and let go when fewer are left. At most `MOST_TOKENS` are kept; when there are more, a tenth goes: the rarest, of
these the oldest, for a word that many comments share comes back and a name or a slip of the pen does not (lossy
counting: Manku and Motwani, VLDB 2002).

Each token knows since which lesson it has been counted. So a lesson that is taken back lowers only the counts that it
raised, also where its tokens were let go and came again in between.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

SHOWN_FROM = 5  # comments
MOST_TOKENS = 11_000
MOST_NAMES = 2_000
LONGEST_NAME = 30  # bytes; longer ones have no name
MOST_BYTES = 300_000
_KEPT_SHARE = 0.9

_HEAD = struct.Struct("<4sIIIII")
_FORMAT = b"KSM1"
_NAME_HEAD = struct.Struct("<QB")


class Name(NamedTuple):
    """What a token stands for. `may_show` is false for what might tell of a person."""

    text: str
    may_show: bool


class Unreadable(ValueError):
    """The bytes are no model of this format."""


class SiteModel:
    """The counts of one site. `lessons` is the number of the last lesson; `hash` turns a name into its token."""

    def __init__(self, hash: Callable[[str], int], most_tokens: int = MOST_TOKENS) -> None:
        self.hash = hash
        self._most = most_tokens
        self.ham = 0
        self.spam = 0
        self.lessons = 0
        self._tokens = array("Q")  # in order
        self._ham = array("I")
        self._spam = array("I")
        self._since = array("I")
        self._names: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._tokens)

    def seen(self, token: int) -> tuple[int, int]:
        """In how many ham and how many spam comments a token stood."""
        at = self._find(token)
        return (0, 0) if at is None else (self._ham[at], self._spam[at])

    def name(self, token: int) -> str:
        """The token's name, empty while it may not be shown."""
        return self._names.get(token, "")

    def named(self) -> Iterator[tuple[str, int, int]]:
        """Every token that may be shown: its name, and in how many ham and spam comments it stood."""
        for token, name in self._names.items():
            yield name, *self.seen(token)

    def learn(self, names: Iterable[Name], is_spam: bool) -> tuple[int, ...]:
        """Count one comment with these names, each once; returns its tokens, which `unlearn` wants back."""
        tokens = {self.hash(name.text): name for name in names}
        self.lessons += 1
        self._count_comment(is_spam, 1)
        for token, name in tokens.items():
            at = self._raise(token, 0 if is_spam else 1, 1 if is_spam else 0, self.lessons)
            if name.may_show and self._ham[at] + self._spam[at] >= SHOWN_FROM:
                self._keep_name(token, name.text)
        if len(self) > self._most:
            self._let_go()
        return tuple(tokens)

    def unlearn(self, tokens: Iterable[int], is_spam: bool, lesson: int) -> None:
        """Take back the lesson with this number, which counted these tokens."""
        self._count_comment(is_spam, -1)
        counts = self._spam if is_spam else self._ham
        for token in tokens:
            at = self._find(token)
            if at is None or self._since[at] > lesson:
                continue
            counts[at] -= 1
            left = self._ham[at] + self._spam[at]
            if left < SHOWN_FROM:
                self._names.pop(token, None)
            if not left:
                self._remove(at)

    def take_in(self, name: str, ham: int, spam: int) -> None:
        """Count what an export says of one name; nobody can take it back."""
        token = self.hash(name)
        if self._find(token) is None and len(self) < self._most and ham + spam >= SHOWN_FROM:
            self._raise(token, ham, spam, 0)
            self._keep_name(token, name)

    def _count_comment(self, is_spam: bool, by: int) -> None:
        if is_spam:
            self.spam += by
        else:
            self.ham += by

    def _find(self, token: int) -> int | None:
        at = bisect_left(self._tokens, token)
        return at if at < len(self._tokens) and self._tokens[at] == token else None

    def _raise(self, token: int, ham: int, spam: int, lesson: int) -> int:
        at = bisect_left(self._tokens, token)
        if at < len(self._tokens) and self._tokens[at] == token:
            self._ham[at] += ham
            self._spam[at] += spam
        else:
            for column, value in zip(self._columns, (token, ham, spam, lesson), strict=True):
                column.insert(at, value)
        return at

    def _remove(self, at: int) -> None:
        for column in self._columns:
            del column[at]

    def _keep_name(self, token: int, name: str) -> None:
        if len(self._names) < MOST_NAMES and 0 < len(name.encode()) <= LONGEST_NAME:
            self._names[token] = name

    def _let_go(self) -> None:
        rarest = sorted(range(len(self)), key=lambda at: (self._ham[at] + self._spam[at], self._since[at]))
        going = set(rarest[: len(self) - int(self._most * _KEPT_SHARE)])
        for at in going:
            self._names.pop(self._tokens[at], None)
        staying = [at for at in range(len(self)) if at not in going]
        self._tokens, self._ham, self._spam, self._since = (
            array(column.typecode, [column[at] for at in staying]) for column in self._columns
        )

    @property
    def _columns(self) -> tuple[array[int], array[int], array[int], array[int]]:
        return self._tokens, self._ham, self._spam, self._since

    def to_bytes(self) -> bytes:
        """The model as it is kept: at most `MOST_BYTES`."""
        size = len(self)
        names = [(token, name.encode()) for token, name in sorted(self._names.items())]
        return b"".join(
            (
                _HEAD.pack(_FORMAT, self.ham, self.spam, self.lessons, size, len(names)),
                struct.pack(f"<{size}Q", *self._tokens),
                *(struct.pack(f"<{size}I", *column) for column in self._columns[1:]),
                *(_NAME_HEAD.pack(token, len(name)) + name for token, name in names),
            )
        )

    @classmethod
    def from_bytes(cls, kept: bytes, hash: Callable[[str], int]) -> SiteModel:
        """The model that `to_bytes` wrote. Raises `Unreadable`."""
        model = cls(hash)
        try:
            form, model.ham, model.spam, model.lessons, size, names = _HEAD.unpack_from(kept)
            if form != _FORMAT:
                raise Unreadable
            at = _HEAD.size
            model._tokens = array("Q", struct.unpack_from(f"<{size}Q", kept, at))
            at += 8 * size
            for column in model._columns[1:]:
                column.extend(struct.unpack_from(f"<{size}I", kept, at))
                at += 4 * size
            for _ in range(names):
                token, length = _NAME_HEAD.unpack_from(kept, at)
                at += _NAME_HEAD.size + length
                model._names[token] = kept[at - length : at].decode()
        except (struct.error, UnicodeDecodeError) as error:
            raise Unreadable from error
        return model
