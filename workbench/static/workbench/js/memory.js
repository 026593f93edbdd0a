// Matches of the memory (Ctrl+1…3) and the concordance (Alt+K or F3) beside an open cell.
import { boxOf, write } from "./box.js";
import { byId, on } from "./dom.js";
import { announce } from "./feedback.js";
import { setConcordance } from "./keys.js";
import { gettext } from "./words.js";

const dialog = byId("concordance");
// Where a hit of the concordance goes, and what is selected there.
let box = null;
let place = null;

// The matches come after the row has opened: nobody else has to hear of it, least of all whoever
// puts the cursor at the end of the text.
on("htmx:afterSettle", (event) => {
  if (event.target.matches?.(".matches, .hits")) event.stopPropagation();
}, true);

// ---- matches ----

on("click", (event) => {
  const button = event.target.closest("[data-use-match]");
  const into = button && boxOf(button.closest(".row"));
  if (!into) return;
  into.select();
  write(into, button.dataset.text);
  into.form.elements.unit.value = button.dataset.unit;
  announce(gettext("Match %(number)s is in the box.", { number: button.dataset.useMatch }));
});

// ---- concordance ----

export function openConcordance(query) {
  if (dialog.open) return;
  box = boxOf(document.activeElement.closest(".row")) ?? boxOf(document.querySelector(".row.open"));
  place = box && [box.selectionStart, box.selectionEnd];
  dialog.showModal();
  const input = dialog.querySelector("[type=search]");
  if (query) input.value = query;
  input.select();
  if (input.value) htmx.trigger(input.form, "concord:search");
}

if (dialog) setConcordance(openConcordance);

function insertHit(button) {
  const marked = String(getSelection());
  const within = button.closest(".hit").querySelector("[data-hit-text]");
  const text = marked && within.contains(getSelection().anchorNode) ? marked : button.dataset.text;
  dialog.close();
  if (!box?.isConnected) {
    announce(gettext("Open a translation first: there is no box to insert this into."));
    return;
  }
  box.setSelectionRange(...place);
  place = null;
  write(box, text);
}

dialog?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert-hit]");
  if (button) insertHit(button);
});

// A search field would take Esc to empty itself.
dialog?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  dialog.close();
});

dialog?.addEventListener("close", () => {
  if (!place || !box.isConnected) return;
  box.focus();
  box.setSelectionRange(...place);
});

// ---- keys ----

on("keydown", (event) => {
  if (event.isComposing) return;
  const command = event.ctrlKey || event.metaKey;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && event.altKey && !command && !event.shiftKey && dialog?.open) {
    event.preventDefault();
    dialog.querySelector(`[data-insert-hit="${digit}"]`)?.click();
  } else if (digit && command && !event.altKey && !event.shiftKey) {
    const button = event.target.closest?.(".row.open")?.querySelector(`[data-use-match="${digit}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }
});
