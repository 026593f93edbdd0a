"""CSV: the same table as TSV, for spreadsheets first."""

from __future__ import annotations

import csv
from codecs import getwriter
from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from .base import AlignedPair, ExportMeta, Tally, Written, register
from .table import header, row

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@register
class Csv:
    """Comma-separated values as RFC 4180 says: UTF-8, every cell in quotes, lines end in CR LF.

    Made for spreadsheets unless asked otherwise: cells that would run as formulas are defused, and
    the file begins with a byte order mark, without which Excel takes it for another encoding. Asked
    not to, it holds the texts to the letter and no mark. Either way `unguard`, where the row says
    that it is safe for spreadsheets, gives back each text.
    """

    name: ClassVar = "csv"
    label: ClassVar = "Comma-separated values (CSV)"
    suffix: ClassVar = ".csv"
    media_type: ClassVar = "text/csv"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        safe = meta.spreadsheet_safe is not False
        if safe:
            out.write(_BYTE_ORDER_MARK)
        table = csv.writer(getwriter("utf-8")(out), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        table.writerow(header(spreadsheet_safe=safe))
        table.writerows(row(pair, spreadsheet_safe=safe) for pair in tally.of(pairs))
        return tally.written
