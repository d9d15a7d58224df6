from __future__ import annotations

from dataclasses import replace

import pytest

from service.policy.allowlist import ALLOWED, POLICY_VERSION, SEED, Element, notice, tags_as_text


def test_the_thirteen_tags_of_the_form_are_allowed_and_nothing_else() -> None:
    written = " ".join(f"{tag}[{','.join(sorted(names))}]" if names else tag for tag, names in sorted(ALLOWED.items()))

    assert written == (
        "a[href,title] abbr[title] acronym[title] b blockquote[cite] cite code del[datetime] em i q[cite] strike strong"
    )
    assert SEED.schemes == {"http", "https", "mailto"}


def test_the_sentence_under_the_form_names_what_is_allowed() -> None:
    assert str(notice()) == (
        'You may use these HTML tags and attributes: <a href="" title=""> <abbr title=""> <acronym title=""> <b> '
        '<blockquote cite=""> <cite> <code> <del datetime=""> <em> <i> <q cite=""> <strike> <strong>. '
        "Blank lines make paragraphs."
    )


def test_the_sentence_follows_the_policy() -> None:
    assert tags_as_text(SEED.without("a", *list(ALLOWED)[3:])) == '<abbr title=""> <acronym title="">'
    assert "%" not in notice(SEED.without(*ALLOWED)).message


@pytest.mark.parametrize(
    "other",
    [
        SEED.without("a"),
        replace(SEED, schemes=frozenset({"https"})),
        replace(SEED, elements=(*SEED.elements, Element("u"))),
    ],
    ids=["a tag less", "a scheme less", "a tag more"],
)
def test_another_list_is_another_version(other: object) -> None:
    assert getattr(other, "version") != POLICY_VERSION  # noqa: B009


def test_other_limits_are_the_same_version() -> None:
    assert replace(SEED, max_tags=1).version == POLICY_VERSION


def test_a_tag_that_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(ValueError, match="script"):
        SEED.without("script")
