"""Our states in the words of XLIFF, and back, without loss.

A tool that changes the state of an XLIFF 2 segment must change or drop the subState too (XLIFF 2.1,
clause 4.3.1.22), so a subState of ours that comes back still holds. Without one, what the tool says
counts: a segment it calls reviewed is at least translated, but approving is for our reviewers.
"""

from __future__ import annotations

XLIFF_2 = {
    "initial": ("initial", None),
    "draft": ("initial", "concord:draft"),
    "needs_work": ("initial", "concord:needs_work"),
    "translated": ("translated", None),
    "approved": ("final", None),
}
"""`state` and `subState` of a segment. Drafts and what was sent back are initial: to be done."""

XLIFF_1 = {
    "draft": "needs-review-translation",
    "needs_work": "needs-translation",
    "translated": "translated",
    "approved": "final",
}
"""`state` of a target. A unit that is not started has no target."""

_FROM_XLIFF_1 = {
    **{word: state for state, word in XLIFF_1.items()},
    "new": "draft",
    "needs-adaptation": "needs_work",
    "needs-l10n": "needs_work",
    "needs-review-adaptation": "translated",
    "needs-review-l10n": "translated",
    "signed-off": "approved",
}


def from_xliff_2(state: str, sub_state: str | None, *, has_target: bool) -> str:
    """Our state for what a segment says; an unknown subState is passed over."""
    if not has_target:
        return "initial"
    for ours, words in XLIFF_2.items():
        if words == (state, sub_state) and ours != "initial":
            return ours
    return {"initial": "draft", "final": "approved"}.get(state, "translated")


def from_xliff_1(state: str | None, *, approved: bool, has_target: bool) -> str:
    """Our state for what a target says, and its unit's `approved`; without a word, translated."""
    if not has_target:
        return "initial"
    if approved:
        return "approved"
    return _FROM_XLIFF_1.get(state or "", "translated")
