"""What a receipt tells the writer of a comment: its state, why, and what happens next, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.comments.decision import Ground, Reason
from service.comments.messages import N_
from service.comments.states import Status
from service.i18n import translate


@dataclass(frozen=True, slots=True)
class Told:
    """A receipt's words, translated. `sentences` say what happened, why, and what happens next."""

    heading: str
    state: str
    sentences: tuple[str, ...]
    text_heading: str


@dataclass(frozen=True, slots=True)
class _State:
    heading: str
    state: str
    happened: str
    following: str


_STATES = {
    Status.RECEIVED: _State(
        N_("Your comment has been received"),
        N_("Being checked"),
        N_("It is being checked for personal data and spam. This usually takes a few seconds."),
        N_("Load this page again to see what became of it."),
    ),
    Status.HELD: _State(
        N_("Your comment is waiting for a moderator"),
        N_("Waiting"),
        N_("It has been saved. A person reads it and decides whether it is published."),
        N_("Come back to this page to see the decision."),
    ),
    Status.APPROVED: _State(
        N_("Your comment has been approved"),
        N_("Approved"),
        N_("It will stand on the page in a moment."),
        N_("Load this page again to see whether it is there."),
    ),
    Status.PUBLISHED: _State(
        N_("Your comment is published"),
        N_("Published"),
        N_("Everybody can read it on the page."),
        N_("You may withdraw it below."),
    ),
    Status.SPAM: _State(
        N_("Your comment was sorted out as spam"),
        N_("Spam"),
        N_("It is not published."),
        N_("If that is wrong, tell those who run the site. A moderator can take it back."),
    ),
    Status.REJECTED: _State(
        N_("Your comment was not published"),
        N_("Rejected"),
        N_("A moderator has read it and decided not to publish it."),
        N_("You may write a new comment. If you think that the decision is wrong, tell those who run the site."),
    ),
    Status.REMOVED: _State(
        N_("Your comment has been removed"),
        N_("Removed"),
        N_("It was published, but a moderator has taken it away."),
        N_("If you think that the decision is wrong, tell those who run the site."),
    ),
    Status.WITHDRAWN: _State(
        N_("Your comment has been withdrawn"),
        N_("Withdrawn"),
        N_("You have withdrawn it. It is not shown to readers."),
        N_("You need not do anything more."),
    ),
    Status.ERASED: _State(
        N_("Your comment has been erased"),
        N_("Erased"),
        N_("Its words are gone from here."),
        N_("You need not do anything more."),
    ),
}

_REASONS: dict[str, str] = {
    Reason.REVIEW_ALL: N_("On this site a moderator reads every comment before it is published."),
    Reason.FIRST_LINK: N_("It has a link, and none of your earlier comments has been approved yet."),
    Reason.UNPROVEN: N_("You have sent it to a moderator."),
    Reason.CHECK_FAILED: N_("One of the automatic checks could not be finished, so a person has to look."),
}
_HELD_FOR: dict[str, str] = {
    Reason.PERSONAL_DATA: N_("It seems to contain personal data."),
    Reason.POLICY_CHANGED: N_("The rules for markup have changed since, so a person has to look again."),
    Reason.RULES_CHANGED: N_("Newer rules found something in it, so a person has to look again."),
    Reason.SPAM_SAMPLE: N_("It resembles spam in some ways."),
    Reason.SUSPECTED_SPAM: N_("It resembles spam in some ways."),
}
_GROUNDS: dict[str, str] = {
    Reason.BLOCKED_SENDER: N_("The site has blocked its sender."),
    Ground.PERSONAL_DATA: N_("It contains personal data."),
    Ground.THREAT: N_("It contains a threat."),
    Ground.HATE: N_("It agitates against a group of people."),
    Ground.INCITEMENT: N_("It incites to crime."),
    Ground.CHILD_ABUSE: N_("It depicts the abuse of children."),
    Ground.VIOLENCE: N_("It depicts unlawful violence."),
    Ground.COPYRIGHT: N_("It infringes somebody's copyright."),
    Ground.INSULT: N_("It insults somebody."),
    Ground.OFF_TOPIC: N_("It is not about the subject of the page."),
    Ground.SPAM: N_("It is advertising or spam."),
    Ground.DUPLICATE: N_("It says the same as another comment."),
    Ground.OTHER: N_("It breaks the rules of this site."),
}
_AUTOMATIC = N_("The decision was made automatically.")

_TEXT_BEFORE = N_("The comment as it would be published")
_TEXT_PUBLIC = N_("The comment as readers see it")
_TEXT_REFUSED = N_("The comment that you sent")


def told(status: Status, reasons: Sequence[str], automatic: bool, language: str) -> Told:
    """The words for a comment in this state. `automatic`: no person took part in the decision that brought it there."""
    words = _STATES[status]
    said = [words.happened, *_why(status, reasons)]
    if automatic and status is Status.SPAM:
        said.append(_AUTOMATIC)
    said.append(words.following)
    return Told(
        heading=translate(words.heading, {}, language),
        state=translate(words.state, {}, language),
        sentences=tuple(translate(sentence, {}, language) for sentence in said),
        text_heading=translate(_text_heading(status), {}, language),
    )


def why(status: Status, reasons: Sequence[str], language: str) -> list[dict[str, str]]:
    """The reasons that a writer may know, as code and sentence."""
    sentences = _sentences(status)
    return [
        {"code": reason, "message": translate(sentences[reason], {}, language)}
        for reason in reasons
        if reason in sentences
    ]


def _why(status: Status, reasons: Sequence[str]) -> list[str]:
    sentences = _sentences(status)
    return [sentences[reason] for reason in reasons if reason in sentences]


def _sentences(status: Status) -> dict[str, str]:
    if status is Status.HELD:
        return {**_REASONS, **_HELD_FOR}
    return _GROUNDS if status in {Status.SPAM, Status.REJECTED, Status.REMOVED} else {}


def _text_heading(status: Status) -> str:
    if status is Status.PUBLISHED:
        return _TEXT_PUBLIC
    return _TEXT_REFUSED if status in {Status.SPAM, Status.REJECTED, Status.REMOVED} else _TEXT_BEFORE
