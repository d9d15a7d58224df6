"""Read how a submission came, and ask for a proof of work where that raises suspicion and the site wants it.

A proof gives no credit: it lets the comment go on to its checks, which see the evidence of the moment when it was first
sent. Nobody is refused for good: whoever brings no proof may send the comment to a moderator.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from service.comments.comment import Evidence, Submission
from service.comments.errors import Challenged
from service.comments.sites import Challenging, Site
from service.policy import challenges, form_token
from service.seals import Seals


def evidence_of(
    seals: Seals, site: Site, clean: Submission, now: datetime, *, channel: str, trusted: bool, busy: bool
) -> Evidence:
    """How this submission came; its page is canonical. Raises `Challenged`."""
    evidence = _read(seals, site, clean, now, channel)
    if clean.without_proof:
        return replace(evidence, proof="declined")
    if trusted or site.rules.challenge is Challenging.OFF:
        return evidence
    bound = challenges.bound_to(seals, site.id, clean)
    proof = challenges.read(seals, clean.proof, now) if clean.proof else None
    if proof is not None and proof.bound == bound:
        return replace(_read(seals, site, clean, proof.made_at, channel), proof="solved")
    if challenges.raises_suspicion(evidence, site.rules, busy=busy):
        raise Challenged(challenges.make(seals, bound, now))
    return evidence


def _read(seals: Seals, site: Site, clean: Submission, sent_at: datetime, channel: str) -> Evidence:
    form = form_token.read(seals, site.id, clean.page, clean.token, sent_at)
    earlier = seals.comment_of(clean.receipt.rstrip("/").rpartition("/")[2]) if clean.receipt else None
    return Evidence(
        channel=channel,
        token=form.state,
        fill_seconds=form.seconds,
        honeypot=bool(clean.honeypot.strip()),
        nonce=form.nonce,
        earlier=str(earlier or ""),
    )
