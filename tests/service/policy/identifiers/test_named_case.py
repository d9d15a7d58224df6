"""Numbers of papers about a person, right after what names the paper."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("Hospital number «RX 0447813». They had", id="hospital"),
    pytest.param("tror ni mig inte så begär ut «K331904-24», det", id="police, after the word *mig*"),
    pytest.param("remissen «R-2291840» försvann nånstans", id="a doctor's referral"),
    pytest.param("remiss nr «2291840» från BUP", id="a referral in digits"),
    pytest.param("anmälningsnumret är «AN-2024-00312»", id="a report"),
    pytest.param("klagomålet «KL 2024-0113» hos IVO", id="a complaint"),
    pytest.param("försäkringsärende «SK-2024-118264»", id="an insurance"),
    pytest.param("utmätningsmål «01-118264-24» mot pappan", id="a distraint"),
    pytest.param("FOI request «FOI-2023-00412» about my son", id="a request"),
    pytest.param("safeguarding concern «SC-2024-00119»", id="a concern"),
    pytest.param("crime number «CR/0118264/23»", id="a crime"),
]

PASSES = [
    pytest.param("Europadomstolens mål 41615/07 gällde barnets bästa", id="a court of Europe"),
    pytest.param("ECHR application no. 41615/07, European Court case 25702/94", id="the same in English"),
    pytest.param("mål C-403/09 i EU-domstolen", id="the court of the union"),
    pytest.param("MIG 2015:9 och HFD 2019 ref. 23", id="published judgments"),
    pytest.param("remissen 2021-05-12 gick ut, remissvar R-2 och R-3", id="a consultation"),
    pytest.param("order R-2291840, artikel RX 0447813, bokning 12-345678-9", id="orders"),
    pytest.param("hospital number 12 in the list, patient 0-17 år", id="a rank and ages"),
    pytest.param("klagomål SFS 2010:800 och remiss SOU 2024:12345", id="acts and reports"),
    pytest.param("complaint HC 12345", id="a paper of parliament"),
]


@pytest.mark.parametrize("text", FOUND)
def test_a_number_of_a_paper_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "case_number") == text


@pytest.mark.parametrize("text", PASSES)
def test_what_is_published_or_ordered_is_none(text: str) -> None:
    assert marked(text, "case_number") == text
