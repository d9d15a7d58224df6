"""Answers to readers, made once and kept: compressed, named by a hash of their bytes, bounded in memory.

Whoever asks for a kept answer says for which state of the store it must have been made (`stamp`); another state makes
it anew, so that what was withdrawn is gone with the next request.
"""

from __future__ import annotations

import hashlib
import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cached_property

from flask import Response, request

LIMIT = 32 * 1024 * 1024  # bytes of answers that one process keeps
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"  # RFC 1952: deflate, no name, no time, an unknown system
_RAW_DEFLATE = -15
_WORTH_PACKING = 200  # bytes; below it compression only adds

REVALIDATE = "public, max-age=0, must-revalidate"


class Kept:
    """An answer's bytes, plain and compressed. A tail of a few bytes may be put behind them for each request.

    The compressed form ends at a full flush of deflate (RFC 1951), where other blocks can follow. `tail` is what the
    tails are made from; it is kept, never sent by itself.
    """

    def __init__(self, content: bytes, tail: bytes = b"") -> None:
        self.content = content
        self.tail = tail
        self.hash = hashlib.blake2b(content, digest_size=12).hexdigest()

    @property
    def size(self) -> int:
        """How much memory it takes, in bytes, once it was asked for in each encoding."""
        return len(self.content) + 2 * len(self._packed)

    @cached_property
    def _packed(self) -> bytes:
        packer = zlib.compressobj(6, zlib.DEFLATED, _RAW_DEFLATE)
        return packer.compress(self.content) + packer.flush(zlib.Z_FULL_FLUSH)

    @cached_property
    def _checksum(self) -> int:
        return zlib.crc32(self.content)

    @cached_property
    def gzip(self) -> bytes:
        """The answer without a tail."""
        return self.gzip_with(b"")

    def gzip_with(self, tail: bytes) -> bytes:
        """One gzip member of the answer and its tail."""
        packer = zlib.compressobj(1, zlib.DEFLATED, _RAW_DEFLATE)
        end = packer.compress(tail) + packer.flush()
        length = (len(self.content) + len(tail)) & 0xFFFFFFFF
        return b"".join((_GZIP_HEADER, self._packed, end, struct.pack("<II", zlib.crc32(tail, self._checksum), length)))


class Shelf:
    """Kept answers of this process; the ones asked for longest ago go first. Safe between threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._size = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[object, Kept]] = OrderedDict()

    def get(self, key: Hashable, stamp: object, make: Callable[[], Kept]) -> Kept:
        """The answer kept under `key` for this state, else a new one that is kept from now on."""
        found = self._kept.get(key)
        if found is not None and found[0] == stamp:
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
            return found[1]
        made = make()
        with self._lock:
            self._drop(key)
            self._kept[key] = (stamp, made)
            self._size += made.size
            while self._size > self._limit:
                self._drop(next(iter(self._kept)))
        return made

    def _drop(self, key: Hashable) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._size -= gone[1].size


def answer(kept: Kept, kind: str) -> Response:
    """The kept bytes as the client can take them, with a strong ETag for each encoding (RFC 9110, 8.8.3.3); or 304."""
    packed = takes_gzip() and len(kept.content) > _WORTH_PACKING
    tag = f'"{kept.hash}-gzip"' if packed else f'"{kept.hash}"'
    if knows(tag):
        return _shaped(Response(status=304), tag, packed=False)
    return _shaped(Response(kept.gzip if packed else kept.content, content_type=kind), tag, packed)


def answer_with_tail(kept: Kept, tail: bytes, kind: str, tag: str) -> Response:
    """The kept bytes and a tail that differs each time; `tag` is a weak ETag, which stands for both encodings."""
    if knows(tag):
        return _shaped(Response(status=304), tag, packed=False)
    packed = takes_gzip()
    content = kept.gzip_with(tail) if packed else kept.content + tail
    return _shaped(Response(content, content_type=kind), tag, packed)


def knows(tag: str) -> bool:
    """Whether the client says that it has what this ETag names (RFC 9110, 13.1.2: a weak comparison)."""
    asked = request.headers.get("If-None-Match")
    return asked is not None and (
        asked == tag or request.if_none_match.contains_weak(tag.removeprefix("W/").strip('"'))
    )


def takes_gzip() -> bool:
    accepted = request.headers.get("Accept-Encoding", "")
    if "q=" in accepted:
        return request.accept_encodings["gzip"] > 0
    return "gzip" in accepted


def _shaped(response: Response, tag: str, packed: bool) -> Response:
    headers = response.headers
    headers.add("ETag", tag)
    headers.add("Cache-Control", REVALIDATE)
    headers.add("Vary", "Accept-Encoding")
    if packed:
        headers.add("Content-Encoding", "gzip")
    return response
