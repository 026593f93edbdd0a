"""Names of persons and places across scripts: Palladius, pinyin, older romanisations, Russian.

Plain text work: no database, no request.
"""

from __future__ import annotations

from .palladius import NotCyrillic, Restoration, restore_name
from .pinyin import PinyinCheck, check_pinyin
from .romanisation import variant_of
from .russian_names import same_russian_name
from .spelling import to_palladius

__all__ = [
    "NotCyrillic",
    "PinyinCheck",
    "Restoration",
    "check_pinyin",
    "restore_name",
    "same_russian_name",
    "to_palladius",
    "variant_of",
]
