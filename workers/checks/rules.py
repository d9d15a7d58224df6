"""Every rule of every check by name: what a site may put into shadow. A test holds the table to what the checks say.

`numbers.too-many` is not among them: it stands for a text that was not read to its end.
"""

from __future__ import annotations

from collections.abc import Mapping

from workers.checks import privacy, spam
from workers.checks.spam.weights import RULES as SPAM

_PRIVACY = """
    personnummer.checksum personnummer.form personnummer.hidden personnummer.last-four
    samordningsnummer.checksum samordningsnummer.form
    ssn.form nino.form nhs.checksum nhs.form foedselsnummer.checksum henkilotunnus.checksum cpr.form pesel.checksum
    pps.form passport.form
    birth_date.cue
    card.checksum iban.checksum iban.form giro.cue swish.cue account.cue account.form account.clearing account.page
    phone.national phone.american phone.local phone.international phone.told phone.backwards
    email.plain email.disguised email.provider
    address.street address.postal address.postcode address.box address.whole address.described
    case_number.court case_number.board case_number.police case_number.cue case_number.paper
    plate.cue plate.spelt profile.link profile.handle
    name.person name.official name.spelt-out
    health.context sensitive.context crime.context age.context school.context placement.context place.context
    site.watched
"""

_GRAVE = """
    personnummer.checksum personnummer.form samordningsnummer.checksum samordningsnummer.form
    ssn.form nino.form nhs.checksum nhs.form foedselsnummer.checksum henkilotunnus.checksum cpr.form pesel.checksum
    pps.form passport.form
    card.checksum iban.checksum iban.form account.cue account.form account.clearing
"""

RULES: Mapping[str, frozenset[str]] = {
    privacy.NAME: frozenset(_PRIVACY.split()),
    spam.NAME: frozenset(SPAM),
}

GRAVE = frozenset(_GRAVE.split())
"""Rules of the privacy check that find what must never be published: without them nothing stands in its way."""
