"""The words that moderators read for states, reasons, kinds and acts. What has no word is shown by its code."""

from __future__ import annotations

from service.comments.decision import Action, Ground, Reason
from service.comments.findings import Outcome, Severity
from service.comments.messages import N_
from service.comments.states import Status
from service.store.review import Sort

STATUS = {
    Status.HELD: N_("Waiting for review"),
    Status.RECEIVED: N_("Being checked"),
    Status.APPROVED: N_("Approved"),
    Status.PUBLISHED: N_("Published"),
    Status.REJECTED: N_("Rejected"),
    Status.SPAM: N_("Spam"),
    Status.REMOVED: N_("Removed"),
    Status.WITHDRAWN: N_("Withdrawn"),
    Status.ERASED: N_("Erased"),
}
REASON = {
    Reason.CHECK_FAILED: N_("A check failed"),
    Reason.PERSONAL_DATA: N_("Personal data"),
    Reason.SPAM: N_("Spam"),
    Reason.SUSPECTED_SPAM: N_("Suspected spam"),
    Reason.SPAM_SAMPLE: N_("Spam, shown as a sample"),
    Reason.FIRST_LINK: N_("First link of a new writer"),
    Reason.UNPROVEN: N_("Sent to a moderator without a proof of work"),
    Reason.BLOCKED_SENDER: N_("Blocked sender"),
    Reason.POLICY_CHANGED: N_("The rules for markup have changed"),
    Reason.RULES_CHANGED: N_("Found under newer rules"),
    Reason.SECOND_LOOK: N_("Second look under newer rules"),
    Reason.REVIEW_ALL: N_("Every comment is reviewed"),
    Reason.CLEAN: N_("Nothing found"),
    Ground.THREAT: N_("Threat"),
    Ground.HATE: N_("Agitation against a population group"),
    Ground.INCITEMENT: N_("Incitement to crime"),
    Ground.CHILD_ABUSE: N_("Child sexual abuse material"),
    Ground.VIOLENCE: N_("Depiction of violence"),
    Ground.COPYRIGHT: N_("Breach of copyright"),
    Ground.INSULT: N_("Insult or personal attack"),
    Ground.OFF_TOPIC: N_("Off topic"),
    Ground.DUPLICATE: N_("Sent more than once"),
    Ground.OTHER: N_("Other reason"),
}
ACTION = {
    Action.APPROVE: N_("Approve"),
    Action.REJECT: N_("Reject"),
    Action.SPAM: N_("Mark as spam"),
    Action.HOLD: N_("Take back to review"),
    Action.REMOVE: N_("Remove"),
    Action.RESTORE: N_("Put back in the queue"),
    Action.KEEP: N_("Seen, it stays"),
}
DONE = {
    Action.APPROVE: N_("Approved"),
    Action.REJECT: N_("Rejected"),
    Action.SPAM: N_("Marked as spam"),
    Action.HOLD: N_("Taken back to review"),
    Action.REMOVE: N_("Removed"),
    Action.RESTORE: N_("Back in the queue"),
    Action.KEEP: N_("Looked at again, and stays"),
}
EVENT = {
    "received": N_("Received"),
    "decided": N_("Decided by the rules"),
    "published": N_("Published"),
    "held": N_("Held again, because a check is missing"),
    "withdrawn": N_("Withdrawn by the author"),
    "reported": N_("Reported by a reader"),
    "objected": N_("The author objected"),
    "erased": N_("Erased"),
}
KIND = {
    "personal_number": N_("Personal identity number"),
    "birth_date": N_("Date of birth"),
    "phone": N_("Telephone number"),
    "email": N_("E-mail address"),
    "address": N_("Postal address"),
    "case_number": N_("Case number"),
    "account": N_("Account or card number"),
    "plate": N_("Registration number"),
    "profile": N_("Profile or user name"),
    "numbers": N_("Very many numbers"),
    "person": N_("Private person"),
    "official": N_("Official"),
    "health": N_("Health"),
    "sensitive": N_("Sensitive circumstance"),
    "crime": N_("Crime"),
    "school": N_("School or class"),
    "placement": N_("Placement"),
    "place": N_("Place"),
    "age": N_("Age"),
    "behaviour": N_("Way of sending"),
    "writer": N_("The writer"),
    "site_list": N_("The site's own words"),
    "disguise": N_("Disguise"),
    "links": N_("Links"),
    "wording": N_("Wording"),
    "identity": N_("Name and address of the sender"),
    "language": N_("Language"),
    "repetition": N_("Repetition"),
    "emphasis": N_("Emphasis"),
    "opinion": N_("Second opinion"),
    "model": N_("What this site has taught"),
    "watched": N_("On the site's watch-list"),
    "blocked": N_("Blocked sender"),
}
MARK = {
    "shadow": N_("A rule that this site only tries: it has no effect."),
    "may-stand": N_("On the site's list of what may stand: it has no effect."),
}
LIST = {
    "may-stand": N_("May stand"),
    "watch": N_("Watch for"),
    "hold-word": N_("Words to look at"),
    "reject-word": N_("Words of spam"),
    "block-author": N_("Blocked names"),
    "block-email": N_("Blocked e-mail addresses"),
    "block-host": N_("Blocked hosts"),
    "block-network": N_("Blocked networks"),
}
LIST_HINT = {
    "may-stand": N_(
        "Names, numbers and addresses that are no personal data here: staff, public persons, the switchboard."
    ),
    "watch": N_("Names and places in all their forms: a comment that has one waits for a person."),
    "hold-word": N_("A comment that has one of these words waits for a person."),
    "reject-word": N_("Weighs as much as the limit for spam; alone the comment is held."),
    "block-author": N_("Comments under this name go to spam."),
    "block-email": N_("Kept as a keyed hash: comments from this address go to spam."),
    "block-host": N_("Comments that link to this host go to spam."),
    "block-network": N_("Kept as a keyed hash: comments from this network go to spam."),
}
BLOCK_BY = {
    "block-author": N_("the name"),
    "block-email": N_("the e-mail address"),
    "block-host": N_("the host of the web address"),
    "block-network": N_("the network that it came from"),
}
BECAUSE = {
    "name": N_("a first name"),
    "full name": N_("a first name and a surname"),
    "sound": N_("letters as in a name"),
    "does": N_("what is said of persons"),
    "many": N_("more words that may be names than are looked at"),
    "kin": N_("a word for kin"),
    "family": N_("a word for a family"),
    "office": N_("an office or profession"),
    "named": N_("a word such as “is called”"),
    "signed": N_("a farewell"),
    "child": N_("a word for a child"),
    "title": N_("a title"),
    "little": N_("a word of pity or tenderness"),
    "age": N_("an age"),
    "owner": N_("something that is theirs"),
    "moved": N_("something done to them"),
    "at a place": N_("where they are found"),
    "lived somewhere": N_("where they lived"),
    "lives somewhere": N_("where they live"),
    "lives with": N_("with whom they live"),
    "pronoun": N_("a pronoun"),
    "contact": N_("how to reach them"),
    "felt for": N_("a word of regret"),
    "who did it": N_("what they did"),
    "care": N_("care and placement"),
    "health or crime": N_("health or crime"),
    "health": N_("health"),
    "school": N_("school"),
    "thing": N_("a thing that bears the name"),
    "public": N_("public life"),
    "in public": N_("something done in public"),
    "reported": N_("something quoted"),
    "author": N_("somebody's work"),
    "greeted": N_("a greeting"),
    "one of a kind": N_("an article before it"),
    "year": N_("a year"),
    "place": N_("a place"),
    "pair": N_("the name beside it"),
    "spelt out": N_("written letter by letter"),
    "campaign": N_("a hashtag for or about somebody"),
    "one person": N_("one definite person"),
    "third person": N_("somebody else's circumstances"),
    "the only one": N_("there is only one"),
    "one home": N_("one definite home"),
    "one family": N_("one definite family"),
    "kin of one person": N_("kin of somebody known"),
    "pointing": N_("the writer points at somebody"),
    "near a name": N_("a name near by"),
}
"""What raised or lowered the score of a finding in context, by the names that the privacy check gives."""
FIELD = {
    "comment": N_("Comment"),
    "author": N_("Name"),
    "url": N_("Web address"),
    "title": N_("Page title"),
    "email": N_("E-mail"),
}
SEVERITY = {
    Severity.INFO: N_("For information"),
    Severity.WARN: N_("Worth a look"),
    Severity.HOLD: N_("Holds"),
    Severity.BLOCK: N_("Never publish"),
}
OUTCOME = {
    Outcome.DONE: N_("done"),
    Outcome.FAILED: N_("failed"),
    Outcome.TIMED_OUT: N_("ran out of time"),
}
SORT = {
    Sort.OLDEST: N_("Oldest first"),
    Sort.RISK: N_("Highest risk first"),
    Sort.NEWEST: N_("Newest first"),
}
CHECK = {"privacy": N_("Privacy"), "spam": N_("Spam")}
REMOVED = {"tag": N_("Tag"), "attribute": N_("Attribute"), "url": N_("Address")}
ROLE = {"owner": N_("Owner"), "moderator": N_("Moderator"), "reader": N_("Reader")}
RECHECK = {
    Status.HELD: N_("Re-check of what is held"),
    Status.PUBLISHED: N_("Re-check of what is published"),
}
