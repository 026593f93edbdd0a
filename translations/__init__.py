"""Translations of segments: drafted, verified, reviewed, remembered, exported."""
