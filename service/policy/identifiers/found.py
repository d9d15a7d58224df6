"""What a finder says: one finding with its sentence and the words proposed in place of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from service.comments.findings import Finding, Severity
from service.comments.messages import N_

CHECK = "privacy"

_SENTENCES = {
    "personal_number": (
        N_("This looks like a personal identity number. It must not be published."),
        N_("[personal identity number removed]"),
    ),
    "birth_date": (N_("This looks like a person's date of birth."), N_("[date of birth removed]")),
    "phone": (N_("This looks like a telephone number."), N_("[telephone number removed]")),
    "email": (N_("This looks like an e-mail address."), N_("[e-mail address removed]")),
    "address": (N_("This looks like a postal or home address."), N_("[address removed]")),
    "case_number": (N_("This looks like the number of a case about a person."), N_("[case number removed]")),
    "account": (N_("This looks like a bank account, card or payment number."), N_("[account number removed]")),
    "plate": (N_("This looks like a vehicle registration number."), N_("[registration number removed]")),
    "profile": (N_("This points to a person's profile or user name."), N_("[profile link removed]")),
    "numbers": (N_("The text holds more numbers than can be checked."), ""),
}


def found(
    kind: str,
    rule: str,
    span: tuple[int, int],
    score: float,
    severity: Severity = Severity.HOLD,
    *,
    cue: str = "",
) -> Finding:
    """A finding in the comment. `score` is the confidence, 0 to 1; `cue` the word of our own lists that raised it."""
    message, replacement = _SENTENCES[kind]
    return Finding(
        check=CHECK,
        kind=kind,
        severity=severity,
        rule=rule,
        message=message,
        start=span[0],
        end=span[1],
        score=score,
        params={"cue": cue} if cue else {},
        replacement=replacement,
    )


def without_overlaps(
    findings: Sequence[Finding], settled: Sequence[Finding] = (), shadow: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """The findings in the order of the text; of two that overlap, the surer, then graver, then longer one stays.

    Those of `settled` stay in any case, and what overlaps them goes. Findings of rules in `shadow` take nobody's place.
    """
    if shadow and any(finding.rule in shadow for finding in (*settled, *findings)):
        counted, tried = (
            without_overlaps(
                [finding for finding in findings if (finding.rule in shadow) is side],
                [finding for finding in settled if (finding.rule in shadow) is side],
            )
            for side in (False, True)
        )
        return tuple(sorted((*counted, *tried), key=lambda finding: _place(finding)[0]))
    if len(findings) + len(settled) < 2:
        return (*settled, *findings)

    def worth(finding: Finding) -> tuple[float, int, int, int]:
        start, end = _place(finding)
        return (-finding.score, -finding.severity.rank, start - end, start)

    taken = bytearray(max(_place(finding)[1] for finding in (*settled, *findings)))
    kept: list[Finding] = []
    for finding in (*settled, *sorted(findings, key=worth)):
        start, end = _place(finding)
        if 1 not in taken[start:end]:
            kept.append(finding)
            taken[start:end] = b"\x01" * (end - start)
    return tuple(sorted(kept, key=lambda finding: _place(finding)[0]))


def _place(finding: Finding) -> tuple[int, int]:
    return finding.start or 0, finding.end or 0
