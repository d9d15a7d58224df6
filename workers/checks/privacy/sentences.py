"""What the findings in context say, and the words proposed in place of what was found."""

from __future__ import annotations

from service.comments.findings import Finding, Severity
from service.comments.messages import N_

_SENTENCES = {
    "person": (N_("This looks like the name of a private person."), N_("[name]")),
    "official": (N_("This looks like the name of an official or a member of staff."), N_("[name of official]")),
    "health": (N_("This tells something about a person's health."), N_("[health removed]")),
    "sensitive": (N_("This tells something sensitive about a person."), N_("[sensitive removed]")),
    "crime": (N_("This tells of a crime or a punishment of a person."), N_("[crime removed]")),
    "school": (N_("This tells which school or class a person goes to."), N_("[school]")),
    "placement": (N_("This tells where a person is placed."), N_("[placement]")),
    "place": (N_("Together with the rest, this place can tell who is meant."), N_("[place]")),
    "age": (N_("Together with the rest, this age can tell who is meant."), N_("[age]")),
}


def finding(
    kind: str, rule: str, span: tuple[int, int], score: float, severity: Severity, *, because: tuple[str, ...] = ()
) -> Finding:
    """A finding in the comment. `because` are names of circumstances of our own, never words of the text."""
    message, replacement = _SENTENCES[kind]
    params = {"because": ", ".join(because)} if because else {}
    return Finding("privacy", kind, severity, rule, message, "comment", span[0], span[1], score, params, replacement)
