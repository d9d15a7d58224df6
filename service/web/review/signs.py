"""The signs that a site's model has learnt, in words. What each name stands for is told where the model is made."""

from __future__ import annotations

from service.comments.messages import N_
from service.i18n import translate

_WORDS = {
    "w": N_("the word “%(text)s”"),
    "b": N_("the words “%(text)s”"),
    "first": N_("at the beginning “%(text)s”"),
    "last": N_("at the end “%(text)s”"),
    "h": N_("a link to %(text)s"),
    "r": N_("the rule %(text)s"),
    "s": N_("other signs of spam: about %(text)s"),
    "l": N_("number of links: %(text)s"),
    "n": N_("number of words: %(text)s"),
}


def in_words(name: str, language: str) -> str:
    """A sign as a person reads it; by its name where it is of no kind that we know."""
    kind, _, text = name.partition(":")
    if kind == "b" and text.startswith("^ "):
        kind, text = "first", text[2:]
    elif kind == "b" and text.endswith(" $"):
        kind, text = "last", text[:-2]
    elif kind == "n" and text.isdigit() and int(text) < 32:
        text = f"{1 << int(text) >> 1}–{(1 << int(text)) - 1}"
    return translate(_WORDS[kind], {"text": text}, language) if kind in _WORDS else name
