"""What the readers of files say: of articles, and of translations that were edited elsewhere."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

FILES = (
    # Articles (`sources.reading`, `sources.language`).
    _("The file holds no source text; export it again with its texts."),
    _(
        "The file does not say which language its source texts are in (%(said)s); export it "
        "again with the language, or say which it is."
    ),
    _("“%(text)s” is not a language Concord works in; use one of %(known)s (%(said)s)."),
    _("The file holds no text; choose one that holds an article."),
    _("The file holds nothing but white space; choose one that holds an article."),
    _("The file has more than %(number)s paragraphs or units; split it into several files."),
    _("The file has more than %(number)s characters; split it into several files."),
    _("The file has more than %(number)s entries; split it."),
    _(
        "The encoding of the text cannot be told (tried UTF-8, UTF-16, GB18030, "
        "Windows-1251, KOI8-R and Windows-1252); save it as UTF-8 and import it again."
    ),
    _("The text is UTF-8 but broken at byte %(number)s; save it again as UTF-8."),
    _(
        "The file begins with the mark of %(name)s but is broken at byte %(number)s; save it "
        "again as UTF-8."
    ),
    _("The file is no whole Word document: it names no text; save it again."),
    _("The file is no whole Word document: its text is missing; save it again."),
    _("The quotations or lists near line %(number)s are nested too deeply; make them flat."),
    _("The file is no PDF file; import it under the suffix of its own format."),
    _("The PDF file has %(number)s pages and the limit is %(limit)s; split it."),
    _("The PDF file does not say which letters it shows; open it, copy the text and paste it."),
    _("The PDF file is protected; save it without a password, then import."),
    _(
        "The PDF file is damaged or protected and cannot be read; print it to a new PDF file "
        "and import that."
    ),
    _("The PDF file has more text than any article (stopped at page %(number)s); split it."),
    _(
        "Page %(number)s of the PDF file takes too long to read; print it to a new PDF file, "
        "or copy its text and paste it."
    ),
    _("The file is no PO file: it has no “msgid”; export it again."),
    _("The file is no well-formed PO file at line %(number)s (%(reason)s); check it with msgfmt."),
    _("The file is no well-formed PO file (%(reason)s); check it with msgfmt."),
    _("The entry at line %(number)s has more than %(limit)s lines; split it."),
    _("The file is no well-formed PO file; check it with msgfmt."),
    _("The file is no well-formed PO file at line %(number)s; check it with msgfmt."),
    _(
        "The unit at %(said)s has no text in its source language “%(name)s”; export again, "
        "or say which language is wanted."
    ),
    _(
        "The TMX file holds no text in the source language; choose the language of the texts "
        "you want."
    ),
    _("The unit at %(said)s has no text in any language; export again."),
    _("The variant at %(said)s has no seg; export again."),
    _("The file is XLIFF of version “%(name)s”; versions 1.2, 2.0 and 2.1 can be read."),
    _("The trans-unit at %(said)s has no source; export again."),
    _("The segment at %(said)s has no source; export again."),
    _("The elements of the page are nested too deeply; copy its text and paste it."),
    _("The page is empty; save it again, from a browser that shows the article."),
    _(
        "The page shows no text without running its scripts; save it from a browser that "
        "shows the article, as “complete page”."
    ),
    _("The file is no HTML page; save the page again."),
    _("The file is not %(said)s; save it as one, or under its own suffix."),
    _("The file is no whole %(name)s: “%(part)s” is missing from it; save it again."),
    _("The file is damaged at “%(part)s” and no %(name)s; save it again."),
    _("The file is damaged and no %(name)s; save it again."),
    _("The file unpacks to more than any article has (%(said)s); it may be made to do harm."),
    _("The file has a path in it that leads out of it (“%(name)s”); do not trust it."),
    _("The file is encrypted; save it without a password and import that."),
    _("The file has “%(name)s” twice in it; save it again."),
    _(
        "The file has %(number)s MiB and the limit is %(limit)s MiB; import the articles in "
        "it as separate files."
    ),
    _("Files ending in “%(name)s” cannot be read; save the text as one of: %(known)s."),
    _("Files without a suffix cannot be read; save the text as one of: %(known)s."),
    _("The file is empty; choose a file that holds an article."),
    _("The file holds %(number)s articles and the limit is %(limit)s; split it."),
    _("The file holds %(number)s articles; give one that holds one."),
    _(
        "The file is an HTML or XML page under the name of a text file; give it the suffix "
        "of its format (.html) and import it again, or save it as plain text."
    ),
    _(
        "The file is no web page but XML that begins with “%(name)s”; import it as a file, "
        "under the suffix of its own format."
    ),
    _(
        "The file is %(said)s, not %(said2)s; import it under the suffix of its own format "
        "if that can be read, or save its text as a .txt file and import that."
    ),
    _("The file is not %(said)s: its first element is “%(name)s”, not “%(known)s”."),
    _(
        "The entity “%(name)s” (%(said)s) is declared nowhere in %(said2)s; export the file "
        "with the character itself."
    ),
    _(
        "The file declares XML entities or elements of its own in its DOCTYPE, which can be "
        "used for attacks; save it without them."
    ),
    _("The file is %(said)s that is damaged at %(said2)s (%(reason)s); export or save it again."),
    _("The language of the text is unclear; say which it is with --language (%(known)s)."),
    _("The text is too short to tell its language; say which it is with --language (%(known)s)."),
    _(
        "The text seems to be in %(name)s, which Concord does not work in; if that is wrong, "
        "say which it is with --language (%(known)s)."
    ),
    _(
        "The text seems to be in Traditional Chinese, and Concord works in Simplified "
        "Chinese; convert the text, or pass --language zh to import it as it is."
    ),
    _(
        "No sentence of an article was found in the text, only headings, navigation, names "
        "or numbers; check that the right text was saved."
    ),
    _(
        "The PDF file has no text layer, only pictures of its pages; run a text recognition "
        "(OCR) over it first."
    ),
    _("The file holds binary data, not text; save its text as a .txt file and import that."),
    _("The text seems to be %(name)s but is broken at byte %(number)s; save it again as UTF-8."),
    # Edited translations (`translations.importers`).
    _("The archive has more than %(number)s files."),
    _(
        "Files ending in “%(name)s” cannot be brought back unless they hold XLIFF, and this "
        "one does not; end its name in what it is: %(known)s."
    ),
    _(
        "Files without a suffix cannot be brought back unless they hold XLIFF, and this one "
        "does not; end its name in what it is: %(known)s."
    ),
    _("The file has more than %(number)s MiB; export it in parts."),
    _("The file is empty; choose the one that was edited."),
    _("The file holds no translations; choose the one that was edited."),
    _("This is a zip archive or an office document under another name."),
    _("This is no Word document: it has no body."),
    _("This is no whole %(name)s; save it again and send that."),
    _("The %(name)s is damaged or encrypted; save it again."),
    _("This is no %(name)s: it has too many parts."),
    _("This is no PO file that can be read; export it again."),
    _("The XML cannot be read; save it again as UTF-8."),
    _("it unpacks to far more than such a file has"),
    _("a text has more than %(number)s characters"),
    _("a text holds a NUL character; take it out"),
    _("the target language is “%(name)s”; Concord translates into en and zh"),
    _("the version “%(name)s” is no number"),
    _(
        "segment %(number)s into “%(name)s” stands here again with another text than at "
        "%(said)s; keep one of the two"
    ),
    _("the file is not in UTF-8; save it again with that encoding"),
    _("it has %(number)s cells instead of %(limit)s"),
    _("neither the file nor the entry names its target language"),
    _("this is no line of a PO file (“%(name)s”); export it again"),
    _("a text has more than %(number)s lines"),
    _("the header names no column “%(name)s”; keep the columns of the export"),
    _("the header names a column twice"),
    _("this is no row of the table (%(reason)s)"),
    _("%(number)s cells stand here, and the header names %(limit)s"),
    _("the unit has no source; export it again"),
    _("the unit has no segment; export it again"),
    _("its file names no target language; export it again"),
    _("this is neither XLIFF 1.2 nor XLIFF 2; export it again"),
    _("the XML has a DOCTYPE; save it without one"),
    _("it is not well-formed XML (%(reason)s); export it again"),
    _("it is damaged or encrypted; save it again"),
    _("this is no entry of a PO file; export it again"),
    _("“%(name)s” is no line of a PO file; export it again"),
    # Where it is; what follows it is said too.
    _("line %(number)s"),
    _("row %(number)s"),
    _("unit %(name)s"),
    _("line %(place)s: %(said)s"),
    _("row %(place)s: %(said)s"),
    _("unit %(place)s: %(said)s"),
    _("file: %(said)s"),
    _("element “%(name)s”"),
    _("its end"),
    _("its contents"),
    _("%(number)s parts"),
    # What a file is, or should be.
    _("a Word document"),
    _("an XLIFF file"),
    _("a TMX file"),
    _("plain text"),
    _("a PDF file"),
    _("a ZIP archive or an office document (docx, xlsx, odt, epub)"),
    _("an old Microsoft Office document"),
    _("an RTF document"),
    _("a PNG image"),
    _("a JPEG image"),
    _("a GIF image"),
    _("a RIFF file (an image, a sound or a film)"),
    _("a gzip archive"),
    _("a bzip2 archive"),
    _("an xz archive"),
    _("a 7-Zip archive"),
    _("a RAR archive"),
    _("a program"),
    _("an SQLite database"),
    _("an MP3 sound file"),
)
