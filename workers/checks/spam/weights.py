"""The scorecard: every rule of the spam check with its kind of evidence, weight, sentence, and why it weighs so.

The limits are the site's (`SiteRules.spam_hold` 3.0, `spam_reject` 8.0, and two kinds for spam outright). Weights are
multiples of a quarter, so that any sum of them is exact in binary. `more` is what each further, different match of a
word list adds, `most` how many matches count. One weak sign is 0.25–0.75, a strong one 1–2; only what people never do
by themselves comes near the limit of 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.comments.decision import BLOCKED, LEARNT
from service.comments.findings import Severity
from service.comments.messages import N_


class Kind(StrEnum):
    """Kinds of evidence; rules of different kinds are independent of each other."""

    BEHAVIOUR = "behaviour"
    WRITER = "writer"
    SITE_LIST = "site_list"
    BLOCKED = BLOCKED
    DISGUISE = "disguise"
    LINKS = "links"
    WORDING = "wording"
    IDENTITY = "identity"
    LANGUAGE = "language"
    REPETITION = "repetition"
    EMPHASIS = "emphasis"
    OPINION = "opinion"
    MODEL = LEARNT


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    kind: Kind
    weight: float
    message: str
    more: float = 0.0
    most: int = 1
    severity: Severity | None = None


HOLD = Severity.HOLD

_OPINION = (
    # Whose reasons nobody can see: enough that a person looks, never enough for spam outright by itself.
    Rule(
        "called_spam", Kind.OPINION, 3.0, N_("Another service, asked for a second opinion, calls it spam."), 0, 1, HOLD
    ),
)

# What the site's people taught (model_weight.py): from -4 to 5, so that it holds by itself and never does more.
_MODEL = (
    Rule(
        "learnt_spam",
        Kind.MODEL,
        0.0,
        N_("This site's people have called such comments spam: %(words)s; all else %(rest)s."),
    ),
    Rule(
        "learnt_ham",
        Kind.MODEL,
        0.0,
        N_("This site's people have let such comments pass: %(words)s; all else %(rest)s."),
    ),
)

_BEHAVIOUR = (
    # People do not see the field, but a browser that fills in forms, or a screen reader, may: held, not yet spam.
    Rule("trap_field_filled", Kind.BEHAVIOUR, 4.0, N_("A field that only programs see was filled in."), severity=HOLD),
    # Nobody forges a token by accident; a proxy that damages it is thinkable.
    Rule("token_forged", Kind.BEHAVIOUR, 3.5, N_("The form's seal was forged."), severity=HOLD),
    # A form names its page; people have no way to send it from another, a program that replays it has.
    Rule("token_foreign", Kind.BEHAVIOUR, 3.5, N_("The form was made for another page."), severity=HOLD),
    # Programs post without having fetched the form; so do themes with a copied form: half of the limit.
    Rule("token_missing", Kind.BEHAVIOUR, 1.5, N_("The form was sent without its seal.")),
    # People without JavaScript choose this too; that a person reads it is what was chosen.
    Rule("unproven", Kind.BEHAVIOUR, 1.0, N_("It came without a proof of work, for a moderator."), severity=HOLD),
    # A page that stayed open over the week-end.
    Rule("token_expired", Kind.BEHAVIOUR, 0.5, N_("The form was fetched long before it was sent.")),
    # Pasting and sending takes a person three seconds too, though rarely.
    Rule("sent_too_fast", Kind.BEHAVIOUR, 2.0, N_("The form was sent after %(seconds)s seconds.")),
    # Nobody reads and fills in three fields in a second; autofill and a prepared text need longer too.
    Rule("sent_at_once", Kind.BEHAVIOUR, 3.5, N_("The form was sent after %(seconds)s seconds."), severity=HOLD),
    # A page that a cache hands out gives many readers the same form: never enough alone.
    Rule("token_used_again", Kind.BEHAVIOUR, 0.75, N_("The same form was sent %(number)s times before.")),
    Rule("token_used_often", Kind.BEHAVIOUR, 1.5, N_("The same form was sent %(number)s times before.")),
    # Twice may be a mistake of page; from three pages on it is a round of posting.
    Rule("same_on_other_page", Kind.BEHAVIOUR, 1.5, N_("The same text stands on another page.")),
    Rule("same_on_two_pages", Kind.BEHAVIOUR, 2.5, N_("The same text stands on %(number)s other pages.")),
    Rule("same_on_many_pages", Kind.BEHAVIOUR, 4.0, N_("The same text stands on %(number)s other pages.")),
)

_HISTORY = (
    # Nearly the same words, by a keyed hash of some of them. People who write about the same matter share a fifth of
    # their words, a text with synonyms put in shares half. The first time may be chance.
    Rule("alike_on_other_page", Kind.BEHAVIOUR, 1.25, N_("Nearly the same text stands on another page.")),
    Rule("alike_on_two_pages", Kind.BEHAVIOUR, 2.25, N_("Nearly the same text stands on %(number)s other pages.")),
    Rule("alike_on_many_pages", Kind.BEHAVIOUR, 3.5, N_("Nearly the same text stands on %(number)s other pages.")),
    # A class that was given a beginning writes alike on one page, but links to nothing.
    Rule(
        "alike_here", Kind.BEHAVIOUR, 1.5, N_("%(number)s others wrote nearly the same here, and it gives an address.")
    ),
    # A school has one address: thirty comments in a lesson are nothing, and a link in them little.
    Rule("busy_network", Kind.BEHAVIOUR, 0.5, N_("%(number)s comments came from this network in ten minutes.")),
    Rule("flooded_network", Kind.BEHAVIOUR, 1.0, N_("%(number)s comments came from this network in ten minutes.")),
    Rule("round_of_pages", Kind.BEHAVIOUR, 2.0, N_("The same address wrote on %(number)s other pages in ten minutes.")),
    # What people of this site decided. Addresses can be typed by others, hosts be borrowed: below the limit.
    Rule(
        "host_was_spam", Kind.BEHAVIOUR, 2.5, N_("%(number)s comments with this link were spam by a person's decision.")
    ),
    Rule(
        "sender_was_spam",
        Kind.BEHAVIOUR,
        2.0,
        N_("%(number)s comments of this sender were spam by a person's decision."),
    ),
    # No evidence, a rule of the site: whoever comes to place a link comes once.
    Rule(
        "first_link",
        Kind.WRITER,
        0.0,
        N_("The first link of a writer of whom no comment is approved yet."),
        severity=HOLD,
    ),
    # Proved by a receipt, never by an address alone. Given back from wording and links only.
    Rule("known_writer", Kind.WRITER, 0.0, N_("%(number)s approved comments of this writer, shown by a receipt.")),
)

_SITE_LISTS = (
    # A wish to look, no evidence of spam.
    Rule("hold_word", Kind.SITE_LIST, 0.0, N_("“%(word)s” is on the site's list of words to look at."), 0.0, 20, HOLD),
    # The site's own decision: by itself it reaches the limit of spam, and anything else completes it.
    Rule("reject_word", Kind.SITE_LIST, 8.0, N_("“%(word)s” is on the site's list of spam words."), 0.0, 20, HOLD),
    # The site's own decision on a sender: the comment goes to spam whatever else is in it (see `decision.py`).
    Rule("blocked_author", Kind.BLOCKED, 8.0, N_("The site has blocked comments in this name."), severity=HOLD),
    Rule("blocked_email", Kind.BLOCKED, 8.0, N_("The site has blocked this e-mail address."), severity=HOLD),
    Rule("blocked_host", Kind.BLOCKED, 8.0, N_("The site has blocked links to %(host)s."), severity=HOLD),
    Rule("blocked_network", Kind.BLOCKED, 8.0, N_("The site has blocked the network it came from."), severity=HOLD),
)

_DISGUISE = (
    # No keyboard makes these by accident.
    Rule("mixed_scripts", Kind.DISGUISE, 3.0, N_("A word mixes letters of two scripts that look alike.")),
    # Copied web pages carry a few; soft hyphens do not count at all.
    Rule("invisible_characters", Kind.DISGUISE, 2.0, N_("Invisible characters stand inside words.")),
    # Ornaments are in fashion in names and headings of social media, less so in comments.
    Rule("styled_letters", Kind.DISGUISE, 2.5, N_("Letters are written as full-width or ornamental signs.")),
    # "name at place dot com": people hide theirs from harvesters so, too.
    Rule("spelt_out_mail", Kind.DISGUISE, 0.75, N_("An e-mail address is spelt out in words.")),
    # Counts only where what is read is a word of trade.
    Rule("letters_replaced", Kind.DISGUISE, 3.0, N_("“%(word)s” is written with signs or gaps between its letters.")),
)

_LINKS = (
    # 17 % of real comments carry a link, 29 % fill in the field: next to nothing alone.
    Rule("link", Kind.LINKS, 0.5, N_("The comment has a link.")),
    Rule("two_links", Kind.LINKS, 1.0, N_("The comment has two links.")),
    # Somebody who gives sources reaches three.
    Rule("many_links", Kind.LINKS, 1.5, N_("The comment has %(number)s links.")),
    Rule("link_list", Kind.LINKS, 2.5, N_("The comment has %(number)s links.")),
    Rule("url_field", Kind.LINKS, 0.25, N_("The URL field is filled in.")),
    # People link to others in the text and to themselves in the field; spam says the same twice.
    Rule("own_site_linked", Kind.LINKS, 1.25, N_("The text links to the author's own site.")),
    # Who has written about the matter links to that page; so does who has a page to sell.
    Rule("own_page_linked", Kind.LINKS, 0.75, N_("The text links to a page of the author's own site.")),
    # People link to a page in particular, and say more after it.
    Rule("closing_link", Kind.LINKS, 0.5, N_("The text ends in a link to a site's front page.")),
    # The form takes HTML and says so; this was written for any form at all.
    Rule("bbcode", Kind.LINKS, 2.5, N_("Links are written in a forum's code ([url]).")),
    Rule("mostly_links", Kind.LINKS, 1.0, N_("The comment is little else than links.")),
    # Social media shorten for people too.
    Rule("shortener", Kind.LINKS, 1.25, N_("A link hides its destination behind a shortener.")),
    Rule("messenger_link", Kind.LINKS, 1.25, N_("A link leads to a private chat.")),
    Rule("address_without_name", Kind.LINKS, 1.5, N_("A link leads to a bare network address.")),
    Rule("program_link", Kind.LINKS, 1.5, N_("A link leads to a program or an archive.")),
    # Hosts are cheap to change, so they must not decide. Named in the text or in the word lists.
    Rule("commercial_host", Kind.LINKS, 0.5, N_("A link leads to a host that is named after its goods.")),
    # The heart of most spam: something is offered, and here is where. Needs wording of 1.5 and a way out.
    Rule("offer_with_way_out", Kind.LINKS, 1.0, N_("Something is offered, and an address or number is given.")),
    # The code of other forms; engineers have it in their fingers.
    Rule("markdown_link", Kind.LINKS, 1.0, N_("Links are written in another form's code.")),
    # Whoever earns by the click says so in the address; newsletters mark theirs otherwise (utm_…).
    Rule("referral_link", Kind.LINKS, 1.0, N_("A link pays whoever spreads it.")),
    # A hand that points at the link.
    Rule("pointing_sign", Kind.LINKS, 0.75, N_("A picture sign points at the address.")),
    # A source that is cited is named in the text too, so only of the site in the URL field.
    Rule("host_in_text", Kind.LINKS, 0.5, N_("The author's site is named after a word of the text.")),
    # Nobody writes these into a comment; a program that fills in any form does.
    Rule("active_markup", Kind.LINKS, 2.0, N_("Markup that no visitor writes was removed (%(name)s).")),
)

_WORDING = (
    Rule("call", Kind.WORDING, 1.0, N_("Asks the reader to act: “%(word)s”."), 0.5, 3),
    Rule("offer", Kind.WORDING, 1.0, N_("Speaks as a seller: “%(word)s”."), 0.5, 3),
    Rule("promise", Kind.WORDING, 1.0, N_("Promises as advertising does: “%(word)s”."), 0.5, 3),
    Rule("urgency", Kind.WORDING, 0.75, N_("Presses for time: “%(word)s”."), 0.25, 2),
    Rule("channel", Kind.WORDING, 1.0, N_("Leads away to a private channel: “%(word)s”."), 0.25, 2),
    # Honest on YouTube too, but seldom.
    Rule("self_promotion", Kind.WORDING, 1.25, N_("Advertises the author's own pages: “%(word)s”."), 0.75, 3),
    # The two in one phrase: an order, and to one's own pages.
    Rule("own_call", Kind.WORDING, 1.75, N_("Asks the reader to the author's own pages: “%(word)s”."), 0.75, 3),
    # Everyday words of selling: one means nothing, three together do.
    Rule("light_call", Kind.WORDING, 0.25, N_("Asks the reader to act: “%(word)s”."), 0.5, 3),
    Rule("light_offer", Kind.WORDING, 0.25, N_("Speaks as a seller: “%(word)s”."), 0.5, 3),
    Rule("light_promise", Kind.WORDING, 0.25, N_("Promises as advertising does: “%(word)s”."), 0.5, 3),
    Rule("light_goods", Kind.WORDING, 0.25, N_("Names goods or services: “%(word)s”."), 0.5, 3),
    Rule("light_channel", Kind.WORDING, 0.25, N_("Leads away to a private channel: “%(word)s”.")),
    Rule("price", Kind.WORDING, 0.25, N_("Names a sum of money.")),
    Rule("price_by_time", Kind.WORDING, 0.5, N_("Names a sum of money by the hour, day, week or month.")),
    Rule("boastful_percent", Kind.WORDING, 0.75, N_("Names a boastful percentage.")),
    # The privacy check holds these anyway; here it is the usual way out of spam without links.
    Rule("mail_in_text", Kind.WORDING, 1.0, N_("The text gives an e-mail address.")),
    Rule("mail_invitation", Kind.WORDING, 0.75, N_("Asks to write to an e-mail address in the text.")),
    Rule("channel_address", Kind.WORDING, 1.25, N_("Gives an account in a private channel.")),
    # Winnings, doubled money: two sums with a verb of gain.
    Rule("gain", Kind.WORDING, 1.25, N_("Tells of a gain of money.")),
    Rule("handle_in_text", Kind.WORDING, 0.5, N_("The text gives an account's name (@…).")),
    Rule("phone_in_text", Kind.WORDING, 0.75, N_("The text gives a telephone number.")),
    # Fraud's own pair; a charity's appeal has it too.
    Rule("money_with_contact", Kind.WORDING, 1.0, N_("Names a sum of money and a private way of contact.")),
    # Advertising speaks to any reader, a comment to the writer or about oneself. Only with a way out.
    Rule("hook", Kind.WORDING, 0.75, N_("Begins with a question to any reader: “%(word)s”.")),
    Rule("imperative", Kind.WORDING, 0.5, N_("A sentence begins with an order to the reader: “%(word)s”.")),
    # Whoever comments says "I", or argues. A text without either, and with an address to go to, is a notice.
    Rule("nobody_speaks", Kind.WORDING, 0.75, N_("Nobody speaks in the text, but it gives an address.")),
    Rule("speaks_to_reader", Kind.WORDING, 0.25, N_("Speaks to the reader again and again.")),
    # "Bra skrivet!" with a link under the name says nothing about the page; without one it is a kind word.
    Rule("empty_praise", Kind.WORDING, 2.0, N_("Praise that would fit any page, with a link.")),
    Rule("praise_before_offer", Kind.WORDING, 1.0, N_("Praise that would fit any page, followed by an offer.")),
    # Sentences that programs leave under any post.
    Rule("template", Kind.WORDING, 1.5, N_("A sentence that programs leave under any page: “%(word)s”."), 0.75, 3),
    # Real readers say little too, but seldom with a link.
    Rule("hardly_a_word", Kind.WORDING, 0.75, N_("Hardly a word, with a link.")),
    # People deny, object, ask and doubt; advertising does not. At most one, for it can be imitated.
    Rule("conversation", Kind.WORDING, 0.0, N_("The text argues, asks or doubts, as readers do.")),
    # A choir gives its name and its site; who sells says what. Up to one and a half is given back.
    Rule("nothing_offered", Kind.LINKS, 0.0, N_("Nothing is offered: an address alone.")),
    # Who warns of swindlers repeats their words, and gives no address. Up to two are given back.
    Rule("warning", Kind.WORDING, 0.0, N_("The text warns of swindlers, as readers do.")),
    # Associations invite, give prices and numbers. One for each such word, at most two, where nothing is pitched.
    Rule("civic", Kind.WORDING, 0.0, N_("Words of associations, students or collections.")),
    # Long texts meet some of these words by chance: up to half of the wording is given back.
    Rule("long_text", Kind.WORDING, 0.0, N_("The text is long, so single words weigh less.")),
)

# What is sold. A subject is a word that people use too; a pitch is a phrase that sells. Subjects that the pages of
# public bodies discuss themselves (debts, drugs, jobs, housing) weigh less than those that they do not. An empty
# sentence: there is no such list.
_GOODS = (
    ("gambling", 1.25, N_("Words of gambling: “%(word)s”."), N_("Advertising for gambling: “%(word)s”.")),
    ("adult", 0.75, N_("Words of the sex trade: “%(word)s”."), N_("Advertising for sex or dating: “%(word)s”.")),
    ("pharmacy", 0.75, N_("Names of medicines: “%(word)s”."), N_("Advertising for medicines: “%(word)s”.")),
    ("loans", 0.75, N_("Words of lending: “%(word)s”."), N_("Advertising for loans: “%(word)s”.")),
    ("crypto", 1.0, N_("Words of speculation: “%(word)s”."), N_("Advertising for investments: “%(word)s”.")),
    ("income", 0.0, "", N_("Promises easy money: “%(word)s”.")),
    ("homework", 1.0, N_("Words of bought essays: “%(word)s”."), N_("Advertising for bought essays: “%(word)s”.")),
    ("marketing", 1.0, N_("Words of marketing: “%(word)s”."), N_("Advertising for marketing: “%(word)s”.")),
    ("slimming", 0.75, N_("Words of slimming and beauty: “%(word)s”."), N_("Advertising for beauty: “%(word)s”.")),
    ("trade", 0.75, N_("Words of a trade: “%(word)s”."), N_("Advertising for a trade: “%(word)s”.")),
    ("goods", 0.75, N_("Words of goods: “%(word)s”."), N_("Advertising for goods: “%(word)s”.")),
    ("media", 1.0, N_("Words of pirated media: “%(word)s”."), N_("Advertising for pirated media: “%(word)s”.")),
    ("occult", 0.75, N_("Words of fortune-telling: “%(word)s”."), N_("Advertising for magic: “%(word)s”.")),
    ("documents", 0.5, N_("Words of certificates: “%(word)s”."), N_("Advertising for certificates: “%(word)s”.")),
    ("courses", 0.5, N_("Words of courses: “%(word)s”."), ""),
    ("jobs", 0.5, N_("Words of hiring: “%(word)s”."), N_("Advertising for jobs: “%(word)s”.")),
    ("housing", 0.5, N_("Words of letting and travel: “%(word)s”."), ""),
    ("travel", 0.5, N_("Words of travel: “%(word)s”."), N_("Advertising for travel: “%(word)s”.")),
    ("hosting", 0.75, N_("Words of web hosting: “%(word)s”."), ""),
    ("remedies", 0.75, N_("Words of quack cures: “%(word)s”."), N_("Advertising for quack cures: “%(word)s”.")),
    ("fraud", 0.0, "", N_("A phrase of fraud letters: “%(word)s”.")),
    ("hacking", 0.0, "", N_("Advertising for break-ins: “%(word)s”.")),
)

_IDENTITY = (
    Rule("author_is_address", Kind.IDENTITY, 2.0, N_("The author's name is an address.")),
    # Trades are signatures too ("Rektor", "polis"): only what spam sells is listed.
    Rule("author_is_keyword", Kind.IDENTITY, 1.25, N_("The author's name advertises: “%(word)s”.")),
    # What is sold, and where it can be bought.
    Rule("author_sells", Kind.IDENTITY, 0.75, N_("The author's name advertises, with a link.")),
    Rule("author_is_company", Kind.IDENTITY, 0.5, N_("The author's name is a company's.")),
    # "Gudrun" of gudrun.example is a person: a hint only.
    Rule("author_is_host", Kind.IDENTITY, 0.5, N_("The author is named as the linked site.")),
    # In one of 232 comments of our sets, in 41 of 195 spam: the name is what is sold.
    Rule("author_is_subject", Kind.IDENTITY, 1.25, N_("The author's name is the text's subject.")),
    # "mormor 67": Som mormor ...
    Rule("author_in_text", Kind.IDENTITY, 0.25, N_("The author's name is a word of the text.")),
    # People who give their site give their name, mostly as names are written.
    Rule("author_in_small_letters", Kind.IDENTITY, 0.75, N_("The author's name is in small letters, with a link.")),
    Rule("author_is_nobody", Kind.IDENTITY, 0.5, N_("The author's name is a placeholder, with a link.")),
    Rule("author_unspeakable", Kind.IDENTITY, 1.0, N_("The author's name cannot be spoken.")),
)

_OTHERS = (
    # These count only with a link or a mail address: anyone may write in any language.
    Rule("foreign_script", Kind.LANGUAGE, 1.5, N_("Another script than the blog's, with a link.")),
    Rule("foreign_language", Kind.LANGUAGE, 1.0, N_("Another language than the blog's, with a link.")),
    # The most common second language of real commenters, and of spam.
    Rule("english_text", Kind.LANGUAGE, 0.25, N_("English on a blog in another language, with a link.")),
    Rule("stuffed_word", Kind.REPETITION, 1.25, N_("A word is repeated %(number)s times.")),
    # Short cries and lists do without small words too: only with a way out.
    Rule("words_without_grammar", Kind.REPETITION, 1.0, N_("A row of words without grammar.")),
    Rule("little_grammar", Kind.REPETITION, 0.5, N_("Few of the small words that sentences need.")),
    Rule("repeated_sentence", Kind.REPETITION, 1.0, N_("A sentence is repeated %(number)s times.")),
    Rule("pictures", Kind.EMPHASIS, 1.0, N_("%(number)s picture signs.")),
    Rule("row_of_signs", Kind.EMPHASIS, 0.25, N_("A long row of the same sign.")),
    Rule("capitals", Kind.EMPHASIS, 0.5, N_("Mostly capital letters.")),
    Rule("exclamations", Kind.EMPHASIS, 0.25, N_("%(number)s exclamation marks.")),
)


def _goods() -> list[Rule]:
    rules = []
    for name, weight, subject, pitch in _GOODS:
        if subject:
            rules.append(Rule(f"subject_{name}", Kind.WORDING, weight, subject, 0.25, 3))
        if pitch:
            rules.append(Rule(f"pitch_{name}", Kind.WORDING, 1.75, pitch, 0.75, 3))
    return rules


OF_ITS_MOMENT = frozenset(
    ("called_spam", "same_on_other_page", "same_on_two_pages", "same_on_many_pages", "alike_on_other_page",
     "alike_on_two_pages", "alike_on_many_pages", "alike_here", "token_used_again", "token_used_often", "busy_network",
     "flooded_network", "round_of_pages", "first_link")
)  # fmt: skip
"""Rules that only the moment can tell in which a comment came; read again, it keeps what they said."""

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        *_OPINION,
        *_MODEL,
        *_BEHAVIOUR,
        *_HISTORY,
        *_SITE_LISTS,
        *_DISGUISE,
        *_LINKS,
        *_WORDING,
        *_goods(),
        *_IDENTITY,
        *_OTHERS,
    )
}
