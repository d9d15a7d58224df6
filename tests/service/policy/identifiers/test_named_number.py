"""National numbers of other countries are found beside their names, and their digits alone are not."""

from __future__ import annotations

import pytest

from service.comments.findings import Severity
from service.policy.identifiers import checksums, find_identifiers
from tests.service.policy.identifiers.marks import marked, unmarked

# Examples that the offices publish, or numbers with wrong check digits.
FOUND = [
    ("hans rumänska personnummer är «1800101221144»", "CNP by the country"),
    ("CNP: «1800101221145»", "CNP with a wrong digit"),
    ("på polska papperen står pesel «44 05 14 01 359»", "PESEL"),
    ("her CHI number «0101990007» is on the envelope", "Scottish CHI"),
    ("aadhar no «9999 4105 7058» is hers", "Aadhaar, misspelt"),
    ("his Adhaar card says «9999-4105-7058»", "Aadhaar with hyphens"),
    ("my son's Aadhar is «nine nine nine nine four one zero five seven zero five eight»", "Aadhaar in words"),
    ("they printed the SIN «046 454 286» again", "Canadian SIN"),
    ("social insurance number «046-454-286»", "the same in words"),
    ("her tax file number is «123 456 782»", "Australian TFN"),
    ("Medicare «2123 45670 1» was hers", "Australian Medicare"),
    ("PPSN on the letter that came from the school about the boy, it says «1234567T»", "Irish PPS, far"),
    ("finsk personbeteckning? nä, hetu «010190-123X»", "Finnish"),
    ("fødselsnummer «010190 12345»", "Norwegian"),
    ("hennes CPR-nummer: «010190-1234»", "Danish"),
    ("«111222333» är hans BSN-nummer", "Dutch, the name after it"),
    ("fnr «310111.90076» står det", "Norwegian with a stop"),
    ("CPR «13 10 52 12 34» er hans", "Danish in pairs"),
    ("henkilötunnus «010190 123X»", "Finnish without its sign"),
    ("PPSN «1234 567 T» on the letter", "Irish in groups"),
    ("nino «Q.Q.1.2.3.4.5.6.C» is hers", "British with stops"),
    ("ukrainskt id-nummer «1759013776»", "Ukrainian"),
    ("isikukood «37605030299»", "Estonian"),
    ("Lithuanian personal code «37605030299»", "Lithuanian"),
    ("personas kods «010190-12345»", "Latvian"),
    ("DNI «12345678Z» i passet", "Spanish"),
]

PASSES = [
    ("tfn 08-465 004 31", "the Swedish word for telephone"),
    ("TFN 031 772 601", "the same in capitals, wrong as a tax file number"),
    ("hälsa sin 046 454 286", "a Swedish word"),
    ("rumänska barn, 1800101221144 poster", "no word for a number"),
    ("9999 4105 7058", "digits alone"),
    ("det finska systemet från 2010-12-24", "a date"),
    ("CNP fick 1 234 567 röster", "a party"),
    ("CPR course, ring 0812 345678", "first aid"),
    ("det norska systemet 2010 och 2011, 12 kap", "a country and years"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in FOUND])
def test_a_number_beside_its_name_is_found_exactly_and_blocked(text: str) -> None:
    plain, _ = unmarked(text)

    assert marked(plain, "personal_number") == text
    assert {f.severity for f in find_identifiers(plain) if f.kind == "personal_number"} == {Severity.BLOCK}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for text, name in PASSES])
def test_digits_without_the_name_are_no_personal_number(text: str) -> None:
    assert marked(text, "personal_number") == text


@pytest.mark.parametrize(
    ("right", "digits"),
    [
        (checksums.cnp, "1800101221144"),
        (checksums.verhoeff, "999941057058"),
        (checksums.bsn, "111222333"),
        (checksums.tfn, "123456782"),
        (checksums.medicare, "2123456701"),
        (checksums.baltic, "37605030299"),
        (checksums.ukrainian, "1759013776"),
    ],
)
def test_a_check_digit_tells_a_mistyped_number(right: object, digits: str) -> None:
    assert callable(right)
    wrong = [digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :] for place in (1, 4, 7)]

    assert right(digits)
    assert not any(right(number) for number in wrong)
