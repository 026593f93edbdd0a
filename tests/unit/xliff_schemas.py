"""The schemas of XLIFF, and the rules that a schema cannot say, as assertions."""

from __future__ import annotations

from functools import cache

from lxml import etree

from tests.shared import SHARED

FOLDER = SHARED / "schemas"
CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
GLOSSARY = "{urn:oasis:names:tc:xliff:glossary:2.0}"
MATCHES = "{urn:oasis:names:tc:xliff:matches:2.0}"
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
XLIFF1 = "{urn:oasis:names:tc:xliff:document:1.2}"


@cache
def schema(version: str) -> etree.XMLSchema:
    """The schema of XLIFF 1.2 (strict), or of 2.1 with its modules."""
    if version == "1.2":
        return etree.XMLSchema(etree.parse(FOLDER / "xliff-1.2" / "xliff-core-1.2-strict.xsd"))
    files = {
        "document": "xliff_core_2.0.xsd",
        "glossary": "glossary.xsd",
        "matches": "matches.xsd",
        "metadata": "metadata.xsd",
    }
    imports = "".join(
        f'<xs:import namespace="urn:oasis:names:tc:xliff:{name}:2.0" '
        f'schemaLocation="{(FOLDER / "xliff-2.1" / file).as_uri()}"/>'
        for name, file in files.items()
    )
    return etree.XMLSchema(
        etree.fromstring(
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
        )
    )


def assert_follows_rules(root: etree._Element) -> None:
    """What XLIFF 2.1 demands of ids, states and references beyond its schema (clauses 4.2, 4.3)."""
    assert_unique(root.iter(f"{CORE}file"))
    for file in root.iter(f"{CORE}file"):
        assert_unique(file.iter(f"{CORE}unit"))
    for unit in root.iter(f"{CORE}unit"):
        segments = list(unit.iter(f"{CORE}segment"))
        assert_unique(segments)
        assert_unique(unit.iter(f"{CORE}note"))
        assert_unique(unit.iter(f"{GLOSSARY}glossEntry"))
        spans = [*segments, *unit.iter(f"{CORE}mrk")]
        assert_unique(spans)
        ids = {f"#{span.get('id')}" for span in spans}
        for element in unit.iter(f"{GLOSSARY}glossEntry", f"{MATCHES}match"):
            assert element.get("ref") in ids
        for segment in segments:
            assert segment.get("subState") is None or segment.get("state") is not None
            if segment.get("state", "initial") != "initial":
                assert segment.find(f"{CORE}target") is not None
        for match in unit.iter(f"{MATCHES}match"):
            # A subType is a type's, so there has to be one.
            assert match.get("subType") is None or match.get("type") is not None


def assert_unique(elements: object) -> None:
    """No two of the elements have the same id."""
    ids = [element.get("id") for element in elements]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))
