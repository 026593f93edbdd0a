"""Names in Chinese text, which has neither capitals nor spaces: only the sure patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .heads import EVENT, INITIATIVE, ORGANISATION, PERSON, PLACE, ZONE
from .known import chinese_place_names, equivalents
from .quoted import quoted_names
from .text import Mention, Passage, extracts

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺"
    "赖龚文习施"
)
_OFFICES = (
    "总书记|国家主席|副总理|总理|副书记|书记|副省长|省长|副市长|市长|副主席|主席|副部长|部长|"
    "秘书长|主任|局长"
)
_PERSON_AFTER = re.compile(
    rf"(?:{_OFFICES})([{_SURNAMES}][一-鿿]{{1,2}}?)(?=$|[^一-鿿]|[在说指对率出主强同会表和与])"
)
_PERSON_BEFORE = re.compile(
    rf"(?:^|[^一-鿿])([{_SURNAMES}][一-鿿]{{1,2}})(?=、|[^一-鿿](?:[一-鿿]{{0,8}})(?:{_OFFICES}))"
)
# A name ends in what it is; it begins behind a mark or a word that cannot belong to it.
_BEGIN = (
    r"(?:^|[^一-鿿]|[在于和与及向从到对由是了的])"
    r"(?:出席|参加|举行|召开|建设|推动|加快|支持|访问|前往)?"
)
_HEADS = {
    ZONE: "自由贸易试验区|经济圈|经济带|新区|开发区|保税区|大湾区|示范区|合作区",
    ORGANISATION: "委员会|代表大会|国务院|政协|省委|市委|部|厅|局|组织|大学|管委会|人民政府",
    PLACE: "自治区|自治州|省|市|县",
    INITIATIVE: "倡议|战略|计划|规划|通道|班列",
    EVENT: "论坛|会议|峰会|座谈会|博览会|大会|研讨会",
}
_NAMES = [
    (category, re.compile(rf"{_BEGIN}([一-鿿]{{2,14}}?(?:{heads}))(?![一-鿿]{{0,1}}(?:{heads}))"))
    for category, heads in _HEADS.items()
]


@extracts("zh")
def chinese_names(passages: Sequence[Passage]) -> Iterator[tuple[int, Mention]]:
    """Persons beside their offices, names by their last characters, known places, quotations."""
    for passage in passages:
        for mention in _passage(passage.text):
            yield passage.key, mention


def _passage(text: str) -> Iterator[Mention]:
    yield from quoted_names(text)
    for pattern in (_PERSON_AFTER, _PERSON_BEFORE):
        yield from (_mention(found, PERSON, 0.8) for found in pattern.finditer(text))
    for category, pattern in _NAMES:
        yield from (_mention(found, category, 0.6) for found in pattern.finditer(text))
    known = {name: category for name, (category, _) in equivalents("zh").items()}
    for name, category in (dict.fromkeys(chinese_place_names(), PLACE) | known).items():
        yield from _places(text, name, category)


def _places(text: str, name: str, category: str) -> Iterator[Mention]:
    start = text.find(name)
    while start >= 0:
        yield Mention(start, start + len(name), name, category, 0.9)
        start = text.find(name, start + len(name))


def _mention(found: re.Match[str], category: str, weight: float) -> Mention:
    return Mention(found.start(1), found.end(1), found[1], category, weight)
