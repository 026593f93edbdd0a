"""English forms against hanzi."""

from __future__ import annotations

import pytest

from glossary.names import check_pinyin


@pytest.mark.parametrize(
    ("pinyin", "hanzi"),
    [
        ("Jin Fujian", "金福建"), ("Jinfujian", "金福建"), ("JIN FUJIAN", "金福建"),
        ("Jīn Fújiàn", "金福建"), ("Jin Fu-jian", "金福建"), ("Xi Jinping", "习近平"),
        ("Wang Xiaohui", "王晓晖"), ("Shi Xiaolin", "施小琳"), ("Zhao Lusi", "赵露思"),
        ("Ouyang Xiu", "欧阳修"), ("Zhuge Liang", "诸葛亮"),
        ("Chongqing", "重庆"), ("Chongqing", "重庆市"), ("Chongqing City", "重庆市"),
        ("Chongqing Liangjiang New Area", "重庆两江新区"), ("Tianfu New Area", "天府新区"),
        ("Changan District", "长安区"), ("Xi'an", "西安"), ("Xian", "西安"), ("Xi’an", "西安"),
        ("Lü Bu", "吕布"), ("Lu Bu", "吕布"), ("Lv Bu", "吕布"), ("Lyu Bu", "吕布"),
        ("Shan Wei", "单伟"), ("Qiu Ying", "仇英"), ("Xie Zhenhua", "解振华"),
        ("Zeng Guofan", "曾国藩"), ("Toutunhe District", "头屯河区"), ("Toutunhe River", "头屯河"),
        ("Changsha", "长沙"), ("Changchun", "长春"), ("Chengdu", "成都"), ("Lu'an", "六安"),
        ("Harbin", "哈尔滨"), ("Urumqi", "乌鲁木齐"), ("Ürümqi", "乌鲁木齐"), ("Lhasa", "拉萨"),
        ("Urumqi City", "乌鲁木齐市"), ("Hotan Prefecture", "和田地区"), ("Shaanxi", "陕西"),
        ("Shaanxi Province", "陕西省"), ("Yangtze River", "长江"), ("China", "中国"),
        ("Urumqi Economic and Technological Development Zone", "乌鲁木齐经济技术开发区"),
    ],
)  # fmt: skip
def test_it_agrees(pinyin: str, hanzi: str) -> None:
    check = check_pinyin(pinyin, hanzi)
    assert (check.agrees, check.sure) == (True, True), check


@pytest.mark.parametrize(
    ("pinyin", "hanzi", "expected"),
    [
        ("Zhongqing", "重庆", "Chongqing"),
        ("Zhongqing Liangjiang New Area", "重庆两江新区", "Chongqing Liangjiang New Area"),
        ("Sanghai", "上海", "Shanghai"),
        ("Wang Xiaohua", "王晓慧", "Wang Xiaohui"),
        ("Jin Fuqiang", "金福建", "Jin Fujian"),
        ("Jing Fujian", "金福建", "Jin Fujian"),
        ("Shanxi", "陕西", "Shaanxi"),
        ("Zhangsha", "长沙", "Changsha"),
        ("Kharbin", "哈尔滨", "Harbin"),
    ],
)
def test_it_disagrees(pinyin: str, hanzi: str, expected: str) -> None:
    check = check_pinyin(pinyin, hanzi)
    assert (check.agrees, check.expected[0]) == (False, expected), check


@pytest.mark.parametrize(
    ("pinyin", "hanzi", "expected"),
    [
        ("Dan Wei", "单伟", "Shan Wei"),
        ("Chou Ying", "仇英", "Qiu Ying"),
        ("Jie Zhenhua", "解振华", "Xie Zhenhua"),
        ("Ceng Guofan", "曾国藩", "Zeng Guofan"),
        ("Haerbin", "哈尔滨", "Harbin"),
        ("Wulumuqi", "乌鲁木齐", "Urumqi"),
    ],
)
def test_a_rarer_form_agrees_with_a_doubt(pinyin: str, hanzi: str, expected: str) -> None:
    check = check_pinyin(pinyin, hanzi)
    assert (check.agrees, check.sure, check.expected[0]) == (True, False, expected), check


@pytest.mark.parametrize(
    ("pinyin", "hanzi"),
    [
        ("Belt and Road", "一带一路"),
        ("Chengdu-Chongqing Economic Circle", "成渝地区双城经济圈"),
        ("Tianfu County", "天府新区"),
        ("Liangjiang", "Liangjiang"),
        ("Jin Fujian", ""),
        ("", "北京"),
        ("Jin Fujian", "金" * 61),
        ("Ministry of Commerce", "商务部"),
    ],
)
def test_what_is_no_pinyin_is_unknown(pinyin: str, hanzi: str) -> None:
    assert check_pinyin(pinyin, hanzi).agrees is None
