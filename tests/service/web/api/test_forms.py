"""The plain HTML form: what it answers when the comment is taken, and what when it is not."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import func, select

from service.actions import Services
from service.actions.sites import change_site
from service.comments.sites import Site
from service.policy import form_token
from service.policy.pages import origin_of
from service.store.tables import comments, revisions
from service.web.app import application
from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import FORM, filled, one, published, texts, tree

pytestmark = pytest.mark.usefixtures("site")

NUMBER = "811228-9874"
TYPED = "\n  Rad \"ett\" & 'två' <b>fet</b> </textarea><script>x</script>"


def stored(services: Services) -> int:
    with services.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(comments)) or 0


def source(services: Services) -> str:
    with services.database.read() as connection:
        return str(connection.scalar(select(revisions.c.source)))


def test_a_comment_that_is_taken_leads_to_its_receipt(client: FlaskClient, services: Services) -> None:
    answer = client.post(f"{FORM}?lang=sv", data=filled(), headers={"Origin": ORIGIN})

    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("https://comments.example.org/receipts/")
    receipt = client.get(answer.headers["Location"].removeprefix("https://comments.example.org"))
    assert texts(receipt, "h1") == ["Kommentaren är mottagen"]
    assert stored(services) == 1


def test_multipart_is_understood_and_files_are_no_fields(client: FlaskClient, services: Services) -> None:
    data = {**filled(comment="En kommentar\r\npå två rader"), "attachment": (BytesIO(b"x"), "x.txt")}

    answer = client.post(FORM, data=data, content_type="multipart/form-data")

    assert answer.status_code == 303
    assert source(services) == "En kommentar\r\npå två rader"


def test_by_the_site_s_rule_it_leads_back_to_the_page(client: FlaskClient, services: Services) -> None:
    change_site(services, "blog", {"after_post": "page"})

    answer = client.post(FORM, data=filled(page=f"{PAGE}?utm_source=x#top"))

    with services.database.read() as connection:
        comment_id = connection.scalar(select(comments.c.id))
    assert answer.headers["Location"] == f"{PAGE}#kommentera-{comment_id}"


@pytest.mark.parametrize("after_post", ["receipt", "page"])
@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "https://blog.example.org.evil.example/",
        "https://blog.example.org@evil.example/",
        "//evil.example",
    ],
)
def test_nothing_leads_to_another_origin(client: FlaskClient, services: Services, page: str, after_post: str) -> None:
    change_site(services, "blog", {"after_post": after_post})

    answer = client.post(FORM, data=filled(page=page))

    assert answer.status_code in (403, 422)
    assert "Location" not in answer.headers
    targets = {origin_of(node.attributes.get("href") or "") for node in tree(answer).css("a")}
    assert targets <= {None, "https://comments.example.org"}
    assert stored(services) == 0


def test_a_form_that_comes_back_keeps_every_word(client: FlaskClient, services: Services) -> None:
    typed = filled(author='Åke "Ö" <b>', email="inte en adress", url="javascript:1", comment=TYPED)

    answer = client.post(FORM, data=typed)

    assert answer.status_code == 422
    assert stored(services) == 0
    for name in ("author", "email", "url", "page", "language"):
        assert one(answer, f"input[name={name}]").attributes["value"] == typed[name]
    assert one(answer, "textarea").text() == TYPED
    assert not tree(answer).css("main script, main b")


def test_each_message_is_tied_to_its_field(client: FlaskClient) -> None:
    answer = client.post(f"{FORM}?lang=sv", data=filled(author="", email="fel"))

    assert texts(answer, "title")[0].startswith("Fel: ")
    summary = one(answer, "[role=alert]")
    assert summary.attributes["tabindex"] == "-1"
    assert [link.attributes["href"] for link in summary.css("a")] == ["#kommentera-author", "#kommentera-email"]
    for name in ("author", "email"):
        field = one(answer, f"#kommentera-{name}")
        assert field.attributes["aria-invalid"] == "true"
        described = (field.attributes["aria-describedby"] or "").split()
        assert f"kommentera-{name}-error" in described
        assert all(one(answer, f"#{key}").text().strip() for key in described)
    assert "aria-invalid" not in one(answer, "#kommentera-comment").attributes


def test_a_form_that_comes_back_has_a_token_that_lives_on(client: FlaskClient, services: Services, site: Site) -> None:
    def returned(token: str) -> str:
        answer = client.post(FORM, data=filled(email="fel", token=token))
        return one(answer, "input[name=token]").attributes["value"] or ""

    fresh = form_token.make(services.seals, site.id, PAGE, services.clock.now())
    assert returned(fresh) == fresh

    services.clock.forward(hours=21)  # type: ignore[attr-defined]
    for old in (fresh, "", "forged"):
        renewed = returned(old)
        reading = form_token.read(services.seals, site.id, PAGE, renewed, services.clock.now())
        assert (renewed != old, reading.state) == (True, "ok")
        assert reading.seconds is not None
        assert reading.seconds < 1


@pytest.mark.parametrize(
    ("rules", "status"),
    [
        pytest.param({"closed": "yes"}, 409, id="closed"),
        pytest.param({"max_length": "20"}, 422, id="too long"),
        pytest.param({"min_length": "1000"}, 422, id="too short"),
    ],
)
def test_a_refusal_by_rule_keeps_the_text(
    client: FlaskClient, services: Services, rules: dict[str, str], status: int
) -> None:
    change_site(services, "blog", rules)

    answer = client.post(FORM, data=filled(comment=TYPED))

    assert answer.status_code == status
    assert one(answer, "textarea").text() == TYPED


def test_the_same_comment_again_keeps_the_text(client: FlaskClient) -> None:
    client.post(FORM, data=filled())

    answer = client.post(FORM, data=filled())

    assert answer.status_code == 409
    assert one(answer, "textarea").text() == filled()["comment"]


def test_a_store_that_is_away_costs_nobody_their_text(client: FlaskClient, services: Services) -> None:
    client.post(FORM, data=filled(email="fel"))
    services.database.close()
    database = services.settings.data_dir / "kommentera.sqlite3"
    database.rename(database.with_suffix(".gone"))
    database.mkdir()

    answer = client.post(FORM, data=filled(comment=TYPED))

    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    assert one(answer, "textarea").text() == TYPED


class TestThePersonalDataWarning:
    COMMENT = f'Mitt nummer är {NUMBER}, <b>ring</b>\nmig & "hälsa".'

    def test_it_shows_what_was_found_and_stores_nothing(self, client: FlaskClient, services: Services) -> None:
        answer = client.post(f"{FORM}?lang=sv", data=filled(comment=self.COMMENT))

        assert answer.status_code == 422
        assert stored(services) == 0
        assert texts(answer, "mark") == [NUMBER]
        assert one(answer, "textarea").text() == self.COMMENT
        assert "personnummer" in one(answer, "[role=alert] ~ ul").text()

    def test_removing_and_sending_stores_the_suggestion(self, client: FlaskClient, services: Services) -> None:
        warning = client.post(f"{FORM}?lang=sv", data=filled(comment=self.COMMENT))

        answer = client.post(FORM, data=self._choice(warning, 0))

        assert answer.status_code == 303
        assert NUMBER not in source(services)
        assert '<b>ring</b>\nmig & "hälsa".' in source(services)

    def test_sending_anyway_stores_it_as_it_is(self, client: FlaskClient, services: Services) -> None:
        warning = client.post(f"{FORM}?lang=sv", data=filled(comment=self.COMMENT))

        answer = client.post(FORM, data=self._choice(warning, 1))

        assert answer.status_code == 303
        assert source(services) == self.COMMENT

    def test_what_stands_in_another_field_cannot_be_taken_out_of_the_text(self, client: FlaskClient) -> None:
        answer = client.post(f"{FORM}?lang=sv", data=filled(author=f"Maj {NUMBER}"))

        assert answer.status_code == 422
        assert len(tree(answer).css("form")) == 2
        assert "Namn: " in one(answer, "[role=alert] ~ ul").text()

    @staticmethod
    def _choice(warning, number: int) -> dict[str, str]:
        form = tree(warning).css("form")[number]
        return {field.attributes["name"]: field.attributes["value"] or "" for field in form.css("input")}


class TestAPartForOurScript:
    def test_a_taken_comment_is_told_in_place(self, client: FlaskClient) -> None:
        answer = client.post(f"{FORM}?part=1", data=filled(comment="Hej <u>alla</u> läsare!"))

        assert answer.status_code == 202
        assert "<html" not in answer.text
        told = one(answer, "[data-kommentera-focus]")
        assert "/receipts/" in (told.css("a")[0].attributes["href"] or "")
        assert "<u>" in told.text()

    def test_a_refused_one_comes_back_in_place(self, client: FlaskClient) -> None:
        answer = client.post(f"{FORM}?part=1", data=filled(email="fel", comment=TYPED))

        assert answer.status_code == 422
        assert "<html" not in answer.text
        assert one(answer, "textarea").text() == TYPED
        assert one(answer, "form").attributes["action"].startswith("https://comments.example.org/")

    def test_a_reply_still_says_whom_it_answers(self, client: FlaskClient, services: Services, site: Site) -> None:
        parent = published(services, site, author="Elias")

        answer = client.post(f"{FORM}?part=1", data=filled(email="fel", parent=str(parent)))

        assert texts(answer, ".kommentera-answered bdi") == ["Elias"]
        assert one(answer, "input[name=parent]").attributes["value"] == str(parent)


def test_a_form_of_another_origin_is_refused(client: FlaskClient, services: Services) -> None:
    answer = client.post(FORM, data=filled(), headers={"Origin": "https://evil.example"})

    assert (answer.status_code, stored(services)) == (403, 0)


def test_json_is_not_for_the_form(client: FlaskClient) -> None:
    assert client.post(FORM, json=filled()).status_code == 415


def test_who_sends_too_fast_waits_with_their_text(services: Services, valkey_url: str) -> None:
    change_site(services, "blog", {"rate_per_minute": "1"})
    with Redis.from_url(valkey_url) as redis:
        client = application(replace(services, redis=redis)).test_client()
        client.post(FORM, data=filled())

        answer = client.post(FORM, data=filled(comment=TYPED))

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert one(answer, "textarea").text() == TYPED
