"""The demo: articles written for it, a glossary of the names in them, and a person in each role."""
