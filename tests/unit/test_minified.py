"""Style sheets and scripts are served shorter, and still say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from workbench.serving.minified import MinifiedStaticFilesStorage, minified

ROOT = Path(__file__).parents[2]
OURS = sorted(
    path
    for app in ("workbench", "glossary")
    for path in (ROOT / app / "static").rglob("*")
    if path.suffix in {".css", ".js"}
)
SPECIFIERS = re.compile(r"""(?:from|import\(?)\s*"(\.[^"]+)\"""")
EXPORTED = re.compile(r"export (?:async )?(?:function|const|let) (\w+)")


@pytest.mark.parametrize(
    ("name", "text", "served"),
    [
        ("a.js", "// Why.\nconst wide = 1;\n", "const wide=1"),
        ("a.js", "f(`a  ${x ? ` /* ${y} */ ` : ''}`);", 'f(`a  ${x?` /* ${y} */ `:""}`)'),
        ("a.js", "const is = (x) => /[/'\"] */.test(x);", "const is=e=>/[/'\"] */.test(e)"),
        ("a.js", 'import { a } from "./b.js";\nexport { a };', 'import{a}from"./b.js";export{a}'),
        ("a.css", "/* Why. */\n.a > .b { color: var(--c); }\n", ".a>.b{color:var(--c)}"),
        ("a.css", ".a { width: calc(1px + 2 * var(--b)); }", ".a{width:calc(1px + 2 * var(--b))}"),
        ("a.css", '.a::before { content: "  — "; }', '.a::before{content:"  — "}'),
        ("a.css", "", ""),
        ("a.svg", "<svg>  </svg>", "<svg>  </svg>"),
        ("a.json", "{ }", "{ }"),
    ],
)
def test_what_is_served_of_a_file(name: str, text: str, served: str) -> None:
    assert minified(name, text) == served


def test_what_does_not_parse_is_named() -> None:
    with pytest.raises(ValueError, match="unexpected") as refused:
        minified("workbench/js/broken.js", "const = ;")
    assert refused.value.__notes__ == ["in workbench/js/broken.js"]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_ours_are_shorter_and_offer_and_ask_for_the_same(path: Path) -> None:
    text = path.read_text()
    served = minified(path.name, text)
    assert len(served) < len(text)
    assert minified(path.name, served) == served
    assert sorted(SPECIFIERS.findall(served)) == sorted(SPECIFIERS.findall(text))
    for name in EXPORTED.findall(text):
        assert re.search(rf"export\b[^;]*\b{name}\b", served), name


def test_files_are_minified_as_they_are_stored(tmp_path: Path) -> None:
    storage = MinifiedStaticFilesStorage(location=tmp_path)
    storage.save("a.js", ContentFile(b"let  wide = 1;"))
    storage.save("a.css", ContentFile(".a { color: red; }"))
    storage.save("a.svg", ContentFile(b"<svg>  </svg>"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.js": "let wide=1",
        "a.css": ".a{color:red}",
        "a.svg": "<svg>  </svg>",
    }
