"""How dates are written in German."""

from __future__ import annotations

DATE_FORMAT = "j. M Y"
YEAR_MONTH_FORMAT = "M Y"
DATETIME_FORMAT = "j. M Y, H:i"
SHORT_DATETIME_FORMAT = "j. M, H:i"
