"""Findings shown where they are: a text cut into pieces, each with the findings that cover it and those that end in it.

The numbers are those of the list beside the text, so that a mark and its sentence find each other without a script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.comments.decision import Redaction
from service.comments.findings import Finding
from service.i18n import translate
from service.policy.plaintext import mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `over` are the findings that cover it, gravest first, `ends` the numbers of those that end."""

    text: str
    over: tuple[Finding, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A replacement that a moderator may accept: its number on the form, the words it replaces, the words proposed."""

    number: int
    start: int
    end: int
    words: str
    replacement: str
    kinds: tuple[str, ...]
    ticked: bool


def pieces(text: str, field: str, findings: Sequence[Finding]) -> list[Piece]:
    """The text of one field with the marks of the findings in it, numbered from 1 as the findings are."""
    here = [(number, finding) for number, finding in enumerate(findings, 1) if _is_in(finding, field)]
    spans = [(finding.start or 0, finding.end or 0) for _, finding in here]
    result = []
    for segment in mark(text, spans):
        covering = [here[index] for index in segment.marks]
        ends = tuple(number for number, finding in covering if min(finding.end or 0, len(text)) == segment.end)
        over = sorted((finding for _, finding in covering), key=lambda finding: -finding.severity.rank)
        result.append(Piece(segment.text, tuple(over), ends))
    return result


def proposals(text: str, findings: Sequence[Finding], language: str) -> list[Proposal]:
    """Replacements for what was found in the text, those that overlap made one; words in the readers' language.

    Ticked are those for findings that hold a comment: unticking one is the moderator's deliberate act.
    """
    found = [finding for finding in findings if _is_in(finding, "comment") and finding.replacement]
    found.sort(key=lambda finding: (finding.start or 0, -(finding.end or 0)))
    groups: list[list[Finding]] = []
    for finding in found:
        if groups and (finding.start or 0) < max(other.end or 0 for other in groups[-1]):
            groups[-1].append(finding)
        else:
            groups.append([finding])
    made = (_proposal(number, text, group, language) for number, group in enumerate(groups, 1))
    return [proposal for proposal in made if proposal.words]


def redactions(proposed: Sequence[Proposal]) -> list[Redaction]:
    return [Redaction(one.start, one.end, one.replacement) for one in proposed if one.ticked]


def _proposal(number: int, text: str, group: Sequence[Finding], language: str) -> Proposal:
    gravest = max(group, key=lambda finding: finding.severity.rank)
    start, end = group[0].start or 0, min(max(finding.end or 0 for finding in group), len(text))
    return Proposal(
        number=number,
        start=start,
        end=end,
        words=text[start:end],
        replacement=translate(gravest.replacement, {}, language),
        kinds=tuple(dict.fromkeys(finding.kind for finding in group)),
        ticked=gravest.severity.rank >= 2,
    )


def _is_in(finding: Finding, field: str) -> bool:
    return finding.field == field and finding.start is not None and finding.end is not None
