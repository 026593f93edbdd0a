"""Lines that are litter by their own look: data tables of patterns, one a reason.

A row of `PATTERNS` is matched at the start of a line, case ignored. Rows that a sentence of the
article could match too are used only on lines that are no prose (`GUARDED`).
"""

from __future__ import annotations

import re

from .agencies import AGENCY
from .dates import DATE
from .exclusions import Exclusion
from .prose import is_prose

_TIME = r"(?:\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s?(?:Uhr|am|pm|a\.m\.|p\.m\.))?)"
_MOMENT = rf"{DATE}(?:\s?(?:года|г\.))?(?:[,\sT]+{_TIME})?"
_OPEN = r"[(（\[【]?\s*"

SOURCE_LABEL = (
    r"(?:source|quelle|источник|перепечатка\s+из|перепечатано\s+из|перепечатка|来源|稿源|出处"
    r"|信息来源|文章来源|reprinted\s+from)"
)
_DATE_LABEL = (
    r"(?:date|time|datum|published(?:\s+on)?|publish\s+time|release\s+time|updated|last\s+updated"
    r"|posted(?:\s+on)?|veröffentlicht(?:\s+am)?|aktualisiert(?:\s+am)?|stand|дата|время"
    r"|дата\s+публикации|опубликовано|обновлено|размещено|时间|发布时间|发稿时间|日期|发布日期|更新时间)"
)
_EDITOR_LABEL = (
    r"(?:copy\s?-?\s?reader|copy\s?-?\s?editor|(?:web|executive|chief|managing|responsible)\s+editor"
    r"|editors?|edited\s+by|proof\s?-?readers?|proofread\s+by|authors?|reporters?|writers?"
    r"|written\s+by|translat(?:or|ed\s+by)|redakteur(?:in)?|redaktion|autor(?:in|en)?|lektorat"
    r"|übersetz(?:ung|er|erin)|(?:ответственный|выпускающий|главный)\s+редактор|редакторы?|авторы?"
    r"|корректор|корреспонденты?|переводчик|责任编辑|责编|编辑|作者|记者|校对|审核|翻译|撰稿)"
)
_CONTACT_LABEL = (
    r"(?:tel|phone|telephone|telefon|mobile|mobil|fax|telefax|e-?mail|e-?mail\s+address"
    r"|тел|телефон|факс|эл\.\s?почта|почта|адрес|电话|传真|邮箱|电子邮箱|地址|邮编)"
)
_CRUMB_START = (
    r"(?:home(?:page)?|position|you\s+are\s+here|current\s+(?:position|location)|start(?:seite)?"
    r"|sie\s+sind\s+hier|главная(?:\s+страница)?|вы\s+здесь|首页|您(?:现在)?的位置|当前位置|位置)"
)
_LANGUAGE_NAME = (
    r"(?:en|eng|de|ru|rus|zh|cn|fr|es|english|deutsch|german|russian|русский|рус|по-русски|中文|简体"
    r"|简体中文|繁體|繁体|français|español|العربية|日本語|한국어|қазақша|o.zbek)"
)
_BUTTON = (
    r"(?:share|share\s+(?:on|to|this).{0,30}|print|print\s+this\s+page|back\s+to\s+top|top|read\s+more"
    r"|menu|search|log\s?in|sign\s+in|sign\s+up|register|subscribe|previous|next|next\s+page|close"
    r"|teilen|drucken|nach\s+oben|weiterlesen|mehr\s+lesen|suche|anmelden|registrieren|abonnieren"
    r"|schließen|merken|поделиться|распечатать|версия\s+для\s+печати|печать|наверх|в\s+начало"
    r"|читать\s+далее|далее|меню|поиск|войти|подписаться|назад|закрыть|分享|分享到|打印|打印本页|返回顶部"
    r"|关闭|关闭窗口|上一篇|下一篇|字号|登录|注册|搜索|更多)"
)
_IMAGE_WORD = r"(?:image|photo|picture|bild|foto|фото|изображение|图片?|图为)"
_MORE = (
    r"(?:weitere|mehr|nähere|zusätzliche)\s+(?:informationen|infos|details)"
    r"|(?:for\s+)?(?:more|further|additional)\s+(?:information|details)|подробнее|подробности"
    r"|(?:более\s+подробн|дополнительн)\w+\s+информаци\w+|更多(?:信息|详情|内容)|详情|欲了解更多"
)
_URL = r"(?:https?://|www\.)\S+"

Rows = tuple[tuple[Exclusion, tuple[str, ...]], ...]

