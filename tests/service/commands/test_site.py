"""`kommentera site set`: what would go public is said when a rule that finds it is put into shadow."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from service.actions import Services
from service.commands.site import site
from tests import builders
from tests.workers.commands.test_check import as_environment


def set_shadow(on: Services, rules: str) -> Result:
    return CliRunner().invoke(site, ["set", "blog", f"shadow={rules}"], env=as_environment(on))


@pytest.mark.parametrize(
    ("mode", "said"), [("review-flagged", "is published at once"), ("review-all", "whoever overlooks it publishes it")]
)
def test_a_rule_of_personal_numbers_goes_into_shadow_with_a_warning(services: Services, mode: str, said: str) -> None:
    builders.a_site(services, mode=mode)

    done = set_shadow(services, "personnummer.checksum,name.person")

    assert done.exit_code == 0
    assert "WARNING: personnummer.checksum: what is found by this must never be published." in done.stderr
    assert said in done.stderr
    assert "name.person" not in done.stderr


def test_other_rules_go_without_one(services: Services) -> None:
    builders.a_site(services)

    done = set_shadow(services, "name.person, spam:link")

    assert (done.exit_code, done.stderr) == (0, "")
