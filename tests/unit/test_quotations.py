"""The language of what a message quotes."""

from __future__ import annotations

import pytest

from workbench.said.quotations import quotations

SOURCE = "Wladimir Norow kam nach Peking."


@pytest.mark.parametrize(
    ("message", "interface", "quoted"),
    [
        (
            "“Norow” should be “Vladimir Norov” (for “Wladimir Norow”).",
            "en",
            [("Norow", "de"), ("Vladimir Norov", "en"), ("Wladimir Norow", "de")],
        ),
        ("„Norov“ muss „Norow“ heißen.", "de", [("Norov", "en"), ("Norow", "de")]),
        ("«北京» должно быть «Пекин».", "ru", [("北京", "zh-Hans"), ("Пекин", "ru")]),
        ("“Norov”应为“诺罗夫”。", "zh-hans", [("Norov", "en"), ("诺罗夫", "zh-Hans")]),
        ("“25” is not in the source.", "en", []),
        ("Write “ and ” in Chinese.", "en", []),
        ("“” is empty.", "en", []),
        ("Nothing is quoted.", "en", []),
    ],
)
def test_quotations_have_their_language(
    message: str, interface: str, quoted: list[tuple[str, str]]
) -> None:
    pieces = list(quotations(message, interface, source=SOURCE, source_tag="de", target_tag="en"))
    assert [(text, tag) for text, tag in pieces if tag] == quoted
    assert "".join(text for text, _ in pieces) == message
