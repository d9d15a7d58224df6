"""Whom the text speaks to: advertising asks and orders any reader, a comment tells or asks the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workers.checks.spam import lexicon
from workers.checks.spam.conversation import turns
from workers.checks.spam.hits import Hit
from workers.checks.spam.language import foreign_script, language_of
from workers.checks.spam.reading import Reading

# The plural "ni" is left out: it is the blog that is asked.
_HOOK = re.compile(
    r"\s*(?:hej\w*[!,. ]+)?("
    r"(?:är|har|vill|letar|söker|behöver|kör|drömmer|funderar|känner|visste|saknar|lider|hinner|äger|betalar) du\b"
    r"|(?:trött|less|sugen|nyfiken) på\b|tröttnat på\b|behov av\b"
    r"|(?:need|want|looking for|looking to|tired of|struggling with|searching for|ready to|thinking of|interested in)\b"
    r"|(?:are|do|did|have|would) you (?:looking|tired|ready|want|need|know that|own|owed|ever wanted|like to)\b"
    r")"
)
_SENTENCE = re.compile(r"(?:^|[.!?:\n–✅👉])\s*([^\W\d_]+)")
_TO_READER = re.compile(r"\b(?:du|dig|din|ditt|dina|you|your|yours)\b")
_AGAIN_AND_AGAIN = 2
_FEWEST_WORDS = 4


def find(reading: Reading) -> Iterator[Hit]:
    if not reading.has_way_out:
        return
    hook = _HOOK.match(reading.prose)
    if hook:
        yield reading.hit("hook", *hook.span(1), word=hook[1])
    imperatives = lexicon.closed("imperative")
    order = next((match for match in _SENTENCE.finditer(reading.prose) if match[1] in imperatives), None)
    if order:
        yield reading.hit("imperative", *order.span(1), word=order[1])
    if _is_notice(reading):
        yield Hit("nobody_speaks")
    if len(_TO_READER.findall(reading.prose)) >= _AGAIN_AND_AGAIN:
        yield Hit("speaks_to_reader")


def _is_notice(reading: Reading) -> bool:
    """No first person singular and no argument, but an address of one's own: a source that is cited is none."""
    address = reading.author_link or reading.mails or reading.closing_link
    if not address or foreign_script(reading.prose):  # whose pronouns are not listed
        return False
    return len(reading.words) >= _FEWEST_WORDS and not _says_i(reading) and not turns(reading)


def _says_i(reading: Reading) -> bool:
    words = {word.text for word in reading.words}
    if words & lexicon.closed("first_person"):
        return True
    # In Swedish "i" is a preposition, in English a careless "I".
    return "i" in words and ("I" in reading.comment.typed or language_of(reading) == "en")
