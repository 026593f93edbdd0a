"""Words that say what kind of thing a name names, by the categories of concepts."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


OFFICE, ORGANISATION, ZONE = "office", "organisation", "zone"
PLACE, INITIATIVE, EVENT, PERSON, OTHER = "place", "initiative", "event", "person", "other"

_ENGLISH = {
    OFFICE: "president premier minister secretary governor mayor chairman chairwoman chairperson "
    "chair director head administrator ambassador commissioner representative spokesperson "
    "spokesman spokeswoman chancellor consul commander envoy",
    ORGANISATION: "council committee commission ministry department bureau office government "
    "congress party organization organisation association union university institute academy "
    "company corporation group bank agency authority administration court army center centre "
    "chamber federation foundation customs "
    "secretariat",
    ZONE: "zone zones belt circle area areas delta park port district cluster",
    PLACE: "province municipality city county region river mountain lake sea road island coast "
    "prefecture town village township",
    INITIATIVE: "initiative program programme strategy plan outline express corridor corridors "
    "framework hub route project policy campaign platform",
    EVENT: "forum conference summit symposium congress games meeting session expo exhibition fair "
    "festival olympics dialogue",
}
_GERMAN = {
    OFFICE: "präsident präsidentin minister ministerin kanzler kanzlerin sekretär sekretärin "
    "gouverneur vorsitzender vorsitzende botschafter botschafterin bürgermeister direktor",
    ORGANISATION: "rat ministerium kommission ausschuss komitee regierung partei organisation "
    "verband universität institut akademie bank behörde amt gericht zentrum committee "
    "organization center council administration staatsrat zk volkskongress",
    ZONE: "zone area belt wirtschaftskreis wirtschaftsgürtel gebiet delta gürtel bezirk",
    PLACE: "provinz stadt region fluss insel kreis autonomieregion golf",
    INITIATIVE: "initiative strategie programm plan plattform platform korridor projekt",
    EVENT: "treffen forum konferenz gipfel symposium kongress tagung messe plenum parteitag",
}
_RUSSIAN = {
    OFFICE: "президент премьер премьер-министр министр секретарь генсек губернатор мэр "
    "председатель директор глава посол заместитель руководитель начальник канцлер",
    ORGANISATION: "управление правительство комитет комиссия министерство департамент совет "
    "партия организация ассоциация союз университет институт академия банк агентство "
    "администрация суд инкубатор центр бюро компания корпорация фирма группа фонд",
    ZONE: "зона пояс парк округ дельта кластер",
    PLACE: "район станция провинция город уезд область регион река море остров край залив",
    INITIATIVE: "инициатива стратегия план программа манифест проект коридор платформа",
    EVENT: "конференция форум саммит симпозиум совещание заседание съезд выставка пленум встреча",
}


def _index(table: dict[str, str]) -> dict[str, str]:
    return {word: category for category, words in table.items() for word in words.split()}


ENGLISH_HEADS = _index(_ENGLISH)
GERMAN_HEADS = _index(_GERMAN)
RUSSIAN_HEADS = _index(_RUSSIAN)


def english_category(name: list[str]) -> str:
    """The category of an English name: its head stands before the first preposition."""
    head: list[str] = []
    for word in name:
        if word in {"of", "on", "for", "in", "to"} and head:
            break
        head.append(word)
    # A national congress is held; a people's congress is a body.
    if [word.removesuffix("'s") for word in head[-2:]] == ["People", "Congress"]:
        return ORGANISATION
    for word in reversed(head):
        category = ENGLISH_HEADS.get(word.casefold())
        if category:
            return category
    return OTHER


def german_head(word: str) -> str:
    """The category a German noun or compound ends in, or ""."""
    folded = word.casefold().rpartition("-")[2]
    if folded in GERMAN_HEADS:
        return GERMAN_HEADS[folded]
    for length in range(len(folded) - 2, 3, -1):
        category = GERMAN_HEADS.get(folded[-length:])
        if category:
            return category
    return ""


# What a name's head means in each language; the stems are looked for in the folded name.
_KINDS = {
    "circle": ("circle", "kreis", "круг", "圈"),
    "belt": ("belt", "gürtel", "пояс", "带"),
    "corridor": ("corridor", "korridor", "коридор", "通道"),
    "delta": ("delta", "дельт", "三角洲"),
    "hub": ("hub", "drehkreuz", "узел", "枢纽"),
    "forum": ("forum", "форум", "论坛"),
    "platform": ("platform", "plattform", "платформ", "平台"),
    "committee": ("committee", "komitee", "комитет", "委员会"),
    "government": ("government", "regierung", "правительств", "政府"),
}


def kind_of(folded: str) -> str:
    """What kind of thing a folded name names, told alike in all languages; "" where unknown."""
    for kind, stems in _KINDS.items():
        if any(stem in folded for stem in stems):
            return kind
    return ""
