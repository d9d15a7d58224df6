"""Check digits of personal, account and card numbers. Each takes digits as text; none knows where they stood.

python-stdnum has most of them. It was weighed and left: its modules add 12 MB and 40 ms to the start of every process,
and refuse by dates and centuries what here counts as a number with right check digits.
"""

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


def _remainder(digits: str, weights: Sequence[int], modulus: int) -> int:
    return sum((ord(digit) - 48) * weight for digit, weight in zip(digits, weights, strict=True)) % modulus


def cnp(digits: str) -> bool:
    """Romanian CNP, 13 digits: the remainder by 11 is the last digit, 10 counts as 1."""
    rest = _remainder(digits[:12], (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), 11)
    return int(digits[12]) == (1 if rest == 10 else rest)


def baltic(digits: str) -> bool:
    """Estonian isikukood and Lithuanian asmens kodas, 11 digits: modulus 11 in two steps."""
    rest = _remainder(digits[:10], (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), 11)
    if rest == 10:
        rest = _remainder(digits[:10], (3, 4, 5, 6, 7, 8, 9, 1, 2, 3), 11) % 10
    return int(digits[10]) == rest


def ukrainian(digits: str) -> bool:
    """Ukrainian tax number (RNOKPP), 10 digits: modulus 11, then 10."""
    return int(digits[9]) == _remainder(digits[:9], (-1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10


def bsn(digits: str) -> bool:
    """Dutch burgerservicenummer, 9 digits: the 'eleven proof', its last digit counted against."""
    return weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), 11)


def tfn(digits: str) -> bool:
    """Australian tax file number, 9 digits: modulus 11."""
    return weighted(digits, (1, 4, 3, 7, 5, 8, 6, 9, 10), 11)


def medicare(digits: str) -> bool:
    """Australian Medicare number, 10 digits: the ninth is the remainder by 10."""
    return int(digits[8]) == _remainder(digits[:8], (1, 3, 7, 9, 1, 3, 7, 9), 10)


def pps(digits: str, letters: str) -> bool:
    """Irish PPS number: seven digits and a second letter, if any, name the first letter, modulus 23."""
    second = ord(letters[1].upper()) - 64 if len(letters) > 1 and letters[1].upper() != "W" else 0
    rest = (_remainder(digits, (8, 7, 6, 5, 4, 3, 2), 23) + 9 * second) % 23
    return "WABCDEFGHIJKLMNOPQRSTUV"[rest] == letters[0].upper()


def spanish(digits: str, letter: str) -> bool:
    """Spanish DNI: eight digits modulo 23 name the letter."""
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == letter.upper()


def verhoeff(digits: str) -> bool:
    """Check digit by Verhoeff's dihedral group, of the Indian Aadhaar."""
    state = 0
    for place, digit in enumerate(reversed(digits)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = _PERMUTATION[turned]
        state = _product(state, turned)
    return state == 0


_PERMUTATION = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def _product(first: int, second: int) -> int:
    """In the dihedral group of the pentagon: 0 to 4 turn it, 5 to 9 turn and mirror it."""
    turn = first + second if first < 5 else first - second
    return turn % 5 + 5 * ((first < 5) != (second < 5))
