"""The numbering plans of Sweden, Britain and Ireland: which digits after the first zero can be a telephone number."""

from __future__ import annotations

import re

# Riktnummer of the Swedish numbering plan (PTS), without 0; the subscriber's number never begins with 0.
_AREAS = (
    r"8[1-9][0-9]{5,7}"
    r"|(?:1[013-9]|2[136]|3[1356]|4[0246]|54|6[03]|90)[1-9][0-9]{4,6}"
    r"|(?:12[0-5]|14[0-4]|15[0-9]|17[1-6]|22[0-7]|24[0-8]|25[0-8]|27[0-8]|28[01]|29[0-7]|30[0-4]|32[0-5]|34[056]"
    r"|37[0-2]|38[0-3]"
    r"|39[0-3]|41[0-8]|43[0-5]|45[14-9]|47[0-9]|48[0-6]|49[0-9]|50[0-6]|51[0-5]|52[0-8]|53[0-4]|55[0-5]|56[0-5]"
    r"|57[0-3]"
    r"|58[0-9]|59[01]|61[1-3]|62[0-4]|64[0-7]|65[0-7]|66[0-3]|67[0-2]|68[0-7]|69[0-6]|91[0-8]|92[0-9]|93[0-5]"
    r"|94[0-3]|95[0-4]"
    r"|96[01]|97[0-8]|98[01])[1-9][0-9]{4,5}"
    r"|7[02369][0-9]{7}|10[1-9][0-9]{6}|75[0-9]{7}"
)
SWEDISH = re.compile(rf"(?:{_AREAS})\Z")
BRITISH = re.compile(r"(?:1[1-9][0-9]{8}|2[03489][0-9]{8}|7[1-9][0-9]{8})\Z")
# Areas of Ireland that Sweden has for free or shorter numbers; 020 has at most six digits after it here.
IRISH = re.compile(r"(?:20[1-9][0-9]{6}|1[1-9][0-9]{6}|(?:2[1-9]|4[0-79]|5[0-9]|6[1-9]|7[14]|9[0-9])[1-9][0-9]{4,6})\Z")
