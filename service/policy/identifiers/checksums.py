"""Check digits of personal, account and card numbers. Each takes digits as text; none knows where they stood."""

from __future__ import annotations

from collections.abc import Sequence


def luhn(digits: str) -> bool:
    """Modulus 10 with weights 1, 2 from the right (ISO/IEC 7812-1; personnummer: SFS 1991:481, 18 §)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = ord(digit) - 48
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0


def weighted(digits: str, weights: Sequence[int], modulus: int) -> bool:
    """Whether the weighted sum of the digits is a multiple of `modulus`; as many digits as weights."""
    return sum((ord(digit) - 48) * weight for digit, weight in zip(digits, weights, strict=True)) % modulus == 0


def foedselsnummer(digits: str) -> bool:
    """Norwegian fødselsnummer, 11 digits: two check digits, modulus 11 (Skatteetaten)."""
    return weighted(digits[:10], (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), 11) and weighted(
        digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11
    )


def nhs(digits: str) -> bool:
    """NHS number of England, 10 digits: modulus 11 with weights 10 to 1."""
    return weighted(digits, range(10, 0, -1), 11)


def pesel(digits: str) -> bool:
    """Polish PESEL, 11 digits: modulus 10 with weights 1 3 7 9."""
    return weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1), 10)


def henkilotunnus(digits: str, letter: str) -> bool:
    """Finnish henkilötunnus: nine digits modulo 31 name the last character."""
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31] == letter.upper()


def iban(characters: str) -> bool:
    """Modulus 97 of ISO 13616: the first four characters last, letters as 10 to 35."""
    turned = characters[4:] + characters[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
