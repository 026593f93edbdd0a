"""News agencies and press-release wires, as they sign datelines."""

from __future__ import annotations

import re

AGENCIES = (
    "Xinhua", "Xinhuanet", "CNS", "ECNS", "CGTN", "China Daily", "People's Daily", "Global Times",
    "PRNewswire", "PR Newswire", "Business Wire", "GLOBE NEWSWIRE", "EQS", "ots", "news aktuell",
    "dpa", "dpa-AFX", "AFP", "Reuters", "AP", "APA", "TASS", "Interfax", "RIA Novosti",
    "ТАСС", "Синьхуа", "РИА Новости", "Интерфакс", "Жэньминь жибао", "Казинформ", "Кабар",
    "新华社", "新华网", "中新社", "中新网", "人民网", "央视网",
)  # fmt: skip

_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))

# For use inside other patterns; agencies are written with their own capitals.
AGENCY = rf"\b(?-i:{_NAMES})\b"
