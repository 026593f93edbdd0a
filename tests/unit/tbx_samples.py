"""TBX files of both versions around what a test has to say, and reading them."""

from __future__ import annotations

from glossary.exchange import ConceptEntry, ReadGlossary, TermEntry, read_glossary


def read(content: str | bytes) -> ReadGlossary:
    """What a file says."""
    data = content.encode() if isinstance(content, str) else content
    return read_glossary(data, filename="names.tbx")


def v3(body: str, style: str = "dca") -> str:
    """A TBX v3 file with this body."""
    return (
        f'<?xml version="1.0"?><tbx type="TBX-Basic" style="{style}" xml:lang="en" '
        'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" '
        'xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader><fileDesc><sourceDesc><p>x</p>'
        f"</sourceDesc></fileDesc></tbxHeader><text><body>\n{body}\n</body></text></tbx>"
    )


def v2(body: str, doctype: str = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">') -> str:
    """A TBX v2 (martif) file with this body."""
    return (
        f'<?xml version="1.0"?>{doctype}<martif type="TBX" xml:lang="de"><martifHeader><fileDesc>'
        f"<sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>\n{body}\n"
        "</body></text></martif>"
    )


def entry(terms: str, about: str = "", language: str = "en", identifier: str = "c1") -> str:
    """A concept of one language."""
    return (
        f'<conceptEntry id="{identifier}">{about}<langSec xml:lang="{language}">{terms}'
        "</langSec></conceptEntry>"
    )


def only(content: str) -> tuple[ConceptEntry, TermEntry]:
    """The one concept of a file, and its first term."""
    glossary = read(content)
    assert glossary.problems == ()
    (concept,) = glossary.concepts
    return concept, concept.terms[0]


DCT = entry(
    "<termSec><term>Tianfu New Area</term><basic:termType>fullForm</basic:termType>"
    "<min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>"
    "<basic:source>a book</basic:source><note>a note</note></termSec>",
    "<min:subjectField>zone</min:subjectField><descripGrp><basic:definition>A new area of "
    "Chengdu.</basic:definition></descripGrp><note>founded 2014</note>",
)
