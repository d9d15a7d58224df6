"""Words and allowed tags → the HTML that the public reads: paragraphs from blank lines, breaks from single line ends.

A `<p>` holds only inline tags, so it ends where a quotation begins or ends. Inside an inline tag a blank line is two
breaks. The result is written so that every HTML parser makes the same tree of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from service.comments.comment import SafeHtml
from service.policy.allowlist import LINK_RELATION
from service.policy.characters import SPACES, escaped
from service.policy.markup import Close, Open, Token, merged, tag_as_text

_BLANK_LINES = re.compile(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+")
_GAPS = re.compile(r"\n{2,}")
_LINE_END = "\n"
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")


def from_text(text: str) -> SafeHtml:
    """The paragraphs of a text without any markup: the same as `paragraphs([text])`, only faster."""
    lines = "\n".join([line.strip(SPACES) for line in escaped(text).split("\n")]).strip("\n")
    return SafeHtml("\n".join([f"<p>{block.replace(_LINE_END, '<br>')}</p>" for block in _GAPS.split(lines) if block]))


def paragraphs(tokens: Iterable[Token]) -> SafeHtml:
    """The published form of well-nested tokens."""
    writer = _Writer()
    for token in merged(tokens):
        if isinstance(token, str):
            writer.text(token)
        elif token.name == "blockquote":
            writer.quotation(token)
        else:
            writer.inline_tag(token)
    writer.end_paragraph()
    return SafeHtml("".join(writer.out))


class _Writer:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.depth = 0  # open inline tags
        self.in_paragraph = False
        self.something_seen = False  # in this paragraph
        self.loose_breaks: list[int] = []  # places of breaks that nothing visible has followed yet
        self.ends_with_text = False

    def text(self, text: str) -> None:
        if self.depth:
            self._lines(text)
            return
        for number, block in enumerate(_BLANK_LINES.split(text) if "\n" in text else [text]):
            if number:
                self.end_paragraph()
            if block.strip(SPACES):
                self._begin_paragraph()
            if self.in_paragraph:
                self._lines(block)

    def inline_tag(self, tag: Open | Close) -> None:
        self._begin_paragraph()
        if isinstance(tag, Open):
            self.depth += 1
            if tag.name == "a":
                tag = Open("a", (*tag.attributes, ("rel", LINK_RELATION)))
        else:
            self.depth -= 1
        self.out.append(tag_as_text(tag))
        self.ends_with_text = False

    def quotation(self, tag: Open | Close) -> None:
        self.end_paragraph()
        if isinstance(tag, Open):
            self._between_blocks()
        self.out.append(tag_as_text(tag))

    def end_paragraph(self) -> None:
        if not self.in_paragraph:
            return
        for place in self.loose_breaks:
            self.out[place] = ""
        if self.ends_with_text:
            self.out[-1] = self.out[-1].rstrip(SPACES)
        self.out.append("</p>")
        self.loose_breaks = []
        self.in_paragraph = self.something_seen = self.ends_with_text = False

    def _begin_paragraph(self) -> None:
        if not self.in_paragraph:
            self._between_blocks()
            self.out.append("<p>")
            self.in_paragraph = True

    def _between_blocks(self) -> None:
        if self.out and self.out[-1] in ("</p>", "</blockquote>"):
            self.out.append("\n")

    def _lines(self, text: str) -> None:
        at = 0
        for match in _LINE_ENDS.finditer(text) if "\n" in text else ():
            self._words(text[at : match.start()])
            self._breaks(match[0].count("\n"))
            at = match.end()
        self._words(text[at:])

    def _words(self, words: str) -> None:
        if self.out[-1] in ("<p>", "<br>", "<br><br>"):
            words = words.lstrip(SPACES)
        if not words:
            return
        if words.strip(SPACES):
            self.something_seen = True
            self.loose_breaks = []
        self.out.append(escaped(words))
        self.ends_with_text = True

    def _breaks(self, line_ends: int) -> None:
        if self.something_seen:
            self.loose_breaks.append(len(self.out))
            self.out.append("<br>" if line_ends == 1 else "<br><br>")
            self.ends_with_text = False
