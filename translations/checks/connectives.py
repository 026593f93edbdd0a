"""Words that join clauses and tell when, why and how much: what a translation hardly does without.

For each meaning the words that surely have it in German, Russian and English, and those that may
stand for it in English and Chinese, of which there are more on purpose: it is to be seen that a
meaning is gone, not how it is said.
"""

from __future__ import annotations

import re

_ROWS: dict[str, tuple[str, str, str, str, str]] = {
    "if": (
        "wenn|falls|sofern",
        "если",
        "if|unless",
        "if|unless|in case|should|when\\w*|whether|even|provided|otherwise|as long|had|were",
        "如果|若|假如|要是|倘|一旦|是否|只要|除非|的话",
    ),
    "because": (
        "weil|wegen|aufgrund|deshalb|daher|deswegen",
        "потому|поскольку|так как|из-за|поэтому|благодаря",
        "because|due to|therefore|thanks to",
        "because|since|as|due to|thanks to|therefore|thus|so|hence|for|owing",
        "因|由于|所以|故|鉴于|既然|从而|得益于|于是",
    ),
    "although": (
        "obwohl|trotz|dennoch|zwar",
        "хотя|несмотря|тем не менее",
        "although|though|despite|in spite|nevertheless|however",
        "although|though|despite|in spite|nevertheless|nonetheless|even|still|yet|while|"
        "however",
        "虽|尽管|即使|即便|不过|但|然而|仍|还是|却",
    ),
    "but": (
        "aber|jedoch|sondern|allerdings",
        "но|однако",
        "but|however",
        "but|however|yet|though|although|while|rather|instead|nevertheless|only",
        "但|却|然而|不过|可是|而|只是|虽|反而",
    ),
    "according": (
        "laut|zufolge|gemäß",
        "согласно|по словам|по данным|по мнению",
        "according",
        "according|says?|said|reported|reportedly|per|under|by|in line|after|told|shows?",
        "据|根据|按|依|称|说|表示|认为|指出|显示|看来",
    ),
    "while": (
        "während|sobald|solange",
        "когда|пока|во время|как только",
        "when|while|during|until",
        "when|while|during|as|whereas|once|until|whilst|till|in the course|upon|after|by",
        "时|当|在|期间|之际|同时|而|直到|一旦|后|中",
    ),
    "after": (
        "nachdem|danach|seit|seitdem|später",
        "после|затем|спустя",
        "after|later|since",
        "after|following|then|since|later|once|subsequently|from|next|ago|past",
        "后|之后|随后|然后|自|以来|接着|继|再|从|过",
    ),
    "before": (
        "bevor|zuvor|vorher|früher",
        "перед|прежде|раньше|ранее",
        "before|prior|ago|earlier|previously",
        "before|prior|ago|earlier|previously|until|ahead|former|formerly|in front|by|past|"
        "previous|to",
        "前|之前|此前|先|曾|直到|原|早|以往",
    ),
    "also": (
        "auch|ebenfalls|außerdem|zudem",
        "также|тоже|кроме",
        "also|as well|besides|moreover|furthermore|in addition",
        "also|too|as well|besides|moreover|furthermore|additionally|in addition|and|even|"
        "along with|plus|other than|both|including",
        "也|还|另外|此外|亦|同样|并|以及|而且|同时|又|甚至|和|都|除",
    ),
    "example": (
        "beispielsweise|zum Beispiel",
        "например",
        "for example|for instance|such as",
        "example|instance|such as|like|e\\.g|as|including|namely",
        "例如|比如|如|诸如|像|譬如|等",
    ),
    "other": (
        "ander\\w+",
        "друг\\w+|остальн\\w+",
        "others?|another",
        "others?|another|further|more|else|different|rest|additional|elsewhere|alternative",
        "其他|其它|另|别|他|其余|不同|更|还|再",
    ),
    "who": (
        "wer|dessen|deren",
        "котор\\w+|кто",
        "who|whose|which",
        "who|whom|whose|which|that|where|what|one|those|\\w+ing",
        "的|谁|其|该|这|那|哪",
    ),
    "first": (
        "erst\\w*|zunächst",
        "перв\\w+|впервые|сначала",
        "first",
        "first|1st|initial\\w*|original\\w*|at first|begin\\w*|early|only|primary|prim\\w+",
        "第一|首|初|最早|先|头|开始|起初|才|一",
    ),
    "many": (
        "viele\\w*|zahlreich\\w*|meisten|mehrere\\w*|einig\\w*",
        "мног\\w+|нескольк\\w+|некотор\\w+|большинств\\w+",
        "many|most|several|numerous|some|various",
        "many|much|most\\w*|several|numerous|some|few|lots?|various|majority|more|multiple|"
        "large|great|any|number|often|over|part|certain|couple",
        "许多|很多|多|大量|大部分|一些|几|若干|有些|某些|不少|众|各|一部分|大|更|部分",
    ),
    "must": (
        "muss\\w*|müss\\w*",
        "долж\\w+|нужно|необходим\\w+|следует",
        "must|have to|has to|had to|should|needs?",
        "must|have to|has to|had to|should|need\\w*|required?|necessary|ought|needs|to|sure|"
        "essential|supposed|shall|advis\\w+|recommend\\w+|will",
        "必须|须|应|要|需|得|该|务必|务|必|建议|让|务请",
    ),
    "can": (
        "kann|können|könnte\\w*|konnte\\w*",
        "может|могут|можно|могли|мог|возможно",
        "can|could|may|might|able|possible|cannot",
        "can|could|may|might|able|possibl[ey]|cannot|can['’]t|allow\\w*|enabl\\w+|"
        "possibilit\\w+|capab\\w+|would|let|will|unable|potential\\w*|probabl\\w+|perhaps|"
        "permit\\w*|likely|opportunit\\w+",
        "能|可|会|或许|也许|允许|得以|让|使|无法|足以|有望|便于|机会|不了",
    ),
    "say": (
        "sagt\\w*|erklärt\\w*|teilte|berichte\\w*",
        "сказа\\w+|заяви\\w+|сообщи\\w+|говори\\w+",
        "said|says|stated|told|announced|declared|reported|claimed",
        "say\\w*|said|tell\\w*|told|stat\\w+|report\\w*|announc\\w+|declar\\w+|claim\\w*|"
        "explain\\w*|not\\w+|mention\\w*|comment\\w*|according|call\\w*|remark\\w*|spoke|"
        "speak\\w*|argu\\w+|talk\\w*|add\\w*|emphasi\\w+|suggest\\w*|word\\w*|inform\\w*|"
        "describ\\w+|gave|give\\w*",
        "说|称|表示|告诉|报|道|宣|声明|解释|指出|认为|提|讲|谈|据|告|述|言|叫|发|透露|公布|强调|话",
    ),
    "very": (
        "sehr|besonders|insbesondere",
        "очень|особенно",
        "very|extremely|especially",
        "very|extremely|especially|particular\\w*|highly|quite|too|so|really|mainly|mostly|"
        "most|primarily|notabl\\w+|significantly|severely|incredibly|great\\w*|well|rather|"
        "specifically",
        "非常|很|十分|极|尤|特别|太|相当|主要|格外|更|最|甚|大|颇|过|异常|及其|高度",
    ),
    "two": (
        "zwei\\w*|beide\\w*",
        "дв[аеу]\\w{0,3}|об[ае]\\w{0,3}",
        "two|both",
        "two|both|2|second|double|twice|pair|couple|either|twin|bi\\w+|half|dual",
        "两|二|双|俩|2|都|对|第二|半",
    ),
    "three": (
        "drei\\w*|dritt\\w*",
        "три|тр[её]х|трем\\w*|трет\\w+",
        "three",
        "three|third\\w*|3|thr\\w+|tri\\w+",
        "三|3",
    ),
    "today": (
        "heute|heutig\\w*|derzeit\\w*",
        "сегодня\\w*|сейчас",
        "today\\w*|now|currently|nowadays",
        "today\\w*|now|currently|current|present\\w*|nowadays|modern|these days|moment|this|"
        "at this time|contemporary|still",
        "今|现|目前|当前|如今|当下|眼下|此时|这|时下",
    ),
    "year": (
        "jahr\\w*",
        "год\\w{0,3}|лет",
        "years?",
        "years?|annual\\w*|yearly|decade\\w*|centur\\w+|anniversary|season|'?\\d0s|\\d{4}",
        "年|岁|载|届|周岁|世纪",
    ),
    "day": (
        "tag|tage\\w*",
        "дн\\w{1,3}|день",
        "days?",
        "days?|daily|date|today|hours|time|times|everyday|24|week\\w*",
        "天|日|时|白昼|周",
    ),
}  # fmt: skip


def _compiled(column: int, *, chinese: bool = False) -> dict[str, re.Pattern[str]]:
    rows = {meaning: row[column] for meaning, row in _ROWS.items()}
    return {
        meaning: re.compile(words if chinese else rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        for meaning, words in rows.items()
    }


_READ = {"de": _compiled(0), "ru": _compiled(1), "en": _compiled(2)}
_WRITTEN = {"en": _compiled(3), "zh": _compiled(4, chinese=True)}


def lost_meanings(source: str, language: str, target: str, target_language: str) -> int:
    """How many of the meanings that words of `source` surely have no word of `target` may have."""
    asked, written = _READ.get(language), _WRITTEN.get(target_language)
    if asked is None or written is None:
        return 0
    return sum(
        pattern.search(source) is not None and written[meaning].search(target) is None
        for meaning, pattern in asked.items()
    )
