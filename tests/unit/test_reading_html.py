"""Pages and pieces of pages: every word is there, and what is no article is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.cleaning import Exclusion
from sources.reading import BrokenFile, EmptyFile, ReadText, read

PROSE = "<p>Der Güterzug verließ am Donnerstag den neuen Bahnhof der Stadt.</p>" * 3


def page(body: str, head: str = "") -> ReadText:
    return read("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def marks(text: ReadText) -> list[tuple[str, str]]:
    return [(each.exclusion or each.kind, text.text[each.start : each.end]) for each in text.layout]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Eins<p>Zwei", ["Eins", "Zwei"]),
        ("Eins<br>Zwei<br><br>Drei", ["Eins", "Zwei", "Drei"]),
        ("<div>Eins<div>Zwei</div>Drei</div>", ["Eins", "Zwei", "Drei"]),
        ("<table><tr><td>Eins<td>Zwei</table>", ["Eins", "Zwei"]),
        ("<ul><li>Eins<li>Zwei <b>fett</b>.</ul>", ["Eins", "Zwei fett."]),
        ("<dl><dt>Eins<dd>Zwei</dl>", ["Eins", "Zwei"]),
        ("<p>Ein  <i>langer</i>\n\t Satz&nbsp;hier</p>", ["Ein langer Satz\u00a0hier"]),
        ("<p>ein\u00adge<wbr>teilt</p>", ["ein\u00adgeteilt"]),
        ("<p>第一行\n第二行 abc\n第三</p>", ["第一行第二行 abc 第三"]),
        ("<pre>Eins\nZwei   drei</pre>", ["Eins", "Zwei drei"]),
        ("<p>&lt;b&gt; &amp;amp; &#8222;x&#8220; &#x4e2d;</p>", ["<b> &amp; „x“ 中"]),
        ("<p>Eins</p><script>var a='<p>Nein'</script><style>p{}</style>", ["Eins"]),
        ("<p>a<svg><text>Nein</text></svg>b<!-- Nein --></p>", ["ab"]),
        ("<p>Eins</p><template><p>Nein</p></template><iframe>Nein</iframe>", ["Eins"]),
        ("<p>&#0;&#xD800;&#xFFFE;Eins</p>", ["Eins"]),
        ("<html><body><p>Eins</body></html><p>Zwei</p></html>Drei", ["Eins", "Zwei", "Drei"]),
        ("<html><body>Eins</body></html><html><title>T</title><p>Zwei</html>", ["Eins", "Zwei"]),
        ("<head><title>Nein</title><noscript>Eins</noscript></head>Zwei", ["Eins", "Zwei"]),
        ("<p>un<p>closed <b>all</i> over</div></p>", ["un", "closed all over"]),
    ],
)
def test_text_is_laid_out_as_a_browser_does(body: str, lines: list[str]) -> None:
    text = read("a.html", body.encode())
    found = [line.replace("\ufffd", "") for line in text.text.splitlines() if line]
    assert found == lines


@pytest.mark.parametrize(
    ("litter", "reason"),
    [
        ("<nav><a href=/>Politik</a></nav>", Exclusion.NAVIGATION),
        ("<nav>Ein Menü ohne Verweise</nav>", Exclusion.NAVIGATION),
        ("<div role=navigation>Ressorts im Überblick</div>", Exclusion.NAVIGATION),
        ("<header><b>Beispielblatt am Morgen</b></header>", Exclusion.NAVIGATION),
        ("<footer>Mediadaten und Anzeigen</footer>", Exclusion.NAVIGATION),
        ("<aside>Häfen melden Rekord</aside>", Exclusion.RELATED),
        ("<div class='cookieBanner'>Bitte wählen Sie aus.</div>", Exclusion.SITE_NOTICE),
        ("<div id=onetrust-banner>Bitte wählen Sie aus.</div>", Exclusion.SITE_NOTICE),
        ("<div class='c-breadcrumb x'>Start</div>", Exclusion.NAVIGATION),
        ("<div class=relatedNews>Bahn baut aus</div>", Exclusion.RELATED),
        ("<form><label>Ihre Adresse</label></form>", Exclusion.NAVIGATION),
        ("<button>Mehr laden</button>", Exclusion.NAVIGATION),
        ("<noscript>Ohne Skripte geht es nicht.</noscript>", Exclusion.SITE_NOTICE),
        ("<div hidden>Nicht gezeigt</div>", Exclusion.HIDDEN),
        ("<div style='color:red; DISPLAY : none'>Nicht gezeigt</div>", Exclusion.HIDDEN),
        ("<ul><li><a href=/1>Häfen melden Rekord</a></ul>", Exclusion.NAVIGATION),
    ],
)
def test_what_is_no_article_is_marked_and_kept(litter: str, reason: Exclusion) -> None:
    text = page(litter + PROSE)
    assert marks(text)[0][0] == reason
    assert [mark for mark, _ in marks(text)[1:]] == ["", "", ""]


@pytest.mark.parametrize(
    "body",
    [
        f"<form id=aspnetForm>{PROSE}</form>",
        f"<div class='content with-sidebar nav-open'>{PROSE}</div>",
        f"<aside>{PROSE}</aside>",
        f"<div style='display:none'>{PROSE}</div>",
        f"<article><header>{PROSE}</header>{PROSE}</article>",
        "<p><a href=/x>Ein ganzer Satz steht hier in einem einzigen Verweis.</a></p>" + PROSE,
    ],
)
def test_the_article_itself_is_never_litter(body: str) -> None:
    assert {mark for mark, _ in marks(page(body))} == {""}


def test_what_stands_outside_the_article_is_marked_but_not_a_lead_or_heading() -> None:
    body = (
        "<p>Wetter heute</p><h1>Der neue Zug</h1><p>Ein Vorspann mit genug Worten steht hier.</p>"
        f"<article>{PROSE}</article><p>Noch eine ganz andere Meldung steht hier unten.</p>"
    )
    assert [mark for mark, _ in marks(page(body))] == [
        "navigation", "heading", "", "", "", "", "related",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Der Zug fährt ab | Blatt</title>", "<h1>Blatt</h1><h1>Der Zug fährt ab</h1>", 1),
        ("<meta property=og:title content='Der Zug fährt ab'>", "<h2>Etwas</h2>", 1),
        ('<script type="application/ld+json">{"@graph":[{"headline":"Der Zug fährt ab"}]}</script>',
         "", 1),
        ("<title>Der Zug fährt ab – Blatt</title>", "", 1),
        ("<title>Blatt</title>", "<h1>Der Zug fährt ab</h1>", 1),
        ("<title>Der Zug fährt ab - Das größte Blatt im Land</title>",
         "<nav><h1>Das größte Blatt im Land</h1></nav><h1>Der Zug fährt ab</h1>", 1),
        ("<title>Blatt</title>", "", 0),
        ("<script type='application/ld+json'>{broken</script>", "", 0),
        (f"<script type='application/ld+json'>{'[' * 9000}</script>", "", 0),
    ],
)  # fmt: skip
def test_the_title_is_the_one_that_the_page_means(head: str, body: str, title: int) -> None:
    assert page(body + PROSE, head).title == ("Der Zug fährt ab" if title else "")


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ("<meta property='article:published_time' content='2024-12-12T23:30:00+08:00'>", "",
         "2024-12-12"),
        ("<meta name=DC.date.issued content=2024-04>", "", "2024-04"),
        ('<script type="application/ld+json">{"datePublished":"2024-12-12"}</script>', "",
         "2024-12-12"),
        ("", "<time itemprop=datePublished datetime='2024-12-12T08:00'>gestern</time>",
         "2024-12-12"),
        ("", "<article><time datetime=2024-12-12>12.12.</time></article>", "2024-12-12"),
        ("<meta name=date content='32.13.2024'>", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_date_is_the_one_of_publication(head: str, body: str, date: str) -> None:
    assert page(body + PROSE, head).published_on == date


@pytest.mark.parametrize(
    ("html", "language"),
    [("<html lang=de-AT>", "de"), ("<html xml:lang=ru>", "ru"), ("<html lang=fr>", ""),
     ("<meta property=og:locale content=zh_CN>", "zh"), ("<html>", "")],
)  # fmt: skip
def test_the_language_a_page_states_is_a_hint(html: str, language: str) -> None:
    text = read("a.html", f"{html}{PROSE}".encode())
    assert (text.language, text.language_hint) == ("", language)


@pytest.mark.parametrize(
    ("markup", "error", "says"),
    [
        ("<html><script>app()</script><div id=root></div>", EmptyFile, "without running"),
        ("<p>x" + "<i" * 20_000 + "<div>" * 5_000 + "Text", BrokenFile, "too deeply"),
        ("<b>" * 5_000 + "Text", BrokenFile, "too deeply"),
    ],
)
def test_pages_without_readable_text_are_refused(
    markup: str, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        read("a.html", markup.encode())


def test_depth_that_pages_have_is_read() -> None:
    assert "Text" in read("a.html", ("<font>" * 1_500 + "Text").encode()).text


WORDS = st.text(st.sampled_from("abc äя中 \u00a0"), min_size=1, max_size=12).filter(str.strip)
TAGS = st.sampled_from(
    ["p", "div", "b", "a", "li", "nav", "aside", "h2", "td", "button", "article"]
)


STRAY = st.sampled_from(
    ["", "", "<p>", "</p>", "</div>", "</body>", "</html>", "<body>", "<table>", "<tr>", "<br>"]
) | st.sampled_from(["<li>", "<html>", "<head>", "<b>", "<!--x-->", "</a>", "<form>", "<option>"])


@given(st.lists(st.tuples(STRAY, TAGS, WORDS), min_size=1, max_size=12))
def test_no_word_of_a_page_is_lost(parts: list[tuple[str, str, str]]) -> None:
    markup = "".join(f"{before}<{tag} class=nav>{words}</{tag}>" for before, tag, words in parts)
    text = read("a.html", f"<p>Anfang</p>{markup}".encode())
    letters = "".join("".join(words.split()) for _, _, words in parts)
    assert "".join(text.text.split()) == "Anfang" + letters
    joined = "".join(text.text[each.start : each.end] for each in text.layout)
    assert "".join(joined.split()) == "Anfang" + letters
