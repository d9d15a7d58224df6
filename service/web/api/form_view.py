"""The comment form as a template shows it: empty, or come back with what was typed and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import UUID

from markupsafe import Markup, escape

from service.comments.comment import Submission
from service.comments.errors import InvalidFields, Refusal, StoreAway
from service.comments.messages import N_
from service.comments.sites import ReviewMode, Site
from service.i18n import sentence, translate
from service.policy import allowlist, form_token
from service.policy.pages import BadPage, canonical_page
from service.public import ANONYMOUS, NAME_PLACE
from service.store import threads
from service.web.api.schemas import HONEYPOT
from service.web.context import language, services

FIELDS = ("author", "email", "url", "comment")
TOKEN_KEPT_SECONDS = 20 * 3600  # an older token that comes back with an error is replaced


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a form came back: a heading, what to do, and sentences by field (`""` for those of no visible field)."""

    title: str
    detail: str
    by_field: Mapping[str, str] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormView:
    """Everything that `thread/form.html` needs.

    `base` is our own address where the form stands in a page of another origin, and empty in pages of ours, which may
    have been reached by another name. `answered` is the author of the comment that this one answers.
    """

    site: Site
    sent: Submission
    token: str
    base: str = ""
    answered: str | None = None
    trouble: Trouble | None = None
    closed: bool = False
    honeypot: str = HONEYPOT

    @property
    def action(self) -> str:
        return f"{self.base}/sites/{self.site.slug}/comments?lang={language()}"

    @property
    def address(self) -> str:
        """The thread and form of this page as a document of our own; a comment's id may be put behind it to answer."""
        return document_address(self.site, self.sent.page)

    @property
    def reviewed(self) -> bool:
        return self.site.rules.mode is ReviewMode.ALL

    @property
    def tags(self) -> Markup:
        """The sentence on allowed tags, with the tags as code."""
        tags = escape(allowlist.tags_as_text())
        said = escape(sentence(allowlist.notice(), language()))
        return Markup(said.replace(tags, Markup("<code>%s</code>") % tags))

    @property
    def answering(self) -> Markup:
        """The sentence on whom this comment answers; our script writes another name into it."""
        said = escape(translate(N_("You are replying to %(author)s."), {"author": NAME_PLACE}, language()))
        name = Markup("<bdi data-kommentera-answered-name>%s</bdi>") % (self.answered or "")
        return Markup(said.replace(NAME_PLACE, name))

    def is_required(self, name: str) -> bool:
        return name in self.site.rules.required

    def value(self, name: str) -> str:
        return str(getattr(self.sent, name))

    def error(self, name: str) -> str:
        return self.trouble.by_field.get(name, "") if self.trouble else ""

    def hidden(self) -> list[tuple[str, str]]:
        """Fields that travel with the form unseen."""
        named = ("page", "title", "parent", "language", "receipt")
        return [(name, self.value(name)) for name in named if self.value(name)]

    def everything(self) -> list[tuple[str, str]]:
        """All fields but the comment and the token, for a form that only asks a question."""
        return self.hidden() + [(name, self.value(name)) for name in FIELDS[:-1] if self.value(name)]

    def as_it_came(self) -> list[tuple[str, str]]:
        """All fields that came, to be sent once more: also the token, the trap, and what was agreed to."""
        flags = [(name, "true") for name in ("notify", "acknowledge") if getattr(self.sent, name)]
        texts = [(self.honeypot, self.sent.honeypot), ("comment", self.sent.comment), ("token", self.token)]
        return self.everything() + flags + [(name, text) for name, text in texts if text]


def document_address(site: Site, page: str) -> str:
    """The address of a page's thread and form as a document of our own, in the reader's language."""
    base = services().settings.base_url
    return f"{base}/sites/{site.slug}/thread?page={quote(page, safe='')}&lang={language()}&document=1"


def author_of(site: Site, page: str, parent: str) -> str | None:
    """The author of the public comment that `parent` names, if it stands on this page and can be read."""
    try:
        comment_id, address = UUID(parent), canonical_page(page)
        head = threads.head(services().database, site.id, address)
        with services().database.read() as connection:
            row = threads.comment(connection, head["id"], comment_id) if head else None
    except (ValueError, StoreAway):
        return None
    return None if row is None else row["author"] or translate(ANONYMOUS, {}, language())


def token_for(site: Site, page: str, sent: str = "") -> str:
    """The token that was sent, while it is good for another day; else a fresh one.

    A form that comes back keeps its token, because the time since it was first shown is the evidence: correcting a
    field takes a person no three seconds.
    """
    on = services()
    now = on.clock.now()
    try:
        address = canonical_page(page)
    except BadPage:
        address = ""  # the form cannot be sent from there anyhow
    reading = form_token.read(on.seals, site.id, address, sent, now)
    if reading.state == "ok" and (reading.seconds or 0) < TOKEN_KEPT_SECONDS:
        return sent
    return form_token.make(on.seals, site.id, address, now)


def trouble(refusal: Refusal) -> Trouble:
    """What to tell the writer of a refused form."""
    lang = language()
    by_field: dict[str, str] = {}
    elsewhere: list[str] = []
    for error in refusal.errors if isinstance(refusal, InvalidFields) else ():
        said = translate(error.message, error.params, lang)
        if error.field in FIELDS:
            by_field.setdefault(error.field, said)
        else:
            elsewhere.append(said)
    return Trouble(
        translate(refusal.title, {}, lang), translate(refusal.text, refusal.params, lang), by_field, tuple(elsewhere)
    )


LABELS = {"author": N_("Name"), "email": N_("E-mail"), "url": N_("Web address"), "comment": N_("Comment")}
