"""Where to cut a translation whose source was cut. Pure text work."""

from __future__ import annotations

from sources.segmentation import split_sentences

# A boundary further than this from where the source was cut, as a share of the text, is another's.
_FAR = 0.25


def divide(text: str, language: str, share: float) -> tuple[str, str]:
    """The two parts of a translation whose source was cut at `share` (0 to 1) of its length.

    It is cut only between sentences, at the boundary nearest to that share. Where there is none
    near it, the whole text is the first part and the second is empty.
    """
    ends = [end for _start, end in split_sentences(text, language)][:-1]
    if not ends:
        return text, ""
    cut = min(ends, key=lambda end: abs(end / len(text) - share))
    if abs(cut / len(text) - share) > _FAR:
        return text, ""
    return text[:cut].rstrip(), text[cut:].lstrip()


def join(first: str, second: str, language: str) -> str:
    """Two translations of neighbouring segments as one; Chinese has no space between sentences."""
    return ("" if language == "zh" else " ").join(part for part in (first, second) if part)
