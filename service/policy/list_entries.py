"""What may be an entry of a site's own lists, and the form in which it is kept and compared."""

from __future__ import annotations

import unicodedata

from email_validator import EmailNotValidError, validate_email

from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.comments.site_lists import ListName
from service.policy.identifiers import find_identifiers
from service.policy.own_lists import words_in
from service.policy.pages import origin_of

LONGEST = 200  # characters of a value or a note
_NEVER = "personal_number"


def list_of(name: str) -> ListName:
    """The list of this name. Raises `InvalidFields`."""
    if name not in [*ListName]:
        raise _fault("list", N_("There is no such value. Use one of: %(values)s."), values=", ".join(ListName))
    return ListName(name)


def tidied_value(name: ListName, text: str) -> str:
    """The value as it is kept, before keyed lists hash it. Raises `InvalidFields` with what to type instead."""
    value = " ".join(unicodedata.normalize("NFC", text).replace("\x00", "").split())
    if not value:
        raise _fault("value", N_("Write what the entry is about."))
    if len(value) > LONGEST:
        raise _fault("value", N_("Shorten this to at most %(limit)s characters."), limit=LONGEST)
    if name is ListName.BLOCK_EMAIL:
        return _email(value)
    if name is ListName.BLOCK_HOST:
        return _host(value)
    if name is ListName.BLOCK_NETWORK:
        return value.partition("/")[0]
    if not words_in(value):
        raise _fault("value", N_("Write at least one word or number; signs alone cannot be found."))
    if name is ListName.MAY_STAND and any(found.kind == _NEVER for found in find_identifiers(value)):
        raise _fault("value", N_("A personal identity number must never be published, so it cannot be let stand."))
    return value


def tidied_note(text: str) -> str:
    """The note as it is kept. Raises `InvalidFields`."""
    note = " ".join(text.replace("\x00", "").split())
    if len(note) > LONGEST:
        raise _fault("note", N_("Shorten this to at most %(limit)s characters."), limit=LONGEST)
    return note


def no_network() -> InvalidFields:
    """The refusal of what is no address of a network."""
    return _fault("value", N_("Write a network address, such as 203.0.113.0 or 2001:db8::."))


def _email(value: str) -> str:
    try:
        validate_email(value, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise _fault("value", N_("Write an e-mail address, such as name@example.org.")) from error
    return value


def _host(value: str) -> str:
    origin = origin_of(value if "://" in value else f"https://{value}")
    host = (origin or "").partition("://")[2].partition(":")[0].removeprefix("www.")
    if "." not in host.strip("."):
        raise _fault("value", N_("Write the host of the links, such as example.org."))
    return host


def _fault(field: str, message: str, **params: str | int) -> InvalidFields:
    return InvalidFields([FieldError(field, "invalid", message, params)])
