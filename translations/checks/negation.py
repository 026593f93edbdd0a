"""A negation that got lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_DENIES = {
    "de": _words(
        r"nicht(?! (?:nur|zuletzt|einmal|mehr als|weniger als))|kein\w*|niemals|nie|niemand|nichts"
    ),
    "ru": _words(
        r"не(?! (?:только|менее|более|меньше|больше|позднее|раньше|говоря|сколько|раз))|нет|никогда"
        r"|никто|ничего|нельзя|никак\w*"
    ),
    "en": _words(
        r"not(?! (?:only|just|least|to mention|surpris\w+))|\w+n['’]t|cannot|never|none|nothing"
        r"|nobody|no(?! (?:less|more|fewer|later|doubt|longer than)|\.)"
    ),
}
"""What denies for sure; “not only” says yes."""

_MAY_DENY = {
    "en": _words(
        r"not|\w+n['’]t|cannot|no|never|none|nothing|nobody|nowhere|neither|nor|without|un\w{4,}"
        r"|in(?:ab|ac|ad|ap|ca|co[mnr]|def|depen|ef|ev|ex|flex|fre|sig|suf|va|vis)\w+"
        r"|im(?:poss|per|prob|mob|mat)\w+|irr\w+|il(?:leg|log)\w+"
        r"|dis(?:agr|app|conn|cont|lik|qual|reg|rup|sat)\w+|non\w*|non-\w+|\w+less|fail\w*|lack\w*"
        r"|refus\w*|den(?:y|ies|ied|ial)|reject\w*|hardly|rarely|barely|seldom|little|few|fewer"
        r"|less|least|only|avoid\w*|prevent\w*|prohibit\w*|forbid\w*|bann?\w*|exclud\w*|except"
        r"|absen\w+|instead|rather|neglect\w*|ignor\w*|difficult|otherwise"
    ),
    "zh": re.compile(
        "不|没|未|无|非|勿|别|否|莫|缺|失|拒|禁|免|防|绝|罕|毫|从来|尚|反对|难|才|仅|只有|而是"
    ),
}
"""What may say the same: also words that deny in other ways (“failed to”, “impossible”, 拒)."""


@register
class Negation(Check):
    """The source denies something and nothing in the translation does.

    A sentence can be turned round ("nicht vergessen", "make sure"), so this only asks for a look.
    """

    id = "negation"
    name = "Negations"
    severity = "warning"
    description = "A “not” of the source is in the translation too."

    def run(self, pair: Pair) -> Iterator[Failure]:
        denies = _DENIES.get(pair.source_language)
        may_deny = _MAY_DENY.get(pair.target_language)
        if denies is None or may_deny is None or may_deny.search(pair.target):
            return
        if denied := denies.search(pair.source):
            yield self.failure(
                f"The source has “{denied.group()}”, the translation denies nothing. See whether a "
                f"negation is lost.",
                0,
                len(pair.target),
            )
