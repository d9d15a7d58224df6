"""How the rules do on a site, through the page and the API: who may see and change it, what is pointed out."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.sites import change_site
from service.comments.agreement import DOUBTED_FROM
from service.comments.comment import CheckedText
from service.comments.decision import Action
from service.comments.people import Scope
from service.policy.sanitise import sanitise
from tests import builders
from tests.people import Crowd, Someone, bearer
from workers.checks.spam.model import SHOWN_FROM
from workers.learning import learn_text

API, PAGE = "/api/v1/sites/blog/rules", "/moderate/rules/blog"
PHONE = "Ring mig på 070-174 06 05 så berättar jag hur vi gjorde."
NUMBERS = "privacy:personnummer.checksum"


def rules(someone: Someone, path: str = API) -> dict[str, dict[str, Any]]:
    return {one["rule"]: one for one in someone.get(path).json["rules"]}


def shadow_of(on: Services) -> tuple[str, ...]:
    site = on.sites.find("blog")
    assert site is not None
    return site.rules.shadow


def approve_phones(on: Services, crowd: Crowd, times: int) -> None:
    assert crowd.anna.actor is not None
    for number in range(times):
        comment_id = builders.held(on, crowd.blog, comment=f"{PHONE} Nummer {number}.")
        moderate(on, crowd.anna.actor, comment_id, Action.APPROVE)


def test_a_rule_that_people_disagree_with_is_pointed_out_with_what_to_do(crowd: Crowd, services: Services) -> None:
    approve_phones(services, crowd, DOUBTED_FROM)

    told = rules(crowd.anna, f"{API}?lang=en")["phone.national"]
    assert told == {
        "check": "privacy",
        "rule": "phone.national",
        "hits": DOUBTED_FROM,
        "agreed": 0,
        "disagreed": DOUBTED_FROM,
        "precision": 0.0,
        "doubtful": True,
        "shadow": False,
        "advice": told["advice"],
    }
    assert "Put what it mistakes on the list of what may stand" in told["advice"]
    first = LexborHTMLParser(crowd.anna.get(PAGE).text).css_first(".rule")
    assert "privacy:phone.national" in first.text()
    assert "Telefonnummer" in first.text()
    assert "ställ regeln i skugga" in first.text()


def test_fewer_hits_are_not_pointed_out(crowd: Crowd, services: Services) -> None:
    approve_phones(services, crowd, 2)

    assert (rules(crowd.anna)["phone.national"]["precision"], rules(crowd.anna)["phone.national"]["advice"]) == (0, "")
    assert ".doubted" not in crowd.anna.get(PAGE).text


def test_an_owner_puts_a_rule_into_shadow_and_takes_it_out(crowd: Crowd, services: Services) -> None:
    approve_phones(services, crowd, DOUBTED_FROM)

    assert crowd.olga.post(f"{PAGE}/shadow", rule="privacy:phone.national", to="shadow").status_code == 303
    shaded = rules(crowd.anna)["phone.national"]
    assert (shadow_of(services), shaded["shadow"], shaded["advice"]) == (("privacy:phone.national",), True, "")

    assert crowd.olga.post(f"{PAGE}/shadow", rule="privacy:phone.national", to="count").status_code == 303
    assert (shadow_of(services), rules(crowd.anna)["phone.national"]["shadow"]) == ((), False)


def test_a_rule_that_was_named_alone_can_be_let_count_again(crowd: Crowd, services: Services) -> None:
    change_site(services, "blog", {"shadow": "name.person, phone.national"})
    assert rules(crowd.anna)["name.person"] == {
        "check": "",
        "rule": "name.person",
        "hits": 0,
        "agreed": 0,
        "disagreed": 0,
        "precision": None,
        "doubtful": False,
        "shadow": True,
        "advice": "",
    }

    crowd.olga.post(f"{PAGE}/shadow", rule="name.person", to="count")

    assert shadow_of(services) == ("phone.national",)


@pytest.mark.parametrize(
    ("mode", "warning"), [("review-flagged", "is published at once"), ("review-all", "whoever overlooks it publishes")]
)
def test_what_would_let_a_personal_number_go_public_is_asked_about_first(
    crowd: Crowd, services: Services, mode: str, warning: str
) -> None:
    change_site(services, "blog", {"mode": mode})

    asked = crowd.olga.post(f"{PAGE}/shadow?lang=en", rule=NUMBERS, to="shadow")
    assert (asked.status_code, warning in asked.text, shadow_of(services)) == (200, True, ())

    assert crowd.olga.post(f"{PAGE}/shadow", rule=NUMBERS, to="shadow", sure="yes").status_code == 303
    assert shadow_of(services) == (NUMBERS,)


def test_a_rule_that_is_none_is_refused(crowd: Crowd, services: Services) -> None:
    assert crowd.olga.post(f"{PAGE}/shadow", rule="privacy:nonsense", to="shadow").status_code == 422
    assert shadow_of(services) == ()


def test_what_the_site_has_taught_is_shown_in_words(crowd: Crowd, services: Services) -> None:
    for number in range(2 * SHOWN_FROM):
        author = f"Kim {chr(65 + number)}"
        learn_text(services, crowd.blog.id, CheckedText(sanitise("Grönt te botar allt"), author=author), True)
        learn_text(services, crowd.blog.id, CheckedText(sanitise("Jag undrar hur skolan gör"), author=author), False)

    model = crowd.anna.get(API).json["model"]
    page = crowd.anna.get(f"{PAGE}?lang=sv").text

    assert (model["ham"], model["spam"], model["trust"]) == (10, 10, 0.333)
    assert "w:botar" in {sign["name"] for sign in model["for_spam"]}
    assert "w:undrar" in {sign["name"] for sign in model["against"]}
    assert len(model["for_spam"]) <= 20
    assert "ordet ”botar”" in page
    assert "litas på till 33 procent" in page


def test_moderators_read_and_owners_change(crowd: Crowd, services: Services) -> None:
    assert crowd.anna.get("/moderate/rules").location == PAGE
    assert (crowd.anna.get(PAGE).status_code, crowd.anna.get(API).status_code) == (200, 200)
    assert crowd.anna.post(f"{PAGE}/shadow", rule="name.person", to="shadow").status_code == 403
    assert "Put into shadow" not in crowd.anna.get(f"{PAGE}?lang=en").text

    assert (crowd.rut.get(PAGE).status_code, crowd.rut.get(API).status_code) == (403, 403)
    assert "/moderate/rules" not in crowd.rut.get("/moderate/").text
    assert (crowd.bo.get(PAGE).status_code, crowd.bo.get(API).status_code) == (404, 404)
    assert (crowd.nobody.get(PAGE).status_code, crowd.nobody.get(API).status_code) == (303, 401)
    for scope, status in ((Scope.MODERATE, 200), (Scope.READ, 403), (Scope.SUBMIT, 403)):
        assert crowd.nobody.get(API, headers=bearer(services, "blog", scope)).status_code == status
