"""Words that end in a full stop without ending the sentence, and words that begin sentences.

Abbreviations are written without the last stop, in lower case, inner spaces left out ("z.b").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words around a full stop say in one language.

    `inner`: something always follows ("Dr.", "z. B."). `either`: the sentence may end there
    ("U.S.", "Mio."); it does when a starter follows. `counting`: abbreviates only before a numeral
    ("No. 5"). `closing`: ends a list and, before a capital letter, the sentence ("и т. д.").
    `measures`: the same, but not before an acronym ("5 млрд. долл. США").
    `units_of_time`: after a numeral like `either`, elsewhere like `inner` ("2024 г.", "г. Москва").
    `starters`: words that, capitalised, begin a sentence. `ordinals`: a stop after a numeral makes
    it an ordinal ("9. April").
    """

    inner: frozenset[str] = frozenset()
    either: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    units_of_time: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    ordinals: bool = False


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GERMAN = Lexicon(
    inner=_words(
        "dr prof hr hrn fr frl st dipl dipl.-ing dr.-ing ing priv.-doz gen oberst oberstlt vgl "
        "bzw ca z.b d.h i.d.r bspw evtl ggf ggfs inkl exkl einschl zzgl abzgl sog insb insbes geb "
        "gest verh hrsg hg stellv stv zul amtl gegr mind durchschn bes betr fa nr nrn "
        "z.zt m.e i.a i.v h.c u.z u.zw m.a.w n.chr v.chr z.hd resp"
    ),
    either=_words(
        "mag u.a u.ä u.u o.ä z.t s.o s.u a.a.o f ff e.v mio mrd tsd bio str pl jh jhd usw etc usf "
        "d.j d.m v.u.z u.s.w u.v.m o.g tel co sch tsch schtsch rd gem ges staatl städt"
    ),
    counting=_words(
        "max min abs art ziff kap abb tab bd s jan febr feb mär apr jun jul aug sept sep okt nov "
        "dez vol no"
    ),
    starters=_words(
        "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Er Sie Es Wir Ich Ihr Man Dies "
        "Diese Dieser Dieses Diesem Diesen Jene Jener Jenes In Im An Am Auf Aus Bei Beim Mit Nach "
        "Von Vom Vor Zu Zum Zur Für Gegen Durch Über Um Unter Ohne Seit Während Wegen Und Aber "
        "Oder Denn Doch Auch So Da Dann Danach Daher Dabei Damit Dafür Dagegen Darüber Darauf "
        "Daraufhin Dadurch Darum Deshalb Deswegen Jedoch Zudem Außerdem Hier Dort Heute Gestern "
        "Morgen Nun Jetzt Wenn Als Weil Obwohl Wie Was Wer Wo Warum Wann Welche Welcher Welches "
        "Alle Beide Viele Einige Mehrere Jede Jeder Jedes Kein Keine Keiner Nicht Noch Nur Schon "
        "Sein Seine Seiner Seinen Ihre Ihrer Unser Unsere Laut Insgesamt Bereits Zunächst Zuletzt "
        "Schließlich Anschließend Inzwischen Allerdings Dennoch Trotz Trotzdem Später Ferner "
        "Weiterhin Darin Davon Dazu Deren Dessen Sowohl Bis Ab Zwischen Neben Rund Etwa Somit "
        "Ebenso Folglich Derzeit Mittlerweile Gleichzeitig Weitere Erstens Zweitens Drittens"
    ),
    ordinals=True,
)

RUSSIAN = Lexicon(
    inner=_words(
        "т.е т.к т.н г-н г-жа г-на г-ну г-ном проф акад доц д-р канд чл.-корр св тов гос ул "
        "пр-т просп пл наб см ср напр зам пом нач зав ген ген.-лейт и.о врио в.т.ч т.ч англ "
        "кит рус нем лат фр яп каз ок прим ст.-преп мл.науч.сотр с.н.с м.н.с инж пос дер "
        "дж пров респ окр уезд экон техн полит ист воен"
    ),
    either=_words(
        "им полк род ум обл р-н н.э янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек изд"
    ),
    measures=_words("млн млрд тыс трлн руб долл коп экз чел шт га кв.м куб.м км м мин сек"),
    counting=_words("рис табл гл п пп ст стр с т тт кв д корп стр вып № ч абз разд"),
    closing=_words("т.д т.п др пр проч"),
    units_of_time=_words("г гг в вв"),
    starters=_words(
        "Он Она Оно Они Это Эти Этот Эта Эту Этим Я Мы Вы Ты В Во На Но И А По При Для До От Из С "
        "Со К Ко У О Об Обо За Под Над Без После Перед Между Через Также Кроме Однако Как Когда "
        "Если Что Чтобы Кто Где Куда Затем Потом Поэтому Так Такой Такая Такие Тем Там Тогда Тут "
        "Здесь Теперь Сейчас Сегодня Вчера Ранее Раньше Позднее Позже Впоследствии Его Её Ее Их "
        "Наш Наша Наши Все Всё Весь Вся Всего Общая Общий Каждый Каждая Многие Некоторые Другие "
        "Среди Согласно Благодаря Данный Данная Более Именно Только Уже Ещё Еще Даже Не Ни "
        "Наконец Впрочем Следовательно Вместе Совместно Помимо Вскоре Почему Зачем Какой Какая "
        "Сам Сама Сами Тот Та То Те Тому Того Напомним Отметим Новый Новая Новые Один Одна Одним"
    ),
)

ENGLISH = Lexicon(
    inner=_words(
        "mr mrs ms messrs dr prof st sen rep gov gen col capt lt maj sgt cmdr adm rev hon pres amb "
        "vs e.g i.e cf viz approx mt ft dept asst assoc"
    ),
    either=_words(
        "inc corp ltd co jr sr bros u.s u.k u.n u.s.a p.m a.m ph.d d.c est plc al m.a b.a oct nov"
    ),
    counting=_words(
        "no nos art sec fig figs vol ch p pp par jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    closing=_words("etc"),
    starters=_words(
        "The A An He She It They We I You This That These Those There Here In On At By For From "
        "With After Before Since During Under Over But And Or So If As When While Although Though "
        "However Moreover Meanwhile Also According Its His Her Their Our Your Such Some Many Most "
        "All Both Each Every No Not Now Then Today Yesterday What Who Why How Where Which Once "
        "Until Through Among Between Despite Because Furthermore Therefore Thus Nevertheless "
        "Afterwards Later Besides Finally First Second Third Last To Of About Other Another "
        "Everyone Everybody Nobody People"
    ),
)

LEXICONS = {"de": GERMAN, "ru": RUSSIAN, "en": ENGLISH, "zh": ENGLISH}
