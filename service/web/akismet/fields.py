"""The form fields of Akismet's API → typed things. A field that is not named here is read by nobody."""

from __future__ import annotations

from collections.abc import Mapping

from service.comments.comment import Submission

SURE_SPAM_AUTHORS = frozenset({"viagra-test-123", "akismet-guaranteed-spam"})
SURE_SPAM_EMAIL = "akismet-guaranteed-spam@example.com"
"""What the API's documentation has clients send to see a `true`."""

_WORDPRESS_TRAP = "POST_ak_hp_textarea"  # its plugin adds this field to forms and passes it on without naming it
_FALSE = frozenset({"", "0", "false", "no", "off"})
_LANGUAGES = {"sv": "sv", "en": "en"}


def submission(form: Mapping[str, str]) -> Submission:
    """The text that is asked about. The fields with the commenter's address and browser are left where they are."""
    trap = form.get("honeypot_field_name", "") or _WORDPRESS_TRAP
    return Submission(
        page=form.get("permalink", ""),
        comment=form.get("comment_content", ""),
        author=form.get("comment_author", ""),
        email=form.get("comment_author_email", ""),
        url=form.get("comment_author_url", ""),
        language=_LANGUAGES.get(form.get("blog_lang", "")[:2].lower(), ""),
        honeypot=form.get(trap, ""),
    )


def is_test(form: Mapping[str, str]) -> bool:
    """Whether nothing may be learnt from this call."""
    return form.get("is_test", "").strip().lower() not in _FALSE


def is_sure_spam(form: Mapping[str, str]) -> bool:
    return (
        form.get("comment_author", "").strip().lower() in SURE_SPAM_AUTHORS
        or form.get("comment_author_email", "").strip().lower() == SURE_SPAM_EMAIL
    )


def is_by_administrator(form: Mapping[str, str]) -> bool:
    """Whether the writer runs the blog; WordPress sends all of a person's roles, comma-separated."""
    return "administrator" in {role.strip().lower() for role in form.get("user_role", "").split(",")}
