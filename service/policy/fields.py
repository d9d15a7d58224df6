"""The fields of a submission: which are required, how long they may be, and what an e-mail or web address looks like.

All faults of a submission are found at once, so that nobody has to send a form three times to learn three of them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from email_validator import EmailNotValidError, validate_email

from service.comments.comment import Submission
from service.comments.errors import FieldError
from service.comments.messages import N_
from service.comments.sites import LANGUAGES, SiteRules
from service.policy.links import safe_web_url

LONGEST = {"author": 100, "email": 254, "url": 500, "title": 200}

_REQUIRED = {
    "author": N_("Write your name, or a name you want to be called by."),
    "email": N_("Write your e-mail address. It is never published."),
    "url": N_("Write your web address."),
    "comment": N_("Write your comment."),
}
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tidied(submission: Submission) -> Submission:
    """One-line fields without line breaks, control characters, bidirectional marks and outer spaces.

    The comment keeps every character as typed but NUL and lone surrogates, which no store can keep: they become U+FFFD.
    """
    return replace(
        submission,
        comment=re.sub(r"[\x00\ud800-\udfff]", "\ufffd", submission.comment),
        author=_one_line(submission.author),
        email=_one_line(submission.email),
        url=_with_scheme(_one_line(submission.url)),
        title=_one_line(submission.title),
        page=submission.page.strip(),
        parent=_one_line(submission.parent),
        receipt=_one_line(submission.receipt),
        language=submission.language if submission.language in LANGUAGES else "",
    )


def field_errors(submission: Submission, rules: SiteRules) -> list[FieldError]:
    """Everything that is wrong with the fields of a tidied submission, but for the comment's markup."""
    values = {name: str(getattr(submission, name)) for name in ("author", "email", "url", "title", "comment")}
    errors = [FieldError(name, "required", _REQUIRED[name]) for name in rules.required if not _visible(values[name])]
    errors += [
        FieldError(name, "too_long", N_("Shorten this to at most %(limit)s characters."), {"limit": limit})
        for name, limit in LONGEST.items()
        if len(values[name]) > limit
    ]
    faulty = {error.field for error in errors}
    if values["email"] and "email" not in faulty and not is_email(values["email"]):
        errors.append(
            FieldError(
                "email", "invalid_email", N_("This is not an e-mail address. It should look like name@example.org.")
            )
        )
    if values["url"] and "url" not in faulty and safe_web_url(values["url"]) is None:
        errors.append(
            FieldError("url", "invalid_url", N_("This is not a web address. It should look like https://example.org."))
        )
    if "comment" not in faulty and len(_visible(values["comment"])) < rules.min_length:
        errors.append(
            FieldError("comment", "too_short", N_("Write at least %(limit)s characters."), {"limit": rules.min_length})
        )
    return errors


def is_email(address: str) -> bool:
    """Whether the address is well formed (RFC 5321 and 5322, internationalised too); nothing is looked up."""
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True


def _one_line(text: str) -> str:
    return _BIDI.sub("", _UNSEEN.sub("", _LINE_BREAKS.sub(" ", text).replace("\n", " "))).strip()


def _visible(text: str) -> str:
    """The text without what nobody sees: spaces of every width, zero-width and control characters."""
    return re.sub(
        r"[\s\x00-\x1f\x7f-\x9f\xad\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]",
        "",
        text,
    )


def _with_scheme(url: str) -> str:
    """`www.example.org` as people type it, made a full address; anything with a scheme is left for the filter."""
    if re.match(r"(?i)[a-z0-9\u00a1-\uffff-]+(\.[a-z0-9\u00a1-\uffff-]+)+(:\d{1,5})?(/|\?|#|$)", url):
        return f"https://{url}"
    return url
