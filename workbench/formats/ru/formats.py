"""How dates are written in Russian."""

from __future__ import annotations

DATE_FORMAT = "j E Y"
YEAR_MONTH_FORMAT = "F Y"
DATETIME_FORMAT = "j E Y, H:i"
SHORT_DATETIME_FORMAT = "j E, H:i"
