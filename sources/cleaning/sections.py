"""Litter that a heading announces: everything under "Top News", the lines under "Kontakt"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from .exclusions import Exclusion
from .prose import is_prose

_RELATED = re.compile(
    r"""(?:top\s+(?:news|stories)|latest\s+(?:news|stories)|related\s+(?:news|stories|articles|posts
    |reading|content)|more\s+(?:news|stories)|more\s+(?:on|from)\s+.{1,40}|most\s+(?:read|popular
    |viewed)|recommended(?:\s+(?:stories|reading|for\s+you))?|you\s+(?:may|might)\s+also\s+like
    |editors?[’']?s?\s+(?:choice|picks?)|trending(?:\s+now)?|hot\s+(?:news|topics)|read\s+also
    |see\s+also|also\s+read|don[’']t\s+miss
    |mehr\s+zum\s+thema|zum\s+thema|weitere\s+(?:meldungen|nachrichten|artikel|themen|storys)
    (?:\s+.{1,60})?|meistgelesen(?:e\s+artikel)?|das\s+könnte\s+sie\s+auch\s+interessieren
    |auch\s+interessant|ähnliche\s+(?:artikel|beiträge)|verwandte\s+(?:artikel|themen)
    |lesen\s+sie\s+auch|aktuelle\s+nachrichten|top-?(?:news|themen|meldungen)|alle\s+meldungen
    |читайте\s+также|читать\s+также|также\s+читайте|смотрите\s+также|другие\s+новости|ещё\s+новости
    |еще\s+новости|похожие\s+(?:новости|статьи|материалы)|новости\s+по\s+теме|материалы\s+по\s+теме
    |по\s+теме|главные\s+новости|последние\s+новости|самое\s+(?:читаемое|популярное)|рекомендуем
    |相关(?:新闻|阅读|报道|链接|文章|推荐)|延伸阅读|推荐阅读|热门(?:新闻|推荐|文章)?|热点(?:新闻|推荐)
    |更多新闻|最新(?:新闻|消息|文章)|猜你喜欢|头条新闻)\s*[:：>»…]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_RELATED_INLINE = re.compile(
    r"""(?:read\s+(?:also|more)|see\s+also|also\s+read|related(?:\s+(?:story|stories|news))?
    |lesen\s+sie\s+auch|mehr\s+(?:dazu|zum\s+thema)|siehe\s+auch
    |читайте\s+также|также\s+читайте|по\s+теме|相关阅读|延伸阅读|相关新闻)\s*[:：]\s*\S""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTACT = re.compile(
    r"""\W*(?:(?:media|press|sales|investor)?\s*contacts?(?:\s+(?:us|information|details|person))?
    |(?:presse|medien)?-?kontakte?|ansprechpartner(?:in)?|rückfragehinweis|rückfragen(?:\s+an)?|impressum
    |контакты?|контактн\w+\s+(?:информация|данные|лицо)|контакты\s+для\s+(?:сми|прессы)|наши\s+контакты
    |пресс-служба|обратная\s+связь|联系我们|联系方式|联系人|媒体联系(?:人|方式)?|新闻联系人)\s*[:：]?$""",
    re.IGNORECASE | re.VERBOSE,
)


def mark_sections(lines: Sequence[str], reasons: list[Exclusion | None]) -> None:
    """Fill in `reasons`, line for line, for what headings of litter announce.

    Lines that are litter by their own look keep their reason. A list of other stories that begins
    when most of the article is past goes on to the end of the text, teasers and all; one amid the
    article (a box) only up to the next prose. Contact details end at the next prose. Above the
    article either heading is a link of a menu and stands alone.
    """
    body = [0 if reason else len(line) for line, reason in zip(lines, reasons, strict=True)]
    before, after = 0, sum(body)
    for index, line in enumerate(lines):
        after -= body[index]
        if reasons[index] is None:
            if _RELATED.match(line):
                _mark(lines, reasons, index, Exclusion.RELATED, _extent(before, after))
            elif _RELATED_INLINE.match(line) and not is_prose(line):
                reasons[index] = Exclusion.RELATED
            elif _CONTACT.match(line) and not _heads_prose(lines, index):
                _mark(lines, reasons, index, Exclusion.CONTACT, _extent(before, None))
        if reasons[index] is None:
            before += body[index]


class _Extent(Enum):
    LINE = "the heading alone"
    LINES = "up to the next prose"
    REST = "to the end of the text"


def _extent(before: int, after: int | None) -> _Extent:
    """How far litter reaches below a heading that has `before` characters of the article above it.

    Above the article stand the links of a menu, and the title is still to come.
    """
    if not before:
        return _Extent.LINE
    return _Extent.REST if after is not None and before > after else _Extent.LINES


def _mark(
    lines: Sequence[str],
    reasons: list[Exclusion | None],
    start: int,
    reason: Exclusion,
    extent: _Extent,
) -> None:
    for index in range(start, len(lines)):
        below = index > start
        if below and extent is _Extent.LINE:
            return
        if below and extent is _Extent.LINES and is_prose(lines[index]):
            return
        reasons[index] = reasons[index] or reason


def _heads_prose(lines: Sequence[str], index: int) -> bool:
    return index + 1 < len(lines) and is_prose(lines[index + 1])