PATTERNS: Rows = (
    (
        Exclusion.SITE_NOTICE,
        (
            r"(?:sorry,?\s+)?(?:your|this)\s+(?:web\s?)?browser\s+(?:is|does|version)",
            r"please\s+(?:enable|upgrade|update|switch)\b.{0,60}(?:javascript|browser)",
            r"(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies\b",
            r"(?:ihr|dieser)\s+browser\s+(?:ist|unterstützt|wird)\b",
            r"bitte\s+(?:aktivieren|aktualisieren)\b.{0,40}(?:javascript|browser)",
            r"(?:diese|unsere)\s+(?:web)?(?:seite|site)\s+(?:verwendet|nutzt)\s+cookies",
            r"(?:извините,?\s+)?ваш\s+браузер\b",
            r"(?:пожалуйста,?\s+)?(?:включите|обновите)\b.{0,40}(?:javascript|браузер)",
            r"(?:мы|этот\s+сайт|наш\s+сайт)\s+использу\w+\s+(?:файлы\s+)?cookie",
            r".{0,12}您(?:正在|当前|所)?使用的浏览器",
            r".{0,8}(?:将|请).{0,6}浏览器.{0,6}(?:切换|升级|更换)",
            r".{0,14}(?:切换|升级|更换).{0,10}浏览器$",
            r"您可以进行以下操作|(?:\d[.、]\s*)?暂不升级|(?:\d[.、]\s*)?继续浏览$",
        ),
    ),
    (
        Exclusion.WIRE_LINE,
        (
            r"original-content\s+von\b",
            r"view\s+original\s+content\b|cision\s+view\b",
            r"(?:logo|photo|video)\s+-\s+https?:",
        ),
    ),
    (Exclusion.POINTER, (rf"(?:{_MORE}).{{0,120}}?{_URL}\W*$", rf"\W*{_URL}$")),
    (
        Exclusion.COPYRIGHT,
        (
            r"(?:copyright\b.{0,20}|©|\(c\))\s*.{0,20}(?:19|20)\d\d\b.{0,150}$",
            r".{0,60}(?:all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|все\s+права\s+защищены"
            r"|版权所有|未经.{0,6}授权).{0,80}$",
        ),
    ),
)

GUARDED: Rows = (
    (
        Exclusion.SOURCE_LINE,
        (
            rf"{_OPEN}{SOURCE_LABEL}\s*[:：|]",
            rf"{_OPEN}{_DATE_LABEL}\s*[:：|]?\s*{_MOMENT}",
            rf"{_OPEN}{_DATE_LABEL}\s*[:：|]\s*$",
            rf"{_OPEN}{_MOMENT}\s*[)）\]】]?(?:\s*(?:$|[/|·•]|,\s)|\s{{2,}}|\s*{SOURCE_LABEL}\s*[:：])",
        ),
    ),
    (
        Exclusion.EDITOR_LINE,
        (
            rf"{_OPEN}{_EDITOR_LABEL}\s*[:：|/]",
            rf"by\s+\S+(?:\s+\S+){{0,4}}\s*[,|/(]\s*{AGENCY}",
        ),
    ),
    (
        Exclusion.DATELINE,
        (
            rf"[^\W\d][^.!?:]{{1,60}}[(（]\s*[^()]{{0,30}}{AGENCY}[^()]{{0,30}}[)）]\s*[-–—]*\s*$",
            rf"[^\W\d][^.!?:,]{{1,30}}(?:,[^.!?:,]{{1,30}})?,\s*(?:den\s+)?{_MOMENT}"
            rf"\.?(?:\s*[/(].{{0,30}}{AGENCY}.{{0,30}}[/)]\.?)?\s*[-–—]*\s*$",
        ),
    ),
    (
        Exclusion.WIRE_LINE,
        (
            rf"[(（/\[]\s*{AGENCY}(?:[/,\s]+(?:{AGENCY}|\w{{1,20}}))?\s*[)）/\]]$",
            r"(?-i:SOURCE)\s+\S.{0,120}$",
        ),
    ),
    (
        Exclusion.NAVIGATION,
        (
            rf"{_CRUMB_START}\s*(?:[:：].*)?(?:[>›»→]|\s[/|]\s).*$",
            r"[^>›→]{1,60}(?:\s*[>›→]\s*[^>›→]{1,120}){2,}$",
            r"[^|]{1,30}(?:\s*\|\s*[^|]{1,30}){2,}$",
            rf"[|/·\s]*{_LANGUAGE_NAME}(?:[|/·\s]+{_LANGUAGE_NAME})*[|/·\s]*$",
            rf"\W*{_BUTTON}\s*[:：>»…]*$",
        ),
    ),
    (
        Exclusion.IMAGE,
        (
            r"\S{0,120}(?:\s\S{1,60}){0,2}\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?)\W*$",
            rf"\W*{_IMAGE_WORD}\W*$",
            rf"{_OPEN}{_IMAGE_WORD}(?:\s+(?:by|credit|von))?\s*[:：/©].{{0,80}}$",
            r"[(（]\s*(?:photo|foto|фото|xinhua)\s*(?:by|[/:])[^()]{1,60}[)）]$",
        ),
    ),
    (
        Exclusion.CONTACT,
        (
            rf"{_CONTACT_LABEL}\.?\s*[:：]",
            r"\W*[\w.+-]+@[\w-]+\.[\w.-]+\W*$|\+?[\d ()/.-]{9,}$",
        ),
    ),
)

_LONGEST = 320
_COMPILED = [
    (reason, re.compile(pattern, re.IGNORECASE), guarded)
    for rows, guarded in ((PATTERNS, False), (GUARDED, True))
    for reason, patterns in rows
    for pattern in patterns
]
_WORDS = re.compile(r"[^\W\d_]")


def litter_reason(line: str) -> Exclusion | None:
    """Why `line` (stripped) is litter whatever stands around it; None when nothing says so."""
    if len(line) > _LONGEST:
        return None if _WORDS.search(line) else Exclusion.NO_WORDS
    prose = is_prose(line)
    for reason, pattern, guarded in _COMPILED:
        if not (guarded and prose) and pattern.match(line):
            return reason
    return None if _WORDS.search(line) else Exclusion.NO_WORDS
