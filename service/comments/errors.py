"""Everything that can be refused, as classes with a stable code.

`service.web.errors` turns a class into a status and a problem document (RFC 9457); nothing here knows HTTP. Every
message says what to do next. `FieldError` is one entry of `errors` in such a document.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from service.comments.challenge import Challenge
from service.comments.messages import N_


@dataclass(frozen=True, slots=True)
class FieldError:
    """Why one field was refused: a stable code, and a gettext id with the values of its places."""

    field: str
    code: str
    message: str
    params: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


class Refusal(Exception):
    """A request that is refused for a reason that its sender can understand and mend."""

    code: ClassVar[str] = "refused"
    title: ClassVar[str] = N_("The request was refused.")
    message: ClassVar[str] = N_("The request was refused.")

    def __init__(self, message: str | None = None, **params: str | int | float) -> None:
        self.text = message or self.message
        self.params = params
        super().__init__(self.code)


class Malformed(Refusal):
    code = "malformed"
    title = N_("The request could not be read.")
    message = N_("The request could not be read. Send a JSON object or form fields in UTF-8.")


class InvalidFields(Refusal):
    """One or more fields break a rule; `errors` says which and why."""

    code = "invalid_fields"
    title = N_("Some fields need your attention.")
    message = N_("Nothing was saved yet. Correct the fields that are named and send again.")

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__()
        self.errors = tuple(errors)


class UnknownSite(Refusal):
    code = "unknown_site"
    title = N_("There is no such site.")
    message = N_("There is no site with this name here. Check the address of the form or of the script.")


class NotFound(Refusal):
    code = "not_found"
    title = N_("Not found.")
    message = N_("There is nothing at this address, or you may not see it. Check the address.")


class ForeignOrigin(Refusal):
    code = "foreign_origin"
    title = N_("This page may not send comments here.")
    message = N_(
        "Comments from this address are not accepted. The site's owner can add the address to the site's origins."
    )


class Duplicate(Refusal):
    code = "duplicate"
    title = N_("This comment has been sent already.")
    message = N_(
        "The same comment was already received for this page, so it was not saved twice. You need not do anything."
    )


class Closed(Refusal):
    code = "closed"
    title = N_("Comments are closed.")
    message = N_("This page no longer takes comments.")


class IdempotencyConflict(Refusal):
    code = "idempotency_conflict"
    title = N_("This key was used for another comment.")
    message = N_("The same Idempotency-Key came with other content before. Use a new key for a new comment.")


class TooLarge(Refusal):
    code = "too_large"
    title = N_("The request is too large.")
    message = N_("The request is larger than %(limit)s bytes. Shorten the comment and send again.")


class TooMany(Refusal):
    """The client sends faster than the site allows; `retry_after` is in whole seconds."""

    code = "too_many"
    title = N_("Too many comments in a short time.")
    message = N_("Too many comments came from your network in a short time. Wait %(seconds)s seconds and send again.")

    def __init__(self, retry_after: int) -> None:
        super().__init__(seconds=retry_after)
        self.retry_after = retry_after


class TooManySignIns(TooMany):
    code = "too_many_sign_ins"
    title = N_("Too many attempts to sign in.")
    message = N_("Too many attempts to sign in failed. You can try again in %(minutes)s min.")

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.params = {"minutes": -(-retry_after // 60)}


class PersonalData(Refusal):
    """Found before storing: something that must never be published (contract: "the warning before storing").

    `findings` are the `block` findings, `suggestion` is the comment with their spans masked.
    """

    code = "personal_data"
    title = N_("Your comment seems to contain personal data.")
    message = N_(
        "Your comment seems to contain a personal identity number or similar. Nothing has been saved. "
        "Remove it, change the text, or send it to a moderator anyway."
    )

    def __init__(self, findings: Sequence[object], suggestion: str) -> None:
        super().__init__()
        self.findings = tuple(findings)
        self.suggestion = suggestion


class Challenged(Refusal):
    """How a submission was sent raises suspicion: it is taken with a proof of work, or for a moderator without one."""

    code = "challenge"
    title = N_("Your comment needs one more step.")
    message = N_(
        "Nothing has been saved yet: how the comment was sent resembles a program. Answer the challenge and send it "
        "again, or send it to a moderator instead."
    )

    def __init__(self, challenge: Challenge) -> None:
        super().__init__()
        self.challenge = challenge


class IllegalTransition(Refusal):
    code = "illegal_transition"
    title = N_("The comment cannot go there from its present state.")
    message = N_("A comment that is %(before)s cannot become %(after)s. Load it again to see its present state.")


class StaleVersion(Refusal):
    code = "stale_version"
    title = N_("The comment has changed since you loaded it.")
    message = N_("Somebody or something changed this comment after you loaded it. Load it again and decide anew.")


class RecheckRunning(Refusal):
    code = "recheck_running"
    title = N_("Something is being checked again already.")
    message = N_("Another re-check of this site is still going on. Wait until it has finished, then begin this one.")


class NotSignedIn(Refusal):
    code = "not_signed_in"
    title = N_("Sign in first.")
    message = N_("Sign in, or send a valid token.")


class NotAllowed(Refusal):
    code = "not_allowed"
    title = N_("You may not do this.")
    message = N_("Your role or token does not allow this. Ask an owner of the site.")


class StaleForm(Refusal):
    code = "stale_form"
    title = N_("This page has grown old.")
    message = N_("The form did not come from your present session, so nothing was changed. Load the page again.")


class StoreAway(Refusal):
    code = "store_away"
    title = N_("The service is away for a moment.")
    message = N_("Your comment could not be saved just now. Keep the text and send it again in a minute.")


class UnsupportedMedia(Refusal):
    code = "unsupported_media_type"
    title = N_("This kind of content is not understood.")
    message = N_("Send application/json, application/x-www-form-urlencoded or multipart/form-data.")


UNEXPECTED_TITLE = N_("Something went wrong here.")
UNEXPECTED = N_(
    "The fault is ours and has been noted under the number %(id)s. Keep your text and try again in a while."
)

TITLES: dict[str, str] = {refusal.code: refusal.title for refusal in Refusal.__subclasses__()}
"""Every code and its title."""
